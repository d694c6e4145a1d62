"""Forms as FHIR sends them: numbered questions, and groups about somebody else than the adult."""

from __future__ import annotations

from typing import Any

import pytest

from adapter.records import Extract
from tests.mapping.test_packs import ADULT, about, bundle, stated

IS_SUBJECT = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-isSubject"
DEPENDENT = "Do you have children that are dependent on you?"


def item(number: str, text: str, said: str) -> dict[str, Any]:
    return {"linkId": number, "text": text, "answer": [{"valueString": said}]}


def form(*items: dict[str, Any], named: object = "urn:core-pathway:any") -> Extract:
    return bundle(ADULT, about("QuestionnaireResponse", status="completed", questionnaire=named, item=list(items)))


def test_a_row_about_a_child_is_known_by_its_wording_where_its_questions_are_numbered() -> None:
    row = [
        item("7.1", "First name", "Una"),
        item("7.2", "Carer's relationship to person", "Daughter"),
        item("7.3", "Has a separate concern been raised?", "No"),
    ]
    group = {"linkId": "7", "text": "Are there any children at risk in the household?", "item": row}
    made = form(group)
    (child,) = made.people
    assert made.could_not_check == ()
    assert (child.given_name, child.listed_at_risk, child.separate_concern_raised) == ("Una", "present", "absent")


def test_a_form_that_is_referred_to_is_the_same_form_as_one_that_is_named() -> None:
    asked = item("1", DEPENDENT, "Yes")
    referred = form(asked, named={"reference": "urn:core-pathway:any"})
    assert stated(referred) == stated(form(asked)) != []


def about_a_child(**mark: Any) -> Extract:
    child = {"linkId": "c", "text": "Child", "item": [item("2", DEPENDENT, "No"), item("3", "Details", "Una is nine.")]}
    return form({"linkId": "g", "item": [item("1", DEPENDENT, "Yes"), {**child, **mark}]})


def test_what_a_form_says_of_somebody_else_never_becomes_the_adults() -> None:
    for mark in (
        {"subject": {"reference": "RelatedPerson/una"}},
        {"extension": [{"url": IS_SUBJECT, "valueBoolean": True}]},
    ):
        made = about_a_child(**mark)
        assert ("family.said_children", "present", "current", "adult") in stated(made)
        assert "absent" not in {one.value for one in made.answers}
        assert [one.text for one in made.passages] == ["Una is nine."]
        assert [one.what for one in made.could_not_check] == ["a part of the form about somebody else"]


def test_a_group_that_names_the_adult_is_the_adults() -> None:
    made = about_a_child(subject={"reference": "Patient/a"})
    assert made.could_not_check == ()
    assert ("family.said_children", "absent", "current", "adult") in stated(made)


def test_words_about_somebody_else_keep_their_place_in_the_form() -> None:
    (passage,) = about_a_child(subject={"reference": "RelatedPerson/una"}).passages
    assert passage.at == "entry[1].resource.item[0].item[1].item[1].answer[0].valueString"


@pytest.mark.parametrize(
    ("question", "answer", "facts"),
    [
        ("Number of dependent children", 0, {"family.asked": "asked", "family.said_children": "absent"}),
        ("Dependent children", "Nil - both grown up", {"family.asked": "asked", "family.said_children": "absent"}),
        ("Children in household", "No", {"family.asked": "asked", "family.children_in_household": "absent"}),
        (
            "Children in household asked",
            "Yes: two",
            {"family.asked": "asked", "family.said_children": "present", "family.children_in_household": "present"},
        ),
        ("Has children", "Prefer not to say", {"family.asked": "declined"}),
        (
            "Are there children in the household?",
            "N/A",
            {"family.asked": "asked", "family.children_in_household": "absent"},
        ),
        ("Any children?", "Not asked", {"family.asked": "not_asked"}),
        ("Dependants", 1, {"family.asked": "asked"}),  # who may be a parent
        ("Any children's services involvement", "No", {}),
    ],
)
def test_an_observation_that_asks_for_children_is_an_answer(
    question: str, answer: str | int, facts: dict[str, str]
) -> None:
    value = {"valueInteger": answer} if isinstance(answer, int) else {"valueString": answer}
    made = bundle(ADULT, about("Observation", status="final", code={"text": question}, **value))
    assert {one.fact: one.value for one in made.answers} == facts
