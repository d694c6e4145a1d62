"""The command that reads held records again: the quarantine or a file of it comes in, what came of each goes out."""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import orjson
import typer

from adapter.cli.look import limits_of
from adapter.cli.shelving import MappingsOption, RulesOption, shelves_for
from adapter.contract import screened_json
from adapter.errors import RecordError
from adapter.intake.held import held_line, read_held
from adapter.intake.limits import Limits
from adapter.records import Quarantined
from adapter.screening import Shelves
from adapter.settings import Settings
from adapter.workbench.again import Again, screen_again

if TYPE_CHECKING:
    from adapter.casework import Cases, QuarantineRow

WhichArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Only these: a path or folder as listed, or the first 8 signs of an id.", metavar="WHICH…"),
]
SHORT = 12


@dataclass(slots=True)
class _Count:
    read: int = 0
    still: int = 0
    lines: list[str] = field(default_factory=list)


def replay_held(
    which: WhichArgument = None,
    apply: Annotated[bool, typer.Option("--apply", help="Do it; without this it is only listed.")] = False,
    from_file: Annotated[
        Path | None, typer.Option("--from", help="Held records written by screen --held, instead of the database.")
    ] = None,
    database: Annotated[str | None, typer.Option("--database", help="Another database than the setting's.")] = None,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Read held records again: list which would now be read and why the others still fail; with --apply, do it.

    Each goes through the same corridor as when it first came. What is read is filed and released in one step, with
    who and when in the audit chain; what is not stays held. A second time changes nothing. With --from and --apply
    the records that are read are printed as JSON Lines, and the file keeps the others.

    Examples:  thinkfamily replay held   ·   thinkfamily replay held drop/ --apply
    thinkfamily replay held --from held.jsonl
    """
    settings = Settings()
    shelves, limits = shelves_for(mappings, rules, settings), limits_of(settings)
    if from_file is not None:
        return _replay_file(from_file, which or [], apply, shelves, limits)
    return _replay_kept(database or settings.database, which or [], apply, shelves, limits)


def _replay_kept(database: str, which: list[str], apply: bool, shelves: Shelves, limits: Limits) -> int:
    from adapter.casework import open_cases  # the database layer loads only here

    cases, by = open_cases(database, shelves.receivers), f"command line: {account()}"
    count = _Count()
    for row in _chosen(cases.held_now(by), which):
        again = _again(cases, row, shelves, limits)
        if again is None:
            continue
        if apply:
            cases.release(again.item, again.seen, by)
        _tell(again, count, came=f", came {row.times} times" if row.times > 1 else "")
    return _end(count, apply, sys.stdout)


def _again(cases: Cases, row: QuarantineRow, shelves: Shelves, limits: Limits) -> Again | None:
    item = cases.held_item(row.sha256, row.path)
    return screen_again(item, shelves, limits) if item else None


def _replay_file(file: Path, which: list[str], apply: bool, shelves: Shelves, limits: Limits) -> int:
    count = _Count()
    # Beside the file, so that taking its place is one step: it is the old one or the new one, never half of either.
    with tempfile.NamedTemporaryFile(dir=file.resolve().parent, prefix=".held-", delete=False) as kept:
        try:
            for item in read_held(file):
                named = not which or any(_is_named(item.path, item.sha256, name) for name in which)
                kept.writelines(_still_held(item, named, apply, shelves, limits, count))
            kept.flush()
            os.fsync(kept.fileno())
            if apply:
                os.replace(kept.name, file)
        finally:
            Path(kept.name).unlink(missing_ok=True)
    return _end(count, apply, sys.stderr if apply else sys.stdout)


def _still_held(
    item: Quarantined, named: bool, apply: bool, shelves: Shelves, limits: Limits, count: _Count
) -> Iterator[bytes]:
    """The lines that stay in the file; what is read now is printed before the file is changed."""
    if not named:
        yield held_line(item)
        return
    again = screen_again(item, shelves, limits)
    _tell(again, count)
    yield from (held_line(one) for one in again.still)
    if apply:
        _print(again, sys.stdout.buffer)


def _print(again: Again, out: BinaryIO) -> None:
    for screened in again.read:
        out.write(orjson.dumps(screened_json(screened), option=orjson.OPT_APPEND_NEWLINE))
    out.flush()


def _chosen(rows: Iterable[QuarantineRow], which: list[str]) -> Iterator[QuarantineRow]:
    found = [row for row in rows if not which or any(_is_named(row.path, row.sha256, name) for name in which)]
    for name in which:
        if not any(_is_named(row.path, row.sha256, name) for row in found):
            raise RecordError(
                name, "nothing that is held has this path or id.", "Run thinkfamily replay held to see the list."
            )
    yield from found


def _is_named(path: str, sha256: str, name: str) -> bool:
    """Its path, the file or folder it came in, or the beginning of its id."""
    inside = path == name or path.startswith((f"{name}#", f"{name.rstrip('/')}/")) or path.endswith(f"/{name}")
    return inside or (len(name) >= 8 and sha256.startswith(name.lower()))


def _tell(again: Again, count: _Count, came: str = "") -> None:
    name = f"{again.item.path}  {again.item.sha256[:SHORT]}{came}"
    several = f", {len(again.seen)} records" if len(again.seen) > 1 else ""
    count.read += len(again.read)
    count.still += len(again.still)
    if again.read:
        count.lines.append(f"read   {name}{several}")
    count.lines += [f"held   {name}\n       {one.where}: {one.why} {one.what_now}" for one in again.still]


def _end(count: _Count, apply: bool, out: TextIO) -> int:
    would = "" if apply else "would be "
    print(f"{count.read} {would}read, {count.still} {would}still held.", *count.lines, sep="\n", file=out)
    if not apply and count.read:
        print("Nothing was done. Add --apply to read them.", file=out)
    return 1 if count.still else 0


def account() -> str:
    """Who is at the command line, for the audit chain."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return str(os.getuid())
