"""Prompts: a screened record and the child's front door come in, at most one card about the family goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from adapter.facts import Evidence, is_of_a_box
from adapter.findings import Card, Finding, Result, Route, Screened, Urgency, route_rank
from adapter.prompting import wording
from adapter.prompting.guide import guide_lines
from adapter.prompting.markdown import SUMMARY_UNITS, escaped, fitted
from adapter.prompting.numbers import number_lines
from adapter.prompting.seen import Seen, quote_lines, seen_of, source_of_all
from adapter.receivers import Receiver
from adapter.records import CouldNotCheck

FAULTS_IN_FULL = 2
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
    """What to do today, what was seen, what is not known, whom to ring; in danger the numbers stand before all."""
    asked = wording.questions(screened.family)
    numbers = number_lines(receiver, routes, now)
    danger_first = routes[0] is Route.IMMEDIATE_DANGER
    seen = seen_of(findings, screened.family)
    detail = _joined(
        numbers if danger_first else [],
        wording.standing(screened.family),
        _headed("What to do today", [f"- {wording.ROUTE_WORDS[route]}" for route in routes]),
        _headed(wording.SAFELY, [_safely(one) for one in screened.family.safe_contact]),
        list(_noticed(seen)),
        _could_not(screened.could_not_check),
        _headed("What is not known: please ask", [f"- {escaped(question)}" for question in (*seen.asked, *asked)]),
        [] if danger_first else numbers,
        guide_lines(receiver, routes, now),
        [wording.ADVICE_FIRST],
    )
    summary = fitted(wording.summary(screened.family, routes), SUMMARY_UNITS)
    return Card(uuid, summary, _heaviest(findings, bool(screened.could_not_check)), detail, routes, findings, asked)


def _safely(words: Evidence) -> str:
    """A sentence by itself; a few words in a box with what the box asked."""
    asked = f"{escaped(words.question)} " if words.question and is_of_a_box(words) else ""
    return f"- {asked}“{escaped(words.quote)}”"


def _heaviest(findings: tuple[Finding, ...], something_unchecked: bool) -> Urgency:
    called = {finding.urgency for finding in findings}
    if something_unchecked:
        called.add(Urgency.WARNING)
    return next((urgency for urgency in _HEAVIEST if urgency in called), Urgency.INFO)


def _noticed(seen: Seen) -> Iterator[str]:
    if not seen.noticed:
        return
    source = source_of_all(seen.noticed)
    yield f"**What was seen**{f' · {source}' if source else ''}"
    for block in seen.noticed:
        if block.say:
            yield escaped(block.say)
        yield from quote_lines(block, source)
    yield from wording.left_out(seen.left, seen.to_record)


def _could_not(faults: tuple[CouldNotCheck, ...]) -> list[str]:
    """Each fault with its cause; where there are many, what they are, for their causes would bury the card."""
    if len(faults) <= FAULTS_IN_FULL:
        return [f"**Could not check {escaped(fault.what)}:** {escaped(fault.why)}" for fault in faults]
    return _headed(wording.COULD_NOT_CHECK_THESE, [f"- {escaped(fault.what)}" for fault in faults])


def _headed(title: str, lines: list[str]) -> list[str]:
    return [f"**{title}**\n\n" + "\n".join(lines)] if lines else []


def _joined(*groups: list[str]) -> str:
    return "\n\n".join(line for group in groups for line in group)
