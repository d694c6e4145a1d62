"""A form's own answer about children and a text beside it come in: together they say what a reader would."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from adapter.families import Family
from adapter.findings import Screened
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.plain_yaml import plain_value
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf
from adapter.words import Answer, Asked, Kin

NOT_THEIR_OWN = {Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.SIBLING, Kin.OTHER_CHILD}
DAY = "2026-10-02"
CARE = "Can you carry out any caring responsibilities for a child?"
FILE = Path(__file__).with_name("boxes_and_texts.yaml")
TEXTS: dict[str, list[dict[str, Any]]] = plain_value(FILE.read_bytes(), FILE.name)[0]
FORMS = {
    "no": ("initial-contact-assessment", "Do you have children that are dependent on you?", "No "),
    "not applicable": ("care-act-assessment", CARE, "Not applicable"),
    "lives alone": ("telecare-requisition", "Does the person live alone?", "Yes"),
    "blank": ("care-act-assessment", CARE, ""),
}


def cells(kind: str) -> list[Any]:
    return [pytest.param(one["age"], one["text"], id=one["text"][:50]) for one in TEXTS[kind]]


@pytest.fixture(scope="module")
def whole() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


class Desk:
    """Screens one form, or one bundle, about an adult of some age."""

    def __init__(self, whole: Shelves, folder: Path) -> None:
        self._whole, self._folder = whole, folder

    def form(self, box: str, age: int, text: str) -> Screened:
        name, question, answer = FORMS[box]
        resident = {"firstName": "Pat", "lastName": "Aske", "dateOfBirth": f"{2026 - age}-03-02"}
        answers = {"A step": {question: answer, "About you": text}}
        return self._screen({"id": "w-1", "formId": name, "submittedAt": DAY, "resident": resident, "answers": answers})

    def reviewed(self, role: str, text: str) -> Screened:
        worker = {"First name": "Dara", "Last name": "Quill", "Role or relationship to you": role}
        answers = {"Review overview": {"Others involved in the review": [worker], "About you": text}}
        resident = {"firstName": "Pat", "lastName": "Aske", "dateOfBirth": "1996-03-02"}
        tree = {"id": "w-1", "formId": "care-act-assessment", "submittedAt": DAY}
        return self._screen(tree | {"resident": resident, "answers": answers})

    def observed(self, age: int, text: str) -> Screened:
        about = {
            "subject": {"reference": "Patient/p"},
            "status": "final",
            "code": {"text": "Number of dependent children"},
        }
        note = {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{text}</p></div>'}
        visit = {"resourceType": "Composition", "id": "c", "status": "final", "date": DAY, "type": {"text": "Visit"}}
        visit |= {"subject": {"reference": "Patient/p"}, "section": [{"title": "Social", "text": note}]}
        resources = [
            {"resourceType": "Patient", "id": "p", "birthDate": f"{2026 - age}-03-02"},
            {"resourceType": "Observation", "id": "o", "effectiveDateTime": DAY, "valueInteger": 0, **about},
            visit,
        ]
        entries = [{"resource": one} for one in resources]
        return self._screen({"resourceType": "Bundle", "id": "b", "type": "collection", "entry": entries})

    def _screen(self, tree: dict[str, Any]) -> Screened:
        file = self._folder / "record.json"
        file.write_text(json.dumps(tree))
        (record,) = read_paths([file], Limits())
        assert isinstance(record, SourceRecord)
        return screen(record, self._whole)


@pytest.fixture
def desk(whole: Shelves, tmp_path: Path) -> Desk:
    return Desk(whole, tmp_path)


def answered_no(desk: Desk, age: int, text: str) -> list[Screened]:
    return [desk.form("no", age, text), desk.form("not applicable", age, text), desk.observed(age, text)]


def routes(screened: Screened) -> set[str]:
    return {str(one.route) for one in screened.shown if one.route is not None}


def said(family: Family) -> tuple[Answer, Asked, bool]:
    return family.children_in_household, family.asked, bool(family.contradictions)


@pytest.mark.parametrize(("age", "text"), cells("nobody_of_this_home"))
def test_a_no_stands_and_is_silent_beside_children_of_nobody_here(desk: Desk, age: int, text: str) -> None:
    for seen in answered_no(desk, age, text):
        assert (said(seen.family), routes(seen)) == ((Answer.ABSENT, Asked.ASKED, False), set())


@pytest.mark.parametrize(("age", "text"), cells("nobody_of_this_home"))
def test_a_blank_is_asked_about_while_children_are_likely_and_nothing_is_made_of_others(
    desk: Desk, age: int, text: str
) -> None:
    seen = desk.form("blank", age, text)
    assert seen.family.asked is Asked.NOT_ASKED
    assert seen.family.children_in_household is not Answer.PRESENT
    assert routes(seen) == ({"ask"} if age < 60 else set())


@pytest.mark.parametrize(("age", "text"), cells("a_child_at_home"))
def test_a_child_who_lives_here_is_seen_and_contradicts_a_no(desk: Desk, age: int, text: str) -> None:
    for seen in answered_no(desk, age, text):
        assert said(seen.family) == (Answer.PRESENT, Asked.ASKED, True)
        others = {child.kin for child in seen.family.children} <= NOT_THEIR_OWN  # whoever has none may well say no
        assert ("ask" in routes(seen)) is not others
    assert said(desk.form("blank", age, text).family)[::2] == (Answer.PRESENT, False)


def test_two_sides_go_with_a_referral_and_are_no_door_beside_it(desk: Desk) -> None:
    seen = desk.form("no", 30, "Lives with her son Tyler, 3. She hit him with a belt last night.")
    assert said(seen.family) == (Answer.PRESENT, Asked.ASKED, True)
    assert routes(seen) & {"safeguarding", "ask"} == {"safeguarding"}


@pytest.mark.parametrize(("age", "text"), cells("things_of_a_child"))
def test_things_of_a_child_contradict_a_no_without_making_it_a_yes(desk: Desk, age: int, text: str) -> None:
    for seen in answered_no(desk, age, text):
        assert seen.family.children_in_household is not Answer.ABSENT
        assert seen.family.contradictions
        assert "ask" in routes(seen)


@pytest.mark.parametrize(("age", "text"), cells("denied_in_words"))
def test_babies_of_ones_work_or_wishes_stay_out_beside_a_denial_in_words(desk: Desk, age: int, text: str) -> None:
    for seen in answered_no(desk, age, text):
        assert (said(seen.family), routes(seen)) == ((Answer.ABSENT, Asked.ASKED, False), set())


@pytest.mark.parametrize(("age", "text"), cells("expected_and_none_born"))
def test_a_pregnancy_told_by_its_weeks_is_one_unborn_child(desk: Desk, age: int, text: str) -> None:
    assert [one.unborn for one in desk.form("blank", age, text).family.children] == [True]


@pytest.mark.parametrize(("age", "text"), cells("not_a_due_date"))
def test_a_day_of_the_week_is_when_somebody_leaves_hospital(desk: Desk, age: int, text: str) -> None:
    assert not desk.form("blank", age, text).family.children


@pytest.mark.parametrize(("age", "text"), cells("lives_alone_with_a_child"))
def test_a_child_who_helps_lives_with_a_parent_said_to_live_alone(desk: Desk, age: int, text: str) -> None:
    seen = desk.form("lives alone", age, text)
    assert said(seen.family)[::2] == (Answer.PRESENT, True)
    assert "young_carer" in routes(seen)


@pytest.mark.parametrize(("age", "text"), cells("lives_alone_and_helped_by_the_grown"))
def test_a_grown_child_who_helps_leaves_living_alone_as_it_stands(desk: Desk, age: int, text: str) -> None:
    assert not desk.form("lives alone", age, text).family.contradictions


def test_a_worker_on_the_list_is_never_the_baby_of_a_text(desk: Desk) -> None:
    family = desk.reviewed("Support worker", "The baby settles after her bottle.").family
    assert [one.who for one in family.children] == [None]


RISKS = (
    "He is a registered sex offender.",
    "Arrested for indecent images of children.",
    "He was convicted of assault on a child in 2019.",
)


@pytest.mark.parametrize("risk", RISKS)
def test_grandchildren_of_no_age_who_visit_count_where_somebody_may_be_a_risk(desk: Desk, risk: str) -> None:
    assert "safeguarding" in routes(desk.form("blank", 70, f"{risk} His grandchildren come on Sundays."))
    assert not desk.form("blank", 70, "He likes bowls. His grandchildren come on Sundays.").family.children


DANGERS = (
    "Her boyfriend hits {child}.",
    "She smacks {child} hard when she is drunk.",
    "{Child} is left alone in the flat at night.",
    "{Child} is always hungry and dirty.",
    "Her ex, a sex offender, is back living with her and {child}.",
    "She told staff she would kill herself and take {child} with her.",
    "She threatened to take {child} with her if she goes.",
    "She was detained today and nobody can collect {child}.",
    "{Child} was found with bruises on the back.",
    "He threatened {child} with a knife.",
    "{Child} is carrying drugs for older lads.",
    "{Child} says the lodger touches her at night.",
    "The police were called again, he strangled her while {child} was upstairs.",
    "She locks {child} in the bedroom all day.",
    "She gave {child} her methadone to sleep.",
    "{Child} has not eaten since yesterday.",
)
ENDANGERED = ("her son Leo, 7,", "Maya, 14,", "the baby", "her daughter")


@pytest.mark.parametrize(("deed", "child"), list(product(DANGERS, ENDANGERED)))
def test_a_plain_danger_to_a_child_is_never_lost_to_a_tightened_pattern(desk: Desk, deed: str, child: str) -> None:
    told = deed.format(child=child, Child=child[0].upper() + child[1:]).replace(",.", ".")
    assert routes(desk.form("blank", 30, told)) & {"safeguarding", "immediate_danger"}
