"""The description of a form comes in, a proposed mapping with its table and examples goes out as files to write."""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from adapter.errors import RecordError
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.examples import answer_line
from adapter.records import Extract, SourceRecord, sha256_of
from adapter.workbench.mapping_text import EXTENDED, envelope_of, mapping_text
from adapter.workbench.proposals import Becomes, Proposal, propose
from adapter.workbench.shapes import Shape, Source, as_one
from adapter.workbench.skeletons import Skeleton, skeletons
from adapter.workbench.wordings import Words
from adapter.workbench.writing import FORM_SOURCES, PROPOSED, readme_text, table_text

PERSON_FIELDS = ("given_name", "relationship", "kin", "birth_date", "lives_here")


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What was proposed, and the files that say so: path below the mappings folder → text."""

    name: str
    proposals: tuple[Proposal, ...]
    files: dict[str, str]

    def counts(self) -> dict[Becomes, int]:
        """How many questions became what."""
        return {kind: sum(item.becomes is kind for item in self.proposals) for kind in Becomes}

    @property
    def for_you(self) -> int:
        """How many questions nobody could guess, or only in part."""
        return sum(item.becomes is Becomes.FOR_YOU or bool(item.unsure) for item in self.proposals)


def scaffold(shapes: tuple[Shape, ...], name: str, words: Words, shelf: Path, today: date) -> Scaffold:
    """A mapping proposed for a form. `shelf` is the mappings folder its examples are read against."""
    shape = as_one(shapes, name)
    proposals = propose(shape, words)
    files = _texts(name, shape, proposals, words, today)
    with tempfile.TemporaryDirectory() as made:
        confirmed = tuple(item for item in proposals if item.becomes is not Becomes.FOR_YOU)
        _trial_shelf(Path(made), shelf, _texts(name, shape, confirmed, words, today))
        mappings = load_mappings(Path(made))
        for skeleton in skeletons(name, shape, confirmed, envelope_of(shape, words)):
            given = _given(name, shape, skeleton)
            files[f"sources/{name}/examples/{skeleton.name}.yaml"] = _example(skeleton, given, _read(given, mappings))
    files[f"sources/{name}/README.md"] = readme_text(name, shape)
    return Scaffold(name, proposals, files)


def name_from(title: str) -> str:
    """A folder's name from a form's title."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60].strip("-") or "new-source"


def write_files(files: dict[str, str], folder: Path) -> list[Path]:
    """Write every file below a folder. Raises RecordError, and writes none, where one is there already."""
    paths = {folder / name: text for name, text in files.items()}
    there = [path for path in paths if path.exists()]
    if there:
        raise RecordError(
            str(there[0]), "is there already, so nothing was written.", "Choose another --name, or take it away first."
        )
    for path, text in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(paths)


def _texts(name: str, shape: Shape, proposals: tuple[Proposal, ...], words: Words, today: date) -> dict[str, str]:
    files = {f"sources/{name}/mapping.yaml": mapping_text(name, shape, proposals, words)}
    if shape.source in FORM_SOURCES:
        files[f"codes/{name}.yaml"] = table_text(name, shape, proposals, today)
    return files


def _trial_shelf(made: Path, shelf: Path, files: dict[str, str]) -> None:
    """The proposal as it would be once confirmed, with what it builds on, so that the examples can be read."""
    for folder in ("codes", f"sources/{EXTENDED}"):
        shutil.copytree(shelf / folder, made / folder, ignore=shutil.ignore_patterns("examples"))
    for name, text in files.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text.replace(f"{PROPOSED}\n", "", 1), encoding="utf-8")


def _given(name: str, shape: Shape, skeleton: Skeleton) -> dict[str, Any]:
    """The record as an example holds it: a tree, or the file with columns it would arrive as."""
    if shape.source is not Source.COLUMNS:
        return {"given": skeleton.given}
    text = io.StringIO()
    rows = csv.DictWriter(text, [asking.name for asking in shape.questions], restval="", lineterminator="\n")
    rows.writeheader()
    rows.writerow(skeleton.given)
    return {"given_files": {f"{name}.csv": text.getvalue()}}


def _read(given: dict[str, Any], mappings: Mappings) -> Extract | None:
    """What the mapping makes of an example; None where it cannot read it, which the person will see."""
    if "given" in given:
        items: Iterable[object] = (SourceRecord("example", b"", sha256_of(b""), given["given"]),)
        return _first(items, mappings)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in given["given_files"].items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return _first(read_paths([Path(folder)], Limits(), mappings.layouts), mappings)


def _first(items: Iterable[object], mappings: Mappings) -> Extract | None:
    try:
        return next((translate(item, mappings) for item in items if isinstance(item, SourceRecord)), None)
    except RecordError:
        return None


def _example(skeleton: Skeleton, record: dict[str, Any], extract: Extract | None) -> str:
    given = _written(record)
    lines = [
        "# proposed: an invented person; `expect` is what the proposed mapping makes of it. Confirm that a careful",
        "# reader would say the same, and correct `expect` first where not: then the mapping must follow it.",
        f"example: {skeleton.about}",
        given.rstrip("\n"),
    ]
    expected = yaml.safe_dump({"expect": _expected(extract)}, allow_unicode=True, sort_keys=False, width=110)
    return "\n".join([*lines, expected])


def _written(record: dict[str, Any]) -> str:
    """The record as YAML; a file stands in it line by line."""
    if "given" in record:
        return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=110)
    lines = ["given_files:"]
    for name, text in record["given_files"].items():
        lines += [f"  {name}: |", *(f"    {line}" for line in text.splitlines())]
    return "\n".join(lines)


def _expected(extract: Extract | None) -> dict[str, Any]:
    if extract is None:
        return {}
    people = [
        {
            field: _plain(getattr(person, field))
            for field in PERSON_FIELDS
            if getattr(person, field) not in (None, "unknown")
        }
        for person in extract.people
    ]
    found: dict[str, Any] = {
        "answers": sorted({answer_line(answer) for answer in extract.answers}),
        "people": people,
        "passages": [" ".join(passage.text.split()) for passage in extract.passages],
        "could_not_check": [item.what for item in extract.could_not_check],
    }
    return {name: lines for name, lines in found.items() if lines}


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
