"""Children known by a name: a line and the people in it come in; a name beside an age, a school or a teacher goes out.

A capitalised word is a name only where it can be one (`names_not`) and where what stands beside it is a child's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.ages import Age
from adapter.reading.ages_in_turn import named_in_turn
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.how_long import is_a_while
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.name_lists import of_their_lot, share_an_age, told_one_by_one, told_together
from adapter.reading.names import GENITIVE, NAME, TITLES, is_name, names_no_person
from adapter.reading.turns import Turn
from adapter.words import Kin

_NAMES = re.compile(rf"({NAME})(?:\s+({NAME}))?$")
_NAME = re.compile(NAME)
_SEXES = {"he": "male", "sh": "female"}
_BY_PRONOUN = re.compile(
    r"(?:\b(?:he|she|they)(?:['’]s|['’]re|['’]ll\s+be|\s+(?:is|are|will\s+be|turns|turned|has|told\s+\w+\s+s?he\s+(?:is|was)|says?\s+s?he\s+is"
    r"|said\s+s?he\s+(?:is|was)))?)"
    r"(?:\s+(?:now|just|only|in|into|at|gone|started|aged|nearly|almost|turned|both))*\s*$",
    re.IGNORECASE,
)
_HE_WAS = re.compile(r"\b(?:he|she)(?: was|['’]s| is| has been| turned)? (?:only |just )?$", re.IGNORECASE)
_ON_A_DAY = re.compile(
    rb" (?:this (?:year|week|month|spring|summer|autumn|winter)|last (?:week|month)|yesterday|today"
    rb"|on (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b"
)
"""`He was three this year`: a birthday, and no year long ago."""
_SUBJECT = re.compile(
    rf"(?:(?:^|[.!?;\n]\s*|\b(?:to|with|by|met|saw|see|our|and [Oo]ur|called|got|there['’]s|[Tt]here is|plus|needs"
    r"|[Ii]t['’]s|[Ii]t is|that['’]s|for|but|while|then|because|so)\s+)(?:(?:[Oo]ur|[Ww]ee|[Ll]ittle)\s+)?)"
    rf"({NAME})(?=[\s,.;]+(?:[a-z]|$)|[\s.;]*$)"
)
_LED_IN = re.compile(
    r"\s*(?:(?:[Ii]t['’]s|[Ii]t is|[Ii]t was|[Aa]nd|[Bb]ut|[Tt]hen|[Ss]o|[Nn]ow|[Tt]here['’]s|[Tt]here is|[Oo]ur)\s+)*"
)
"""What may stand before a name that begins a sentence: `It is Abigail who`."""
_DOES = re.compile(
    rf"\b({NAME})(?=(?:['’]ll)?\s+(?:(?:always|usually|often|still|also|just|will|has|was|is)\s+)?[a-z]{{3,}})"
)
_NAMED_ONLY = re.compile(
    rf"\W*(?:[Ii]t['’]s|[Ii]t is|[Aa]nd|[Bb]ut|[Tt]hen|[Tt]here['’]s|[Tt]hat['’]s|[Aa]lso|[Pp]lus|just|our|the"
    rf"|little|wee|\W)*"
    rf"\b({NAME})\W*$"
)
"""`It's Arlo.`, `And Hattie.`: nothing but a name."""
_ARE = re.compile(rb"\b(?:is|are|was|were) (?:(?:an?|the|her|his|their|my|our|both|two|three)\s+)*$")
_THEN = re.compile(rb"\b(?:since|when|until|till|before|after|by the time) [a-z'-]+ was\s+$")
_WAS = re.compile(rb"\bwas\s+$")
_YOUNGEST_TOLD = 5
"""Below this a figure alone is rather how many."""
_LOOK_BACK, _NEAR = 170, 40
_OWNED = re.compile(rf"({NAME})(?:\s+({NAME}))?(?:,| is|['’]s)(?: (?:their|our|her|his|my))? $")
_POSSESSOR = re.compile(r"['’]s,")
_BREAK = 2
"""What stands between two sentences, by which a name is seen to begin one."""
_VERB = re.compile(rb"(?:start|gone|going|goes|moved|moving|in|at|is at|are at|doing|attend)")
_IN_APPOSITION = re.compile(rb"(?:\W|\b(?:is|was|are|be|called|named|name|and|with|who|aged?|little|old))$")
_OWNS = re.compile(r"[A-Z][a-z]+['’]s ")
_OWNS_THE_NEXT = re.compile(
    r"[A-Z][a-z]+['’]s (?:eldest|oldest|youngest|middle|second|third|only|little|boy|girl|lad)\b"
)
_OF_THEIRS = re.compile(
    rb"(?: old| yo| y/o|,)* (?:(?:little|own|step|grand|foster|only|other) ?)*"
    rb"(?:sons?|daughters?|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|boys?|girls?|lads?|lass|lasses|twins|grand\w+|nephews?|nieces?|brothers?|sisters?)\b"
)


def named_children(line: Line, lexicon: Lexicon, about: AboutAdult, told_of: bool) -> list[Draft]:
    """Children a line knows by name. `told_of`: children were spoken of just before, to whom a pronoun may point."""
    made = told_one_by_one(line, lexicon, about) or _by_words(line, lexicon, about)
    if not line.ages and not line.ages_of_names:
        return made
    made += told_together(line, lexicon, about)
    made += _with_age(line, lexicon, about, made, told_of)
    share_an_age(line, [*line.people, *made])
    if not line.ages:
        return made
    if not (made or told_of):
        made += named_in_turn(line, lexicon, about)
    if not line.hits.cue.get(Cue.PET) and not any(one.at < line.ages[0].start for one in made):
        made += _before_pronoun(line, lexicon, about, line.sentence.start - _BREAK if told_of else 0)
    if not made and not told_of and not line.hits.cue.get(Cue.PET):
        made += _before_age_alone(line, lexicon, about)
    return made


def _with_age(line: Line, lexicon: Lexicon, about: AboutAdult, made: Sequence[Draft], told_of: bool) -> list[Draft]:
    """`Kieran, 14, and Aimee, nine`: a name beside an age under 18 is a child."""
    found: list[Draft] = []
    for age in [*line.ages, *line.ages_of_names]:
        if age.own or age.many or age.high >= OF_AGE or is_a_while(line, age, told_of):
            continue
        if _is_an_animals(line, age):
            continue
        place = line.sentence.start + age.start
        joined = line.turn(Turn.NAME_TO_AGE).search(line.folded[: age.start])
        upto = line.sentence.start + joined.start() if joined else place
        before = _named_before(line, upto)
        group = _first_name(before, lexicon, about) if before else 0
        if not before or not group or TITLES.search(line.text[line.sentence.start : before.start(group)]):
            continue
        if _OWNS.match(line.text, before.start(group)) and _OF_THEIRS.match(line.folded, age.end):
            continue  # `Sue's teenage son`, `Pat's nine-year-old`: the name is a parent's
        if _OWNS_THE_NEXT.match(line.text, before.start(group)):
            continue  # `Tilly, Martin's eldest, 16`
        if _is_of_long_ago(line, age) or names_no_person(line, before.start(), place):
            continue
        if not line.text[upto:place].strip() and not _stands_alone(line, age):
            continue  # `Teaches Year 4` and `Sober 4 years` begin with no name; `Leon Y10` and `Megan starts comp` do
        name = GENITIVE.sub("", before.group(group))
        known = next((draft for draft in [*line.people, *made, *found] if name in draft.names), None)
        known = known or next((draft for draft in line.people if age in draft.ages and not draft.names), None)
        if known is not None and not known.names and _does_something_to(line, known, before.start(group)):
            known.low, known.high, known.ages, known = None, None, (), None
        if known is None:
            found.append(_draft(line, before.span(group), name, age))
            of_their_lot(line, found[-1])
        elif not known.names:
            known.names = (name,)
        elif known.low is None or known.staged or _is_of_another(line, known, before.start()):
            known.low, known.high, known.staged, known.ages = age.low, age.high, age.stage, (age,)
    return found


def _named_before(line: Line, upto: int) -> re.Match[str] | None:
    """`Skye, Michelle's, is five`, `Ty is our Jo's, four in May`: beside the age stands whose the child is."""
    earliest = max(line.sentence.start, upto - _NEAR)
    found = _NAMES.search(line.text, earliest, upto)
    if found and _POSSESSOR.search(line.text, found.end() - 2, found.end() + 3):
        return _OWNED.search(line.text, earliest, found.start()) or found
    return found


def _does_something_to(line: Line, known: Draft, named_at: int) -> bool:
    """`Her brother has been touching Leah, 14`: whoever a verb stands between is not who is named."""
    between = line.folded[known.end - line.sentence.start : max(0, named_at - line.sentence.start)].rstrip(b" ")
    return bool(line.turn(Turn.VERB).search(between)) and not _IN_APPOSITION.search(between)


def _is_of_another(line: Line, known: Draft, named_at: int) -> bool:
    """`dau Amy 7yo, son Joe 5yo`: the age a word took stands before it and beside another's name."""
    said_at = line.sentence.start + known.ages[0].end if known.ages and not known.ages[0].many else named_at
    return said_at < known.start <= named_at


def _is_of_long_ago(line: Line, age: Age) -> bool:
    """`When I was 7 and our Kay was 4` is long ago."""
    then = line.hits.cue.get(Cue.OWN_CHILDHOOD) and _WAS.search(line.folded, 0, age.start)
    return bool(then or _THEN.search(line.folded, 0, age.start))


def _is_an_animals(line: Line, age: Age) -> bool:
    """`Two dogs, Milo, 3, and Daisy, 6`: nobody but the animals was spoken of before."""
    pets = line.hits.cue.get(Cue.PET, ())
    of_them = any(hit.end <= age.start or _ARE.search(line.folded, age.end, hit.start) for hit in pets)
    return of_them and not any(draft.is_child and draft.at < age.start for draft in line.people)


def _stands_alone(line: Line, age: Age) -> bool:
    words = line.folded[age.start : age.end]
    if age.by_name:
        return True
    if age.bare:
        return line.folded[age.end : age.end + 4].strip()[:1] not in (b"y", b"m", b"w")
    return not age.stage or len(words) <= 4 or bool(_VERB.match(words))


def _first_name(found: re.Match[str], lexicon: Lexicon, about: AboutAdult) -> int:
    """Which bracket holds the name: `Our Zoë turned three` begins with a word that is none."""
    return next(
        (
            group
            for group in (1, 2)
            if found.group(group) and is_name(GENITIVE.sub("", found.group(group)), lexicon, about)
        ),
        0,
    )


def _draft(
    line: Line, span: tuple[int, int], name: str, age: Age | None, why: str = "a name beside an age under 18"
) -> Draft:
    draft = Draft(line, *span, "child", Kin.UNKNOWN, names=(GENITIVE.sub("", name),))
    if age is not None:
        draft.low, draft.high, draft.staged, draft.ages = age.low, age.high, age.stage, (age,)
    draft.why.append(why)
    return draft


def _by_words(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """`Jaydon's teacher`, `school say Alfie is late`, `drops Esme at nursery`, `after I put Jake to bed`."""
    made: list[Draft] = []
    for hit in line.hits.cue.get(Cue.CHILD_NAMED, ()):
        begins = line.sentence.start + hit.value_at
        for said in _NAME.finditer(line.text, begins, begins + len(hit.value)):
            start, name = said.start(), said.group()
            known = any(name in draft.names for draft in [*line.people, *made])
            if known or not is_name(name, lexicon, about) or TITLES.search(line.text[line.sentence.start : start]):
                continue
            one = _draft(line, said.span(), name, None, "a name beside words of a child's day")
            (one.low, one.high), one.staged = hit.entry.years, True
            made.append(one)
    return made


def _before_pronoun(line: Line, lexicon: Lexicon, about: AboutAdult, earliest: int) -> list[Draft]:
    """`Jake opened the door; he is in Year 5.`: the name before the pronoun is a child's."""
    for age in line.ages:
        if any(draft.is_child and draft.at < age.start for draft in line.people):
            return []
        if age.own or age.high >= OF_AGE or (age.many and len(age.many) > 2):
            continue
        place = line.sentence.start + age.start
        birthday = _ON_A_DAY.match(line.folded, age.end)
        said = (_HE_WAS if birthday else _BY_PRONOUN).search(line.text, line.sentence.start, _figure_at(line, place))
        if not said:
            continue
        wanted = len(age.many) or 1
        found = list(_SUBJECT.finditer(line.text, max(earliest, said.start() - _LOOK_BACK), said.start()))
        names = [
            one for one in found if is_name(GENITIVE.sub("", one.group(1)), lexicon, about) and _is_told_of(line, one)
        ][-wanted:]
        if len(names) == wanted:
            years = [(low, low) for _, _, low in age.many] or [(age.low, age.high)]
            told = [
                _draft(
                    line,
                    (place, line.sentence.start + age.end),
                    one.group(1),
                    age._replace(low=low, high=high, many=()),
                )
                for one, (low, high) in zip(names, years, strict=True)
            ]
            if len(told) == 1:
                told[0].sex = _SEXES.get(said.group().split()[0].casefold()[:2], "")
            return told
    return []


def _before_age_alone(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """`Jake sits up with his dad. Thirteen, bless him.`: the one name of the sentence before is a child's."""
    age, start = line.ages[0], line.sentence.start
    alone = line.turn(Turn.ONLY_AN_AGE).search(line.folded[: age.start] + b"_" + line.folded[age.end :])
    if not alone or any(draft.is_child for draft in line.people) or age.high >= OF_AGE or age.own or age.many:
        return []
    begins = max(_sentence_before(line), start - _LOOK_BACK)
    only = _NAMED_ONLY.match(line.text[begins:start])
    if not only and age.high < _YOUNGEST_TOLD:
        return []
    found = [only] if only else _DOES.finditer(line.text, begins, start)
    names = [one for one in found if is_name(one.group(1), lexicon, about) and _is_told_of(line, one)]
    if len(names) != 1:
        return []
    return [_draft(line, (start + age.start, start + age.end), names[0].group(1), age, "an age that stands alone")]


def named_just_before(line: Line, known: set[str], lexicon: Lexicon, about: AboutAdult) -> str:
    """`Noah has lived with her since May, when Kim left. He's nine.`: the one name not met yet."""
    start, begins = line.sentence.start, _sentence_before(line)
    found = _DOES.finditer(line.text, max(begins, start - _LOOK_BACK), start)
    names = {one.group(1) for one in found if is_name(one.group(1), lexicon, about) and _is_told_of(line, one)} - known
    said = _LED_IN.match(line.text, begins, start)
    return names.pop() if len(names) == 1 and said and line.text.startswith(tuple(names), said.end()) else ""


def _sentence_before(line: Line) -> int:
    """Where the sentence before begins in the passage's text."""
    return max(line.text.rfind(mark, 0, max(0, line.sentence.start - 3)) for mark in ".!?\n") + 1


def _figure_at(line: Line, place: int) -> int:
    """Where the pronoun and its verb end: an age such as `she's 4` may begin with the verb."""
    verb = re.compile(r"(?:['’]s|['’]re|\s*(?:is|was|are|they['’]re|they are|in|at|into))\s+", re.IGNORECASE).match(
        line.text, place
    )
    return verb.end() if verb else place


def _is_told_of(line: Line, found: re.Match[str]) -> bool:
    return not TITLES.search(line.text[max(0, found.start(1) - 12) : found.start(1)])
