"""A box that asks how a need is met comes in with its few words: a child named there as whoever meets it helps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.plain_yaml import plain_value
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf
from adapter.words import Answer

FILE = Path(__file__).with_name("who_meets_needs.yaml")
CELLS: dict[str, Any] = plain_value(FILE.read_bytes(), FILE.name)[0]
ABOUT = "I live with my daughter Ella, who is 12. I have multiple sclerosis and use a wheelchair."


@pytest.fixture(scope="module")
def whole() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def helps(whole: Shelves, folder: Path, answers: dict[str, Any], form: str = "care-act-assessment") -> bool:
    resident = {"firstName": "Pat", "lastName": "Aske", "dateOfBirth": "1983-03-02"}
    tree = {"id": "w-1", "formId": form, "submittedAt": "2026-10-02", "resident": resident}
    file = folder / "record.json"
    file.write_text(json.dumps(tree | {"answers": answers}))
    record = next(iter(read_paths([file], Limits())))
    assert isinstance(record, SourceRecord)
    family = screen(record, whole).family
    assert family is not None
    return any(child.helps_with_care is Answer.PRESENT for child in family.children)


@pytest.mark.parametrize("box", CELLS["every_box"])
def test_the_childs_name_alone_says_who_meets_the_need(whole: Shelves, tmp_path: Path, box: str) -> None:
    assert helps(whole, tmp_path, {"A step": {"About you": ABOUT, box: "Ella."}})


@pytest.mark.parametrize("text", CELLS["names_the_child"])
def test_whoever_is_put_forward_meets_it(whole: Shelves, tmp_path: Path, text: str) -> None:
    for box in CELLS["some_boxes"]:
        assert helps(whole, tmp_path, {"A step": {"About you": ABOUT, box: text}}), box


@pytest.mark.parametrize("text", CELLS["names_nobody_young_who_does_it"])
def test_a_child_who_is_only_spoken_of_does_not(whole: Shelves, tmp_path: Path, text: str) -> None:
    for box in CELLS["some_boxes"]:
        assert not helps(whole, tmp_path, {"A step": {"About you": ABOUT, box: text}}), box


@pytest.mark.parametrize("box", CELLS["not_of_a_need"])
def test_a_box_about_the_child_names_no_helper(whole: Shelves, tmp_path: Path, box: str) -> None:
    assert not helps(whole, tmp_path, {"A step": {"About you": ABOUT, box: "Ella."}})


@pytest.mark.parametrize("cell", CELLS["headings"], ids=lambda cell: cell["note"][-30:])
def test_a_notes_heading_asks_as_a_box_does(whole: Shelves, tmp_path: Path, cell: dict[str, Any]) -> None:
    assert helps(whole, tmp_path, {"A step": {"About you": cell["note"]}}) is cell["helps"]


@pytest.mark.parametrize("first", ["Ella", "Mark"])
def test_a_child_among_those_who_come_when_the_alarm_goes_helps(whole: Shelves, tmp_path: Path, first: str) -> None:
    row = {
        "First name": first,
        "Last name": "Aske",
        "Relationship to person": "Daughter" if first == "Ella" else "Friend",
    }
    answers = {"Overview": {"Medical": ABOUT}, "Responders": {"List all the responders in order of priority": [row]}}
    assert helps(whole, tmp_path, answers, "telecare-requisition") is (first == "Ella")
