"""What people and systems write where there is nothing to say: it is no name, no day and no death, and it is quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapter.words import Kin, is_blank_word
from tests.mapping.test_rows_and_conditions import loaded, people, read

PERSON = {
    "given_name": "name",
    "relationship": "rel",
    "birth_date": "born",
    "died_on": "died",
    "ended_on": "ended",
    "age": "age",
}


@pytest.mark.parametrize(
    "word", ["N/K", "n/k", "NK", "NA", "N/A", "not known", "Unknown ", "-", "?", "--", "None", "TBC"]
)
def test_a_cell_that_says_nothing_names_nobody_and_is_no_fault(tmp_path: Path, word: str) -> None:
    cells = {"name": word, "rel": "Daughter", "born": word, "ended": word, "died": word, "age": word}
    made = read(loaded(tmp_path, **people(PERSON)), rows=[cells])
    (seen,) = made.people
    assert (seen.given_name, seen.kin, seen.current, seen.deceased) == (None, Kin.OFFSPRING, True, False)
    assert made.could_not_check == ()


@pytest.mark.parametrize("name", ["Na", "Nk", "Noa", "Nil Armstrong", "X Æ", "O'Neil", "Ünal", "李"])
def test_a_name_is_a_name(name: str) -> None:
    assert not is_blank_word(name)


@pytest.mark.parametrize("day", ["1900-01-01", "01/01/1900", "1753-01-01", "31/12/9999", "0001-01-01"])
def test_a_day_that_fills_a_gap_ends_nothing_and_nobody_has_died_on_it(tmp_path: Path, day: str) -> None:
    cells = {"name": "Mia", "rel": "Daughter", "died": day, "ended": day}
    made = loaded(tmp_path, **people(PERSON), record=RECORD)
    (seen,) = read(made, rows=[cells]).people
    assert (seen.current, seen.deceased) == (True, False)


RECORD = {"id_parts": ["agency", "episode"], "assessed_on": ["seen", "sent"], "formats": ["%d/%m/%Y", "iso"]}


def test_a_death_after_the_day_of_the_record_is_a_death_and_is_told(tmp_path: Path) -> None:
    made = read(loaded(tmp_path, **people(PERSON)), rows=[{"name": "Mia", "rel": "Daughter", "died": "01/06/2027"}])
    assert made.people[0].deceased
    assert [one.what for one in made.could_not_check] == ["the answer to 'died' under 'Who'"]


def test_a_day_of_the_record_that_cannot_be_read_is_told_and_the_next_is_tried(tmp_path: Path) -> None:
    shelf = loaded(tmp_path, record=RECORD)
    assert [one.what for one in read(shelf, seen="5 Oct 2026").could_not_check] == ["the day of the record"]
    tried = read(shelf, seen="5 Oct 2026", sent="2026-10-05")
    assert (str(tried.record.assessed_on), tried.could_not_check) == ("2026-10-05", ())
    assert read(shelf, seen="").could_not_check == ()


def test_what_the_adult_is_to_somebody_is_never_shown_as_what_they_are_to_the_adult(tmp_path: Path) -> None:
    turned = {"given_name": "name", "relationship": "rel", "relationship_of": "adult"}
    (seen,) = read(loaded(tmp_path, **people(turned)), rows=[{"name": "Mia", "rel": "Cousin"}]).people
    assert seen.relationship is None
