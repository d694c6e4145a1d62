"""Completed forms in both shapes: every answer is read or left on purpose, and neither shape says more."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mapping.test_packs import ADULT, bundle, extract, stated

CHILDREN = "Do you have children that are dependent on you?"
OUTCOME = "Can you carry out any caring responsibilities for a child?"
AT_RISK = "Are there any children at risk in the household?"


def stored(form: str, answers: dict[str, Any]) -> Any:
    resident = {"firstName": "Ada", "address": {}}
    sent = {"status": "submitted", "submittedAt": "2026-10-05T10:00:00Z", "submittedBy": "w@example.gov.uk"}
    return extract({"id": "w-1", "formId": form, **sent, "resident": resident, "answers": {"A step": answers}})


def item(question: str, value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        rows = [
            {"linkId": question, "item": [item(*pair) for pair in row.items()]}
            for row in value
            if isinstance(row, dict)
        ]
        return rows[0] if rows else {"linkId": question, "answer": [{"valueCoding": {"display": one}} for one in value]}
    return {"linkId": question, "answer": [{"valueString": value}]}


def response(form: str, answers: dict[str, Any], **more: Any) -> Any:
    return bundle(ADULT, {
        "resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": f"urn:core-pathway:{form}",
        "subject": {"reference": "Patient/a"}, "authored": "2026-10-05", "author": {"display": "w@example.gov.uk"},
        "item": [item(*pair) for pair in answers.items()], **more,
    })  # fmt: skip


BOTH = pytest.mark.parametrize("shape", [stored, response])


@BOTH
@pytest.mark.parametrize(("answer", "unmet"), [("Yes", False), ("No", True), ("Not applicable", False)])
def test_a_no_to_caring_for_a_child_says_that_the_adult_cannot(shape: Any, answer: str, unmet: bool) -> None:
    made = stated(shape("care-act-assessment", {OUTCOME: answer}))
    assert (("adult.cannot_care_for_child", "present") in [one[:2] for one in made]) is unmet


@BOTH
@pytest.mark.parametrize(
    ("question", "answer", "asked", "said"),
    [
        (CHILDREN, "Yes", "asked", "present"),
        (CHILDREN, "No ", "asked", "absent"),
        (CHILDREN, "N/A", "asked", "absent"),
        (OUTCOME, "Yes", "asked", "present"),
        (OUTCOME, "No", "asked", "present"),
        (OUTCOME, "Not applicable", "asked", "absent"),
    ],
)
def test_the_two_questions_about_children_mean_the_same_in_both_shapes(
    shape: Any, question: str, answer: str, asked: str, said: str
) -> None:
    made = shape("initial-contact-assessment", {question: answer})
    assert [one[:2] for one in stated(made)][:2] == [("family.asked", asked), ("family.said_children", said)]
    assert {one.evidence.quote for one in made.answers} == {answer}
    assert {one.evidence.question for one in made.answers} == {question}


@BOTH
@pytest.mark.parametrize("answer", ["", "   "])
def test_a_blank_box_is_not_an_answer(shape: Any, answer: str) -> None:
    made = shape("initial-contact-assessment", {CHILDREN: answer})
    assert made.answers == made.passages == made.could_not_check == ()


@BOTH
def test_an_answer_outside_the_closed_table_is_reported_and_its_words_are_read(shape: Any) -> None:
    made = shape("initial-contact-assessment", {CHILDREN: "Her Tom of seven"})
    assert made.answers == ()
    assert [one.text for one in made.passages] == ["Her Tom of seven"]
    (missed,) = made.could_not_check
    assert "Known answers are" in missed.why
    assert "Tom" not in f"{missed.what}{missed.why}"


@BOTH
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Yes, her Tom of seven", "present"),
        ("No - both grown up", "absent"),
        ("N/A: lives with his mother", "absent"),
        ("No. None.", "absent"),
    ],
)
def test_an_answer_with_more_written_behind_it_is_the_answer_and_its_words_are_read(
    shape: Any, answer: str, said: str
) -> None:
    made = shape("initial-contact-assessment", {CHILDREN: answer})
    assert [one[:2] for one in stated(made)] == [("family.asked", "asked"), ("family.said_children", said)]
    assert [one.text for one in made.passages] == [answer]
    assert made.could_not_check == ()


@BOTH
@pytest.mark.parametrize("answer", ["No, not asked today", "No - declined", "No (not known)", "Yes-men about"])
def test_an_answer_that_takes_itself_back_is_none(shape: Any, answer: str) -> None:
    made = shape("initial-contact-assessment", {CHILDREN: answer})
    assert made.answers == ()
    assert len(made.could_not_check) == 1


@BOTH
def test_declining_to_answer_is_kept_apart_from_no(shape: Any) -> None:
    assert stated(shape("initial-contact-assessment", {CHILDREN: "Declined"})) == [
        ("family.asked", "declined", "current", "adult")
    ]


@BOTH
def test_a_child_listed_at_risk_carries_whether_a_separate_concern_was_raised(shape: Any) -> None:
    row = {
        "First name": "Kit",
        "Last name": "Oakes",
        "Carer's relationship to person": "Son",
        "Has a separate concern been raised?": "No",
    }
    made = shape("safeguarding-concern-and-decision-s421", {AT_RISK: [row]})
    (child,) = made.people
    assert (child.given_name, child.relationship, child.listed_at_risk, child.separate_concern_raised) == (
        "Kit",
        "Son",
        "present",
        "absent",
    )
    assert ("adult.at_risk", "present", "current", "adult") in stated(made)


@BOTH
def test_an_unpaid_carer_of_the_adult_is_a_person_even_with_nothing_but_a_relationship(shape: Any) -> None:
    made = shape("care-act-assessment", {"Carer's relationship to person": "Daughter"})
    (carer,) = made.people
    assert (carer.relationship, carer.is_unpaid_carer, carer.kin) == ("Daughter", "present", "offspring")


@BOTH
def test_the_illness_of_somebody_cared_for_is_theirs_and_not_the_carers(shape: Any) -> None:
    row = {"Reason for support": "Learning Disability Support", "Relationship to carer": "Husband"}
    assert stated(shape("carers-assessment", {"Who do you care for?": [row]})) == [
        ("family.factors", "learning_disability", "current", "partner")
    ]


@BOTH
def test_what_a_carer_cannot_do_for_want_of_time_is_not_a_need_for_care(shape: Any) -> None:
    question = {"Can you maintain a habitable home environment?": "No"}
    assert stated(shape("carers-assessment", question)) == []
    assert stated(shape("care-act-assessment", question)) == [("adult.needs_care", "present", "current", "adult")]


@BOTH
def test_a_box_nobody_has_heard_of_is_still_read(shape: Any) -> None:
    (passage,) = shape("care-act-assessment", {"A new box": "Her twins stay most weekends."}).passages
    assert (passage.text, passage.question, passage.said_by, str(passage.written_on)) == (
        "Her twins stay most weekends.", "A new box", "w@example.gov.uk", "2026-10-05"
    )  # fmt: skip


@BOTH
def test_a_repeated_group_nobody_has_heard_of_is_read_box_by_box(shape: Any) -> None:
    made = shape("care-act-assessment", {"A new group": [{"A note": "Sleeps at her nan's.", "First name": "Kit"}]})
    assert [one.text for one in made.passages] == ["Sleeps at her nan's."]


@BOTH
@pytest.mark.parametrize(
    "question", ["Phone number", "Carer's email", "Postcode", "Landlord address", "(Echo) Toilet needs details"]
)
def test_contact_details_and_repeated_answers_are_left(shape: Any, question: str) -> None:
    assert shape("care-act-assessment", {question: "Some words here"}).passages == ()


def test_a_full_stop_stored_as_an_entity_is_shown_as_a_full_stop() -> None:
    (passage,) = stored(
        "sensory-assessment", {"Sensory needs e&period;g&period; hearing, vision": "Signs at home."}
    ).passages
    assert passage.question == "Sensory needs e.g. hearing, vision"


def test_every_answer_of_a_response_is_reached_however_it_is_nested() -> None:
    inner = {"linkId": "c", "text": "Deep", "answer": [{"valueString": "Deepest words"}]}
    nested = [{"linkId": "a", "answer": [{"valueBoolean": True, "item": [{"linkId": "b", "item": [inner]}]}]}]
    made = bundle(ADULT, {"resourceType": "QuestionnaireResponse", "status": "completed", "item": nested})
    assert [(one.text, one.question, one.at) for one in made.passages] == [
        ("Deepest words", "Deep", "entry[1].resource.item[0].answer[0].item[0].item[0].answer[0].valueString")
    ]


def test_repeats_of_one_group_are_rows_of_one_question() -> None:
    names = ("Al", "Bo")
    rows = [
        item("Who are your key contacts?", [{"First name": name, "Relationship to person": "Son"}]) for name in names
    ]
    made = response("care-act-assessment", {}, item=rows)
    assert [one.given_name for one in made.people] == ["Al", "Bo"]


@pytest.mark.parametrize(
    "value",
    [
        {"valueBoolean": True},
        {"valueDecimal": 1.5},
        {"valueInteger": 2},
        {"valueDate": "2020-01-01"},
        {"valueDateTime": "2020-01-01T00:00:00Z"},
        {"valueTime": "10:00:00"},
        {"valueUri": "urn:x"},
        {"valueAttachment": {"data": "eA=="}},
        {"valueCoding": {"code": "x"}},
        {"valueQuantity": {"value": 3, "unit": "d"}},
        {"valueReference": {"reference": "Patient/a"}},
    ],
)
def test_every_answer_type_can_be_met_without_harm(value: dict[str, Any]) -> None:
    made = bundle(ADULT, {"resourceType": "QuestionnaireResponse", "status": "completed",
                          "item": [{"linkId": "q", "text": "A question", "answer": [value]}]})  # fmt: skip
    assert made.people == ()
    assert [one.text for one in made.passages] == (["urn:x"] if "valueUri" in value else [])


def test_a_yes_or_no_about_children_in_an_unknown_questionnaire_is_understood() -> None:
    answer = {
        "linkId": "7",
        "text": "Do you have any children under 18 living with you?",
        "answer": [{"valueBoolean": False}],
    }
    made = bundle(
        ADULT,
        {
            "resourceType": "QuestionnaireResponse",
            "status": "completed",
            "questionnaire": "https://x.example/q",
            "item": [answer],
        },
    )
    assert [one[:2] for one in stated(made)] == [("family.asked", "asked"), ("family.said_children", "absent")]
