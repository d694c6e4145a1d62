"""What is concluded from a text alone: words come in; what is read, answered or offered goes out."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from builders import DAY, adult, extract

from adapter.contract import read_json
from adapter.reading import Lexicon, read
from adapter.records import Mention, Passage
from adapter.screening import Shelves, judged, read_passage
from adapter.words import Assertion, Factor, Sign
from bench.records import load


@cache
def _shelves() -> Shelves:
    return load()


def lexicon() -> Lexicon:
    """The shipped lists of words."""
    return _shelves().lexicon


def mentions(text: str, *, age: int = 34, gender: str | None = "female") -> tuple[Mention, ...]:
    """All that is read in one answer about an adult."""
    passage = Passage(text, "answers.0", written_on=DAY)
    return read(extract(passages=(passage,), who=adult(age, gender=gender)), lexicon()).mentions


def signs_told(text: str, *, age: int = 34, gender: str | None = "female") -> set[Sign]:
    """The signs that one answer about an adult says are so."""
    said = mentions(text, age=age, gender=gender)
    return {one.sign for one in said if one.sign and one.assertion is Assertion.AFFIRMED}


def factors_told(text: str, *, age: int = 34, gender: str | None = "female") -> set[Factor]:
    """The circumstances that one answer about an adult says are so, of whomever and whenever."""
    said = mentions(text, age=age, gender=gender)
    return {one.factor for one in said if one.factor and one.assertion is Assertion.AFFIRMED}


def offered(text: str) -> set[str]:
    """The routes that a text without a date opens."""
    family, _ = read_passage("-", text, None, _shelves())
    findings, _ = judged(family, _shelves().rules)
    return {finding.route for finding in findings if finding.route}


def concluded(text: str, day: date | None = None) -> dict[str, Any]:
    """The whole answer `thinkfamily read --json` gives on a text written on a day, or on none."""
    return read_json("-", *read_passage("-", text, day, _shelves()))


def factors_of_today(text: str) -> set[str]:
    """What a text without a date says weighs on the adults now."""
    return {one["factor"] for one in concluded(text)["adult_factors"] if one["when"] != "past"}
