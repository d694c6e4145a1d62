"""Where the record disagrees with itself: both sides come in, both sides go out; nothing is averaged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from adapter.facts import Evidence
from adapter.families import Child, Contradiction
from adapter.household.answers import Said
from adapter.household.persons import Person
from adapter.household.relations import ADULT_KIN, OWN_KIN, WIDER_KIN
from adapter.words import Answer, Disputed, Kin

OF_ONES_OWN = re.compile(r"\b(?:of (?:his|her|their|my) own|(?:his|her|my) own)\b", re.IGNORECASE)
Side = tuple[Evidence, ...]


def contradictions(
    said: Said, children: Sequence[Child], persons: Iterable[Person], hints: Side = ()
) -> tuple[Contradiction, ...]:
    """At most one for each thing in dispute, with the first words of each side; `hints` weigh against what was said."""
    return tuple(
        Contradiction(about, (no[0], yes[0]))
        for about, no, yes in _sides(said, children, tuple(persons), hints)
        if no and yes and no[0] != yes[0]
    )


def _sides(
    said: Said, children: Sequence[Child], persons: tuple[Person, ...], hints: Side
) -> Iterator[tuple[Disputed, Side, Side]]:
    here = [child for child in children if child.lives_here is Answer.PRESENT and not child.unborn]
    there = (*_words(here, "lives_here"), *said.some_here, *hints)
    left_open = () if said.denied else _words([child for child in children if _may_live_here(child)], "lives_here")
    of_own = _all_others(here) and _asked_of_own(said) and not (said.some_here or hints)
    of_grown = bool(said.denied or said.no_others) and not there and any(_is_grown_offspring(one) for one in persons)
    about = Disputed.WHOSE if of_own or of_grown else Disputed.CHILDREN
    anywhere = (*said.none, *said.none_here)
    no = (*anywhere, *said.no_others) if of_grown else anywhere if there or not children else said.none
    yield about, no, (*there, *said.some, *left_open)
    yield (
        Disputed.HOME,
        (*said.alone, *(said.the_couple if here else ())),
        (*_words(here, "lives_here"), *_living_in(persons), *said.flagged, *hints),
    )
    carer = said.known.get("adult.has_unpaid_carer")
    if carer is not None and carer.value == Answer.ABSENT:
        helpers = [child for child in children if child.helps_with_care is Answer.PRESENT]
        yield Disputed.CARER, carer.evidence, _words(helpers, "helps_with_care")


def _may_live_here(child: Child) -> bool:
    """`His little girl is two`, beside a No: nobody says where she lives, so the No may be wrong."""
    born = not child.unborn and child.age_high is not None
    return born and child.kin in OWN_KIN and child.lives_here is Answer.UNKNOWN


def _is_grown_offspring(person: Person) -> bool:
    """`Dependent children: Yes`, where words say that nobody is under 18: the son of forty-four who depends on her."""
    return person.kin in OWN_KIN and person.age.is_adult


def _asked_of_own(said: Said) -> bool:
    """Answered in a box about the adult's own, or in words that say no more: not `nobody under 18 lives here`."""
    in_words = [words for words in said.none if said.denied and " " in words.quote.strip()]
    return not said.none_here and all(OF_ONES_OWN.search(words.quote) for words in in_words)


def _all_others(here: Sequence[Child]) -> bool:
    """A brother, a grandchild, a landlady's girl: who has no children of their own may well have answered No."""
    return bool(here) and all(child.kin in WIDER_KIN and child.kin is not Kin.PARTNERS_CHILD for child in here)


def _words(children: Iterable[Child], fact: str) -> Side:
    return tuple(words for child in children for words in child.because.get(fact, child.evidence))


def _living_in(persons: Iterable[Person]) -> Side:
    """Words by which somebody who may be a child lives here; a grown-up who does is no question about children."""
    return tuple(
        seen.evidence
        for person in persons
        if not _grown_up(person)
        for seen in person.sightings
        if seen.stated and seen.lives_here is Answer.PRESENT and not seen.old
    )


def _grown_up(person: Person) -> bool:
    if person.age.is_child:
        return False
    return person.grown or person.kin in ADULT_KIN or person.kin is Kin.SIBLING
