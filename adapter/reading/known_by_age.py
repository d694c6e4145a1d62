"""Children known by an age alone: a line's ages come in; `a five-year-old`, `three under ten`, `yr 4 and yr 7` go out.

An age is a child where it stands as a noun. `A 12-year-old car` and `the level of a four-year-old` are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.ages import Age, number
from adapter.reading.drafts import OF_AGE, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.one_and_other import ends_before_its_ages, is_one_of_them, is_year_group, one_and_the_other
from adapter.reading.turns import Turn
from adapter.words import Kin

_UNDER = re.compile(r"\b(\d|all|both|two|three|four|five|six|seven)(?: (?:kids|children|of them))? $")
_UNDER_ENDS = re.compile(r"^\s*(?:$|[.,;)]|(?:at|in|to|and|who|living|with|on|but)\b)")
_FIRST_GAP = re.compile(
    r"^[\s,:;(\[=-]*(?:(?:who|are|is|aged?|ages|in|at|home|school|both|years?|yrs?|now|one(?:'s)?|the|an?|first|m|f|boy|girl|b"
    r"|g|\d)[\s,:(/=-]*){0,4}$"
)
_NEXT_GAP = re.compile(
    r"^[\s,;/&+)(-]*(?:(?:and|the|other|second|third|is|in|one|an?|aged?|m|f|at|who|boy|girl|'s)[\s,:(/'-]*){0,5}$"
)
_AT_HOME = re.compile(r"(\w+) (?:of (?:them|us) )?(?:at home|here|in the house)\b")
_SEX = re.compile(r"\b(?:(m|boy|son|lad)|(f|girl|daughter|lass))\W*$")
_OWNER = re.compile(
    rb"\b(?:boyfriend|girlfriend|partner|husband|wife|bf|gf|fiancee?|hubby|sister|brother|friend|ex)'s$"
)
_MADE_TO = re.compile(
    rb"\b(?:mak(?:e|es|ing)|made|lets?|letting|help(?:s|ed|ing)?|watch(?:es|ed|ing)?|saw|hears?|heard) $"
)
"""`She makes our seven-year-old shower`: what follows is done by somebody."""
_IT_IS = re.compile(rb"\bit(?:'s| is| was)(?: (?:always|usually|mostly|often|only))?(?: the)?$")
"""`It was the 12yo who found her`: one of several is picked out."""
_OF_THE_PATIENT = re.compile(rb"\b(?:patient|client|pt|mother|resident)'s$")
"""`The patient's 8-month-old`, where `she's 8 months old` tells of an age."""
_CALLED = re.compile(
    rb"\b(?:student|pupil|girlfriend|boyfriend|lodger)"
    rb"(?: (?:from|called) [a-z]+)?$"
)
_CALLED_SO = (10, 15)
"""`A student from Spain, 15`, `her son's girlfriend (15)`: nobody older, whose home is their own to choose."""
_SINGULAR = {"children": "child"}
_ONE_BY_ONE = re.compile(
    r"^\W*(?:one|they|ages?|aged|both|(?:the )?(?:first|eldest|oldest|older|youngest|elder|other)|he|she|m|f)\b"
)


def known_by_age(line: Line, people: Sequence[Draft]) -> list[Draft]:
    """Children without another word for them: `her twelve-year-old does the shopping`, `lives with partner and 4yo`."""
    made = []
    for age in line.ages:
        if age.high >= OF_AGE or any(_is_said_of(line, age, draft) for draft in people):
            continue
        if age.beside and not (line.hits.cue.get(Cue.LIVES_WITH) or any(draft.is_child for draft in people)):
            continue
        draft = _under(line, age) or _noun(line, age) or _called(line, age)
        if draft is not None:
            made.append(draft)
    return made


def _is_said_of(line: Line, age: Age, draft: Draft) -> bool:
    """Somebody has this age already, or is the noun it describes (`her eight-year-old daughter`)."""
    if draft.at < age.end and draft.end - line.sentence.start > age.start:
        return True
    return any(taken is age for taken in draft.ages)


def _noun(line: Line, age: Age) -> Draft | None:
    folded, start = line.folded, age.start
    before, after = folded[:start].rstrip(b" '\""), folded[age.end :]
    words = folded[start : age.end]
    listed = words.startswith(b"ages") and not before and not any(draft.low is None for draft in line.people)
    as_noun = line.turn(Turn.AGE_AS_NOUN).search(words) or is_year_group(line, age, before)
    at_home = _all_at_home(age, words)
    counted = bool(age.many) and bool(as_noun or b"year" in words or listed or at_home)
    if not (age.own or counted or (as_noun and not age.many)) or line.turn(Turn.THING_OF_AGE).search(after):
        return None
    own = bool(line.turn(Turn.OWN_LEAD).search(words) or line.turn(Turn.OWN_LEAD).search(before[-24:]))
    owned = _OWNER.search(before) is not None
    the = words.startswith(b"the ") or before.endswith((b" the", b"^the")) or before == b"the"
    pointed = own or owned or the
    starts = not before and bool(as_noun)  # `6yo gets a lift to school`
    made_to = own and _MADE_TO.search(folded, 0, start)
    goes_on = made_to or line.turn(Turn.NOUN_GOES_ON).search(after)
    if not (goes_on or counted or ((pointed or starts) and line.turn(Turn.DOES).search(after))):
        return None
    lead = before + b" " + words.split()[0] if age.own and words[:1] == b"a" else before
    joined = words[:1] in (b",", b"(", b"&", b"-") or words.startswith(b"and")
    of_the_patient = _OF_THE_PATIENT.search(before) and not words.endswith(b"s old")
    hers = owned or of_the_patient or line.turn(Turn.OWN_LEAD).search(b" ".join([*before.split()[-1:], words]))
    picked_out = pointed and _IT_IS.search(before)
    if not (hers or at_home or picked_out) and (
        line.turn(Turn.LIKE_A_CHILD).search(lead) or line.turn(Turn.SAYS_OF).search(before)
    ):
        return None
    leads_in = age.own or counted or joined or owned or line.turn(Turn.AGE_LED_IN).search(before)
    made = _draft(line, age, len(age.many) or 1) if leads_in else None
    if made is not None and pointed and not own:
        made.lead = "definite"
    return made


def _called(line: Line, age: Age) -> Draft | None:
    """`A student from Spain, 15, living with them`: somebody young whom no word says is a child."""
    youngest, oldest = _CALLED_SO
    before = line.folded[: age.start].rstrip(b" ,(")
    if not age.bare or not youngest <= age.low <= age.high <= oldest or not _CALLED.search(before):
        return None
    made = _draft(line, age, 1)
    made.kin, made.relation = Kin.OTHER_CHILD, "young person"
    return made


def _all_at_home(age: Age, words: bytes) -> bool:
    """`There are three at home, 11, 13 and 16`: as many ages as are counted."""
    said = _AT_HOME.match(words.decode())
    return said is not None and number(said.group(1)) == len(age.many)


def _under(line: Line, age: Age) -> Draft | None:
    """`Post-op with three under ten`."""
    folded = line.folded.decode()
    found = _UNDER.search(folded[: age.start]) if folded.startswith("under", age.start) else None
    if not found or not _UNDER_ENDS.match(folded[age.end :]):
        return None
    if line.is_within(Cue.NOT_OURS, found.start()):
        return None  # `the flat upstairs has three under five`
    return _draft(line, age, number(found.group(1)) or 2)


def _draft(line: Line, age: Age, count: int) -> Draft:
    base = line.sentence.start
    draft = Draft(line, base + age.start, base + age.end, "child", Kin.OFFSPRING)
    draft.low, draft.high, draft.staged = age.low, age.high, age.stage
    draft.plural, draft.count = count > 1, count if count > 1 else None
    draft.ages = (age,)
    return draft


def share_out(line: Line, people: list[Draft]) -> list[Draft]:
    """A plural followed by ages said one by one (`kids in yr 4 and yr 7`) becomes one child each."""
    made: list[Draft] = []
    for draft in people:
        told = draft.plural and draft.is_child and draft.low is None
        ages = _ages_after(line, draft, people) if told else []
        if told and len(ages) < 2:
            ages = one_and_the_other(line, draft, people)
        if len(ages) < 2 or (draft.count is not None and draft.count != len(ages)):
            made.append(draft)
        else:
            made.extend(one_each(draft, line, ages))
    dealt_out = [one.ages[0] for one in made if one.ages]
    return [one for one in made if one.ages or not _is_dealt_out(line, one, dealt_out)]


def _is_dealt_out(line: Line, draft: Draft, ages: Sequence[Age]) -> bool:
    """`One in Year 7` of `her sisters, one in Year 7 and one in Year 9` is told of already."""
    end = draft.end - line.sentence.start
    return is_one_of_them(line, draft) and any(draft.at < age.start < end for age in ages)


def share_with(line: Line, recent: Sequence[Draft]) -> list[Draft]:
    """`Two girls. One is 4 and the other is 7.`: the ages of a plural said just before, one by one."""
    lot = next((draft for draft in recent if draft.plural and draft.is_child and draft.low is None), None)
    ages = [age for age in line.ages if not age.many and not age.own and age.high < OF_AGE]
    ready = lot is not None and len(ages) > 1 and not any(draft.is_child and not draft.loose for draft in line.people)
    if lot is None or not ready or lot.count not in (None, len(ages)) or not _ONE_BY_ONE.match(line.folded.decode()):
        return []
    return one_each(lot, line, ages)


def _ages_after(line: Line, draft: Draft, people: Sequence[Draft]) -> list[Age]:
    found: list[Age] = []
    end, gap = ends_before_its_ages(line, draft), _FIRST_GAP
    for age in line.ages:
        if age.start < end or age.many or age.own:
            continue
        between = line.folded[end : age.start].decode()
        if not gap.match(between) or any(end <= other.at < age.end for other in people if other is not draft):
            break  # `twins aged 4 and a baby of 6 months`
        found.append(age)
        end, gap = age.end, _NEXT_GAP
    return found if all(age.high < OF_AGE for age in found) or all(age.low >= OF_AGE for age in found) else []


def singly(age: Age) -> list[Age]:
    """The ages of a list, each with its own place."""
    return [Age(start, end, years, years + age.stage, age.stage) for start, end, years in age.many] or [age]


def one_each(draft: Draft, line: Line, ages: Sequence[Age]) -> list[Draft]:
    """A child for each age, with what is known of all of them."""
    base, made = line.sentence.start, []
    for age in ages:
        said = _SEX.search(line.folded[max(0, age.start - 10) : age.start].decode())
        sex = draft.sex or (("male" if said.group(1) else "female") if said else "")
        relation = _SINGULAR.get(draft.relation, draft.relation)
        one = Draft(line, base + age.start, base + age.end, relation, draft.kin, sex, False, 1)
        one.low, one.high, one.staged, one.ages, one.another = age.low, age.high, age.stage, (age,), True
        one.whose, one.assertion, one.grown = draft.whose, draft.assertion, draft.grown
        one.lead, one.minor, one.lives, one.stated = draft.lead, draft.minor, draft.lives, draft.stated
        one.childs_day = draft.childs_day
        one.contact, one.why = draft.contact, [*draft.why, "one of several ages said one by one"]
        made.append(one)
    return made
