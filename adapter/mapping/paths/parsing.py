"""The text of a FHIRPath expression comes in, its tree goes out, or where it stops being FHIRPath."""

from __future__ import annotations

from functools import lru_cache

from adapter.mapping.paths.everyday import everyday
from adapter.mapping.paths.tree import Expression


@lru_cache(maxsize=4096)
def parsed(expression: str) -> Expression:
    """The tree of an expression. Raises NotFhirPath."""
    tree = everyday(expression)
    return _by_grammar(expression) if tree is None else tree


def _by_grammar(expression: str) -> Expression:
    from adapter.mapping.paths.grammar import by_grammar  # a tenth of a second to load, and seldom needed

    return by_grammar(expression)
