"""The command that shows what a mapping does not see: records come in, a ranked list of unlisted fields goes out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapter.cli.examining import examples_of
from adapter.cli.look import JsonOption, limits_of
from adapter.cli.shelving import MappingsOption, folders_for
from adapter.errors import RecordError
from adapter.intake.files import read_paths
from adapter.mapping.inventory import Entry, inventory, mapping_of
from adapter.mapping.inventory.coverage import Coverage, Tally, Unlisted, coverage, met_anywhere
from adapter.mapping.load import Mappings, load_mappings
from adapter.records import Quarantined, SourceRecord
from adapter.settings import Settings

SHOWN = 40


def cover(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders of records; the packs' own examples when empty.", metavar="PATH…"),
    ] = None,
    mapping: Annotated[str | None, typer.Option("--mapping", help="Only the records this mapping reads.")] = None,
    floor: Annotated[
        float | None,
        typer.Option("--floor", min=0, max=100, help="Exit 1 where fewer of the fields are listed."),
    ] = None,
    as_json: JsonOption = False,
    mappings: MappingsOption = None,
) -> int:
    """Show the fields and codes that hold data and that no mapping uses, reads as text or leaves on purpose.

    Then the entries that no record met. Nothing is kept, and no value of a person is shown.

    Examples:  thinkfamily coverage feed/   ·   thinkfamily coverage feed/ --mapping exampleshire --floor 95
    """
    settings = Settings()
    folder, _ = folders_for(mappings, None, settings)
    shelf = load_mappings(folder)
    if mapping is not None and mapping not in shelf.names:
        raise typer.BadParameter(f"there is no mapping '{mapping}'; it is one of: {', '.join(shelf.names)}.")
    items = read_paths(paths, limits_of(settings), shelf.layouts) if paths else examples_of(folder / "sources", shelf)
    tallies, held = tally_all(items, shelf, mapping if paths else None)
    unread = sum(map(len, held.values())) if paths else 0  # an example may be one that is held
    # Between packs' examples a shared table or value set is shown by any of them; a feed shows what it shows itself.
    met = frozenset() if paths else met_anywhere(tallies, shelf)
    found = [coverage(name, tallies[name], shelf, met) for name in sorted(tallies) if mapping in (None, name)]
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(_as_json(found, unread), option=orjson.OPT_APPEND_NEWLINE))
    else:
        _show(found, "record" if paths else "example")
    for line in _not_covered(held) if paths else ():
        print(line, file=sys.stderr)
    short = [one.mapping for one in found if floor is not None and one.percent < floor]
    if short:
        print(f"Under the floor of {floor:g} %: {', '.join(short)}.", file=sys.stderr)
    return 1 if short or unread else 0


def tally_all(
    items: Iterable[SourceRecord | Quarantined], shelf: Mappings, mapping: str | None = None
) -> tuple[dict[str, Tally], dict[str, list[str]]]:
    """Counts by mapping, and why which records could not be counted."""
    tallies: dict[str, Tally] = {mapping: Tally()} if mapping else {}
    unread: dict[str, list[str]] = {}
    for item in items:
        if isinstance(item, Quarantined):
            unread.setdefault(f"{item.where}: {item.why} {item.what_now}", []).append(item.path)
            continue
        try:
            name = mapping_of(item, shelf)
        except RecordError as error:
            unread.setdefault(f"{error.what} {error.what_now}", []).append(item.path)
            continue
        if mapping in (None, name):
            tallies.setdefault(name, Tally()).add(inventory(item, shelf))
    return tallies, unread


def _not_covered(held: dict[str, list[str]]) -> Iterator[str]:
    """How many could not be counted, then each cause with the first place it is so of."""
    if held:
        yield f"{sum(map(len, held.values()))} not covered: they could not be read, or no mapping knows them."
    for why, places in held.items():
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        yield f"  {places[0]}{more}: {why}"


def _as_json(found: list[Coverage], unread: int) -> dict[str, Any]:
    return {
        "mappings": [
            {
                "mapping": one.mapping,
                "records": one.records,
                "fields": {"with_data": one.fields, "unlisted": len(one.unlisted), "percent": round(one.percent, 1)},
                "unlisted": [asdict(field) for field in one.unlisted],
                "codes": {"seen": one.codes_seen, "unknown": [asdict(code) for code in one.codes]},
                "entries": {"listed": len(one.listed), "percent": round(one.met_percent, 1)},
                "unmet": [{"id": entry.id, "name": entry.name, "place": entry.place} for entry in one.unmet],
                "uncounted": one.uncounted,
            }
            for one in found
        ],
        "not_covered": unread,
    }


def _show(found: list[Coverage], what: str) -> None:
    """Tables in a terminal; into a pipe one line a field, with tabs between."""
    if not sys.stdout.isatty():
        for line in _lines(found):
            print(line)
        return
    console = Console()
    for one in found:
        console.rule(Text(one.mapping))
        console.print(Text(_summary(one, what)))
        for title, rows in (("Fields nobody has listed", one.unlisted), ("Codes nothing knows", one.codes)):
            if rows:
                console.print(_table(title, rows, one.records))
        if one.unmet:
            console.print(_unmet(one, what))


def _summary(one: Coverage, what: str) -> str:
    return (
        f"{one.records} {what}{'' if one.records == 1 else 's'}. "
        f"{one.percent:.1f} % of {one.fields} fields with data are listed. "
        f"{one.met_percent:.1f} % of {len(one.listed)} entries were met."
    )


def _lines(found: list[Coverage]) -> Iterator[str]:
    for one in found:
        yield f"mapping\t{one.mapping}\trecords {one.records}\tlisted {one.percent:.1f} %\tmet {one.met_percent:.1f} %"
        for kind, rows in (("unlisted", one.unlisted), ("code", one.codes)):
            for row in rows:
                yield f"{kind}\t{row.records}\t{row.form or ''}\t{row.name}\t{row.nearest or ''}"
        for entry in _own(one):
            yield f"unmet\t\t{entry.form or ''}\t{entry.name}\t{entry.place}"
        if one.taken_over:
            yield f"unmet\t\t\t{_taken_over(one)}\t"


def _own(one: Coverage) -> tuple[Entry, ...]:
    """The unmet entries that are not those of the mapping it extends."""
    return one.unmet[: len(one.unmet) - one.taken_over]


def _taken_over(one: Coverage) -> str:
    return f"{one.taken_over} more of the mapping it extends; --json has them"


def _table(title: str, rows: tuple[Unlisted, ...], records: int) -> Table:
    more = f"; {len(rows) - SHOWN} more in --json" if len(rows) > SHOWN else ""
    table = Table(title=f"{title}{more}", header_style="bold", expand=True, title_justify="left")
    table.add_column("Records", justify="right")
    for heading, ratio in (("Form", 2), ("Name", 5), ("Nearest that is listed", 4)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for row in rows[:SHOWN]:
        share = f"{row.records} ({100 * row.records / records:.0f} %)"
        table.add_row(share, Text(row.form or ""), Text(row.name), Text(row.nearest or ""))
    return table


def _unmet(one: Coverage, what: str) -> Table:
    own = _own(one)
    more = f"; {len(own) - SHOWN} more in --json" if len(own) > SHOWN else ""
    table = Table(title=f"Entries no {what} met{more}", header_style="bold", expand=True, title_justify="left")
    for heading, ratio in (("Entry", 6), ("Where it is written", 4)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for entry in own[:SHOWN]:
        table.add_row(Text(entry.name), Text(entry.place))
    if one.taken_over:
        table.add_row(Text(_taken_over(one)), Text(""))
    return table
