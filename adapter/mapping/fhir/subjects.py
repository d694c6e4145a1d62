"""The items of a form come in; those about the adult, and the parts of it that are about somebody else, go out.

STU3 names whom a group is about in `item.subject`, R4 marks the group whose answer does so with the
extension `questionnaireresponse-isSubject`. What is said of a child must not become the adult's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adapter.mapping.answers.cells import shown
from adapter.mapping.answers.forms import Field
from adapter.mapping.answers.responses import response_fields
from adapter.mapping.answers.tables import Table
from adapter.mapping.fhir.bundle import each, reference_of
from adapter.mapping.gathered import Piece, Source
from adapter.records import CouldNotCheck, Passage

IS_SUBJECT = "questionnaireresponse-isSubject"

Places = list[tuple[dict[str, Any], str]]


def split_by_subject(items: Any, at: str, subject: str | None) -> tuple[Any, Places]:
    """(the items with an empty one where somebody else's stood, those of somebody else with their places).

    `subject` is whom the whole form is about. Walks without recursion: a form may be nested as deep as a record may be.
    """
    if not _marks_subjects(items):
        return items, []
    whole: dict[str, Any] = {"item": items}
    others: Places = []
    stack: list[tuple[dict[str, Any], str]] = [(whole, at)]
    while stack:
        holder, start = stack.pop()
        found = holder["item"]
        kept: list[Any] = []
        for index, item in enumerate(found if isinstance(found, list) else [found]):
            place = f"{start}[{index}]" if isinstance(found, list) else start
            other = isinstance(item, dict) and _of_another(item, subject)
            others += [(item, place)] if other else []
            kept.append({} if other else dict(item) if isinstance(item, dict) else item)
            if isinstance(kept[-1], dict) and "item" in kept[-1]:
                stack.append((kept[-1], f"{place}.item"))
        holder["item"] = kept if isinstance(found, list) else kept[0]
    return whole["item"], others


def read_others(others: Places, table: Table, source: Source) -> Iterator[Piece]:
    """The words of what is said about somebody else; its choices would become the adult's, so they are not read."""
    for item, place in others:
        yield CouldNotCheck(
            "a part of the form about somebody else", "only its words were read; what was picked in it was not."
        )
        for field in response_fields(item, place):
            for asked in (field, *(inner for row in field.rows for inner in row)):
                yield from _prose(asked, table, source)


def _prose(field: Field, table: Table, source: Source) -> Iterator[Passage]:
    for given in field.values:
        if not given.choice and table.prose(given.text):
            yield Passage(given.text, given.at, source.said_by, source.written_on, shown(field.question))


def _marks_subjects(items: Any) -> bool:
    """Whether any item says whom it is about; nearly no form does, and then nothing need be split."""
    stack = [items]
    while stack:
        level = stack.pop()
        for item in level if type(level) is list else (level,):
            if type(item) is not dict:
                continue
            if "subject" in item or "extension" in item:
                return True
            if "item" in item:
                stack.append(item["item"])
    return False


def _of_another(item: dict[str, Any], subject: str | None) -> bool:
    named = reference_of(item.get("subject"))
    if named is not None:
        return named != subject
    return any(
        isinstance(mark, dict)
        and str(mark.get("url")).endswith(IS_SUBJECT)
        and mark.get("valueBoolean") in (True, "true")
        for mark in each(item, "extension")
    )
