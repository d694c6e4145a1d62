"""What the record says of the adult and the family as a whole: answers and mentions come in, known facts go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from adapter.facts import Evidence
from adapter.families import Child, Known, SignSeen
from adapter.household.denials import denials
from adapter.household.relations import OWN_KIN
from adapter.household.sightings import OF_TODAY, is_old
from adapter.household.unborn import is_over
from adapter.records import AnswerSeen, Extract, Mention, Reading
from adapter.words import MET_HERE, Answer, Asked, Basis, Kin, MentionKind, Sign, When, Whose

ALONE = re.compile(
    r"\balone\b|\bby (?:him|her|my|them)sel(?:f|ves)\b|\bon (?:his|her|my|their) own\b"
    r"|\b(?:sole|lone|only) occupant\b|\bno other occupants\b|\bsingle[- ]person household\b|\blives? solo\b"
    r"|^(?:household|occupants|who lives).*\bjust (?:me|him|her|self|myself)\b",
    re.IGNORECASE,
)
THE_COUPLE = re.compile(
    r"\b(?:just|only) the two of (?:them|us)\b|\b(?:just|only) (?:me|him|her|he|she|i) and (?:the|my|his|her)\b",
    re.IGNORECASE,
)
"""`Lives with his wife, just the two of them`: two grown-ups and nobody else."""
OF_THE_OTHER = {
    "female": re.compile(r"\b(?:himself|his)\b", re.IGNORECASE),
    "male": re.compile(r"\b(?:herself|her)\b", re.IGNORECASE),
}
"""`On his own in the house`, in a woman's record: somebody else is alone."""
SECTION = re.compile(
    r"\W*(?:the )?(?:(?:family|baby|home|parenting|household) (?:and|&) )?(?:child(?:ren|care)?|depend[ae]nts?)\b"
    r"|\W*(?:the )?baby (?:and|&) (?:family|home|siblings)\b",
    re.IGNORECASE,
)
"""The heading of a part of a report that is there for the answer: filled in with words of a child, it was answered."""
COUNTED = re.compile(
    r"(?<!\bthe )(?<!\bher )(?<!\bhis )(?<!\bmy )(?<!\bour )(?<!\btheir )(?<!\bthese )(?<!\bthose )(?<!\bother )"
    r"\b(?:one|two|three|four|five|six|seven|[1-7]) (?:(?:young|small|little|dependent|minor|own|school-age|teenage) )?"
    r"(?:grand)?(?:child|children|kids|sons?|daughters?|boys?|girls?)\b(?!['’])",
    re.IGNORECASE,
)
"""`Has two children`; `the two children` speaks of ones told of before."""
LISTED = re.compile(r"(?:'s)? ?(?:are|:|-)? ?[A-Z][a-z]+\b")
"""What follows `Boys` or `Children` at the head of a sentence that lists them."""
PUT = re.compile(
    r"(?:^|[.;!?(] ?)\W*(?:(?:on|re) )?(?:the |our |my )?(?:(?:any|dependent|own|minor) )?"
    r"(?:child(?:ren)?(?:'?s)?|kids|depend[ae]nts?|under[- ]?18'?s?|care of (?:a )?child(?:ren)?|household|home form)"
    r"(?: (?:question|section|box|bit|part|outcome|y ?/ ?n|under 18|for the form|asked|updated|present|at home))*"
    r"(?: ?\?)? ?[:?-]"
    r"|\bask(?:ed|ing)?\b[^.;]{0,40}"
    r"\b(?:kids?|child(?:ren)?|under[- ]?18s?|little ones|boys|girls|who(?: else)? lives)\b",
    re.IGNORECASE,
)
"""The question as whoever filled the form in has it: `Children question: two`, `Dependent children Y/N: Y, Beth`."""
SETTLED = (
    "family.said_children",
    "adult.at_risk",
    "adult.lives_alone",
    "adult.pregnant",
    "adult.has_unpaid_carer",
    "adult.needs_care",
    "adult.cannot_care_for_child",
)
ASKED_RANK = {Asked.NOT_ASKED: 0, Asked.ASKED: 1, Asked.DECLINED: 2}


@dataclass(frozen=True, slots=True)
class Said:
    """Everything said of children as a whole, on both sides."""

    known: Mapping[str, Known]
    none: tuple[Evidence, ...]
    """Words by which there are no children."""
    some: tuple[Evidence, ...]
    """Answers by which there are, here or elsewhere."""
    alone: tuple[Evidence, ...]
    the_couple: tuple[Evidence, ...]
    """Words by which two grown-ups live here, and nobody besides."""
    none_here: tuple[Evidence, ...]
    """Answers by which no child lives in the home, wherever there may be one."""
    some_here: tuple[Evidence, ...]
    no_others: tuple[Evidence, ...] = ()
    """Words by which there are none besides those told of."""
    flagged: tuple[Evidence, ...] = ()
    """Codes by which there is a child somebody worries about: not the words of a note, which only hint."""
    section: tuple[Evidence, ...] = ()
    """What stands of a child under a heading about children."""
    declined: tuple[Evidence, ...] = ()
    """Words by which somebody was asked and would rather not say."""
    denied: bool = False
    """Somebody wrote in words that there are none: a hint does not outweigh that, as it does a ticked box."""
    counted: tuple[Evidence, ...] = ()
    """Words that say how many children there are, or list them: whoever wrote them had the answer."""
    home_told: tuple[Evidence, ...] = ()
    """Words of where, or with whom, the adult lives, which leave no room for a child of an old person."""


def said_of_children(extract: Extract, reading: Reading) -> Said:
    """The boxes and the plain statements, before any child is looked at."""
    answers = [one for one in extract.answers if one.when is not When.PAST and not _was_pregnant(one, extract)]
    denied = [one for one in reading.mentions if _holds(one, extract) and one.kind is MentionKind.NO_CHILDREN]
    none = denials(denied, extract)
    alone = [one for one in reading.mentions if _holds(one, extract) and _alone(one, extract.adult.gender)]
    known = {name: _known(name, answers) for name in SETTLED if any(one.fact == name for one in answers)}
    if alone and "adult.lives_alone" not in known:
        known["adult.lives_alone"] = Known(Answer.PRESENT, _quotes(alone))
    return Said(
        known=known,
        none=(*_answered(answers, "family.said_children", Answer.ABSENT), *none.whole),
        some=_answered(answers, "family.said_children", Answer.PRESENT),
        alone=(*_alone_answers(known), *_quotes(alone)),
        the_couple=_quotes(one for one in reading.mentions if _holds(one, extract) and _the_couple(one)),
        none_here=(*_answered(answers, "family.children_in_household", Answer.ABSENT), *none.here),
        no_others=none.others,
        some_here=_answered(answers, "family.children_in_household", Answer.PRESENT),
        flagged=_answered(answers, "family.signs", Sign.CHILDREN_HINTED),
        section=_quotes(one for one in reading.mentions if _in_a_section(one, extract)),
        declined=(
            *_answered(answers, "family.asked", Asked.DECLINED),
            *_quotes(one for one in reading.mentions if _declines(one, extract)),
        ),
        counted=_quotes(one for one in reading.mentions if _counts_them(one, extract)),
        denied=bool(none.whole or none.here),
        home_told=_quotes(one for one in reading.mentions if _tells_the_home(one, extract)),
    )


def unsettling(said: Said, children: Iterable[Child], signs: Sequence[SignSeen], *, old: bool) -> tuple[Evidence, ...]:
    """Hints of a child nobody names, a cot by the bed or the school run, that weigh against what was answered.

    `old`: the adult is past having children; a high chair in the kitchen of somebody who lives alone, or who answered
    that there are none, is a visitor's. Of somebody who works with children, and answered, it is the work's.
    """
    answered = bool(said.none or said.none_here)
    a_visitors = old and (answered or bool(said.alone)) and not said.flagged
    the_works = answered and any(seen.sign is Sign.WORKS_WITH_CHILDREN for seen in signs)
    if said.denied or a_visitors or the_works or any(not child.unborn for child in children):
        return ()
    return tuple(words for seen in signs if seen.sign is Sign.CHILDREN_HINTED for words in seen.evidence)


def asked(extract: Extract, said: Said, children: Sequence[Child]) -> tuple[Asked, tuple[Evidence, ...]]:
    """Whether the question was put: a box, a plain statement, or a child said to live here answers it."""
    found: dict[Asked, list[Evidence]] = {}
    for one in extract.answers:
        if one.fact == "family.asked" and one.value in tuple(Asked):
            found.setdefault(Asked(one.value), []).append(one.evidence)
    settled = [*said.none, *said.no_others, *said.some, *said.none_here, *said.some_here, *said.section, *said.counted]
    settled += [row.evidence for row in extract.people if row.listed_at_risk is not Answer.UNKNOWN]
    settled += [words for child in children if _stated_here(child) for words in child.because.get("lives_here", ())]
    settled += _all_elsewhere(children)
    if settled:
        found.setdefault(Asked.ASKED, []).extend(settled)
    elif said.declined:
        found.setdefault(Asked.DECLINED, []).extend(said.declined)
    best = max(found, key=lambda word: ASKED_RANK[word], default=Asked.NOT_ASKED)
    return best, tuple(dict.fromkeys(found.get(best, ())))


def in_household(
    said: Said,
    children: Iterable[Child],
    signs: Sequence[SignSeen],
    *,
    old: bool = False,
    visits: tuple[Evidence, ...] = (),
) -> tuple[Answer, tuple[Evidence, ...]]:
    """Whether a born child lives here: one who does settles it; only words can say that none does.

    `visits`: the words about grandchildren who only come to see the adult.
    """
    born = [child for child in children if not child.unborn]
    here = [child for child in born if child.lives_here is Answer.PRESENT]
    if here:
        return Answer.PRESENT, tuple(
            words for child in here for words in child.because.get("lives_here", child.evidence)
        )
    denied = (*said.none, *said.none_here, *said.no_others, *said.alone, *(said.home_told if old else ()))
    left_open = not (born or old or said.none or said.none_here or said.no_others)
    spoken_of = left_open and any(seen.sign is Sign.CHILDREN_SPOKEN_OF for seen in signs)
    if any(child.lives_here is Answer.UNKNOWN for child in born) or unsettling(said, born, signs, old=old) or spoken_of:
        return Answer.UNKNOWN, ()
    if elsewhere := _all_elsewhere(born, and_seen=False):
        return Answer.ABSENT, elsewhere
    all_away = bool(born) and all(child.lives_here is Answer.ABSENT for child in born)
    if old and all_away and not said.declined:  # grandchildren who visit
        return Answer.ABSENT, tuple(
            words for child in born for words in child.because.get("lives_here", child.evidence)
        )
    if old and visits and not (born or denied or said.declined or said.some or said.some_here):
        return Answer.ABSENT, visits
    if said.some_here and not born:
        return Answer.PRESENT, said.some_here
    return (Answer.ABSENT, denied) if denied else (Answer.UNKNOWN, ())


def _all_elsewhere(children: Iterable[Child], *, and_seen: bool = True) -> tuple[Evidence, ...]:
    """The words by which every child of the adult's own lives elsewhere.

    `and_seen`: and is seen; then nobody left the question open, where a child adopted years ago may not be the last.
    """
    born = [child for child in children if not child.unborn]
    away = [child for child in born if child.lives_here is Answer.ABSENT and child.basis is Basis.STATED]
    seen = [child for child in away if child.kin in OWN_KIN and (child.contact is Answer.PRESENT or not and_seen)]
    words = tuple(words for child in seen for words in child.because.get("lives_here", ()))
    return words if born and len(seen) == len(born) else ()


def _was_pregnant(answer: AnswerSeen, extract: Extract) -> bool:
    return answer.fact == "adult.pregnant" and answer.value == Answer.PRESENT and is_over(answer, extract)


def _stated_here(child: Child) -> bool:
    met = child.relationship == MET_HERE  # found by whoever called, and asked about by nobody
    return child.lives_here is Answer.PRESENT and child.basis is Basis.STATED and not (child.unborn or met)


def _known(name: str, answers: Iterable[AnswerSeen]) -> Known:
    """Present goes before absent, absent before unknown: what one form does not know another may."""
    seen = [one for one in answers if one.fact == name]
    for value in (Answer.PRESENT, Answer.ABSENT):
        words = _words(one for one in seen if one.value == value)
        if words:
            return Known(value, words)
    return Known(Answer.UNKNOWN, _words(seen))


def _answered(answers: Iterable[AnswerSeen], fact: str, value: Answer | Asked | Sign) -> tuple[Evidence, ...]:
    return _words(one for one in answers if one.fact == fact and one.value == value)


def _holds(mention: Mention, extract: Extract) -> bool:
    """Said of today. A denial is a statement, whichever way the reader marks its no."""
    of_today = (*OF_TODAY, "negated") if mention.kind is MentionKind.NO_CHILDREN else OF_TODAY
    return mention.assertion in of_today and mention.when is not When.PAST and not is_old(mention, extract)


def _declines(mention: Mention, extract: Extract) -> bool:
    refused = mention.kind is MentionKind.SIGN and mention.sign is Sign.DECLINED_TO_SAY
    return refused and mention.when is not When.PAST and not is_old(mention, extract)


def _in_a_section(mention: Mention, extract: Extract) -> bool:
    heading = mention.evidence.question
    return mention.kind is MentionKind.CHILD and bool(SECTION.match(heading or "")) and _holds(mention, extract)


def _counts_them(mention: Mention, extract: Extract) -> bool:
    """`Has two children, Ella and Gwil`, `Boys Wilf, 8, and Barnaby, 12.`"""
    theirs = mention.kin in OWN_KIN or mention.lives_here is Answer.PRESENT
    told = mention.kind is MentionKind.CHILD and mention.whose is not Whose.OTHER and mention.kin is not Kin.SIBLING
    if not (theirs and told and _holds(mention, extract)):
        return False
    before, word, after = mention.evidence.quote.partition(mention.text)
    lists = not before and bool(word) and not mention.names and bool(LISTED.match(after))
    return lists or bool(COUNTED.search(mention.evidence.quote) or PUT.search(mention.evidence.quote))


def _tells_the_home(mention: Mention, extract: Extract) -> bool:
    return mention.kind is MentionKind.RESIDENCE and not mention.names and _holds(mention, extract)


def _alone(mention: Mention, gender: str | None) -> bool:
    if mention.kind is not MentionKind.RESIDENCE or mention.names or not ALONE.search(mention.text):
        return False
    other = OF_THE_OTHER.get(gender or "")
    return other is None or not other.search(mention.text)


def _the_couple(mention: Mention) -> bool:
    return mention.kind is MentionKind.RESIDENCE and not mention.names and bool(THE_COUPLE.search(mention.text))


def _alone_answers(known: Mapping[str, Known]) -> tuple[Evidence, ...]:
    box = known.get("adult.lives_alone")
    return box.evidence if box is not None and box.value == Answer.PRESENT else ()


def _words(answers: Iterable[AnswerSeen]) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one in answers)


def _quotes(mentions: Iterable[Mention]) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one in mentions)
