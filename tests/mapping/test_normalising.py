"""What is written several ways is read one way, and what cannot be is told and never guessed."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.household import assemble
from adapter.identifiers import nhs_identity
from adapter.intake import Limits
from adapter.intake.hl7v2 import read_messages
from adapter.mapping import Mappings, load_mappings, translate
from adapter.records import Extract, Reading, SourceRecord
from adapter.words import Kin

SHELF = Path(__file__).parents[2] / "mappings"
SYSTEM = "https://fhir.nhs.uk/Id/nhs-number"
ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
WRONG = "9990000019"


@cache
def shelf() -> Mappings:
    return load_mappings(SHELF)


def of_tree(tree: dict[str, Any]) -> Extract:
    return translate(SourceRecord("given.json", orjson.dumps(tree), "0" * 64, tree), shelf())


def patient(number: str, **more: Any) -> Extract:
    return of_tree({"resourceType": "Patient", "id": "a", "identifier": [{"system": SYSTEM, "value": number}], **more})


def message(number: str, theirs: str = "") -> Extract:
    text = (
        "MSH|^~\\&|PAS|RZZ|TF|RZZ|202610051010||ADT^A04|1|P|2.4\rPID|1||7001^^^RZZ^PI~"
        + number
        + "^^^NHS^NH||SAMPLE^RUTH"
        "\rNK1|1|SAMPLE^IVY|CHD" + "|" * 30 + theirs + "^^^NHS^NH\r"
    )
    (item,) = read_messages("in.hl7", io.BytesIO(text.encode()), Limits())
    assert isinstance(item, SourceRecord)
    return translate(item, shelf())


def said(made: Extract) -> list[str]:
    return [one.what for one in made.could_not_check if "last digit does not fit" in one.why]


@pytest.mark.parametrize("written", ["9990000018", "999 000 0018", "999-000-0018", " 999\u00a0000\u00a00018 "])
def test_an_nhs_number_is_the_same_however_it_is_spaced(written: str) -> None:
    assert nhs_identity(written) == "9990000018"


@pytest.mark.parametrize(
    "written", [WRONG, "0000000000", "1111111111", "999000001", "99900000180", "NK", "", None, "١٢٣٤٥٦٧٨٩٠"]
)
def test_what_is_no_nhs_number_stands_for_nobody(written: str | None) -> None:
    assert nhs_identity(written) is None


@pytest.mark.parametrize("read", [patient, message], ids=["fhir", "hl7v2"])
def test_a_wrong_nhs_number_of_the_adult_is_kept_and_told_but_never_repeated(read: Any) -> None:
    made = read(WRONG)
    assert made.adult.nhs_number == WRONG
    assert said(made) == ["the adult's NHS number"]
    assert not any(WRONG in one.what + one.why for one in made.could_not_check)


@pytest.mark.parametrize("read", [patient, message], ids=["fhir", "hl7v2"])
def test_a_right_nhs_number_is_ten_digits(read: Any) -> None:
    made = read("999 000 0018")
    assert (made.adult.nhs_number, said(made)) == ("9990000018", [])


def test_a_wrong_nhs_number_of_a_child_is_told() -> None:
    assert said(message("9990000018", WRONG)) == ["the NHS number of somebody around the adult"]


@pytest.mark.parametrize(("number", "children"), [("9990000026", 1), ("9990000027", 2), ("0000000000", 2)])
def test_only_a_number_that_passes_its_check_makes_one_child_of_two_names(number: str, children: int) -> None:
    def child(name: str, born: str) -> dict[str, Any]:
        return {"resourceType": "RelatedPerson", "id": name, "patient": {"reference": "Patient/a"},
                "identifier": [{"system": SYSTEM, "value": number}], "name": [{"given": [name]}], "birthDate": born,
                "relationship": [{"coding": [{"system": ROLE, "code": "CHILD"}]}]}  # fmt: skip

    adult = {"resourceType": "Patient", "id": "a", "birthDate": "1988-01-01"}
    rows = [adult, child("Maximilian", "2015-02-01"), child("Rosalind", "2015-02-01")]
    made = of_tree({"resourceType": "Bundle", "id": "b", "type": "collection", "timestamp": "2026-10-05T10:00:00Z",
                    "entry": [{"resource": one} for one in rows]})  # fmt: skip
    assert len(assemble(made, Reading()).children) == children


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "1985-07-01",
        "1985-07-01T10:20",
        "1985-07-01T10:20:30",
        "1985-07-01T10:20:30.1234567+01:00",
        "1985-07-01 10:20:30Z",
    ],
)
def test_a_day_is_read_with_a_time_of_any_precision_and_with_or_without_a_zone(written: str) -> None:
    made = patient("9990000018", birthDate=written)
    assert (str(made.adult.birth_date), made.could_not_check) == ("1985-07-01", ())


@pytest.mark.parametrize("written", ["01/07/1985", "25/12/1985", "1 July 1985", "19850701"])
def test_a_day_fhir_does_not_write_so_is_told_and_not_guessed(written: str) -> None:
    made = patient("9990000018", birthDate=written)
    assert made.adult.birth_date is None
    assert [one.what for one in made.could_not_check] == ["birthDate"]
    assert not any(written in one.why for one in made.could_not_check)


@pytest.mark.parametrize("dated", ["2026-10-05", "2026-10-05T10:00:00Z", "05/10/2026"])
def test_what_a_fact_was_recorded_on_is_an_iso_day_or_nothing(dated: str) -> None:
    adult = {"resourceType": "Patient", "id": "a"}
    condition = {"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/a"}, "recordedDate": dated,
                 "code": {"coding": [{"system": "http://snomed.info/sct", "code": "66590003"}]}}  # fmt: skip
    made = of_tree({"resourceType": "Bundle", "id": "b", "entry": [{"resource": adult}, {"resource": condition}]})
    assert {one.evidence.recorded_on for one in made.answers} <= {"2026-10-05", None}
    assert made.answers


def test_a_number_typed_for_want_of_one_does_not_make_a_child_the_adult() -> None:
    nobody = [{"system": SYSTEM, "value": "0000000000"}]
    adult = {"resourceType": "Patient", "id": "a", "identifier": nobody}
    child = {"resourceType": "RelatedPerson", "id": "r", "identifier": nobody, "patient": {"reference": "Patient/a"},
             "relationship": [{"coding": [{"system": ROLE, "code": "CHILD"}]}]}  # fmt: skip
    made = of_tree({"resourceType": "Bundle", "id": "b", "entry": [{"resource": one} for one in (adult, child)]})
    assert [person.kin for person in made.people] == [Kin.OFFSPRING]
