"""Proposals come in, example records of invented people go out: no child, one, several, not known, declined, malformed.

Only questions about children, rows about people and one box of free text are answered: a skeleton is
there to be filled by somebody who knows what such a form looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from adapter.workbench.proposals import Becomes, Proposal
from adapter.workbench.shapes import Asking, Kind, Shape, Source

_STEP = re.compile(r'"([^"]+)"|([^.\[\]"]+)')
_ASKS_MORE = re.compile(r"detail|descri|about|notes?\b|comment|situation", re.IGNORECASE)
DAY = "2026-10-05"
PEOPLE = (
    {"given_name": "Ivy", "family_name": "Calder", "relationship": "Daughter", "birth_date": "2017-04-09"},
    {"given_name": "Sam", "family_name": "Calder", "relationship": "Son", "birth_date": "2013-11-21"},
)
ADULT = {"given_name": "Ruth", "family_name": "Calder", "birth_date": "1985-07-01", "gender": "female"}
ADULT |= {"nhs_number": "9990000018", "local_id": "9000001", "address": "9 Sample Row", "postcode": "ZZ2 2ZZ"}
MALFORMED, NO_OPTION, NO_DAY = "malformed", "Perhaps", "2017-02-31"
RECORD = {"assessed_on": DAY, "author": "Duty worker, Sampleton Council", "status": "submitted"}


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One example record, before anybody said what it must give."""

    name: str
    about: str
    given: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where a record says what it is and whom it is about: our field → their path."""

    record: dict[str, str]
    adult: dict[str, str]


CASES = (
    ("none", "No children", "absent", 0, "She lives by herself and likes it so."),
    ("one", "One child", "present", 1, "Her daughter Ivy, 9, is at school until three."),
    ("several", "Two children", "present", 2, "Ivy, 9, and Sam, 12, live with her."),
    ("not-known", "Nobody knows whether there are children", "unknown", 0, "The visit was cut short."),
    ("declined", "The adult would not say", "declined", 0, "He did not wish to talk about his family."),
    (MALFORMED, "An answer the form does not have, and a day that is no day", MALFORMED, 1, "Seen at home."),
)


def skeletons(name: str, shape: Shape, proposals: tuple[Proposal, ...], envelope: Envelope) -> Iterator[Skeleton]:
    """Three to six records; a case no option can show is left out."""
    for number, (case, about, means, children, text) in enumerate(CASES, 1):
        answers = dict(_answers(proposals, means, children, text))
        asked = any(_about_children(item) and item.asking.name in answers for item in proposals)
        if asked or case in ("none", "one", "several"):
            yield Skeleton(case, about, _record(f"{name}-ex-{number:03}", shape, answers, envelope))


def _about_children(item: Proposal) -> bool:
    return any("family.asked" in states for states in item.answers.values()) or bool(item.numbers)


def _answers(proposals: tuple[Proposal, ...], means: str, children: int, text: str) -> Iterator[tuple[str, Any]]:
    box = _box(proposals)
    for item in proposals:
        if item.within:
            continue
        if item.becomes is Becomes.STATES and _about_children(item):
            option = _option(item, means)
            if item.numbers and means in ("present", "absent"):
                yield item.asking.name, children
            elif option is not None:
                yield item.asking.name, option
        elif item.becomes is Becomes.PEOPLE and children:
            wrong = {"birth_date": NO_DAY} if means == MALFORMED else {}
            yield item.asking.name, [dict(_row(item, person | wrong)) for person in PEOPLE[:children]]
        elif item is box:
            yield item.asking.name, text


def _box(proposals: tuple[Proposal, ...]) -> Proposal | None:
    """The box a worker would write such a sentence in: one that asks for details, else the last."""
    boxes = [item for item in proposals if item.becomes is Becomes.TEXT and not item.within]
    return next((item for item in boxes if _ASKS_MORE.search(item.asking.wording)), boxes[-1] if boxes else None)


def _option(item: Proposal, means: str) -> str | None:
    """The option that says so; what is declined says nothing of children."""
    if means == MALFORMED:
        return NO_OPTION if item.answers else None
    wanted = {
        "present": {"family.said_children": "present"},
        "absent": {"family.said_children": "absent"},
        "unknown": {"family.said_children": "unknown"},
        "declined": {"family.asked": "declined"},
    }[means]
    home = {name.replace("said_children", "children_in_household"): value for name, value in wanted.items()}
    for option, states in item.answers.items():
        if wanted.items() <= states.items() or home.items() <= states.items():
            return option
    return None


def _row(item: Proposal, person: dict[str, str]) -> Iterator[tuple[str, str]]:
    for field, asked in item.person.items():
        if field in person:
            yield asked, person[field]
        elif field == "lives_here" and (home := _at_home(item)):
            yield asked, home


def _at_home(item: Proposal) -> str | None:
    """The option that says somebody lives here; none where no word placed one."""
    return next((option for option, means in item.lives_here.items() if means == "present"), None)


def _record(number: str, shape: Shape, answers: dict[str, Any], envelope: Envelope) -> dict[str, Any]:
    if shape.source is Source.QUESTIONNAIRE:
        return _bundle(number, shape, answers)
    record: dict[str, Any] = {}
    # A column's name is no path, whatever stops stand in it.
    put = record.__setitem__ if shape.source is Source.COLUMNS else partial(_put, record)
    form = (shape.forms or (shape.form,))[0]
    for field, path in envelope.record.items():
        put(path, {"id": number, "form": form, **RECORD}.get(field, ""))
    for field, path in envelope.adult.items():
        put(path, ADULT.get(field, ""))
    for asking in shape.questions:
        if asking.name not in answers:
            continue
        if shape.source is Source.COLUMNS:
            record[asking.name] = _stored(answers[asking.name])
        elif shape.source is Source.DEFINITION:
            steps = record.setdefault(shape.answers_at, {})
            steps.setdefault(asking.step or "Form", {})[asking.name] = _stored(answers[asking.name])
        else:
            _put(record, asking.name, answers[asking.name])
    record.setdefault(shape.answers_at, {}) if shape.answers_at else None
    return record


def _stored(value: Any) -> Any:
    return value if isinstance(value, list) else str(value)


def _put(record: dict[str, Any], path: str, value: Any) -> None:
    """Set a dotted path, making objects on the way."""
    steps = [quoted or plain for quoted, plain in _STEP.findall(path)]
    node = record
    for step in steps[:-1]:
        inner = node.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        node = inner
    node[steps[-1]] = value


def _bundle(number: str, shape: Shape, answers: dict[str, Any]) -> dict[str, Any]:
    patient = {
        "resourceType": "Patient",
        "id": "adult",
        "name": [{"use": "official", "given": [ADULT["given_name"]], "family": ADULT["family_name"]}],
        "birthDate": ADULT["birth_date"],
    }
    response = {
        "resourceType": "QuestionnaireResponse",
        "id": number,
        "questionnaire": shape.form,
        "status": "completed",
        "subject": {"reference": "Patient/adult"},
        "authored": f"{DAY}T10:00:00Z",
        "author": {"display": RECORD["author"]},
        "item": [item for asking in shape.questions if asking.name in answers for item in _items(asking, answers)],
    }
    return {
        "resourceType": "Bundle",
        "id": number,
        "type": "collection",
        "entry": [{"resource": patient}, {"resource": response}],
    }


def _items(asking: Asking, answers: dict[str, Any]) -> Iterator[dict[str, Any]]:
    named = {"linkId": asking.link or asking.name, "text": asking.name}
    value = answers[asking.name]
    if asking.kind is not Kind.ROWS:
        yield {**named, "answer": [_value(asking, value)]}
        return
    for row in value:
        inner = [item for question in asking.rows if question.name in row for item in _items(question, row)]
        yield {**named, "item": inner}


def _value(asking: Asking, value: Any) -> dict[str, Any]:
    if set(asking.options) == {"true", "false"}:
        return {"valueBoolean": value == "true"}
    if isinstance(value, int):
        return {"valueInteger": value}
    if asking.kind is Kind.DATE:
        return {"valueDate": value}
    return {"valueString": value} if asking.kind is Kind.TEXT else {"valueCoding": {"display": value}}
