"""An answer written as a code with its words behind it."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from adapter.mapping import load_mappings, translate
from adapter.records import SourceRecord

SHELF = load_mappings(Path(__file__).parents[2] / "mappings")
ADULT = {"resourceType": "Patient", "id": "a", "birthDate": "1980-01-01"}


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("14 not a parent", True),
        ("14 - Not a parent", True),
        ("14 lodgers", False),
        ("11 not a parent", False),
    ],
)
def test_a_code_with_its_own_words_behind_it_is_that_answer_and_nothing_else_is(written: str, known: bool) -> None:
    said = {
        "resourceType": "Observation",
        "status": "final",
        "subject": {"reference": "Patient/a"},
        "code": {"text": "Parental status"},
        "valueString": written,
    }
    tree = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in (ADULT, said)]}
    made = translate(SourceRecord("given.json", orjson.dumps(tree), "0" * 64, tree), SHELF)
    assert any(one.fact == "family.said_children" and one.value == "absent" for one in made.answers) is known
