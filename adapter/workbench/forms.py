"""A FHIR Questionnaire or a forms definition comes in, the shape of each form goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from adapter.mapping.answers.values import concept_words
from adapter.mapping.fhir.bundle import each
from adapter.workbench.shapes import Asking, Kind, Shape, Source

ITEM_KINDS = {
    "boolean": Kind.CHOICE,
    "choice": Kind.CHOICE,
    "open-choice": Kind.CHOICE,
    "coding": Kind.CHOICE,
    "decimal": Kind.NUMBER,
    "integer": Kind.NUMBER,
    "quantity": Kind.NUMBER,
    "date": Kind.DATE,
    "dateTime": Kind.DATE,
    "time": Kind.DATE,
    "string": Kind.TEXT,
    "text": Kind.TEXT,
}
FIELD_KINDS = {
    "radios": Kind.CHOICE,
    "checkboxes": Kind.CHOICE,
    "select": Kind.CHOICE,
    "date": Kind.DATE,
    "datetime": Kind.DATE,
    "number": Kind.NUMBER,
    "text": Kind.TEXT,
    "textarea": Kind.TEXT,
    "repeater": Kind.TEXT,
    "repeaterGroup": Kind.ROWS,
}
DEEP = 40
IF_SO = re.compile(r"if (?:so|yes)\b|how many\W*$", re.IGNORECASE)


def questionnaire_shape(tree: dict[str, Any], name: str) -> Shape:
    """A Questionnaire of any FHIR release; groups that repeat are rows, others only headings."""
    title = _text(tree, "title", "name", "id") or name
    questions = tuple(_items(tree, "", 0))
    asked = {asking.link: asking.name for asking in questions}
    after = {link: asked[above] for link, above in _conditions(tree, 0) if above in asked}
    return Shape(
        _text(tree, "url") or name, title, Source.QUESTIONNAIRE, tuple(_in_full(each, after) for each in questions)
    )


def _conditions(node: dict[str, Any], depth: int) -> Iterator[tuple[str, str]]:
    """Each question that is asked only after another, with that other: (linkId, linkId)."""
    for item in each(node, "item"):
        if isinstance(item, dict) and depth <= DEEP:
            yield from ((_text(item, "linkId"), _text(one, "question")) for one in each(item, "enableWhen"))
            yield from _conditions(item, depth + 1)


def _in_full(asking: Asking, after: dict[str, str]) -> Asking:
    """`If so, how many?` says what it asks only behind the question before it."""
    if not IF_SO.match(asking.name) or asking.link not in after:
        return asking
    return replace(asking, title=f"{after[asking.link]} {asking.name}")


def _items(node: dict[str, Any], step: str, depth: int) -> Iterator[Asking]:
    for item in each(node, "item"):
        if not isinstance(item, dict) or depth > DEEP:
            continue
        kind = item.get("type")
        link, words = _text(item, "linkId"), _text(item, "text", "linkId")
        if kind == "group" and item.get("repeats") in (True, "true"):
            yield Asking(words, Kind.ROWS, link, step=step, rows=tuple(_items(item, words, depth + 1)))
        elif kind in ("group", "display"):
            yield from _items(item, words if kind == "group" else step, depth + 1)
        else:
            yield Asking(words, ITEM_KINDS.get(str(kind), Kind.OTHER), link, tuple(_options(item)), step)
            yield from _items(item, step, depth + 1)


def _text(node: Any, *names: str) -> str:
    """The first of some elements that holds words."""
    if not isinstance(node, dict):
        return ""
    return next((node[name] for name in names if isinstance(node.get(name), str) and node[name].strip()), "")


def _options(item: dict[str, Any]) -> Iterator[str]:
    """The words a stored answer will show: the display of a coding, else its code."""
    if item.get("type") == "boolean":
        yield from ("true", "false")
    for option in each(item, "answerOption"):
        for name, value in option.items() if isinstance(option, dict) else ():
            if name == "valueCoding":
                yield concept_words({"coding": [value]}, "")[0]
            elif name in ("valueString", "valueInteger", "valueDate"):
                yield str(value)


def code_list_shape(tree: dict[str, Any], name: str) -> Shape:
    """A ValueSet or CodeSystem as one question whose options are its codes."""
    compose = tree.get("compose") if isinstance(tree.get("compose"), dict) else {}
    held = [tree, *(part for part in each(compose, "include") if isinstance(part, dict))]
    codes = [concept["code"] for part in held for concept in each(part, "concept") if _text(concept, "code")]
    title = _text(tree, "title", "name", "id") or name
    return Shape(_text(tree, "url") or name, title, Source.KEYS, (Asking(title, Kind.CHOICE, options=tuple(codes)),))


def definition_shapes(tree: Any) -> tuple[Shape, ...]:
    """Every form of a definition of the kind case systems are built from: forms of themes of steps of fields."""
    forms = tree if isinstance(tree, list) else tree.get("forms", [tree])
    return tuple(_form(form, index) for index, form in enumerate(forms) if isinstance(form, dict) and _steps(form))


def is_definition(tree: Any) -> bool:
    """Whether it has steps with fields, however they are wrapped."""
    forms = tree if isinstance(tree, list) else tree.get("forms", [tree])
    return isinstance(forms, list) and any(isinstance(form, dict) and _steps(form) for form in forms)


def _form(form: dict[str, Any], index: int) -> Shape:
    name = str(form.get("id") or form.get("name") or f"form-{index + 1}")
    questions = tuple(_field(field, str(step.get("id") or step.get("name") or "")) for step, field in _fields(form))
    return Shape(name, str(form.get("name") or name), Source.DEFINITION, questions, answers_at="answers")


def _steps(form: dict[str, Any]) -> list[dict[str, Any]]:
    themes = [form, *(theme for theme in each(form, "themes") if isinstance(theme, dict))]
    steps = [step for theme in themes for step in each(theme, "steps") if isinstance(step, dict)]
    return [step for step in steps if isinstance(step.get("fields"), list)]


def _fields(form: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for step in _steps(form):
        for field in step["fields"]:
            if isinstance(field, dict) and (field.get("id") or field.get("question")):
                yield step, field


def _field(field: dict[str, Any], step: str) -> Asking:
    kind = FIELD_KINDS.get(str(field.get("type")), Kind.OTHER)
    rows = tuple(_field(inner, step) for inner in each(field, "subfields") if isinstance(inner, dict))
    options = tuple(
        str(choice.get("value", choice.get("label"))) if isinstance(choice, dict) else str(choice)
        for choice in each(field, "choices")
    )
    asked = tuple(option for option in options if option.strip())
    return Asking(str(field.get("id") or field["question"]), Kind.ROWS if rows else kind, "", asked, step, rows)
