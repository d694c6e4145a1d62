"""Anything at all may arrive: a record is translated or refused in a sentence, and nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from functools import cache
from typing import Any

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapter.cli.given import read_given
from adapter.documents import read_document
from adapter.errors import RecordError
from adapter.mapping import translate
from adapter.records import Extract, SourceRecord
from tests.mapping.test_packs import SOURCES, shelf

NAMES = (
    "resourceType id entry resource fullUrl contained subject patient reference identifier system value "
    "code coding text display div status clinicalStatus verificationStatus onsetDateTime "
    "abatementDateTime period start end relationship name given family birthDate active link other "
    "contact item answer linkId valueString valueCoding valueInteger valueQuantity valueCodeableConcept "
    "questionnaire authored author section title content attachment contentType data note component issue "
    "expression details extension url formId answers resident submittedAt address maritalStatus "
    "deceasedBoolean "
)
KEYS = [
    *NAMES.split(),
    "Who are your key contacts?",
    "First name",
    "Relationship to person",
    "Do you have children that are dependent on you?",
]
WORDS = [
    "Patient",
    "Bundle",
    "RelatedPerson",
    "Condition",
    "Observation",
    "QuestionnaireResponse",
    "Composition",
    "Flag",
    "DocumentReference",
    "Patient/a",
    "#a",
    "a",
    "http://snomed.info/sct",
    "77386006",
    "SON",
    "Yes",
    "No ",
    "2026-10-05",
    "2015",
    "active",
    "<p>&amp;</p>",
    "urn:core-pathway:care-act-assessment",
    "care-act-assessment",
    "text/plain",
    "eA==",
    "",
    " ",
    "\u0000",
    "refuted",
    "Children living with client",
]

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 2**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(WORDS)
)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def translated(tree: dict[str, Any]) -> None:
    raw = orjson.dumps(tree)
    with suppress(RecordError):
        assert isinstance(translate(SourceRecord("any.json", raw, "0" * 64, orjson.loads(raw)), shelf()), Extract)


@QUIET
@given(
    st.sampled_from(sorted(word for word in WORDS if word[:1].isupper() and "/" not in word)),
    st.dictionaries(st.sampled_from(KEYS), trees, max_size=8),
)
def test_any_resource_is_translated_or_refused(kind: str, tree: dict[str, Any]) -> None:
    translated({**tree, "resourceType": kind})
    entries = [{"resource": {"resourceType": "Patient", "id": "a"}}, {"resource": {**tree, "resourceType": kind}}]
    translated({"resourceType": "Bundle", "entry": entries})


@QUIET
@given(st.dictionaries(st.sampled_from(KEYS), trees, max_size=8), trees)
def test_any_form_is_translated_or_refused(tree: dict[str, Any], answers: Any) -> None:
    translated({"id": "w", "formId": "care-act-assessment", "answers": {"step": answers}, **tree})
    translated({**tree, "formId": "care-act-assessment", "answers": answers})
    translated(tree)


def test_the_same_record_gives_the_same_extract() -> None:
    tree = {"resourceType": "Patient", "id": "a", "maritalStatus": {"text": "Single"}}
    record = SourceRecord("a.json", b"", "0" * 64, tree)
    assert translate(record, shelf()) == translate(record, shelf())


Place = tuple[str | int, ...]
OTHER_KINDS = ({"x": "y"}, ["y", ["z"]], 7.5, True)


@cache
def examples() -> tuple[SourceRecord, ...]:
    """Every record of every pack's examples, whatever it arrived as."""
    paths = [path for folder in SOURCES for path in sorted(folder.glob("examples/*.yaml"))]
    return tuple(record for path in paths for record in _given(read_document(path).value))


def _given(example: dict[str, Any]) -> Iterator[SourceRecord]:
    if "given" in example:
        raw = orjson.dumps(example["given"], default=str)
        yield SourceRecord("given.json", raw, "0" * 64, orjson.loads(raw))
        return
    files = {name: text.encode() for name, text in example["given_files"].items()}
    yield from (item for item in read_given(files, shelf().layouts) if isinstance(item, SourceRecord))


def places(node: Any, at: Place = ()) -> Iterator[Place]:
    """Every place in a tree."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, below in inner:
        yield (*at, key)
        yield from places(below, (*at, key))


def changed(record: SourceRecord, at: Place, how: str, other: Any = None) -> SourceRecord:
    """The record with one thing of another kind, gone, or twice."""
    tree = deepcopy(dict(record.tree))
    holder: Any = tree
    for step in at[:-1]:
        holder = holder[step]
    if how == "gone":
        del holder[at[-1]]
    elif how == "twice" and isinstance(holder, list):
        holder.insert(0, deepcopy(holder[int(at[-1])]))
    else:
        holder[at[-1]] = other
    return SourceRecord(record.path, record.received, record.sha256, tree)


def spelled(at: Place) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).removeprefix(".")


def evidence(made: Extract) -> set[str]:
    return {one.evidence.at for one in (*made.answers, *made.people)}


@QUIET
@given(st.data())
def test_an_example_with_something_changed_gone_or_twice_is_translated_or_refused(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(examples()))
    at = data.draw(st.sampled_from(list(places(record.tree))))
    how = data.draw(st.sampled_from(("other", "gone", "twice")))
    with suppress(RecordError):
        translate(changed(record, at, how, data.draw(trees | st.sampled_from(OTHER_KINDS))), shelf())


def _told(record: SourceRecord, at: Place, other: Any) -> bool:
    before = translate(record, shelf())
    try:
        after = translate(changed(record, at, "other", other), shelf())
    except RecordError:
        return True
    still = len(after.answers) + len(after.people) >= len(before.answers) + len(before.people)
    told = len(after.could_not_check) > len(before.could_not_check) or after.unlisted != before.unlisted
    return still or told


@cache
def facts_of_json() -> tuple[tuple[SourceRecord, Place], ...]:
    """Where in the JSON examples a fact or a person comes from; cells of columns and messages are always text."""
    found: list[tuple[SourceRecord, Place]] = []
    for record in (one for one in examples() if one.path == "given.json"):
        with suppress(RecordError):
            seen = evidence(translate(record, shelf()))
            found += [(record, at) for at in places(record.tree) if spelled(at) in seen]
    return tuple(found)


@settings(QUIET, max_examples=250)
@given(st.data())
def test_a_fact_of_another_kind_is_still_read_or_a_person_is_told(data: st.DataObject) -> None:
    record, at = data.draw(st.sampled_from(facts_of_json()))
    assert _told(record, at, data.draw(st.sampled_from(OTHER_KINDS))), spelled(at)
