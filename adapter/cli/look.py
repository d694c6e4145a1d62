"""The commands that look and keep nothing: records or text come in; families, quotes and reasons go out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

import orjson
import typer
from rich.console import Console
from rich.progress import Progress

from adapter import screening
from adapter.cli.alarms import raise_alarm
from adapter.cli.arriving import ApartOption, Arriving, SameAddressOption
from adapter.cli.explaining import explained_lines
from adapter.cli.shelving import MappingsOption, RulesOption, folders_for, shelves_for
from adapter.cli.tables import family_table
from adapter.contract import read_json
from adapter.errors import RecordError
from adapter.intake.held import held_line
from adapter.intake.limits import Limits
from adapter.mapping.alarm.tally import Tally, noted
from adapter.records import Quarantined
from adapter.screening import load_shelves, screen_or_hold
from adapter.settings import Settings
from adapter.sweep import all_paired, paired, screen_to_line, sweep

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        help="Files or folders of records: JSON, JSON Lines, FHIR XML, CSV, and gzip of each.", metavar="PATH…"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object per record instead of a table.")]
MANY = 50
T = TypeVar("T")


def screen(
    paths: PathsArgument,
    as_json: JsonOption = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to share a large --json run.")] = 1,
    held_file: Annotated[
        Path | None,
        typer.Option("--held", help="Write records that cannot be read to this file, for replay held --from."),
    ] = None,
    apart: ApartOption = False,
    same_address: SameAddressOption = None,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Screen records and print the families, the words seen and the routes.

    Nothing is kept or sent but what --held names. A record that cannot be read is listed as held, and a form that has
    changed is told at the end with the facts now blind: both make the exit code 1.

    FHIR resources of one folder that are about one person are one record for each adult, unless --apart is given.

    Examples:  thinkfamily screen assessments/   ·   thinkfamily screen --json form.json | jq .routes
    """
    settings = Settings()
    arriving = Arriving(paths, limits_of(settings), apart, same_address)
    with held_records(held_file) as hold:
        if as_json:
            folders = folders_for(mappings, rules, settings)
            held, alarm = _print_lines(arriving, folders, workers, hold)
        else:
            held, alarm = _print_table(arriving, folders_for(mappings, rules, settings), hold)
    if held:
        print(f"{held} held: could not be read. Each is listed with its cause.", file=sys.stderr)
    return 1 if held or alarm else 0


@contextmanager
def held_records(file: Path | None) -> Iterator[Callable[[Quarantined], int]]:
    """Count each record that could not be read, and write it to a file, if any, that only its owner may read."""
    if file is None:
        yield lambda item: 1
        return
    with open(file, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as lines:
        yield lambda item: bool(lines.write(held_line(item)))


def _print_table(
    arriving: Arriving, folders: tuple[Path, Path], hold: Callable[[Quarantined], int]
) -> tuple[int, bool]:
    """Print what was seen as a table; return how many were held, and whether a form has changed."""
    shelves = load_shelves(*folders)
    items = arriving.items(shelves.mappings.layouts)
    shown = all_paired(list(with_progress((screen_or_hold(item, shelves) for item in items), arriving.paths)))
    _console().print(family_table(shown))
    tally = Tally()
    for item in shown:
        if not isinstance(item, Quarantined):
            tally.add(noted(item))
    _say_none(len(shown))
    held = sum(hold(item) for item in shown if isinstance(item, Quarantined))
    return held, raise_alarm(tally, shelves.mappings, folders[0] / "sources")


def _print_lines(
    arriving: Arriving, folders: tuple[Path, Path], workers: int, hold: Callable[[Quarantined], int]
) -> tuple[int, bool]:
    """Print one JSON line per record, as it comes; return how many were held, and whether a form has changed."""
    shelves = load_shelves(*folders)
    items = arriving.items(shelves.mappings.layouts)
    lines = sweep(items, *folders, workers) if workers > 1 else (screen_to_line(item, shelves) for item in items)
    held = seen = 0
    tally = Tally()
    for swept in with_progress(paired(lines), arriving.paths):
        seen += 1
        held += hold(swept.held) if swept.held else 0
        if swept.noted:
            tally.add(swept.noted)
        sys.stdout.buffer.write(swept.line + b"\n")
    sys.stdout.buffer.flush()
    _say_none(seen)
    return held, raise_alarm(tally, shelves.mappings, folders[0] / "sources")


def _say_none(seen: int) -> None:
    """A file with a header and no rows was looked into: that is said, for silence could be anything."""
    if not seen:
        print("There is no record in it: looked, and found none.", file=sys.stderr)


def limits_of(settings: Settings) -> Limits:
    """The limits of a site, as intake takes them."""
    return Limits(max_bytes=settings.max_record_bytes, max_depth=settings.max_depth)


def read(
    file: Annotated[str, typer.Argument(help='A file of JSON Lines {"id","text","written_on"?}, a text file, or -.')],
    as_json: JsonOption = False,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Read bare free text and print what it says about children, those who live elsewhere too.

    Examples:  thinkfamily read note.txt   ·   thinkfamily read - --json < notes.jsonl
    """
    shelves = shelves_for(mappings, rules)
    held = 0
    for name, text, written_on, fault in _passages(file):
        try:
            if fault:
                raise RecordError(name, fault, "")
            family, reading = screening.read_passage(name, text, written_on, shelves)
        except RecordError as error:
            held += 1
            why = fault or str(error)
            print(why, file=sys.stderr)
            if as_json:
                _print_json({"id": name, "held": True, "could_not_check": [{"what": name, "why": why}]})
            continue
        found = read_json(name, family, reading)
        if as_json:
            _print_json(found)
        else:
            _console().print(_in_words(found), highlight=False, markup=False)
    return 1 if held else 0


def explain(
    paths: PathsArgument,
    rule: Annotated[str | None, typer.Option("--rule", help="Only this rule, as young-carer-appears.")] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what was read and came to nothing, how it was read, and every silent rule."),
    ] = False,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Say what to do and why, whom it is about, which rules came near, and on which sentences it rests.

    All else that was read, and every rule that found nothing, stands under --all.

    Example:  thinkfamily explain form.json --rule young-carer-appears
    """
    settings = Settings()
    shelves = shelves_for(mappings, rules, settings)
    if rule and rule not in shelves.rules.names:
        raise typer.BadParameter(f"there is no rule '{rule}'; it is one of: {', '.join(sorted(shelves.rules.names))}.")
    held = 0
    for item in Arriving(paths, limits_of(settings)).items(shelves.mappings.layouts):
        try:
            if isinstance(item, Quarantined):
                raise RecordError(_place(item), item.why, item.what_now)
            lines = explained_lines(screening.explain(item, shelves, rule), everything)
        except RecordError as error:
            held += 1
            lines = [f"Could not check: {error}"]
        print("\n".join(lines))
    return 1 if held else 0


def _place(item: Quarantined) -> str:
    """The file, and where in it: somebody who gives a folder has to find it again."""
    return item.path if item.where in ("", item.path) else f"{item.path}, {item.where}"


def _passages(file: str) -> Iterator[tuple[str, str, date | None, str]]:
    """Id, text, writing date, fault: exactly one of text and fault says something."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as cause:
        raise RecordError(file, f"cannot be read ({cause.strerror}).", "Check the name and the rights.") from cause
    whole = raw.decode("utf-8-sig", "replace")
    name = "standard input" if file == "-" else file
    if not whole.lstrip().startswith("{"):
        yield name, whole, None, ""
        return
    for number, line in enumerate(whole.split("\n"), 1):
        if line.strip():
            yield _passage(line, number, name)


def _passage(line: str, number: int, file: str) -> tuple[str, str, date | None, str]:
    where = f"{file} line {number}"
    try:
        row = json.loads(line)
        text, name = row["text"], str(row.get("id", number))
        if not isinstance(text, str):
            return name, "", None, f"{where}: 'text' is not text. Give it as a string."
        written_on = date.fromisoformat(row["written_on"]) if row.get("written_on") else None
    except (KeyError, TypeError, AttributeError):
        return str(number), "", None, f'{where}: expected an object {{"id", "text"}}. Add what is missing.'
    except (ValueError, RecursionError):
        return str(number), "", None, f"{where}: this is not JSON, or 'written_on' is not a date such as 2026-10-02."
    return name, text, written_on, ""


def _in_words(found: dict[str, Any]) -> str:
    lines = [f"{found['id']}: children in the household: {found['children_in_household']}"]
    for child in found["children"]:
        quotes = " … ".join(f"“{item['quote']}”" for item in child["evidence"][:2])
        lines.append(f"  {child['who'] or child['relationship'] or 'a child'}: {quotes}")
    lines += [f"  {item['factor']} ({item['when']}, {item['whose']})" for item in found["adult_factors"]]
    lines += [f"  could not check {item['what']}: {item['why']}" for item in found["could_not_check"]]
    return "\n".join(lines)


def with_progress(outcomes: Iterator[T], paths: list[Path]) -> Iterator[T]:
    """The same outcomes, with a bar on standard error when a person is watching and there is much to do."""
    many = len(paths) > MANY or any(path.is_dir() for path in paths)
    if not (many and sys.stderr.isatty()):
        yield from outcomes
        return
    with Progress(*Progress.get_default_columns(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("screening", total=None)
        for outcome in outcomes:
            bar.advance(task)
            yield outcome


def _console() -> Console:
    return Console() if sys.stdout.isatty() else Console(width=120)


def _print_json(row: dict[str, Any]) -> None:
    sys.stdout.buffer.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
