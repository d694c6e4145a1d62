"""The reading room: passages of free text and people's relationship words come in, mentions with every facet go out.

No model and no network: a clause-scoped reader over a lexicon of YAML word lists (`mappings/narrative/<language>/`).
"""

from __future__ import annotations

from datetime import date

from adapter.errors import Fault
from adapter.reading.lexicon import Lexicon
from adapter.reading.loading import checked_lists, load_lexicon
from adapter.records import Adult, Extract, Passage, Reading, RecordRef

__all__ = ["Lexicon", "check_examples", "checked_lists", "load_lexicon", "read", "read_text"]


def read(extract: Extract, lexicon: Lexicon) -> Reading:
    """Every mention of a record's passages, and its people with their relationship words read.

    A passage that is no text is reported in `could_not_check`; nothing here raises for what a passage holds.
    """
    from adapter.reading.record import read_record  # whoever only checks a lexicon does without
    from adapter.reading.relationships import read_person

    assessed_on = extract.record.assessed_on
    people = tuple(read_person(person, lexicon, assessed_on) for person in extract.people)
    mentions, unread = read_record(extract.passages, people, extract.adult, assessed_on, lexicon)
    return Reading(mentions, people, unread)


def read_text(
    text: str, written_on: date | None, lexicon: Lexicon, at: str = "text", adult: Adult | None = None
) -> Reading:
    """The mentions of bare text, as `thinkfamily read` takes it; offsets are those of `text`."""
    record = RecordRef(at, "text", at, "", written_on)
    return read(Extract(record, adult or Adult(), passages=(Passage(text, at, written_on=written_on),)), lexicon)


def check_examples(lexicon: Lexicon) -> list[Fault]:
    """A fault for every `example` of the lexicon that is not read and every `counter_example` that is."""
    from adapter.reading.examples import misread

    return misread(lexicon)
