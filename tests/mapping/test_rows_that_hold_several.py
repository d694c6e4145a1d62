"""One row for several people, and a row with hardly anything in it: everybody in it is somebody."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapter.words import Answer
from tests.mapping.test_rows_and_conditions import loaded, people, read

PERSON = {
    "given_name": "name",
    "family_name": "family",
    "relationship": "rel",
    "birth_date": "born",
    "nhs_number": "nhs",
}


@pytest.mark.parametrize(
    ("name", "relation", "names"),
    [
        ("Ella & Ellie", "Daughters (twins, 5)", ["Ella", "Ellie"]),
        ("Ella and Ellie", "Daughter", ["Ella", "Ellie"]),
        ("Jack, Tom and Ben", "Sons", ["Jack", "Tom", "Ben"]),
        ("Jack, Tom, & Ben", "Children", ["Jack", "Tom", "Ben"]),
        ("Jack/Tom", "Step-sons", ["Jack", "Tom"]),
        ("Moor, Mia", "Daughter", ["Moor, Mia"]),
        ("Jo/Joanna", "Daughter", ["Jo/Joanna"]),
        ("Andrea Sandy", "Daughter", ["Andrea Sandy"]),
        ("Mia &", "Daughter", ["Mia &"]),
    ],
)
def test_a_row_for_several_children_is_several_children(
    tmp_path: Path, name: str, relation: str, names: list[str]
) -> None:
    row = {"name": name, "rel": relation, "born": "06/06/2021", "nhs": "9990000018"}
    seen = read(loaded(tmp_path, **people(PERSON)), rows=[row]).people
    assert [one.given_name for one in seen] == names
    assert len({one.place for one in seen}) == len(names)


@pytest.mark.parametrize(("raised", "somebody"), [("Yes", True), ("No", True), ("", False), (None, False)])
def test_somebody_put_on_a_list_of_those_at_risk_is_somebody_though_nothing_else_was_written(
    tmp_path: Path, raised: str | None, somebody: bool
) -> None:
    at_risk = {
        "given_name": "name",
        "listed_at_risk": "present",
        "separate_concern_raised_in": "raised",
        "separate_concern_raised": {"Yes": "present", "No": "absent"},
    }
    made = read(loaded(tmp_path, **people(at_risk)), rows=[{"name": "", "raised": raised}])
    assert [one.listed_at_risk for one in made.people] == [Answer.PRESENT] * somebody
