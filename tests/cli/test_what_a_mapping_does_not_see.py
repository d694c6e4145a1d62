"""`coverage` and `test`: invented records and packs go in, what they say and their exit code is held."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from adapter.cli import run

SHELF = Path(__file__).parents[2] / "mappings"
REAL = Path(__file__).parents[3] / "shared" / "data" / "assessments"


def form(number: int, **answers: Any) -> dict[str, Any]:
    return {
        "id": f"w-{number}",
        "formId": "initial-contact-assessment",
        "resident": {"firstName": "Nell", "lastName": "Quill"},
        "answers": {"Caring": answers},
    }


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    folder = tmp_path / "feed"
    folder.mkdir()
    for number in range(3):
        known = {"Do you have children that are dependent on you?": "No", "About you": "Bees."}
        new = {"Do you have children who depend on you?": "Yes, Zara"} if number else {}
        (folder / f"{number}.json").write_text(json.dumps(form(number, **known, **new)))
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_renamed_question_is_shown_with_how_often_it_held_something_and_what_it_may_have_been(
    feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["coverage", str(feed), "--json"]) == 0
    (pathway,) = told(capsys)["mappings"]
    assert pathway["unlisted"] == [
        {
            "form": "initial-contact-assessment",
            "name": "Do you have children who depend on you?",
            "records": 2,
            "nearest": "Do you have children that are dependent on you?",
        }
    ]


def test_no_answer_and_no_name_is_printed(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for shape in ([], ["--json"]):
        run(["coverage", str(feed), *shape])
        printed = capsys.readouterr().out
        assert not any(value in printed for value in ("Zara", "Bees", "Nell", "Quill"))


def test_under_the_floor_the_exit_code_is_one(feed: Path) -> None:
    assert run(["coverage", str(feed), "--floor", "100"]) == 1
    (feed / "1.json").unlink()
    (feed / "2.json").unlink()
    assert run(["coverage", str(feed), "--floor", "100"]) == 0


def test_a_record_nobody_could_look_into_is_not_passed_over(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (feed / "broken.json").write_text("{")
    (feed / "unheard.json").write_text('{"unheard": "of"}')
    assert run(["coverage", str(feed), "--json"]) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)["not_covered"] == 2
    assert f"{feed / 'broken.json'}: line 1" in printed.err
    assert f"{feed / 'unheard.json'}: no mapping recognises this record" in printed.err


def test_entries_no_record_meets_are_named_with_their_line(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["coverage", str(feed), "--json"])
    (pathway,) = told(capsys)["mappings"]
    unmet = {entry["name"]: entry["place"] for entry in pathway["unmet"]}
    assert "Can you carry out any caring responsibilities for a child?" in unmet
    assert "Do you have children that are dependent on you?" not in unmet
    assert all(place.startswith("mappings/") for place in unmet.values())


def test_a_mapping_that_is_not_there_is_said_to_be_so(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", str(feed), "--mapping", "exampelshire"]) == 2
    assert "core-pathway" in capsys.readouterr().err


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared assessments are not here")
def test_the_core_pathway_lists_every_field_of_the_shared_assessments(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in sorted(REAL.glob("*.record.json"))]
    assert run(["coverage", *files, "--json"]) == 0
    found = {one["mapping"]: one for one in told(capsys)["mappings"]}
    assert found["core-pathway"]["unlisted"] == []
    assert [field for field in found["uk-core-fhir"]["unlisted"] if field["form"]] == []


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf of its own with one pack, whose examples may be spoilt."""
    folder = tmp_path / "mappings"
    shutil.copytree(SHELF / "codes", folder / "codes")
    shutil.copytree(SHELF / "sources" / "core-pathway", folder / "sources" / "core-pathway")
    return folder


def test_examples_that_come_out_as_written_pass(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", "core-pathway", "--mappings", str(shelf)]) == 0
    assert "as written  none.yaml" in capsys.readouterr().out


def spoil(shelf: Path) -> None:
    example = shelf / "sources" / "core-pathway" / "examples" / "none.yaml"
    example.write_text(example.read_text().replace("family.said_children absent", "family.said_children present"))


def test_an_example_that_comes_out_otherwise_is_named_with_its_line(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(shelf)
    assert run(["test", "--mappings", str(shelf)]) == 3
    printed = capsys.readouterr().out
    assert "OTHERWISE   none.yaml" in printed
    assert "found and not expected: family.said_children absent" in printed


def test_the_junit_file_says_what_a_ci_server_needs(shelf: Path, tmp_path: Path) -> None:
    spoil(shelf)
    report = tmp_path / "report.xml"
    run(["test", "--mappings", str(shelf), "--junit", str(report)])
    (suite,) = ElementTree.parse(report).getroot()
    cases = list(suite)
    assert suite.tag == "testsuite"
    assert {"name", "tests", "failures", "errors", "skipped", "time"} <= set(suite.keys())
    assert int(suite.attrib["tests"]) == len(cases)
    assert all(case.tag == "testcase" and {"name", "classname", "time"} <= set(case.keys()) for case in cases)
    failed = [case for case in cases if case.find("failure") is not None]
    assert int(suite.attrib["failures"]) == len(failed) == 1
    assert {"message", "type"} <= set(failed[0][0].keys())


def test_a_floor_over_what_the_examples_meet_fails_by_itself(shelf: Path) -> None:
    for example in (shelf / "sources" / "core-pathway" / "examples").glob("*.yaml"):
        if example.stem != "none":
            example.unlink()
    assert run(["test", "--mappings", str(shelf), "--floor", "99"]) == 1


PACKS = sorted(path.parent.name for path in (SHELF / "sources").glob("*/mapping.yaml"))


@pytest.mark.parametrize("pack", PACKS)
def test_every_shipped_pack_has_five_examples(pack: str) -> None:
    assert len(list((SHELF / "sources" / pack / "examples").glob("*.yaml"))) >= 5
