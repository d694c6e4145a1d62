"""Records as they were read come in; those of one family that arrived apart go out as one record for each adult.

One drop is one folder: the files named from it in one call, or the folder itself. Its single FHIR resources, a file
or a line of a bulk export each, are put on a shelf on disk until everything has been read; whatever refers to nobody
in the drop goes out as it came. Who belongs together is told by references, identifiers and links alone, as in
`bundles`; an address or a surname joins nobody.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

from adapter.intake.families import Around, around, same_address
from adapter.intake.limits import Limits
from adapter.intake.pieces import Piece, Shelf
from adapter.intake.together import joined_record
from adapter.records import Quarantined, SourceRecord

Item = SourceRecord | Quarantined

APART = frozenset({"Bundle", "Task", "OperationOutcome", "Parameters", "Questionnaire", "ValueSet", "CodeSystem"})
"""Types that are never part of a family's record: containers, definitions, and a Task, which only announces one."""
TOO_LARGE = "What arrived apart about one person is larger than {} bytes together."
RAISE_IT = "Each part was looked at by itself. Raise the limit THINKFAMILY_MAX_RECORD_BYTES, or send less at once."
OWN_FOLDERS = "Each part was looked at by itself. Put each system's export in its own folder."
NOT_TOLD_APART = "Two people of this folder have the same id, so what refers to it could be joined with neither."


@dataclass(frozen=True, slots=True)
class SameAddress:
    """An address where an adult and a patient under 18 are registered whom nothing else ties to one another."""

    folder: str
    adults: tuple[str, ...]
    """Ids of their Patients."""
    children: tuple[str, ...]


Tell = Callable[[SameAddress], None]


def read_together(
    items: Iterable[Item], limits: Limits, received_on: date, tell: Tell = lambda _: None
) -> Iterator[Item]:
    """The same records, each with the day it came in; single resources of one family joined, at the end.

    Nothing is lost: a resource is part of a joined record, or goes out by itself. `tell` is given every address that
    an adult and a child share, for a person to ask about: the same address is not the same household.
    """
    with closing(Shelf()) as shelf:
        yield from _through(items, shelf, received_on)
        for folder in shelf.folders():
            yield from _drop(shelf, folder, limits, received_on)
            for adults, children in same_address(shelf, folder, received_on):
                tell(SameAddress(folder, adults, children))


def _through(items: Iterable[Item], shelf: Shelf, received_on: date) -> Iterator[Item]:
    """What is whole goes straight through; what may be a part is put on the shelf."""
    for item in items:
        if isinstance(item, Quarantined):
            yield item
            continue
        dated = replace(item, received_on=received_on)
        if _is_single(dated):
            shelf.put(os.path.dirname(dated.path), dated)
        else:
            yield dated


def _is_single(record: SourceRecord) -> bool:
    """Whether a record is one FHIR resource by itself; one taken out of a Bundle stays as it is."""
    kind = record.tree.get("resourceType")
    return isinstance(kind, str) and kind not in APART


def _drop(shelf: Shelf, folder: str, limits: Limits, received_on: date) -> Iterator[Item]:
    shelf.settle(folder)
    for place, sha256 in shelf.not_told_apart(folder):
        yield Quarantined(place, sha256, "who it is about", NOT_TOLD_APART, OWN_FOLDERS)
    for number, family in shelf.firsts(folder):
        if family is None:
            yield shelf.piece(number).record(received_on)
            continue
        for one in around(shelf, family, received_on):
            yield from _records(shelf, folder, one, limits, received_on)


def _records(shelf: Shelf, folder: str, one: Around, limits: Limits, received_on: date) -> Iterator[Item]:
    """The joined record; one over the limit is said to be, and its pieces are looked at one by one."""
    pieces: list[Piece] = []
    size = 0
    for number in one.pieces:
        piece = shelf.piece(number)
        size += len(piece.json)
        if size > limits.max_bytes:
            place, why = f"{folder}#Patient/{one.about}", TOO_LARGE.format(limits.max_bytes)
            yield Quarantined(place, piece.sha256, "the whole of it at once", why, RAISE_IT)
            yield from (shelf.piece(each).record(received_on) for each in one.pieces)
            return
        pieces.append(piece)
    yield pieces[0].record(received_on) if len(pieces) == 1 else joined_record(folder, one.about, pieces, received_on)
