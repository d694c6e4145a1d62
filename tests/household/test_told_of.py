"""Children of a stated age whom the words tell of: the family's own are listed as its, and the others beside them."""

from __future__ import annotations

from builders import adult, child_said, extract, reading

from adapter.household import assemble
from adapter.words import MET_AT_WORK, Kin


def test_a_nephew_elsewhere_is_told_of_and_is_no_child_of_this_family() -> None:
    elsewhere = child_said("her nephew, 4", "Alfie", 4, kin=Kin.NIECE_OR_NEPHEW, relationship="nephew")
    family = assemble(extract(who=adult(37)), reading(elsewhere))
    assert (family.children, [one.who for one in family.told_of]) == ((), ["Alfie"])


def test_a_niece_of_whose_age_nothing_is_said_is_not_told_of() -> None:
    niece = child_said("her niece", kin=Kin.NIECE_OR_NEPHEW, relationship="niece")
    assert not assemble(extract(who=adult(37)), reading(niece)).told_of


def test_a_class_is_not_told_of() -> None:
    at_work = child_said("the four-year-olds", None, 4, kin=Kin.OTHER_CHILD, relationship=MET_AT_WORK)
    assert not assemble(extract(who=adult(37)), reading(at_work)).told_of


def test_a_son_is_told_of_once() -> None:
    family = assemble(extract(who=adult(37)), reading(child_said("Ben, 4", "Ben", 4)))
    assert (len(family.children), family.told_of) == (1, ())
