"""A rule made ready: one parsed rule file comes in, a rule that can run goes out, or every fault of the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from adapter.detection.cases import case_faults
from adapter.detection.compiling import tested
from adapter.detection.conditions import Condition, parse_condition
from adapter.detection.rule import Rule
from adapter.detection.truth import Test
from adapter.detection.wording import wording_faults
from adapter.documents import Document, check_document
from adapter.errors import DocumentError, Fault
from adapter.words import is_blank_word

READ_WITHIN = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with its conditions compiled, and the SHA-256 of its file that every finding keeps."""

    rule: Rule
    path: str
    where: str
    """`file:line` of its `when`."""
    sha256: str
    condition: Condition
    exception: Condition | None
    when: Test
    unless: Test | None
    document: Document
    """What it was made from, whole: kept with what it finds, so that it can be asked again."""


def ready_rule(document: Document) -> ReadyRule:
    """One parsed rule file, checked and compiled. Raises DocumentError with every fault."""
    rule = check_document(document, Rule)
    faults = [*_date_faults(rule, document), *_nobody_faults(rule, document), *wording_faults(rule, document)]
    condition = parse_condition(document, ("when",), rule.about, faults)
    exception = parse_condition(document, ("unless",), rule.about, faults) if rule.unless is not None else None
    if faults:
        raise DocumentError(faults)
    unless = tested(exception) if exception is not None else None
    ready = ReadyRule(
        rule,
        document.path,
        document.where(("when",)),
        document.sha256,
        condition,
        exception,
        tested(condition),
        unless,
        document,
    )
    faults += case_faults(rule, ready.when, ready.unless, document)
    if faults:
        raise DocumentError(faults)
    return ready


def _date_faults(rule: Rule, document: Document) -> list[Fault]:
    place = ("read", "again_by")
    if rule.read.again_by <= rule.read.last:
        return [document.fault(place, "read: again_by must be later than last.")]
    if rule.read.again_by > rule.read.last + READ_WITHIN:
        return [document.fault(place, "read: again_by is more than a year after last; law and practice change yearly.")]
    return []


def _nobody_faults(rule: Rule, document: Document) -> list[Fault]:
    """Who answers for it, and who read its law, is somebody."""
    named = ((("owner",), rule.owner), (("read", "by"), rule.read.by))
    what = "nobody answers for this rule; write the role that does"
    return [document.fault(place, f"{place[-1]}: {what}.") for place, who in named if is_blank_word(who)]
