"""Two versions of what a form asks come in, what changed between them and which facts that blinds goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from adapter.mapping import Mappings
from adapter.mapping.alarm.likeness import last_key, likeness
from adapter.mapping.answers.tables import answer_key, question_key
from adapter.mapping.inventory import Entry, Standing, entries
from adapter.mapping.patterns import united
from adapter.workbench.shapes import Asking, Kind, Shape

LIKELY = 70
"""Of 100, with what options, kind and place add: from here on a question was renamed and not replaced."""
SAME_OPTIONS, SAME_KIND, SAME_PLACE = 20, 5, 10


class What(StrEnum):
    """What happened to a question."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    RETYPED = "re-typed"
    OPTION_ADDED = "option added"
    OPTION_REMOVED = "option removed"
    UNREAD = "could not look"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed, the facts it blinds, and the line that mends it."""

    what: What
    form: str
    old: str = ""
    new: str = ""
    alike: int = 0
    blind: tuple[str, ...] = ()
    place: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of one or more mappings, by what they take."""

    entries: tuple[Entry, ...]
    known: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def taking(self, name: str, group: str = "", link: str = "") -> tuple[Entry, ...]:
        """The entries that take a question, by its wording, number, column or a pattern over it."""
        key = f"{group}\n{name}\n{link}"
        if key not in self.known:
            names = {question_key(part) for part in (name, link) if part}
            rows = {f"{question_key(group)}[*].{part}" for part in names} if group else set()
            self.known[key] = tuple(entry for entry in self.entries if _takes(entry, names, rows))
        return self.known[key]


def listed_for(form: str, mappings: Mappings, only: str | None) -> Listed:
    """What is listed for a form: by the mapping that names it, else by any; `only` by one mapping."""
    named: list[Entry] = []
    for name, (mapping, _) in mappings.written.mappings.items():
        if only not in (None, name):
            continue
        tables = [rule.questions for rule in mapping.forms if form.startswith(rule.questionnaire)]
        if mapping.form and any(form in rule.any_of for rule in mapping.recognises):
            tables.append(mapping.form.questions)
        starts = tuple(f"{table}: " for table in tables)
        named += [entry for entry in entries(mappings, name) if starts and entry.id.startswith(starts)]
    names = (only,) if only else mappings.names
    everything = (entry for name in names for entry in entries(mappings, name))
    return Listed(tuple(dict.fromkeys(named or everything)))


def _takes(entry: Entry, names: set[str], rows: set[str]) -> bool:
    own = question_key(entry.name)
    if own in names or own in rows:
        return True
    if entry.name.startswith("/") and entry.name.endswith("/"):
        pattern = united((entry.name[1:-1],), whole_words=entry.standing is Standing.USED)
        return pattern is not None and any(pattern.search(name) for name in names)
    return "." in entry.name and " " not in entry.name and question_key(last_key(entry.name)) in names


def changes(old: Shape, new: Shape, listed: Listed) -> Iterator[Change]:
    """Everything that changed from one version of a form to the next, what blinds facts first said of each."""
    before, after = _named(old), _named(new)
    gone = [key for key in before if key not in after]
    come = [key for key in after if key not in before]
    pairs = dict(_renamed(gone, come, before, after))
    for key in gone:
        if key in pairs:
            yield from _rename(before[key], after[pairs[key]], new.form, listed)
        else:
            yield _removal(before[key], new.form, listed)
    for key in come:
        if key not in pairs.values():
            yield _addition(after[key], new.form, listed)
    for key, pair in [(key, key) for key in before if key in after] + list(pairs.items()):
        yield from _within(before[key], after[pair], new.form, listed)


Placed = tuple[Asking, str, int]
"""(question, the group it stands in, its place in the form)."""


def _named(shape: Shape) -> dict[tuple[str, str], Placed]:
    return {
        (question_key(group), question_key(asking.name)): (asking, group, place)
        for place, (asking, group) in enumerate(shape.everything())
    }


def _renamed(
    gone: list[tuple[str, str]],
    come: list[tuple[str, str]],
    before: dict[tuple[str, str], Placed],
    after: dict[tuple[str, str], Placed],
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The likeliest pairs first; a question is taken once."""
    scored = sorted(
        ((alike(before[one], after[other]), one, other) for one in gone for other in come), key=lambda row: -row[0]
    )
    taken: set[tuple[str, tuple[str, str]]] = set()
    for score, one, other in scored:
        if score >= LIKELY and ("old", one) not in taken and ("new", other) not in taken:
            taken |= {("old", one), ("new", other)}
            yield one, other


def alike(old: Placed, new: Placed) -> float:
    """How likely one question became the other: its words, its number, its options, its kind and its place."""
    one, group, place = old
    other, other_group, other_place = new
    if one.link and one.link == other.link:
        return 100.0
    score = likeness(other.name, one.name)
    score += (
        SAME_OPTIONS if one.options and set(map(answer_key, one.options)) == set(map(answer_key, other.options)) else 0
    )
    score += SAME_KIND if one.kind is other.kind else 0
    score += SAME_PLACE if one.step == other.step and group == other_group and abs(place - other_place) <= 1 else 0
    return score if likeness(other.name, one.name) >= LIKELY - SAME_OPTIONS - SAME_PLACE else 0.0


def _rename(old: Placed, new: Placed, form: str, listed: Listed) -> Iterator[Change]:
    """A question that only stands under another heading is told where that blinds something."""
    (was, group, _), (now, other_group, _) = old, new
    score = round(min(100.0, alike(old, new)))
    blind, place = _blinded(listed.taking(was.name, group, was.link), listed.taking(now.name, other_group, now.link))
    if blind or question_key(was.name) != question_key(now.name):
        fix = _add_line(now.name, place) if blind else ""
        yield Change(What.RENAMED, form, was.name, now.name, score, blind, place, fix)


def _removal(old: Placed, form: str, listed: Listed) -> Change:
    was, group, _ = old
    blind, place = _blinded(listed.taking(was.name, group, was.link), ())
    fix = (
        f"nothing states {', '.join(blind)} any more; find what asks it now, or say that this form does not."
        if blind
        else ""
    )
    return Change(What.REMOVED, form, was.name, blind=blind, place=place, fix=fix)


def _addition(new: Placed, form: str, listed: Listed) -> Change:
    now, group, _ = new
    entries = listed.taking(now.name, group, now.link)
    fix = "" if entries else "not listed: say what it means, name it under `text`, or leave it with the reason."
    return Change(What.ADDED, form, new=now.name, place=entries[0].place if entries else "", fix=fix)


def _within(old: Placed, new: Placed, form: str, listed: Listed) -> Iterator[Change]:
    """What changed of a question that is still there: its number, its kind and its options."""
    (was, group, _), (now, other_group, _) = old, new
    entries = tuple(entry for entry in listed.taking(was.name, group, was.link) if entry.standing is Standing.USED)
    if was.link != now.link and was.link and now.link and question_key(was.name) == question_key(now.name):
        blind, place = _blinded(entries, listed.taking(now.name, other_group, now.link))
        fix = _add_line(now.link, place) if blind else ""
        yield Change(What.RENUMBERED, form, was.link, now.link, 100, blind, place, fix)
    closed = next((entry for entry in entries if entry.answers), None)
    if was.kind is not now.kind:
        blind = closed.facts if closed is not None and now.kind is not Kind.CHOICE else ()
        fix = (
            "its closed table will not find what is written now: map the new answers, or read it as text."
            if blind
            else ""
        )
        yield Change(
            What.RETYPED, form, f"{was.name} ({was.kind})", f"{now.name} ({now.kind})", 100, blind,
            closed.place if closed else "", fix,
        )  # fmt: skip
    yield from _options(was, now, form, closed)


def _options(was: Asking, now: Asking, form: str, closed: Entry | None) -> Iterator[Change]:
    known = {answer_key(word) for word in closed.answers} if closed else set()
    before = {answer_key(option): option for option in was.options}
    after = {answer_key(option): option for option in now.options}
    for key, option in after.items():
        if key not in before and before:
            blind = closed.facts if closed is not None and key not in known else ()
            fix = f'"{option}": {{}}  # say which facts; add it under `answers`' if blind else ""
            place = closed.place if closed else ""
            yield Change(What.OPTION_ADDED, form, now.name, option, blind=blind, place=place, fix=fix)
    for key, option in before.items():
        if key not in after and after:
            yield Change(What.OPTION_REMOVED, form, now.name, option, place=closed.place if closed else "")


def _blinded(old: Iterable[Entry], new: Iterable[Entry]) -> tuple[tuple[str, ...], str]:
    """Facts the old entries state and the new ones do not, and where the first of those stands."""
    still = {fact for entry in new if entry.standing is Standing.USED for fact in entry.facts}
    losing = [entry for entry in old if entry.standing is Standing.USED and set(entry.facts) - still]
    facts = tuple(dict.fromkeys(fact for entry in losing for fact in entry.facts if fact not in still))
    return facts, losing[0].place if losing else ""


def _add_line(name: str, place: str) -> str:
    written = name.replace('"', '\\"')
    return f'add beside the old one at {place}: "{written}"'
