"""Options every command shares: folders chosen on the command line come in, loaded shelves go out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from adapter.errors import DocumentError, Fault
from adapter.settings import Settings, shelf
from adapter.shelves import Shelves, load_shelves

MappingsOption = Annotated[
    Path | None, typer.Option("--mappings", help="Folder of mappings instead of the shipped ones.", show_default=False)
]
RulesOption = Annotated[
    Path | None, typer.Option("--rules", help="Folder of rules instead of the shipped ones.", show_default=False)
]


def shelves_for(mappings: Path | None, rules: Path | None, settings: Settings | None = None) -> Shelves:
    """The shelves a command works with. Raises DocumentError with every fault of every file."""
    chosen = settings or Settings()
    return load_shelves(*folders_for(mappings, rules, chosen))


def folders_for(mappings: Path | None, rules: Path | None, settings: Settings) -> tuple[Path, Path]:
    """The mappings folder, and the folder of one nation's rules."""
    library = shelf("rules", rules or settings.rules)
    nation = library / settings.nation
    return shelf("mappings", mappings or settings.mappings), nation if nation.is_dir() else library


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
