"""Files of codes come in, everything wrong in them that their shape alone does not show goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from adapter.documents import Loc, did_you_mean
from adapter.mapping.answers.faults import table_faults
from adapter.mapping.answers.language import QuestionTable
from adapter.mapping.answers.statements import state_faults
from adapter.mapping.codes.codesets import Code, Relationships, ValueSet
from adapter.mapping.codes.systems import SNOMED, snomed_concept, snomed_holds, system_key
from adapter.mapping.patterns import pattern_fault

Faults = Iterator[tuple[Loc, str]]

NO_MEANING = {"", "?", "tbc", "tbd", "tba", "todo", "to do", "fixme", "xxx", "n/a", "na", "none", "null", "check this"}
NO_MEANING |= {"unknown", "not known", "unknown meaning", "meaning unknown", "to be confirmed", "to be checked"}
REFUSED = "nobody wrote down what this code means; look it up and say it, or take the code out."


def value_set_faults(found: ValueSet) -> Faults:
    """Everything wrong in one value set."""
    yield from state_faults(found.states, ("states",))
    for system, codes in found.systems.items():
        for code, entry in codes.items():
            place: Loc = ("systems", system, code)
            yield from _identifier(system, code, place)
            yield from _meaning(entry, place)
            yield from _parents(found, system, code, entry, place)
    for index, pattern in enumerate(found.words):
        fault = pattern_fault(pattern)
        if fault:
            yield ("words", index), fault


def relationship_faults(found: Relationships) -> Faults:
    """Everything wrong in a table of relationships."""
    first: dict[tuple[str, str], int] = {}
    for index, row in enumerate(found.rows):
        for code, words in row.codes.items():
            place: Loc = ("rows", index, "codes", code)
            yield from _identifier(row.system, code, place)
            if not words.strip(" .?-"):
                yield place, REFUSED
            met = first.setdefault((system_key(row.system), code.casefold()), index)
            if met != index:
                yield place, f"'{code}' stands in row {met + 1} of this system already; a code says one relation only."


def question_table_faults(found: QuestionTable) -> Faults:
    """Everything wrong in a question table, and in the codes by which it knows its questions."""
    yield from table_faults(found)
    for index, question in enumerate(found.table):
        for system, codes in question.coded.items():
            for place, code in enumerate(codes):
                yield from _identifier(system, code, ("table", index, "coded", system, place))


def checked_on_fault(checked_on: date, today: date | None) -> Faults:
    """A day of checking that has not come yet."""
    if today is not None and checked_on > today:
        yield ("checked_on",), f"{checked_on.isoformat()} has not come yet; write the day the codes were checked."


def _identifier(system: str, code: str, place: Loc) -> Faults:
    if system_key(system) != SNOMED:
        return
    if not snomed_holds(code):
        yield place, f"{code} is not a SNOMED CT identifier: its check digit does not hold; look it up again."
    elif not snomed_concept(code):
        yield place, f"{code} is the identifier of a SNOMED CT description or relationship; write the concept's."


def _meaning(entry: Code, place: Loc) -> Faults:
    if entry.means.strip(" .?-").casefold() in NO_MEANING:
        yield place, REFUSED
    if entry.states is not None:
        yield from state_faults(entry.states, (*place, "states"))


def _parents(found: ValueSet, system: str, code: str, entry: Code, place: Loc) -> Faults:
    line = tuple(found.line(system, entry))
    above = line[-1].under
    if above is not None:
        parent = found.entry(system, above)
        if parent is None and len(line) == 1:
            known = sorted({name for codes in found.systems.values() for name in codes})
            yield (*place, "under"), f"there is no code '{above}' in this file{did_you_mean(above, known)}"
        elif parent is entry:
            yield (*place, "under"), f"'{code}' is under itself, by way of '{entry.under}'; one of them is the parent."
    if not found.states and all(one.states is None for one in line):
        yield place, "this code states nothing, nor does anything above it; write `states: {}` if that is meant."
