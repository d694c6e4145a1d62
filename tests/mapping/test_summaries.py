"""Records that only say an assessment was made: who, when and what kind, and that nobody has seen its content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.mapping import load_mappings, translate
from adapter.records import Extract, SourceRecord

CODES = Path(__file__).parents[2] / "mappings" / "codes"
FHIR = """
mapping: summaries
version: 1
reads: fhir
about: Tasks that stand for an assessment.
recognises: [{path: resourceType, any_of: [Task]}]
other_forms: any-questionnaire
record:
  id: "Task: id"
  summary_of: "Task: identifier.value"
  status: "Task: status"
  form: "Task: code.text"
  assessed_on: "Task: executionPeriod.end"
"""
JSON = """
mapping: summaries
version: 1
reads: json
about: Rows that stand for an assessment.
recognises: [{path: kind, any_of: [assessment-event]}]
record: {id: event, summary_of: assessment, status: status, assessed_on: day}
"""
TASK = {
    "resourceType": "Task",
    "id": "t1",
    "identifier": [{"value": "ASM-7"}],
    "status": "completed",
    "code": {"text": "Care Act assessment"},
    "executionPeriod": {"end": "2026-10-02T11:00:00Z"},
}


def read(mapping: str, tree: dict[str, Any], folder: Path) -> Extract:
    source = folder / "sources" / "summaries"
    source.mkdir(parents=True)
    (source / "mapping.yaml").write_text(mapping)
    (folder / "codes").symlink_to(CODES)
    return translate(SourceRecord("given.json", orjson.dumps(tree), "0" * 64, tree), load_mappings(folder))


def test_a_summary_is_known_by_the_assessments_own_id(tmp_path: Path) -> None:
    found = read(FHIR, TASK, tmp_path)
    assert (found.record.id, found.record.summary) == ("ASM-7", True)


def test_a_summary_says_that_nobody_has_looked_for_children(tmp_path: Path) -> None:
    (said,) = read(FHIR, TASK, tmp_path).could_not_check
    assert said.what == "the assessment 'Care Act assessment'"
    assert said.why == (
        "the assessment was completed on 2 October 2026; its content has not arrived here, "
        "so nobody has looked for children in it."
    )


def test_a_summary_never_says_that_nobody_was_asked(tmp_path: Path) -> None:
    assert not read(FHIR, TASK, tmp_path).answers


@pytest.mark.parametrize("status", ["in-progress", None])
def test_an_assessment_that_is_not_finished_is_not_called_completed(status: str | None, tmp_path: Path) -> None:
    (said,) = read(FHIR, {**TASK, "status": status}, tmp_path).could_not_check
    assert "completed" not in said.why
    assert "nobody has looked" in said.why


def test_a_row_can_be_a_summary_as_a_resource_can(tmp_path: Path) -> None:
    row = {"kind": "assessment-event", "event": 4, "assessment": "ASM-7", "status": "completed", "day": "2026-10-02"}
    found = read(JSON, row, tmp_path)
    assert (found.record.id, found.record.summary, len(found.could_not_check)) == ("ASM-7", True, 1)
