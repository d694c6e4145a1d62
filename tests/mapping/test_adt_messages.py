"""ADT messages through the mapping: who the next of kin is, whichever way the message says it; nothing raises."""

from __future__ import annotations

import io
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.documents import read_document
from adapter.errors import RecordError
from adapter.intake import Limits
from adapter.intake.hl7v2 import read_messages
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.paths.hl7v2 import hl7_path, hl7_path_fault
from adapter.records import Extract, PersonSeen, SourceRecord
from adapter.words import Kin

SHELF = Path(__file__).parents[2] / "mappings"
HEAD = "MSH|^~\\&|PAS|RZZ|TF|RZZ|202610051010||ADT^A04|1|P|2.4\rEVN|A04|202610051010\r"
PID = "PID|1||7001^^^RZZ^PI||SAMPLE^RUTH||19850701|F\r"
ROWS = read_document(SHELF / "codes" / "relationships.yaml").value["rows"]
TABLE_0063 = {code: row["kin"] for row in ROWS if row["system"].endswith("v2-0063") for code in row["codes"]}

PUBLISHED = """SEL SPO DOM CHD GCH NCH SCH FCH DEP WRD PAR MTH FTH CGV GRD GRP EXF SIB BRO SIS FND OAD EME EMR ASC EMC
OWN TRA MGR NON UNK OTH"""


@cache
def shelf() -> Mappings:
    return load_mappings(SHELF)


def extract(*segments: str) -> Extract:
    content = (HEAD + PID + "\r".join(segments)).encode()
    (item,) = read_messages("in.hl7", io.BytesIO(content), Limits())
    assert isinstance(item, SourceRecord)
    return translate(item, shelf())


def person(*segments: str) -> PersonSeen:
    (found,) = extract(*segments).people
    return found


def test_table_0063_stands_whole() -> None:
    published = PUBLISHED.split()
    assert len(published) == 32
    assert set(published) <= set(TABLE_0063)


@pytest.mark.parametrize(("code", "kin"), sorted(TABLE_0063.items()))
def test_the_next_of_kin_is_what_the_table_says_they_are_to_the_patient(code: str, kin: str) -> None:
    assert person(f"NK1|1|SAMPLE^X|{code}").kin == Kin(kin)


@pytest.mark.parametrize(
    ("relation", "kin"),
    [
        ("CHD^Child^HL70063", Kin.OFFSPRING),
        ("chd", Kin.OFFSPRING),
        ("Daughter", Kin.OFFSPRING),
        ("^Daughter", Kin.OFFSPRING),
        ("17^Step-son^LOCAL", Kin.STEPCHILD),
        ("17^Something else^LOCAL", Kin.UNKNOWN),
        ("UNK||||N", Kin.UNKNOWN),
        ("||||9^Child^HL70131", Kin.OFFSPRING),
        ("UNK||||9", Kin.OFFSPRING),
        ("||||N^Next of kin", Kin.UNKNOWN),
        ("09^Child^urn:oid:2.16.840.1.113883.2.1.3.2.4.16.45", Kin.OFFSPRING),
    ],
)
def test_a_relation_is_read_by_its_code_else_by_its_words(relation: str, kin: Kin) -> None:
    assert person(f"NK1|1|SAMPLE^X|{relation}").kin is kin


def test_somebody_with_a_name_or_a_birth_date_alone_is_still_somebody() -> None:
    made = extract("NK1|1|SAMPLE^BO", "NK1|2|||||||||||||||20180101")
    assert [(one.given_name, str(one.birth_date)) for one in made.people] == [("BO", "None"), (None, "2018-01-01")]


@pytest.mark.parametrize(
    ("born", "ages"),
    [("2018", (7, 8)), ("201812", (7, 7)), ("201801", (8, 8)), ("201810", (7, 8)), ("1850", (None, None))],
)
def test_a_birth_date_that_is_only_begun_gives_an_age_in_years(born: str, ages: tuple[int | None, int | None]) -> None:
    found = person(f"NK1|1|SAMPLE^X|CHD|||||||||||||{born}")
    assert (found.birth_date, (found.age_low, found.age_high)) == (None, ages)


def test_a_birth_date_with_a_time_and_a_zone_is_that_day() -> None:
    assert str(person("NK1|1|SAMPLE^X|CHD|||||||||||||20180131235959.1234+0100").birth_date) == "2018-01-31"


def test_what_the_sender_deleted_is_not_there_and_says_nothing() -> None:
    made = extract('NK1|1|""|""', 'NK1|2|SAMPLE^X|CHD|||||||||||||""')
    assert [(one.given_name, one.birth_date) for one in made.people] == [("X", None)]
    assert made.could_not_check == ()


def test_the_later_message_of_one_visit_stands_for_the_earlier() -> None:
    first = extract("PV1|1|I|||||||||||||||||V1").record.id
    again = extract("NK1|1|A^B|CHD", "PV1|1|I|||||||||||||||||V1").record.id
    other = extract("PV1|1|I|||||||||||||||||V2").record.id
    assert (first == again, first == other, first) == (True, False, "RZZ/7001/V1")


@pytest.mark.parametrize(("code", "fact"), [("F32.1", "mental_health"), ("F102", "alcohol"), ("F11X", "drugs")])
def test_a_diagnosis_as_hospitals_write_it_is_known(code: str, fact: str) -> None:
    made = extract(f"DG1|1||{code}^Words^I10")
    assert [(one.fact, one.value, one.evidence.quote) for one in made.answers] == [("family.factors", fact, "Words")]


def test_a_message_that_is_no_adt_is_not_taken_for_one() -> None:
    content = HEAD.replace("ADT^A04", "ORU^R01") + PID
    (item,) = read_messages("in.hl7", io.BytesIO(content.encode()), Limits())
    assert isinstance(item, SourceRecord)
    with pytest.raises(RecordError, match="no mapping recognises this record"):
        translate(item, shelf())


def test_an_address_and_a_faith_are_never_read_as_text() -> None:
    made = extract("NK1|1|SAMPLE^X|CHD|1 Two Girls Lane^^Town|01632 960001", "GT1|1||OTHER^Y", "ZXX|two children")
    assert made.passages == ()


@pytest.mark.parametrize("path", ["PID-5.1", "NK1", "ZNK-4.1.2", "PID-3(2).1", "OBX-5(*)", "PID-3[5=NH].1", "hl7v2"])
def test_a_path_is_written_as_the_standard_writes_it(path: str) -> None:
    assert hl7_path_fault(path) is None


@pytest.mark.parametrize(
    "path", ["pid-5", "PID.5", "PID-0", "PID-5.", "PID-3(0)", "PID-3[5=].1", "PIDX-1", "", "PID-5[*]"]
)
def test_a_path_with_a_slip_is_a_fault(path: str) -> None:
    assert hl7_path_fault(path) is not None


def test_one_value_is_found_however_many_ones_are_written_after_it() -> None:
    tree = {"hl7v2": "ADT^A04", "PID": [{"PID-7": "1985", "PID-5.1.1": "VAN", "PID-5.1.2": "DER"}]}
    assert [hl7_path(path)(tree, "")[0][0] for path in ("PID-7", "PID-7.1", "PID-7.1.1", "PID-5.1")] == [
        "1985", "1985", "1985", "VAN",
    ]  # fmt: skip


SEGMENT = st.sampled_from(["NK1", "PD1", "DG1", "OBX", "NTE", "PV1", "PV2", "ZZZ", "PID", "EVN"])
CONTENT = st.text(st.sampled_from('|^~&\\"019UCHDaé \n'), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SEGMENT, CONTENT), max_size=6))
def test_no_message_makes_the_mapping_fail(segments: list[tuple[str, str]]) -> None:
    content = (HEAD + PID + "".join(f"{name}|{text}\r" for name, text in segments)).encode()
    for item in read_messages("in.hl7", io.BytesIO(content), Limits()):
        if isinstance(item, SourceRecord):
            with suppress(RecordError):
                translate(item, shelf())
