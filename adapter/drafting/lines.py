"""How one statement becomes a line: words and their evidence come in, a draft line that quotes them goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from adapter.drafting.wording import SEEN, TOLD
from adapter.facts import KIND_OF_FORM, Evidence, is_of_a_box
from adapter.records import RecordRef
from adapter.referrals import DraftLine, Knowing
from adapter.words import day_in_words

# Speech handed on: then the writer was told it, and did not see it (ADCS 2026: tell fact from what was said).
_SPEECH = re.compile(
    r"\b(?:says?|said|saying|tells?|told|states?|stated|reports?|reported|discloses?|disclosed|"
    r"describes?|described|denies|denied|alleges?|alleged|according to|mentions?|mentioned)\b",
    re.IGNORECASE,
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Two small letters or a digit before the full stop: the initial of a name is not the end of a sentence.
_SENTENCE_END = re.compile(r"(?<=[a-z\d][a-z\d]\.)\s+(?=[A-Z])")


def knowing_of(evidence: Evidence, author: str | None) -> Knowing:
    """Told, where somebody else than the record's author says it or the quote hands speech on; found otherwise."""
    if evidence.said_by and author and evidence.said_by != author:
        return Knowing.TOLD
    return Knowing.TOLD if _SPEECH.search(evidence.quote) else Knowing.FOUND


def quoted(evidence: Iterable[Evidence]) -> str:
    """The words themselves, each once, in quotation marks; a box's answer with what the box asked."""
    items = tuple(evidence)
    asked = {item.quote for item in items if item.question and _is_of_a_box(item)}
    told = [item for item in items if item.question or item.quote not in asked]
    return "; ".join(dict.fromkeys(_told(item) for item in told))


def form_words(form: str | None) -> str:
    """A form by its name in words; by no address, and not by what the adapter calls its source."""
    if not form or ":" in form or "/" in form:
        return "Record"
    name = form.replace("-", " ")
    return f"{name[:1].upper()}{name[1:]}"


def _told(item: Evidence) -> str:
    asked = (item.question or "").strip().rstrip(":")
    if asked == KIND_OF_FORM:
        return f"{asked}: {form_words(item.quote)}"
    if not asked or not _is_of_a_box(item):
        return f"“{item.quote}”"
    if _is_heading(item):
        return f"{item.quote}: “{asked[len(item.quote) :].strip(' :')}”"
    return f"{asked} “{item.quote}”" if asked.endswith("?") else f"{asked}: “{item.quote}”"


def _is_of_a_box(item: Evidence) -> bool:
    return is_of_a_box(item) or _is_heading(item)


def _is_heading(item: Evidence) -> bool:
    """`DASH, number of yes answers` of `DASH, number of yes answers: 15`: the value stands in what was asked."""
    return bool(item.question) and str(item.question).startswith(f"{item.quote}:")


def seen_and_told(label: str, evidence: Iterable[Evidence], author: str | None) -> tuple[DraftLine, ...]:
    """One line for what was seen and one for what was told, as far as there is either."""
    items = tuple(dict.fromkeys(evidence))
    lines = []
    for knowing, section in ((Knowing.FOUND, SEEN), (Knowing.TOLD, TOLD)):
        fitting = tuple(item for item in items if knowing_of(item, author) is knowing)
        if fitting:
            lines.append(DraftLine(section, label, quoted(fitting), knowing, fitting))
    return tuple(lines)


def said(section: str, label: str, words: str, evidence: tuple[Evidence, ...], author: str | None) -> DraftLine:
    """A statement with the words it rests on: told where every one of them was told."""
    told = all(knowing_of(item, author) is Knowing.TOLD for item in evidence)
    return DraftLine(section, label, words, Knowing.TOLD if told else Knowing.FOUND, evidence)


def not_known(section: str, label: str, words: str = "Not known", evidence: tuple[Evidence, ...] = ()) -> DraftLine:
    """A gap, printed as one: never a blank."""
    return DraftLine(section, label, words, Knowing.NOT_KNOWN, evidence)


def not_asked(section: str, label: str, words: str = "Not asked", evidence: tuple[Evidence, ...] = ()) -> DraftLine:
    """A question nobody put, printed as one."""
    return DraftLine(section, label, words, Knowing.NOT_ASKED, evidence)


def first_sentence(words: str) -> str:
    """What a rule says, without what it asks the worker to do next: that is not for the front door."""
    return _SENTENCE_END.split(words, maxsplit=1)[0]


def printed(words: str) -> str:
    """A line's words as a page prints them: a day that stands alone is written out."""
    return day_in_words(words) if _DAY.fullmatch(words) else words


def of_record(record: RecordRef, value: str, what: str) -> Evidence:
    """A value from the record's own head (its id, the adult's name), whose place is the record itself."""
    recorded_on = record.assessed_on.isoformat() if record.assessed_on else None
    place = f"{record.source} record {record.id} ({what})"
    return Evidence(value, place, record.author, recorded_on, f"{what[:1].upper()}{what[1:]}")
