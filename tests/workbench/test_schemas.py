"""What an editor completes with: every shipped file is right by its schema, and a mistyped key in it is not."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from adapter.cli import run
from adapter.documents import read_document
from adapter.workbench.schemas import CODES, KINDS, Kind, file_name, schemas
from tests.tree import shown, tracked


def _shipped() -> Iterator[tuple[Kind, Path]]:
    for path in tracked("*.yaml"):
        kinds = [kind for kind in KINDS if path.match(kind.files)]
        if len(kinds) > 1:
            kinds = [kind for kind in kinds if kind.key in read_document(path).value]
        yield from ((kind, path) for kind in kinds)


SHIPPED = tuple(_shipped())
each_file = pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=[shown(path) for _, path in SHIPPED])


@cache
def _validator(name: str) -> Draft202012Validator:
    made = {file: json.loads(content) for file, content in schemas().items()}
    registry: Registry[Any] = Registry().with_resources(
        (file, Resource.from_contents(content)) for file, content in made.items()
    )
    return Draft202012Validator(made[file_name(name)], registry=registry)


def _said(name: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in _validator(name).iter_errors(value)]


def test_every_schema_is_one() -> None:
    for content in schemas().values():
        Draft202012Validator.check_schema(json.loads(content))


def test_every_yaml_file_of_the_shelves_has_a_schema() -> None:
    there = {path for path in tracked("*.yaml") if shown(path).startswith(("mappings/", "rules/"))}
    assert there == {path for _, path in SHIPPED}


@each_file
def test_a_shipped_file_is_right_by_its_schema(kind: Kind, path: Path) -> None:
    value = read_document(path).value
    assert _said(kind.name, value) == []
    assert not kind.key or _said(CODES, value) == []


@each_file
def test_a_mistyped_key_is_marked(kind: Kind, path: Path) -> None:
    value = read_document(path).value
    for key in value:
        wrong = copy.deepcopy(value)
        wrong[f"{key}s_"] = wrong.pop(key)
        assert _said(kind.name, wrong), key


def test_a_fact_that_is_not_there_is_marked_and_one_that_is_has_its_values() -> None:
    def table(states: dict[str, str]) -> dict[str, Any]:
        return {
            "questions": "q",
            "edition": "1",
            "source": "s",
            "checked_on": "2026-11-20",
            "table": [{"states": states}],
        }

    assert _said("question-table", table({"family.asked": "declined"})) == []
    assert _said("question-table", table({"family.askt": "declined"}))
    assert _said("question-table", table({"family.asked": "perhaps"}))


def test_what_a_field_means_stands_beside_it() -> None:
    made = json.loads(schemas()[file_name("mapping-whole")])
    assert made["properties"]["about"]["description"].startswith("One sentence for the integrator")
    assert "FHIR" in made["properties"]["release"]["description"]


def test_the_command_writes_them_and_says_how_an_editor_finds_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", "--out", str(tmp_path / "made")]) == 0
    said = json.loads(capsys.readouterr().out)["yaml.schemas"]
    assert {path.name for path in (tmp_path / "made").iterdir()} == set(schemas())
    assert all(Path(place).is_file() for place in said)
