"""Logs and errors: the shipped invented families come in, whole and broken, and no name of theirs goes out."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adapter.cli import DONE, HELD, run
from adapter.settings import demo_families

FAMILIES = sorted(demo_families().glob("*.json"))
NAME_KEYS = {"firstName", "lastName", "First name", "Last name", "given", "family"}
DETAIL_KEYS = {"dateOfBirth", "birthDate", "nhsNumber", "address", "postcode", "Phone number", "line", "postalCode"}
Tree = dict[str, Any]


def _words(node: Any, keys: set[str], under: str = "") -> set[str]:
    """Every text under one of these keys."""
    if isinstance(node, str):
        return {node} if under in keys and len(node) > 2 else set()
    if isinstance(node, list):
        return {word for item in node for word in _words(item, keys, under)}
    if isinstance(node, dict):
        return {word for key, value in node.items() for word in _words(value, keys, key)}
    return set()


def details_of(path: Path) -> set[str]:
    """Names, birth dates, numbers and addresses a record carries in its own fields."""
    tree = json.loads(path.read_bytes())
    nhs = set(re.findall(r'"(999\d{7})"', path.read_text(encoding="utf-8")))
    return _words(tree, NAME_KEYS | DETAIL_KEYS) | nhs


def assert_nobody_in(text: str, path: Path) -> None:
    found = {detail for detail in details_of(path) if re.search(rf"\b{re.escape(detail)}\b", text)}
    assert not found, f"{len(found)} details of a person"


def _cut_short(tree: Tree, raw: bytes) -> bytes:
    return raw[: len(raw) * 2 // 3]


def _of_an_unknown_shape(tree: Tree, raw: bytes) -> bytes:
    return json.dumps({**tree, "shape": "folded", "resourceType": "Folded"}).encode()


def _of_an_unknown_form(tree: Tree, raw: bytes) -> bytes:
    return raw.replace(b'"formId": "', b'"formId": "unheard-of-').replace(b"urn:core-pathway:", b"urn:unheard-of:")


def _with_answers_that_are_a_list(tree: Tree, raw: bytes) -> bytes:
    return json.dumps({**tree, "answers": [tree.get("answers")], "entry": {"all": tree.get("entry")}}).encode()


def _with_dates_that_are_not(tree: Tree, raw: bytes) -> bytes:
    return re.sub(rb'"(dateOfBirth|birthDate|submittedAt|date)": "', rb'"\1": "about ', raw)


def _with_names_that_are_numbers(tree: Tree, raw: bytes) -> bytes:
    return re.sub(rb'"(firstName|family)": "[^"]*"', rb'"\1": 7', raw)


BREAKINGS: tuple[Callable[[Tree, bytes], bytes], ...] = (
    _cut_short,
    _of_an_unknown_shape,
    _of_an_unknown_form,
    _with_answers_that_are_a_list,
    _with_dates_that_are_not,
    _with_names_that_are_numbers,
)


@pytest.mark.parametrize("breaking", BREAKINGS, ids=lambda breaking: breaking.__name__.strip("_"))
def test_broken_records_are_told_without_naming_anybody(
    breaking: Callable[[Tree, bytes], bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    for path in FAMILIES:
        raw = path.read_bytes()
        (tmp_path / path.name).write_bytes(breaking(json.loads(raw), raw))
    with caplog.at_level(logging.DEBUG):
        code = run(["screen", "--json", str(tmp_path)])
    printed = capsys.readouterr()
    assert code in (DONE, HELD)
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert len(rows) == len(FAMILIES)
    held = [row for row in rows if row.get("held")]
    told = json.dumps([held, [row["could_not_check"] for row in rows]], ensure_ascii=False)
    for path in FAMILIES:
        assert_nobody_in(told + printed.err + caplog.text, path)


def test_the_whole_demonstration_logs_nobody(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert run(["demo", "--once"]) == DONE
    printed = capsys.readouterr()
    assert f"{len(FAMILIES)} invented families screened" in printed.out
    for path in FAMILIES:
        assert_nobody_in(caplog.text + printed.err, path)


def test_the_check_itself_would_find_a_name() -> None:
    with pytest.raises(AssertionError):
        assert_nobody_in("the record of Ms Bakare could not be read", demo_families() / "03-insulin-at-seven.json")
