"""Use told on: a line that names a drug or a drink comes in; where the next words tell of its use, that goes out.

`Crack came up. She is spending £60 a day on it.`, `the cider. How much? - Eight cans a day.`
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Line
from adapter.reading.lexicon import Cue, FactorEntry
from adapter.reading.predicates import Predicate
from adapter.reading.scan import Hit
from adapter.reading.text import fold
from adapter.words import Factor

_NAMED = {
    Cue.DRUG_NAMED: (Factor.DRUGS, Predicate.USES_ON),
    Cue.MEDICINE_NAMED: (Factor.DRUGS, Predicate.USES_TOO_MUCH),
    Cue.DRINK_NAMED: (Factor.ALCOHOL, Predicate.USES_ON),
}
_ENTRIES = {factor: FactorEntry(factor=factor, patterns=("told on",)) for factor in (Factor.DRUGS, Factor.ALCOHOL)}
_ONE = re.compile(
    rb"(?:^|\W)(?:one|an?|1|a single|half an?|the odd) (?:(?:small |single )?(?:glass|pint|can) of )?(?:[a-z]+ )?$"
)
_AFTER = 260
_CLAUSES = 3
_ENDS = re.compile(rb"[.!\n;]+\s*|,\s+|\s-+\s")
_ASKED = re.compile(rb"[^.!?\n]*\?\s*")


def used_as_told_on(line: Line) -> list[Hit]:
    """The substances a line names whose use the clauses right after them tell of."""
    if _NAMED.keys().isdisjoint(line.hits.cue):
        return []
    named = [(hit, *_NAMED[cue]) for cue in _NAMED for hit in line.hits.cue.get(cue, ())]
    return [
        Hit(hit.start, hit.end, "factor", _ENTRIES[factor], False, b"", hit.start)
        for hit, factor, use in named
        if _is_used(line, hit, use)
    ]


def _is_one(line: Line, hit: Hit) -> bool:
    """`One beer a day`, where `a vodka a day` and `one bottle of wine a night` tell of more."""
    weak = line.folded.startswith((b"beer", b"wine", b"cider", b"lager"), hit.start)
    return weak and _ONE.search(line.folded[: hit.start]) is not None


def _is_used(line: Line, hit: Hit, use: Predicate) -> bool:
    at = line.sentence.start + hit.end
    told = fold(line.text[at : at + _AFTER])
    if line.turn(Predicate.ANOTHER_TOPIC).search(line.folded) or _is_one(line, hit):
        return False
    clauses = [one for one in _ENDS.split(_ASKED.sub(b". ", told)) if len(one) > 1]
    for clause in clauses[:_CLAUSES]:
        if line.turn(Predicate.NOT_USED).search(clause) or line.turn(Predicate.ANOTHER_TOPIC).search(clause):
            return False
        if line.turn(use).search(clause) and not (b"week" in clause and hit.entry.cue == Cue.DRINK_NAMED):
            return not line.turn(Predicate.NOT_USED).search(line.folded[hit.end :])
    return False
