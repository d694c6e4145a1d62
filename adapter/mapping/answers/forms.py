"""A completed form in either shape comes in, its questions with their answers go out.

Shapes: stored answers as JSON (`step → question → text, choices or rows`) and the items of a FHIR
R4 QuestionnaireResponse, nested to any depth and walked without recursion.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from adapter.mapping.codes.systems import system_key
from adapter.mapping.fhir.bundle import each

NUMBERS = {"valueInteger", "valueDecimal"}
WORDS = ".answer[0].valueString"
"""Where the words of an item with one written answer stand."""
CHOICES = {
    "valueCoding",
    "valueBoolean",
    "valueDate",
    "valueDateTime",
    "valueTime",
    "valueReference",
    "valueAttachment",
}


class Given(NamedTuple):
    """One value of an answer, as it stands in the record; a tuple, for one is made for every answer."""

    text: str
    at: str
    choice: bool = False
    """True where the record itself says that it was picked, not written."""
    number: float | None = None
    codes: tuple[tuple[str, str], ...] = ()


class Field(NamedTuple):
    """One question of a form with what was answered: values, or rows of further questions."""

    question: str
    at: str
    values: tuple[Given, ...] = ()
    rows: tuple[tuple[Field, ...], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    link: str = ""
    """The form's own name for the question, where it has one beside its wording."""
    places: tuple[str, ...] = ()
    """Where each of the rows stands."""


class Written(NamedTuple):
    """A question with one written answer and nothing else: nearly all that a form holds, so it is kept small."""

    question: str
    link: str
    text: str
    at: str
    """Where the words stand."""

    def field(self) -> Field:
        """The same as any other field."""
        return Field(self.question, self.at.removesuffix(WORDS), (Given(self.text, self.at),), (), (), self.link)


def stored_fields(answers: Any, at: str) -> Iterator[Field]:
    """The fields of `answers[step][question]`."""
    steps = answers.items() if isinstance(answers, dict) else ()
    for step, fields in ((step, fields) for step, fields in steps if isinstance(fields, dict)):
        for question, value in fields.items():
            yield stored_field(question, value, f"{at}.{step}.{question}")


def stored_field(question: str, value: Any, at: str) -> Field:
    """One stored answer: text, a list of choices, a list of rows, or a grid."""
    if isinstance(value, str):
        return Field(question, at, (Given(value, at),) if value.strip() else ())
    if isinstance(value, list):
        places = tuple(f"{at}[{index}]" for index, item in enumerate(value) if isinstance(item, dict))
        rows = tuple(map(_row, (item for item in value if isinstance(item, dict)), places))
        picked = (
            _picked(item, f"{at}[{index}]") for index, item in enumerate(value) if not isinstance(item, dict | None)
        )
        return Field(question, at, tuple(given for lot in picked for given in lot), rows, places=places)
    if isinstance(value, dict):
        return Field(question, at, tuple(_leaves(value, at)))
    return Field(question, at, () if value is None else _picked(value, at))


def _picked(value: Any, at: str) -> tuple[Given, ...]:
    """What was picked: words, a number, yes or no; a list in its place is read piece by piece, so nothing is lost."""
    if isinstance(value, str):
        return (Given(value, at, choice=True),) if value.strip() else ()
    if isinstance(value, bool):
        return (Given("true" if value else "false", at, choice=True),)
    if isinstance(value, int | float):
        return (Given(str(value), at, choice=True, number=float(value)),)
    return tuple(_leaves(value, at))


def _row(row: dict[str, Any], at: str) -> tuple[Field, ...]:
    return tuple(
        stored_field(question, value if isinstance(value, str | list) else _flat(value), f"{at}.{question}")
        for question, value in row.items()
    )


def _flat(value: Any) -> Any:
    return value if not isinstance(value, dict | list) else [leaf.text for leaf in _leaves(value, "")]


def _leaves(value: Any, at: str) -> Iterator[Given]:
    """Every piece of text below a value, without recursion."""
    stack = [(value, at)]
    while stack:
        node, place = stack.pop()
        if isinstance(node, dict):
            stack.extend((inner, f"{place}.{key}") for key, inner in reversed(node.items()))
        elif isinstance(node, list):
            stack.extend((inner, f"{place}[{index}]") for index, inner in reversed(list(enumerate(node))))
        elif isinstance(node, str) and node.strip():
            yield Given(node, place)


def response_fields(items: Any, at: str) -> Iterator[Field]:
    """The fields of a QuestionnaireResponse's items; a group repeated under one name becomes rows of one field."""
    for found in response_answers(items, at):
        yield found.field() if type(found) is Written else found  # type: ignore[misc]


def response_answers(items: Any, at: str) -> Iterator[Field | Written]:
    """The same, with what is only one written answer kept small.

    What a group asks directly stands in its row and nowhere else.
    """
    stack: list[tuple[Any, str, bool]] = [(items, at, False)]
    while stack:
        level, place, in_row = stack.pop()
        groups: dict[str, Field] = {}
        below: list[tuple[Any, str, bool]] = []
        several = type(level) is list
        for index, item in enumerate(level if several else (level,)):
            text = words_alone(item) if type(item) is dict else None
            where = f"{place}[{index}]" if several else place
            if text and not in_row:
                yield _written(item, text, where)
            if text or text is None:
                continue
            values = tuple(_values(item, where)) if "answer" in item else ()
            if values and not in_row:
                yield _field(item, where, values)
            inner = _inner(item, where)
            if inner and not values:
                _add_row(groups, item, where, inner)
            below += [(nested, spot, not values) for nested, spot in inner]
        yield from groups.values()
        stack += reversed(below)


def _written(item: dict[str, Any], text: str, at: str) -> Written:
    question, link = item.get("text"), item["linkId"]
    if type(question) is not str or not question or question.isspace():
        question = link
    return Written(question, link, text, at + WORDS)


def words_alone(item: dict[str, Any]) -> str:
    """The words of an item that has a name, one written answer, no code and nothing below it; else nothing."""
    answers = item.get("answer")
    if type(answers) is not list or len(answers) != 1 or "item" in item or "code" in item:
        return ""
    answer = answers[0]
    text = answer.get("valueString") if type(answer) is dict and len(answer) == 1 else None
    return text if type(text) is str and not text.isspace() and type(item.get("linkId")) is str else ""


def _field(item: dict[str, Any], at: str, values: tuple[Given, ...]) -> Field:
    link, codes = item.get("linkId"), item.get("code")
    return Field(
        _question(item), at, values, codes=coded_keys(codes) if codes else (), link=link if type(link) is str else ""
    )


def _add_row(groups: dict[str, Field], item: dict[str, Any], at: str, inner: list[tuple[Any, str]]) -> None:
    row = tuple(field for nested, spot in inner for field in _plain(nested, spot))
    if row:
        known = groups.get(_question(item)) or _field(item, at, ())
        groups[_question(item)] = known._replace(rows=(*known.rows, row), places=(*known.places, at))


def _items(level: Any, at: str) -> list[tuple[dict[str, Any], str]]:
    if type(level) is list:
        return [(item, f"{at}[{index}]") for index, item in enumerate(level) if type(item) is dict]
    return [(level, at)] if type(level) is dict else []


def _plain(level: Any, at: str) -> Iterator[Field]:
    """The direct questions of one group, as the fields of a row."""
    for item, where in _items(level, at):
        values = tuple(_values(item, where))
        if values:
            yield _field(item, where, values)


def _question(item: dict[str, Any]) -> str:
    """The question's words: `text` where the form carries them, else `linkId`."""
    for name in ("text", "linkId"):
        words = item.get(name)
        if type(words) is str and words and not words.isspace():
            return words
    return ""


def _inner(item: dict[str, Any], at: str) -> list[tuple[Any, str]]:
    """What is nested below an item: under itself, and under each of its answers."""
    below = [(item["item"], f"{at}.item")] if item.get("item") else []
    for index, answer in enumerate(each(item, "answer")):
        if type(answer) is dict and answer.get("item"):
            below.append((answer["item"], f"{at}.answer[{index}].item"))
    return below


def _values(item: dict[str, Any], at: str) -> Iterator[Given]:
    for answer, where in _items(item.get("answer"), f"{at}.answer"):
        for name, value in answer.items():
            if name == "valueString" and type(value) is str and value.strip():
                yield Given(value, f"{where}.valueString")
            elif name != "valueString" and name.startswith("value"):
                yield from value_given(name, value, f"{where}.{name}")


def value_given(name: str, value: Any, at: str) -> Iterator[Given]:
    """A FHIR `value[x]` as the words it shows; XML writes numbers as text."""
    if isinstance(value, dict):
        yield from _complex(name, value, at)
    elif isinstance(value, bool):
        yield Given("true" if value else "false", at, choice=True)
    elif isinstance(value, int | float):
        yield Given(str(value), at, choice=True, number=float(value))
    elif isinstance(value, str) and value.strip():
        yield Given(value, at, choice=name in CHOICES, number=number_of(value) if name in NUMBERS else None)


def _complex(name: str, value: dict[str, Any], at: str) -> Iterator[Given]:
    if name == "valueCoding":
        shown = next((value[key] for key in ("display", "code") if isinstance(value.get(key), str)), "")
        yield Given(shown, f"{at}.{'display' if 'display' in value else 'code'}", choice=True, codes=coded_keys(value))
    elif name == "valueCodeableConcept":
        shown, spot = concept_words(value, at)
        yield Given(shown, spot, choice=True, codes=coded_keys(each(value, "coding")))
    elif name == "valueQuantity" and number_of(value.get("value")) is not None:
        yield Given(str(value["value"]), f"{at}.value", choice=True, number=number_of(value["value"]))


def number_of(value: Any) -> float | None:
    """A number, also where it is written as text."""
    try:
        return None if isinstance(value, bool) or not isinstance(value, str | int | float) else float(value)
    except ValueError:
        return None


def concept_words(concept: Any, at: str) -> tuple[str, str]:
    """The words a CodeableConcept shows, and where they stand: its text, else a display, else a code."""
    if isinstance(concept, dict) and isinstance(concept.get("text"), str) and concept["text"].strip():
        return concept["text"], f"{at}.text"
    for key in ("display", "code"):
        for index, coding in enumerate(each(concept, "coding")):
            if isinstance(coding, dict) and isinstance(coding.get(key), str) and coding[key].strip():
                return coding[key], f"{at}.coding[{index}].{key}"
    return "", at


def coded_keys(codings: Any) -> tuple[tuple[str, str], ...]:
    """(system, code) of every well-formed Coding."""
    found = [codings] if isinstance(codings, dict) else codings or ()
    return tuple(
        (system_key(system) if isinstance(system := coding.get("system"), str) else "", coding["code"])
        for coding in found
        if isinstance(coding, dict) and isinstance(coding.get("code"), str)
    )
