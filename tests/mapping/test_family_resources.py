"""What FHIR says of a family, resource by resource: who is meant, since when, and what is left to a person."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from adapter.mapping import Mappings, load_mappings, translate
from adapter.records import Extract, SourceRecord
from adapter.words import Answer, Kin, When

SCT = "http://snomed.info/sct"
ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
MOTHER = {"resourceType": "Patient", "id": "m", "birthDate": "1990-02-03"}
CHILD = {"resourceType": "Patient", "id": "k", "birthDate": "2019-05-06"}
TIE = {
    "resourceType": "RelatedPerson",
    "id": "r",
    "patient": {"reference": "Patient/m"},
    "relationship": [{"coding": [{"system": ROLE, "code": "DAUC"}]}],
}
LINKED = {**CHILD, "link": [{"other": {"reference": "RelatedPerson/r"}, "type": "seealso"}]}


@cache
def shelf() -> Mappings:
    return load_mappings(Path(__file__).parents[2] / "mappings")


def read(*resources: dict[str, Any], on: date | None = date(2026, 11, 21), **bundle: Any) -> Extract:
    tree: dict[str, Any] = {"resourceType": "Bundle", "id": "b", "type": "collection", **bundle}
    tree["entry"] = [{"resource": one} for one in resources]
    return translate(SourceRecord("b.json", b"", "0" * 64, tree, received_on=on), shelf())


def coded(kind: str, code: str, system: str = SCT, to: str = "m", **more: Any) -> dict[str, Any]:
    where = {"CarePlan": "category"}.get(kind, "code")
    concept: Any = {"coding": [{"system": system, "code": code, "display": more.pop("display", code)}]}
    about = {"subject": {"reference": f"Patient/{to}"}}
    return {"resourceType": kind, "id": "x", "status": "active", **about, where: concept, **more}


def stated(extract: Extract) -> set[tuple[str, str]]:
    return {(one.fact, one.value) for one in extract.answers if one.when is not When.PAST}


@pytest.mark.parametrize("order", [(MOTHER, CHILD), (CHILD, MOTHER)])
def test_a_childs_longer_record_does_not_stand_in_for_the_adults(order: tuple[dict[str, Any], ...]) -> None:
    much = [coded("Condition", "233604007", to="k", id=f"c{number}") for number in range(5)]
    assert read(*order, *much).adult.local_id == "m"


def test_a_joined_record_is_about_whom_it_says() -> None:
    father = {"resourceType": "Patient", "id": "f", "birthDate": "1988-01-01"}
    link = [{"relation": "about", "url": "Patient/f"}]
    assert read(MOTHER, father, coded("Condition", "371772001"), link=link).adult.local_id == "f"


def test_a_joined_record_is_as_things_stood_on_the_day_it_came_in() -> None:
    link = [{"relation": "about", "url": "Patient/m"}]
    old = coded("Condition", "371772001", recordedDate="2004-06-01")
    extract = read(MOTHER, old, link=link)
    assert (extract.record.assessed_on, extract.record.day) == (date(2004, 6, 1), date(2026, 11, 21))


def test_a_record_with_a_day_of_its_own_is_read_as_of_that_day() -> None:
    assert read(MOTHER, timestamp="2020-03-04T00:00:00Z").record.day == date(2020, 3, 4)


@pytest.mark.parametrize(
    "plan",
    [
        coded("CarePlan", "342191000000101", to="k"),
        coded(
            "Flag",
            "child-protection-information-system-flag",
            "https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient",
            to="k",
        ),
    ],
)
def test_a_plan_about_the_child_makes_that_child_known_to_services(plan: dict[str, Any]) -> None:
    known = [one for one in read(MOTHER, LINKED, TIE, plan).people if one.known_to_services is Answer.PRESENT]
    assert [(one.kin, one.birth_date) for one in known] == [(Kin.OFFSPRING, date(2019, 5, 6))]


def test_a_plan_that_is_over_makes_nobody_known() -> None:
    over = coded("CarePlan", "342191000000101", to="k", status="completed")
    assert not any(one.known_to_services is Answer.PRESENT for one in read(MOTHER, LINKED, TIE, over).people)


def test_a_child_plan_in_a_grown_ups_record_is_for_a_person_to_sort_out() -> None:
    plan = coded("CarePlan", "342191000000101", careTeam=[{"display": "Exampleshire Council"}])
    extract = read(MOTHER, plan)
    (told,) = extract.could_not_check
    assert "18 or over" in told.why
    assert "held by Exampleshire Council" in told.why
    assert ("family.signs", "known_to_childrens_services") in stated(extract)


def test_a_child_plan_without_the_childs_record_is_for_a_person_to_sort_out() -> None:
    (told,) = read(coded("CarePlan", "342191000000101")).could_not_check
    assert "refer nobody a second time" in told.why


def test_a_sensitive_flag_goes_to_a_person_and_its_words_go_nowhere() -> None:
    words = "Family history of FGM (female genital mutilation)"
    flag = coded("Flag", "902961000000107", display=words)
    flag["code"]["text"] = words
    extract = read(MOTHER, flag)
    assert [one.what for one in extract.could_not_check] == ["what a Flag says"]
    assert extract.answers == ()
    assert not [one for one in extract.passages if "FGM" in one.text]


def test_a_sensitive_flag_that_was_closed_is_not_shown() -> None:
    assert read(MOTHER, coded("Flag", "902961000000107", status="inactive")).could_not_check == ()


@pytest.mark.parametrize("words", ["Family history of cancer of colon", "FH: alcohol misuse"])
def test_what_runs_in_the_family_is_not_the_adults_own(words: str) -> None:
    assert stated(read(MOTHER, coded("Condition", "0", "urn:local", display=words))) == set()


def test_what_a_plan_contains_is_as_old_as_the_plan() -> None:
    goal = {"resourceType": "Goal", "id": "g", "lifecycleStatus": "active", "description": {"text": "A healthy child"}}
    plan = coded("CarePlan", "0", "urn:local", created="2013-01-01", contained=[goal])
    (passage,) = [one for one in read(MOTHER, plan).passages if one.question == "Goal"]
    assert passage.written_on == date(2013, 1, 1)


def test_the_day_a_record_came_in_dates_none_of_its_words() -> None:
    note = {"resourceType": "Communication", "id": "c", "status": "completed", "payload": [{"contentString": "Hello."}]}
    assert [one.written_on for one in read(note).passages] == [None]


@pytest.mark.parametrize(("weeks", "kept"), [(10, False), (39, True)])
def test_a_pregnancy_that_ended_early_says_nothing(weeks: int, kept: bool) -> None:
    ends = date.fromordinal(date(2018, 1, 1).toordinal() + weeks * 7).isoformat()
    over = coded("Condition", "72892002", onsetDateTime="2018-01-01", abatementDateTime=ends)
    assert any(one.fact == "adult.pregnant" for one in read(MOTHER, over).answers) is kept


def test_a_single_resource_says_whose_it_is_by_its_subject() -> None:
    about = {
        "reference": "Patient/m",
        "identifier": {"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"},
    }
    adult = read({"resourceType": "Observation", "id": "o", "status": "final", "subject": about}).adult
    assert (adult.local_id, adult.nhs_number) == ("m", "9990000018")


def test_resources_about_several_people_say_nothing_of_whose_they_are() -> None:
    assert read(coded("Condition", "0", to="m"), coded("Condition", "0", to="f")).adult.local_id is None
