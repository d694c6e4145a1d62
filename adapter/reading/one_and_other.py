"""Ages dealt out: a line, its ages and a plural come in; `one in Year 3 and the other in Year 6` goes out as ages.

And a school year that stands as a noun for a child: `has a Year 4 and a Year 8 at home`. Of those somebody teaches
it is no child.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.ages import Age
from adapter.reading.drafts import OF_AGE, Draft, Line

_IS = (
    rb"(?: (?:one|of them|child|boy|girl|son|daughter|sister|brother|twin))?"
    rb"(?:,? (?:is|'s|was|who|who's|now|just|only|at|in|into|of|aged?|age|doing|starting|started|still))*\W*$"
)
_ONE = re.compile(rb"(?:^|\W)(?:one|the (?:first|eldest|elder|older|oldest|youngest|younger|big|little))" + _IS)
_OTHER = re.compile(
    rb"(?:^|\W)(?:(?:the |an)?other|one|the (?:second|third|next|last|eldest|elder|older|oldest|youngest|younger|middle"
    rb"|big|little))" + _IS
)
_YEAR = re.compile(rb"y(?:ea)?r? ?\d")
_STANDS_AS_NOUN = re.compile(
    rb"(?:^|[,;:(&+-]|\b(?:has|have|had|having|got|with|and|plus|of|to|for|are|raising|both|own|after|up|two|home))"
    rb" ?\b(?:an?|her|his|my|our|their|another|one)$"
)
_OF_A_SCHOOL = re.compile(
    rb"\b(?:teach\w*|taught|tutor\w*|class(?:es)?|lessons?|cover(?:s|ing)?|pupils?|ta|lsa|hlta|assembl\w+|supply"
    rb"|work\w* (?:with|in|as)|volunteer\w*|reads? (?:to|with)|hears?|form|placement|course|degree|contract|warranty)\b"
)
_FURTHEST = 70


def one_and_the_other(line: Line, draft: Draft, people: Sequence[Draft]) -> list[Age]:
    """The ages of a plural, dealt out by `one` and `the other`; none unless there is one for each."""
    found: list[Age] = []
    end = ends_before_its_ages(line, draft)
    others = [one.at for one in people if one is not draft and one.is_child and not is_one_of_them(line, one)]
    for age in line.ages:
        if age.start < end or age.many or age.own or age.high >= OF_AGE:
            continue
        between = line.folded[end : age.start]
        if len(between) > _FURTHEST or any(end <= at < age.start for at in others):
            break
        if (_OTHER if found else _ONE).search(between):
            found.append(age)
            end = age.end
        elif found:
            break
    return found


def ends_before_its_ages(line: Line, draft: Draft) -> int:
    """Where the word for them ends: `my two are in Year 1` was found by its age, which is one of theirs."""
    end = draft.end - line.sentence.start
    return min([end, *(age.start for age in line.ages if draft.at < age.start < end)])


def is_one_of_them(line: Line, draft: Draft) -> bool:
    """`One in Year 7`, found by its school year alone."""
    return not draft.plural and line.folded.startswith(b"one ", draft.at)


def is_year_group(line: Line, age: Age, before: bytes) -> bool:
    """`A Year 4`, said of a child and of no class: what stands before is an article somebody has."""
    in_year = age.stage and age.high - age.low == 1 and _YEAR.match(line.folded, age.start)
    return bool(in_year and _STANDS_AS_NOUN.search(before)) and not _OF_A_SCHOOL.search(line.folded)
