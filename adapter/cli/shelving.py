"""Options every command shares: folders chosen on the command line come in, loaded shelves go out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from adapter.screening import Shelves, load_shelves
from adapter.settings import Settings, shelf

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
