"""A room of ours that fails: the record or passage is held with the place, and nothing it said is repeated."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapter import screening
from adapter.errors import RecordError
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves
from adapter.settings import shelf

RECORD = {
    "resourceType": "Communication",
    "id": "1",
    "status": "completed",
    "sent": "2026-11-02T10:00:00Z",
    "payload": [{"contentString": "Anna Exampleton lives with her son Wilf, 9."}],
}
PLACE = r"\((?:AttributeError|TypeError), \w+\.py:\d+\)"


@pytest.fixture(scope="module")
def whole() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


@pytest.mark.parametrize("shelf_name", ["mappings", "lexicon", "rules"])
@pytest.mark.parametrize("look", [screening.screen, screening.explain])
def test_a_crash_holds_the_record_and_names_the_place_only(
    look: Callable[[SourceRecord, Shelves], object], shelf_name: str, whole: Shelves, tmp_path: Path
) -> None:
    file = tmp_path / "record.json"
    file.write_text(json.dumps(RECORD))
    (record,) = read_paths([file], Limits())
    assert isinstance(record, SourceRecord)
    broken: Any = {shelf_name: None}
    with pytest.raises(RecordError, match=PLACE) as held:
        look(record, replace(whole, **broken))
    assert "Exampleton" not in str(held.value)


def test_a_crash_on_a_passage_holds_the_passage(whole: Shelves) -> None:
    broken: Any = {"lexicon": None}
    with pytest.raises(RecordError, match=PLACE):
        screening.read_passage("note-1", "Lives with her son Wilf, 9.", None, replace(whole, **broken))
