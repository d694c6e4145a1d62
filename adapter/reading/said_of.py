"""Of whom a statement is: a line, somebody before a term and the term come in; who it is said of goes out.

`Her brother lives with her and drinks` is of the brother, `she lives with her brother and drinks` of her, and `the man
upstairs drinks` of nobody here.
"""

from __future__ import annotations

from collections.abc import Iterable

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.predicates import Predicate
from adapter.reading.scan import Hit
from adapter.reading.text import clause_of
from adapter.reading.turns import Turn
from adapter.words import Factor, Kin

GAP = 70
_FAR = 40
_LED_BY = 10
_BEFALLS = frozenset({Factor.DOMESTIC_ABUSE, Factor.BEREAVEMENT, Factor.HOME_CONDITIONS})
_ELSEWHERE = frozenset({Kin.SIBLING, Kin.NIECE_OR_NEPHEW, Kin.ADULT, Kin.OTHER_CHILD})
_NAMES_ONE = frozenset({Factor.DOMESTIC_ABUSE, Factor.EXPLOITATION})
"""What somebody else does to the adult: `the man upstairs takes her money`."""


def is_of_a_stranger(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`The woman next door has COPD`, `another resident self-harms`."""
    opened = hit.start + line.folded[hit.start : hit.end].find(b" ") + 1
    strangers = line.turn(Predicate.STRANGER).spans(line.folded[:opened])
    if not strangers or line.hits.cue.get(Cue.LIVES_WITH):
        return False
    at = strangers[-1][1]
    words = _without_a_name(line, at, line.folded[at : max(at, hit.start)]).strip()
    of_them = line.turn(Predicate.OF_THEM).fullmatch(words) if words else False
    acts = not words and line.turn(Predicate.ACTS).search(line.folded[hit.start : hit.end])
    if len(words) > _FAR or not (of_them or acts):
        return False
    told = line.folded[at : hit.end]
    to_ours = line.turn(Predicate.DONE_TO_OURS).search(told) or _is_named_in(told, about.names)
    return not (hit.entry.factor in _NAMES_ONE and to_ours)


def befalls_another(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`Her sister lost her husband`, `her friend has no heating`: what is listed under the adult befell another."""
    factor = hit.entry.factor
    if factor not in _BEFALLS or line.hits.cue.get(Cue.LIVES_WITH):
        return False
    at = _one_elsewhere(line, hit, about)
    if at is None:
        return False
    between = _without_a_name(line, at, line.folded[at : hit.start])
    if factor == Factor.HOME_CONDITIONS:
        return bool(line.turn(Predicate.HAS_A_HOME).search(between))
    words = between.strip()
    acts = not words and line.turn(Predicate.ACTS).search(line.folded[hit.start : hit.end])
    if not (acts or (words and line.turn(Predicate.OF_THEM).fullmatch(words))):
        return False
    if factor == Factor.BEREAVEMENT:
        return not line.turn(Predicate.IS_DEAD).search(line.folded[hit.start : hit.end])
    return bool(line.turn(Predicate.SUFFERS).search(line.folded[at:]))


def _one_elsewhere(line: Line, hit: Hit, about: AboutAdult) -> int | None:
    """Where a sister, a friend or a stranger ends, with whom the sentence begins."""
    others = [one for one in line.people if one.at < hit.start and is_subject(line, one)]
    if others:
        abused = hit.entry.factor == Factor.DOMESTIC_ABUSE and not about.is_child
        apart = others[0].kin in _ELSEWHERE or (abused and _is_adults_own_parent(line, others[0]))
        return others[0].end - line.sentence.start if apart else None
    strangers = line.turn(Predicate.STRANGER).spans(line.folded[: hit.start])
    return strangers[-1][1] if strangers else None


def _is_adults_own_parent(line: Line, person: Draft) -> bool:
    """`Her mum suffered it years ago`; where a child stands by, `his mum` may be the adult herself."""
    if person.kin != Kin.PARENT or any(one.is_child for one in line.people):
        return False
    return bool(line.turn(Predicate.OWN_PARENT).search(line.folded[max(0, person.at - _LED_BY) : person.at]))


def _without_a_name(line: Line, at: int, between: bytes) -> bytes:
    """`Her mate Dave drinks`: a word with a capital, right after somebody, is what they are called."""
    start = line.sentence.start + at
    named = between.startswith(b" ") and line.text[start + 1 : start + 2].isupper()
    left = b" " + between[1:].partition(b" ")[2] if named else between
    place = line.turn(Predicate.OF_A_PLACE).search(left)
    return left[place.end() :] if place else left


def _objects_left_out(line: Line, between: bytes, hit: Hit) -> bytes:
    """The words between somebody and what is said of them, without `with her` before an `and`."""
    verb = line.turn(Predicate.ACTS).search(line.folded[hit.start : hit.end]) is not None
    begins = between + (b"has" if verb else b"")
    for start, end in line.turn(Predicate.OBJECT).spans(begins):
        between = between[:start] + b" " * (min(end, len(between)) - start) + between[end:]
    return between


def _goes_on_with_the_subject(line: Line, person: Draft, between: bytes, hit: Hit) -> bool:
    """`She lives with her brother and drinks`: what follows `and` is said of whoever the sentence is about."""
    if line.turn(Turn.SAME_SUBJECT).search(between):
        return True
    begins = line.folded[line.clauses[clause_of(line.clauses, person.at)] : person.at]
    then = line.turn(Predicate.BEGINS_ALONE).search(begins) and line.turn(Predicate.AND_THEN).search(between)
    acts = line.turn(Predicate.ACTS).search(line.folded[hit.start : hit.end])
    return bool(then and (acts or not between.rstrip().endswith(b"and")))


def _is_set_aside(line: Line, person: Draft, hit: Hit) -> bool:
    """`Chantelle, who lives with her sister, drinks`: the sister stands within words about somebody else."""
    after = line.folded[person.end - line.sentence.start : hit.end]
    return bool(
        line.turn(Predicate.ASIDE_BEGINS).search(line.folded[: person.at])
        and line.turn(Predicate.ASIDE_ENDS).search(after)
    )


def _is_named_in(words: bytes, names: Iterable[str]) -> bool:
    """`Her sister says Chantelle drinks`."""
    return any(name.encode() in words for name in names)


def _head_of(line: Line, near: list[Draft], before: Draft) -> Draft | None:
    """Whoever the sentence began with, where no `she` or `I` came in before `before`."""
    head = next((one for one in near if one.at < before.at and is_subject(line, one)), None)
    if head is None:
        return None
    between = line.folded[head.end - line.sentence.start : before.at]
    return None if line.turn(Turn.STANDS_ALONE).search(between) else head


def begun(line: Line, hit: Hit) -> int:
    """Where the first word of a term ends, which may be its `with` or `has`; the start where it is one word."""
    return hit.start + line.folded[hit.start : hit.end].find(b" ") + 1


def subject_before(line: Line, hit: Hit, names: frozenset[str] = frozenset()) -> Draft | None:
    """The subject before it in its clause, unless `she` or `I` came between."""
    near = [one for one in line.people if not one.implied and one.at < hit.start and hit.start - one.at <= GAP]
    clause = clause_of(line.clauses, hit.start) if near else 0
    last = next((one for one in reversed(near) if clause_of(line.clauses, one.at) == clause), None)
    if last is None and near and _goes_on(line, clause):
        last = near[-1] if is_subject(line, near[-1]) else None  # `my father is in hospital and was diagnosed`
    if last is None:
        return None
    between = line.folded[last.end - line.sentence.start : hit.start]
    said = line.folded[last.end - line.sentence.start : begun(line, hit)]
    set_off = line.turn(Turn.APPOSITION).search(said) if b"," in between or b"(" in between else None
    if set_off and set_off.start() == 0 and is_subject(line, last):
        return last  # `my two boys, grown up and on their own now, have had ...`
    if _is_set_aside(line, last, hit):
        return _head_of(line, near, last)
    if _is_named_in(between, names):
        return None
    between = _objects_left_out(line, between, hit)
    owned = line.turn(Turn.OWNED).search(between)
    if (not owned or is_mourned(line, last)) and line.turn(Turn.SUBJECT).search(between):
        return None
    if line.turn(Turn.DOER).search(line.folded[: last.at]):
        return None  # `brought in by her sister for psychosis`
    if _goes_on_with_the_subject(line, last, between, hit) and not is_subject(line, last):
        return _head_of(line, near, last)  # `he was estranged from his sons and had been drinking`
    return None if last.is_child and line.turn(Turn.NEW_FACT).search(between) else last


def _goes_on(line: Line, clause: int) -> bool:
    """A clause that has no subject of its own."""
    found = line.turn(Turn.SAME_SUBJECT).search(line.folded[line.clauses[clause] :])
    return found is not None and found.start() == 0


def is_subject(line: Line, person: Draft) -> bool:
    """`My father is ...`, and not `she lives with my father`."""
    begins = line.clauses[clause_of(line.clauses, person.at)]
    return bool(line.turn(Turn.ONLY_LED_IN).search(line.folded[begins : person.at]))


def is_mourned(line: Line, person: Draft) -> bool:
    """`Lost her mam and her OCD is bad again`: what is told next is of whoever grieves."""
    return any(hit.entry.factor == Factor.BEREAVEMENT and hit.start <= person.at < hit.end for hit in line.hits.factor)
