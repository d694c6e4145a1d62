"""Children told by a count alone: a line and its terms come in; `his two`, `Karen's three` go out as people.

A count is somebody's children where no noun follows it and what is done with it is done with people: `has his two at
weekends`, and not `takes his two at night`. `Rosie's two` is how old Rosie is, unless what stands around it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.ages import Age, number
from adapter.reading.counting import Counting
from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.home_of_whom import set_home
from adapter.reading.leads import lead_of
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.whose_child import CHILD_OF, RELATIVES, whose
from adapter.words import Answer, Kin, Whose

_FIGURE = rb"(two|three|four|five|[2-5])"
_COUNTED = re.compile(
    rb"\b(?:(his|her|their|my|our)|(?!(?:he|she|it|that|there|who|what|where|let|here|one|how)'s)[a-z][a-z-]+(?:'s|s'))"
    rb" (?:(?:own|other|eldest|oldest|youngest|elder|younger) )?" + _FIGURE + rb"(?= |[^\w'/.:-]|[.:] |[.:]?$)"
)
_OF_OTHERS = frozenset({Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.OTHER_CHILD})
_ONE_OF = frozenset({"eldest child", "youngest child"})
_TWIN = "twin"
_OF_THE_ADULT = frozenset({"own", "having", "owner"})
_SMALL_ONES = frozenset({"baby", "toddler"})
_SEXED = frozenset({"son", "daughter"})
_BOY_OR_GIRL = re.compile(rb"boy|girl|lad|lass")
_OF_SEX = {
    "his": ("male", re.compile(r"\b(?<!ex-)(?<!ex )(son|stepson|brother|husband|partner|boyfriend)\b", re.IGNORECASE)),
    "her": (
        "female",
        re.compile(r"\b(?<!ex-)(?<!ex )(daughter|stepdaughter|sister|wife|partner|girlfriend)\b", re.IGNORECASE),
    ),
}
_TOLD_BEFORE = 600
_A_FIGURE = re.compile(rb" " + _FIGURE + rb"\b")
_STILL_AN_AGE = re.compile(
    rb" (?:years?|yrs?|months?|weeks?|already|bless|going|coming|yesterday|he|she|they|i|we|it|you|just|day)\b|[^ ]"
)
_NAME_AND_AGE = re.compile(r"\W*(?:namely |called )?[A-Z][a-z]+(?: who is|,| is|'s|’s)? ?[(,-]? ?(?:aged )?\d{1,2}\b")
_NAMES_OR_AGES = re.compile(
    r",?\s\(?(?:[A-Z][\w'’-]+(?:,\s[A-Z][\w'’-]+)*,?\s(?:and|&)\s[A-Z]|\d{1,2}(?:,\s\d{1,2})*,?\s(?:and|&)\s\d)"
    r"|,?\s(?:are|have|were|both|ring|visit|call)\b"
)
"""`His sister's two, Jack and Emily`, `My daughter's two, 24 and 20`, `Her niece's two are grown`: more than one."""
_NAMED_FIRST = re.compile(r"[A-Z][\w'’-]+\s(?:and|&)\s[A-Z][\w'’-]+,\s(?:my|our|his|her|their|[A-Z][\w-]+['’]s)?\s?$")
_THEIR_OWNER = re.compile(r"\b([A-Z][a-z]+)(?: \([^()]*\))?,? (?:and|with|plus|&) $")
_SUBJECT_ENDS = re.compile(
    rb"(?:^|[.,;:(]|\b(?:and|but|because|cos|that|when|while|says|said|if|where|so|as|then|or))\W*$"
)


def may_be_counted(line: Line) -> bool:
    """Some small count stands in the line."""
    return _A_FIGURE.search(line.folded) is not None


def told_by_a_count(line: Line, people: Sequence[Draft], lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """Somebody's children of whom only the number is said; an age that was that number is none."""
    made = []
    for said in _COUNTED.finditer(line.folded):
        before, after = line.folded[: said.start()], line.folded[said.end() :]
        if _is_known(line, said):
            if line.turn(Counting.COUNT_ACTS).search(after):
                _drop_age(line, said)  # `my eldest two get themselves up`
            continue
        if not line.turn(Counting.COUNT_ENDS).search(after):
            if said.group(1) is None and not _STILL_AN_AGE.match(after):
                _drop_age(line, said)  # `Her son's two flats`
            continue
        if line.turn(Counting.COUNTS_THINGS).search(before + b"_" + after):
            continue
        if said.group(1) is None and not _counts(line, said, about):
            continue
        draft = _draft(line, said, lexicon, about)
        if said.group(1) is not None and not _of_people(line, before, after):
            draft.loose, draft.count = True, None  # a count alone makes nobody
        _drop_age(line, said)
        made.append(draft)
        _settle(line, said, draft)
        _parent_of(line, said, people)
    return made


def _settle(line: Line, said: re.Match[bytes], draft: Draft) -> None:
    before, after = line.folded[: said.start()], line.folded[said.end() :]
    if line.turn(Counting.COUNT_GROWN).search(after):
        draft.grown = True
        draft.why.append("what is said of them is done by somebody grown")
    elif line.turn(Counting.MINDS_PEOPLE).search(before) or line.turn(Counting.MINDED).search(after):
        draft.minor = draft.kin == Kin.OFFSPRING
    elif draft.kin in _OF_OTHERS and line.turn(Counting.A_SHARE).search(after):
        set_home(draft, Answer.ABSENT, "here for a share of the week")
        draft.contact = Answer.PRESENT
    if draft.kin in _OF_OTHERS and line.turn(Counting.HAS_PEOPLE).search(before):
        draft.contact = Answer.PRESENT


def _of_a_relative(draft: Draft, word: str, about: AboutAdult) -> None:
    """`Her son Carl drinks. He has his two at weekends.`: `his` is not the woman whose record it is."""
    sex, relatives = _OF_SEX[word]
    if not about.sex or about.sex == sex:
        return
    told = draft.line.text[max(0, draft.start - _TOLD_BEFORE) : draft.start]
    last = list(relatives.finditer(told))[-1:]
    if last:
        draft.kin, draft.whose, draft.relation = CHILD_OF[RELATIVES[last[0].group(1).casefold()]]


def _parent_of(line: Line, said: re.Match[bytes], people: Sequence[Draft]) -> None:
    """`Her daughter Lindsay's two`: who has children is grown."""
    for parent in people:
        end = parent.end - line.sentence.start
        if end <= said.start() and not line.folded[end : said.start()].strip():
            parent.grown, parent.minor = True, False
            parent.why.append("has children, who are counted")


def without_things(line: Line, people: Sequence[Draft]) -> list[Draft]:
    """Those whose count is no count of pills or carers (`takes his two at night`)."""
    return [one for one in people if not _is_of_things(line, one)]


def _is_of_things(line: Line, draft: Draft) -> bool:
    said = _COUNTED.search(line.folded, draft.at) if draft.plural and not draft.minor else None
    if said is None or said.start() > draft.at + len(b"with "):
        return False
    around = line.folded[: said.start()] + b"_" + line.folded[said.end() :]
    return bool(line.turn(Counting.COUNTS_THINGS).search(around))


def _is_known(line: Line, said: re.Match[bytes]) -> bool:
    """A word for people stands there already, or words that hide it."""
    hits = [*line.hits.person, *line.hits.cue.get(Cue.NO_CHILDREN, ()), *line.hits.cue.get(Cue.SET_PHRASE, ())]
    return any(hit.start < said.end() and said.start(2) < hit.end for hit in hits)


def _is_that_figure(age: Age, said: re.Match[bytes]) -> bool:
    return age.start < said.end() and said.start(2) < age.end


def _drop_age(line: Line, said: re.Match[bytes]) -> None:
    for ages in (line.ages, line.ages_of_names):
        ages[:] = [age for age in ages if age.many or not _is_that_figure(age, said)]


def _counts(line: Line, said: re.Match[bytes], about: AboutAdult) -> bool:
    """`Karen's two on a Wednesday after school` counts; `Rosie's two and starts nursery` is an age."""
    owner = said.group().split(b"'")[0].split()[-1].decode()
    begins, whole = line.sentence.start + said.end(), line.sentence.start
    kin = line.text[whole + said.start() : begins].split()[0].islower()  # `Rosie's two, Jack and Ella are five`
    told_by_name = kin and (
        _NAMES_OR_AGES.match(line.text, begins, line.sentence.end)
        or _NAMED_FIRST.search(line.text, whole, whole + said.start())
    )
    return bool(
        told_by_name
        or owner in about.grown
        or line.turn(Counting.COUNT_ACTS).search(line.folded[said.end() :])
        or line.turn(Counting.HAS_PEOPLE).search(line.folded[: said.start()])
        or _NAME_AND_AGE.match(line.text, begins, line.sentence.end)
    )


def _of_people(line: Line, before: bytes, after: bytes) -> bool:
    """What is done by them or with them is done by or with people, or a child is spoken of beside them."""
    if line.turn(Counting.COUNT_ACTS).search(after) and (
        _SUBJECT_ENDS.search(before) or line.turn(Counting.HAS_PEOPLE).search(before)
    ):
        return True
    if line.turn(Counting.MINDS_PEOPLE).search(before) or line.turn(Counting.FEARS_FOR).search(before):
        return True
    cues = line.hits.cue
    childs = bool(cues.get(Cue.MINOR) or cues.get(Cue.LIVES_WITH)) or any(age.high < OF_AGE for age in line.ages)
    return childs and bool(line.turn(Counting.HAS_PEOPLE).search(before) or _SUBJECT_ENDS.search(before))


def _draft(line: Line, said: re.Match[bytes], lexicon: Lexicon, about: AboutAdult) -> Draft:
    base = line.sentence.start
    draft = Draft(line, base + said.start(2), base + said.end(2), "child", Kin.OFFSPRING, plural=True)
    draft.count = number(said.group(2).decode())
    draft.why.append("a count that nothing but somebody's children can be")
    lead = lead_of(line.folded, said.start(2), lexicon)
    draft.lead = lead.kind
    named = _THEIR_OWNER.search(line.text, base, base + said.start())
    if named and lead.possessor in ("his", "her") and named.group(1).casefold() not in about.names:
        lead = lead._replace(kind="owner", possessor=named.group(1).casefold())
    whose(draft, lead, about, lexicon)
    if draft.kin == Kin.OFFSPRING and lead.possessor in _OF_SEX and not about.first_person:
        _of_a_relative(draft, lead.possessor, about)
    if line.is_within(Cue.NOT_OURS, said.start(2)):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
    first = lead.possessor in ("my", "our") and about.first_person
    draft.mine = first and draft.kin == Kin.OFFSPRING
    return draft


def _born_together_of(draft: Draft, recent: list[Draft]) -> Draft | None:
    """`Two grandchildren living with her, twins Esme and Ezra`, `two nephews. The twins are 7`: those just counted."""
    if draft.relation != _TWIN or draft.lead in _OF_THE_ADULT:
        return None
    lots = [one for one in draft.line.people if one.plural and one.is_child and one.at < draft.at] or recent
    fits = [one for one in lots if one.plural and one.count in (None, 2) and one.kin not in OWN_CHILDREN]
    return fits[-1] if fits and fits[-1] is lots[-1] and fits[-1].is_child else None


def one_of_those(draft: Draft, recent: list[Draft]) -> None:
    """`Great-grandchildren visit; the youngest is 4`, `the six-year-old sings`: of the kind of those just counted."""
    counted = _born_together_of(draft, recent)
    if counted is not None:
        draft.kin, draft.whose, draft.relation = counted.kin, counted.whose, counted.relation
        draft.why.append("twins, of those just spoken of")
    by_age = draft.relation == "child" and bool(draft.ages) and not draft.names
    small = draft.relation in _SMALL_ONES and not draft.plural and not draft.names
    word = draft.line.folded[draft.at : draft.end - draft.line.sentence.start]
    pointed_at = draft.relation in _SEXED and not (draft.plural or draft.names) and _BOY_OR_GIRL.match(word)
    if draft.lead != "definite" or not (by_age or small or pointed_at or draft.relation in _ONE_OF):
        return
    before = [
        other for other in draft.line.people if other.is_child and other.at < draft.at and other.lead != draft.lead
    ]
    pool = before or [other for other in recent if other.is_child]
    lot = pool[-1] if len(pool) > 1 or any(other.plural for other in pool) else None
    if lot is not None and all(other.kin == lot.kin for other in pool) and lot.kin not in OWN_CHILDREN:
        draft.kin, draft.whose, draft.relation = lot.kin, lot.whose, lot.relation
        draft.why.append("one of those just spoken of")
