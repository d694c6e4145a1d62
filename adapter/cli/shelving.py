"""Options every command shares: folders chosen on the command line come in, loaded shelves go out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapter.errors import DocumentError, Fault
from adapter.places import NATION, PREFIX, shelf
from adapter.shelves import Shelves, load_shelves

if TYPE_CHECKING:
    from adapter.settings import Settings

MappingsOption = Annotated[
    Path | None, typer.Option("--mappings", help="Folder of mappings instead of the shipped ones.", show_default=False)
]
RulesOption = Annotated[
    Path | None, typer.Option("--rules", help="Folder of rules instead of the shipped ones.", show_default=False)
]


def shelves_for(mappings: Path | None, rules: Path | None, settings: Settings | None = None) -> Shelves:
    """The shelves a command works with. Raises DocumentError with every fault of every file."""
    folders = folders_for(mappings, rules, settings) if settings else folders_of_site(mappings, rules)
    return load_shelves(*folders)


def folders_of_site(mappings: Path | None, rules: Path | None) -> tuple[Path, Path]:
    """The same by the site's settings; where it has set nothing, the library that reads them need not load."""
    if not any(name.upper().startswith(PREFIX) for name in os.environ):
        return _folders(mappings, rules, NATION)
    from adapter.settings import Settings

    return folders_for(mappings, rules, Settings())


def folders_for(mappings: Path | None, rules: Path | None, settings: Settings) -> tuple[Path, Path]:
    """The mappings folder, and the folder of one nation's rules."""
    return _folders(mappings or settings.mappings, rules or settings.rules, settings.nation)


def _folders(mappings: Path | None, rules: Path | None, nation: str) -> tuple[Path, Path]:
    library = shelf("rules", rules)
    law = library / nation
    return shelf("mappings", mappings), law if law.is_dir() else library


def shelves_in(folder: Path, current: tuple[Path, Path], settings: Settings) -> Shelves:
    """The shelves of a folder. Raises DocumentError when it has none, or with every fault of every file."""
    return load_shelves(*folders_in(folder, current, settings))


def folders_in(folder: Path, current: tuple[Path, Path], settings: Settings) -> tuple[Path, Path]:
    """The shelves of a folder that has `mappings` and `rules`, or is one of the two; `current` stands for the other.

    Raises DocumentError when it is neither.
    """
    mappings = _first(folder / "mappings", folder, holds="sources")
    rules = _first(folder / "rules", folder, holds=settings.nation)
    if rules is None and folder.is_dir() and any(folder.glob("*.yaml")) and mappings is None:
        rules = folder
    if mappings is None and rules is None:
        what = f"there are no mappings (sources/) and no rules ({settings.nation}/) in this folder; name one that has."
        raise DocumentError([Fault(str(folder), what)])
    nation = rules / settings.nation if rules and (rules / settings.nation).is_dir() else rules
    return mappings or current[0], nation or current[1]


def _first(*folders: Path, holds: str) -> Path | None:
    return next((folder for folder in folders if (folder / holds).is_dir()), None)
