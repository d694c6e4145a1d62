"""Nights of the week: a line and its people come in; a child told of by its nights has its home set.

Four nights or more of the seven make a home: `Sunday night to Friday morning with us` is one, `Friday to Sunday` is
none, and `at his dad's on Saturdays` leaves six nights here. Nothing is counted of what a child does on those days.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OTHER_ADULTS, AboutAdult, Draft, Line
from adapter.reading.home_of_whom import by_pronoun, set_home
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import clause_of
from adapter.reading.turns import Turn
from adapter.reading.whose_contact import has_contact_instead
from adapter.reading.whose_home import by_no_other_deed, was_once
from adapter.words import Answer, Kin, Whose

_FURTHER = 34
_HAS = re.compile(
    rb"(?:^\W*|\b(?:i|we|he|she|who|pt|su|client|(?:mr|mrs|ms|miss) [a-z]+)(?:'ve|'s| also| only| still| now)*? )"
    rb"(?:has|have|gets?|got|takes?)(?: got| had| only| also)* (?:[\w,&()/.-]+ ){0,6}$"
)
_NEXT_DEED = re.compile(rb" (?:and|but) (?:then )?(?:spends?|goes|go|visits?|stays?|sees?|sleeps?|stops?)\b")
_SEES = re.compile(
    rb"(?:^\W*|\b(?:i|he|she|and|pt|su|client|only|still|to) )(?:sees?|seeing|meets?|visits?) (?:[\w,&()/.-]+ ){0,8}$"
)
_THE_PARTNER_HAS = re.compile(
    rb"\b(?:partner|husband|wife|boyfriend|girlfriend|fianc\w+|fella|he|she)(?:'s got| [a-z]+)?? (?:has|have|gets) "
)
_COMES_WITH = re.compile(
    rb"\b(?:comes?|coming|came|visits?|visiting|brought|pops?)\b(?! (?:home|back))(?: [a-z'-]+){0,6}? (?:with|by)"
    rb" (?:his|her|their|the) (?:mum|mam|mummy|mother|dad|daddy|father|parents?)\b(?!')"
)
_THERE = re.compile(rb"\b(?:is|are|been|comes|stays?) there\b")
_HAS_THEM = re.compile(
    rb"(?:\b([a-z'-]+) )?(?:usually |normally |often |also |still |only |now )*"
    rb"\b(?:has|have|had|gets?|got|having|sees?|fetch(?:es)?|collects?|picks? up)(?: got)? (?:him|her|them|both)"
    rb"(?: over| here| to stay| staying| stay| for| on| from| only| just| about| usually| at)* $"
)
_A_NAME_HAS = re.compile(
    r"[,;.] (?:and )?([A-Z][a-z]*|he|she) (?:has|gets|takes|has had|had) (?:him|her|them|both)(?: [a-z]+){0,3} $"
)
_SEX_OF = {"he": "male", "she": "female"}
_HAS_A_THING = re.compile(
    rb"\b(?:has|have|had|takes?|keeps?|wears?|carries|holds?|charges?|gets?) (?:got )?(?:the|an?|one|his|her|their|my) "
    rb"(?!(?:boys?|girls?|kids?|children|babys?|twins|son|sons|daughters?|lads?|little|two|three|dad|mum|nan|gran))[a-z-]+\b"
)
_AGE_AFTER = re.compile(
    rb"(?: (?!ha[sd]|have|is|was|and|to|gets|takes)[a-z'-]+)?"
    rb",? ?\(?(?:who is |aged )?\d{0,2}\)?,? ?(?:also |now |still |often |always )?"
)
_TAKES = re.compile(
    rb"\b(?:takes?|taking|took|drives?|walks?|drops?|gets?) (?:(?:the|her|his|my|our|their|both|all|two|three) )*$"
)
_ACTIVITY = re.compile(rb",? (?:[a-z]{3,}ing|to (?:the |her |his |their )?[a-z]+|out|round)\b")
_SCHOOL_NIGHTS = re.compile(
    rb"(?:tue[a-z]*\b(?!.*\b(?:and|or)\b|.*[,&]).*\bfri|wed[a-z]*\b(?!.*\b(?:and|or)\b|.*[,&]).*\bsat)"
)
"""Three nights that begin in the week: the child is at home in both places."""
_WAS = re.compile(rb"\b(?:was|were) (?:[a-z]+ ){0,2}$")
_COMES_WITH_A_PARENT = re.compile(
    rb"\b(?:comes?|came|coming|visits?|pops?|calls?|brought|arrives?|turns? up)\b[^,;.]{0,40}"
    rb"\bwith (?:their|his|her) (?:own )?(?:mum|mam|mom|mother|dad|father|parents?)\b"
)
_VISITED = re.compile(rb"\b(?:visit|supervis|contact)")
_PARENT = ((re.compile(rb"\b(?:mum|mam|mom|mother|mummy)"), "female"), (re.compile(rb"\b(?:dad|father|daddy)"), "male"))


def count_nights(line: Line, recent: list[Draft], about: AboutAdult) -> None:
    """Set the home of the children whose nights of the week are told."""
    if line.sentence.asks:
        return
    cues = line.hits.cue
    hits = [(hit, cue == Cue.MOST_NIGHTS) for cue in (Cue.MOST_NIGHTS, Cue.FEW_NIGHTS) for hit in cues.get(cue, ())]
    counted: set[int] = set()
    for hit, here in sorted(hits, key=lambda one: one[0].start):
        if has_cue(line, Cue.HYPOTHETICAL, hit.start) or has_cue(line, Cue.PAST, hit.start) or was_once(line, hit):
            continue
        for child in _told_of(line, hit, recent, about):
            if (child.whose == Whose.OTHER and not here) or id(child) in counted:
                continue  # `her carer has two boys and cannot do Saturdays` tells of the carer's days
            ours = not here if _brought_back(line, hit) else _ours(line, hit, child, about)
            if ours is not None:
                counted.add(id(child))
                in_the_week = not here and _SCHOOL_NIGHTS.match(line.folded, hit.start, hit.end)
                _count(child, bool(in_the_week) or ours is here, by_the_rest=not ours)


def _count(child: Draft, here: bool, *, by_the_rest: bool) -> None:
    """`With her dad at weekends`: that the rest is spent here is not said of an own child, and is taken as given."""
    if here and by_the_rest and child.stated:
        return
    child.contact = Answer.PRESENT
    if here and by_the_rest and child.kin == Kin.OFFSPRING:
        child.minor = True
    else:
        lives = Answer.PRESENT if here else Answer.ABSENT
        set_home(
            child, lives, f"by the nights of the week that are told the child lives {'here' if here else 'elsewhere'}"
        )


def _told_of(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """The children of the clause, or whom its pronoun means; nobody where somebody grown stays."""
    clause = clause_of(line.clauses, hit.start)
    before = [one for one in line.people if one.at < hit.start]
    same = [one for one in before if clause_of(line.clauses, one.at) == clause]
    children = [one for one in same if one.is_child and not one.implied and one.kin != Kin.UNBORN]
    if children:
        return children
    if any(one.kin in OTHER_ADULTS for one in same) and not line.turn(Turn.WITH_A_PARENT).search(line.folded):
        return []
    has_them = bool(_HAS_THEM.search(line.folded[: hit.start]))
    found = by_pronoun(line, hit.start, recent, about, same_sex=has_them, does=not has_them)
    found = found or (_in_brackets(line, hit) if has_them else [])
    if found or not before:
        return found
    at_a_parents = before[-1].is_child or line.turn(Turn.WITH_A_PARENT).search(line.folded[: hit.start])
    return [one for one in before if one.is_child and one.kin != Kin.UNBORN and not one.implied and at_a_parents]


def _ours(line: Line, hit: Hit, child: Draft, about: AboutAdult) -> bool | None:
    """Whether those nights are spent here; nothing where the words tell of no bed."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    if hit.entry.cue == Cue.FEW_NIGHTS and _COMES_WITH.search(line.folded, begins, hit.end):
        return True  # `they come to the ward with their mum on Sundays`: no night at the mother's is told
    if child.at < hit.start and _SEES.search(line.folded[: child.at]) and child.line is line:
        return None if hit.entry.cue == Cue.MOST_NIGHTS else True  # `sees his boys at his mother's on Sundays`
    if child.line is line and child.at < hit.start and _HAS_A_THING.match(line.folded, _after_the_child(line, child)):
        return None  # `Maddie has the monitor in with her Sundays and Tuesdays`: nights of the monitor
    if _another_has_them(line, hit, about):
        return False  # `they live with him, Gemma has had them one weekend`
    if _to_an_activity(line, child) or (_VISITED.search(line.folded) and has_contact_instead(line, hit, about)):
        return None
    if child.kin == Kin.PARTNERS_CHILD and _THE_PARTNER_HAS.search(line.folded, begins, hit.start):
        return True  # `her boyfriend has his kids every weekend`
    if child.at < hit.start and _COMES_WITH_A_PARENT.search(line.folded, child.at, hit.start):
        return True  # `the grandchildren come to the ward with their mum on Sundays`
    if (child.at < hit.start and _has_the_child(line, child)) or _the_adult_has_them(line, hit, about):
        return True
    deeds = list(_NEXT_DEED.finditer(line.folded, begins, hit.start))
    begins = deeds[-1].start() if deeds else begins
    said = _last(line, line.folded[begins : hit.end], child, about)
    if said is not None:
        return said
    after = line.folded[hit.end : hit.end + _FURTHER]
    return _last(line, re.split(rb"[,;.]| and | but ", after)[0], child, about)


def _to_an_activity(line: Line, child: Draft) -> bool:
    """`Takes the kids swimming Saturdays`: the day is the activity's, and no bed is told of."""
    taken = child.line is line and _TAKES.search(line.folded, 0, child.at)
    return bool(taken) and bool(_ACTIVITY.match(line.folded, child.end - line.sentence.start))


def _after_the_child(line: Line, child: Draft) -> int:
    """Past the child's age, to the verb."""
    said = _AGE_AFTER.match(line.folded, child.end - line.sentence.start)
    return said.end() if said else child.end - line.sentence.start


def _has_the_child(line: Line, child: Draft) -> bool:
    """`Has Mason every other Friday`: the adult does, where nobody else is named."""
    begins = line.clauses[clause_of(line.clauses, child.at)]
    return child.line is line and bool(_HAS.search(line.folded[begins : child.at]))


def _in_brackets(line: Line, hit: Hit) -> list[Draft]:
    """`She has them weekends (girls 8 and 10)`."""
    after = [one for one in line.people if one.at >= hit.end and one.is_child and one.kin != Kin.UNBORN]
    return after if after and line.folded[hit.end : after[0].at].strip().startswith(b"(") else []


def _the_adult_has_them(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`Neil usually has him alternate weekends`, in Neil's own record."""
    said = _HAS_THEM.search(line.folded[: hit.start])
    return said is not None and said.group(1) is not None and said.group(1).decode() in about.names


def _another_has_them(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """A name that begins its clause, and is not the adult's, has them for a night or two."""
    if hit.entry.cue != Cue.FEW_NIGHTS:
        return False
    said = _A_NAME_HAS.search(line.text, line.sentence.start, line.sentence.start + hit.start)
    if said is None or said.group(1) in ("I", "We", "Pt", "Client"):
        return False
    who = said.group(1).casefold()
    return about.sex not in ("", _SEX_OF[who]) if who in _SEX_OF else who not in about.names


def _brought_back(line: Line, hit: Hit) -> bool:
    """`Drops his lad back at his ex's on Sunday`: where a child is taken back to is its home."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    return bool(line.turn(Turn.BROUGHT_BACK).search(line.folded[begins : hit.end]))


def _last(line: Line, words: bytes, child: Draft, about: AboutAdult) -> bool | None:
    """Whose place is named last: this home, or another parent's."""
    told = (
        max(0, words.find(line.folded[child.at : child.end - child.line.sentence.start])) if child.line is line else 0
    )
    ours = [one for one in line.turn(Turn.AT_OURS).spans(words) if not _WAS.search(words, 0, one[0])]
    ours = [one for one in ours if by_no_other_deed(words, told, one[0])]
    theirs = line.turn(Turn.AT_THE_OTHERS).spans(words)
    if not theirs or (ours and ours[-1][0] > theirs[-1][0]):
        return True if ours or _THERE.search(words) else None
    named = words[slice(*theirs[-1])]
    may_be_the_adult = not about.first_person and child.kin == Kin.OFFSPRING
    same = any(find.search(named) and sex == about.sex for find, sex in _PARENT)
    return None if may_be_the_adult and same else False
