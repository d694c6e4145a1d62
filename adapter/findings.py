"""What the rules say of a family: findings come out of detection, cards out of prompting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from adapter.facts import Evidence
from adapter.families import Family
from adapter.records import CouldNotCheck, Unlisted
from adapter.words import Dismissal, Standing


class Result(StrEnum):
    """The three answers of a rule (decision note 0003)."""

    FOUND = "found"
    ASK = "ask"
    NOTHING = "nothing"


class Route(StrEnum):
    """The doors a finding may lead to, most urgent first."""

    IMMEDIATE_DANGER = "immediate_danger"
    SAFEGUARDING = "safeguarding"
    ALLOCATED_WORKER = "allocated_worker"
    CHILD_IN_NEED = "child_in_need"
    YOUNG_CARER = "young_carer"
    EARLY_HELP = "early_help"
    PARALLEL_DUTY = "parallel_duty"
    CONSULT = "consult"
    ASK = "ask"


ROUTES_BY_URGENCY = tuple(Route)


def route_rank(route: Route | None) -> int:
    """0 for the most urgent route; no route at all comes after every route."""
    return ROUTES_BY_URGENCY.index(route) if route is not None else len(ROUTES_BY_URGENCY)


class Urgency(StrEnum):
    """CDS Hooks card indicators."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one child, the adult or the family, in the rule's own words.

    `route` is None where the rule only asks that something be recorded.
    """

    rule: str
    result: Result
    about: str
    route: Route | None
    urgency: Urgency
    say: str
    evidence: tuple[Evidence, ...]
    rule_sha256: str = ""
    dismissal: tuple[Dismissal, ...] = ()
    """The reasons a person may give for putting it aside; empty: any of them."""
    trial: bool = False
    """A rule on trial runs in silence: counted, never shown to a practitioner."""


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Which word list, lists of codes and rules a screening was made with; the mapping stands with the record."""

    codes_sha256: str
    lexicon_sha256: str
    rules_sha256: str
    rule_set: Callable[[], bytes]
    """The rules themselves, as they are kept so that they can be asked again."""


@dataclass(frozen=True, slots=True)
class Screened:
    """One record, its family, and what the rules say of it."""

    family: Family
    findings: tuple[Finding, ...]
    could_not_check: tuple[CouldNotCheck, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    """What the record's form asks and its mapping does not list."""
    asked: frozenset[str] = frozenset()
    """Listed questions that stood in the record."""
    made_with: MadeWith | None = field(default=None, compare=False)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """Findings a practitioner may see: everything but rules on trial."""
        return tuple(finding for finding in self.findings if not finding.trial)

    @property
    def provisional(self) -> bool:
        """Whether somebody is still writing the record, so that what it shows may change."""
        return self.family.record.standing is Standing.UNFINISHED

    @property
    def silent(self) -> bool:
        """Whether nobody need be prompted: no route, and nothing that may hide somebody."""
        return not self.routes and all(fault.hides_nobody for fault in self.could_not_check)

    @property
    def routes(self) -> tuple[Route, ...]:
        """Every route a shown finding calls for, most urgent first; empty means: stay silent."""
        called = {finding.route for finding in self.shown}
        return tuple(route for route in ROUTES_BY_URGENCY if route in called)


@dataclass(frozen=True, slots=True)
class Card:
    """One prompt about one family: at most 139 characters of summary and no child's name in it."""

    uuid: str
    summary: str
    indicator: Urgency
    detail: str
    """GitHub-flavoured Markdown; every value from a record is escaped."""
    routes: tuple[Route, ...]
    findings: tuple[Finding, ...]
    questions: tuple[str, ...] = ()
