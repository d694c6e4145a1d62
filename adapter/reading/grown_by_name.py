"""Grown ones told by name and age: a line and its people come in; a plural of whom each named one is of age is grown.

`The girls (Pat, 51 and Maureen, 63)`, `the kids are Alan (61) and Pauline (58)`: who is meant stands right beside.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, Draft, Line
from adapter.reading.names import NAME

_ONE = rf"(?:{NAME})(?: (?:is|now|aged?))*[\s,(:-]*(\d{{2}})\b\)?"
_LEADS_IN = r"\W*(?:(?:are|were|being|both|all|i\.?e\.?|namely|called|that is|our|my|her|his)\W+){0,3}"
_NAMED = re.compile(rf"{_LEADS_IN}{_ONE}(?:(?:\s*(?:,|;|/|&|and)\s*)+{_ONE}){{0,5}}")
_HOW_OLD = (
    r"(?:'s| is|,|:| \(| -)(?: (?:now|aged?|just|only|is|nearly))*[ (]?(\d{2})(?=[\s,.;)]|$)"
    r"(?! ?(?:\d|mg|ml|%|miles|min|hours|weeks|months|days))"
)
_FIGURE = re.compile(r"\b\d{2}\b")
_ALIKE = re.compile(NAME)


def grown_by_name(line: Line) -> None:
    """Say of a plural and those it names, or of one name, that they are grown where all the ages beside are."""
    for one in line.people:
        if one.is_child and one.names and not one.plural and one.low is None and _is_of_age(line, one.names[0]):
            _grown(one)
    for lot in [one for one in line.people if one.plural and one.is_child and one.low is None]:
        found = _NAMED.match(line.text, lot.end, line.sentence.end)
        years = [int(said.group()) for said in _FIGURE.finditer(found.group())] if found else []
        if found is None or not years or min(years) < OF_AGE:
            continue
        named = set(_ALIKE.findall(found.group()))
        _grown(lot)
        for one in line.people:
            if one.is_child and one.low is None and not named.isdisjoint(one.names):
                _grown(one)


def _is_of_age(line: Line, name: str) -> bool:
    """`His boy Steve will let them in - Steve is 45`."""
    said = re.search(rf"\b{re.escape(name)}{_HOW_OLD}", line.text[line.sentence.start : line.sentence.end])
    return said is not None and int(said.group(1)) >= OF_AGE


def _grown(draft: Draft) -> None:
    draft.grown, draft.minor = True, False
    draft.why.append("named beside ages of 18 or over")
