"""How a draft is made: a screened record and its front door come in, a referral nobody has decided on goes out.

Nothing is composed: labels are fixed, statements are quotations or the rule's own sentence, and
what is not known is printed as not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from adapter.drafting.children import child_lines, sign_lines
from adapter.drafting.lines import (
    first_sentence,
    form_words,
    not_asked,
    not_known,
    of_record,
    quoted,
    said,
    seen_and_told,
)
from adapter.drafting.wording import (
    ABOUT,
    ABOUT_OTHERS,
    ADULTS,
    FACTOR_WORDS,
    KNOWN_WORDS,
    NOT_ASKED,
    NOT_KNOWN,
    OTHERS,
    ROUTE_WORDS,
    SAFE_CONTACT,
    SECTIONS,
    SHARING,
    WHEN_WORDS,
)
from adapter.facts import Evidence
from adapter.families import Family
from adapter.findings import Finding, Result, Route, Screened
from adapter.identifiers import nhs_identity
from adapter.receivers import Receiver
from adapter.records import Adult
from adapter.referrals import Draft, DraftLine
from adapter.words import Asked, Sign, Standing, Whose, day_in_words

SHARING_LABELS = ("Was the adult told of this referral?", "Agreement to the service", "Lawful basis for sharing")
SENT_TO = "Sent to"
NHS_NUMBER = "NHS number"
_CHILD = "{child}"
WITH_NHS_NUMBERS = ("england", "wales")
"""Elsewhere a front door has other numbers, and asks for none of these."""
_ROUTES: tuple[Route | None, ...] = tuple(ROUTE_WORDS)


def make_draft(screened: Screened, route: Route, receiver: Receiver | None, made_on: datetime, draft_id: str) -> Draft:
    """A draft on one route, with one line for each statement.

    Raises ValueError where a referral cannot be sent on that route (`ask`, `consult`, `parallel_duty`).
    """
    if route not in ROUTE_WORDS:
        raise ValueError(f"no referral is sent on the route '{route}'")
    family = screened.family
    found = tuple(finding for finding in screened.shown if finding.result is Result.FOUND)
    lines = (
        *_about(screened, route, receiver, found),
        *child_lines(family),
        *_adult_lines(family, receiver),
        *sign_lines(family),
        *_factor_lines(family, Whose.ADULT),
        *_gaps(screened),
        *_others(family),
        *(not_known(SHARING, label, "Not yet recorded") for label in SHARING_LABELS),
    )
    return Draft(
        id=draft_id,
        route=route,
        subject=initials(family.adult),
        receiver=receiver.area if receiver else "",
        lines=tuple(sorted(lines, key=lambda line: SECTIONS.index(line.section))),
        record_sha256=family.record.sha256,
        made_on=made_on,
        rules=tuple(dict.fromkeys(finding.rule for finding in found)),
    )


def initials(adult: Adult) -> str:
    """At most four initials for a list, `No name` where the record has none."""
    names = f"{adult.given_name or ''} {adult.family_name or ''}".split()
    return "".join(name[0].upper() for name in names if name[0].isalpha())[:4] or "No name"


def receiver_line(receiver: Receiver | None, evidence: tuple[Evidence, ...], chosen_by: str | None = None) -> DraftLine:
    """Which front door it goes to, from the address that decides it or the person who chose it."""
    if receiver is None:
        words = "Not known: the child's home address does not settle which front door is responsible"
        return not_known(ABOUT, SENT_TO, words)
    line = said(ABOUT, SENT_TO, receiver.name, evidence, None)
    return DraftLine(line.section, line.label, line.words, line.knowing, line.evidence, chosen_by)


def _about(
    screened: Screened, route: Route, receiver: Receiver | None, found: tuple[Finding, ...]
) -> Iterator[DraftLine]:
    family, record = screened.family, screened.family.record
    itself = of_record(record, record.id, "number of the record")
    asked_for = tuple(dict.fromkeys(item for finding in found if finding.route is route for item in finding.evidence))
    yield said(ABOUT, "Kind of referral", ROUTE_WORDS[route], asked_for or (itself,), record.author)
    yield receiver_line(receiver, tuple(_address_evidence(family)) or (itself,))
    yield said(ABOUT, "Made from", _record_words(family), (itself,), record.author)
    whys = sorted((one for one in found if one.route in _ROUTES), key=lambda one: _ROUTES.index(one.route))
    for words, evidence in _told_once(family, whys):
        yield said(ABOUT, "Why", words, evidence or (itself,), record.author)


def _told_once(family: Family, findings: Iterable[Finding]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """What the rules say, each sentence once for all the children it is said of, with the words of each."""
    by_words: dict[str, list[Finding]] = {}
    for one in findings:
        by_words.setdefault(_of_any_child(family, one), []).append(one)
    for words, alike in by_words.items():
        first, *others = dict.fromkeys(one.about for one in alike)
        whom = [_called(family, other) for other in others]
        same = f" The same goes for {' and '.join(whom)}." if whom else ""
        told = words.replace(_CHILD, _called(family, first))
        evidence = tuple(dict.fromkeys(item for one in alike for item in one.evidence))
        yield told[:1].upper() + told[1:] + same, evidence


def _of_any_child(family: Family, finding: Finding) -> str:
    """The rule's first sentence without the child's name, which is put back where it may be given."""
    words = first_sentence(finding.say)
    named = next((one.who for one in family.children if one.key == finding.about and one.who), None)
    return re.sub(rf"\b{re.escape(named.split()[0])}\b", _CHILD, words) if named and named.split() else words


def _called(family: Family, key: str) -> str:
    """A child as the draft numbers it, by name where the name may be given."""
    numbered = {one.key: (number, one) for number, one in enumerate(family.children, 1)}
    if key not in numbered:
        return "another child"
    number, child = numbered[key]
    return child.who if child.who and not child.may_be else f"child {number}"


def _record_words(family: Family) -> str:
    record = family.record
    day = f" of {day_in_words(record.assessed_on.isoformat())}" if record.assessed_on else ", date not recorded"
    by = f", by {record.author}" if record.author else ", author not recorded"
    unfinished = "; not finished when it was read" if record.standing is Standing.UNFINISHED else ""
    return f"{form_words(record.form)}{day}{by}{unfinished}"


def _address_evidence(family: Family) -> Iterator[Evidence]:
    adult = family.adult
    for value, what in ((adult.postcode, "postcode"), (adult.address, "address")):
        if value and not adult.restricted:
            yield of_record(family.record, value, what)


def _adult_lines(family: Family, receiver: Receiver | None) -> Iterator[DraftLine]:
    adult, record = family.adult, family.record
    names = tuple(
        (part, what) for part, what in ((adult.given_name, "given name"), (adult.family_name, "family name")) if part
    )
    fields = (
        ("Name", names),
        ("Date of birth", ((adult.birth_date.isoformat() if adult.birth_date else None, "date of birth"),)),
        (NHS_NUMBER, ((adult.nhs_number, NHS_NUMBER),)),
        ("Address", ((adult.address, "address"), (adult.postcode, "postcode"))),
    )
    for label, parts in fields:
        if label == NHS_NUMBER and not adult.nhs_number and receiver and receiver.nation not in WITH_NHS_NUMBERS:
            continue
        evidence = tuple(of_record(record, value, what) for value, what in parts if value)
        words = (
            ", ".join(item.quote for item in evidence) if label == "Address" else " ".join(i.quote for i in evidence)
        )
        held_back = _held_back(label, adult)
        if held_back and (evidence or adult.restricted):
            yield not_known(ADULTS, label, held_back)
        else:
            yield said(ADULTS, label, words, evidence, record.author) if evidence else not_known(ADULTS, label)
    yield from _known_lines(family, ADULTS)
    if family.safe_contact:
        yield said(ADULTS, SAFE_CONTACT, quoted(family.safe_contact), family.safe_contact, record.author)
    else:
        yield not_known(ADULTS, SAFE_CONTACT)


def _held_back(label: str, adult: Adult) -> str | None:
    """Why something of the adult's is not told although it may stand in the record."""
    if label == NHS_NUMBER and adult.nhs_number and nhs_identity(adult.nhs_number) is None:
        return "Not given: the number in the record does not pass its check"
    if label == "Address" and adult.restricted:
        return "Not given: this record is restricted. Ask who may know where they are"
    return None


def _known_lines(family: Family, section: str) -> Iterator[DraftLine]:
    for name, label in KNOWN_WORDS.items():
        fact = family.known.get(name)
        if fact and fact.evidence and (name in ABOUT_OTHERS) == (section == OTHERS):
            yield said(section, label, quoted(fact.evidence), fact.evidence, family.record.author)


def _factor_lines(family: Family, whose: Whose) -> Iterator[DraftLine]:
    for factor in family.factors:
        if factor.whose is whose:
            label = f"{FACTOR_WORDS[factor.factor]} ({WHEN_WORDS[factor.when]})"
            yield from seen_and_told(label, factor.evidence, family.record.author)


def _gaps(screened: Screened) -> Iterator[DraftLine]:
    """What nobody knows, what the record says two ways, what could not be looked at, and what was not asked."""
    family = screened.family
    for contradiction in family.contradictions:
        words = f"The record says two things: {quoted(contradiction.between)}"
        yield not_known(NOT_KNOWN, contradiction.about, words, contradiction.between)
    for item in dict.fromkeys((*family.could_not_check, *screened.could_not_check)):
        yield not_known(NOT_KNOWN, "Could not be looked at", f"{item.what}: {item.why}")
    yield not_known(NOT_KNOWN, "What the children's day-to-day life is like", "Not known from this record")
    if family.asked is Asked.NOT_ASKED:
        yield not_asked(NOT_ASKED, "Children in the family", "Nobody recorded an answer", family.asked_evidence)
    for words, evidence in _told_once(family, (one for one in screened.shown if one.result is Result.ASK)):
        yield not_asked(NOT_ASKED, "To ask", words, evidence)


def _others(family: Family) -> Iterator[DraftLine]:
    author = family.record.author
    for whose, of in ((Whose.PARTNER, "Partner"), (Whose.OTHER, "Somebody else")):
        for factor in family.factors:
            if factor.whose is whose and factor.evidence:
                label = f"{of}: {FACTOR_WORDS[factor.factor]} ({WHEN_WORDS[factor.when]})"
                yield said(OTHERS, label, quoted(factor.evidence), factor.evidence, author)
    yield from _known_lines(family, OTHERS)
    if not any(sign.sign is Sign.PROTECTIVE_ADULT for sign in family.signs):
        yield not_known(OTHERS, "An adult who helps or protects the children")
    yield not_known(OTHERS, "Everybody who lives in the home or often stays there")
