"""Lines: the passages of a record come in, their sentences that say something go out with the terms found in them.

What could not be read goes out beside them, with its place: a passage that is no text of this language, and whatever
stands after the limits of what one record is read for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from adapter.reading.ages import birth_date, read_ages
from adapter.reading.drafts import Line
from adapter.reading.home_lists import Listed, goes_on_listing, listed_here, who_is_listed
from adapter.reading.legible import why_unreadable
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.need_boxes import asks_who, is_a_need
from adapter.reading.phrasebook import Turns
from adapter.reading.scan import Hits, says_something, scan_each
from adapter.reading.text import Sentence, fold, sentences
from adapter.records import CouldNotCheck, Passage

_AT_ONCE = 100
"""So many sentences are looked through together."""
MOST_SENTENCES = 200_000
"""Some ten million characters of ordinary notes."""
MOST_TERMS = 30_000
"""Some two million characters of them; seconds, however the words come."""
_CROWDED = 40
"""Terms of one sentence are compared with each other: where there are many, each counts as several."""
TOO_MUCH = (
    f"The record has more sentences, or more words about people, than are read in one go ({MOST_SENTENCES:,} and "
    f"{MOST_TERMS:,}). Nothing here was read: look at it in the record, or have the source send it in parts."
)


class Lines(NamedTuple):
    """What a record's passages say, and what of them could not be read."""

    lines: list[Line]
    unread: tuple[CouldNotCheck, ...]
    silent: list[tuple[int, Sentence]]
    """The other sentences, each with the number of its passage: a child's name alone may make them tell something."""


_Said = tuple[Sentence, Hits | None, Listed]
"""A sentence, its terms, and of which list of people it is."""


class _Heard(NamedTuple):
    """What one text says: its sentences with their terms; with none where a heading ends what was brought forward."""

    said: list[_Said]
    silent: Sequence[Sentence] = ()
    why: str | None = None
    """Why it could not be read."""
    end: int | None = None
    """Where reading stopped for good, if it did."""


class _Left:
    """How much more of a record is read."""

    def __init__(self) -> None:
        self.sentences, self.terms = MOST_SENTENCES, MOST_TERMS

    @property
    def nothing(self) -> bool:
        return self.sentences <= 0 or self.terms <= 0

    def spend(self, terms: int) -> None:
        self.terms -= terms if terms <= _CROWDED else terms * terms // _CROWDED


def lines_of(passages: Sequence[Passage], lexicon: Lexicon, assessed_on: date | None) -> Lines:
    """The lines of a record in order.

    A form says the same few words many times; they are looked through once. What was looked through goes with the
    record: no word of it is kept (`heard_before.py`).
    """
    heard: dict[tuple[str, bool, Listed], _Heard] = {}
    lines: list[Line] = []
    silent: list[tuple[int, Sentence]] = []
    unread: list[CouldNotCheck] = []
    left = _Left()
    for number, passage in enumerate(passages):
        finds = lexicon.turns.finds
        key = passage.text, asks_who(finds, passage.question), who_is_listed(finds, passage.question)
        one = heard.get(key)
        if one is None:
            one = heard[key] = _hear(*key, lexicon, left)
        elif one.said:
            one = one if not left.nothing else _Heard([], end=0)
            left.spend(sum(hits.many for _, hits, _ in one.said if hits is not None))
        if one.said:
            lines.extend(_lines(number, passage, one.said, passage.written_on or assessed_on, lexicon.turns))
        silent.extend((number, sentence) for sentence in one.silent)
        if one.why is not None:
            unread.append(CouldNotCheck(passage.at, one.why))
        elif one.end is not None:
            unread.append(CouldNotCheck(f"{passage.at}[{one.end}:{len(passage.text)}]", TOO_MUCH))
    return Lines(lines, tuple(unread), silent)


def _hear(text: str, asked_who: bool, asked_for: Listed, lexicon: Lexicon, left: _Left) -> _Heard:
    folded = fold(text)
    why = why_unreadable(text, folded, lexicon.languages)
    if why is not None:
        return _Heard([], why=why)
    if left.nothing:
        return _Heard([], end=0)
    read = sentences(text, folded, lexicon.speakers)
    said: list[_Said] = []
    silent: list[Sentence] = []
    finds, listed = lexicon.turns.finds, Listed.NOBODY
    while some := list(islice(read, _AT_ONCE)):
        for sentence, hits in zip(some, scan_each([one.folded for one in some], lexicon), strict=True):
            if left.nothing:
                return _Heard(said, silent, end=sentence.start)
            left.sentences -= 1
            listed = asked_for or listed_here(finds, sentence, listed)
            if says_something(hits):
                said.append((sentence, hits, listed))
                left.spend(hits.many)
            elif asked_who or listed or goes_on_listing(sentence) or is_a_need(finds, sentence.heading) or _asked(said):
                said.append((sentence, hits, listed))  # `Meals: Ella` says who, by a name alone
            elif _begins_anew(sentence):
                said.append((sentence, None, Listed.NOBODY))
            else:
                silent.append(sentence)
    return _Heard(said, silent)


def _asked(said: list[_Said]) -> bool:
    """`Any children? He has three.`: the words before asked for children, and these may count them."""
    if not said:
        return False
    sentence, hits, _ = said[-1]
    return sentence.asks and hits is not None and Cue.CHILD_QUESTION in hits.cue


def _lines(
    number: int,
    passage: Passage,
    said: list[_Said],
    written_on: date | None,
    turns: Turns,
) -> Iterator[Line]:
    as_of = None
    for sentence, hits, listed in said:
        if _begins_anew(sentence):
            as_of = None
        if hits is None:
            continue
        for hit in hits.cue.get(Cue.BROUGHT_FORWARD, ()):
            as_of = birth_date(hit.value.decode(), written_on or date.max) or written_on
        ages = read_ages(hits.age, as_of or written_on) if hits.age else []
        near = [age for age in ages if not age.by_name]
        line = Line(number, passage.text, sentence, sentence.folded, hits, near, turns.finds, written_on, as_of)
        line.ages_of_names = [age for age in ages if age.by_name]
        line.lists_home = listed
        yield line


def _begins_anew(sentence: Sentence) -> bool:
    return sentence.new_line and sentence.heading.startswith(b"new")
