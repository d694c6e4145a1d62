"""Records and expressions grown along the element tree of a release, for hypothesis to draw from."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from adapter.mapping.paths.elements import elements

R4 = elements("R4")
WORDS = ("a", "b", "official", "http://x")
DATES = ("2020-01-02", "2026-10-05", "2027-03-01")
ROOTS = ("Patient", "Condition", "Observation", "Composition", "QuestionnaireResponse")
MAX_DEPTH = 3
modest = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


# --- sound records: what FHIR allows, made from the release's own elements ------------------------------------

USED = {
    "Patient": ("active", "birthDate", "gender", "name", "deceased", "contact", "multipleBirth", "identifier"),
    "Condition": ("code", "onset", "note", "clinicalStatus", "recordedDate", "subject", "extension"),
    "Observation": ("code", "value", "component", "status", "effective", "note"),
    "Composition": ("section", "title", "date", "author", "text"),
    "QuestionnaireResponse": ("item", "status", "authored", "subject"),
    "Patient.contact": ("name", "relationship", "gender"),
    "Observation.component": ("code", "value"),
    "Composition.section": ("title", "text", "section"),
    "QuestionnaireResponse.item": ("linkId", "text", "answer", "item"),
    "QuestionnaireResponse.item.answer": ("value", "item"),
    "HumanName": ("use", "family", "given", "period"),
    "CodeableConcept": ("coding", "text"),
    "Coding": ("system", "code", "display"),
    "Annotation": ("text", "time"),
    "Period": ("start", "end"),
    "Identifier": ("system", "value"),
    "Reference": ("reference", "display"),
    "Narrative": ("status", "div"),
    "Extension": ("url", "value"),
    "Quantity": ("value", "unit"),
}
"""The elements the records and the expressions are made from."""
KEYS = ("String", "DateTime", "CodeableConcept", "Period", "Boolean", "Integer", "Quantity")
"""The types a choice is made with."""
LISTS = {"name", "given", "coding", "note", "component", "section", "item", "answer", "contact", "relationship"}
LISTS |= {"identifier", "extension", "author"}


def values(kind: str | None, depth: int) -> st.SearchStrategy[Any]:
    """A sound value of a kind."""
    if kind == "boolean":
        return st.booleans()
    if kind in ("integer", "positiveInt", "decimal"):
        return st.integers(0, 5)
    if kind in ("date", "dateTime", "instant"):
        return st.sampled_from(DATES)
    if kind is None or R4.simple(kind):
        return st.sampled_from(WORDS)
    return objects(kind, depth)


def objects(kind: str, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """A sound object of a kind, down to a depth."""
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name in USED.get(kind, ()):
        pairs = R4.keys(kind, name)
        for key, inner in pairs if len(pairs) == 1 else [pair for pair in pairs if pair[0][len(name) :] in KEYS]:
            if depth == 0 and not R4.simple(inner):
                continue
            value = values(inner, depth - 1)
            optional[key] = st.lists(value, min_size=1, max_size=3) if name in LISTS else value
    return st.fixed_dictionaries({}, optional=optional).map(lambda made: one_choice(kind, made))


def one_choice(kind: str, made: dict[str, Any]) -> dict[str, Any]:
    """Only one of a choice's keys, as FHIR asks."""
    for name in USED.get(kind, ()):
        present = [key for key, _ in R4.keys(kind, name) if key in made]
        for key in present[1:]:
            del made[key]
    return made


def resources(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """A sound resource."""
    return objects(kind, MAX_DEPTH).map(lambda made: {"resourceType": kind, **made})


# --- expressions: what integrators write, grown along the element tree ----------------------------------------


@st.composite
def paths(draw: st.DrawFn, kind: str, depth: int = 2) -> tuple[str, str | None]:
    """A path from a kind, and the kind it ends in; every step is one the release has."""
    text, at = "", kind
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(USED[at]))
        pairs = R4.keys(at, name)
        written = "`div`" if name == "div" else name
        text += f".{written}" if text else written
        if len(pairs) > 1:
            wanted = draw(st.sampled_from([inner for key, inner in pairs if key[len(name) :] in KEYS]))
            text, at = f"{text}.ofType({wanted})", wanted
        else:
            at = pairs[0][1]
        if at in USED and depth and draw(st.integers(0, 3)) == 0:
            text += f".where({draw(criteria(at, depth - 1))})"
        if draw(st.integers(0, 4)) == 0:
            text += draw(st.sampled_from((".first()", ".last()", ".tail()", ".skip(1)", ".take(2)", "[0]", "[1]")))
        if at not in USED:
            break
    return text, at


@st.composite
def criteria(draw: st.DrawFn, kind: str, depth: int = 1) -> str:
    """A criterion whose meaning FHIRPath and the library agree on."""
    path, at = draw(paths(kind, 0))
    made = draw(st.sampled_from(("exists", "empty", "equal", "unequal", "count", "member", "like", "dated", "of")))
    word = draw(st.sampled_from(WORDS))
    if made == "of" and depth:
        left, right = draw(criteria(kind, depth - 1)), draw(criteria(kind, depth - 1))
        return f"({left}) {draw(st.sampled_from(('and', 'or', 'xor', 'implies')))} ({right})"
    if made == "dated" and at in ("date", "dateTime"):
        sign = draw(st.sampled_from(("<", "<=", ">", ">=")))
        return f"{path}.first() {sign} {draw(st.sampled_from(('@2026-10-05', '@2020-01-02', '%asOf')))}"
    if made == "count":
        return f"{path}.count() {draw(st.sampled_from(('=', '>', '<=')))} {draw(st.integers(0, 2))}"
    if made in ("empty", "exists") or (at is not None and not R4.simple(at)):
        return f"{path}.{'empty' if made == 'empty' else 'exists'}(){draw(st.sampled_from(('', '.not()')))}"
    if made == "member":
        return f"'{word}' in {path}"
    if made == "like" and at in ("string", "code"):
        name = draw(st.sampled_from(("startsWith", "endsWith", "contains", "matches")))
        return f"{path}.first().{name}('{word[:1]}')"
    return f"{path}.first() {'=' if made != 'unequal' else '!='} '{word}'"


@st.composite
def expressions(draw: st.DrawFn, kind: str) -> str:
    """A whole expression on a resource type."""
    path, at = draw(paths(kind))
    made = draw(st.integers(0, 9))
    if made == 0:
        return draw(criteria(kind, 2))
    if made == 1:
        return f"{path} | {draw(paths(kind))[0]}"
    if made == 2:
        return f"iif({draw(criteria(kind))}, {path}, {draw(paths(kind))[0]})"
    if made == 3 and at in USED:
        return f"{path}.select({draw(paths(at))[0]})"
    if made == 4 and at in USED:
        return f"{path}.exists({draw(criteria(at))})"
    if made == 5 and at in USED:
        return f"{path}.all({draw(criteria(at))})"
    if made == 6 and at in ("string", "code"):
        return f"{path}.first().{draw(st.sampled_from(('lower()', 'upper()', 'length()', 'trim()')))}"
    if made == 7:
        return f"{kind}.{path}.{draw(st.sampled_from(('count()', 'distinct()', 'empty().not()')))}"
    return path
