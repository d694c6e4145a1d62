"""What is concluded from a text alone: words come in, the same answer `thinkfamily read --json` gives goes out."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from adapter.contract import read_json
from adapter.screening import Shelves, read_passage
from bench.records import load


@cache
def _shelves() -> Shelves:
    return load()


def concluded(text: str, day: date | None = None) -> dict[str, Any]:
    """The whole answer on a text written on a day, or on none."""
    return read_json("-", *read_passage("-", text, day, _shelves()))


def factors_of_today(text: str) -> set[str]:
    """What a text without a date says weighs on the adults now."""
    return {one["factor"] for one in concluded(text)["adult_factors"] if one["when"] != "past"}
