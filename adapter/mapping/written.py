"""The documents of a shelf come in as they are loaded, each by its name with the line of everything in it goes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from adapter.documents import Document
from adapter.mapping.answers.language import QuestionTable
from adapter.mapping.codes.codesets import ValueSet
from adapter.mapping.language import Mapping


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote; filled while a shelf is loaded, read only after."""

    mappings: dict[str, tuple[Mapping, Document]] = field(default_factory=dict)
    tables: dict[str, tuple[QuestionTable, Document]] = field(default_factory=dict)
    sets: dict[str, tuple[ValueSet, Document]] = field(default_factory=dict)
    listings: dict[str, Any] = field(default_factory=dict)
    """What each mapping lists, made when somebody first asks."""
    watches: dict[str, Any] = field(default_factory=dict)
    """What each mapping's records are watched for, made with the first of them."""
