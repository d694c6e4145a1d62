"""The routes guidance asks for, cell by cell: what weighs on a family, and where its child is.

What each cell must offer is read from guidance, never from the rules; a route too many fails as a missing one does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapter.detection import judge, load_rules
from adapter.documents import read_document
from adapter.families import Child, Family
from adapter.findings import Result
from adapter.words import Answer, Asked, CareTask, Factor, Kin, Sign, When
from tests.builders import child, factor, family, known, sign

HERE, NOT_HERE, OPEN = Answer.PRESENT, Answer.ABSENT, Answer.UNKNOWN
RULES = Path(__file__).parents[2] / "rules"
SHELVES = {nation: load_rules(RULES / nation) for nation in ("england", "jersey")}
GRID: list[dict[str, Any]] = read_document(Path(__file__).with_name("route_grid.yaml")).value
PLACES: dict[str, tuple[Child, ...]] = {
    "at home": (child(age=9),),
    "a baby at home": (child(age=0),),
    "a toddler at home": (child(age=1),),
    "fifteen, at home": (child(age=15),),
    "part of the week": (child(age=9, lives_here=NOT_HERE),),
    "elsewhere, contact not known": (child(age=9, lives_here=NOT_HERE, contact=OPEN),),
    "elsewhere, no contact": (child(age=9, lives_here=NOT_HERE, contact=NOT_HERE),),
    "unborn": (child(None, None, unborn=True, lives_here=OPEN, contact=OPEN, kin=Kin.UNBORN),),
    "unclear": (child(age=None, lives_here=OPEN, contact=OPEN),),
    "none": (),
    "none, and nobody knows": (),
}
WHEN = {"past": When.PAST, "when?": When.UNKNOWN}
OF_THE_CHILD = {
    "helps": {"helps_with_care": HERE},
    "known": {"known_to_services": HERE},
    "disabled": {"signs": (sign(Sign.DISABLED_CHILD),)},
    "listed": {"listed_at_risk": HERE, "separate_concern_raised": NOT_HERE},
}
CELLS = [
    (f"{row['because']}: {given}, {place}", given, place, str(row[place]))
    for row in GRID
    for given in row["each"]
    for place in row
    if place not in ("because", "each")
]


def a_family(given: str, place: str) -> Family:
    """The family of one cell: words such as `past alcohol task lifting helps`, and where the child is."""
    children, whole = PLACES[place], family()
    if "nobody knows" in place or place == "unclear":
        whole = replace(whole, children_in_household=OPEN)
    modifier = ""
    for word in given.split():
        if word in (*WHEN, "task"):
            modifier = word
            continue
        children, whole = _with(word, modifier, children, whole)
        modifier = ""
    at_home = any(one.lives_here is HERE for one in children)
    return replace(whole, children=children, children_in_household=HERE if at_home else whole.children_in_household)


def _with(word: str, modifier: str, children: tuple[Child, ...], whole: Family) -> tuple[tuple[Child, ...], Family]:
    if modifier == "task":
        return tuple(replace(one, care_tasks=(*one.care_tasks, CareTask(word))) for one in children), whole
    if word in OF_THE_CHILD:
        return tuple(replace(one, **OF_THE_CHILD[word]) for one in children), whole
    if word in tuple(Asked):
        return children, replace(whole, asked=Asked(word))
    if "." in word:
        return children, replace(whole, known={**whole.known, word: known(HERE)})
    if word in tuple(Factor):
        weighs = factor(Factor(word), WHEN.get(modifier, When.CURRENT))
        return children, replace(whole, factors=(*whole.factors, weighs))
    return children, replace(whole, signs=(*whole.signs, sign(Sign(word))))


def offered(given: str, place: str, nation: str) -> tuple[set[str], set[str]]:
    """The routes that stand on the cards of this family, and those of rules whose law is still to be read there."""
    judged = judge(a_family(given, place), SHELVES[nation])
    assert judged.could_not_check == ()
    said = [one for one in judged.findings if one.route is not None and one.result is not Result.NOTHING]
    return {str(one.route) for one in said if not one.trial}, {str(one.route) for one in said if one.trial}


def wanted(cell: str) -> tuple[set[str], set[str]]:
    """What must and what may be offered."""
    must, _, may = cell.partition("(")
    return set(re.findall(r"[a-z_]+", must)), set(re.findall(r"[a-z_]+", may))


@pytest.mark.parametrize("nation", SHELVES)
@pytest.mark.parametrize(("given", "place", "cell"), [one[1:] for one in CELLS], ids=[one[0] for one in CELLS])
def test_each_circumstance_opens_the_doors_guidance_names_and_no_other(
    given: str, place: str, cell: str, nation: str
) -> None:
    found, on_trial = offered(given, place, nation)
    must, may = wanted(cell)
    missed = must - found - (on_trial if nation == "jersey" else set())
    assert not missed, f"missed {sorted(missed)}; offered {sorted(found)}"
    assert found <= must | may, f"offered {sorted(found - must - may)} too many"
