"""Everyday FHIRPath, which is read without the grammar, against the grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.mapping.paths.everyday import everyday
from adapter.mapping.paths.grammar import by_grammar
from adapter.mapping.paths.tree import Expression, NotFhirPath
from tests.mapping.grown import ROOTS, expressions, modest


def grammar_has(expression: str) -> Expression | None:
    """The tree the grammar makes; None where it is no FHIRPath."""
    try:
        return by_grammar(expression)
    except NotFhirPath:
        return None


TOKENS = "a name `div` year and or xor is as in contains true $this %asOf %`a` 'b' '\\n' '' 1 2.50 007 . , ( ) [ ] |"
TOKENS += " = != < >= ~ + - first() where( ofType( as( @2026-01-02 {} // /* not"


@modest
@given(st.data())
def test_an_everyday_expression_is_read_as_the_grammar_reads_it(data: st.DataObject) -> None:
    made = data.draw(expressions(data.draw(st.sampled_from(ROOTS))))
    jumble = data.draw(st.lists(st.sampled_from([*TOKENS.split(), " ", " ", "."]), max_size=8).map("".join))
    for expression in (made, jumble):
        assert everyday(expression) in (None, grammar_has(expression))


@pytest.mark.parametrize(
    "expression",
    [
        "a | b = c | d and e or f xor g and h",
        "a < b = c >= d",
        "(a or b) and (c).d[0].`div`",
        "name.where(use = 'official' and given.exists()).first().given[1]",
        "value.ofType(FHIR.Quantity).value > 2.50",
        "extension('http://x').value.ofType(FHIR.`string`) != %asOf",
        "iif(a.empty(), $this, b.where($this = 1.0))",
        "a =\t'' or b = 007",
    ],
)
def test_signs_bind_as_the_grammar_has_them(expression: str) -> None:
    assert everyday(expression) == by_grammar(expression)
