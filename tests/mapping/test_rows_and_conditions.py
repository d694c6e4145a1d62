"""What a mapping of columns can say: conditions, ids of parts, ages, ends, directions, notes of their own day."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml

from adapter.errors import DocumentError, RecordError
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.dates import day_of, no_date
from adapter.records import Extract, SourceRecord
from adapter.words import Answer
from tests.mapping.test_packs import SHELF, stated

SAYS: dict[str, Any] = {
    "mapping": "made-up",
    "version": 1,
    "reads": "json",
    "about": "An invented system.",
    "recognises": [{"path": "system", "any_of": ["made-up"]}],
    "record": {"id_parts": ["agency", "episode"], "assessed_on": "seen", "formats": ["%d/%m/%Y", "%d-%b-%y", "excel"]},
}
ROW: dict[str, Any] = {"who": {"first": "Mia"}, "rel": "Daughter"}


def loaded(folder: Path, **says: Any) -> Mappings:
    shutil.copytree(SHELF / "codes", folder / "codes")
    (folder / "sources" / "made-up").mkdir(parents=True)
    (folder / "sources" / "made-up" / "mapping.yaml").write_text(yaml.safe_dump({**SAYS, **says}))
    return load_mappings(folder)


def read(mappings: Mappings, **fields: Any) -> Extract:
    tree = {"system": "made-up", "agency": "A1", "episode": "7", "seen": "05/10/2026", **fields}
    return translate(SourceRecord("given.json", orjson.dumps(tree), "0" * 64, tree), mappings)


def people(person: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"people": [{"rows": "rows[*]", "question": "Who", "person": person, **more}]}


def test_an_id_of_several_parts_is_whole_or_there_is_none(tmp_path: Path) -> None:
    made = loaded(tmp_path)
    assert read(made).record.id == "A1/7"
    assert read(made, episode="7.0").record.id == "A1/7"
    for broken in ("", None, "7.1E+11"):
        with pytest.raises(RecordError, match="the record carries no id"):
            read(made, episode=broken)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/10/2026", "2026-10-05"),
        ("5/1/2026", "2026-01-05"),
        ("05/10/2026 00:00:00", "2026-10-05"),
        ("05/10/2026 9:30 AM", "2026-10-05"),
        ("01-Feb-15", "2015-02-01"),
        ("01-Feb-51", "1951-02-01"),
        ("45210", "2023-10-11"),
        ("45210.5", "2023-10-11"),
        ("00/01/1900", None),
        ("31/02/2015", None),
        ("7", None),
        ("123456", None),
    ],
)
def test_days_are_read_as_a_spreadsheet_writes_them(text: str, day: str | None) -> None:
    found = day_of(text, ("%d/%m/%Y", "%d-%b-%y", "excel"), day_of("2026-10-05"))
    assert (str(found) if found else None) == day


def test_a_number_of_days_is_a_day_only_where_the_mapping_says_so() -> None:
    assert day_of("45210", ("iso", "%d/%m/%Y")) is None


@pytest.mark.parametrize("text", ["", " ", "00/01/1900", "0"])
def test_what_stands_for_no_day_is_no_day(text: str) -> None:
    assert no_date(text)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"age": "7"}, {"age_low": 7, "age_high": 7}),
        ({"age": "7.0"}, {"age_low": 7}),
        ({"age": "18 months"}, {"age_low": 1}),
        ({"born": "01/02/2015", "age": "3"}, {"birth_date": day_of("2015-02-01"), "age_low": None}),
        ({"ended": "01/09/2026"}, {"current": False}),
        ({"ended": "01/09/2027"}, {"current": True}),
        ({"ended": "00/01/1900"}, {"current": True}),
        ({"live": "N"}, {"current": False}),
        ({"live": "Y"}, {"current": True}),
        ({"died": "01/09/2020"}, {"deceased": True}),
        ({"dead": "Y"}, {"deceased": True}),
        ({"carer": "Y"}, {"is_unpaid_carer": "present"}),
        ({"carer": "N"}, {"is_unpaid_carer": "absent"}),
        ({"known": "1.0"}, {"known_to_services": "present"}),
    ],
    ids=str,
)
def test_a_column_says_one_thing_of_a_person(tmp_path: Path, cells: dict[str, str], expected: dict[str, Any]) -> None:
    person = {
        "given_name": "who.first", "relationship": "rel", "age": "age", "birth_date": "born", "ended_on": "ended",
        "died_on": "died", "current_in": "live", "current": {"Y": "present", "N": "absent"},
        "deceased_in": "dead", "deceased": {"Y": "present"},
        "is_unpaid_carer_in": "carer", "is_unpaid_carer": {"Y": "present", "N": "absent"},
        "known_to_services_in": "known", "known_to_services": {"1": "present", "0": "absent"},
    }  # fmt: skip
    (seen,) = read(loaded(tmp_path, **people(person)), rows=[{**ROW, **cells}]).people
    assert (seen.given_name, seen.kin) == ("Mia", "offspring")
    assert {name: getattr(seen, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"born": "31/02/2015"}, "it is no day that can be read"),
        ({"age": "old"}, "it is no age"),
        ({"nhs": "9.99E+09"}, "last digits are lost"),
        ({"who": {"first": "77120"}}, "it was not taken for a name"),
        ({"carer": "perhaps"}, "Known answers are 'Y'"),
    ],
    ids=str,
)
def test_what_cannot_be_told_of_a_person_is_said_and_the_person_is_kept(
    tmp_path: Path, cells: dict[str, Any], why: str
) -> None:
    person = {
        "given_name": "who.first", "relationship": "rel", "birth_date": "born", "age": "age", "nhs_number": "nhs",
        "is_unpaid_carer_in": "carer", "is_unpaid_carer": {"Y": "present"},
    }  # fmt: skip
    made = read(loaded(tmp_path, **people(person)), rows=[{**ROW, **cells}])
    (seen,) = made.people
    assert (seen.kin, seen.birth_date, seen.age_low, seen.nhs_number) == ("offspring", None, None, None)
    assert [why in one.why for one in made.could_not_check] == [True]
    assert seen.given_name == (None if "who" in cells else "Mia")


def test_somebody_with_nothing_but_a_birthday_is_somebody(tmp_path: Path) -> None:
    made = loaded(tmp_path, **people({"given_name": "name", "birth_date": "born"}))
    (seen,) = read(made, rows=[{"name": "4", "born": "01/02/2015"}]).people
    assert (seen.given_name, str(seen.birth_date)) == (None, "2015-02-01")


@pytest.mark.parametrize(
    ("code", "kin", "turned"),
    [
        ("child", "offspring", "parent"),
        ("parent", "parent", "offspring"),
        ("stepParent", "parent", "stepchild"),
        ("parentOfUnbornChild", "parent", "unborn"),
        ("privateFosterCarer", "adult", "foster_child"),
        ("greatGrandparent", "adult", "grandchild"),
        ("auntUncle", "adult", "niece_or_nephew"),
        ("sibling", "sibling", "sibling"),
        ("inContactWith", "unknown", "unknown"),
    ],
)
def test_a_code_is_what_the_one_is_to_the_other_or_the_other_to_the_one(
    tmp_path: Path, code: str, kin: str, turned: str
) -> None:
    says = {"relationship": "rel", "relationship_codes": "urn:sccv:personal-relationship-type", "given_name": "n"}
    for way, expected in (("person", kin), ("adult", turned)):
        rules = people({**says, "relationship_of": way}) | {"relationships": "personal-relationships"}
        (seen,) = read(loaded(tmp_path / way, **rules), rows=[{"rel": code, "n": "Bo"}]).people
        assert (seen.kin, seen.unborn) == (expected, expected == "unborn")


def test_every_type_has_its_inverse_and_turning_it_round_twice_is_itself() -> None:
    table = yaml.safe_load((SHELF / "codes" / "personal-relationships.yaml").read_text())
    pairs = {code: (row["kin"], row["other_way"]) for row in table["rows"] for code in row["codes"]}
    assert len(pairs) == 33
    assert {(other, kin) for kin, other in pairs.values()} - set(pairs.values()) == {
        ("parent", "stepchild"), ("adult", "foster_child"), ("adult", "grandchild"), ("adult", "niece_or_nephew"),
    } - set(pairs.values())  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "value", "holds"),
    [
        ({"any_of": ["1", "2"]}, "1.0", True),
        ({"any_of": ["1"]}, "3", False),
        ({"any_of": ["1"]}, "", False),
        ({"none_of": ["1"]}, "2", True),
        ({"none_of": ["1"]}, "1", False),
        ({"none_of": ["1"]}, "", False),
        ({"present": True}, "x", True),
        ({"present": True}, " ", False),
        ({"present": False}, "", True),
    ],
    ids=str,
)
def test_a_condition_is_on_the_row_or_the_record_and_a_blank_is_no_value(
    tmp_path: Path, rule: dict[str, Any], value: str, holds: bool
) -> None:
    only_if = {"path": "flag", **rule}
    says = people({"given_name": "name"}, only_if=only_if)
    says["answers"] = [{"path": "pregnant", "answers": {"Y": {"adult.pregnant": "present"}}, "only_if": only_if}]
    says["passages"] = [{"rows": "rows[*]", "path": "note", "only_if": only_if}]
    made = read(loaded(tmp_path, **says), flag=value, pregnant="Y", rows=[{"name": "Mia", "flag": value, "note": "A."}])
    named = [one for one in made.passages if one.at == "rows[0].note"]
    assert (bool(made.people), bool(made.answers), bool(named)) == (holds, holds, holds)


def test_each_note_has_its_own_author_and_day(tmp_path: Path) -> None:
    passage = {"rows": "notes[*]", "path": "text", "author": "by", "written_on": "on", "question": "Note"}
    rows = [{"text": "One.", "by": "P", "on": "01/02/2020"}, {"text": "Two."}, {"text": "Three.", "on": "soon"}]
    made = read(loaded(tmp_path, passages=[passage]), notes=rows)
    day = day_of("2020-02-01")
    assert [(one.text, one.said_by, one.written_on) for one in made.passages] == [
        ("One.", "P", day), ("Two.", None, None), ("Three.", None, None),
    ]  # fmt: skip
    assert [one.what for one in made.could_not_check] == ["when notes[2].text was written"]


COUNT = [
    {"at_least": 1, "below": 31, "states": {"family.said_children": "present"}},
    {"at_least": 0, "below": 1, "states": {"family.said_children": "absent"}},
]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("2", "present"),
        ("2.0", "present"),
        (2, "present"),
        ("0", "absent"),
        ("99", "unknown"),
        ("", None),
        ("-1", None),
    ],
)
def test_a_number_of_children_keeps_none_unknown_and_blank_apart(tmp_path: Path, cell: Any, said: str | None) -> None:
    answers = {"99": {"family.said_children": "unknown"}}
    made = read(loaded(tmp_path, answers=[{"path": "n", "answers": answers, "numbers": COUNT}]), n=cell)
    assert [value for _, value, *_ in stated(made)] == ([said] if said else [])
    assert bool(made.could_not_check) is (cell == "-1")


def test_what_a_count_knows_is_told_whole(tmp_path: Path) -> None:
    counted = {
        "path": "n",
        "question": "How many?",
        "answers": {"NA": {}},
        "numbers": [{"at_least": 1, "below": 31, "states": {"family.said_children": "present"}}],
    }
    (told,) = read(loaded(tmp_path, answers=[counted]), n="99").could_not_check
    assert "Known answers are 'na', numbers in its ranges" in told.why


def test_everybody_in_rows_of_people_at_home_lives_there(tmp_path: Path) -> None:
    made = loaded(tmp_path, **people({"given_name": "name", "relationship": "rel", "lives_here": "present"}))
    (seen,) = read(made, rows=[{"name": "Jude", "rel": "Grandson"}]).people
    assert (seen.given_name, seen.lives_here) == ("Jude", Answer.PRESENT)


def test_one_question_of_a_row_is_one_field(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="'born' is `birth_date` already"):
        loaded(tmp_path, **people({"given_name": "name", "birth_date": "born", "age": "born"}))
