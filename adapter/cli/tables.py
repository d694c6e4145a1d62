"""What a person reads in a terminal: screened records come in, a table or sentences go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath

from rich.table import Table
from rich.text import Text

from adapter.facts import Evidence, is_of_a_box
from adapter.families import Child, Family
from adapter.findings import Finding, Result, Screened, route_rank
from adapter.records import Quarantined
from adapter.words import Answer, Asked, Basis

QUOTES_SHOWN = 3
QUOTE_LENGTH = 160
NAME_WIDTH = 28


def family_table(items: Iterable[Screened | Quarantined], listed_as: Callable[[Screened], str] = lambda _: "") -> Table:
    """One row per record: its children, the words seen, and the doors the findings lead to.

    `listed_as` says under what a worklist shows a record; empty where there is no worklist.
    """
    table = Table(show_lines=True, header_style="bold", title="What was seen", expand=True)
    table.add_column("Record", width=NAME_WIDTH, overflow="fold")
    for heading, ratio in (("Children", 4), ("The words", 8), ("Routes", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for item in items:
        if isinstance(item, Quarantined):
            table.add_row(Text(item.path), "could not look", Text(f"{item.where}: {item.why} {item.what_now}"), "held")
        else:
            table.add_row(
                Text(_name(item, listed_as(item))),
                Text(_children(item.family)),
                Text(_words(item)),
                Text(_routes(item)),
            )
    return table


def _name(item: Screened, listed_as: str) -> str:
    """The file, since that is what the reader can open; then the form and its day, and its place in the worklist."""
    record = item.family.record
    file = PurePath(record.path)
    name = file.name if "#" in file.name else file.stem
    return "\n".join(
        part for part in (name, _form(record.form or ""), str(record.assessed_on or ""), listed_as) if part
    )


def _form(name: str) -> str:
    """A form's name in words; an address stays as it is."""
    return name if ":" in name or "/" in name else name.replace("-", " ")


def _children(family: Family) -> str:
    if family.children:
        return "\n".join(child_line(child) for child in family.children)
    in_words = {Answer.ABSENT: "none told of", Answer.UNKNOWN: "not known", Answer.PRESENT: "yes, unnamed"}
    asked = {Asked.ASKED: "asked", Asked.NOT_ASKED: "the question was not asked", Asked.DECLINED: "would not say"}
    return f"{in_words[family.children_in_household]} ({asked[family.asked]})"


def child_line(child: Child) -> str:
    """One child in a few words: the name, the age, where it lives and whether it helps."""
    if child.unborn:
        return "unborn child"
    ages = _age(child.age_low, child.age_high)
    home = {Answer.PRESENT: "lives here", Answer.ABSENT: "lives elsewhere", Answer.UNKNOWN: "home not known"}
    presumed = " (presumed)" if child.basis is Basis.PRESUMED and child.lives_here is Answer.PRESENT else ""
    helps = ", helps with care" if child.helps_with_care is Answer.PRESENT else ""
    return f"{child.who or child.relationship or 'a child'}, {ages}, {home[child.lives_here]}{presumed}{helps}"


def _age(low: int | None, high: int | None) -> str:
    if low is None:
        return "age not known"
    return f"{low}" if low == high or high is None else f"{low} to {high}"


def _words(item: Screened) -> str:
    evidence = [piece for finding in sorted(item.shown, key=_pointedness) for piece in finding.evidence]
    quotes = list({piece.quote: _quote(piece) for piece in sorted(evidence, key=is_of_a_box)}.values())[:QUOTES_SHOWN]
    asks = [finding.say for finding in item.shown if finding.result is Result.ASK and finding.route]
    could_not = [f"Could not check {piece.what}: {piece.why}" for piece in item.could_not_check]
    return "\n".join([*quotes, *asks[:1], *could_not]) or "nothing to show"


def _pointedness(finding: Finding) -> tuple[bool, int, int]:
    """What leads somewhere first, and of that what rests on the fewest words, so that its reason is not buried."""
    return finding.route is None, len(finding.evidence), route_rank(finding.route)


def _quote(piece: Evidence) -> str:
    asked = f"{piece.question.strip()} " if piece.question and len(piece.quote) < len(piece.question) else ""
    return f"{asked}“{_short(piece.quote)}”"


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= QUOTE_LENGTH else f"{line[:QUOTE_LENGTH]}…"


def _routes(item: Screened) -> str:
    return "\n".join(route.replace("_", " ") for route in item.routes) or "silent"
