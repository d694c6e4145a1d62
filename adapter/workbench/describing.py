"""A file somebody has of a form comes in, the shapes it describes go out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from adapter.errors import RecordError
from adapter.intake.limits import Limits
from adapter.intake.trees import Unreadable, parse_json
from adapter.intake.xml import parse_xml
from adapter.workbench.forms import code_list_shape, definition_shapes, is_definition, questionnaire_shape
from adapter.workbench.samples import columns_shape, records_shape, schema_shape
from adapter.workbench.shapes import Shape

COLUMNS = {".csv", ".tsv", ".txt", ".psv"}
KNOWN = (
    "Give a FHIR Questionnaire (JSON or XML), a forms definition (forms with steps and fields), "
    "a CSV file with its header, sample records (JSON or JSON Lines), or a JSON Schema."
)


def read_shapes(path: Path, limits: Limits) -> tuple[Shape, ...]:
    """What a file says a form asks. Raises RecordError where it describes no form."""
    try:
        raw = path.read_bytes()
    except OSError as cause:
        raise RecordError(str(path), f"cannot be read ({cause.strerror}).", "Check the name and the rights.") from cause
    shapes = _described(path, raw, limits)
    if not any(shape.questions for shape in shapes):
        raise RecordError(str(path), "there is no question in it.", KNOWN)
    return shapes


def _described(path: Path, raw: bytes, limits: Limits) -> tuple[Shape, ...]:
    if path.suffix.lower() in COLUMNS:
        return (columns_shape(_decoded(raw), path.stem),)
    try:
        if path.suffix.lower() == ".xml" or raw.lstrip()[:1] == b"<":
            return _of_tree(parse_xml(raw, limits), path)
        if path.suffix.lower() in (".jsonl", ".ndjson"):
            lines = [parse_json(line, limits) for line in raw.splitlines() if line.strip()]
            return _of_tree(lines, path)
        return _of_tree(parse_json(raw, limits), path)
    except Unreadable as cause:
        raise RecordError(f"{path}, {cause.where}", cause.why, KNOWN) from cause


def _of_tree(tree: Any, path: Path) -> tuple[Shape, ...]:
    if isinstance(tree, dict) and tree.get("resourceType") == "Questionnaire":
        return (questionnaire_shape(tree, path.stem),)
    if isinstance(tree, dict) and tree.get("resourceType") in ("ValueSet", "CodeSystem"):
        return (code_list_shape(tree, path.stem),)
    if isinstance(tree, dict) and tree.get("resourceType") == "Bundle":
        inner = [entry.get("resource") for entry in tree.get("entry") or () if isinstance(entry, dict)]
        return tuple(
            questionnaire_shape(resource, path.stem)
            for resource in inner
            if isinstance(resource, dict) and resource.get("resourceType") == "Questionnaire"
        )
    if isinstance(tree, dict) and isinstance(tree.get("properties"), dict) and ("$schema" in tree or "type" in tree):
        return (schema_shape(tree, path.stem),)
    if isinstance(tree, dict | list) and is_definition(tree):
        return definition_shapes(tree)
    records = [item for item in (tree if isinstance(tree, list) else [tree]) if isinstance(item, dict)]
    return (records_shape(records, path.stem),) if records else ()


def _decoded(raw: bytes) -> str:
    """UTF-8 with or without its mark, else what Windows writes; line ends as one."""
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
