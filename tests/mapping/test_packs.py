"""The mappings that are shipped: their examples, their codes, and what they must never do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.cli.given import read_given
from adapter.documents import read_document
from adapter.errors import RecordError
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.codes.systems import snomed_holds, system_key
from adapter.mapping.examples import check_examples
from adapter.records import Extract, PersonSeen, SourceRecord
from adapter.words import Kin

SHELF = Path(__file__).parents[2] / "mappings"
SOURCES = sorted(path.parent for path in SHELF.glob("sources/*/mapping.yaml"))
SETS = sorted(path for path in SHELF.glob("codes/*.yaml") if "systems" in read_document(path).value)
ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"


@cache
def shelf() -> Mappings:
    return load_mappings(SHELF)


def extract(tree: dict[str, Any]) -> Extract:
    return translate(SourceRecord("given.json", orjson.dumps(tree), "0" * 64, tree), shelf())


def bundle(*resources: dict[str, Any]) -> Extract:
    return extract({"resourceType": "Bundle", "id": "b", "type": "collection", "timestamp": "2026-10-05T10:00:00Z",
                    "entry": [{"resource": one} for one in resources]})  # fmt: skip


ADULT = {"resourceType": "Patient", "id": "a", "birthDate": "1988-01-01",
         "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}]}  # fmt: skip


def about(kind: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "id": "x", "subject": {"reference": "Patient/a"}, **more}


def relation(code: str, patient: str = "Patient/a", **more: Any) -> dict[str, Any]:
    return {"resourceType": "RelatedPerson", "id": "r", "patient": {"reference": patient},
            "relationship": [{"coding": [{"system": ROLE, "code": code}]}], **more}  # fmt: skip


def coded(code: str, **more: Any) -> dict[str, Any]:
    return about(
        "Condition",
        code={"coding": [{"system": "http://snomed.info/sct", "code": code, "display": "As coded"}]},
        **more,
    )


def status(word: str) -> dict[str, Any]:
    return {"coding": [{"code": word}]}


def stated(made: Extract) -> list[tuple[str, str, str, str]]:
    return [(one.fact, one.value, str(one.when), str(one.whose)) for one in made.answers]


@pytest.mark.parametrize("folder", SOURCES, ids=lambda folder: folder.name)
def test_every_example_reads_as_its_author_expects(folder: Path) -> None:
    assert [str(fault) for fault in check_examples(folder, shelf(), read_given)] == []


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_every_snomed_code_passes_its_check_digit(path: Path) -> None:
    for system, codes in read_document(path).value["systems"].items():
        wrong = [code for code in codes if code.isdigit() and not snomed_holds(code)]
        assert wrong == [], system


@pytest.mark.parametrize("path", sorted(SHELF.glob("codes/*.yaml")), ids=lambda path: path.stem)
def test_every_list_of_codes_says_its_edition_source_and_when_it_was_checked(path: Path) -> None:
    value = read_document(path).value
    assert all(value[key] for key in ("edition", "source", "checked_on"))


@pytest.mark.parametrize(
    ("code", "holds"), [("77386006", True), ("77386007", False), ("1054321000000100", False), ("12", False)]
)
def test_the_check_digit_tells_a_mistyped_code(code: str, holds: bool) -> None:
    assert snomed_holds(code) is holds


def test_a_code_system_is_the_same_with_https_and_a_last_slash() -> None:
    assert system_key("https://terminology.hl7.org/CodeSystem/v3-RoleCode/") == system_key(ROLE)


# --- relationships, both ways round -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kin"), [("SON", Kin.OFFSPRING), ("STPDAU", Kin.STEPCHILD), ("MTH", Kin.PARENT), ("WIFE", Kin.PARTNER)]
)
def test_a_related_person_is_what_they_are_to_the_patient(code: str, kin: Kin) -> None:
    (person,) = bundle(ADULT, relation(code)).people
    assert person.kin is kin


@pytest.mark.parametrize(
    ("code", "kin"),
    [
        ("NMTH", Kin.OFFSPRING),
        ("STPFTH", Kin.STEPCHILD),
        ("GRMTH", Kin.GRANDCHILD),
        ("BRO", Kin.SIBLING),
        ("GUARD", Kin.OTHER_CHILD),
    ],
)
def test_where_the_adult_is_attached_to_a_childs_record_it_is_read_the_other_way_round(code: str, kin: Kin) -> None:
    child = {"resourceType": "Patient", "id": "k", "birthDate": "2019-01-01", "name": [{"given": ["Bo"]}]}
    (person,) = bundle(
        ADULT, child, relation(code, "Patient/k", identifier=ADULT["identifier"]), about("Condition")
    ).people
    assert (person.kin, person.given_name, str(person.birth_date)) == (kin, "Bo", "2019-01-01")


def test_a_parent_of_the_patient_never_becomes_the_patients_child() -> None:
    made = bundle(ADULT, relation("NMTH"), relation("FTH"))
    assert {person.kin for person in made.people} == {Kin.PARENT}


def test_a_link_says_who_the_related_person_is_as_well_as_a_number_does() -> None:
    mother = {**ADULT, "identifier": [], "link": [{"other": {"reference": "RelatedPerson/r"}}]}
    made = bundle(mother, relation("NMTH", "Patient/elsewhere"), about("Condition"))
    assert [person.kin for person in made.people] == [Kin.OFFSPRING]


@pytest.mark.parametrize(
    ("more", "current"),
    [
        ({}, True),
        ({"active": False}, False),
        ({"period": {"end": "2020-01-01"}}, False),
        ({"period": {"end": "2030"}}, True),
    ],
)
def test_a_relationship_that_has_ended_is_kept_but_not_current(more: dict[str, Any], current: bool) -> None:
    (person,) = bundle(ADULT, relation("SON", **more)).people
    assert person.current is current


def test_a_year_of_birth_gives_an_age_of_two_years() -> None:
    (person,) = bundle(ADULT, relation("SON", birthDate="2016")).people
    assert (person.birth_date, person.age_low, person.age_high) == (None, 9, 10)


def test_an_emergency_contact_is_not_a_child() -> None:
    contact = {"relationship": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "C"}]}]}
    (person,) = bundle({**ADULT, "contact": [contact]}).people
    assert person.kin is Kin.UNKNOWN


def test_another_patients_condition_is_not_the_adults() -> None:
    child = {"resourceType": "Patient", "id": "k", "birthDate": "2019-01-01"}
    other = coded("35489007") | {"subject": {"reference": "Patient/k"}}
    assert stated(bundle(ADULT, child, about("Encounter"), about("Encounter"), other)) == []


# --- codes, and whether they are so today -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clinical", "when"),
    [
        ("active", "current"),
        ("relapse", "current"),
        ("remission", "unknown"),
        ("inactive", "past"),
        ("resolved", "past"),
    ],
)
def test_a_condition_is_so_today_as_its_status_says(clinical: str, when: str) -> None:
    made = bundle(ADULT, coded("35489007", clinicalStatus=status(clinical)))
    assert stated(made) == [("family.factors", "mental_health", when, "adult")]


def test_a_status_nobody_knows_could_not_be_checked() -> None:
    made = bundle(ADULT, coded("35489007", clinicalStatus=status("dormant")))
    assert stated(made)[0][2] == "unknown"
    assert "dormant" not in str(made.could_not_check)
    assert made.could_not_check


@pytest.mark.parametrize("verdict", ["refuted", "entered-in-error"])
def test_what_was_refuted_or_entered_in_error_is_no_factor_and_no_text(verdict: str) -> None:
    made = bundle(ADULT, coded("35489007", verificationStatus=status(verdict), note=[{"text": "Not so."}]))
    assert made.answers == made.passages == ()


def test_a_refuted_pregnancy_is_a_no_and_a_past_one_is_past() -> None:
    assert stated(bundle(ADULT, coded("77386006", verificationStatus=status("refuted")))) == [
        ("adult.pregnant", "absent", "current", "adult")
    ]
    assert stated(bundle(ADULT, coded("77386006", clinicalStatus=status("resolved"))))[0][2] == "past"


@pytest.mark.parametrize(("code", "expected"), [
    ("44870007", ("family.factors", "drugs", "past", "adult")),
    ("160860008", ("family.factors", "custody", "current", "partner")),
    ("160859003", ("family.factors", "custody", "current", "other")),
])  # fmt: skip
def test_a_code_may_say_by_itself_whose_and_when(code: str, expected: tuple[str, ...]) -> None:
    assert stated(bundle(ADULT, coded(code, clinicalStatus=status("active")))) == [expected]


@pytest.mark.parametrize(("day", "when"), [("2026-08-01", "current"), ("2015", "past"), (None, "unknown")])
def test_a_bereavement_is_of_today_for_a_year(day: str | None, when: str) -> None:
    for onset in ("onsetDateTime", "onsetString", "recordedDate"):
        more = {onset: day} if day else {}
        assert stated(bundle(ADULT, coded("33553000", clinicalStatus=status("active"), **more)))[0][2] == when


def test_a_condition_with_words_and_no_code_is_still_known() -> None:
    text = about("Condition", code={"text": "Motor neurone disease"}, clinicalStatus=status("active"))
    (answer,) = bundle(ADULT, text).answers
    assert (answer.value, answer.evidence.quote) == ("physical_illness", "Motor neurone disease")


def test_an_open_child_safeguarding_flag_is_a_sign_and_a_closed_one_is_not() -> None:
    code = {"coding": [{"system": "http://snomed.info/sct", "code": "1064961000000107"}], "text": "As coded"}
    assert stated(bundle(ADULT, about("Flag", status="active", code=code)))[0][:2] == (
        "family.signs",
        "known_to_childrens_services",
    )
    closed = bundle(ADULT, about("Flag", status="inactive", code=code))
    assert closed.answers == closed.passages == ()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(2, {"present"}), (0, {"absent"})],
)
def test_a_number_of_children_living_with_the_adult_answers_the_question(number: int, expected: set[str]) -> None:
    made = bundle(
        ADULT,
        about(
            "Observation", status="final", code={"text": "Children living with client (CHILDWTH)"}, valueInteger=number
        ),
    )
    assert ("family.asked", "asked", "current", "adult") in stated(made)
    assert {one.value for one in made.answers if one.fact == "family.children_in_household"} == expected


def test_a_parental_status_declined_is_declined_and_not_no() -> None:
    value = {"coding": [{"code": "15"}], "text": "Client declined to answer"}
    made = bundle(
        ADULT,
        about("Observation", status="final", code={"text": "Parental status (PRNTSTAT)"}, valueCodeableConcept=value),
    )
    assert stated(made) == [("family.asked", "declined", "current", "adult")]


# --- records about nobody, animals, withdrawn forms -------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["Medication", "CapabilityStatement", "Group", "Organization", "NoSuchType"])
def test_a_record_about_nobody_is_looked_at_and_has_no_family(kind: str) -> None:
    made = extract({"resourceType": kind, "id": "m"})
    assert not made.adult.is_person
    assert made.answers == made.people == made.passages == ()


def test_an_animal_has_no_family() -> None:
    animal = {"url": "http://hl7.org/fhir/StructureDefinition/patient-animal"}
    assert not bundle({**ADULT, "extension": [animal]}).adult.is_person


def test_a_patient_who_is_a_child_is_a_person_with_a_birth_date() -> None:
    made = bundle({**ADULT, "birthDate": "2017-05-15"})
    assert made.adult.is_person
    assert str(made.adult.birth_date) == "2017-05-15"


def test_a_form_entered_in_error_says_nothing() -> None:
    said = [{"linkId": "About you", "answer": [{"valueString": "Two boys at home."}]}]
    named = "urn:core-pathway:care-act-assessment"
    form = about("QuestionnaireResponse", status="entered-in-error", questionnaire=named, item=said)
    assert bundle(ADULT, form).passages == ()


def test_a_record_no_mapping_recognises_names_the_mappings_there_are() -> None:
    with pytest.raises(RecordError, match=r"core-pathway.*uk-core-fhir.*mappings/README\.md"):
        extract({"some": "thing"})


def test_a_named_child_is_a_person_seen_and_not_yet_a_finding() -> None:
    (person,) = bundle(ADULT, relation("DAU", name=[{"given": ["Una", "May"], "family": "Fenn"}])).people
    assert isinstance(person, PersonSeen)
    assert (person.given_name, person.family_name) == ("Una May", "Fenn")
