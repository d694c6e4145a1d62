"""Words, letters and figures easily taken for a child or for a child's age, and their neighbours that are one's.

Each frame takes every one of its words in turn; what stands under `SOMEBODY` uses the same words of a child.
"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded, lexicon
from frames import filled

from adapter.reading.phrases import kin_in
from adapter.reading.relationships import read_person
from adapter.reading.text import fold
from adapter.records import Evidence, PersonSeen
from adapter.words import Kin

DAY = date(2026, 11, 20)
WORDS = {
    "ds": ("DS WC", "DS toilet", "DS shower"),
    "ss": ("Referred to SS.", "SS involved.", "Sickle cell disease (SS).", "Genotype SS."),
    "asked": ("queried", "suspected", "questioned"),
    "seen": ("Visual hallucinations of two little girls by the bed.", "Visions of little boys in the ward."),
    "past": ("the schoolchildren going past", "the nursery children in the playground"),
    "job": (
        "is a nursery nurse",
        "teaches at the high school",
        "works nights at a special school",
        "runs a playgroup",
        "is a Year 4 teacher",
        "drives the school bus",
    ),
    "so_old": ("two to three days old", "about a week old", "five days old"),
    "far": ("two roads and a crossing", "three streets away", "two buses each way"),
    "work": ("wife works as a school cook", "sister is a teaching assistant"),
}
NOBODY = (
    "Bathroom upstairs, no {ds}.",
    "{ss}",
    "The pharmacy {asked} pregnancy last week as she had asked for folic acid; the test was negative.",
    "{seen}",
    "She watches {past}.",
    "Her daughter {job}.",
    "Nurse saw bruising to both wrists and a split to the lip, {so_old}.",
    "Accidents happen to old boys who talk.",
    "The ward sister put him through. Ask sister again re twilight slot.",
    "Talked about a family support worker for afternoons. Works as a school cook, and the children are her joy.",
)
SOMEBODY = (
    "DS (8) lives here, no {ds}.",
    "SS (12) lives with us.",
    "The pharmacy {asked} pregnancy last week; the test was positive.",
    "Her daughter, 6, watches {past}.",
    "Her daughter is at nursery.",
    "She has a daughter, 6, and {job}.",
    "Her baby is {so_old}.",
    "His {work}. His youngest is four and fell on the cable.",
)


@pytest.mark.parametrize("text", filled(NOBODY, WORDS))
def test_nobody_is_made_of_such_words(text: str) -> None:
    assert not concluded(text, DAY)["children"]


@pytest.mark.parametrize("text", filled(SOMEBODY, WORDS))
def test_somebody_is_still_seen_beside_them(text: str) -> None:
    assert concluded(text, DAY)["children"]


@pytest.mark.parametrize("far", WORDS["far"])
@pytest.mark.parametrize("whom", ["his brother round", "his sister to school", "his little brother"])
def test_what_is_passed_on_the_way_tells_no_age(far: str, whom: str) -> None:
    children = concluded(f"Her son Leo is 9. He takes {whom}, {far}.", DAY)["children"]
    assert {one["age_low"] for one in children} <= {9, None, 5}


@pytest.mark.parametrize("text", ["Tyler is ten months.", "Tyler, ten months, was asleep."])
def test_months_beside_a_name_are_an_age_where_children_are_told_of(text: str) -> None:
    tyler = [one for one in concluded(f"Ruby is 4. {text}", DAY)["children"] if one["who"] == "Tyler"]
    assert [(one["age_low"], one["age_high"]) for one in tyler] == [(0, 0)]


@pytest.mark.parametrize("text", ["Tyler is ten months into treatment.", "Tyler is ten months sober."])
def test_months_of_something_else_are_no_age(text: str) -> None:
    assert not [one for one in concluded(f"Ruby is 4. {text}", DAY)["children"] if one["who"] == "Tyler"]


@pytest.mark.parametrize(
    ("box", "kin"),
    [
        ("Social worker, children and families (Family Help team 3)", Kin.ADULT),
        ("Nurse (baby clinic)", Kin.ADULT),
        ("Support worker for son", Kin.ADULT),
        ("Carer (son)", Kin.OFFSPRING),
        ("Daughter (nurse)", Kin.OFFSPRING),
        ("Daughter / key worker", Kin.OFFSPRING),
    ],
)
def test_who_is_there_for_their_work_is_no_child_whomever_they_work_with(box: str, kin: Kin) -> None:
    assert kin_in(fold(box), lexicon()) is kin


@pytest.mark.parametrize(("box", "age"), [("Son (flat 3)", None), ("Son, team 2", None), ("Son (15)", 15)])
def test_the_number_of_a_place_in_a_relationship_box_is_no_age(box: str, age: int | None) -> None:
    row = PersonSeen(evidence=Evidence(quote=box, at="rows.0"), relationship=box)
    assert read_person(row, lexicon(), DAY).age_low == age
