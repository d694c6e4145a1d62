"""A FHIR `value[x]`, concept or code comes in, the words it shows and the codes it carries go out."""

from __future__ import annotations

import re
from typing import Any

from adapter.mapping.answers.forms import Given
from adapter.mapping.codes.systems import system_key
from adapter.mapping.fhir.bundle import each

NUMBERS = {"valueInteger", "valueDecimal"}
CHOICES = {
    "valueCoding",
    "valueBoolean",
    "valueDate",
    "valueDateTime",
    "valueTime",
    "valueReference",
    "valueAttachment",
}

_NO = re.compile(
    r"[^a-z]*(?:no|none|nil|never|negative|not|denie[sd]|declined|n/a|unknown|absent)(?:[^a-z]|$)", re.IGNORECASE
)


def value_given(name: str, value: Any, at: str) -> Given | None:
    """A FHIR `value[x]` as the words it shows; XML writes numbers as text."""
    if isinstance(value, dict):
        return _complex(name, value, at)
    if isinstance(value, bool):
        return Given("true" if value else "false", at, choice=True, wordless=True)
    if isinstance(value, int | float):
        return Given(str(value), at, choice=True, number=float(value), wordless=True)
    if isinstance(value, str) and value.strip():
        return Given(value, at, choice=name in CHOICES, number=number_of(value) if name in NUMBERS else None)
    return None


def _complex(name: str, value: dict[str, Any], at: str) -> Given | None:
    if name == "valueCoding":
        code, display = value.get("code"), value.get("display")
        shown = next((words for words in (display, code) if type(words) is str), "")
        return Given(shown, f"{at}.{'display' if 'display' in value else 'code'}", True, None, coded_keys(value))
    if name == "valueCodeableConcept":
        shown, spot = concept_words(value, at)
        return Given(shown, spot, choice=True, codes=coded_keys(each(value, "coding")))
    if name == "valueQuantity" and number_of(value.get("value")) is not None:
        number = number_of(value["value"])
        return Given(str(value["value"]), f"{at}.value", choice=True, number=number, wordless=True)
    return None


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


def answered_no(resource: dict[str, Any]) -> bool:
    """`Illicit drug use: none`: the code names what was looked for, and the value that it was not found."""
    value, quantity = resource.get("valueCodeableConcept"), resource.get("valueQuantity")
    words = [resource.get("valueString"), concept_words(value, "")[0]]
    none = resource.get("valueBoolean") in (False, "false") or (
        isinstance(quantity, dict) and quantity.get("value") == 0
    )
    return none or any(isinstance(one, str) and _NO.match(one) for one in words)


def coded_keys(codings: Any) -> tuple[tuple[str, str], ...]:
    """(system, code) of every well-formed Coding."""
    if type(codings) is dict:
        key = _key(codings)
        return (key,) if key else ()
    return tuple(key for coding in codings or () if type(coding) is dict and (key := _key(coding)))


def _key(coding: dict[str, Any]) -> tuple[str, str] | None:
    system, code = coding.get("system"), coding.get("code")
    if type(code) is not str:
        return None
    return (system_key(system) if type(system) is str else "", code)
