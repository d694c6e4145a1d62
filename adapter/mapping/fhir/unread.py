"""Codes and answers deep in a FHIR resource come in, those of a kind that could not be read go out as not checked.

Top-level elements are looked at in `misfits`; this looks where facts come from: the codings of a
concept, and `value[x]` in the answers of a form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adapter.mapping.answers.values import number_of
from adapter.mapping.fhir.bundle import each
from adapter.records import CouldNotCheck

NOT_TEXT = "is not text where FHIR has text; it was not read. Correct it at its source."
NOT_AN_ANSWER = "The answer is not of the kind its name says; it was not read. Correct it at its source."
TEXT = ("code", "display", "system")
WORDS = ("valueString", "valueDate", "valueDateTime", "valueTime", "valueUri")
NUMBERS = ("valueInteger", "valueDecimal")
PLAIN = {"valueBoolean": bool, "valueInteger": int, "valueCoding": dict} | dict.fromkeys(WORDS, str)
OBJECTS = ("valueCoding", "valueCodeableConcept", "valueQuantity", "valueReference", "valueAttachment")


def unread_concept(concept: Any, at: str) -> Iterator[CouldNotCheck]:
    """Parts of a CodeableConcept that should be text and are not."""
    if not isinstance(concept, dict):
        return
    if "text" in concept and not isinstance(concept["text"], str | None):
        yield CouldNotCheck(f"{at}.text", f"It {NOT_TEXT}")
    for index, coding in enumerate(each(concept, "coding")):
        wrong = coding if not isinstance(coding, dict) else [coding[name] for name in TEXT if name in coding]
        if not isinstance(wrong, list) or not all(isinstance(value, str | None) for value in wrong):
            yield CouldNotCheck(f"{at}.coding[{index}]", f"A part of the code {NOT_TEXT}")


def unread_value(answer: dict[str, Any], at: str) -> Iterator[CouldNotCheck]:
    """`value[x]` of another kind than its name says."""
    for name, value in answer.items():
        if name[:5] != "value" or sound(name, value):
            continue
        if not _fits(name, value):
            yield CouldNotCheck(f"{at}.{name}" if at else name, NOT_AN_ANSWER)
        elif name == "valueCodeableConcept":
            yield from unread_concept(value, f"{at}.{name}")
        elif name == "valueCoding":
            yield from unread_concept({"coding": [value]}, f"{at}.{name}")


def sound(name: str, value: Any) -> bool:
    """Whether an answer is as JSON has it, and every part of a code is text: nearly all are, so it is asked first."""
    if type(value) is not PLAIN.get(name):
        return False
    return type(value) is not dict or set(map(type, value.values())) <= {str}


def _fits(name: str, value: Any) -> bool:
    if value is None:
        return True
    if name in OBJECTS:
        return isinstance(value, dict)
    if name in NUMBERS:
        return number_of(value) is not None
    if name == "valueBoolean":
        return value in (True, False, "true", "false")
    return name not in WORDS or isinstance(value, str)
