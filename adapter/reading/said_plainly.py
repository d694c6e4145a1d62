"""Said plainly: a line and its children come in, the signs that stand in it once name and age are left out go out.

`Leaves her son Finn, 6, alone` and `leaves Finn alone` say what `leaves her son alone` says; a sign's pattern need
think of the plain word only. What is grown keeps its name, so nothing said of a son of 27 is found this way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.lexicon import Lexicon
from adapter.reading.names import KnownNames, mentions_of
from adapter.reading.scan import NOTHING_SAID, Hit, scan
from adapter.reading.signs import is_young
from adapter.reading.text import Sentence
from adapter.records import Passage

_AGE = (
    rb"(?:(?:aged?|now|just|only|nearly|almost) )*(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    rb"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?: ?(?:y/?o|yrs?|years?(?: old)?|mths?|months?(?: old)?))?"
)
_ASIDE = re.compile(rb" ?\(" + _AGE + rb"\),?|, ?" + _AGE + rb"(?:,|(?=[.;:]|$))")
"""`, 6,` or ` (6)` after a word."""
_READ_SO = frozenset({None, "child", "adult"})
"""What reads a name itself, or tells of somebody nobody knows, is left to the words as written."""
_PLAIN = {"male": b"her son", "female": b"her daughter"}


class _Cut(NamedTuple):
    """A stretch of the sentence as written and the plain words in its place."""

    start: int
    end: int
    plain: bytes


def signs_said_plainly(line: Line, lexicon: Lexicon, about: AboutAdult) -> Sequence[Hit]:
    """The signs of a line, with those that name and age of a child kept from being seen, at their places as written."""
    signs = line.hits.sign
    cuts = _cuts(line, about)
    if not cuts:
        return signs
    folded = line.folded
    ends = [0, *(cut.end for cut in cuts)]
    starts = [*(cut.start for cut in cuts), len(folded)]
    kept = [folded[low:high] for low, high in zip(ends, starts, strict=True)]
    rest = b"".join([piece + cut.plain for piece, cut in zip(kept, cuts, strict=False)] + [kept[-1]])
    maybe = [number for number in lexicon.first_look.in_each([rest])[0] if number in lexicon.signs]
    plain = scan(rest, lexicon, maybe).sign if maybe else []
    if not plain and not signs:
        return signs
    gains = [0, *accumulate(cut.end - cut.start - len(cut.plain) for cut in cuts)]
    words = [cut.start - gain + len(cut.plain) for cut, gain in zip(cuts, gains, strict=False)]
    plain = [_put_back(hit, cuts, words) for hit in plain if hit.entry.subject in _READ_SO]
    fresh = [hit for hit in plain if any(hit.start < cut.end <= hit.end for cut in cuts)]
    return [*(hit for hit in signs if not _spared(hit, cuts, plain)), *fresh]


def _spared(hit: Hit, cuts: Sequence[_Cut], plain: Sequence[Hit]) -> bool:
    """`Beat her son, 7, at chess`: a sign up to the son, which the plain words do not have, is none."""
    upto = any(not cut.plain and cut.start <= hit.end <= cut.start + 1 for cut in cuts)
    return upto and not any(one.entry is hit.entry and one.start < hit.end and hit.start < one.end for one in plain)


def named_only(
    silent: Sequence[tuple[int, Sentence]],
    passages: Sequence[Passage],
    known: KnownNames,
    lexicon: Lexicon,
    about: AboutAdult,
) -> Iterator[Line]:
    """Sentences that tell something by a child's name alone: `Finn is always hungry`."""
    if known.find is None:
        return
    for number, sentence in silent:
        passage = passages[number]
        if known.find.search(passage.text, sentence.start, sentence.end) is None:
            continue
        finds = lexicon.turns.finds
        line = Line(number, passage.text, sentence, sentence.folded, NOTHING_SAID, [], finds, passage.written_on)
        line.people = mentions_of(line, known)
        signs = signs_said_plainly(line, lexicon, about)
        if signs:
            line.hits = scan(sentence.folded, lexicon)._replace(sign=signs)
            yield line


def _put_back(hit: Hit, cuts: Sequence[_Cut], words: Sequence[int]) -> Hit:
    """The same sign with its places counted in the sentence as written; `words`: where the plain words end."""

    def written(at: int) -> int:
        number = bisect_right(words, at)
        after = at - words[number - 1] + cuts[number - 1].end if number else at
        return min(after, cuts[number].start) if number < len(cuts) else after

    return hit._replace(start=written(hit.start), end=written(hit.end), value_at=written(hit.value_at))


def _cuts(line: Line, about: AboutAdult) -> list[_Cut]:
    """What to leave out of a line, in order of place."""
    cuts: list[_Cut] = []
    for draft in line.people:
        if not draft.plural and is_young(draft, about):
            cut = _cut(line, draft)
            if cut is not None and (not cuts or cuts[-1].end <= cut.start):
                cuts.append(cut)
    return cuts


def _cut(line: Line, draft: Draft) -> _Cut | None:
    """From a child's name to the end of the age said aside."""
    base, folded = line.sentence.start, line.folded
    start = end = min(draft.end - base, len(folded))
    plain = b""
    told = line.text[draft.start : draft.end]
    if draft.names and told in draft.names:
        start, plain = draft.at, _PLAIN.get(draft.sex, b"the child")
    else:
        name = next((one for one in draft.names if line.text.startswith(f" {one}", draft.end)), None)
        end += len(name) + 1 if name else 0
    aside = _ASIDE.match(folded, end)
    end = aside.end() if aside else end
    return _Cut(start, end, plain) if end > start else None
