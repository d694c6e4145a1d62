"""A batch's tally comes in, its alarm goes out in sentences: what is new, and which facts are blind."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from adapter.cli.given import read_given
from adapter.errors import RecordError
from adapter.mapping import Mappings, translate
from adapter.mapping.alarm.tally import ENOUGH, Counted, FormSeen, Tally
from adapter.mapping.answers.tables import question_key
from adapter.mapping.examples import read_examples
from adapter.mapping.inventory import entries

KINDS = {"question": "the question", "wording": "the wording", "key": "the field", "element": "the element"}
CHILDREN = "family.asked"
SHOWN = 20
"""New names of one form; the rest are counted, and `thinkfamily coverage` lists them all."""


def raise_alarm(tally: Tally, mappings: Mappings, sources: Path) -> bool:
    """Print the alarm of a batch, if there is one; return whether there was."""
    lines = list(alarm_lines(tally, mappings, sources))
    for line in lines:
        print(line, file=sys.stderr)
    return bool(lines)


def alarm_lines(tally: Tally, mappings: Mappings, sources: Path) -> Iterator[str]:
    """Everything a person should look at before trusting what the batch does not say."""
    for (source, form), seen in tally.forms.items():
        lines = [*_new(seen), *_stopped(seen), *_outside(seen)]
        if lines:
            yield f"{source}{f', form {form}' if form else ''}, {seen.records} records: this form has changed."
            yield from (f"  {line}" for line in lines)
    yield from _never(tally, mappings, sources)


def _new(seen: FormSeen) -> Iterator[str]:
    ranked = sorted(seen.new.values(), key=lambda one: (not one.blind, -one.records, one.unlisted.name))
    yield from (_sentence(one) for one in ranked[:SHOWN])
    rest = len(ranked) - SHOWN + seen.too_many
    if rest > 0:
        yield f"and {rest} more; thinkfamily coverage lists them."


def _sentence(one: Counted) -> str:
    found = one.unlisted
    many = f"{one.records} record{'s' if one.records > 1 else ''}"
    start = f"{KINDS[found.kind]} '{found.name}' is new in {many}"
    if found.kind == "wording":
        return f"{start}; its number stood for '{found.looks_like}'. See that it still asks the same."
    if not one.blind:
        return f"{start} and not listed: say what it means, name it under `text`, or leave it with the reason."
    facts = ", ".join(sorted(one.blind))
    return f"{start}; it looks like '{found.looks_like}' ({found.place}). Blind now: {facts}. Add it there."


def _stopped(seen: FormSeen) -> Iterator[str]:
    for question, count, last in seen.stopped():
        since = seen.records - last
        yield f"'{question}' stood in {count} of the first {last} records and in none of the {since} since."


def _outside(seen: FormSeen) -> Iterator[str]:
    for what, count in sorted(seen.not_known.items(), key=lambda pair: -pair[1])[:SHOWN]:
        yield f"{what} was outside its closed table in {count} record{'s' if count > 1 else ''}."


def _never(tally: Tally, mappings: Mappings, sources: Path) -> Iterator[str]:
    """The question about children, where an example of the form has it and no record of the batch does."""
    quiet = tally.quiet()
    for source in dict.fromkeys(name for name, _ in quiet):
        asked = _asked_in_examples(source, mappings, sources)
        for form, questions in asked.items():
            seen = quiet.get((source, form))
            missing = questions - seen.asked.keys() if seen else frozenset()
            if seen and missing and missing == questions:
                names = "', '".join(sorted(missing))
                yield (
                    f"{source}, form {form}: none of {seen.records} records has '{names}', which an example of this "
                    f"form has; {ENOUGH} or more without it is unusual. If it was renamed, {CHILDREN} is blind."
                )


def _asked_in_examples(source: str, mappings: Mappings, sources: Path) -> dict[str | None, frozenset[str]]:
    """Form → the closed questions about children that its examples have."""
    closed = {
        question_key(entry.name) for entry in entries(mappings, source) if CHILDREN in entry.facts and entry.answers
    }
    found: dict[str | None, frozenset[str]] = {}
    for example in read_examples(sources / source, mappings, read_given):
        for record in example.records:
            try:
                extract = translate(record, mappings)
            except RecordError:
                continue
            asked = frozenset(name for name in extract.asked if question_key(name) in closed)
            found[extract.record.form] = found.get(extract.record.form, frozenset()) | asked
    return found
