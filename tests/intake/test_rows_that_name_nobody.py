"""Relationships whose other person is in no file: the record says so, and says it once."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapter.intake import Limits, read_paths
from adapter.mapping import load_mappings, translate
from adapter.records import SourceRecord

FORMS = "form_id,person_id,form_type,completed_on\nF-7,601,care-act-assessment,2026-10-05\n"
PERSONS = "person_id,first_name,last_name,date_of_birth\n601,Una,Vale,1986-06-06\n"
CHILD = "602,Kit,Vale,2018-05-06\n"
TIES = "fk_person_id,fk_other_person_id,relationship_type,end_date,is_informal_carer\n"


@pytest.mark.parametrize(
    ("persons", "ties", "told"),
    [
        (PERSONS, TIES + "601,602,child,,N\n", ["who somebody is whom 'relationships' names"]),
        (PERSONS, TIES + "601,602,child,,N\n601,603,child,,N\n", ["who somebody is whom 'relationships' names"]),
        (PERSONS, TIES + "602,601,parent,,N\n", ["who somebody is whom 'told_by_others' names"]),
        (PERSONS + CHILD, TIES + "601,602,child,,N\n", []),
        (PERSONS, TIES, []),
    ],
)
def test_a_relationship_with_somebody_who_did_not_come_is_told(
    tmp_path: Path, persons: str, ties: str, told: list[str]
) -> None:
    for name, content in (("forms", FORMS), ("persons", persons), ("relationships", ties)):
        (tmp_path / f"{name}.csv").write_text(content)
    shelf = load_mappings(Path(__file__).parents[2] / "mappings")
    (record,) = read_paths([tmp_path], Limits(), shelf.layouts)
    assert isinstance(record, SourceRecord)
    assert [one.what for one in translate(record, shelf).could_not_check] == told
