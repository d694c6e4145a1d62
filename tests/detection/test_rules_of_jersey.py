"""The rules under Jersey law: the same signs, another law, and no English statute in anything a person reads."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from builders import child, factor, family, record, sign

from adapter.detection import ReadyRule, Status, judge, load_rules, sentence
from adapter.errors import DocumentError
from adapter.findings import Route, Screened
from adapter.prompting import make_cards
from adapter.receivers import load_receivers
from adapter.words import Answer, Factor, Sign

ROOT = Path(__file__).parents[2]
ENGLAND, JERSEY = (load_rules(ROOT / "rules" / nation) for nation in ("england", "jersey"))
EVERY_RULE = pytest.mark.parametrize("ready", JERSEY.ready, ids=JERSEY.names)
FLOORS = sorted(ready.rule.rule for ready in ENGLAND if ready.rule.floor == "yes")
OF_ENGLAND = re.compile(
    r"\bActs? \d{4}|\bAct\b|Regulations \d{4}|\bss? ?\d|[Ss]ection \d|Working Together|[Cc]ouncil|\bLADO\b|\bPrevent\b"
    r"|National Referral Mechanism|\bNHS\b|\b101\b|legislation\.gov\.uk|GDPR"
)
NO_COUNTERPART = {"sharing-decision"}
"""Rules of England on law that Jersey does not have: the duty to share of the Children Act 2004, s 16LA."""


@EVERY_RULE
def test_a_rule_states_jersey_law_and_quotes_no_english_statute(ready: ReadyRule) -> None:
    rule = ready.rule
    assert all("(Jersey) Law" in law.cite for law in rule.law)
    assert all(re.match(r"https://www\.jerseylaw\.je/", law.href) for law in rule.law)
    said = [sentence(ready), rule.asks, rule.say, rule.if_unknown or "", rule.why or "", rule.owner]
    assert not [OF_ENGLAND.findall(text) for text in said if OF_ENGLAND.search(text)]


@EVERY_RULE
def test_a_rule_has_a_case_for_every_answer_it_can_give(ready: ReadyRule) -> None:
    assert {case.expect for case in ready.rule.cases} == ready.rule.results


def test_every_sign_england_looks_for_is_looked_for_in_jersey() -> None:
    assert set(ENGLAND.names) - set(JERSEY.names) == NO_COUNTERPART
    assert set(JERSEY.names) <= set(ENGLAND.names)


@pytest.mark.parametrize("name", FLOORS)
def test_a_floor_of_england_is_a_floor_in_jersey(name: str) -> None:
    assert (JERSEY.named(name).rule.floor, JERSEY.named(name).rule.status) == ("yes", Status.LIVE)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("status", "trial", "status must not fall behind live"),
        ("urgency", "info", "urgency must not fall below critical"),
        ("route", "early_help", "route must be as urgent as safeguarding"),
        ("floor", "no", "floor must stay yes"),
        ("unless", "{child.age: {at_least: 12}}", "it would say nothing where the floor speaks"),
    ],
)
def test_a_floor_holds_in_jersey(tmp_path: Path, key: str, value: str, reason: str) -> None:
    text = (ROOT / "rules" / "jersey" / "harm-to-child.yaml").read_text()
    assert not re.search(f"^{key}:", text, re.MULTILINE)
    cases = """
cases:
  - {name: a burn, given: {child.age: 6, child.signs_around: [harm_to_child]}, expect: found}
  - {name: a well child, given: {child.age: 6}, expect: nothing}
"""
    folder = tmp_path / "jersey"
    folder.mkdir()
    (folder / "harm-to-child.yaml").write_text(f"{text}{key}: {value}\n{cases if key == 'unless' else ''}")
    with pytest.raises(DocumentError, match=reason) as refused:
        load_rules(folder, ROOT / "rules")
    assert "rules/jersey/harm-to-child.yaml:" in str(refused.value)


def test_what_nobody_has_read_in_jersey_law_is_on_trial() -> None:
    on_trial = {ready.rule.rule for ready in JERSEY if ready.rule.status is Status.TRIAL}
    assert on_trial >= {"private-fostering", "prevent-advice", "duties-on-exploitation"}


@pytest.mark.parametrize("name", JERSEY.names)
def test_what_is_on_trial_in_england_is_not_shown_in_jersey(name: str) -> None:
    if ENGLAND.named(name).rule.status is Status.TRIAL:
        assert JERSEY.named(name).rule.status is Status.TRIAL


def test_a_card_in_jersey_names_the_hub_and_no_law_of_england() -> None:
    doors = load_receivers(ROOT / "mappings" / "receivers")
    helper = child(helps_with_care=Answer.PRESENT, signs=(sign(Sign.CARE_IMPAIRED), sign(Sign.AGREES_TO_HELP)))
    whole = family(helper, record=replace(record(), source="jersey-form"), factors=(factor(Factor.MENTAL_HEALTH),))
    judged = judge(whole, JERSEY)
    screened = Screened(whole, judged.findings)
    assert {Route.EARLY_HELP, Route.YOUNG_CARER, Route.CHILD_IN_NEED} <= set(screened.routes)
    (card,) = make_cards(screened, doors.named("jersey"), lambda: "a")
    assert "01534 519000" in card.detail
    assert "wellbeing assessment" in card.detail
    assert not OF_ENGLAND.findall(f"{card.summary} {card.detail}")
    (lost,) = make_cards(screened, None, lambda: "a")
    assert not OF_ENGLAND.findall(lost.detail)
