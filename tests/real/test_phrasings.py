"""Ways in which practice writes of what matters come in: what should be told, asked or left alone, and how often it is.

The lines lie beside the project, by kind of matter: some should raise it, some should be asked about, some should
stay silent. Each is read as a passage of its own, from the file itself.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from adapter.contract import read_json
from adapter.records import Mention
from adapter.screening import read_passage
from adapter.words import Assertion, When
from bench.records import load

ROOT = Path(__file__).resolve().parents[2]
LINES = ROOT.parent / "shared" / "domain" / "practice.md"
LIMITS = ROOT / "docs" / "known-limits.md"
RAISE, ASK, SILENT = "S", "Q", "X"
RIGHT = {RAISE: 0.90, ASK: 0.92, SILENT: 0.95}
"""Floors just under what was measured when they were last raised."""

OWN = {
    "C01": {"child", "children_hinted"},
    "C02": {"contact", "works_with_children", "children_hinted", "custody"},
    "C03": {"unborn"},
    "C04": {"helps"},
    "C05": {"mental_health", "child_in_delusion_or_plan", "child_affected", "harm_to_child", "immediate_danger"},
    "C06": {"drugs"},
    "C07": {"alcohol"},
    "C08": {"domestic_abuse", "abuse_witnessed", "harm_to_child"},
    "C09": {"learning_disability", "care_impaired"},
    "C10": {"physical_illness", "care_impaired"},
    "C11": {"home_conditions", "neglect_of_child"},
    "C12": {"bereavement"},
    "C13": {"custody"},
    "C14": {"fgm"},
    "C15": {"forced_marriage"},
    "C16": {"child_exploited", "exploitation"},
    "C17": {"home_taken_over", "exploitation", "child_exploited"},
    "C18": {"modern_slavery", "exploitation", "child_exploited"},
    "C19": {"radicalisation"},
    "C20": {"online_harm", "child_exploited", "exploitation"},
    "C21": {"child_without_carer", "adult_taken_away", "adult_going_away", "care_changes"},
    "C22": {"school_missed"},
    "C23": {"private_fostering"},
    "C24": {"risk_to_children", "past risk_to_children"},
    "C25": {"harm_to_child"},
    "C26": {"known_to_childrens_services", "custody"},
    "C27": {"hardship", "home_conditions"},
    "C28": {"child_not_seen", "neglect_of_child"},
}
"""By kind of matter what the reader may tell of it: a factor, a sign, or what is so of a child."""
OF_A_CHILD = {"child", "contact", "works_with_children", "children_hinted", "past risk_to_children"}
"""What a line that should stay silent may still tell."""


class Line(NamedTuple):
    """A way of putting it, the kind of matter, and what should come of it."""

    matter: str
    kind: str
    words: str
    note: str


@cache
def lines() -> tuple[Line, ...]:
    """The lines as they stand in the file."""
    if not LINES.exists():
        return ()
    text = LINES.read_text(encoding="utf-8")
    text, found, matter = text[text.index("### 3.3") : text.index("### 3.4")], [], ""
    for row in text.splitlines():
        if heading := re.match(r"\*\*(C\d\d)", row):
            matter = heading[1]
        elif row.startswith(("- S: ", "- Q: ", "- X: ")):
            found += [Line(matter, row[2], one[1], one[2]) for one in re.finditer(r'"([^"]+)"([^·]*)', row)]
    return tuple(found)


@cache
def wrong() -> tuple[Line, ...]:
    """The lines of which something else is told than should be."""
    shelves = load()
    judged = []
    for line in lines():
        family, reading = read_passage("line", line.words, None, shelves)
        told = _told(read_json("line", family, reading), reading.mentions)
        if not _right(line, told):
            judged.append(line)
    return tuple(judged)


def _told(row: dict[str, object], mentions: tuple[Mention, ...]) -> set[str]:
    told: set[str] = set()
    for child in row["children"]:  # type: ignore[attr-defined]
        told.add("unborn" if child["unborn"] else "child")
        told |= {"at home"} if child["lives_here"] == "present" else set()
        told |= {"contact"} if child["contact"] == "present" else set()
        told |= {"helps"} if child["helps_with_care"] == "present" else set()
    for factor in row["adult_factors"]:  # type: ignore[attr-defined]
        told.add(f"past {factor['factor']}" if factor["when"] == "past" else factor["factor"])
    for mention in mentions:
        told.add("something")
        if mention.sign and mention.assertion in (Assertion.AFFIRMED, Assertion.REPORTED) and mention.when != When.PAST:
            told.add(mention.sign.value)
    return told


def _right(line: Line, told: set[str]) -> bool:
    own = OWN[line.matter] & told
    if line.kind == RAISE:
        return bool(own)
    if line.kind == ASK:
        return bool(told) and "at home" not in told
    elsewhere = line.matter in ("C01", "C02") and "contact" in told and "->" not in line.note
    return not own - OF_A_CHILD and ("at home" not in told or "C01" in line.note) and not elsewhere


needs_lines = pytest.mark.skipif(not LINES.exists(), reason="the lines do not lie beside the project")


@needs_lines
@pytest.mark.parametrize("kind", [RAISE, ASK, SILENT])
def test_lines_are_told_asked_about_and_left_alone_no_less_often_than_before(kind: str) -> None:
    of = Counter(line.kind for line in lines())
    off = [line for line in wrong() if line.kind == kind]
    assert of[kind] > 150
    assert 1 - len(off) / of[kind] >= RIGHT[kind], "\n".join(f"{line.matter} {line.words}" for line in off)


@needs_lines
def test_every_line_it_gets_wrong_is_named_among_the_known_limits() -> None:
    known = " ".join(LIMITS.read_text(encoding="utf-8").split()).casefold()
    unnamed = [line.words for line in wrong() if line.words.rstrip(".?!").casefold() not in known]
    assert unnamed == []
