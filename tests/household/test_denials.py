"""What a denial leaves room for: words that there are none come in beside a child; whether they disagree goes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ABSENT, DAY, PRESENT, UNKNOWN, adult, answer, child_said, extract, mention, reading, row, sign_said

from adapter.families import Family
from adapter.household import assemble
from adapter.household.denials import denials
from adapter.records import AnswerSeen, Extract, Mention, Passage
from adapter.words import Answer, Disputed, Kin, MentionKind, Sign

WHOLE = (
    "He has no children.",
    "No children live here or are ever looked after by her.",
    "Never had kids of her own.",
)
HERE = (
    "No children in the household.",
    "There are no children living here.",
    "No children at home.",
    "No children live at the flat or come into it.",
)
BESIDES = ("No other children.", "No older children.", "Asked about other children: none.", "No more children.")


DENIALS = ("no children", "no other children", "no older children", "no more children", "never had kids of her own")
DENIALS = (*DENIALS, "asked about other children: none")


def said(text: str) -> tuple[Mention, Extract]:
    """The sentence as a passage, and the words in it that deny."""
    words = next(one for one in DENIALS if one in text.lower())
    start = text.lower().index(words)
    one = replace(mention(MentionKind.NO_CHILDREN, text), start=start, end=start + len(words))
    one = replace(one, text=text[start : start + len(words)])
    return one, extract(passages=(Passage(text, "text", written_on=DAY),), who=adult(40, gender="male"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [*((one, "whole") for one in WHOLE), *((one, "here") for one in HERE), *((one, "others") for one in BESIDES)],
)
def test_each_denial_is_of_one_thing(text: str, kind: str) -> None:
    one, seen = said(text)
    sorted_out = denials([one], seen)
    assert {name for name in ("whole", "here", "others") if getattr(sorted_out, name)} == {kind}


@pytest.mark.parametrize(("gender", "counts"), [("male", True), ("female", False), (None, True)])
def test_he_has_none_is_another_persons_answer_in_a_womans_record(gender: str | None, counts: bool) -> None:
    one, seen = said("He has no children.")
    assert bool(denials([one], replace(seen, adult=adult(40, gender=gender))).whole) is counts


AT_HOME = child_said("Rafe is 9 and is at home", "Rafe", 9, lives_here=PRESENT, stated=True)
AWAY = child_said("Pearl is five and lives with her mum", "Pearl", 5, lives_here=ABSENT, stated=True)
BOX_YES = answer("family.said_children", "present", "Do you have children that are dependent on you?")


def family(text: str, *seen: AnswerSeen | Mention) -> Family:
    """What the words and everything else make of the family."""
    one, of_it = said(text)
    answers = tuple(each for each in seen if isinstance(each, AnswerSeen))
    return assemble(
        replace(of_it, answers=answers), reading(one, *(each for each in seen if isinstance(each, Mention)))
    )


@pytest.mark.parametrize("text", BESIDES)
def test_none_besides_the_one_told_of_is_no_contradiction(text: str) -> None:
    assert not family(text, AT_HOME).contradictions


@pytest.mark.parametrize("text", [*WHOLE, *HERE])
def test_any_other_denial_disagrees_with_a_child_at_home(text: str) -> None:
    assert family(text, AT_HOME).contradictions


@pytest.mark.parametrize("text", HERE)
def test_none_here_and_one_elsewhere_who_depends_on_the_adult_agree(text: str) -> None:
    assert not family(text, AWAY, BOX_YES).contradictions


@pytest.mark.parametrize("text", [*HERE, *BESIDES])
def test_each_is_an_answer_to_whether_any_child_lives_here(text: str) -> None:
    assert family(text).children_in_household is ABSENT


@pytest.mark.parametrize(
    ("quote", "called", "home"),
    [
        ("Bunk beds, made up, in the back room.", "bunk beds", UNKNOWN),
        ("She puts a pound by for the little one.", "little one", UNKNOWN),
        ("He was worried about his little one.", "little one", PRESENT),
        ("They have a little one.", "little one", PRESENT),
    ],
)
def test_one_loose_word_says_nothing_of_a_home(quote: str, called: str, home: Answer) -> None:
    loose = replace(child_said(quote, lives_here=PRESENT, relationship="child"), text=called)
    assert assemble(extract(), reading(loose)).children[0].lives_here is home


@pytest.mark.parametrize(("age", "asks"), [({}, True), ({"age_low": 12, "age_high": 12}, False)])
def test_a_carer_of_no_age_is_asked_about(age: dict[str, int], asks: bool) -> None:
    helps = child_said("Paige does the drops", "Paige", helps_with_care=PRESENT, **age)
    found = assemble(extract(row("Daughter", "Paige", kin=Kin.OFFSPRING), who=adult(42)), reading(helps))
    assert ("adult.carer_may_be_a_child" in found.known) is asks


@pytest.mark.parametrize(
    ("sent", "words", "disputed"), [(PRESENT, True, True), (PRESENT, False, False), (ABSENT, True, False)]
)
def test_a_concern_said_to_be_raised_and_not_sent_yet(sent: Answer, words: bool, disputed: bool) -> None:
    listed = row("Daughter", "Mia", kin=Kin.OFFSPRING, listed_at_risk=PRESENT, separate_concern_raised=sent)
    told = [sign_said(Sign.CONCERN_NOT_SENT, "to be rung on Monday")] if words else []
    found = assemble(extract(listed), reading(*told))
    assert [one.about for one in found.contradictions] == ([Disputed.SENT] if disputed else [])
    assert found.children[0].separate_concern_raised is (UNKNOWN if disputed else sent)
