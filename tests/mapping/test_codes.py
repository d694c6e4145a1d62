"""Lists of codes: what a code means by its parent and under each name of its system, and which lists are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.documents import check_document, parse_document
from adapter.errors import DocumentError
from adapter.mapping.codes.codesets import CodeSet, ValueSet, code_set
from adapter.mapping.codes.faults import checked_on_fault, value_set_faults
from adapter.mapping.codes.registry import CodeSystems, Registry, registry_faults, registry_of
from adapter.mapping.codes.systems import snomed_concept, snomed_holds, system_key
from adapter.mapping.load import load_mappings

SHELF = Path(__file__).parents[2] / "mappings"
HEAD = 'codes: trial\nedition: "one"\nsource: "a list"\nchecked_on: 2026-11-01\n'


def names() -> Registry:
    document = parse_document((SHELF / "codes" / "systems.yaml").read_bytes(), "systems.yaml")
    return registry_of(check_document(document, CodeSystems))


def values(text: str) -> ValueSet:
    return check_document(parse_document((HEAD + text).encode(), "trial.yaml"), ValueSet)


def faults(text: str) -> list[str]:
    return [what for _, what in value_set_faults(values(text))]


def says(made: CodeSet, system: str, code: str) -> list[tuple[str, str, str | None]] | None:
    meaning = made.meaning(((system_key(system), code),), "")
    return None if meaning is None else [(one.fact, one.value, one.whose) for one in meaning.statements]


TREE = """
systems:
  urn:local:
    top: {means: Somebody drinks, states: {family.factors: alcohol}, whose: other}
    middle: {means: A partner drinks, under: top, whose: partner}
    leaf: {means: A husband drinks, under: middle}
    closed: {means: Nobody drinks now, under: top, states: {}}
"""


def test_a_code_means_what_its_parent_means_unless_it_says_otherwise() -> None:
    made = code_set(values(TREE))
    assert says(made, "urn:local", "top") == [("family.factors", "alcohol", "other")]
    assert says(made, "urn:local", "leaf") == [("family.factors", "alcohol", "partner")]
    assert says(made, "urn:local", "closed") == []


def test_a_code_may_stand_under_a_code_of_another_system_in_the_file() -> None:
    made = code_set(values(TREE + "  urn:other: {x: {means: A wife drinks, under: middle}}\n"))
    assert says(made, "urn:other", "x") == [("family.factors", "alcohol", "partner")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("systems: {urn:x: {a: {means: A, under: b, states: {}}, b: {means: B, under: a}}}", "under itself"),
        ("systems: {urn:x: {a: {means: A, under: a, states: {}}}}", "under itself"),
        ("systems: {urn:x: {alpha: {means: A, under: alpah2, states: {}}}}", "there is no code 'alpah2' in this file"),
        ("systems: {urn:x: {a: {means: A}}}", "states nothing, nor does anything above it"),
        ("systems: {urn:x: {a: {means: A, under: b}, b: B}}", "states nothing, nor does anything above it"),
        ('systems: {urn:x: {a: {means: "", states: {}}}}', "nobody wrote down what this code means"),
        ("systems: {urn:x: {a: {means: TBC, states: {}}}}", "nobody wrote down what this code means"),
        ('systems: {urn:x: {a: {means: "???", states: {}}}}', "nobody wrote down what this code means"),
        ("systems: {urn:x: {a: {means: check this, states: {}}}}", "nobody wrote down what this code means"),
        ('systems: {http://snomed.info/sct: {"77386007": {means: Pregnant, states: {}}}}', "check digit"),
        ('systems: {http://snomed.info/sct: {"77386006115": {means: Pregnant, states: {}}}}', "description"),
    ],
)
def test_a_list_with_a_code_nobody_can_vouch_for_is_refused(text: str, expected: str) -> None:
    assert any(expected in fault for fault in faults(text)), faults(text)


def test_a_description_id_passes_the_check_digit_and_is_no_concept() -> None:
    assert snomed_concept("77386006")
    descriptions = [str(number) for number in range(7738600110, 7738600120) if snomed_holds(str(number))]
    assert len(descriptions) == 1
    assert not snomed_concept(descriptions[0])


def test_a_day_of_checking_that_has_not_come_is_a_fault() -> None:
    assert [what for _, what in checked_on_fault(date(2026, 12, 1), date(2026, 11, 22))] != []
    assert list(checked_on_fault(date(2026, 11, 22), date(2026, 11, 22))) == []


def test_the_shelf_was_checked_before_today() -> None:
    assert load_mappings(SHELF, date.today()).names
    with pytest.raises(DocumentError, match="has not come yet"):
        load_mappings(SHELF, date(2020, 1, 1))


# --- one system, many names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("met", "known"),
    [
        ("http://hl7.org/fhir/v3/RoleCode", "http://terminology.hl7.org/CodeSystem/v3-RoleCode"),
        ("urn:oid:2.16.840.1.113883.5.111", "http://terminology.hl7.org/CodeSystem/v3-RoleCode"),
        ("https://terminology.hl7.org/CodeSystem/v3-RoleCode/", "http://terminology.hl7.org/CodeSystem/v3-RoleCode"),
        ("http://hl7.org/fhir/v2/0131", "http://terminology.hl7.org/CodeSystem/v2-0131"),
        ("HL70063", "http://terminology.hl7.org/CodeSystem/v2-0063"),
        (
            "https://fhir.nhs.uk/R4/CodeSystem/UKCore-AdditionalRelatedPersonRole",
            "https://fhir.hl7.org.uk/CodeSystem/UKCore-AdditionalPersonRelationshipRole",
        ),
        (
            "https://fhir.hl7.org.uk/STU3/CareConnect-PersonRelationshipType-1",
            "https://fhir.hl7.org.uk/CareConnect-PersonRelationshipType-1",
        ),
        ("http://hl7.org/fhir/sid/icd-10-uk", "http://hl7.org/fhir/sid/icd-10"),
        ("I10", "http://hl7.org/fhir/sid/icd-10"),
        ("http://snomed.info/sct|http://snomed.info/sct/83821000000107", "http://snomed.info/sct"),
        ("urn:oid:2.16.840.1.113883.6.96", "http://snomed.info/sct"),
        ("https://read.info/readv2", "http://read.info/readv2"),
    ],
)
def test_a_retired_or_other_name_of_a_system_is_that_system(met: str, known: str) -> None:
    registry = names()
    assert system_key(met) in registry.keys(known)
    assert registry.keys(met) == registry.keys(known)


def test_a_name_may_stand_for_one_system_only() -> None:
    found = CodeSystems.model_validate(
        {
            "code_systems": "x",
            "edition": "x",
            "source": "x",
            "checked_on": "2026-01-01",
            "known_as": {
                "urn:a": {"names": ["urn:c"], "source": "x"},
                "urn:b": {"names": ["urn:C/"], "source": "x"},
            },
        }
    )
    assert [loc for loc, _ in registry_faults(found)] == [("known_as", "urn:b", "names", 0)]


@pytest.mark.parametrize("code", ["F32", "F32.1", "F321", "F32X", "F32.9"])
def test_a_finer_diagnosis_means_what_its_category_means(code: str) -> None:
    made = code_set(
        values("states: {family.factors: mental_health}\nsystems: {I10: {F32: Depressive episode}}"), names()
    )
    assert says(made, "http://hl7.org/fhir/sid/icd-10-uk", code) == [("family.factors", "mental_health", None)]


def test_a_finer_diagnosis_with_a_meaning_of_its_own_keeps_it() -> None:
    codes = "{F10: Use of alcohol, F10.0: {means: Intoxication, states: {}}}"
    text = f"states: {{family.factors: alcohol}}\nsystems: {{I10: {codes}}}"
    made = code_set(values(text), names())
    assert (says(made, "I10", "F10.0"), says(made, "I10", "F100")) == ([], [])
    assert says(made, "I10", "F10.2") == [("family.factors", "alcohol", None)]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(0, 8), st.integers(0, 9), max_size=9))
def test_no_tree_of_parents_keeps_the_shelf_from_loading(under: dict[int, int]) -> None:
    """Rings and missing parents are faults; what is not a fault has a meaning, and nothing hangs."""
    codes = {
        f"c{number}": {"means": f"Code {number}", "states": {"family.factors": "drugs"}, "under": f"c{parent}"}
        for number, parent in under.items()
    }
    found = ValueSet.model_validate(
        {"codes": "t", "edition": "t", "source": "t", "checked_on": "2026-01-01", "systems": {"urn:x": codes}}
    )
    broken = {loc[2] for loc, _ in value_set_faults(found)}
    made = code_set(found)
    assert all(says(made, "urn:x", code) for code in set(codes) - broken)
