"""The command that compares two shelves: both shelves and records come in, which families change goes out."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import orjson
import typer

from adapter.cli.look import JsonOption, PathsArgument, limits_of, with_progress
from adapter.cli.shelving import folders_for, shelves_in
from adapter.contract import could_not_json, evidence_json, finding_json
from adapter.findings import Card
from adapter.intake.files import read_paths
from adapter.screening import Shelves
from adapter.settings import Settings
from adapter.workbench.changes import Change, Comparison, FactLine, Tally

QUOTE_LENGTH = 100


def diff(
    old: Annotated[Path, typer.Argument(help="A folder with mappings/ and rules/, or just one of the two.")],
    new: Annotated[Path, typer.Argument(help="The same, as it would be. What a folder lacks is the shelf in use.")],
    records: PathsArgument,
    as_json: JsonOption = False,
) -> int:
    """Say which families' facts, findings and cards change between two shelves, a summary first.

    Nothing is kept or sent. Exit code 0: no record changes; 1: some do.

    Examples:  thinkfamily diff mappings/ edited/mappings/ assessments/   ·   thinkfamily diff --json . ../next drop/
    """
    settings, tally = Settings(), Tally()
    current = folders_for(None, None, settings)
    shelves = shelves_in(old, current, settings), shelves_in(new, current, settings)
    changes = changes_between(*shelves, records, settings, tally)
    # The summary stands first and is known last; what is in between waits in a file without a name.
    with tempfile.TemporaryFile() as spool:
        for change in with_progress(changes, records):
            spool.write(_json_line(change) if as_json else _in_words(change).encode())
        spool.seek(0)
        _print(tally, spool, as_json)
    return 1 if tally.changed else 0


def changes_between(
    old: Shelves, new: Shelves, records: list[Path], settings: Settings, tally: Tally
) -> Iterator[Change]:
    """The records that change, one after another; all are counted in `tally`."""
    from adapter.casework import door_of  # the database layer loads only here

    comparison = Comparison(old, new, door_of, datetime.now(UTC))
    return comparison.each(read_paths(records, limits_of(settings), new.mappings.layouts), tally)


def _print(tally: Tally, spool: BinaryIO, as_json: bool) -> None:
    out = sys.stdout.buffer
    out.write(orjson.dumps({"summary": _summary_json(tally)}) + b"\n" if as_json else summary(tally).encode())
    for line in spool:
        out.write(line)
    out.flush()


def _summary_json(tally: Tally) -> dict[str, Any]:
    return {
        "records": tally.records,
        "changed": tally.changed,
        "routes_changed": tally.routes,
        "cards_changed": tally.cards,
        "now_held": tally.held_now,
        "now_read": tally.read_now,
        "held_by_both": tally.held_by_both,
        "facts": dict(tally.facts.most_common()),
        "rules": dict(tally.rules.most_common()),
    }


def summary(tally: Tally) -> str:
    """The counts in words, one line each."""
    lines = [f"{tally.changed} of {tally.records} records change: routes in {tally.routes}, cards in {tally.cards}."]
    lines += [f"{tally.held_now} can no longer be read."] if tally.held_now else []
    lines += [f"{tally.read_now} can be read that could not."] if tally.read_now else []
    lines += [f"{tally.held_by_both} can be read by neither."] if tally.held_by_both else []
    lines += [f"  fact {name}: {count}" for name, count in tally.facts.most_common()]
    lines += [f"  rule {name}: {count}" for name, count in tally.rules.most_common()]
    return "\n".join(lines) + "\n"


def _json_line(change: Change) -> bytes:
    row = {
        "record": {"path": change.path, "sha256": change.sha256},
        "held": change.held,
        "routes": {"before": change.routes_before, "after": change.routes_after},
        "facts": _sides(change.facts.removed, change.facts.added, _fact_json),
        "findings": _sides(change.findings.removed, change.findings.added, finding_json),
        "cards": _sides(change.cards.removed, change.cards.added, _card_json),
        "could_not_check": _sides(change.unchecked.removed, change.unchecked.added, could_not_json),
    }
    return orjson.dumps(row) + b"\n"


def _sides(removed: Any, added: Any, shown: Any) -> dict[str, list[Any]]:
    return {"removed": [shown(one) for one in removed], "added": [shown(one) for one in added]}


def _fact_json(line: FactLine) -> dict[str, Any]:
    return {
        "fact": line.fact,
        "about": line.about,
        "value": line.value,
        "evidence": evidence_json(line.evidence),
    }


def _card_json(card: Card) -> dict[str, Any]:
    return {"summary": card.summary, "indicator": card.indicator, "routes": list(card.routes), "detail": card.detail}


def _in_words(change: Change) -> str:
    return "\n".join(["", change.path, *(f"  {line}" for line in _lines(change))]) + "\n"


def _lines(change: Change) -> Iterator[str]:
    if change.held:
        yield "can no longer be read" if change.held == "now" else "can now be read"
    for sign, facts in (("-", change.facts.removed), ("+", change.facts.added)):
        yield from (f"{sign} {one.fact} of {one.about}: {one.value}{_quote(one)}" for one in facts)
    for sign, findings in (("-", change.findings.removed), ("+", change.findings.added)):
        yield from (f"{sign} rule {one.rule} ({one.result}, {one.about}): {one.say}" for one in findings)
    for sign, unchecked in (("-", change.unchecked.removed), ("+", change.unchecked.added)):
        yield from (f"{sign} could not check {one.what}: {one.why}" for one in unchecked)
    if change.routes_before != change.routes_after:
        yield f"routes: {_routes(change.routes_before)} → {_routes(change.routes_after)}"
    heads = [{card.summary for card in cards} for cards in (change.cards.removed, change.cards.added)]
    for sign, cards in (("-", change.cards.removed), ("+", change.cards.added)):
        yield from (f"{sign} card: {one.summary}" for one in cards if one.summary not in heads[0] & heads[1])
    yield from (f"card, with another text: {head}" for head in sorted(heads[0] & heads[1]))


def _quote(line: FactLine) -> str:
    if not line.evidence:
        return ""
    first = line.evidence[0]
    words = " ".join(first.quote.split())
    short = words if len(words) <= QUOTE_LENGTH else f"{words[:QUOTE_LENGTH]}…"
    more = f" and {len(line.evidence) - 1} more" if len(line.evidence) > 1 else ""
    return f"  “{short}” ({first.at}){more}"


def _routes(routes: tuple[str, ...]) -> str:
    return ", ".join(route.replace("_", " ") for route in routes) or "silent"
