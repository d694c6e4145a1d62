"""The compiled part of FHIRPath: the same answers as the library it was parsed by, and where each stood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.documents import read_document
from adapter.mapping.paths.closures import NotCompiled, closure
from adapter.mapping.paths.fhirpath import fhirpath, fhirpath_fault, oracle, parsed

SHELF = Path(__file__).parents[2] / "mappings"
EXPRESSIONS = [
    ("Condition", "code.coding.code"),
    ("Condition", "Condition.code.text"),
    ("Condition", "code.coding.where(system = 'a').code"),
    ("Condition", "code.coding.where(system = 'a' and code = 'b').first().display"),
    ("Condition", "code.coding.where(system = 'a' or code = 'b').last().display"),
    ("Condition", "code.coding.where(system != 'a').code"),
    ("Condition", "code.coding[1].code"),
    ("Condition", "code.coding.exists()"),
    ("Condition", "code.coding.empty()"),
    ("Condition", "code.coding.exists(code = 'b')"),
    ("Condition", "code.text = 'a'"),
    ("Condition", "code.text | code.coding.display"),
    ("Condition", "note.text"),
    ("Condition", "onset.ofType(string)"),
    ("Condition", "onset"),
    ("Condition", "nothing.here"),
    ("Condition", "note.where(text.exists()).text"),
]

word = st.sampled_from(["a", "b", "c"])
coding = st.fixed_dictionaries({}, optional={"system": word, "code": word, "display": word})
condition = st.fixed_dictionaries(
    {"resourceType": st.just("Condition")},
    optional={
        "code": st.fixed_dictionaries({}, optional={"text": word, "coding": st.lists(coding, max_size=3)}),
        "note": st.lists(st.fixed_dictionaries({}, optional={"text": word}), max_size=2),
        "onsetString": word,
    },
)


@given(st.sampled_from(EXPRESSIONS), condition)
def test_a_compiled_expression_finds_what_the_oracle_finds(case: tuple[str, str], resource: dict[str, Any]) -> None:
    kind, expression = case
    closed = closure(parsed(expression), kind)([(resource, "")], "")
    found = fhirpath(expression, kind)(resource, "", "")
    assert found == closed
    assert [value for value, _ in found] == [value for value, _ in oracle(expression)(resource, "", "")]


@given(condition)
def test_every_value_stands_where_it_is_said_to_stand(resource: dict[str, Any]) -> None:
    everything = (
        "code.coding.display | note.text",
        "code.coding.code",
        "code.text",
        "code.coding.where(system = 'a').code",
    )
    for value, at in (
        item for path in everything for item in fhirpath(path, "Condition")(resource, "entry[0].resource", "")
    ):
        node: Any = {"entry": [{"resource": resource}]}
        for step in at.replace("[", ".[").split("."):
            node = node[int(step[1:-1])] if step.startswith("[") else node[step]
        assert node == value


def shipped() -> list[tuple[str, str]]:
    """Every expression of the shipped FHIR mapping with its resource type."""
    found: list[tuple[str, str]] = []
    for kind, rule in read_document(SHELF / "sources/uk-core-fhir/mapping.yaml").value["resources"].items():
        stack: list[tuple[str, Any]] = [("", rule)]
        while stack:
            key, node = stack.pop()
            if isinstance(node, dict):
                stack += [
                    (name, inner) for name, inner in node.items() if name not in ("words", "sets", "question", "why")
                ]
            elif isinstance(node, list):
                stack += [(key, inner) for inner in node]
            elif key not in ("questions", "otherwise", "current_only"):
                found.append((kind, node))
    return [(kind, expression) for kind, expression in found if kind != "*"]


@pytest.mark.parametrize(("kind", "expression"), shipped())
def test_every_shipped_expression_is_compiled_and_none_waits_for_the_slow_way(kind: str, expression: str) -> None:
    try:
        closure(parsed(expression), kind)
    except NotCompiled as construct:
        pytest.fail(f"{construct} is left to the library")


def test_an_expression_beyond_the_compiled_part_still_works_through_the_library() -> None:
    resource = {"resourceType": "Condition", "code": {"text": "Low Mood"}}
    (found,) = fhirpath("code.text.lower()", "Condition")(resource, "", "")
    assert found == ("low mood", "code.text.lower()")


def test_a_record_is_read_as_of_its_own_day() -> None:
    assert fhirpath("%asOf", "Condition")({}, "", "2026-10-05") == [("2026-10-05", "%asOf")]


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("code..text", "from its character 6 on"),
        ("code text", "from its character 6 on"),
        ("code.text.where(", "is not FHIRPath"),
        ("today()", "write %asOf"),
        ("code.frist()", "did you mean 'first'?"),
        ("code.text.matches('(a+)+')", "there is no function 'matches'"),
        ("text.div", "is not FHIRPath"),
    ],
)
def test_a_faulty_expression_is_told_with_its_place_and_fix(expression: str, said: str) -> None:
    assert said in (fhirpath_fault(expression) or "")
