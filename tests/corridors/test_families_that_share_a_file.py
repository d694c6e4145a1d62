"""One file with several families comes in; each is filed for itself, and none stands in for another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from adapter.casework import Role, open_cases
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf

NOTE = "Lives with her son Wilf, 9. Wilf gives her the tablets and helps her to wash before school."


def _family(number: int) -> list[dict[str, Any]]:
    patient = {
        "resourceType": "Patient",
        "id": f"adult-{number}",
        "birthDate": "1988-02-03",
        "name": [{"use": "official", "family": "Example", "given": [f"Anna{number}"]}],
    }
    note = {
        "resourceType": "Communication",
        "id": f"note-{number}",
        "status": "completed",
        "subject": {"reference": f"Patient/adult-{number}"},
        "sent": "2026-11-02T10:00:00Z",
        "payload": [{"contentString": NOTE}],
    }
    return [patient, note]


def _file(folder: Path) -> Path:
    entries = [{"resource": resource} for number in (1, 2, 3) for resource in _family(number)]
    file = folder / "searchset.json"
    file.write_text(json.dumps({"resourceType": "Bundle", "id": "one-search", "type": "searchset", "entry": entries}))
    return file


def _shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def test_strangers_in_one_search_are_three_records_with_ids_of_their_own(tmp_path: Path) -> None:
    shelves = _shelves()
    found = [
        screen(item, shelves) for item in read_paths([_file(tmp_path)], Limits()) if isinstance(item, SourceRecord)
    ]
    assert len({item.family.record.id for item in found}) == 3
    assert [len(item.family.children) for item in found] == [1, 1, 1]


def test_each_family_of_one_file_is_on_the_worklist_and_a_repeat_adds_none(tmp_path: Path) -> None:
    shelves, file = _shelves(), _file(tmp_path)
    cases = open_cases(f"sqlite:///{tmp_path / 'cases.sqlite'}", shelves.receivers)
    ruth = cases.add_practitioner("ruth", "Ruth Okafor", Role.PRACTITIONER, "an invented passphrase", by="command line")
    for _ in range(2):
        for item in read_paths([file], Limits()):
            assert isinstance(item, SourceRecord)
            cases.keep(screen(item, shelves), item, by="tests")
    rows = cases.worklist(ruth)
    assert len(rows) == 3
    assert len({row.referral_id for row in rows}) == 3
