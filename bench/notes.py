"""Notes to time the reader with: a number comes in, that many invented notes go out, no two alike.

Eight kinds of note, most of them without a child (`notes.yaml`). The same number and seed always give the same notes;
another seed gives others, so that nothing remembered from one round can flatter the next.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_SLOT = re.compile(r"<([a-z]+)>")
_FEWEST, _MOST = 5, 16
_JOINED = {"prose": " ", "lines": "\n", "headings": "\n", "bullets": "\n- "}


@dataclass(frozen=True, slots=True)
class Written:
    """The sentences and fillings notes are made of."""

    slots: dict[str, list[str]]
    notes: list[dict[str, Any]]


def notes(count: int, seed: int) -> list[str]:
    """So many notes of a few hundred to two thousand characters."""
    written = _written()
    chance = random.Random(seed)
    kinds = chance.choices(written.notes, [kind["share"] for kind in written.notes], k=count)
    return [_note(kind, written.slots, chance) for kind in kinds]


def _note(kind: dict[str, Any], slots: dict[str, list[str]], chance: random.Random) -> str:
    many = min(chance.randint(_FEWEST, _MOST), len(kind["sentences"]))
    said = [kind["opens"], *chance.sample(kind["sentences"], many)]
    return _JOINED[kind["form"]].join(_SLOT.sub(lambda slot: chance.choice(slots[slot.group(1)]), one) for one in said)


@cache
def _written() -> Written:
    read = yaml.safe_load(Path(__file__).with_name("notes.yaml").read_text())
    return Written(read["slots"], read["notes"])
