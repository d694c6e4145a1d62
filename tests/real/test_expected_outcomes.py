"""What a careful reader concludes of 38 real FHIR files, row by row; skipped where they are not beside the project.

A row names files that arrive in one drop on 21 November 2026, and what should come of them. `concluded` turns what the
corridor made of the drop into the words of the row, the same way for every row:

- child_in_household: *yes* where some record says a child lives there; *possible* where one shows a child it does
  not place, a hint of one, an unborn one, or that children's services are involved; *no* where one says none does;
  else *not_stated*.
- ages: of every child who is born, moved from the day of the record to that of the drop.
- pregnancy: *present*; *past* where one that is over is the ground for asking; else *none*.
- parental_risk: what is so of the adults today.
- action: *refer*, something would be drafted; *existing_plan*, children's services know somebody here and a person is
  told; *out_of_scope*, the record is a child's; *review*, a person has to look or to settle a contradiction;
  *ask*, a question stands on a card by itself; *record_child*, a child at home and no prompt; else *none*.

A wrong check digit of an NHS number is told beside whatever else is; no row is about that, and these files' numbers are
invented, so it counts as nothing to review.

A drop of many adults (a bulk export) is held to less: the risks named must be among those found, a pregnancy that is
over goes without saying, and of several actions the first of the list above counts that is not out of scope. Where the
row is about people at one address, what counts is the list a run gives of them: a question, and no card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.casework.filing import route_of
from adapter.findings import Result, Route, Screened
from adapter.household.ages import AgeRange, moved
from adapter.intake import SERVICES, Limits, read_hook_call, read_paths
from adapter.intake.joining import SameAddress, read_together
from adapter.records import CouldNotCheck, Quarantined, SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.words import Answer, Factor, Sign, When

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "fhir"
ROWS = DATA / "expected_outcomes.jsonl"
DAY = date(2026, 11, 21)
pytestmark = pytest.mark.skipif(not ROWS.is_file(), reason="the shared records do not lie beside the project")

OTHERWISE: dict[str, str] = {
    "fx-002": "the form describes the adult in questions of its own about a child's record; no table maps them yet",
    "fx-058": "the form gives the daughter's age, 17 in January 2008: she is grown today, as row fx-019 says of her",
    "fx-069": "the call sends none of what discovery asks for: 412, for could not look is never nothing there",
}
"""Rows that come out otherwise, with the reason; docs/known-limits.md says the same."""

RISKS = frozenset(Factor) - {Factor.PHYSICAL_ILLNESS, Factor.BEREAVEMENT, Factor.HOME_CONDITIONS}
PREGNANCY = re.compile("pregnan|maternity", re.IGNORECASE)
HINTS = (Sign.CHILDREN_HINTED, Sign.KNOWN_TO_CHILDRENS_SERVICES)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what arrives, and what should come of it."""

    id: str
    paths: tuple[Path, ...]
    addresses: Path | None
    """The key to who shares an address, where the row is about that."""
    expect: dict[str, Any]

    @property
    def many(self) -> bool:
        """Whether it is a bulk export of many adults."""
        return any(".ndjson" in path.name for path in self.paths)


def rows() -> Iterator[Row]:
    for line in ROWS.read_bytes().splitlines() if ROWS.is_file() else ():
        row = orjson.loads(line)
        paths = [DATA / name for name in (row["file"], *row["also"])]
        key = next((path for path in paths if "shared_address" in path.name), None)
        yield Row(row["id"], tuple(path for path in paths if path != key), key, row["expect"])


def cases() -> list[Any]:
    marks = {name: pytest.mark.xfail(strict=True, reason=why) for name, why in OTHERWISE.items()}
    return [pytest.param(row, id=row.id, marks=marks.get(row.id, ())) for row in rows()]


@cache
def shelves() -> Shelves:
    return load_shelves(ROOT / "mappings", ROOT / "rules" / "england")


@pytest.mark.parametrize("row", cases())
def test_a_drop_of_real_files_comes_out_as_a_careful_reader_concludes(row: Row) -> None:
    found = shared_address(row) if row.addresses else concluded(screened(row), row.many)
    if row.many:
        found["parental_risk"] = sorted(set(found["parental_risk"]) & set(row.expect["parental_risk"]))
    assert found == {**row.expect, "parental_risk": sorted(row.expect["parental_risk"])}


def test_at_most_four_rows_come_out_otherwise() -> None:
    assert len(OTHERWISE) <= 4
    assert set(OTHERWISE) <= {row.id for row in rows()}


def screened(row: Row) -> list[Screened]:
    """Every record of the drop; one that is held fails the row."""
    found = []
    for item in _items(row):
        assert not isinstance(item, Quarantined), item.why
        found.append(screen(item, shelves()))
    return found


def _items(row: Row) -> Iterator[SourceRecord | Quarantined]:
    if row.expect["action"] == "empty_cards":
        yield read_hook_call(row.paths[0].read_bytes(), SERVICES, Limits()).record
        return
    yield from read_together(read_paths(row.paths, Limits()), Limits(), DAY)


def shared_address(row: Row) -> dict[str, Any]:
    """The words for the people a run lists by their address, held against the key of all of them."""
    told: list[SameAddress] = []
    for _ in read_together(read_paths(row.paths, Limits()), Limits(), DAY, told.append):
        pass
    households = orjson.loads((row.addresses or Path()).read_bytes())["households"]
    keyed = {tuple(sorted(one["id"] for one in home["adults"])) for home in households}
    assert {tuple(sorted(one.adults)) for one in told} == keyed
    return {"child_in_household": "possible", "ages": [], "pregnancy": "none", "parental_risk": [], "action": "ask"}


def concluded(outcomes: list[Screened], many: bool) -> dict[str, Any]:
    """The words of a row for what was made of its files."""
    return {
        "child_in_household": _household(outcomes),
        "ages": sorted(age for one in outcomes for age in _ages(one)),
        "pregnancy": _pregnancy(outcomes, many),
        "parental_risk": sorted({risk for one in outcomes for risk in _risks(one)}),
        "action": _action(outcomes, many),
    }


def _household(outcomes: list[Screened]) -> str:
    answers = {one.family.children_in_household for one in outcomes}
    if Answer.PRESENT in answers:
        return "yes"
    if any(one.family.children or _signs(one) & {*HINTS} for one in outcomes):
        return "possible"
    return "no" if Answer.ABSENT in answers else "not_stated"


def _signs(one: Screened) -> set[Sign]:
    return {seen.sign for seen in one.family.signs}


def _ages(one: Screened) -> Iterator[int | None]:
    for child in one.family.children:
        if not child.unborn:
            yield moved(AgeRange(child.age_low, child.age_high), one.family.record.day, DAY).high


def _pregnancy(outcomes: list[Screened], many: bool) -> str:
    if any(child.unborn for one in outcomes for child in one.family.children):
        return "present"
    hints = (seen for one in outcomes for seen in one.family.signs if seen.sign is Sign.CHILDREN_HINTED)
    over = any(PREGNANCY.search(words.quote) for seen in hints for words in seen.evidence)
    return "past" if over and not many else "none"


def _risks(one: Screened) -> set[str]:
    return {seen.factor.value for seen in one.family.factors if seen.when is not When.PAST and seen.factor in RISKS}


def _action(outcomes: list[Screened], many: bool) -> str:
    in_scope = [one for one in outcomes if not _is_a_childs(one)]
    shown = [one for one in in_scope if one.routes or (_unchecked(one) and one.family.adult.is_person)]
    if any(route_of(one) for one in shown):
        return "refer"
    if any(Sign.KNOWN_TO_CHILDRENS_SERVICES in _signs(one) for one in shown):
        return "existing_plan"
    if len(in_scope) < len(outcomes) and not many:
        return "out_of_scope"
    if any(one.family.contradictions or _unchecked(one) for one in shown):
        return "review"
    if any(finding.result is Result.ASK and finding.route is Route.ASK for one in shown for finding in one.shown):
        return "ask"
    return "record_child" if _household(outcomes) == "yes" else "none"


def _unchecked(one: Screened) -> list[CouldNotCheck]:
    return [unchecked for unchecked in one.could_not_check if not unchecked.hides_nobody]


def _is_a_childs(one: Screened) -> bool:
    return any("under 18" in unchecked.why for unchecked in one.could_not_check)
