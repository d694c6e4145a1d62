"""Who of the persons is a child of this family: persons come in, children with every facet go out.

Adults, other people's children and probably grown offspring are left out here; a child nobody named is still a child.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from adapter.facts import Evidence
from adapter.families import Child, SignSeen
from adapter.household.barely_told import barely_told
from adapter.household.persons import Person
from adapter.household.relations import OWN_KIN
from adapter.household.sightings import Sighting
from adapter.household.whose_signs import FOUND_HERE
from adapter.household.wider import OF_ANY_AGE, WIDER, is_brought_up, is_close, is_listed
from adapter.words import LIVES_ABROAD, MET_AT_WORK, MET_HERE, Answer, Basis, CareTask, Kin, Sign

SURELY_MINOR_UP_TO = 33
"""Own children of an adult of this age or less are minors (the labels' line P2)."""
GROWN_FROM = 60
"""Offspring of unstated age of an adult this old are probably grown; nobody is asked."""
PAST_HAVING_ANY_FROM = 65
"""From this age on one's own children are grown (the labels' line N3), whatever a word or a memory calls them."""
ASK_UP_TO = 45
"""Offspring of unstated age of an adult up to this age may well be children; a reader would ask. From here to 60 they
are as likely grown: no child is listed, and a worker is asked how old they are."""
BESIDE_SIBLINGS_UP_TO = 25
"""Up to this age most live with their parents still, and so with brothers and sisters who are at school."""
PRE_SCHOOL, LEAVES_SCHOOL = 4, 17
TOLD_OF = frozenset({Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.OTHER_CHILD})
LIGHT_TASKS = frozenset({CareTask.HOUSEHOLD})


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of the adult's home when a child's place in it is settled."""

    adult_age: int | None = None
    lives_alone: bool = False
    no_children: bool = False
    """A box or the words say there are none."""
    denied: bool = False
    """The words say it."""
    children_depend: bool = False
    """A box says that children depend on the adult."""
    children_live_here: bool = False
    """A box says that children live in the home."""
    restricted: bool = False
    """The adult's record is marked: no home is taken as given."""
    no_child_lives_here: bool = False
    guardian_by_order: bool = False
    """The record speaks of an order by which a relative's child lives with the adult."""
    risk_told: bool = False
    """The record tells of somebody who may be a risk to children, or of harm to one: then a visit is near enough."""
    kin_may_be_next: bool = False
    """A forced marriage, or the adult's abuser still in the family: a younger brother or sister may be next."""

    @property
    def of_grown_children(self) -> bool:
        """At this age one's own children are grown."""
        return self.adult_age is not None and self.adult_age >= GROWN_FROM

    @property
    def past_having_any(self) -> bool:
        """At this age only figures, or a home somebody names, make a child of one's own."""
        return self.adult_age is not None and self.adult_age >= PAST_HAVING_ANY_FROM


def is_child(person: Person, home: Home, spoken_of: frozenset[Sign] = frozenset()) -> bool:
    """A living under-18 of this family or found in the home, or one whose age a reader would ask for.

    `spoken_of`: what was seen of this very person, so a wider relative is near enough to count.
    """
    if person.grown or person.age.is_adult:
        return False
    lives = _lives_here(person) is Answer.PRESENT
    if person.others:
        found = _met_here(person) or (person.age.is_child and not FOUND_HERE.isdisjoint(spoken_of))
        return found or (lives and not (home.of_grown_children and _age_left_open(person)))
    if _is_a_young_adults_sibling(person, home) and not home.lives_alone:
        return True
    if person.kin in WIDER and not (
        is_close(person, lives=lives, no_children=home.no_children, risk_told=home.risk_told)
        or spoken_of
        or (home.kin_may_be_next and person.kin is Kin.SIBLING)
    ):
        return False
    if person.kin is Kin.SIBLING:
        return person.age.is_child
    if person.age.is_child or any(is_listed(seen) for seen in person.sightings):
        return True
    return _may_be_minor(person, home, lives)


def _is_a_young_adults_sibling(person: Person, home: Home) -> bool:
    """`Sister, Year 11`, of somebody of twenty: mostly of one home, and a child of this family in any case."""
    young = home.adult_age is not None and home.adult_age <= BESIDE_SIBLINGS_UP_TO
    return young and person.kin is Kin.SIBLING and person.age.is_childs_figure


def told_of(person: Person) -> bool:
    """A child by the age somebody put to it, of whom the words tell though it is none of the family's."""
    far = any(seen.relationship in (MET_AT_WORK, LIVES_ABROAD) for seen in person.sightings)
    return person.age.is_childs_figure and not (person.grown or far) and person.kin in TOLD_OF


def _met_here(person: Person) -> bool:
    """A boy or girl in a home that others use: who they are nobody has asked, and no age is needed."""
    return any(seen.relationship == MET_HERE for seen in person.sightings)


def probably_grown(person: Person, home: Home) -> bool:
    """Own offspring of unstated age left out for the adult's age: kept as a note."""
    return person.kin in OWN_KIN and not person.others and not is_child(person, home)


def age_to_ask(person: Person, home: Home) -> bool:
    """Own offspring nobody wrote an age of, left out though they may be under 18: no word says that they are grown."""
    unsaid = not (person.grown or person.age.known or home.no_children)
    may_be = home.adult_age is not None and ASK_UP_TO < home.adult_age < GROWN_FROM
    return unsaid and may_be and probably_grown(person, home)


def child_of(person: Person, key: str, home: Home, signs: tuple[SignSeen, ...] = ()) -> Child:
    """Everything seen of one child, joined; where the words disagree, unknown is written and both are kept."""
    seen, age = person.sightings, person.age
    lives_here, basis = residence(person, home)
    helps = _helps(person)
    tasks = tuple(dict.fromkeys(task for one in seen for task in one.tasks)) if helps is not Answer.ABSENT else ()
    return Child(
        key=key,
        who=_who(person),
        relationship=next((one.relationship for one in seen if one.relationship), None),
        kin=person.kin,
        age_low=age.low,
        age_high=age.high,
        lives_here=lives_here,
        contact=_contact(person, lives_here),
        evidence=person.evidence,
        basis=basis,
        helps_with_care=helps,
        care_tasks=tasks,
        known_to_services=_row_says(person, "known_to_services"),
        listed_at_risk=_row_says(person, "listed_at_risk"),
        separate_concern_raised=_row_says(person, "separate_concern_raised"),
        signs=signs,
        may_be=tuple(dict.fromkeys(person.may_be)),
        restricted=person.restricted,
        because=_because(person, lives_here, helps),
    )


def residence(person: Person, home: Home) -> tuple[Answer, Basis]:
    """Where the child lives: what was said goes before what is taken as given, and old words settle nothing."""
    said = _lives_here(person)
    if said is Answer.ABSENT and home.children_live_here and _also_said_here(person):
        return Answer.PRESENT, Basis.STATED
    if said is not None:
        return said, Basis.STATED
    if person.restricted or home.restricted:
        return Answer.UNKNOWN, Basis.STATED
    if home.adult_age is not None and barely_told(person) and not (home.children_depend or home.children_live_here):
        return Answer.UNKNOWN, Basis.STATED
    presumed = {one.lives_here for one in person.sightings if one.lives_here is not Answer.UNKNOWN}
    if len(presumed) == 1:
        return presumed.pop(), Basis.PRESUMED
    alone = home.lives_alone and not (person.kin in WIDER or _helps_as_a_child(person))
    if presumed or alone or any(one.old for one in person.sightings):
        return Answer.UNKNOWN, Basis.STATED
    if home.no_child_lives_here:
        return Answer.ABSENT, Basis.STATED
    if any(is_listed(one) or is_brought_up(one) for one in person.sightings):
        return Answer.PRESENT, Basis.PRESUMED
    left_open = any(one.stated and one.lives_here is Answer.UNKNOWN for one in person.sightings)
    if person.kin in OWN_KIN and (home.children_depend or (_surely_minor(person, home) and not left_open)):
        return Answer.PRESENT, Basis.PRESUMED
    if _is_a_young_adults_sibling(person, home):
        visits = any(one.contact is Answer.PRESENT for one in person.sightings)
        return (Answer.UNKNOWN, Basis.STATED) if visits else (Answer.PRESENT, Basis.PRESUMED)
    if person.kin is Kin.GRANDCHILD and home.guardian_by_order and person.age.is_child:
        return Answer.PRESENT, Basis.PRESUMED
    if person.kin in WIDER and not any(one.helps is Answer.PRESENT for one in person.sightings):
        return Answer.ABSENT, Basis.PRESUMED
    return Answer.UNKNOWN, Basis.STATED


def _helps_as_a_child(person: Person) -> bool:
    """`Lives alone` often counts grown-ups only: a child of one's own, at school, who does the care is at home."""
    at_school = person.age.high is not None and person.age.high < LEAVES_SCHOOL
    return at_school and person.kin in OWN_KIN and _helps(person) is Answer.PRESENT


def _surely_minor(person: Person, home: Home) -> bool:
    young_parent = home.adult_age is not None and home.adult_age <= SURELY_MINOR_UP_TO
    return person.age.is_child or (young_parent and person.kin is Kin.OFFSPRING)


def _lives_here(person: Person) -> Answer | None:
    """What was said of where the person lives: unknown where form and words disagree.

    Words that name the child go before words about several at once. Sentences that differ tell of a child between
    two homes: where most of them put the child, and here if even.
    """
    everything = [one for one in person.sightings if one.stated and one.lives_here is not Answer.UNKNOWN]
    stated = [one for one in everything if one.name or one.row] or everything
    said = Counter(one.lives_here for one in stated)
    if not said:
        return None
    if len({one.lives_here for one in stated if one.row}) == 1 < len(said):
        return Answer.UNKNOWN
    return Answer.PRESENT if said[Answer.PRESENT] >= said[Answer.ABSENT] else Answer.ABSENT


def _also_said_here(person: Person) -> bool:
    """Some words put the child here, as the form's own box does: one sentence that does not is outweighed."""
    return any(one.stated and one.lives_here is Answer.PRESENT for one in person.sightings)


def _may_be_minor(person: Person, home: Home, lives: bool) -> bool:
    """No age that settles it: the adult's own age and what the child does say whether a reader would ask."""
    if person.age.low is not None or (person.age.high is not None and person.kin is not Kin.UNKNOWN):
        return True
    if person.kin is Kin.UNKNOWN and all(one.row for one in person.sightings):
        return False
    if person.kin is Kin.GRANDCHILD:
        return True
    helps = any(one.helps is Answer.PRESENT for one in person.sightings)
    age = home.adult_age
    if age is not None and age >= GROWN_FROM:
        return False
    if age is not None and age <= SURELY_MINOR_UP_TO:
        return True
    visits = any(one.young_word and _visits(one) for one in person.sightings)
    if home.no_children:
        return lives or helps or visits
    return age is None or age <= ASK_UP_TO or lives or helps or visits


def _age_left_open(person: Person) -> bool:
    """`His daughter Jo`, of whomever: no age, and no word for the young."""
    return not person.age.known and not any(one.young_word for one in person.sightings)


def _visits(seen: Sighting) -> bool:
    return seen.contact is Answer.PRESENT and seen.stated and seen.lives_here is Answer.ABSENT


def _helps(person: Person) -> Answer:
    """A plain no outweighs the washing up; a task of care outweighs a plain no."""
    high = person.age.high
    if high is not None and high <= PRE_SCHOOL:
        return Answer.ABSENT  # whatever the words seem to say: a baby is held, and holds nobody
    said = {one.helps for one in person.sightings}
    tasks = {task for one in person.sightings for task in one.tasks}
    if Answer.ABSENT in said and tasks <= LIGHT_TASKS:
        return Answer.ABSENT
    doing = [one for one in person.sightings if one.helps is Answer.PRESENT]
    if doing:
        slight = not person.age.known and all(one.tasks and OF_ANY_AGE.issuperset(one.tasks) for one in doing)
        return Answer.UNKNOWN if slight else Answer.PRESENT
    return Answer.UNKNOWN


def _contact(person: Person, lives_here: Answer) -> Answer:
    said = {one.contact for one in person.sightings}
    if lives_here is Answer.PRESENT or Answer.PRESENT in said:
        return Answer.PRESENT
    return Answer.ABSENT if Answer.ABSENT in said else Answer.UNKNOWN


def _row_says(person: Person, name: str) -> Answer:
    said = {getattr(one.row, name) for one in person.sightings if one.row is not None}
    return next((answer for answer in (Answer.PRESENT, Answer.ABSENT) if answer in said), Answer.UNKNOWN)


def _who(person: Person) -> str | None:
    if person.name is None:
        return None
    family = next((one.family_name for one in person.sightings if one.family_name and one.name), None)
    return f"{person.name} {family}" if family else person.name


def _because(person: Person, lives_here: Answer, helps: Answer) -> dict[str, tuple[Evidence, ...]]:
    seen = person.sightings
    groups = {
        "age": [one for one in seen if one.age.known],
        "lives_here": [one for one in seen if one.lives_here is lives_here],
        "helps_with_care": [one for one in seen if one.helps is helps],
        "listed_at_risk": [one for one in seen if is_listed(one)],
        "known_to_services": [one for one in seen if one.row and one.row.known_to_services is Answer.PRESENT],
    }
    return {name: _words(chosen) for name, chosen in groups.items() if chosen}


def _words(seen: Iterable[Sighting]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(one.evidence for one in seen))
