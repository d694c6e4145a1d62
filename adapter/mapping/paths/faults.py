"""A FHIRPath expression and the type it is for come in; why it cannot be used, or which elements it reads, go out."""

from __future__ import annotations

from functools import lru_cache

from adapter.documents import did_you_mean
from adapter.mapping.paths.elements import ANY, elements
from adapter.mapping.paths.parsing import parsed
from adapter.mapping.paths.survey import Survey
from adapter.mapping.paths.tree import NotFhirPath


@lru_cache(maxsize=8192)
def fhirpath_fault(expression: str, resource_type: str | None = ANY, release: str = "R4") -> str | None:
    """Why an expression cannot be used on a resource type (`*`: any; None: any element), or None."""
    known = elements(release)
    try:
        tree = parsed(expression)
    except NotFhirPath as fault:
        return f"'{expression}' is {fault}."
    if resource_type is not None and not known.knows(resource_type):
        near = did_you_mean(resource_type, known.parents) or "."
        return f"FHIR {release} has no resource type '{resource_type}'{near}"
    return next(iter(Survey(known, resource_type).of(tree).faults), None)


def chains(expression: str, resource_type: str | None, release: str = "R4") -> frozenset[tuple[str, ...]]:
    """The elements an expression reads, each as its JSON keys without indexes, choices under each of their keys.

    What is read is the element with all below it. Empty where the expression has faults of its own.
    """
    try:
        tree = parsed(expression)
    except NotFhirPath:
        return frozenset()
    return frozenset(Survey(elements(release), resource_type).of(tree).reads)
