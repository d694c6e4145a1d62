"""The name of a FHIR release comes in, the model data fhirpathpy carries for it go out, without loading fhirpathpy."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

RELEASES = ("R4", "STU3")
"""The releases whose elements are known here."""


@cache
def model_of(release: str) -> dict[str, Any]:
    """What the library knows of a release: `path2Type`, `choiceTypePaths`, `pathsDefinedElsewhere`, `type2Parent`.

    Raises KeyError for one not in RELEASES.
    """
    folder = {name.casefold(): name.casefold() for name in RELEASES}[release.casefold()]
    library = find_spec("fhirpathpy")
    places = list(library.submodule_search_locations or ()) if library else []
    files = (Path(places[0]) / "models" / folder).glob("*.json")
    return {file.stem: orjson.loads(file.read_bytes()) for file in files}
