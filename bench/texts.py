"""Where labelled texts lie: sets of passages and records, each with a careful reader's answers, come in; lots go out.

A set is a folder with `passages.jsonl` and `records/`, or either. The project's own, invented sets lie in
`tests/labelled` (its README tells the conventions); real passages may lie beside the project, in `shared/data`.
What was held out while words and rules were written is marked, and its misses are never listed: nobody should tune
on it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "labelled"
BESIDE = ROOT.parent / "shared" / "data"

Passage = dict[str, Any]
"""`{"id", "text", "labels", "evidence", …}`, one line of `passages.jsonl`."""


@dataclass(frozen=True, slots=True)
class LabelledRecord:
    """A record's file, and what a careful reader concludes from it."""

    path: Path
    key: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lot:
    """Labelled texts that are counted together; `held_out` ones had no part in writing the words."""

    title: str
    held_out: bool
    passages: tuple[Passage, ...] = ()
    records: tuple[LabelledRecord, ...] = ()


def own() -> tuple[Lot, Lot]:
    """The invented sets of this repository: those that were open to whoever wrote words, and those held out."""
    return (_own("open", held_out=False), _own("held-out", held_out=True))


def beside() -> tuple[Lot, ...]:
    """The sets beside the project: a third of the documents and half of the records were held out, for a time."""
    if not BESIDE.is_dir():
        return ()
    groups: dict[str, int] = {}
    passages = _passages(BESIDE / "narrative" / "real_dev.jsonl")
    for place, group in enumerate(sorted({passage["group"] for passage in passages})):
        groups[group] = place
    records = _records(BESIDE / "assessments")
    return tuple(
        Lot(
            "Beside the project",
            held_out,
            tuple(one for one in passages if (groups[one["group"]] % 3 == 2) == held_out),
            tuple(one for one in records if (int(one.path.name[:3]) % 2 == 0) == held_out),
        )
        for held_out in (False, True)
    )


def _own(folder: str, held_out: bool) -> Lot:
    lines, folders = sorted((OWN / folder).glob("*/passages.jsonl")), sorted((OWN / folder).glob("*/records"))
    return Lot(
        "This repository",
        held_out,
        tuple(passage for path in lines for passage in _passages(path)),
        tuple(record for path in folders for record in _records(path)),
    )


def _passages(path: Path) -> tuple[Passage, ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _records(folder: Path) -> tuple[LabelledRecord, ...]:
    return tuple(
        LabelledRecord(path, json.loads(path.with_name(path.name.replace(".record.", ".expect.")).read_text("utf-8")))
        for path in sorted(folder.glob("*.record.json"))
    )
