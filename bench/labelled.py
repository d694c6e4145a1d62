"""Labelled texts: passages and records with a careful reader's conclusion come in; how often ours agrees goes out.

Every facet is counted by itself, found (of what is there) and right (of what was said).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from adapter.contract import read_json, screened_json
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, read_passage, screen
from bench.texts import LabelledRecord, Passage

FOUND, RIGHT = "found", "right"
_Z = 1.96
LIMITS = Limits(max_bytes=20_000_000, max_depth=100)


@dataclass
class Tally:
    """So many of so many."""

    hits: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """1 where there was nothing to hit."""
        return self.hits / self.total if self.total else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval, 95 %."""
        if not self.total:
            return (0.0, 1.0)
        share, spread = self.share, _Z * _Z / self.total
        middle = (share + spread / 2) / (1 + spread)
        half = _Z * math.sqrt(share * (1 - share) / self.total + spread / self.total / 4) / (1 + spread)
        return (max(0.0, middle - half), min(1.0, middle + half))


@dataclass
class Score:
    """How often the reader agrees, by facet, and the texts where it does not."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, facet: str, kind: str, hit: bool, miss: str) -> None:
        """Count one, and remember it where it is a miss."""
        tally = self.tallies[facet, kind]
        tally.hits += hit
        tally.total += 1
        if not hit:
            self.misses[facet].append(f"{'missed' if kind == FOUND else 'wrong'}: {miss}")

    def compare(self, facet: str, wanted: set[Any], said: set[Any], where: str) -> None:
        """Count what is there against what was said."""
        for one in sorted(wanted, key=str):
            self.add(facet, FOUND, one in said, f"{where} {one}")
        for one in sorted(said, key=str):
            self.add(facet, RIGHT, one in wanted, f"{where} {one}")


def score_passages(cases: Iterable[Passage], shelves: Shelves) -> Score:
    """The reader on bare passages."""
    score = Score()
    for case in cases:
        family, reading = read_passage(case["id"], case["text"], None, shelves)
        row, want, where = (
            read_json(case["id"], family, reading),
            case["labels"],
            f"{case['id']} {case['text'][:110]!r}",
        )
        said = row["children_in_household"] == "present"
        if want["child_in_household"] == "unclear":
            score.add("an unclear child is asked about", FOUND, not said and bool(row["children"]), where)
        else:
            _household(score, said, want["child_in_household"] == "yes", case.get("evidence") == "explicit", where)
        factors = {one["factor"] for one in row["adult_factors"] if one["when"] != "past"}
        score.compare("factors", set(want["parental_risk"]), factors, where)
        for factor in factors | set(want["parental_risk"]):
            score.compare(f"factor {factor}", {factor} & set(want["parental_risk"]), {factor} & factors, where)
        _ages(score, want["ages"], row["children"], where)
        _unborn_and_carers(score, want, row["children"], where)
    return score


def _household(score: Score, said: bool, there: bool, explicit: bool, where: str) -> None:
    if there:
        score.add("a child lives here", FOUND, said, where)
        score.add("a child lives here, " + ("stated" if explicit else "presumed"), FOUND, said, where)
    if said:
        score.add("a child lives here", RIGHT, there, where)


def _ages(score: Score, wanted: Sequence[int], children: Sequence[dict[str, Any]], where: str) -> None:
    left = list(wanted)
    for child in children:
        low, high = child["age_low"], child["age_high"]
        if child["unborn"] or low is None:
            continue
        top = high if high is not None else low
        near = next((age for age in left if low - (age == 0) <= age <= top + 1), None)
        if near is not None:
            left.remove(near)
        if near is not None or low == high:
            score.add("ages", RIGHT, near is not None, f"{where} {low}")
    for age in wanted:
        missing = age in left
        if missing:
            left.remove(age)
        score.add("ages", FOUND, not missing, f"{where} {age}")


def _unborn_and_carers(score: Score, want: dict[str, Any], children: Sequence[dict[str, Any]], where: str) -> None:
    unborn = {"yes": True, "household": True, "unclear": None}.get(want["pregnancy"], False)
    helps = {"yes": True, "unclear": None}.get(want["young_carer"], False)
    for facet, there, said in (
        ("unborn", unborn, any(child["unborn"] for child in children)),
        ("young carers", helps, any(child["helps_with_care"] == "present" for child in children)),
    ):
        if there is not None:
            score.compare(facet, {facet} if there else set(), {facet} if said else set(), where)


def score_records(cases: Iterable[LabelledRecord], shelves: Shelves) -> Score:
    """The whole corridor on records."""
    score = Score()
    for case in cases:
        key = case.key
        (record,) = read_paths([case.path], LIMITS)
        if not isinstance(record, SourceRecord):
            raise SystemExit(f"{case.path.name} was held: {record.why}")
        row, where = screened_json(screen(record, shelves)), case.path.name.split("-")[0]
        score.add(
            "the answer about the home", FOUND, row["children_in_household"] == key["children_in_household"], where
        )
        score.add("whether anybody asked", FOUND, row["asked"] == key["asked"], where)
        _children(score, key["children"], row["children"], where)
        _factors(score, key["adult_factors"], row["adult_factors"], where)
        routes = set(row["routes"])
        for route in set(key["routes"]) - {"none"}:
            score.add("routes", FOUND, route in routes, f"{where} {route}")
        if key.get("routes_not"):
            score.add("no route that would be wrong", FOUND, routes.isdisjoint(key["routes_not"]), where)
        if key["routes"] == ["none"]:
            score.add("silent where nothing is to be said", FOUND, not routes, where)
    return score


def _children(score: Score, wanted: Sequence[dict[str, Any]], said: Sequence[dict[str, Any]], where: str) -> None:
    left, pairs = list(said), []
    for one in wanted:
        fitting = [other for other in left if _same_child(one, other)]
        other = min(fitting, key=lambda other: _first_name(other) != _first_name(one), default=None)
        score.add("children", FOUND, other is not None, f"{where} {one.get('relationship')} {one.get('age_low')}")
        if other is not None:
            left.remove(other)
            pairs.append((one, other))
    for other in said:
        wrong = any(other is one for one in left)
        score.add("children", RIGHT, not wrong, f"{where} {other.get('relationship')} {other.get('age_low')}")
    for one, other in pairs:
        score.add("where a child lives", FOUND, one["lives_here"] == other["lives_here"], where)
        agrees = (one["helps_with_care"] == "present") == (other["helps_with_care"] == "present")
        score.add("whether a child helps", FOUND, agrees, where)
        if one["age_low"] is not None:
            score.add("ages", FOUND, other["age_low"] is not None, where)


def _same_child(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if bool(one.get("unborn")) != bool(other.get("unborn")):
        return False
    low, high, least, most = one["age_low"], one["age_high"], other["age_low"], other["age_high"]
    if None not in (low, high, least, most) and (most < low - 1 or least > high + 1):
        return False
    names = (_first_name(one), _first_name(other))
    return names[0] == names[1] or not all(names) or None not in (low, least)


def _first_name(child: dict[str, Any]) -> str:
    return str(child.get("who") or "").split(" ")[0].casefold()


def _factors(score: Score, wanted: Sequence[dict[str, Any]], said: Sequence[dict[str, Any]], where: str) -> None:
    there, found = ({(one["factor"], one["when"] == "past"): one["whose"] for one in lot} for lot in (wanted, said))
    score.compare("factors", set(there), set(found), where)
    for factor in {one for one, _ in (*there, *found)}:
        of_it = [{one for one in lot if one[0] == factor} for lot in (there, found)]
        score.compare(f"factor {factor}", *of_it, where)
    for one in there.keys() & found.keys():
        score.add("whose a factor is", FOUND, there[one] == found[one], f"{where} {one[0]}")
