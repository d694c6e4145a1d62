"""Tellings in plain words come in; each opens the doors practice names, and its near miss does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adapter.detection import judge
from adapter.documents import read_document
from adapter.places import shelf
from adapter.screening import Shelves, load_shelves, read_passage

FILE = Path(__file__).with_name("duties_in_plain_words.yaml")
TELLINGS: list[dict[str, Any]] = read_document(FILE).value


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


@pytest.mark.parametrize("cell", TELLINGS, ids=[one["say"][:60] for one in TELLINGS])
def test_a_telling_opens_the_doors_it_must_and_no_other(cell: dict[str, Any], shelves: Shelves) -> None:
    family, _ = read_passage("one", cell["say"], date(2026, 10, 12), shelves)
    offered = {str(one.route) for one in judge(family, shelves.rules).findings if one.route}
    missed = [doors for doors in cell.get("opens", ()) if offered.isdisjoint(doors.split(" or "))]
    assert not missed, f"offered {sorted(offered)}"
    assert offered.isdisjoint(cell.get("never", ()))
