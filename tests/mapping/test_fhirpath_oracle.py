"""The compiled part of FHIRPath against the library it was parsed by, on whatever expressions and records come up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from adapter.mapping.paths.faults import chains, fhirpath_fault
from adapter.mapping.paths.fhirpath import compiled, fhirpath
from adapter.mapping.paths.library import oracle
from tests.mapping.grown import ROOTS, USED, expressions, modest, paths, resources

DAY = "2026-10-05"


@modest
@given(st.data())
def test_a_compiled_expression_finds_what_the_library_finds(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(ROOTS))
    expression, resource = data.draw(expressions(kind)), data.draw(resources(kind))
    assert fhirpath_fault(expression, kind) is None
    found = compiled(expression, kind)(resource, "", DAY)
    try:
        expected = [value for value, _ in oracle(expression)(resource, "", DAY)]
    except Exception:  # noqa: BLE001 - the library raises bare Exception; what we find then is tested by name
        assume(False)
    assert alike([value for value, _ in found], expected)


def alike(found: list[Any], expected: list[Any]) -> bool:
    """Equal, but that rows which stand in two places stay two rows in `|`."""
    return found == expected or [one for index, one in enumerate(found) if one not in found[:index]] == expected


@pytest.mark.parametrize("sign", ["and", "or", "xor", "implies"])
@pytest.mark.parametrize("left", ["true", "false", "{}"])
@pytest.mark.parametrize("right", ["true", "false", "{}"])
def test_true_false_and_empty_are_joined_as_the_library_joins_them(left: str, sign: str, right: str) -> None:
    expression = f"{left} {sign} {right}"
    found = [value for value, _ in compiled(expression, "Patient")({}, "", DAY)]
    assert found == [value for value, _ in oracle(expression)({}, "", DAY)]


@modest
@given(st.data())
def test_every_element_stands_where_it_is_said_to_stand(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(ROOTS))
    (expression, _), resource = data.draw(paths(kind)), data.draw(resources(kind))
    for value, at in compiled(expression, kind)(resource, "entry[0].resource", DAY):
        assert standing_at({"entry": [{"resource": resource}]}, at) == value


def standing_at(tree: Any, at: str) -> Any:
    for step in at.replace("[", ".[").split("."):
        tree = tree[int(step[1:-1])] if step.startswith("[") else tree[step]
    return tree


@modest
@given(st.data())
def test_what_is_found_lies_in_the_chains_the_expression_is_said_to_read(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(ROOTS))
    (expression, _), resource = data.draw(paths(kind)), data.draw(resources(kind))
    read = chains(expression, kind)
    for _, at in compiled(expression, kind)(resource, "", DAY):
        keys = tuple(step.partition("[")[0] for step in at.split("."))
        assert keys in read


# --- records nobody would send ---------------------------------------------------------------------------------

leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
NAMES = sorted({name for known in USED.values() for name in known} | {"_birthDate", "_given", "valueString", "url"})
junk = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)
BEYOND = (
    "name.given.join(',')",
    "birthDate.substring(0, 4).toInteger()",
    "descendants().ofType(Coding).code",
    "name.given.single().lower()",
    "repeat(item | answer.item).answer.value",
    "extension('http://x').value",
    "birthDate.extension('http://x').value",
    "descendants().where(linkId = 'a').answer.value",
    "name.given.where(hasValue())",
    "deceased is boolean",
    "birthDate < %asOf",
    "name ~ 'a'",
    "1 + birthDate",
    "name.family & 'x'",
)


@modest
@given(st.data(), st.sampled_from(("", DAY, "not a day")))
def test_no_record_whatsoever_stops_the_reading(data: st.DataObject, day: str) -> None:
    kind = data.draw(st.sampled_from(ROOTS))
    expression = data.draw(expressions(kind) | st.sampled_from(BEYOND))
    resource = data.draw(st.dictionaries(st.sampled_from(NAMES), junk, max_size=5) | junk)
    for value, at in fhirpath(expression, kind)(resource, "", day):
        assert value is not None
        assert isinstance(at, str)


@modest
@given(st.text(alphabet="ab.()[]'=|%$@`\\ 01{}", max_size=20))
def test_no_expression_whatsoever_stops_the_check(expression: str) -> None:
    if fhirpath_fault(expression, "Patient") is None:
        fhirpath(expression, "Patient")({}, "", DAY)
