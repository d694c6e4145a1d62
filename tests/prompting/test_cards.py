"""Prompts as an adult's worker would judge them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from adapter.facts import Evidence
from adapter.findings import Card, Result, Route, Screened, Urgency
from adapter.prompting import could_not_check_card, make_cards
from adapter.prompting.markdown import units
from adapter.receivers import Receiver
from adapter.records import CouldNotCheck
from adapter.words import Asked
from tests.prompting.card_people import QUOTE, SCREENED, child, family, finding, screened

LONDON = ZoneInfo("Europe/London")
UNCHECKED = (CouldNotCheck("young-carer-appears", "the rule stopped with an error"),)


def door(status: str = "checked") -> Receiver:
    return Receiver.model_validate(
        {
            "area": "exampleshire",
            "name": "Exampleshire front door",
            "nation": "england",
            "serves": {"postcode_districts": ["ZZ1"]},
            "contacts": [
                {
                    "for": "everyone",
                    "name": "Front door",
                    "phone": "01632 960123",
                    "hours": {"days": ["monday", "tuesday", "wednesday"], "from": "09:00", "to": "17:00"},
                },
                {
                    "for": "out_of_hours",
                    "name": "Emergency duty team",
                    "phone": "01632 960456",
                    "hours": "when others are closed",
                },
            ],
            "source_url": "https://example.org/front-door",
            "checked_on": "2026-11-01",
            "review_by": "2027-05-01",
            "status": status,
        }
    )


def only_card(of: Screened, receiver: Receiver | None = None, now: datetime | None = None) -> Card:
    cards = make_cards(of, receiver, lambda: "u-1", now)
    assert len(cards) == 1
    return cards[0]


def test_a_family_nobody_is_worried_about_stays_silent() -> None:
    assert make_cards(screened(), None, lambda: "u") == ()


def test_a_rule_on_trial_shows_nothing() -> None:
    assert make_cards(screened(finding(trial=True)), None, lambda: "u") == ()


def test_what_could_not_be_checked_is_never_silent() -> None:
    card = only_card(screened(unchecked=UNCHECKED))
    assert "Could not check young-carer-appears" in card.detail
    assert "the rule stopped with an error" in card.detail
    assert "ask about children yourself" in card.detail


def test_a_finding_does_not_hide_what_could_not_be_checked() -> None:
    assert "Could not check" in only_card(screened(finding(), unchecked=UNCHECKED)).detail


def test_one_family_gets_one_card_however_many_findings() -> None:
    card = only_card(screened(finding(), finding(Route.SAFEGUARDING, "Seen and said."), finding(Route.ASK)))
    assert card.routes == (Route.SAFEGUARDING, Route.YOUNG_CARER, Route.ASK)


def test_the_most_urgent_words_are_read_first_and_what_is_only_recorded_last() -> None:
    record = finding(None, "Check the name.", Urgency.INFO)
    danger = finding(Route.IMMEDIATE_DANGER, "Ring now.")
    card = only_card(screened(record, finding(Route.EARLY_HELP, "Offer help."), danger))
    assert (
        card.detail.index("Ring now.") < card.detail.index("Offer help.") < card.detail.index("1 thing to write down")
    )


def test_the_indicator_is_the_highest_urgency() -> None:
    low, high = finding(urgency=Urgency.INFO), finding(Route.SAFEGUARDING, urgency=Urgency.CRITICAL)
    assert only_card(screened(low, high)).indicator is Urgency.CRITICAL


def test_the_summary_names_no_child_and_no_adult() -> None:
    summary = only_card(screened(finding())).summary
    assert "Mia" not in summary
    assert "Ashby" not in summary


@pytest.mark.parametrize("route", list(Route))
@pytest.mark.parametrize(
    "people", [family(), family(child()), family(child(), child("Leo")), family(child(unborn=True))]
)
def test_every_summary_is_one_neutral_sentence_that_was_not_cut(route: Route, people: object) -> None:
    summary = only_card(screened(finding(route), people=people)).summary  # type: ignore[arg-type]
    assert units(summary) <= 139
    assert summary.endswith(".")
    assert summary.count(".") == 1
    assert "risk" not in summary


def test_the_quoted_line_stands_with_its_question_author_and_date() -> None:
    detail = only_card(screened(finding())).detail
    assert "> “Mia gives me my tablets”" in detail
    assert "Who helps you?" in detail
    assert detail.count("T. Osei · 2 October 2026") == 1


def test_words_of_two_authors_each_stand_with_their_own() -> None:
    other = replace(QUOTE, quote="She is tired in the morning", said_by="R. Lamb")
    detail = only_card(screened(finding(evidence=(QUOTE, other)))).detail
    assert "Who helps you? · T. Osei · 2 October 2026" in detail
    assert "Who helps you? · R. Lamb · 2 October 2026" in detail


def test_a_card_says_what_to_do_then_what_was_seen_then_what_is_not_known_then_whom_to_ring() -> None:
    detail = only_card(screened(finding(), people=family(child(age=None))), door()).detail
    heads = ("What to do today", "What was seen", "What is not known", "Whom to ring", "I want advice first")
    places = [detail.index(head) for head in heads]
    assert places == sorted(places)


def test_what_is_only_to_be_written_down_is_counted_where_there_is_something_to_act_on() -> None:
    record = replace(finding(None, "Check the name of Mia.", Urgency.INFO), rule="child-in-household")
    acting = only_card(screened(finding(), record)).detail
    assert "Check the name" not in acting
    assert "1 thing to write down" in acting
    asking = replace(finding(Route.ASK, "Please ask.", result=Result.ASK, evidence=()), rule="asking")
    assert "Check the name of Mia." in only_card(screened(asking, record)).detail


def test_a_pressing_finding_without_a_door_is_never_only_counted() -> None:
    pressing = replace(finding(None, "Check this today."), rule="pressing")
    assert "Check this today." in only_card(screened(finding(), pressing)).detail


def test_every_child_on_a_card_stands_with_the_words_that_tell_of_it() -> None:
    told = replace(QUOTE, quote="Her little one stays here too", at="notes[0:29]")
    second = replace(child(None, None), key="c2", evidence=(told,))
    assert "Her little one stays here too" in only_card(screened(finding(), people=family(child(), second))).detail


def test_an_instruction_that_two_rules_give_is_read_once() -> None:
    first = finding(say="It appears that Mia helps. Ring the front door today.")
    second = replace(finding(say="It appears that Mia is afraid. Ring the front door today."), rule="afraid")
    detail = only_card(screened(first, second)).detail
    assert "It appears that Mia is afraid." in detail
    assert detail.count("Ring the front door today.") == 1


def test_many_parts_that_could_not_be_checked_are_each_named_without_their_causes() -> None:
    many = tuple(CouldNotCheck(f"answer {number}", "a long cause") for number in range(4))
    detail = only_card(screened(finding(), unchecked=many)).detail
    assert all(fault.what in detail for fault in many)
    assert "a long cause" not in detail


def test_at_most_four_things_are_asked() -> None:
    card = only_card(screened(finding(), people=family(child(None, None), child(None, None, relationship="son"))))
    assert len(card.questions) == 4
    assert all(question.split("?")[0] in card.detail for question in card.questions)


def test_a_family_nobody_asked_about_is_asked_about() -> None:
    card = only_card(screened(finding(Route.ASK, result=Result.ASK), people=family(asked=Asked.NOT_ASKED)))
    assert card.questions[0].startswith("Are there any children in the family or household")


def test_wanting_advice_first_is_on_every_card() -> None:
    for card in (only_card(screened(finding())), only_card(screened(unchecked=UNCHECKED))):
        assert "I want advice first" in card.detail


def test_immediate_danger_puts_999_before_everything_else() -> None:
    detail = only_card(screened(finding(Route.IMMEDIATE_DANGER, urgency=Urgency.CRITICAL)), door()).detail
    assert "999" in detail.split("\n\n")[0]


@pytest.mark.parametrize(
    ("at", "answers"),
    [
        (datetime(2026, 11, 23, 16, 59, tzinfo=LONDON), "Front door: 01632 960123"),
        (datetime(2026, 11, 23, 17, 1, tzinfo=LONDON), "Emergency duty team: 01632 960456"),
    ],
)
def test_the_number_that_is_open_now_comes_first(at: datetime, answers: str) -> None:
    detail = only_card(screened(finding(Route.SAFEGUARDING)), door(), at).detail
    first = next(line for line in detail.splitlines() if "01632" in line)
    assert answers in first
    assert "open now" in first


def test_a_number_nobody_confirmed_says_so() -> None:
    assert "Check this number" in only_card(screened(finding()), door("check this")).detail
    assert "Check this number" not in only_card(screened(finding()), door()).detail


def test_a_number_past_its_review_day_says_so() -> None:
    later = datetime(2027, 6, 1, 12, tzinfo=LONDON)
    assert "Check this number" in only_card(screened(finding()), door(), later).detail


def test_an_unknown_front_door_is_said_and_not_guessed() -> None:
    assert "could not be chosen" in only_card(screened(finding())).detail


def test_a_long_list_of_quotes_says_how_many_more_there_are() -> None:
    places = tuple(replace(QUOTE, quote=f"Mia helps me on day {number} of the week") for number in range(5))
    assert "Not shown here: 3 more places in the record." in only_card(screened(finding(evidence=places))).detail


def test_one_rule_speaks_once_of_all_its_children() -> None:
    mia, jack = child(), replace(child("Jack", 6), key="c2")
    both = (replace(finding(), about="c1"), replace(finding(say="It appears that Jack helps with care."), about="c2"))
    detail = only_card(screened(*both, people=family(mia, jack))).detail
    assert "It appears that Mia helps with care. The same goes for Jack." in detail
    assert "Jack helps" not in detail


def test_each_line_of_the_record_is_quoted_once_on_a_card() -> None:
    other = replace(finding(Route.CHILD_IN_NEED, "Consider a referral."), rule="inappropriate-caring")
    detail = only_card(screened(finding(), other)).detail
    assert detail.count(QUOTE.quote) == 1
    assert "Consider a referral." in detail


def test_a_record_value_cannot_bring_its_own_markup() -> None:
    hostile = Evidence("<img src=x onerror=alert(1)> [a](http://evil.example) **b** # c\n\n# d", "p")
    detail = only_card(screened(finding(evidence=(hostile,)))).detail
    assert "<img" not in detail
    assert not re.search(r"(?<!\\)\]\(", detail)
    assert not re.search(r"^# d", detail, re.MULTILINE)


def test_a_record_that_could_not_be_read_makes_a_card_too() -> None:
    card = could_not_check_card(UNCHECKED, "u")
    assert card.indicator is Urgency.WARNING
    assert "not" in card.summary


@settings(max_examples=60)
@given(SCREENED)
def test_whatever_a_record_says_the_card_is_short_and_whole(anything: Screened) -> None:
    cards = make_cards(anything, door(), lambda: "u-1")
    assert bool(cards) == bool(anything.routes or anything.could_not_check)
    for card in cards:
        assert 0 < units(card.summary) < 140
        assert card.summary.strip() == card.summary
        assert card.detail
        assert len(card.questions) <= 4
