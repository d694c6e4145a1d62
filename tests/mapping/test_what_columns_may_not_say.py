"""What a mapping of columns may not say: answers made one, columns that are not there; and rows of any kind."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapter.cli.given import read_given
from adapter.errors import DocumentError, RecordError
from adapter.mapping import translate
from adapter.records import Extract, SourceRecord
from tests.mapping.test_packs import shelf
from tests.mapping.test_rows_and_conditions import loaded, people


def faults(folder: Path, **says: Any) -> str:
    with pytest.raises(DocumentError) as refused:
        loaded(folder, **says)
    return str(refused.value)


@pytest.mark.parametrize(
    ("says", "fault"),
    [
        ({"answers": [{"path": "n", "numbers": [{"at_least": 0, "states": {"family.said_children": "absent"}}]}]},
         "1 or more is in this range and would become 'absent'"),
        ({"answers": [{"path": "n", "numbers": [{"below": 5, "states": {"family.said_children": "present"}}]}]},
         "0 is in this range and would become 'present'"),
        ({"answers": [{"path": "n", "numbers": [{"below": 1, "states": {"family.said_children": "unknown"}}]}]},
         "0 is in this range and would become 'unknown'"),
        ({"answers": [{"path": "n", "states": {"family.said_children": "absent"},
                       "only_if": {"path": "q", "any_of": ["No", "Declined"]}}]}, "these answers are not one"),
        ({"answers": [{"path": "n", "states": {"family.said_children": "absent"},
                       "only_if": {"path": "q", "none_of": ["Yes"]}}]}, "whatever else was answered would become"),
        ({"answers": [{"path": "n", "states": {"family.said_children": "absent"},
                       "only_if": {"path": "q", "present": False}}]}, "a blank would become 'absent'"),
        (people({"given_name": "n", "lives_here_in": "h", "lives_here": {"Not known": "absent"}}),
         "'Not known' may not become 'absent'"),
        (people({"given_name": "n", "lives_here_in": "h", "lives_here": {"No": "unknown"}}), "may never be merged"),
        (people({"given_name": "n", "current_in": "h"}), "say what its words mean"),
        (people({"lives_here_in": "h", "lives_here": {"Y": "present"}}), "nothing here tells of anybody"),
        (people({"given_name": "n", "relationship": "r", "relationship_codes": "urn:nobody"}),
         "the relationship table 'relationships' has no codes of 'urn:nobody'"),
        ({"record": {"assessed_on": "seen"}}, "say where the record's id is"),
        ({"record": {"id": "x", "formats": ["dd/mm/yyyy"]}}, "'dd/mm/yyyy' is not a way to write days"),
        ({"reads": "csv"}, "name the `files` by their columns"),
        ({"files": {"a": ["x"]}}, "belong to `reads: csv`"),
    ],
)  # fmt: skip
def test_what_would_merge_answers_or_find_nobody_is_refused(tmp_path: Path, says: dict[str, Any], fault: str) -> None:
    assert fault in faults(tmp_path, **says)


CSV: dict[str, Any] = {
    "reads": "csv",
    "recognises": [],
    "files": {"forms": ["form", "person"], "kin": ["person", "other", "type"]},
    "one_record_per": {"file": "forms", "by": "form"},
    "joins": [{"rows": "kin", "where": "person", "equals": "forms.person"}],
    "record": {"id": "forms[0].form"},
}


@pytest.mark.parametrize(
    ("says", "fault"),
    [
        ({"record": {"id": "forms.form"}}, "rows stand in a list: write forms[*]"),
        ({"record": {"id": "forms[0].from"}}, "there is no 'from'"),
        ({"record": {"id": "froms[0].form"}}, "did you mean 'forms'?"),
        ({"one_record_per": {"file": "form", "by": "form"}}, "there is no file 'form' under `files`"),
        ({"one_record_per": {"file": "forms", "by": "id"}}, "'id' is not among the `columns` of 'forms'"),
        ({"joins": [{"rows": "kin", "where": "person", "equals": "people.person"}]}, "neither the record's file"),
        ({"joins": [{"rows": "forms", "where": "person", "equals": "forms.person"}]}, "rows called 'forms' already"),
        ({"files": {"forms": ["form", "Form", "person"], "kin": ["person", "other", "type"]}}, "is named twice"),
        (people({"given_name": "name"}) | {"people": [{"rows": "kin[*]", "person": {"given_name": "name"}}]},
         "there is no 'name' among what the columns listed under `files` are"),
    ],
)  # fmt: skip
def test_a_column_or_file_that_is_not_there_is_told_when_the_mapping_is_loaded(
    tmp_path: Path, says: dict[str, Any], fault: str
) -> None:
    assert fault in faults(tmp_path, **{**CSV, **says})


HEADER = "AGNCY,CLIENTID,EPISODID,DOB,TRIAGED,PRNTSTAT,CHILDWTH,PREGNANT,DRUG1,DRUG2,DRUG3"
CELLS = st.sampled_from(
    ["", "11", "15", "Y", "1.0", "7,8", '"a"', "9E+9", "05/10/2026", "\x1c", "é", '="1"', "\n", "Bo"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELLS, max_size=13).map(",".join), max_size=5).map("\n".join))
def test_any_rows_are_read_or_held(body: str) -> None:
    for item in read_given({"any.csv": f"{HEADER}\n{body}".encode()}, shelf().layouts):
        if isinstance(item, SourceRecord):
            with suppress(RecordError):
                assert isinstance(translate(item, shelf()), Extract)
