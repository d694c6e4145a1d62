"""What arrives on the command line: files and folders come in, records go out, joined where they are one person's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, BinaryIO

import orjson
import typer

from adapter.intake.files import read_paths
from adapter.intake.joining import SameAddress, read_together
from adapter.intake.limits import Limits
from adapter.layouts import Layout
from adapter.receivers import LONDON
from adapter.records import Quarantined, SourceRecord

ApartOption = Annotated[
    bool, typer.Option("--apart", help="Read every FHIR resource by itself, even where several are about one person.")
]
SameAddressOption = Annotated[
    Path | None,
    typer.Option(help="Write addresses that an adult and a child share whom nothing else ties to this file."),
]
GROUND = "A patient under 18 is registered at this address. The same address is not the same household: please ask."


@dataclass(frozen=True, slots=True)
class Arriving:
    """Where records are, and how they are to be read."""

    paths: list[Path]
    limits: Limits
    apart: bool = False
    same_address: Path | None = None

    @property
    def today(self) -> date:
        """The day it comes in, where the people it is about live."""
        return datetime.now(LONDON).date()

    def items(self, layouts: tuple[Layout, ...]) -> Iterator[SourceRecord | Quarantined]:
        """Every record; at the end it is said how many addresses adults share with children nobody ties to them."""
        found = read_paths(self.paths, self.limits, layouts)
        if self.apart:
            yield from (
                replace(item, received_on=self.today) if isinstance(item, SourceRecord) else item for item in found
            )
            return
        counted = [0, 0]
        with _lines(self.same_address) as lines:

            def tell(one: SameAddress) -> None:
                counted[0] += 1
                counted[1] += len(one.adults)
                if lines is not None:
                    row = {"folder": one.folder, "adults": one.adults, "children": one.children, "ask": GROUND}
                    lines.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))

            yield from read_together(found, self.limits, self.today, tell)
        _say(counted[0], counted[1], self.same_address)


@contextmanager
def _lines(file: Path | None) -> Iterator[BinaryIO | None]:
    """A file only its owner may read, or None."""
    if file is None:
        yield None
        return
    with open(file, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as lines:
        yield lines


def _say(addresses: int, adults: int, file: Path | None) -> None:
    if not addresses:
        return
    where = f"They are listed in {file}." if file else "--same-address FILE lists them for a person to ask."
    print(
        f"{adults} adults are registered at {addresses} addresses with a child whom nothing else ties to them. "
        f"The same address is not the same household. {where}",
        file=sys.stderr,
    )
