"""Two batches of records come in, what their forms asked then and ask now, and which facts that blinds, go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from adapter.errors import RecordError
from adapter.mapping import Mappings
from adapter.mapping.alarm.likeness import likeness, likeness_of_keys
from adapter.mapping.inventory import FieldSeen, Standing, entries, inventory, mapping_of
from adapter.records import Quarantined, SourceRecord
from adapter.workbench.drift import LIKELY, Change, What

EXPECTED = 5
"""Records of the new batch that should have had a field, by its share in the old one, before its absence is told."""


@dataclass(slots=True)
class FieldCount:
    """One field of one form in a batch."""

    seen: FieldSeen
    records: int = 0
    answers: set[str] = field(default_factory=set)


@dataclass(slots=True)
class FormCount:
    """One form of one mapping in a batch."""

    records: int = 0
    fields: dict[str, FieldCount] = field(default_factory=dict)


@dataclass(slots=True)
class Batch:
    """What the records of a batch have, and which could not be looked into."""

    records: int = 0
    forms: dict[tuple[str, str | None], FormCount] = field(default_factory=dict)
    unread: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(why, what now) → the places it is so of."""


def counted(items: Iterable[SourceRecord | Quarantined], mappings: Mappings, only: str | None) -> Batch:
    """Every field of every form, with how many records hold it. Names of fields, never their values."""
    batch = Batch()
    for item in items:
        if isinstance(item, SourceRecord):
            _count(item, mappings, only, batch)
        else:
            batch.unread.setdefault((f"{item.where}: {item.why}", item.what_now), []).append(item.path)
    return batch


def _count(record: SourceRecord, mappings: Mappings, only: str | None, batch: Batch) -> None:
    try:
        mapping = mapping_of(record, mappings)
        held = [seen for seen in inventory(record, mappings) if seen.holds and not seen.code]
    except RecordError as error:
        batch.unread.setdefault((error.what, error.what_now), []).append(error.where)
        return
    if only not in (None, mapping):
        return
    batch.records += 1
    for form in dict.fromkeys(seen.form for seen in held):
        batch.forms.setdefault((mapping, form), FormCount()).records += 1
    met: set[tuple[str | None, str]] = set()
    for seen in held:
        known = batch.forms[mapping, seen.form].fields.setdefault(seen.name, FieldCount(seen))
        known.records += (seen.form, seen.name) not in met
        met.add((seen.form, seen.name))
        known.answers |= {seen.answer} if seen.answer else set()


def batch_changes(old: Batch, new: Batch, mappings: Mappings) -> Iterator[Change]:
    """What the forms of a new batch have, and lack, beside the old one; what of either could not be looked into."""
    places = {entry.id: entry.place for mapping, _ in old.forms for entry in entries(mappings, mapping)}
    for name, before in old.forms.items():
        after = new.forms.get(name)
        if after is not None:
            yield from _form(name, before, after, places)
        else:
            yield _no_record(name, before, old, new)
    for batch, which in ((old, "old"), (new, "new")):
        for (why, what_now), found in batch.unread.items():
            more = f" and {len(found) - 1} more of the {which} batch" if len(found) > 1 else f", of the {which} batch"
            yield Change(What.UNREAD, found[0] + more, new=why, fix=what_now)


def _no_record(name: tuple[str, str | None], before: FormCount, old: Batch, new: Batch) -> Change:
    """A form of which the new batch has no record: it may be renamed, held, or by chance nobody filled it in."""
    share = before.records / old.records
    by_chance = new.records and not new.unread and share < 1 and share * new.records < EXPECTED
    stated = (fact for one in before.fields.values() for fact in one.seen.facts if one.seen.standing is Standing.USED)
    blind = () if by_chance else tuple(dict.fromkeys(stated))
    fix = "if it is called otherwise now, add the name to `recognises` or `forms`." if blind else ""
    told = f"no record of the new batch is one of these; {before.records} of the old were"
    return Change(What.REMOVED, name[1] or name[0], told, blind=blind, place=f"the mapping {name[0]}", fix=fix)


def _form(
    name: tuple[str, str | None], before: FormCount, after: FormCount, places: dict[str, str]
) -> Iterator[Change]:
    gone = [one for key, one in before.fields.items() if key not in after.fields and _missed(one, before, after)]
    come = [one for key, one in after.fields.items() if key not in before.fields]
    form = name[1] or name[0]
    pairs = dict(_pairs(gone, come))
    for one in gone:
        other = pairs.get(one.seen.name)
        yield _change(one.seen, come[other].seen if other is not None else None, form, after, places)
    for index, one in enumerate(come):
        if index not in pairs.values() and one.seen.standing is Standing.UNLISTED:
            fix = "not listed: say what it means, name it under `text`, or leave it with the reason."
            yield Change(What.ADDED, form, new=one.seen.name, fix=fix)


def _missed(one: FieldCount, before: FormCount, after: FormCount) -> bool:
    """Whether its absence says something: every record had it, or enough of the new ones should have."""
    share = one.records / before.records
    return share >= 1 or share * after.records >= EXPECTED


def _pairs(gone: list[FieldCount], come: list[FieldCount]) -> Iterator[tuple[str, int]]:
    scored = sorted(
        (
            (_alike(one.seen.name, other.seen.name), one.seen.name, index)
            for one in gone
            for index, other in enumerate(come)
        ),
        key=lambda row: -row[0],
    )
    names: set[str] = set()
    taken: set[int] = set()
    for score, name, index in scored:
        if score >= LIKELY and name not in names and index not in taken:
            names.add(name)
            taken.add(index)
            yield name, index


def _alike(old: str, new: str) -> float:
    return likeness(new, old) if " " in old else likeness_of_keys(new, old)


def _change(was: FieldSeen, now: FieldSeen | None, form: str, after: FormCount, places: dict[str, str]) -> Change:
    still = {fact for one in after.fields.values() if one.seen.entry == was.entry for fact in one.seen.facts}
    read_as = set(now.facts) if now and now.standing is Standing.USED else set()
    used = was.standing is Standing.USED
    blind = tuple(fact for fact in was.facts if used and fact not in still | read_as)
    place = places.get(was.entry or "", "")
    if now is None:
        return Change(What.REMOVED, form, was.name, blind=blind, place=place)
    fix = f'add beside the old one at {place}: "{now.name}"' if blind else ""
    return Change(What.RENAMED, form, was.name, now.name, round(_alike(was.name, now.name)), blind, place, fix)
