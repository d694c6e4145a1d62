"""Whose home: a line, words of a home and a child come in; whether they tell of somebody else's home goes out."""

from __future__ import annotations

import re

from adapter.reading.brought_along import is_a_guests_stay, with_the_guest
from adapter.reading.drafts import OTHER_ADULTS, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.text import clause_of, fold
from adapter.reading.turns import Turn
from adapter.words import Answer, Kin, Whose

_NO_SUBJECT = re.compile(
    rb"\W*(?:and |but )?(?:has|have|takes?|minds?|sees?|keeps?|gets?|looks? after) (?:him|her|them|both)\b"
)
_SEX = {b"he": "male", b"him": "male", b"his": "male", b"she": "female", b"her": "female"}
_OF_A_SEX = re.compile(rb"\b(he|him|his|she|her)\b")
_OWNER = re.compile(rb"\b(his|her)\b")
_SUBJECT = re.compile(rb"\W*(?:(?:and|but|so|because|while) )?(?:he|she)\b")
_ME = re.compile(rb"\b(?:me|us|i|i've|i'm|my)\b")
_WHO = re.compile(rb"(?:,? who)?(?: (?:now|still|also|currently))? ?")
_THE_ADULT = re.compile(rb"\s*(?:me|us|him|her|them|client|pt|patient|the (?:client|patient))\b")
_I_LIVE = re.compile(
    rb"\bi(?:'m| am|'ve been| have been)? (?:[a-z]+ ){0,2}(?:live|living|stay|staying)\b.*"
    rb"(?:\band|\bbut|\bwhile|,|;) (?:he|she)(?:'s| is|'ll)?(?: [a-z]+)? ?$"
)
_HE_ALONE = re.compile(rb"(?:^|\band |\bbut )\W*(?:he|she)(?:'s| is| has been| still| now)* $")
_APART = re.compile(
    rb"\bwe (?:(?:do not|don't|no longer|never|can't|cannot) (?:\w+ )?live together|live (?:apart|separately))\b"
)
_AN_ANSWER = 80
_BY_OR_FOR = re.compile(rb",? (?:by|for|with|at)\b")
_STAYS = re.compile(rb"(?:stay|stop|sleep|com(?:e|ing)|go|visit)")
_VISIT = re.compile(rb"\b(?:brings?|bringing|visits?|visiting|comes? (?:over|round|down|up|to see))\b[^.;]{0,70}$")
_VERB = re.compile(
    rb"\b(?:[a-z]{3,}(?<![s'u])s|[a-z]{2,}(?:ing|ed)|go|do|play|get|take|has|have|had|went|is|are|was|were)\b"
)
_WITH_US = re.compile(rb"(?:with|w/|wi|w|to) ")
_NO_OTHER_DEED = re.compile(
    rb"(?:stay|stop|sleep|com|liv|spen|visit|resid|shar|split|divid|base|return|keep|kip|bid|retur|mov|bring|brought|mix|alternat"
    rb"|week|w/?e|night|day|even|morn|month|holi|hour|time|mon|tue|wed|thu|fri|sat|sun|fortn|school|term|other|bed"
    rb"|kid|boy|girl|child|son|daughter|lad|twin|has|have|had|is$|are|was|were|go|went|get|his|does|this|during|always)"
)
_DEED = re.compile(rb"\b(?:[a-z]{3,}(?<![s'u])s|[a-z]{2,}(?:ing|ed))\b")
_MEANWHILE = re.compile(
    rb" (?:[a-z'-]+ ){1,4}(?:while|whilst|until|till|for the duration)\b(?: of)?"
    rb" (?:she|he|i|the patient|patient|pt|mum|mom|dad|her|his|my|the|this)\b"
    rb"[^.;]*\b(?:hospital|hospitali[sz]ed|admi\w+|inpatient|ward|rehab|detox|treated|treatment|recover\w*|discharged?|surgery"
    rb"|operation|home|stay|better|back|out|away|works?|working|shifts?)\b"
)
_JUST_BEFORE = 11
_JUST_SAID = 400
_BRINGS_UP = re.compile(rb"rais|bring|brought|custody|foster|adopt|guardian")
_I_AM_ONE = re.compile(rb"(?:\bi(?:'m| am| was)|^\W*(?:im|am)|\bas|\bim) (?:[a-z-]+ ){1,4}$")
_A_COMMA = re.compile(rb", (?:has |have )?(?:[a-z0-9-]+ ){0,3}$")
_OF_THEM = re.compile(rb"(?:'s| is| are| was| has| had| also| now| just| still| then| been)* ?")
_WITH_WHOM = re.compile(rb"^[^.;]*(?:with|w/|wi|wiv|w) (her|him)\b")
_MAY_MEAN = {
    b"her": re.compile(rb"\b(?:wife|girlfriend|gf|ex-wife|missus|mother|mum|mam|mom|sister|aunt)\b"),
    b"him": re.compile(rb"\b(?:husband|boyfriend|bf|ex-husband|father|dad|brother|uncle)\b"),
}
_SOMEBODY_HAS = re.compile(
    r"\s*([A-Z][a-z]+) (?:still |only |also |now )?"
    r"(?:has|sees|takes|gets|collects|minds|visits) (?:them|him|her|both)\b"
)
_A_NAME = re.compile(
    r"\s*([A-Z][a-z]+)(?=[,.;)]|\s+(?:and have|and ha[sd]|and are|and is|in|at|on|across|now|full|most|but|who)\b|\s*$)"
)
_WATCHED = re.compile(rb"supervised|contact")
_PRONOUNS = frozenset({"he", "she", "they", "who", "we"})
_INTRANSITIVE = re.compile(rb"(?:lives?|living|is|are|was|were|stay|reside|mov|went|gone|go|left)")
_HE_OR_SHE = re.compile(rb"\b(?:he|she|they|who|both|kids|children)\b")
_GROWN_KIN = frozenset({Kin.PARENT, Kin.PARTNER, Kin.ADULT})
_WIDER = frozenset({Kin.PARENT, Kin.SIBLING, Kin.ADULT, Kin.OFFSPRING})

_THIS_HOME = re.compile(
    r"(?:^|[.!?;\n])\s*(?:(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur)\s+)?(?:[a-z]+\s+){0,2}"
    r"(?:[Hh]ouse|[Hh]ome|[Ff]lat|[Pp]roperty|[Bb]ungalow|[Kk]itchen|[Cc]onditions|[Cc]aravan|[Mm]aisonette)"
    r"\s+(?:is|was|are|were|has|had|smells?|looks?|looked|smelt)\b[^.!?;\n]*[.!?;\n]?\s*$"
)
_SENTENCE_BEFORE = 200


def of_this_home(line: Line, hit: Hit) -> bool:
    """`The house has no heating. Baby Finn lives there.`: the home just told of is the adult's own."""
    if not line.folded[hit.start : hit.end].rstrip(b" .,;").endswith(b"there"):
        return False
    at = line.sentence.start
    return _THIS_HOME.search(line.text[max(0, at - _SENTENCE_BEFORE) : at]) is not None


def with_the_other(line: Line, rest: bytes, about: AboutAdult) -> bool:
    """`He is separated; the kids live with her`: her is not the man whose record it is; nor is `Donna`."""
    if _with_somebody_named(line, rest, about):
        return True
    said = re.match(rb"\s*(him|her)\b(?! [a-z]+ed\b)", rest)
    if said and about.first_person:
        return True  # who says `I` is neither him nor her
    if not said or not about.sex:
        return False
    other = _SEX[said.group(1)] != about.sex
    just_said = fold(line.text[max(0, line.sentence.end - _JUST_SAID) : line.sentence.end])
    return other and bool(line.turn(Turn.COUPLE).search(just_said))


def _with_somebody_named(line: Line, rest: bytes, about: AboutAdult) -> bool:
    """`Ruby lives with Donna`: a name, and not the adult's."""
    named = _A_NAME.match(line.text, line.sentence.end - len(rest))
    if named is None or not about.names or line.turn(Turn.WITH_A_PARENT).search(b"with " + fold(named.group(1))):
        return False
    return named.group(1).casefold() not in about.names


def is_the_partner(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`We don't live together. I live with my mum, and he's living with friends`: the partner, and not the baby."""
    if not (about.first_person and about.has_partner):
        return False
    before = line.folded[: hit.start]
    just_said = fold(line.text[max(0, line.sentence.start - _JUST_SAID // 2) : line.sentence.start])
    return bool(_I_LIVE.search(before) or (_APART.search(just_said) and _HE_ALONE.search(before)))


def was_once(line: Line, hit: Hit) -> bool:
    """`He used to live with me`, `she previously stayed with us`."""
    return bool(line.turn(Turn.HABIT).search(line.folded[max(0, hit.start - _JUST_BEFORE) : hit.start]))


def of_whom_unsaid(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`Wife left. Kids with her.`: the pronoun may mean somebody just spoken of."""
    said = _WITH_WHOM.search(line.folded[hit.start : hit.end])
    if not said:
        return False
    just_said = fold(line.text[max(0, line.sentence.start - _JUST_SAID // 2) : line.sentence.start])
    return about.first_person or bool(_MAY_MEAN[said.group(1)].search(just_said))


def at_her_home(line: Line, hit: Hit, child: Draft) -> bool:
    """`The carer who comes has a toddler at home`: at the home of whoever has the child."""
    return line.folded.endswith(b"at home", 0, hit.end) and line.is_within(Cue.NOT_OURS, child.at)


def brought_up_by_another(line: Line, hit: Hit, child: Draft) -> bool:
    """`My daughter is raising two children`: at the home of whoever does so, and nobody of this one."""
    before = [draft for draft in line.people if draft.end - line.sentence.start <= hit.start and not draft.plural]
    said = line.folded[hit.start : hit.end]
    if not before or before[-1] is child or before[-1].kin not in _WIDER or not _BRINGS_UP.match(said):
        return False
    subject = before[-1].end - line.sentence.start
    if _I_AM_ONE.search(line.folded, 0, before[-1].at):
        return False  # `I am a widowed father raising a 15-year-old boy`
    if b" me" in said or b" us" in said or not _OF_THEM.fullmatch(line.folded, subject, hit.start):
        return False
    if before[-1].kin == Kin.OFFSPRING:
        before[-1].grown, before[-1].minor = True, False
    child.kin, child.whose = Kin.OTHER_CHILD, Whose.OTHER
    child.why.append("somebody else is said to bring the child up")
    return True


def anothers_share(line: Line, hit: Hit, child: Draft, about: AboutAdult) -> bool:
    """`Her dad has her at weekends`, `goes to his nan's on Fridays`: for the rest of the week the child is here."""
    number = clause_of(line.clauses, hit.start)
    begins = line.clauses[number]
    clause = line.folded[begins:]
    if not (line.turn(Turn.AT_TIMES).search(clause) or _WATCHED.search(line.folded, hit.start, hit.end)):
        return False
    if number and _NO_SUBJECT.match(clause):
        clause = line.folded[line.clauses[number - 1] :]  # `Her parents are close by and have him on Fridays`
    if about.names and _somebody_does(line, begins, about):
        return True
    told_at = child.at if child.line is line else begins
    since = line.folded[told_at : hit.end]  # nothing, where the child is named after the words
    dwells = line.turn(Turn.DWELLS).search(since)
    if dwells and child.stated and child.lives == Answer.PRESENT:  # `lives with her and spends Saturdays at his dad's`
        dwells = not line.turn(Turn.GOES).search(since[line.turn(Turn.DWELLS).spans(since)[-1][1] :])
    goes = line.turn(Turn.GOES).search(since) and line.turn(Turn.WITH_A_PARENT).search(line.folded[told_at:])
    return bool((goes and not dwells) or line.turn(Turn.PARENT_DOES).search(clause))


def only_meanwhile(line: Line, hit: Hit) -> bool:
    """`Is staying with an aunt while she is in hospital`: until the adult is home again."""
    stays = _STAYS.match(line.folded, hit.start) or b"stay" in line.folded[hit.start : hit.end]
    return bool(stays) and _MEANWHILE.match(line.folded, hit.end) is not None


def _somebody_does(line: Line, begins: int, about: AboutAdult) -> bool:
    """`Huw has them every other weekend`, in the record of somebody of another name."""
    said = _SOMEBODY_HAS.match(line.text, line.sentence.start + begins)
    return said is not None and said.group(1).casefold() not in about.names | _PRONOUNS


def own_subject(line: Line, hit: Hit, child: Draft) -> bool:
    """`My daughter does not see her father`: the child's contact with somebody else, not with the adult."""
    return child.at < hit.start and bool(line.turn(Turn.THEIR_PARENT).search(line.folded[hit.end :]))


def is_the_others(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`He only sees them on Sundays`, `has applied to see his son` of a woman: it is the other parent who does."""
    clause = line.folded[line.clauses[clause_of(line.clauses, hit.start)] : hit.end]
    subject = _SUBJECT.match(clause)
    if about.first_person:
        return bool(subject) and not _ME.search(clause)
    owner = _OWNER.search(line.folded, hit.start, hit.end)
    sexes = {_SEX[word] for word in _OF_A_SEX.findall(clause)}
    said = owner or subject
    return bool(said and about.sex and about.sex not in sexes)


def only_that_often(line: Line, hit: Hit, child: Draft) -> bool:
    """`Her son plays football at weekends`, `the health visitor weighs him fortnightly`: how often, and not where."""
    clause = clause_of(line.clauses, hit.start)
    begins = line.clauses[clause]
    ends = line.clauses[clause + 1] if clause + 1 < len(line.clauses) else len(line.folded)
    if not _BY_OR_FOR.match(line.folded, hit.end) and child.at < hit.end:
        ends = hit.end
    elif child.at >= hit.end and line.folded[ends - 1 : ends] == b"(":
        ends = next(iter(line.clauses[clause + 2 : clause + 3]), len(line.folded))  # `it is her lad (12) who gets up`
    for start in dict.fromkeys((begins, min(begins, line.clauses[clause_of(line.clauses, child.at)]))):
        words = line.folded[start:ends]
        if line.turn(Turn.A_SERVICE).search(words):
            return b"contact" not in words and not line.turn(Turn.PARENT_DOES).search(words)
        told = max(0, child.end - line.sentence.start - start)
        shares = line.turn(Turn.SHARES_TIME).spans(words)
        if any(by_no_other_deed(words, told, one[0]) for one in shares):
            return False
        if _does(line, start, ends if child.at >= hit.end else hit.start, child):
            return True
    return False


def by_no_other_deed(words: bytes, told: int, at: int) -> bool:
    """`Stays two nights with her`, and not `works the hoist with her on two`; `told`: where the child ends."""
    if told >= at or not _WITH_US.match(words, at):
        return True
    return all(_NO_OTHER_DEED.match(word) for word in _DEED.findall(words[told:at]))


def stays_then(line: Line, hit: Hit) -> bool:
    """Words of a home stand in the clause whose share of the week this is."""
    clause = clause_of(line.clauses, hit.start)
    here = [*line.hits.cue.get(Cue.LIVES_HERE, ()), *line.hits.cue.get(Cue.LIVES_WITH, ())]
    return any(clause_of(line.clauses, one.start) == clause and _STAYS.match(line.folded, one.start) for one in here)


def _does(line: Line, start: int, end: int, child: Draft) -> bool:
    """Something is done between the two places, by whatever verb."""
    names = {fold(name) for name in child.names}
    begins, told = child.at, child.end - line.sentence.start
    words = line.folded[max(start, told) : end] if told <= end else line.folded[start : min(begins, end)]
    return any(word not in names for word in _VERB.findall(words))


def answered_yes(line: Line) -> bool:
    """`The kids are staying with your sister?` - `Yes, while I get chemo.`"""
    said = fold(line.text[line.sentence.end : line.sentence.end + _AN_ANSWER])
    return bool(line.turn(Turn.ANSWERS_YES).search(said))


def of_another(line: Line, hit: Hit) -> bool:
    """`My sister lives with a six-year-old`: the home is hers, unless it is with the adult."""
    before = [draft for draft in line.people if draft.end - line.sentence.start <= hit.start]
    if not before or before[-1].kin not in OTHER_ADULTS or _THE_ADULT.match(line.folded, hit.end):
        return False
    return bool(_WHO.fullmatch(line.folded, before[-1].end - line.sentence.start, hit.start))


def as_a_guest(line: Line, hit: Hit) -> bool:
    """`Lindsay brings them and stops with them`: a visit, however long, is no home."""
    if is_a_guests_stay(line, hit):
        with_the_guest(line, hit)
        return True
    if not _STAYS.match(line.folded, hit.start) or not _VISIT.search(line.folded[: hit.start]):
        return False
    for child in line.people:
        if child.is_child and child.at < hit.start:
            child.contact = Answer.PRESENT
    return True


def of_a_parent(line: Line, hit: Hit, child: Draft) -> bool:
    """`Thea says that daddy drives a lorry and is in France`: he is, and not the child; and who moves comes first."""
    if not _INTRANSITIVE.match(line.folded, hit.start):
        return False
    if child.at >= hit.end:
        return not line.turn(Turn.COUPLE).search(line.folded[: hit.start])  # `She went to live with her son`
    nearest = [one for one in line.people if child.end <= one.start and one.end - line.sentence.start <= hit.start]
    if not nearest or nearest[-1].kin not in _GROWN_KIN:
        return False
    between = line.folded[nearest[-1].end - line.sentence.start : hit.start]
    return b"," not in between and not between.startswith(b"'s") and not _HE_OR_SHE.search(between)


def told_as_well(line: Line, child: Draft) -> bool:
    """`Lives with husband, 4 children alive and well`: the family's health, and no list of the home."""
    well = line.turn(Turn.WELL_KIN).search(line.folded[child.end - line.sentence.start :])
    return bool(well) and bool(_A_COMMA.search(line.folded[: child.at]))
