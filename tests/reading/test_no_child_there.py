"""Ordinary sentences with a child in them that put no child in the home, and their neighbours that do.

Each frame takes every one of its words in turn. What stands under `LIVES_THERE` uses the same words of a child who does
live there, so that no frame is silenced by being deaf.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from string import Formatter

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

WORDS = {
    "bringer": ("mum", "nan", "his gran", "foster carer", "parents"),
    "young": ("18/12 old", "5yo", "3 yrs old"),
    "opens": ("What brings you in?", "How can I help today?"),
    "pupil": ("junior", "sophomore", "high school student", "young lady"),
    "sibling": ("A brother, 13, lives in the home also.", "She lives with her mother and two younger brothers."),
    "alone_with": (
        "Just me and my baby.",
        "Just me and my baby. Well, she's eleven.",
        "I walk my babies every morning.",
    ),
    "animal": ("She's a dachshund.", "They're cats.", "Two labs, they're huge.", "(Two cats, before you ask.)"),
    "lost": ("I had a miscarriage in the fall.", "We lost our baby at 20 weeks.", "I had a termination last year."),
    "of_it": ("I think about the baby every day.", "The baby had a heart defect."),
    "couple": ("have been fighting a lot", "have been together for two years", "broke up last week"),
    "works": (
        "I teach second grade.",
        "He drives a school bus.",
        "I am a childminder.",
        "She coaches under-9s football.",
    ),
    "pupils": ("Twenty-six seven year olds, so I catch everything going.", "The kids give me every cold."),
    "began": ("self-harmed", "used cannabis", "been in care"),
    "then": ("fourteen", "12", "nine"),
    "children": ("Lasses (13, 15)", "Kids 4 and 7", "Son aged 11"),
    "elsewhere": ("with their mum across town", "live with ex", "are at their mother's", "in foster care"),
    "told": ("Two daughters, 5 and 9.", "Father of two boys, 4 and 6.", "He has kids, 5 and 7."),
    "then_elsewhere": (
        "They are with their mum in Hartlepool.",
        "Sees them when he can get the fare.",
        "Mum has them, he gets alternate weekends.",
        "In care since May.",
        "No contact since the split.",
        "Contact supervised at the centre.",
        "Adopted in 2021.",
    ),
    "kept_away": (
        "My ex has stopped me from seeing our 7 year old.",
        "She keeps my 3 year old from me.",
        "His mother will not let me see my son, he is 9.",
    ),
    "asked_where": (
        "You mentioned your kids are staying with your sister?",
        "Are the kids still with your mum?",
        "So the boys live with your ex?",
    ),
    "yes": ("Yeah, while I get chemo.", "That's right.", "Yes."),
    "court": ("He is going through court for contact with his son, 5.", "Has applied to see his 8 year old."),
    "of_the_dead": (
        "The deceased had a daughter aged 4 and had been caring for her alone.",
        "At the time of her death her children were aged 3 and 5.",
        "The mother had told her GP that she could not cope with the twins, who were then five weeks old.",
    ),
    "two": ("two boys, 4 and 7", "a 6-year-old daughter", "three children aged 3, 5 and 9"),
    "somebody": ("My sister", "Her cousin", "My best friend"),
    "wish": ("If I had", "We are hoping to adopt", "She dreams of having", "He wishes he had"),
    "not_here": (
        "Social services took them in March.",
        "They're back in Nigeria with my mother.",
        "I haven't seen them since Christmas.",
        "I pay maintenance and never see them.",
    ),
    "the_others": (
        "He pays maintenance and never sees them.",
        "He only sees them at the contact centre.",
        "Social services closed the case in March.",
        "I haven't slept since Christmas.",
    ),
    "counted": ("Two, both girls.", "Three, all boys.", "One, a girl.", "Two, a boy and a girl."),
}
NO_CHILD_OF_THE_ADULTS = (
    "Brought in by {bringer}. {young}, cough 2/7, wet nappies.",
    "BIB {bringer}. {young}. Sore ear, hot. Safety net.",
    "{young}, brought by {bringer}. Rash on trunk.",
    "Doctor: {opens}\nPatient: It's my son, he's had a rash since Sunday. He's five.\nDoctor: Let's have a look.",
    "Doctor: {opens}\nPatient: My little girl's been pulling at her ear, she's two.",
    "This is a 16-year-old {pupil} referred by the school nurse for panic attacks. {sibling}",
    "15F, year 10. Mum concerned re low mood. Younger brother 8 at home.",
    "Doctor: Who lives with you?\nPatient: {alone_with} {animal}\nDoctor: Lovely.",
    "She says if I leave she will keep our babies (two cats, that is how she says it).",
    "{lost} {of_it}",
    "My baby and I {couple}. He says he needs space.",
    "My brother has gone, and our kid was all I had.",
    "Doctor: What do you do?\nPatient: {works} {pupils}\nDoctor: Any kids of your own?\nPatient: Not yet.",
    "Callum was 20 and lived with his mother, father and older brother. He had {began} from the age of {then}.",
    "Doctor: Any illnesses in the family?\nPatient: My dad had a heart attack. My kids are fine.",
    "54M chest tightness. Divorcing, in a rented room. {children} {elsewhere}. Statin restarted.",
    "{told} {then_elsewhere}",
    "{kept_away} The hearing keeps getting moved.",
    "Doctor: {asked_where}\nPatient: {yes} They're six and nine.",
    "{court} He lives in a hostel.",
    "Keyworking. Says his eldest, 17, is on at him. Other two are with their mam in Hartlepool.",
    "{of_the_dead} No referral was made.",
    "{somebody} lives with {two} in a flat.",
    "{wish} {two}.",
    "My kids are 5 and 11. {not_here}",
    "Doctor: When was your last period?\nPatient: I'm fifty-eight.\nDoctor: Any pregnancies?\nPatient: {counted}",
)
LIVES_THERE = (
    "Doctor: {opens}\nPatient: It's my back, since Sunday. And my son's got a rash, he's five.",
    "I'm worn out. My son's had a rash all week, he's five, and I've been up with him every night.",
    "I had a miscarriage before her, and my baby is six weeks old.",
    "I lost a baby four years ago. Now the baby wakes all night and I am up with her.",
    "My baby and I have been staying with my mum.",
    "Doctor: Who lives with you?\nPatient: Just me and my boys, 4 and 6. And the dog, she's a lab.",
    "Doctor: What do you do?\nPatient: {works} My own children are 4 and 7.",
    "Doctor: Any illnesses in the family?\nPatient: No. My kids are fine, they're six and nine.",
    "Our kid is five and he will not sleep.",
    "She has two girls, 4 and 7. No contact with their father.",
    "She lives with her two children, 4 and 7. Their father has applied for contact with the children.",
    "I have stopped him seeing the kids, they are four and seven.",
    "Doctor: Are the kids with your mum?\nPatient: No, they live with me. They're six and nine.",
    "My two boys are 4 and 6. Mum has them on Fridays while I work.",
    "She has a son, 7. Placed under section 2 last night.",
    "My kids are 5 and 11. {the_others}",
    "My mother lives with me and {two}.",
    "34F with back pain, came with mum. 5yo daughter at home, sore ear.",
)


def filled(frames: tuple[str, ...]) -> Iterator[str]:
    """Every frame with every word it has a place for."""
    for frame in frames:
        names = [name for _, name, _, _ in Formatter().parse(frame) if name]
        for words in product(*(WORDS[name] for name in names)):
            yield frame.format(**dict(zip(names, words, strict=True)))


def lives_there(text: str) -> bool:
    """Whether a child is read to live in the home."""
    return bool(concluded(text, DAY)["children_in_household"] == Answer.PRESENT)


@pytest.mark.parametrize("text", list(filled(NO_CHILD_OF_THE_ADULTS)))
def test_a_child_who_is_not_there_is_not_put_there(text: str) -> None:
    assert not lives_there(text)


@pytest.mark.parametrize("text", list(filled(LIVES_THERE)))
def test_a_child_beside_the_same_words_is_still_seen(text: str) -> None:
    assert lives_there(text)
