"""Doers: a line and words of help in it come in; the children who are the ones that give it go out.

The subject of the words decides, or whom `by` names: with the adult as their subject they are ordinary bringing up.
"""

from __future__ import annotations

import re
from itertools import pairwise

from adapter.reading.childs_record import QUOTED
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.home_of_whom import by_pronoun
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Kin

_YOUNGEST_HELPER = 5
_NEAR = 110
_NAMES_WHO = re.compile(rb" (?:by|is|are|(?:falls?|goes?|belongs?|left|down) to|rests? with)$")
"""After these words of help stands who gives it."""
_SAID = 20
_CLOSE_BY = 40
_LONGEST_NAME = 24
_IS_WHOSE = re.compile(
    rb" (?:is|are|(?:falls?|goes?|belongs?|left|down) to|rests? with) (?:(?:my|her|his|our|their|the) )?$"
)
_ASIDE = re.compile(rb"\([^()]*\)")
"""`Bethan does his shower (he'll only have her), shaves him`: the aside has a subject of its own."""
_NAME_BEFORE = re.compile(r"(?<![\w'])([A-Z][a-z]{2,})\s$")
_OWN = re.compile(rb"(?:(?:her|his|their|my|our|own|both|little|young|two|eldest|youngest) )+$")
_SUBJECT = re.compile(rb"\b(?:she|he|they|who|which|that|i|we)\b")


def helpers(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """The children who do it: the subject before the words, or named after `by` or `with`."""
    if about.is_child:
        return []
    ahead = line.folded[max(0, hit.start - _NEAR) : hit.start]
    asked = line.turn(Turn.ASKED_WHETHER).search(ahead) and not line.turn(Turn.ASKED_AND_YES).search(line.folded)
    if line.turn(Turn.DOES_NOT).search(ahead) or asked or _of_somebody_named(line, hit):
        return []
    children = [draft for draft in line.people if draft.is_child and could_help(draft, about)]
    if _denied(line, hit, children) or _goes_on_for(line, hit, children):
        return []
    by = [draft for draft in children if 0 <= draft.at - hit.end <= 24 and _is_named_after(line, hit, draft)]
    if by or _NAMES_WHO.search(line.folded[hit.start : hit.end]):
        return by
    speaker = _quoted(line, hit, children)
    if speaker:
        return [speaker]
    before = [
        draft
        for draft in line.people
        if _said_before(line, hit, draft) and hit.start - draft.end + line.sentence.start <= _NEAR
        if not _is_done_to(line, hit, draft)
    ]
    if before:
        last = _subject(line, before, hit)
        if last is not None and last.plural and line.folded[hit.start : hit.end].split()[0].endswith(b"ing"):
            return []  # `active with his grandchildren, doing the shopping`: who does it is not said
        return [last] if last is not None and last.is_child and could_help(last, about) and not last.died else []
    if line.turn(Turn.OTHER_SUBJECT).search(line.folded[: hit.start]):
        return []
    meant = by_pronoun(line, hit.start, recent, about, does=True) or _child_of_whom(line, hit, recent)
    # `She minds him`, after a name alone: whether `she` is the child or the grandmother nobody can tell.
    return [draft for draft in meant if could_help(draft, about) and (draft.sex or draft.plural)]


def leaned_on(line: Line, hit: Hit, about: AboutAdult) -> list[Draft]:
    """`Relies on his daughter Zoe, 13`: the words hold the child themselves."""
    if about.is_child or has_cue(line, Cue.NEGATED, hit.start, hit.end):
        return []
    within = [draft for draft in line.people if hit.start < draft.at < hit.end]
    return [draft for draft in within if draft.is_child and could_help(draft, about)]


def minding_another(line: Line, about: AboutAdult) -> list[tuple[Draft, Draft]]:
    """`Isla walks Finn home`, `Dara has been giving Simi her tea`: a child who sees to another, and that other."""
    children = [draft for draft in line.people if draft.is_child and not draft.plural and draft.names]
    found = []
    for doer, other in pairwise(children):
        between = line.folded[doer.end - line.sentence.start : other.at]
        deed = line.turn(Turn.OBJECT_OF_A_DEED).search(between)
        elder = doer.low is None or other.high is None or doer.low > other.high
        if deed and elder and len(between) <= _CLOSE_BY and could_help(doer, about) and not _is_object(line, doer):
            found.append((doer, other))
    return found


def _is_object(line: Line, draft: Draft) -> bool:
    return bool(line.turn(Turn.OBJECT_OF_A_DEED).search(line.folded[max(0, draft.at - _NEAR) : draft.at]))


def could_help(draft: Draft, about: AboutAdult) -> bool:
    """Born, not grown, not a baby; whose age nobody says may help, but not a sister or an old person's daughter."""
    of_age = draft.low is not None and draft.low >= OF_AGE
    too_young = draft.high is not None and draft.high < _YOUNGEST_HELPER
    unsaid = draft.low is None and not (draft.minor or draft.staged) and not _told_young(draft.refers_to)
    grown = draft.grown or (unsaid and (draft.kin == Kin.SIBLING or (about.old and draft.kin == Kin.OFFSPRING)))
    return draft.kin != Kin.UNBORN and not (grown or of_age or too_young)


def _told_young(before: Draft | None) -> bool:
    """`His sister Bethan is 17. Bethan does his shower.`: how old she is stands elsewhere, in words or in a row."""
    return before is not None and before.high is not None and _YOUNGEST_HELPER <= before.high < OF_AGE


def _denied(line: Line, hit: Hit, children: list[Draft]) -> bool:
    """`No carers, and Mia does it all` denies nothing that Mia does; `nor does Mia help` does."""
    if not has_cue(line, Cue.NEGATED, hit.start, hit.end):
        return False
    doer = next((draft for draft in reversed(children) if draft.end - line.sentence.start <= hit.start), None)
    denials = [one for one in line.hits.cue.get(Cue.NEGATED, ()) if one.start < hit.end]
    if doer is None or not denials:
        return True
    return any(
        one.start >= doer.at or line.turn(Turn.DENIES_EACH).search(line.folded[one.end : doer.at]) for one in denials
    )


def _is_done_to(line: Line, hit: Hit, draft: Draft) -> bool:
    """`Gets her brother to school, does tea`; `he takes Tom to breakfast club, does dinner`."""
    if any(one.start < draft.at < one.end for one in line.hits.care):
        return True
    if draft.is_child and _is_object(line, draft) and _somebody_earlier(line, draft):
        return True  # `Tom picks Amy up, does her tea`, `his wife gets Amy up and does the washing`
    goes_on = b" who " in line.folded[draft.at : hit.start] or b" and he " in line.folded[draft.at : hit.start]
    return draft.is_child and not goes_on and bool(line.turn(Turn.DONE_TO).search(line.folded[: draft.at]))


def _goes_on_for(line: Line, hit: Hit, children: list[Draft]) -> bool:
    """`She gives her daughter her insulin and sits up with her`: who gives it sits up, and nobody else is named."""
    said = [one for one in children if _said_before(line, hit, one)]
    if not said:
        return False
    between = line.folded[said[-1].end - line.sentence.start : hit.start]
    before = _OWN.sub(b"", line.folded[: said[-1].at])
    return b" and " in between and not _SUBJECT.search(between) and bool(line.turn(Turn.DONE_TO).search(before))


def _somebody_earlier(line: Line, draft: Draft) -> bool:
    return any(not other.plural and other.end < draft.start for other in line.people)


def _of_somebody_named(line: Line, hit: Hit) -> bool:
    """`Kelly kept her safe`: a name nobody knows stands before the words, and she is the one who does it."""
    start = line.sentence.start + hit.start
    named = _NAME_BEFORE.search(line.text, max(line.sentence.start, start - _LONGEST_NAME), start)
    if named is None or named.start(1) == line.sentence.start:
        return False
    return not any(draft.start <= named.start(1) < draft.end or named.group(1) in draft.names for draft in line.people)


def _said_before(line: Line, hit: Hit, draft: Draft) -> bool:
    """`Megan cooks, she is in Year 9`: the name stands first, and the words that make her a child come last."""
    return draft.at < hit.start or any(fold(name) in line.folded[: hit.start] for name in draft.names)


def _is_named_after(line: Line, hit: Hit, child: Draft) -> bool:
    """`Pushed by her son, 12`; `young carer: Jake`."""
    between = line.folded[hit.start : child.at]
    if line.folded.startswith(b"'s", child.end - line.sentence.start):
        return False  # `the cooking is her son's hobby`
    return bool(
        line.turn(Turn.DONE_BY).search(between) or line.turn(Turn.CARER_IS).search(between) or _IS_WHOSE.search(between)
    )


def _quoted(line: Line, hit: Hit, children: list[Draft]) -> Draft | None:
    """`"I always talk for mum," said Amina, aged 10`: the child who is quoted does it."""
    quote = next((one for one in QUOTED.finditer(line.folded) if one.start() < hit.start < one.end()), None)
    if quote is None or not line.turn(Turn.I_DO).search(line.folded[quote.start() : hit.start]):
        return None
    for child in children:
        end = child.end - line.sentence.start
        between = line.folded[quote.end() : child.at] if child.at >= quote.end() else line.folded[end : quote.start()]
        said = between.strip() or line.folded[end : end + _SAID]
        if line.turn(Turn.SAID_BY).search(between) or line.turn(Turn.SAID_THIS).search(said):
            return child
    return None


def _child_of_whom(line: Line, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """`Ella is 13. She checks mum's breathing.`: who does it for a mother is her child, whatever the adult's sex."""
    if not line.turn(Turn.FOR_A_PARENT).search(line.folded[hit.start : hit.end]):
        return []
    words = line.turn(Turn.PRONOUN).findall(line.folded[: hit.start])
    sex = "female" if words and line.turn(Turn.SHE).fullmatch(words[-1]) else "male"
    return [draft for draft in recent if words and draft.is_child and draft.sex == sex][-1:]


def _subject(line: Line, before: list[Draft], hit: Hit) -> Draft | None:
    """The nearest person before the verb that is not an object: `she helps her son wash` has no child doing it."""
    for draft in reversed(before):
        between = _ASIDE.sub(b" ", line.folded[draft.end - line.sentence.start : hit.start])
        lead = line.folded[max(0, draft.at - 24) : draft.at]
        adult = draft.kin in (Kin.PARENT, Kin.PARTNER, Kin.ADULT)
        if adult and between.strip() and line.turn(Turn.OBJECT_OF).search(lead):
            continue
        if adult and line.turn(Turn.OWNED).search(between):
            continue  # `warms his dad's soup and ...`
        if line.turn(Turn.OTHER_SUBJECT).search(between):
            return None
        pronoun = line.turn(Turn.PRONOUN_SUBJECT).search(between)
        return None if pronoun and not _same(line, pronoun.group(), draft) else draft
    return None


def _same(line: Line, pronoun: bytes, draft: Draft) -> bool:
    if line.turn(Turn.SHE).fullmatch(pronoun):
        return draft.sex in ("", "female")
    if line.turn(Turn.HE).fullmatch(pronoun):
        return draft.sex in ("", "male")
    return draft.plural or not line.turn(Turn.THEY).fullmatch(pronoun)
