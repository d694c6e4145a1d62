"""A FHIRPath expression comes in, the same as fhirpathpy evaluates it goes out: the slow way, and the oracle.

It keeps no places, so values stand at the expression.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import fhirpathpy
from fhirpathpy.engine.nodes import FP_DateTime, FP_Type
from fhirpathpy.models import models

from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.members import Find


def oracle(expression: str, release: str = "R4") -> Find:
    """The expression as the library has it. Finding may raise whatever the library raises."""
    compiled = fhirpathpy.compile(expression, model=models[release.casefold()])

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        where = f"{at}.{expression}" if at else expression
        day = FP_DateTime(as_of) if as_of else None  # type: ignore[no-untyped-call]
        return [(_plain(value), where) for value in compiled(node, {"asOf": day or []}) if value is not None]

    return find


def by_library(expression: str, release: str) -> Find:
    """The same, but where the library stops on a record, nothing is found."""
    asked = oracle(expression, release)

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        try:
            return asked(node, at, as_of)
        except Exception:  # noqa: BLE001 - fhirpathpy raises bare Exception where FHIRPath has an error
            return []

    return find


def _plain(value: Any) -> Any:
    if isinstance(value, FP_Type):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
