"""A QuestionnaireResponse comes in, what in it nobody has listed goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from adapter.mapping.alarm.stored import Known, in_rows, states
from adapter.mapping.alarm.strange import Noticed, Strange, is_listed
from adapter.mapping.answers.tables import REMEMBERED, Asked, Table, question_key
from adapter.mapping.codes.systems import system_key
from adapter.mapping.fhir.bundle import each

Named = tuple[str | None, str | None]
"""(linkId, wording)."""
NAMES = itemgetter("linkId", "text")
PLAIN = 3
"""Keys of an item with a number, a wording and an answer, and nothing more."""
SEVERAL = 2
"""Questions of a row that a group shares with listed rows, from which on it is taken for them."""


@dataclass(frozen=True, slots=True)
class KnownItems:
    """The items of one questionnaire met before and found listed."""

    known: Known
    all_listed: bool = True
    """False for the table of questionnaires nobody has mapped: there only what looks like a listed one is told."""
    items: dict[Named, bool] = field(default_factory=dict)
    """Item → whether it can state a fact."""
    stating: set[Named] = field(default_factory=set)
    """Those that can."""
    reworded: dict[Named, str] = field(default_factory=dict)
    """An item found by its number whose wording is none that is listed → one that is."""
    strange: dict[tuple[Named, Named], Strange] = field(default_factory=dict)
    """(item, its group) → what is told of an answered item that is not listed."""

    def look(self, items: Any, noticed: Noticed) -> None:
        """Notice the answered items that are not listed, and the numbers that ask something else."""
        stack: list[tuple[Any, Named]] = [(items, ("", ""))]
        known = self.items
        while stack:
            level, group = stack.pop()
            for item in self._new(level, noticed) if type(level) is list else (level,):
                if type(item) is not dict:
                    continue
                link, text = item.get("linkId"), item.get("text")
                named = (link if type(link) is str else None, text if type(text) is str else None)
                states_one = known.get(named)
                if states_one is None:
                    self._unknown(item, named, group, noticed)
                elif states_one:
                    noticed.asked.add(named[1] or named[0] or "")
                if "item" in item:
                    stack.append((item["item"], named))
                answers = item.get("answer")
                # Nearly every answer is one value and nothing below it.
                if type(answers) is list and len(answers) == 1 and type(answers[0]) is dict and len(answers[0]) == 1:
                    continue
                if answers:
                    stack += [(below, group) for below in _below_answers(item)]

    def _new(self, level: list[Any], noticed: Noticed) -> list[Any]:
        """What has to be looked at one by one: all, or where every item was met before, those with something below."""
        try:
            names = set(map(NAMES, level))
            deep = [
                item for item in level if len(item) > PLAIN or len(item["answer"]) > 1 or len(item["answer"][0]) > 1
            ]
        except (KeyError, TypeError, IndexError):
            return level
        if not names <= self.items.keys():
            return level
        noticed.asked.update(text or link or "" for link, text in names & self.stating)
        return deep

    def _unknown(self, item: dict[str, Any], named: Named, group: Named, noticed: Noticed) -> None:
        known = self.strange.get((named, group)) if "answer" in item and "code" not in item else None
        if known is not None:
            noticed.add(known)
            return
        link, text = named[0] or "", named[1] or ""
        if named in self.reworded or self._learn(item, named, (link, text), group):
            if named in self.reworded:
                noticed.add(self._another(named))
            if states(self._asked(item, (link, text))):
                noticed.asked.add(text or link)
            return
        # Over listed questions a group is only a heading, whatever it looks like.
        if (text or link) and ("answer" in item or self._is_rows(item)):
            left = self.known.table.left(text or link)
            told = self.all_listed and not left
            unmapped = "other" if "answer" in item else "heading"
            kind = "question" if told else "left" if left else unmapped
            above, rows_of = group[1] or group[0] or "", self._rows_of(item)
            found = Strange(text or link, kind, self.known.form, self.known.table.name, above, rows_of)
            if told or self.known.resembles(found):
                noticed.add(found)
                if "answer" in item and "code" not in item and len(self.strange) < REMEMBERED:
                    self.strange[(named, group)] = found
                return
        # What is left is a heading, or looks like nothing listed; what is new below it is told by itself.
        if ("answer" in item or _answered(item) or _has_groups(item)) and len(self.items) < REMEMBERED:
            self.items[named] = False

    def _learn(self, item: dict[str, Any], named: Named, said: tuple[str, str], group: Named) -> bool:
        link, text = said
        table, form = self.known.table, self.known.form
        asked = self._asked(item, said)
        above = group[1] or group[0] or ""
        parent = table.asked_as(group[0] or "", above, form) if above else None
        found = (
            asked is not None
            or is_listed(table, link, text or link, form)
            or in_rows(parent, link or "")
            or in_rows(parent, text or "")
        )
        if found and self.known.left_but_alike(text or link, above, link):
            return False
        if found and len(self.items) + len(self.reworded) < REMEMBERED:
            other = _other_wording(asked, said, table)
            if other:
                self.reworded[named] = other
            else:
                self.items[named] = states(asked)
                self.stating.update([named] if self.items[named] else ())
        return found

    def _asked(self, item: dict[str, Any], named: tuple[str, str]) -> Asked | None:
        link, text = named
        codes = tuple(_codes(item))
        by_code = self.known.table.asked(link or text, self.known.form, codes) if codes else None
        return by_code or self.known.table.asked_as(link, text or link, self.known.form)

    def _is_rows(self, item: dict[str, Any]) -> bool:
        """Whether a group nobody listed is rows and no heading: few of its questions are listed, or a person's are."""
        table, form = self.known.table, self.known.form
        new = [not is_listed(table, link, text or link, form) for link, text in _answered(item)]
        return bool(new) and (sum(new) * 2 > len(new) or bool(self._rows_of(item)))

    def _rows_of(self, item: dict[str, Any]) -> str:
        """The listed rows about people that have the questions of a group, by their numbers or wordings."""
        if "answer" in item:
            return ""
        names = {question_key(name) for pair in _answered(item) for name in pair if name}
        people = ((key, one) for key, found in self.known.table.by_key.items() for one in found if one.person)
        shared = ((len(names & one.fields.keys()), key) for key, one in people)
        return max((pair for pair in shared if pair[0] >= SEVERAL), default=(0, ""))[1]

    def _another(self, named: Named) -> Strange:
        link, text = named
        return Strange(text or "", "wording", self.known.form, self.known.table.name, link or "", self.reworded[named])


def _answered(item: dict[str, Any]) -> list[tuple[str, str]]:
    """(linkId, wording) of the answered questions right under a group."""
    below = (inner for inner in each(item, "item") if isinstance(inner, dict) and "answer" in inner)
    return [(str(inner.get("linkId") or ""), str(inner.get("text") or "")) for inner in below]


def _has_groups(item: dict[str, Any]) -> bool:
    return any(isinstance(inner, dict) and "item" in inner for inner in each(item, "item"))


def _below_answers(item: dict[str, Any]) -> Iterator[Any]:
    for answer in each(item, "answer"):
        if isinstance(answer, dict) and answer.get("item"):
            yield answer["item"]


def _codes(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for coding in each(item, "code"):
        if isinstance(coding, dict) and isinstance(coding.get("code"), str):
            system = coding.get("system")
            yield system_key(system) if isinstance(system, str) else "", coding["code"]


def _other_wording(asked: Asked | None, named: tuple[str, str], table: Table) -> str:
    """The wording listed for a number, where the form now words it as nobody listed."""
    link, text = named
    if asked is None or not link or not text or question_key(text) == question_key(link):
        return ""
    own = [key for key, found in table.by_key.items() if any(one is asked for one in found)]
    if question_key(link) not in own or question_key(text) in own:
        return ""
    if any(pattern.search(text) for pattern, found in table.by_pattern if found is asked):
        return ""
    return next((key for key in own if key != question_key(link) and " " in key), "")
