"""What is told and makes no prompt by itself, and what an announcement cannot say."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from adapter.documents import read_document
from adapter.findings import Screened
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.prompting import make_cards
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf

EXAMPLES = shelf("mappings") / "sources"


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def _given(pack: str, example: str) -> dict[str, Any]:
    given: dict[str, Any] = read_document(EXAMPLES / pack / "examples" / f"{example}.yaml").value["given"]
    return copy.deepcopy(given)


def _screened(given: dict[str, Any], folder: Path, shelves: Shelves) -> Screened:
    file = folder / "record.json"
    file.write_text(json.dumps(given))
    (item,) = read_paths([file], Limits())
    assert isinstance(item, SourceRecord)
    return screen(item, shelves)


def test_a_wrong_nhs_number_is_told_and_makes_no_prompt_by_itself(shelves: Shelves, tmp_path: Path) -> None:
    given = _given("core-pathway", "none")
    given["resident"]["nhsNumber"] = "9990000017"
    one = _screened(given, tmp_path, shelves)
    assert [fault.what for fault in one.could_not_check] == ["the adult's NHS number"]
    assert make_cards(one, None, lambda: "u") == ()


def test_an_announcement_never_says_that_nobody_recorded_an_answer(shelves: Shelves, tmp_path: Path) -> None:
    given = _given("social-care-task", "none")
    patient = next(e["resource"] for e in given["entry"] if e["resource"]["resourceType"] == "Patient")
    patient["birthDate"] = "1992-04-04"
    one = _screened(given, tmp_path, shelves)
    assert one.findings == ()
    (card,) = make_cards(one, None, lambda: "u")
    assert "its content has not arrived here" in card.detail
    assert "Nobody has recorded" not in card.detail
