"""The commands that put shelves in their place: a staging folder comes in, checked, as the live folder it goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from adapter.cli.checks import check_every_example
from adapter.cli.diff import changes_between, summary
from adapter.cli.shelving import folders_for, folders_in
from adapter.errors import DocumentError, Fault
from adapter.screening import Shelves, load_shelves
from adapter.settings import Settings
from adapter.workbench.changes import Tally
from adapter.workbench.promoting import put_back, put_in_place

LiveArgument = Annotated[Path, typer.Argument(help="The folder in use: mappings/ and rules/, or one of the two.")]
ApplyOption = Annotated[bool, typer.Option("--apply", help="Do it; without this it is only checked and compared.")]


def promote(
    staging: Annotated[Path, typer.Argument(help="The folder to take its place, of the same shape.")],
    live: LiveArgument,
    records: Annotated[
        list[Path] | None, typer.Argument(help="Records to compare the two on.", metavar="RECORDS…")
    ] = None,
    apply: ApplyOption = False,
) -> int:
    """Check a staging folder with its examples, say which families it changes, and with --apply put it in live's place.

    The former folder is kept beside it as LIVE.former; roll-back brings it in again. A running service takes the new
    one in by itself and writes it to the audit chain.

    Example:  thinkfamily promote next/ /etc/thinkfamily/shelves assessments/ --apply
    """
    shelves = _checked(staging)
    _refuse_another_shape(staging, live)
    if records and live.is_dir():
        tally = Tally()
        for _ in changes_between(_loaded(live), shelves, records, Settings(), tally):
            pass
        print(summary(tally), end="")
    if not apply:
        print("Checked; nothing was done. Add --apply to put it in place.")
        return 0
    put_in_place(staging, live)
    print(f"{live} is now what {staging} was. To go back: thinkfamily roll-back {live}")
    return 0


def roll_back(live: LiveArgument) -> int:
    """Put the former folder back in its place; what was live is kept as LIVE.former, so that a second time undoes it.

    Example:  thinkfamily roll-back /etc/thinkfamily/shelves
    """
    put_back(live)
    print(f"{live} is again what it was before.")
    return 0


def _checked(folder: Path) -> Shelves:
    settings = Settings()
    folders = folders_in(folder, folders_for(None, None, settings), settings)
    shelves = load_shelves(*folders)
    check_every_example(folders[0], shelves)
    return shelves


def _loaded(folder: Path) -> Shelves:
    settings = Settings()
    return load_shelves(*folders_in(folder, folders_for(None, None, settings), settings))


def _refuse_another_shape(staging: Path, live: Path) -> None:
    """A shelf the service reads must not vanish because nobody copied it."""
    lost = [name for name in _below(live) if name not in _below(staging)]
    if lost:
        what = f"{', '.join(lost)} would be gone: {live} has it and {staging} has not. Put it there too."
        raise DocumentError([Fault(str(staging), what)])


def _below(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
