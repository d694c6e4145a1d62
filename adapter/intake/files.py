"""Files and folders come in, one source record or one quarantined record at a time goes out.

Reads JSON (one record, or an array of records), JSON Lines and bulk-export NDJSON, FHIR XML, files with
columns, HL7 version 2, and gzip of each; UTF-8 with or without byte order mark. A line of a bulk export is one record.
"""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from adapter.intake.bundles import one_family_each
from adapter.intake.extracts import COLUMNS, Source, read_extract
from adapter.intake.hl7v2 import MESSAGES, read_messages
from adapter.intake.limits import Limits
from adapter.intake.trees import (
    BOM,
    Unreadable,
    array_items,
    doubts_of,
    parse_json,
    quarantined,
    repeated_key,
    unpacked,
    within,
)
from adapter.intake.xml import parse_xml
from adapter.layouts import Layout
from adapter.records import CouldNotCheck, Quarantined, SourceRecord, sha256_of

LINES = {".ndjson", ".jsonl"}
READ = {".json", ".xml", *LINES}

NOTHING_THERE = Unreadable("the whole folder", "There is no file in it.", "Check the name and the feed that fills it.")
NOT_FOLLOWED = Unreadable(
    "the whole folder", "It is a link to another folder, which is not followed.", "Name the other folder as well."
)
BROKEN_LINK = Unreadable("the whole file", "It is a link that leads nowhere.", "Mend the link or take it away.")

Item = SourceRecord | Quarantined


def read_paths(paths: Iterable[Path], limits: Limits, layouts: Sequence[Layout] = ()) -> Iterator[Item]:
    """Every record in the files, and in the folders with all that is below them, in the order of their names.

    Hidden files are passed over. Nothing raises: what cannot be read comes out as `Quarantined`, and so does a
    folder that holds nothing or cannot be listed: a feed that stopped must not look like one that found nobody.
    Files with columns are read by the `layouts` of the mappings, those of one folder together.
    """
    found = [one for path in paths for one in _named(path)]
    extracts: dict[Path, list[Source]] = {}
    for file, cause in found:
        if cause is None and _kind(file) in COLUMNS:
            extracts.setdefault(file.parent, []).append(Source(str(file)))
    for file, cause in found:
        if cause is not None:
            yield quarantined(str(file), b"", cause)
        elif _kind(file) not in COLUMNS:
            yield from _read_file(file, limits)
        elif file.parent in extracts:
            yield from read_extract(extracts.pop(file.parent), layouts, limits)


def _named(path: Path) -> list[tuple[Path, Unreadable | None]]:
    if not os.path.isdir(path):  # unlike Path's, this question never raises
        return [(path, None)]
    return _below(path) or [(path, NOTHING_THERE)]


def _kind(path: Path) -> str:
    """How the file's name ends, gzip left aside."""
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _below(folder: Path) -> list[tuple[Path, Unreadable | None]]:
    """Every file below a folder, and every folder that could not be looked into with the reason, by name."""
    found: list[tuple[Path, Unreadable | None]] = []

    def unlisted(cause: OSError) -> None:
        why = f"The folder cannot be listed ({cause.strerror})."
        found.append((Path(cause.filename), Unreadable("the whole folder", why, "Check its rights.")))

    for place, folders, files in os.walk(folder, onerror=unlisted):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".")]
        seen = [here / name for name in files if not name.startswith(".")]
        found += [(file, None) for file in seen if os.path.isfile(file)]
        found += [(file, BROKEN_LINK) for file in seen if os.path.islink(file) and not os.path.exists(file)]
        found += [(here / name, NOT_FOLLOWED) for name in folders if os.path.islink(here / name)]
    return sorted(found, key=lambda one: one[0])


def _read_file(path: Path, limits: Limits) -> Iterator[Item]:
    packed = path.suffix.lower() == ".gz"
    kind = _kind(path)
    try:
        if kind in LINES:
            yield from _read_lines(path, packed, limits)
        elif kind in MESSAGES and path.is_file():
            with gzip.open(path, "rb") if packed else path.open("rb") as messages:
                yield from read_messages(str(path), messages, limits)
        elif kind in READ or not path.is_file():
            yield from _read_whole(path, packed, kind, limits)
        else:
            yield _refused(path)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        cut = Unreadable("the rest of the file", "It is not a complete gzip file.", "Send it again.")
        yield quarantined(str(path), b"", cut)
    except OSError as cause:
        unread = Unreadable(
            "the whole file", f"It cannot be read ({cause.strerror}).", "Check the name and the rights."
        )
        yield quarantined(str(path), b"", unread)


def _refused(path: Path) -> Quarantined:
    cause = Unreadable(
        "the whole file",
        f"Files that end in '{path.suffix}' are not read by this release.",
        "Send JSON, JSON Lines, FHIR, CSV or HL7 version 2; each may be packed with gzip.",
    )
    return quarantined(str(path), b"", cause)


def _read_whole(path: Path, packed: bool, kind: str, limits: Limits) -> Iterator[Item]:
    with path.open("rb") as file:
        raw = file.read(limits.max_bytes + 1)
    content = b""
    try:
        content = unpacked(raw, limits) if packed else within(raw, limits)
        tree = parse_xml(content, limits) if kind == ".xml" else parse_json(content, limits)
    except Unreadable as cause:
        lines = content.splitlines() if cause.where.startswith("line ") and kind == ".json" else []
        if _looks_like_lines(lines, limits):
            yield from _each_line(str(path), lines, limits)
        else:
            yield quarantined(str(path), raw, cause)
        return
    if isinstance(tree, list):
        for number, item in enumerate(array_items(content), start=1):
            yield from _record(f"{path}#{number}", item, limits)
    else:
        repeated = repeated_key(content, tree) if kind == ".json" else None
        yield from _records(str(path), raw, tree, doubts_of(repeated))


def _looks_like_lines(lines: list[bytes], limits: Limits) -> bool:
    """A bulk export saved under `.json`: its first line is a whole object by itself."""
    if len(lines) < 2:
        return False
    try:
        return isinstance(parse_json(lines[0], limits), dict)
    except Unreadable:
        return False


def _each_line(path: str, lines: Iterable[bytes], limits: Limits) -> Iterator[Item]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from _record(f"{path}#{number}", line, limits)


def _read_lines(path: Path, packed: bool, limits: Limits) -> Iterator[Item]:
    with gzip.open(path, "rb") if packed else path.open("rb") as file:
        yield from _each_line(str(path), _lines(file, limits), limits)


def _lines(file: BinaryIO | gzip.GzipFile, limits: Limits) -> Iterator[bytes]:
    """Lines without their ends; of one over the limit only the part that shows it is, so memory stays bounded."""
    first = True
    while line := file.readline(limits.max_bytes + 2):
        rest = line
        while not rest.endswith(b"\n") and (rest := file.readline(limits.max_bytes + 2)):
            pass
        yield line.rstrip(b"\r\n").removeprefix(BOM) if first else line.rstrip(b"\r\n")
        first = False


def _record(path: str, raw: bytes, limits: Limits) -> Iterator[Item]:
    try:
        tree = parse_json(raw, limits)
    except Unreadable as cause:
        yield quarantined(path, raw, cause)
        return
    yield from _records(path, raw, tree)


def _records(path: str, raw: bytes, tree: object, doubts: tuple[CouldNotCheck, ...] = ()) -> Iterator[Item]:
    if not isinstance(tree, dict):
        cause = Unreadable("the whole record", "A record is a JSON object; this is not.", "Send one object a record.")
        yield quarantined(path, raw, cause)
        return
    sha256 = sha256_of(raw)
    for place, part in one_family_each(tree):
        yield SourceRecord(path + place, raw, sha256, part, doubts=doubts)
