"""A form that changed raises the alarm with the next record, and one that did not raises none."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.cli.given import read_given
from adapter.documents import check_document, read_document
from adapter.errors import RecordError
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.examples import Example, example_items
from adapter.records import Extract, SourceRecord
from tests.mapping.renaming import Renamed, renamed
from tests.tree import ROOT

EXAMPLES = sorted((ROOT / "mappings" / "sources").glob("*/examples/*.yaml"))
NAMED = [path for path in EXAMPLES if path.parts[-3] != "hl7v2-adt"]
"""Examples whose fields have names; those of HL7 version 2 have numbers, which a standard keeps."""
MEANT_TO = {"A box nobody has heard of"}
"""In an example that shows that such a box is read all the same."""
SHARED = ROOT.parent / "shared" / "data" / "assessments"


@cache
def shelf() -> Mappings:
    return load_mappings(ROOT / "mappings")


def records(path: Path) -> list[SourceRecord]:
    example = check_document(read_document(path), Example)
    return [item for item in example_items(example, path.name, shelf(), read_given) if isinstance(item, SourceRecord)]


def read(tree: dict[str, Any]) -> Extract:
    return translate(SourceRecord("record", b"{}", "0" * 64, tree), shelf())


def form(answers: dict[str, Any], form_id: str = "initial-contact-assessment") -> dict[str, Any]:
    return {"id": "w-1", "formId": form_id, "submittedAt": "2026-10-02", "answers": {"Caring": answers}}


def response(*items: dict[str, Any]) -> dict[str, Any]:
    named = {"resourceType": "QuestionnaireResponse", "status": "completed", "authored": "2026-10-02"}
    return {**named, "questionnaire": "urn:core-pathway:initial-contact-assessment", "item": list(items)}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_nothing_in_a_shipped_example_raises_the_alarm(path: Path) -> None:
    for record in records(path):
        try:
            found = {one.name for one in translate(record, shelf()).unlisted}
        except RecordError:
            continue
        assert found <= MEANT_TO


@pytest.mark.parametrize("path", NAMED, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
@pytest.mark.parametrize("change", [" (2027)", "Now"])
def test_a_renamed_question_raises_the_alarm_and_names_the_facts_now_blind(path: Path, change: str) -> None:
    for record in records(path):
        for one in renamed(record, shelf(), change):
            assert _noticed(record, one) == "", one.was


def _noticed(record: SourceRecord, one: Renamed) -> str:
    """Why a renamed question went by unnoticed; nothing where the alarm was raised, or it is read all the same."""
    try:
        before, after = translate(record, shelf()), translate(one.record, shelf())
    except RecordError:
        return ""  # it is held, which is noticed by itself
    if _said(before) == _said(after):
        return ""
    if after.record.source != before.record.source:
        return "" if after.unlisted else "another mapping took the record, and nobody was told"
    blind = {fact for found in after.unlisted for fact in found.blind}
    return "" if set(one.facts) & blind else f"unlisted: {after.unlisted}"


def _said(extract: Extract) -> tuple[Any, ...]:
    people = [(person.relationship, person.birth_date, person.lives_here) for person in extract.people]
    return {(answer.fact, answer.value) for answer in extract.answers}, people, extract.adult


def test_a_renamed_children_question_is_told_to_somebody_and_not_read_as_an_answer() -> None:
    extract = read(form({"Do you have any dependent children?": "Yes"}))
    assert extract.answers == ()
    (told,) = extract.could_not_check
    assert told.what == "the answer to 'Do you have any dependent children?'"
    assert "looks like 'Do you have children that are dependent on you?'" in told.why
    assert "children who depend on the adult" in told.why
    assert "mappings/codes/core-pathway-questions.yaml" in told.why


def test_a_new_question_about_children_is_told_although_it_shares_no_words() -> None:
    (found,) = read(form({"Any dependants under 18?": "No"})).unlisted
    assert "family.asked" in found.blind


def test_a_new_question_of_another_kind_is_counted_and_nobody_is_told_on_the_card() -> None:
    extract = read(form({"Preferred colour of the walls?": "Green"}))
    assert [(found.name, found.blind) for found in extract.unlisted] == [("Preferred colour of the walls?", ())]
    assert extract.could_not_check == ()


def test_a_new_question_beside_the_one_it_looks_like_blinds_nothing() -> None:
    answers = {"Do you have children that are dependent on you?": "No", "Do you have any dependent children?": "No"}
    extract = read(form(answers))
    assert [found.blind for found in extract.unlisted] == [()]
    assert extract.could_not_check == ()


def test_an_unanswered_new_question_raises_nothing() -> None:
    assert read(form({"Do you have any dependent children?": " "})).unlisted == ()


def test_a_new_question_nobody_answered_is_noticed_when_somebody_does() -> None:
    item = {"linkId": "7.4", "text": "Any dependants of yours under 18?"}
    assert read(response(item)).unlisted == ()
    assert read(response({**item, "answer": [{"valueString": "Yes"}]})).unlisted != ()


def test_a_renamed_question_is_noticed_in_a_questionnaire_too() -> None:
    item = {"linkId": "7.3", "text": "Do you have any dependent children?", "answer": [{"valueString": "Yes"}]}
    (found,) = read(response(item)).unlisted
    assert found.blind == ("family.asked", "family.said_children")


def test_a_known_question_under_another_number_is_read_as_before() -> None:
    asked = "Do you have children that are dependent on you?"
    extract = read(response({"linkId": "7.3", "text": asked, "answer": [{"valueString": "Yes"}]}))
    assert extract.unlisted == ()
    assert [answer.fact for answer in extract.answers] == ["family.asked", "family.said_children"]


def test_a_misspelt_element_of_fhir_is_noticed() -> None:
    patient = {"resourceType": "Patient", "id": "p", "dateOfBirth": "1985-07-01"}
    (found,) = read(patient).unlisted
    assert (found.name, found.looks_like) == ("Patient.dateOfBirth", "Patient.birthDate")
    assert found.blind == ("adult.age",)


def test_the_shared_assessments_raise_no_alarm() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared records are not beside the repository")
    files = sorted(SHARED.glob("*.record.json"))
    found = [
        translate(item, shelf()).unlisted for item in read_paths(files, Limits()) if isinstance(item, SourceRecord)
    ]
    assert len(found) == len(files)
    assert set(found) == {()}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(answers=JSON, items=JSON)
def test_whatever_a_form_holds_the_look_never_fails(answers: Any, items: Any) -> None:
    read({**form({}), "answers": answers or {}})
    read({**response(), "item": [{"linkId": items, "text": items, "answer": answers, "item": items}, items]})


def test_no_answer_is_ever_in_the_alarm() -> None:
    answer = "Yes, Tamsin Brewer of 4 Mill Lane"
    extract = read(form({"Do you have any dependent children?": answer}))
    said = f"{extract.unlisted}{extract.could_not_check}"
    assert not re.search("Tamsin|Brewer|Mill", said)
