"""A pregnancy somebody wrote down once: for how long it is so, and when it is a ground to ask about a child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from assembled import of
from builders import DAY, answer, extract, mention, reading, row

from adapter.families import Family
from adapter.household import assemble
from adapter.records import AnswerSeen, Passage, PersonSeen
from adapter.words import Answer, Kin, MentionKind, Sign, When


def pregnant(days_ago: int, when: When = When.CURRENT) -> AnswerSeen:
    seen = answer("adult.pregnant", "present", when=when)
    day = DAY - timedelta(days=days_ago)
    return replace(seen, evidence=replace(seen.evidence, quote="Normal pregnancy", recorded_on=day.isoformat()))


def hinted(family: Family) -> list[str]:
    return [words.quote for one in family.signs if one.sign is Sign.CHILDREN_HINTED for words in one.evidence]


@pytest.mark.parametrize("weeks", [0, 12, 43])
def test_a_pregnancy_of_this_year_is_an_unborn_child(weeks: int) -> None:
    family = of(pregnant(weeks * 7))
    assert [child.unborn for child in family.children] == [True]
    assert hinted(family) == []


@pytest.mark.parametrize("seen", [pregnant(45 * 7), pregnant(13 * 365), pregnant(4 * 365, When.PAST)])
def test_a_pregnancy_of_years_ago_is_no_unborn_child_but_a_ground_to_ask(seen: AnswerSeen) -> None:
    family = of(seen)
    assert family.children == ()
    assert "adult.pregnant" not in family.known
    assert family.children_in_household is Answer.UNKNOWN
    assert hinted(family) == ["Normal pregnancy"]


def test_the_child_of_a_pregnancy_twenty_years_ago_is_grown() -> None:
    assert hinted(of(pregnant(20 * 365, When.PAST))) == []


def test_a_child_who_is_named_needs_no_hint() -> None:
    child = row("daughter", "Mia", kin=Kin.OFFSPRING, birth_date=date(2019, 4, 2))
    family = of(pregnant(8 * 365, When.PAST), child)
    assert family.children_in_household is Answer.PRESENT


def test_an_old_note_of_a_pregnancy_is_a_ground_to_ask() -> None:
    passage = Passage("A maternity care plan (for a pregnant woman).", "plan", written_on=date(2013, 1, 1))
    said = mention(MentionKind.UNBORN, "pregnant", passage=0)
    family = assemble(replace(extract(), passages=(passage,)), reading(said))
    assert family.children == ()
    assert hinted(family) == [said.evidence.quote]


@pytest.mark.parametrize(("due_days_ago", "awaited"), [(-60, True), (14, True), (25, False), (300, False)])
def test_a_due_date_long_past_is_no_unborn_child_but_a_ground_to_ask(due_days_ago: int, awaited: bool) -> None:
    due = (DAY - timedelta(days=due_days_ago)).isoformat()
    seen = pregnant(0)
    family = of(replace(seen, evidence=replace(seen.evidence, quote=due)))
    assert [child.unborn for child in family.children] == [True] * awaited
    assert hinted(family) == [due] * (not awaited)


def unborn(name: str | None, days_ago: int) -> PersonSeen:
    born = DAY - timedelta(days=days_ago)
    return row("unborn child", name, kin=Kin.UNBORN, unborn=True, birth_date=born)


@pytest.mark.parametrize("name", [None, "Unborn", "Baby Tallis"])
@pytest.mark.parametrize("days_ago", [-200, -1, 14])
def test_a_child_in_a_row_is_unborn_until_it_is_long_due_and_no_age_is_missing(name: str | None, days_ago: int) -> None:
    family = of(unborn(name, days_ago))
    assert ([one.unborn for one in family.children], family.could_not_check) == ([True], ())


@pytest.mark.parametrize("name", [None, "Unborn", "Baby Tallis"])
def test_a_child_long_due_whom_nobody_wrote_down_since_is_a_ground_to_ask(name: str | None) -> None:
    family = of(unborn(name, 400))
    assert (family.children, hinted(family)) == ((), ["unborn child"])


def test_an_unborn_child_who_has_a_name_and_a_birthday_by_now_is_a_child() -> None:
    (mia,) = of(unborn("Mia", 400)).children
    assert (mia.who, mia.unborn, mia.age_low, mia.kin) == ("Mia", False, 1, Kin.OFFSPRING)
