"""One cell as it was written comes in; the name, age, number, identifier or question it holds goes out, or none."""

from __future__ import annotations

import re

WHOLE = re.compile(r"([0-9]+)\.0+")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
SHORTENED = re.compile(r"[0-9]+([.,][0-9]+)?[Ee]\+?[0-9]+")
YEARS = re.compile(r"([0-9]{1,3})(?:\.[0-9]+)?\s*(?:y|yrs?|years?)?(?:\s*old)?\.?", re.IGNORECASE)
MONTHS = re.compile(r"([0-9]{1,3})\s*(?:m|mths?|months?)(?:\s*old)?\.?", re.IGNORECASE)
HEAD = re.compile(r"\s*([^\W_][^,.;:()\n–—-]{0,29}?)\s*(?:[,.;:(–—]|\s-)\s*(?=\w)")
OLDEST = 125


def whole_number(text: str) -> str:
    """`7.0` is 7, as a spreadsheet means it; anything else is as it was."""
    found = WHOLE.fullmatch(text.strip())
    return found[1] if found else text


def plain_number(text: str) -> float | None:
    """A number written in figures."""
    bare = text.strip()
    return float(bare) if NUMBER.fullmatch(bare) else None


def head(text: str) -> tuple[str, str] | None:
    """The answer and what was written behind it: `No` and `both grown up`, `Yes` and `two`."""
    found = HEAD.match(text)
    return (found[1], text[found.end() :]) if found else None


def is_shortened(text: str) -> bool:
    """Whether a spreadsheet made `1.23E+10` of a long number: its last digits are lost."""
    return SHORTENED.fullmatch(text.strip()) is not None


def is_name(text: str) -> bool:
    """Whether there is a letter in it: a number, a dash or a question mark in a name's place is nobody's name."""
    return any(sign.isalpha() for sign in text)


def age_in(text: str) -> int | None:
    """Whole years: `7`, `7.0`, `7 yrs`; months are years too, rounded down."""
    bare = text.strip()
    years, months = YEARS.fullmatch(bare), MONTHS.fullmatch(bare)
    age = int(years[1]) if years else int(months[1]) // 12 if months else None
    return age if age is not None and age <= OLDEST else None


def shown(question: str) -> str:
    """A question as people read it; stored names write a full stop as an entity."""
    return (question.replace("&period;", ".") if "&" in question else question).strip()
