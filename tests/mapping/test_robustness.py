"""Anything at all may arrive: a record is translated or refused in a sentence, and nothing else happens."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapter.errors import RecordError
from adapter.mapping import translate
from adapter.records import Extract, SourceRecord
from tests.mapping.test_packs import shelf

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
