"""Caring: a line that says what somebody does for somebody comes in; a child's help, and with what, goes out.

Who does it decides: the same words with the adult as their subject are ordinary bringing up.
"""

from __future__ import annotations

from adapter.reading.childs_record import QUOTED
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line, Saying
from adapter.reading.home_of_whom import by_pronoun
from adapter.reading.lexicon import Cue
from adapter.reading.need_boxes import asks_who, is_a_need, met_by
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Answer, Assertion, CareTask, Kin, MentionKind

_QUESTION_TASKS = (
    (Turn.ASKS_MEDICATION, CareTask.MEDICATION),
    (Turn.ASKS_PERSONAL_CARE, CareTask.PERSONAL_CARE),
    (Turn.ASKS_LIFTING, CareTask.LIFTING),
    (Turn.ASKS_HOUSEHOLD, CareTask.HOUSEHOLD),
    (Turn.ASKS_MONEY, CareTask.MONEY),
)
_OF_CARE = frozenset({Cue.NOT_HELPING, Cue.HELPS})
_YOUNGEST_HELPER = 5
_NEAR = 110
_AN_ANSWER = 80


def care_of(line: Line, recent: list[Draft], about: AboutAdult, question: str | None) -> list[Saying]:
    """Help a child of the line gives, or is said not to give."""
    if line.sentence.asks:
        return _answered(line, about)
    found: list[Saying] = []
    if not line.hits.care and _OF_CARE.isdisjoint(line.hits.cue):
        return _meeting_needs(line, about, question)
    refused = [hit for hit in line.hits.cue.get(Cue.NOT_HELPING, ()) if not _of_a_grown_up(line, hit)]
    for hit in refused:
        found.extend(_not_helping(line, hit, child) for child in _spared(line, hit, recent, about))
    if refused:
        return found
    for hit in line.hits.care:
        found.extend(_helping(line, hit, child, (hit.entry.task,)) for child in _helpers(line, hit, recent, about))
    done = {id(saying.child) for saying in found}
    for hit in line.hits.cue.get(Cue.HELPS, ()):
        for child in _leaned_on(line, hit, about) or _helpers(line, hit, recent, about):
            if id(child) not in done:
                found.append(_helping(line, hit, child, _from_question(line, question)))
    return found or _meeting_needs(line, about, question)


def _meeting_needs(line: Line, about: AboutAdult, question: str | None) -> list[Saying]:
    """`How toilet needs are currently met: Ella`: the box says what it is that she does."""
    if about.is_child or not any(draft.is_child for draft in line.people):
        return []
    if not (asks_who(line.finds, question) or is_a_need(line.finds, line.sentence.heading)):
        return []
    tasks = _from_question(line, question) or _from_question(line, line.sentence.heading.decode())
    return [_meets(line, child, tasks) for child in met_by(line) if _could_help(child, about)]


def _meets(line: Line, child: Draft, tasks: tuple[CareTask, ...]) -> Saying:
    child.loose = False
    saying = Saying(line, child.start, child.end, MentionKind.CARE, child=child, tasks=tasks, helps=Answer.PRESENT)
    saying.why = "the question asks how a need is met, and the answer names the child"
    return saying


def _answered(line: Line, about: AboutAdult) -> list[Saying]:
    """`Does Mia help with your tablets? No.`: the answer says whether she does."""
    said = fold(line.text[line.sentence.end : line.sentence.end + _AN_ANSWER])
    no, yes = line.turn(Turn.ANSWERS_NO).search(said), line.turn(Turn.ANSWERS_YES).search(said)
    if about.is_child or not (no or yes):
        return []
    found = []
    for hit in [*line.hits.care, *line.hits.cue.get(Cue.HELPS, ())]:
        children = [one for one in line.people if one.is_child and one.at < hit.start and _could_help(one, about)]
        tasks = () if hit.kind == "cue" else (hit.entry.task,)
        found += [_not_helping(line, hit, one) if no else _helping(line, hit, one, tasks) for one in children[-1:]]
    return found


def _of_a_grown_up(line: Line, hit: Hit) -> bool:
    """`She keeps her mother out of it`, `her husband does none of the caring`: no child is spared."""
    within = [draft for draft in line.people if hit.start <= draft.at < hit.end]
    if within:
        return not any(draft.is_child for draft in within)
    before = [draft for draft in line.people if draft.end - line.sentence.start <= hit.start]
    bare = bool(before) and not line.folded[before[-1].end - line.sentence.start : hit.start].strip()
    return bare and not before[-1].is_child


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


def _leaned_on(line: Line, hit: Hit, about: AboutAdult) -> list[Draft]:
    """`Relies on his daughter Zoe, 13`: the words hold the child themselves."""
    if about.is_child or has_cue(line, Cue.NEGATED, hit.start, hit.end):
        return []
    within = [draft for draft in line.people if hit.start < draft.at < hit.end]
    return [draft for draft in within if draft.is_child and _could_help(draft, about)]


def _spared(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """Whoever does not help: the children of the sentence; `neither child` is each of those just told of."""
    named = _helpers(line, hit, recent, about) or [draft for draft in line.people if draft.is_child]
    return [draft for draft in named if draft.assertion != Assertion.NEGATED] or recent


def _helpers(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """The children who do it: the subject before the words, or named after `by` or `with`."""
    if about.is_child:
        return []
    if line.turn(Turn.DOES_NOT).search(line.folded[max(0, hit.start - _NEAR) : hit.start]):
        return []
    children = [draft for draft in line.people if draft.is_child and _could_help(draft, about)]
    if _denied(line, hit, children):
        return []
    by = [draft for draft in children if 0 <= draft.at - hit.end <= 24 and _is_named_after(line, hit, draft)]
    if by or line.folded[hit.start : hit.end].endswith(b" by"):
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
        return [last] if last is not None and last.is_child and _could_help(last, about) and not last.died else []
    if line.turn(Turn.OTHER_SUBJECT).search(line.folded[: hit.start]):
        return []
    meant = by_pronoun(line, hit.start, recent, about, does=True) or _child_of_whom(line, hit, recent)
    # `She minds him`, after a name alone: whether `she` is the child or the grandmother nobody can tell.
    return [draft for draft in meant if _could_help(draft, about) and (draft.sex or draft.plural)]


def _is_done_to(line: Line, hit: Hit, draft: Draft) -> bool:
    """`Gets her brother to school, does tea`; `he takes Tom to breakfast club, does dinner`."""
    if any(one.start < draft.at < one.end for one in line.hits.care):
        return True
    goes_on = b" who " in line.folded[draft.at : hit.start] or b" and he " in line.folded[draft.at : hit.start]
    return draft.is_child and not goes_on and bool(line.turn(Turn.DONE_TO).search(line.folded[: draft.at]))


def _said_before(line: Line, hit: Hit, draft: Draft) -> bool:
    """`Megan cooks, she is in Year 9`: the name stands first, and the words that make her a child come last."""
    return draft.at < hit.start or any(fold(name) in line.folded[: hit.start] for name in draft.names)


def _is_named_after(line: Line, hit: Hit, child: Draft) -> bool:
    """`Pushed by her son, 12`; `young carer: Jake`."""
    between = line.folded[hit.start : child.at]
    return bool(line.turn(Turn.DONE_BY).search(between) or line.turn(Turn.CARER_IS).search(between))


def _quoted(line: Line, hit: Hit, children: list[Draft]) -> Draft | None:
    """`"I always talk for mum," said Amina, aged 10`: the child who is quoted does it."""
    quote = next((one for one in QUOTED.finditer(line.folded) if one.start() < hit.start < one.end()), None)
    if quote is None or not line.turn(Turn.I_DO).search(line.folded[quote.start() : hit.start]):
        return None
    for child in children:
        end = child.end - line.sentence.start
        between = line.folded[quote.end() : child.at] if child.at >= quote.end() else line.folded[end : quote.start()]
        if line.turn(Turn.SAID_BY).search(between):
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
        between = line.folded[draft.end - line.sentence.start : hit.start]
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


def _could_help(draft: Draft, about: AboutAdult) -> bool:
    """Born, not grown, not a baby; whose age nobody says may help, but not a sister or an old person's daughter."""
    of_age = draft.low is not None and draft.low >= OF_AGE
    too_young = draft.high is not None and draft.high < _YOUNGEST_HELPER
    unsaid = draft.low is None and not (draft.minor or draft.staged)
    grown = draft.grown or (unsaid and (draft.kin == Kin.SIBLING or (about.old and draft.kin == Kin.OFFSPRING)))
    return draft.kin != Kin.UNBORN and not (grown or of_age or too_young)


def _helping(line: Line, hit: Hit, child: Draft, tasks: tuple[CareTask, ...]) -> Saying:
    base = line.sentence.start
    child.loose = False  # `the girl does the cooking`: whoever she is, she is somebody here
    saying = Saying(
        line, base + hit.start, base + hit.end, MentionKind.CARE, child=child, tasks=tasks, helps=Answer.PRESENT
    )
    supposed = any(cue.start < hit.start for cue in line.hits.cue.get(Cue.HYPOTHETICAL, ()))
    if (
        supposed  # `gives it if the fit goes on` is what the child does
        and has_cue(line, Cue.HYPOTHETICAL, hit.start)
        and not line.turn(Turn.ASKED_AND_YES).search(line.folded)
    ):
        saying.assertion = Assertion.HYPOTHETICAL
    elif has_cue(line, Cue.OWN_CHILDHOOD, hit.start):
        saying.assertion = Assertion.PAST
    saying.why = "a child is the one who does this for somebody"
    return saying


def _not_helping(line: Line, hit: Hit, child: Draft) -> Saying:
    base = line.sentence.start
    saying = Saying(line, base + hit.start, base + hit.end, MentionKind.CARE, child=child, helps=Answer.ABSENT)
    saying.why = "the words say the child is not part of the caring"
    return saying


def _from_question(line: Line, question: str | None) -> tuple[CareTask, ...]:
    """`Ellie does it for me` under `Medication`: the form's question says what `it` is."""
    asked = fold(question or "")
    return tuple(task for turn, task in _QUESTION_TASKS if line.turn(turn).search(asked))[:1]
