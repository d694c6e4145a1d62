"""One record: its passages and people come in, its mentions and what could not be read go out, in order of place.

Lines are read for terms, people, names, homes, care and circumstances; then people are put together as mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from adapter.reading.adult import about_adult, named_grown, named_kin, speaks_for_adult
from adapter.reading.aged_since import aged_since, carry_forward
from adapter.reading.answers import counted_answers, home_answers
from adapter.reading.apposed import told_in_apposition
from adapter.reading.brothers import sibling_among
from adapter.reading.caring import care_of
from adapter.reading.children_in_rows import children_in_rows
from adapter.reading.circumstances import factors_of
from adapter.reading.counted import may_be_counted, one_of_those
from adapter.reading.drafts import AboutAdult, Draft, Line, Saying
from adapter.reading.found_there import found_there
from adapter.reading.gestation import weeks_of_hers
from adapter.reading.groups import group_people
from adapter.reading.grown_by_name import grown_by_name
from adapter.reading.grown_by_role import without_grown
from adapter.reading.home_asked import home_asked
from adapter.reading.home_lists import by_sex
from adapter.reading.homes import settle_homes
from adapter.reading.letter_case import in_ordinary_case
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.lines import lines_of
from adapter.reading.mentions import hint_of, mention_of, mention_of_saying
from adapter.reading.minted import minted
from adapter.reading.name_lists import named_after_age, named_in_order
from adapter.reading.named_children import named_children
from adapter.reading.names import KnownNames, known_names, mentions_of, name_people, share_sexes
from adapter.reading.none_at_all import none_at_all
from adapter.reading.not_expecting import believed_expecting
from adapter.reading.one_child import Group
from adapter.reading.only_child import told_apart
from adapter.reading.people import find_people
from adapter.reading.planned import planned_not_today
from adapter.reading.presupposed import presupposed
from adapter.reading.raised_at_work import is_told_of_children
from adapter.reading.relied_on import relied_on
from adapter.reading.said_later import ages_said_later, each_told
from adapter.reading.said_plainly import named_only, signs_said_plainly
from adapter.reading.seeds import named_in_rows
from adapter.reading.settle import mark_people, settle_groups, told_to_be_animals
from adapter.reading.signs import signs_of
from adapter.reading.spoken_of import stand_person
from adapter.reading.text import Sentence
from adapter.reading.told_by_services import told_by_services
from adapter.reading.told_otherwise import animals_by_deeds, children_abroad, of_a_grown_child
from adapter.reading.told_young import days_told_later
from adapter.reading.trusted_now import trusted_now
from adapter.reading.unwanted import thought_not_done
from adapter.reading.weights import weigh
from adapter.reading.words_as_names import words_as_names
from adapter.reading.young_writers import told_by_the_young
from adapter.records import Adult, CouldNotCheck, Mention, Passage, PersonSeen
from adapter.words import Answer, Assertion, Kin, MentionKind

_REMEMBERED_LINES = 3
_HE_OR_SHE = re.compile(rb"\W*(?:s?he|mum|dad|i|we)\b")
_span = attrgetter("start", "end")


def read_record(
    passages: Sequence[Passage], people: Sequence[PersonSeen], adult: Adult, assessed_on: date | None, lexicon: Lexicon
) -> tuple[tuple[Mention, ...], tuple[CouldNotCheck, ...]]:
    """Every mention of the passages that can be read, and which could not be."""
    passages = in_ordinary_case(passages, lexicon)
    lines, unread, silent = lines_of(passages, lexicon, assessed_on)
    if not lines:
        return (), unread
    about = about_adult(adult, lines, assessed_on)
    about.grown, about.kin_by_name = named_grown(people), named_kin(people)
    about.words_as_names = words_as_names(lines, lexicon.vocabularies["also_a_name"])
    seeds = named_in_rows(people, lexicon, about)
    recents, sayings = _read_lines(lines, lexicon, about, passages, seeds, silent)
    sayings.extend([*told_by_the_young(lines, about), *trusted_now(lines, about)])
    sayings.extend(told_apart(lines, recents, seeds, about, sayings))
    home_answers(lines, recents)
    planned_not_today(sayings)
    thought_not_done(sayings)
    weigh(sayings)
    drafts = [one for line in lines for draft in line.people for one in each_told(draft)]
    sayings.extend(found_there(drafts, sayings))
    groups = group_people(drafts, seeds)
    about.says_none = any(
        one.kind == MentionKind.NO_CHILDREN and one.assertion == Assertion.AFFIRMED for one in sayings
    )
    about.pets = frozenset(draft.relation for draft in drafts if draft.pet)
    settle_groups(groups, about)
    if about.says_none:
        none_at_all(groups, sayings)
    made = [*_people(groups, passages, about), *_unsettled(drafts, groups, passages, about)]
    spoken_of = any(_today(draft) for draft in drafts)
    made.extend(
        mention_of_saying(saying, passages, group)
        for saying in sayings
        if spoken_of or not saying.needs_child
        for group in _meant(saying, groups)
    )
    made.extend(mention_of_saying(one, passages, key) for one, key in relied_on(lines, groups, people, about))
    made.sort(key=lambda mention: (mention.passage, mention.start, mention.end))
    return tuple(made), unread


def _read_lines(
    lines: list[Line],
    lexicon: Lexicon,
    about: AboutAdult,
    passages: Sequence[Passage],
    seeds: list[Group],
    silent: Sequence[tuple[int, Sentence]],
) -> tuple[dict[int, list[Draft]], list[Saying]]:
    _find_people(lines, lexicon, about, seeds)
    share_sexes(lines)
    known = {name: draft for line in lines for draft in line.people for name in draft.names if draft.is_child}
    for seed in seeds:
        if lines:
            stands_for = Draft(lines[0], 0, 0, seed.relation, seed.kin, seed.sex, group=seed.key)
            stands_for.low, stands_for.high = seed.low, seed.high
            known.setdefault(seed.name.capitalize(), stands_for)
    names = known_names(known)
    recents: dict[int, list[Draft]] = {}
    sayings = counted_answers(lines)
    recent: list[Draft] = []
    last = animal = told = -_REMEMBERED_LINES
    for place, line in enumerate(lines):
        animal = place if line.hits.cue.get(Cue.PET) else animal
        line.after_animal = place - animal < _REMEMBERED_LINES
        told = place if any(is_told_of_children(hit) for hit in line.hits.sign) else told
        line.after_child_told = place - told < _REMEMBERED_LINES and lines[told].passage == line.passage
        recent = (
            recent if place - last <= _REMEMBERED_LINES and recent and recent[0].line.passage == line.passage else []
        )
        recents[id(line)] = recent
        sayings.extend(_read_line(line, recent, lexicon, about, passages[line.passage].question, names))
        children = [draft for draft in line.people if draft.is_child]
        if children:
            recent, last = children, place
    for line in named_only(silent, passages, names, lexicon, about):
        sayings.extend(_of_those_named(line, about))
    presupposed(lines)
    believed_expecting(lines, about)
    return recents, sayings


def _of_those_named(line: Line, about: AboutAdult) -> list[Saying]:
    sayings = signs_of(line, [], about)
    for saying in sayings:
        saying.child = saying.child.refers_to if saying.child else None
    return sayings


def _find_people(lines: list[Line], lexicon: Lexicon, about: AboutAdult, seeds: list[Group]) -> None:
    """Everybody the lines speak of, by a word for them, an age or a name."""
    weeks_of_hers(lines, lexicon, about)
    told = -2 * _REMEMBERED_LINES if not seeds else len(lines)
    rows = frozenset(seed.name for seed in seeds)
    for place, line in enumerate(lines):
        if line.hits.person or line.ages or may_be_counted(line):
            line.people = find_people(line, lexicon, about)
        if line.people:
            name_people(line, lexicon, about)
            by_sex(line)
            named_in_order(line, lexicon, about)
        told_of = place - told <= _REMEMBERED_LINES
        line.people.extend(children_in_rows(line, lexicon, about, rows, told_of))
        if line.people and line.ages:
            named_after_age(line, lexicon, about)
        line.people.extend(named_children(line, lexicon, about, told_of))
        if line.people:
            told_in_apposition(line, lexicon, about)
        line.people.extend(told_by_services(line, lexicon, about))
        if len(line.people) > 1:
            line.people.sort(key=_span)
        if line.hits.cue.get(Cue.PET) or any(one.is_child and one.kin != Kin.SIBLING for one in line.people):
            told = place
    without_grown(lines, lexicon)
    minted(lines, about, seeds)


def _read_line(
    line: Line, recent: list[Draft], lexicon: Lexicon, about: AboutAdult, question: str | None, known: KnownNames
) -> list[Saying]:
    if known.find is not None:
        line.people.extend(mentions_of(line, known))
        line.people.sort(key=_span)
    if line.ages:
        ages_said_later(line, recent, about, lexicon)
        aged_since(line)
    if recent:
        days_told_later(line, recent, about)
    asker = bool(line.people) and not speaks_for_adult(line.sentence, lexicon)
    for draft in line.people:
        if draft.kin == Kin.SIBLING and (child := sibling_among(draft, recent, about)) is not None:
            draft.kin, draft.relation, draft.sibling_of = Kin.UNKNOWN, "child", child
        one_of_those(draft, recent)
        stand_person(draft, asker, about)
        if line.as_of and draft.is_child and draft.low is not None:
            carry_forward(draft, line)
    if line.people:
        mark_people(line)
        if line.ages:
            grown_by_name(line)
        of_a_grown_child(line, recent, about)
        children_abroad(line)
    animals_by_deeds(line, recent, about)
    if recent and line.hits.cue.get(Cue.PET):
        told_to_be_animals(line, recent)
    sayings = settle_homes(line, recent, about)
    home_asked(line)
    sayings.extend(one for one in care_of(line, recent, about, question) if not _a_strangers(one.child))
    if line.hits.factor or line.people or line.hits.cue:
        sayings.extend(factors_of(line, recent, about))
    if line.people:
        line.hits = line.hits._replace(sign=signs_said_plainly(line, lexicon, about))
    if line.hits.sign:
        sayings.extend(signs_of(line, recent, about))
    return sayings


def _people(groups: list[Group], passages: Sequence[Passage], about: AboutAdult) -> list[Mention]:
    return [
        mention_of(draft, passages, about, group)
        for group in groups
        for draft in group.members
        if draft.refers_to is None or _gains(draft)
    ]


def _gains(draft: Draft) -> bool:
    return draft.stated or draft.contact != Answer.UNKNOWN or draft.low is not None or draft.grown


def _unsettled(
    drafts: list[Draft], groups: list[Group], passages: Sequence[Passage], about: AboutAdult
) -> list[Mention]:
    """People said in a question, a wish or a past, and loose words nobody could be found for."""
    placed = {id(draft) for group in groups for draft in group.members}
    left = [
        draft
        for draft in drafts
        if id(draft) not in placed and (draft.is_child or draft.pet or draft.kin == Kin.UNBORN)
    ]
    made = [mention_of(draft, passages, about, None) for draft in left if not draft.loose and draft.refers_to is None]
    hints = [draft for draft in left if draft.loose and draft.lead == "definite" and not (draft.pet or draft.grown)]
    return made + [hint_of(draft, passages) for draft in hints]


def _a_strangers(child: Draft | None) -> bool:
    """`Two kids passing rang 999`: a help, and no child of this family's."""
    return child is not None and child.plural and "the words make it somebody else's child" in child.why


def _today(draft: Draft) -> bool:
    return (draft.is_child or draft.kin == Kin.UNBORN) and draft.assertion in (Assertion.AFFIRMED, Assertion.REPORTED)


def _meant(saying: Saying, groups: Sequence[Group]) -> Sequence[str | None]:
    """The children a saying is of: `the children wash her` is said of each of those told of."""
    child = saying.child
    if child is None or child.group or not child.plural or saying.kind != MentionKind.CARE:
        return (child.group if child else None,)
    if child.low is not None and _HE_OR_SHE.match(child.line.folded):
        return ()  # `she takes the children to school and picks them up`: it is no child who does
    return [group.key for group in groups if child in group.members] or (None,)
