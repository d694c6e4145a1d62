"""A FHIRPath expression comes in, a function from a resource to located values goes out.

Parsed once, as fhirpathpy's grammar has it. What mappings use becomes closures that also keep where each value stood;
the rest runs as fhirpathpy evaluates it, which is also the oracle the closures are tested against. There is
no `today()`: a record is read as of its own day, `%asOf`. Finding never raises, whatever the record holds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from adapter.mapping.paths.chains import chain_of
from adapter.mapping.paths.closures import Focus, NotCompiled, closure, member
from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.elements import elements
from adapter.mapping.paths.faults import chains, fhirpath_fault
from adapter.mapping.paths.members import Find, itself, walker, without_bare
from adapter.mapping.paths.parsing import parsed
from adapter.mapping.paths.tree import Member

__all__ = ["Find", "chains", "compiled", "fhirpath", "fhirpath_fault"]


@lru_cache(maxsize=8192)
def fhirpath(expression: str, resource_type: str | None, release: str = "R4") -> Find:
    """The expression made ready for one resource type of a release (`*`: any); its faults have been reported before."""
    try:
        return compiled(expression, resource_type, release)
    except NotCompiled:
        from adapter.mapping.paths.library import by_library  # a quarter of a second to load, and seldom needed

        return by_library(expression, release)


def compiled(expression: str, resource_type: str | None, release: str = "R4") -> Find:
    """The expression as closures alone. Raises NotCompiled."""
    tree, known = parsed(expression), elements(release)
    chain = chain_of(tree, known, resource_type, root=True)
    if chain is not None:
        return walker(chain[0]) if chain[0] else itself
    focus = Focus(known, resource_type, root=True)
    if isinstance(tree, Member):
        return member(tree, focus, bare=False)[0]
    run, kind = closure(tree, focus)
    if (kind is not None and not known.simple(kind)) or kind == "boolean":
        return run

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        return without_bare(run(node, at, as_of))

    return find
