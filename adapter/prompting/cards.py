"""Prompts: a screened record and the child's front door come in, at most one card about the family goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from adapter.facts import Evidence
from adapter.families import Family
from adapter.findings import Card, Finding, Result, Route, Screened, Urgency, route_rank
from adapter.prompting import wording
from adapter.prompting.guide import guide_lines
from adapter.prompting.markdown import SUMMARY_UNITS, escaped, fitted
from adapter.prompting.numbers import number_lines
from adapter.receivers import Receiver
from adapter.records import CouldNotCheck

QUOTES_AT_MOST = 2
_HEAVIEST = (Urgency.CRITICAL, Urgency.WARNING, Urgency.INFO)


def make_cards(
    screened: Screened, receiver: Receiver | None, uuid: Callable[[], str], now: datetime | None = None
) -> tuple[Card, ...]:
    """One card about the family, the most urgent finding first, or none where there is nothing to show.

    What could not be looked at always makes a card: it is never the same as nothing there. A doubt that
    hides nobody stands on a card there is, and makes none. `now` chooses the numbers that are open and
    says whether they are due to be checked again.
    """
    said = (finding for finding in screened.shown if finding.result is not Result.NOTHING)
    findings = tuple(sorted(said, key=lambda finding: route_rank(finding.route)))
    routes = screened.routes
    if routes:
        return (_family_card(screened, findings, routes, receiver, uuid(), now),)
    if not screened.silent:
        return (could_not_check_card(screened.could_not_check, uuid()),)
    return ()


def could_not_check_card(faults: tuple[CouldNotCheck, ...], uuid: str) -> Card:
    """The card for a record nobody could look at, or only in part."""
    detail = _joined(
        _could_not(faults),
        ["Nothing was decided about this family. Please ask about children yourself, and record the answer."],
        [wording.ADVICE_FIRST],
    )
    return Card(uuid, wording.COULD_NOT_CHECK, Urgency.WARNING, detail, (Route.ASK,), ())


def _family_card(
    screened: Screened,
    findings: tuple[Finding, ...],
    routes: tuple[Route, ...],
    receiver: Receiver | None,
    uuid: str,
    now: datetime | None,
) -> Card:
    asked = wording.questions(screened.family)
    numbers = number_lines(receiver, routes, now)
    danger_first = routes[0] is Route.IMMEDIATE_DANGER
    detail = _joined(
        numbers if danger_first else [],
        wording.standing(screened.family),
        _could_not(screened.could_not_check),
        list(_all_findings(findings, screened.family)),
        _headed("What is not known", [f"- {escaped(question)}" for question in asked]),
        _headed("What you can do", [f"- {wording.ROUTE_WORDS[route]}" for route in routes]),
        [] if danger_first else numbers,
        guide_lines(receiver, routes, now),
        [wording.ADVICE_FIRST],
    )
    summary = fitted(wording.summary(screened.family, routes), SUMMARY_UNITS)
    return Card(uuid, summary, _heaviest(findings, bool(screened.could_not_check)), detail, routes, findings, asked)


def _heaviest(findings: tuple[Finding, ...], something_unchecked: bool) -> Urgency:
    called = {finding.urgency for finding in findings}
    if something_unchecked:
        called.add(Urgency.WARNING)
    return next((urgency for urgency in _HEAVIEST if urgency in called), Urgency.INFO)


def _all_findings(findings: tuple[Finding, ...], family: Family) -> Iterator[str]:
    """One sentence for all the children a rule speaks of, and each line of the record quoted once."""
    by_rule: dict[tuple[str, Result, Route | None], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, finding.result, finding.route), []).append(finding)
    shown: set[tuple[str, str]] = set()
    for alike in by_rule.values():
        yield from _finding_lines(alike, family, shown)


def _finding_lines(alike: list[Finding], family: Family, shown: set[tuple[str, str]]) -> Iterator[str]:
    say = escaped(alike[0].say)
    if say:
        also = wording.also_of(family, [finding.about for finding in alike[1:]])
        yield f"**{say}**{f' {escaped(also)}' if also else ''}"
    words = {(one.quote, one.at): one for finding in alike for one in finding.evidence}
    fresh = [one for key, one in words.items() if key not in shown]
    for evidence in fresh[:QUOTES_AT_MOST]:
        shown.add((evidence.quote, evidence.at))
        yield from _quote_lines(evidence)
    left = len(fresh) - QUOTES_AT_MOST
    if left > 0:
        yield f"and {left} more {'place' if left == 1 else 'places'} in the record."
    elif words and not fresh:
        yield wording.QUOTED_ABOVE


def _quote_lines(evidence: Evidence) -> Iterator[str]:
    quote = escaped(evidence.quote)
    if not quote:
        return
    said = [escaped(part) for part in (evidence.question, evidence.said_by, evidence.recorded_on) if part]
    source = f"  \n> {' · '.join(part for part in said if part)}" if any(said) else ""
    yield f"> “{quote}”{source}"


def _could_not(faults: tuple[CouldNotCheck, ...]) -> list[str]:
    return [f"**Could not check {escaped(fault.what)}:** {escaped(fault.why)}" for fault in faults]


def _headed(title: str, lines: list[str]) -> list[str]:
    return [f"**{title}**\n\n" + "\n".join(lines)] if lines else []


def _joined(*groups: list[str]) -> str:
    return "\n\n".join(line for group in groups for line in group)
