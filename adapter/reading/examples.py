"""Examples beside the words of a lexicon: the lexicon comes in, every example it does not read as written goes out."""

from __future__ import annotations

from datetime import date

from adapter.errors import Fault
from adapter.reading.lexicon import AnyEntry, Lexicon, Term
from adapter.reading.phrasebook import Shown
from adapter.reading.record import read_record
from adapter.reading.scan import scan
from adapter.reading.text import fold, sentences
from adapter.records import Adult, Mention, Passage
from adapter.words import MentionKind

_WRITTEN_ON = date(2026, 11, 4)


def misread(lexicon: Lexicon) -> list[Fault]:
    """A fault with file and line for every `example` that is not read and every `counter_example` that is."""
    faults = []
    for term, sentence, wanted in lexicon.examples():
        if reads(term, sentence, lexicon) is not wanted:
            said = "is not read as this entry" if wanted else "is read as this entry, and must not be"
            faults.append(Fault(term.at, f"'{sentence}' {said}. Change its patterns, `unless` or the sentence."))
    for shown in lexicon.turns.shown:
        if stands(shown, lexicon) is not shown.wanted:
            said = "does not hold this turn" if shown.wanted else "holds this turn, and must not"
            faults.append(Fault(shown.at, f"'{shown.words}' {said}. Change its patterns or the words."))
    return faults


def stands(shown: Shown, lexicon: Lexicon) -> bool:
    """Whether a turn stands in the words of its example."""
    return lexicon.turns.finds[shown.turn].search(fold(shown.words)) is not None


def reads(term: Term, sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence by itself is read as what an entry stands for."""
    if term.kind == "cue":
        return _stands(term.entry, sentence, lexicon)
    said, _ = read_record([Passage(sentence, "example")], (), Adult(), _WRITTEN_ON, lexicon)
    return any(_is(term, mention) for mention in said if mention.assertion == "affirmed")


def _is(term: Term, mention: Mention) -> bool:
    if term.kind == "factor":
        return bool(mention.factor == term.entry.factor)
    if term.kind == "sign":
        return bool(mention.sign == term.entry.sign)
    if term.kind == "care":
        return term.entry.task in mention.care_tasks
    if term.kind == "age":
        return mention.kind == MentionKind.CHILD
    return mention.kind in (MentionKind.CHILD, MentionKind.UNBORN) and bool(mention.kin == term.entry.kin)


def _stands(entry: AnyEntry, sentence: str, lexicon: Lexicon) -> bool:
    """Whether a word of context stands in a sentence; what it does there the sentences of tests show."""
    heard = (scan(one.folded, lexicon) for one in sentences(sentence, fold(sentence), lexicon.speakers))
    return any(hit.entry is entry for hits in heard for of_cue in hits.cue.values() for hit in of_cue)
