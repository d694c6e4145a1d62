"""Mentions: what the reader settled comes in; a mention with the record's own words as its evidence goes out."""

from __future__ import annotations

from collections.abc import Sequence

from adapter.facts import Evidence
from adapter.reading.drafts import AboutAdult, Draft, Line, Saying, passage_text
from adapter.reading.one_child import Group
from adapter.reading.spoken_of import kind_of
from adapter.records import Mention, Passage
from adapter.words import MentionKind, Sign


def hint_of(draft: Draft, passages: Sequence[Passage]) -> Mention:
    """Children spoken of, and nothing says whose."""
    saying = Saying(draft.line, draft.start, draft.end, MentionKind.SIGN, sign=Sign.CHILDREN_SPOKEN_OF)
    saying.why = "children are spoken of, and nothing says whose they are"
    return mention_of_saying(saying, passages)


def mention_of(draft: Draft, passages: Sequence[Passage], about: AboutAdult, group: Group | None) -> Mention:
    """Somebody spoken of, as the group they are of is called."""
    relation, kin, count = draft.relation, draft.kin, draft.count
    if group is not None:
        relation, kin = group.relation, group.kin
        count = group.count if group.plural and draft.group == group.key else 1
        if draft.plural and not group.plural:
            draft.grown = group.grown  # said of each of several, of whom some may be grown
    kind = kind_of(draft, about)
    return Mention(
        passage=draft.line.passage,
        start=draft.start,
        end=draft.end,
        text=draft.line.text[draft.start : draft.end],
        kind=kind,
        assertion=draft.assertion,
        whose=draft.whose,
        when=draft.when,
        evidence=_evidence(draft.line, passages),
        reason=_because(draft, kind),
        group=group.key if group is not None else None,
        names=draft.names,
        relationship=relation,
        kin=kin,
        count=count,
        age_low=draft.low,
        age_high=draft.high,
        lives_here=draft.lives,
        stated=draft.stated,
        contact=draft.contact,
    )


def _because(draft: Draft, kind: MentionKind) -> str:
    whose = {"adult": "the adult's", "partner": "the partner's"}.get(draft.whose, "somebody's")
    relation = draft.relation.removeprefix("partner's ")
    if kind is MentionKind.ADULT_OFFSPRING and relation == "child":
        relation = "son or daughter"
    called = "Called" if kind is MentionKind.PET else "Read as"
    first = f"{called} {whose} {relation}"
    return f"{first}: {'; '.join(dict.fromkeys(draft.why))}." if draft.why else f"{first}."


def mention_of_saying(saying: Saying, passages: Sequence[Passage], group: str | None = None) -> Mention:
    """A circumstance, a sign or care given."""
    line = saying.line
    return Mention(
        passage=line.passage,
        start=saying.start,
        end=saying.end,
        text=line.text[saying.start : saying.end],
        kind=saying.kind,
        assertion=saying.assertion,
        whose=saying.whose,
        when=saying.when,
        evidence=_evidence(line, passages),
        reason=f"{saying.why[:1].upper()}{saying.why[1:]}.",
        group=group,
        lives_here=saying.lives,
        helps_with_care=saying.helps,
        care_tasks=saying.tasks,
        factor=saying.factor,
        sign=saying.sign,
        assessed=saying.assessed,
        slight=saying.slight,
    )


def _evidence(line: Line, passages: Sequence[Passage]) -> Evidence:
    passage, sentence = passages[line.passage], line.sentence
    start, end = sentence.start, sentence.end
    while start < end and line.text[start].isspace():
        start += 1
    while end > start and line.text[end - 1].isspace():
        end -= 1
    first_seen = (
        line.as_of or passage.written_on
    )  # words brought forward are as old as the record they were copied from
    written = first_seen.isoformat() if first_seen else None
    at = f"{passage.at}[{start}:{end}]"
    return Evidence(passage_text(passage, start, end), at, passage.said_by, written, passage.question)
