"""The command that compares two versions of a form or two batches: files come in, changes and blind facts go out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer

from adapter.cli.given import read_given
from adapter.cli.look import JsonOption, limits_of
from adapter.cli.shelving import MappingsOption, folders_for
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.layouts import nearest
from adapter.mapping import Mappings, load_mappings
from adapter.mapping.examples import items_of
from adapter.records import Quarantined, SourceRecord
from adapter.settings import Settings
from adapter.workbench.batches import batch_changes, counted
from adapter.workbench.describing import read_shapes
from adapter.workbench.drift import Change, What, changes, listed_for
from adapter.workbench.shapes import Shape, Source

EXAMPLE = ".yaml"
SHOWN = {What.RENAMED: "→", What.RENUMBERED: "→", What.RETYPED: "→"}


def drift(
    old: Annotated[
        Path, typer.Argument(help="The form as it was: the file that describes it, or a folder of records.")
    ],
    new: Annotated[Path, typer.Argument(help="The form as it is now, in the same shape.")],
    mapping: Annotated[
        str | None, typer.Option("--mapping", help="Only what this mapping reads.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    mappings: MappingsOption = None,
) -> int:
    """Say what changed between two versions of a form, or two batches, and which facts that blinds.

    OLD and NEW are Questionnaires, forms definitions, CSV headers, JSON Schemas, code lists, or two folders of records
    (or of a mapping's examples). Exit code 1 when a fact goes blind or something could not be looked into; each fact
    comes with the mapping's line and the words to add there.

    Examples:  thinkfamily drift review-v3.json review-v4.json   ·   thinkfamily drift october/ november/
    """
    settings = Settings()
    shelf = load_mappings(folders_for(mappings, None, settings)[0])
    if mapping is not None and mapping not in shelf.names:
        raise typer.BadParameter(f"there is no mapping '{mapping}'; there are {', '.join(shelf.names)}.")
    limits = limits_of(settings)
    records = old.is_dir() or old.suffix == EXAMPLE
    found = (_of_batches if records else _of_forms)(old, new, shelf, mapping, limits)
    told = sorted(found, key=lambda change: (not change.blind, change.what))
    for change in told:
        if as_json:
            sys.stdout.buffer.write(orjson.dumps(asdict(change), option=orjson.OPT_APPEND_NEWLINE))
        else:
            print("\n".join(_lines(change)))
    blind = sorted({fact for change in told for fact in change.blind})
    unread = sum(change.what is What.UNREAD for change in told)
    print(_sum(len(told) - unread, blind, unread), file=sys.stderr)
    return 1 if blind or unread else 0


def _sum(changed: int, blind: list[str], unread: int) -> str:
    if blind:
        return f"Blind: {', '.join(blind)}."
    if unread:
        return "Not all of it could be looked into, so nobody can say that no fact goes blind."
    return f"{changed} changes; no fact goes blind."


def _of_batches(old: Path, new: Path, shelf: Mappings, only: str | None, limits: Limits) -> Iterator[Change]:
    before, after = (counted(_records(path, limits, shelf), shelf, only) for path in (old, new))
    yield from batch_changes(before, after, shelf)


def _records(path: Path, limits: Limits, shelf: Mappings) -> Iterator[SourceRecord | Quarantined]:
    """The records of a folder or file; an example of a mapping stands for the records it holds."""
    examples = sorted(path.glob(f"*{EXAMPLE}")) if path.is_dir() else [path] if path.suffix == EXAMPLE else []
    for example in examples:
        yield from items_of(example, shelf, read_given)
    others = [one for one in sorted(path.iterdir()) if one not in examples] if examples and path.is_dir() else []
    yield from read_paths(others if examples else [path], limits, shelf.layouts)


def _of_forms(old: Path, new: Path, shelf: Mappings, only: str | None, limits: Limits) -> Iterator[Change]:
    before, after = read_shapes(old, limits), read_shapes(new, limits)
    kept = {shape.form.partition("|")[0] for shape in after}
    if len(before) > 1:
        yield from (
            Change(What.REMOVED, one.form, f"the whole form '{one.title}'") for one in before if one.form not in kept
        )
    by_form = {shape.form.partition("|")[0]: shape for shape in before}
    for index, shape in enumerate(after):
        was = by_form.get(shape.form.partition("|")[0]) or (before[index] if len(before) == len(after) == 1 else None)
        if was is not None:
            yield from changes(was, shape, listed_for(shape.form, shelf, only or _by_header(was, shelf)))
        else:
            yield Change(What.ADDED, shape.form, new=f"the whole form '{shape.title}'")


def _by_header(shape: Shape, shelf: Mappings) -> str | None:
    """The mapping that reads a file with this header."""
    header = [asking.name for asking in shape.questions] if shape.source is Source.COLUMNS else []
    found = nearest(header, shelf.layouts)
    return found[0].name if header and found is not None and not found[2] else None


def _lines(change: Change) -> Iterator[str]:
    if change.what is What.UNREAD:
        yield f"{change.form}: {change.what}: {change.new} {change.fix}"
        return
    both = change.old and change.new
    joined = f" {SHOWN.get(change.what, '·')} ".join(f"'{name}'" for name in (change.old, change.new) if name)
    sure = f" ({change.alike}% alike)" if both and change.what is What.RENAMED else ""
    yield f"{change.form}: {change.what}: {joined}{sure}"
    if change.blind:
        yield f"    blind: {', '.join(change.blind)}; read by {change.place}"
    if change.fix:
        yield f"    {change.fix}"
