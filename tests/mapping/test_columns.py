"""A source with columns instead of a form, mapped as the guide for integrators does it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.errors import DocumentError, RecordError
from adapter.mapping import Mappings, load_mappings, translate
from adapter.records import NOT_UNDERSTOOD, Extract, SourceRecord
from tests.mapping.test_packs import SHELF, stated

HERE = Path(__file__).parent
RECORD: dict[str, Any] = {
    "system": "exampleshire-cases",
    "case": {"number": 8841, "state": "closed", "seen": "05/10/2026", "worker": "P. Worker"},
    "person": {"first": "Ann", "last": "Dell", "dob": "1984-03-02", "nhs": "9990000018", "ethnicity": "left"},
    "household": {
        "q47": "1",
        "under_18s": 2,
        "members": [
            {"name": "Kai", "rel": "Son", "dob": "01/02/2015", "here": "Y"},
            {"name": "Bea", "rel": "Niece", "here": "sometimes", "remark": "At weekends, mostly."},
        ],
    },
    "notes": [{"text": "Kai answered the door."}, {"text": ""}],
    "extra": {"What. else?": "A lodger has moved in."},
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Mappings:
    folder = tmp_path_factory.mktemp("mappings")
    shutil.copytree(SHELF / "codes", folder / "codes")
    (folder / "sources" / "exampleshire").mkdir(parents=True)
    shutil.copy(HERE / "exampleshire.yaml", folder / "sources" / "exampleshire" / "mapping.yaml")
    return load_mappings(folder)


def read(shelf: Mappings, **changes: Any) -> Extract:
    tree = {**RECORD, **changes}
    return translate(SourceRecord("8841.json", orjson.dumps(tree), "0" * 64, tree), shelf)


def test_the_record_says_what_it_is_in_its_own_way_of_writing_days(shelf: Mappings) -> None:
    ref = read(shelf).record
    assert (ref.id, ref.source, str(ref.assessed_on), ref.author, ref.status) == (
        "8841",
        "exampleshire",
        "2026-10-05",
        "P. Worker",
        "closed",
    )
    assert len(ref.mapping_sha256) == 64


def test_columns_are_answers_with_the_question_somebody_was_asked(shelf: Mappings) -> None:
    made = read(shelf)
    assert {one[:2] for one in stated(made)} == {
        ("family.asked", "asked"),
        ("family.said_children", "present"),
        ("family.children_in_household", "present"),
    }
    assert {(one.evidence.quote, one.evidence.at) for one in made.answers} == {
        ("1", "household.q47"),
        ("2", "household.under_18s"),
    }
    assert made.answers[0].evidence.question == "Do any children live with you?"


@pytest.mark.parametrize(("answer", "expected"), [("9", {("family.asked", "declined")}), ("", set()), (None, set())])
def test_declined_and_not_asked_stay_two_things(
    shelf: Mappings, answer: str | None, expected: set[tuple[str, str]]
) -> None:
    made = read(shelf, household={"q47": answer})
    assert {one[:2] for one in stated(made)} == expected


def test_a_code_outside_the_closed_table_could_not_be_checked(shelf: Mappings) -> None:
    made = read(shelf, household={"q47": "7 (Ben fell at school)"})
    assert made.answers == ()
    (missed,) = made.could_not_check
    assert missed.why.startswith(f"{NOT_UNDERSTOOD}, so it counts as not known: read it in the form, and ask.")
    assert "'1', '2', '9'" in missed.why


def test_rows_are_people_and_an_unknown_word_of_theirs_is_reported(shelf: Mappings) -> None:
    made = read(shelf)
    assert [(one.given_name, one.kin, one.lives_here) for one in made.people] == [
        ("Kai", "offspring", "present"),
        ("Bea", "niece_or_nephew", "unknown"),
    ]
    assert str(made.people[0].birth_date) == "2015-02-01"
    assert made.people[0].evidence.at == "household.members[0].rel"
    assert [missed.what for missed in made.could_not_check] == ["the answer to 'here' under 'Who else lives here?'"]


def test_free_text_is_read_also_where_a_row_holds_it(shelf: Mappings) -> None:
    assert [(one.text, one.question) for one in read(shelf).passages] == [
        ("At weekends, mostly.", "remark"),
        ("Kai answered the door.", "Case note"),
        ("A lodger has moved in.", "What else?"),
    ]


def test_a_record_without_an_id_is_refused_with_what_to_do(shelf: Mappings) -> None:
    with pytest.raises(RecordError, match=r"8841\.json: the record carries no id\. Send it with the id"):
        read(shelf, case={})


def test_a_mapping_that_forgets_its_code_table_is_told_so(tmp_path: Path) -> None:
    shutil.copytree(SHELF / "codes", tmp_path / "codes")
    (tmp_path / "sources" / "x").mkdir(parents=True)
    text = (
        (HERE / "exampleshire.yaml")
        .read_text()
        .replace('"9": {family.asked: declined}', '"9": {family.askt: declined}')
    )
    (tmp_path / "sources" / "x" / "mapping.yaml").write_text(text)
    with pytest.raises(
        DocumentError, match=r"mapping\.yaml:\d+: there is no fact 'family\.askt'; did you mean 'family\.asked'\?"
    ):
        load_mappings(tmp_path)
