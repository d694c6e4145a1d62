"""Where the folders of a site are: a name and what was chosen come in, a folder goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

NATION: Literal["england"] = "england"
"""Whose law the rules are taken from where nobody says."""
PREFIX = "THINKFAMILY_"
"""What every setting's name in the environment begins with."""
_PACKAGE = Path(__file__).resolve().parent


def shelf(name: str, chosen: Path | None = None) -> Path:
    """The folder of `mappings` or `rules`: the chosen one, else the package's, else the repository's."""
    if chosen is not None:
        return chosen
    packaged = _PACKAGE / "shelves" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def demo_families() -> Path:
    """The folder of invented families the demo screens."""
    packaged = _PACKAGE / "shelves" / "demo"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "deploy" / "demo"
