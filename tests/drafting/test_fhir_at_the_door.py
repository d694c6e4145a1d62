"""Resources pushed to us are checked one by one; faults name places, never a person's details."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.fhir import BINDINGS, check_resource, emit

PATIENT: dict[str, Any] = {"resourceType": "Patient", "name": [{"family": "Tallis"}], "gender": "female"}


def test_a_sound_resource_has_no_issues() -> None:
    assert check_resource(PATIENT) == ()


@pytest.mark.parametrize(
    ("tree", "says"),
    [
        ({**PATIENT, "gender": "M"}, "Patient.gender: this code is not one of: female, male, other, unknown."),
        ({**PATIENT, "gendre": "male"}, "Patient.gendre is not an element R4 knows here."),
        ({**PATIENT, "birthDate": "01/02/1989"}, "Patient.birthDate does not have the form R4 asks for."),
        ({**PATIENT, "contained": [{"resourceType": "Widget"}]}, "holds, a resource type R4B does not know"),
        ({"resourceType": "Widget"}, "Widget: it is, or holds, a resource type R4B does not know."),
        ({"resourceType": 7}, "resourceType is missing"),
        ({}, "resourceType is missing"),
        ({"resourceType": "Observation", "status": "done"}, "Observation.status: this code"),
        ({"resourceType": "Observation", "status": "final"}, "Observation.code is missing"),
    ],
)
def test_each_fault_names_its_place(tree: dict[str, Any], says: str) -> None:
    assert any(says in issue for issue in check_resource(tree)), check_resource(tree)


def test_no_issue_repeats_a_value() -> None:
    tree = {**PATIENT, "birthDate": "Tallis", "gender": "Tallis", "name": [{"family": ["Tallis"]}], "Wilf Tallis": 1}
    issues = check_resource(tree)
    assert len(issues) >= 3
    assert "Tallis" not in " ".join(issues)


def test_one_bad_entry_of_a_bundle_does_not_hide_the_others() -> None:
    bad = {**PATIENT, "gender": "M"}
    tree = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": PATIENT}, {"resource": bad}, "x", {"resource": {"resourceType": "Widget"}}],
    }
    issues = check_resource(tree)
    assert [issue.split(":")[0] for issue in issues] == ["entry[1]", "entry[2]", "entry[3]"]


def test_nesting_without_end_is_an_issue_not_a_crash() -> None:
    deep: dict[str, Any] = {"url": "x"}
    for _ in range(5_000):
        deep = {"url": "x", "extension": [deep]}
    assert check_resource({**PATIENT, "extension": [deep]}) == (
        "Patient: it is nested more than 150 levels deep and was not checked.",
    )


def test_nesting_up_to_the_limit_is_checked() -> None:
    deep: dict[str, Any] = {"url": "x"}
    for _ in range(70):
        deep = {"url": "x", "extension": [deep]}
    check_resource({**PATIENT, "extension": [deep]})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KINDS = st.sampled_from(sorted({kind for kind, _ in BINDINGS} | {"Widget", "Resource", "Element"}))
KEYS = st.sampled_from(["status", "gender", "name", "entry", "contained", "extension", "id", "text", "identifier"])


@settings(max_examples=150, deadline=None)
@given(KINDS, st.dictionaries(KEYS, JSON, max_size=4))
def test_no_tree_whatsoever_crashes_the_check(kind: str, tree: dict[str, Any]) -> None:
    assert isinstance(check_resource({**tree, "resourceType": kind}), tuple)


def test_what_we_emit_is_refused_where_a_code_is_not_one_of_the_required() -> None:
    with pytest.raises(ValueError, match=r"Patient\.gender"):
        emit({**PATIENT, "gender": "M"})
    assert emit(PATIENT) == PATIENT
