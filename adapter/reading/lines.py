"""Lines: the passages of a record come in, their sentences that say something go out with the terms found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from adapter.reading.ages import birth_date, read_ages
from adapter.reading.drafts import Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.scan import Hits, says_something, scan
from adapter.reading.text import Sentence, fold, sentences
from adapter.reading.turns import Turns
from adapter.records import Passage

_FEW = 3
"""With so few patterns in a passage, looking for them is quicker than another first look at each sentence."""

_AN_ANSWER = 240
"""A passage of a sentence or two is looked through before it is cut into sentences: most answers say nothing."""

Heard = list[tuple[Sentence, Hits | None]]


def lines_of(passages: Sequence[Passage], lexicon: Lexicon, assessed_on: date | None) -> list[Line]:
    """The lines of a record in order.

    A form says the same few words many times; they are looked through once. What was looked through goes with the
    record: nothing of it is kept.
    """
    heard: dict[str, Heard] = {}
    lines: list[Line] = []
    for number, passage in enumerate(passages):
        said = heard.get(passage.text)
        if said is None:
            said = heard[passage.text] = _heard(passage.text, lexicon)
        if said:
            lines.extend(_lines(number, passage, said, passage.written_on or assessed_on, lexicon.turns))
    return lines


def _heard(text: str, lexicon: Lexicon) -> Heard:
    """The sentences that say something, and those under a heading that ends what was brought forward."""
    folded = fold(text)
    short = len(folded) <= _AN_ANSWER and b"\n" not in folded
    parts = lexicon.first_look.patterns(folded) if short else None
    if parts is not None and lexicon.bearing.issuperset(parts):
        return []
    known = parts if parts and len(parts) <= _FEW else None
    said: Heard = []
    for sentence in sentences(text, folded, lexicon.speakers):
        hits = scan(sentence.folded, lexicon, known)
        if hits is not None and says_something(hits):
            said.append((sentence, hits))
        elif _begins_anew(sentence):
            said.append((sentence, None))
    return said


def _lines(number: int, passage: Passage, said: Heard, written_on: date | None, turns: Turns) -> Iterator[Line]:
    as_of = None
    for sentence, hits in said:
        if _begins_anew(sentence):
            as_of = None
        if hits is None:
            continue
        for hit in hits.cue.get(Cue.BROUGHT_FORWARD, ()):
            as_of = birth_date(hit.value.decode(), written_on or date.max) or written_on
        ages = read_ages(hits.age, as_of or written_on)
        yield Line(number, passage.text, sentence, hits, ages, turns, written_on, as_of)


def _begins_anew(sentence: Sentence) -> bool:
    return sentence.new_line and sentence.heading.startswith(b"new")
