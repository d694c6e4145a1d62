"""What a mapping reads comes in; how one of its paths is made ready, and why one is wrong, goes out."""

from __future__ import annotations

from collections.abc import Callable

from adapter.mapping.paths.dotted import Find, json_path, path_fault
from adapter.mapping.paths.hl7v2 import hl7_path, hl7_path_fault

Make = Callable[[str], Find]

HL7V2 = "hl7v2"


def path_maker(reads: str) -> Make:
    """Dotted paths, or those of HL7 version 2; FHIRPath is made where the resource's type is known."""
    return hl7_path if reads == HL7V2 else json_path


def path_fault_in(reads: str, path: str) -> str | None:
    """Why a path cannot be read, or None."""
    return hl7_path_fault(path) if reads == HL7V2 else path_fault(path)
