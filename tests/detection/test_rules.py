"""The shipped rules: each has its law, its reading, its cases, and says what a lead can judge."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from adapter.detection import ReadyRule, Status, load_rules, sentence
from adapter.documents import read_document
from adapter.findings import Result, Route
from adapter.words import Sign

FOLDER = Path(__file__).parents[2] / "rules" / "england"
SHELF = load_rules(FOLDER)
EVERY_RULE = pytest.mark.parametrize("ready", SHELF.ready, ids=SHELF.names)

PROMISED = {
    "answer-contradicted",
    "child-already-known",
    "child-in-household",
    "children-not-asked",
    "early-help",
    "fgm-concern",
    "harm-to-child",
    "immediate-danger",
    "unborn-child",
    "young-carer-appears",
}


def test_the_rules_that_are_promised_are_on_the_shelf() -> None:
    assert set(SHELF.names) >= PROMISED


def test_no_rule_is_overdue_for_reading_a_month_after_it_was_read() -> None:
    assert SHELF.overdue(date(2026, 12, 21)) == ()


def test_a_rule_nobody_read_again_in_time_is_named() -> None:
    assert SHELF.overdue(date(2027, 5, 22)) == SHELF.names


@EVERY_RULE
def test_every_answer_a_rule_can_give_has_a_case(ready: ReadyRule) -> None:
    assert {case.expect for case in ready.rule.cases} == ready.rule.results


@EVERY_RULE
def test_every_law_links_to_the_statute_book(ready: ReadyRule) -> None:
    assert all(law.href.startswith("https://www.legislation.gov.uk/") for law in ready.rule.law)


@EVERY_RULE
def test_a_rule_fits_on_one_screen(ready: ReadyRule) -> None:
    assert len((FOLDER / f"{ready.rule.rule}.yaml").read_text().splitlines()) <= 60


@EVERY_RULE
def test_a_rule_that_prompts_says_who_answers_for_it_and_how_it_is_put_aside(ready: ReadyRule) -> None:
    assert ready.rule.owner
    assert ready.rule.dismissal


def test_direct_harm_and_danger_and_fgm_are_floors() -> None:
    floors = {ready.rule.rule for ready in SHELF if ready.rule.floor == "yes"}
    assert floors >= {"immediate-danger", "child-without-carer", "harm-to-child", "fgm-concern", "fgm-police-report"}


@EVERY_RULE
def test_every_rule_reads_aloud_with_its_law_and_date(ready: ReadyRule) -> None:
    read = sentence(ready)
    assert ready.rule.law[0].cite in read
    assert str(ready.rule.read.last) in read
    assert not re.search(r"\b(?:child|family|adult)\.[a-z_]+", read), "a fact's name is not a word of the field"
    assert not re.search(r"\bis (?:present|absent)\b", read), "an answer is said as a clause"


@EVERY_RULE
def test_help_that_needs_agreement_says_whose(ready: ReadyRule) -> None:
    said = ready.rule.say
    assert ready.rule.route is not Route.EARLY_HELP or "with the family's agreement" in said
    assert "their agreement" not in said, "nobody can tell whose"


@EVERY_RULE
def test_only_the_ask_route_asks_without_ever_finding(ready: ReadyRule) -> None:
    assert (Result.FOUND in ready.rule.results) is not ready.rule.only_asks


def test_no_rule_rests_on_a_sign_that_nothing_reads() -> None:
    """A sign comes from the words of a text, or from a code or box a mapping names."""
    mappings = FOLDER.parents[1] / "mappings"
    lists = (read_document(path).value for path in sorted((mappings / "narrative" / "en-GB").glob("*.yaml")))
    read = {entry["sign"] for words in lists for entry in words.get("signs") or ()}
    coded = " ".join(
        path.read_text() for folder in ("codes", "sources") for path in (mappings / folder).rglob("*.yaml")
    )
    asked = {str(sign) for ready in SHELF for sign in Sign if re.search(rf"\b{sign}\b", str(ready.rule.when))}
    assert [sign for sign in sorted(asked - read) if sign not in coded] == []


def test_what_the_law_leaves_open_is_on_trial() -> None:
    assert SHELF.named("sharing-decision").rule.status is Status.TRIAL
