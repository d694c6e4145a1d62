"""Rows of an HL7 version 2 message come in, rows of what the mapping names and no more go out.

A segment's fields have fixed meanings and few are free text, so what nobody named is not read as text. Of a coded
field the code is taken where the table knows it, else the words sent beside it.
"""

from __future__ import annotations

from typing import Any

from adapter.mapping.answers.language import Person
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.codes.systems import system_key
from adapter.mapping.paths.dotted import Find, Located
from adapter.mapping.paths.hl7v2 import hl7_path


def named_only(rows: Find, person: Person, kin: KinTable) -> Find:
    """The rows with the person's own fields, each under the path by which the mapping calls it."""
    paths = {path: hl7_path(path) for path in person.fields()}

    def find(tree: Any, start: str) -> list[Located]:
        return [(_row(row, at), at) for row, at in rows(tree, start)]

    def _row(row: dict[str, Any], at: str) -> dict[str, str]:
        made = {path: found[0][0] for path, look in paths.items() if (found := look(row, at))}
        if person.relationship in made:
            made[person.relationship] = _relation(row, person, kin, made[person.relationship])
        return made

    return find


def _relation(row: dict[str, Any], person: Person, kin: KinTable, code: str) -> str:
    stem = (person.relationship or "").removesuffix(".1")
    table = system_key(person.relationship_codes or "")
    said = system_key(str(row.get(f"{stem}.3") or table))
    words = str(row.get(f"{stem}.2") or "").strip()
    known = (said, code.casefold()) in kin.shown
    if known and (kin.shown.get((table, code.casefold())) == kin.shown[(said, code.casefold())]):
        return code
    if known:
        return kin.shown[(said, code.casefold())]
    return words or code
