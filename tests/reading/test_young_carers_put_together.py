"""A child's help, put together from parts: every kind of task in every tense, promised, shown or left to a child.

The same words of somebody grown, denied, feared or done for the child itself make nobody a young carer.
"""

from __future__ import annotations

import pytest
from builders import DAY, adult, extract
from conclusions import lexicon

from adapter.reading import read
from adapter.records import Mention, Passage
from adapter.words import Answer, Assertion, MentionKind

TASKS = (
    ("give gives giving gave given", "her the tablets"),
    ("fill fills filling filled filled", "the dosette box"),
    ("change changes changing changed changed", "the fentanyl patch"),
    ("give gives giving gave given", "the midazolam"),
    ("wash washes washing washed washed", "her back and hair"),
    ("get gets getting got got", "her dressed"),
    ("take takes taking took taken", "her to the toilet"),
    ("empty empties emptying emptied emptied", "the commode"),
    ("fasten fastens fastening fastened fastened", "her bra"),
    ("suction suctions suctioning suctioned suctioned", "the trachy"),
    ("lift lifts lifting lifted lifted", "her off the floor"),
    ("help helps helping helped helped", "her up the stairs"),
    ("roll rolls rolling rolled rolled", "her on to her side"),
    ("do does doing did done", "the cooking"),
    ("carry carries carrying carried carried", "the shopping up"),
    ("calm calms calming calmed calmed", "her down"),
    ("ring rings ringing rang rung", "the surgery for her"),
    ("keep keeps keeping kept kept", "the bank card"),
    ("take takes taking took taken", "her brother to school"),
    ("sit sits sitting sat sat", "up with her at night"),
    ("time times timing timed timed", "the seizures"),
)
CHILD_DOES = (
    "Her daughter Maya, 14, {1}.",
    "Her daughter Maya, 14, has {4} since May.",
    "Her son Tom, 13, is {2}.",
    "Her son Tom, 13, {3} on Sunday.",
    "She says her son Tom, 13, 'll {0}.",
    "Her son Tom, 13, has promised to {0}.",
    "Her son Tom, 13, has been shown how to {0}.",
    "She relies on her son Tom, 13, to {0}.",
    "It is left to her son Tom, 13, to {0}.",
    "It is her son Tom, 13, who {1}.",
    "Her son Tom is 13. He {1}.",
    "Maya (13) is a quiet girl. She {1}.",
    "Maya, 13, lives here too. She {1} and gets herself to school.",
    "Tom (10) sleeps next door as he hears it start. He {1}.",
    "Tom {1} every day. He's in Year 8.",
    "On my late shifts Tom {1}. Fourteen, bless him.",
    "Our Tom'll {0}. He's 14.",
    "\"I {0},\" said Tom, 13.",
)  # fmt: skip
NO_CHILD_DOES = (
    "Maya, 14, has autism and a special school place. She {1}.",
    "Maya is 6. She {1}.",
    "Her daughter Maya, 34, {1}.",
    "Her son Tom is 34. He {1}.",
    "The carers {0}. Tom, 13, is at Park School.",
    "Tom (13) is at school when her husband {1}.",
    "Tom (13) lives here. Her husband Dave works nights. He {1}.",
    "Maya, 13, is at Park School. Her mother lives near. She {1}.",
    "Tom is 13. A carer comes at eight and {1}.",
    "Tom, 13, is not expected to {0}.",
    "If Tom, 13, had to {0} she would worry.",
    "As a girl of 13 she {3}; that was her gran.",
)
NOT_TASKS = (
    "Her son Tom (14) pulled him off her.",
    "Her daughter Isla is 13. She checks her emails at night.",
    "Her daughter Nell, 8, knows to ring her dad.",
    "The kids are what keeps me going.",
)


def helps(text: str) -> list[Mention]:
    passage = Passage(text, "answers.0", written_on=DAY)
    made = read(extract(passages=(passage,), who=adult(45, gender="female")), lexicon())
    return [
        one
        for one in made.mentions
        if one.kind is MentionKind.CARE
        and one.helps_with_care is Answer.PRESENT
        and one.assertion is Assertion.AFFIRMED
        and one.group
    ]


def put_together(frame: str) -> list[str]:
    texts = [frame.format(*(f"{verb} {rest}" for verb in verbs.split())) for verbs, rest in TASKS]
    return [text[0].upper() + text[1:] for text in texts]


@pytest.mark.parametrize("frame", CHILD_DOES)
def test_whatever_a_child_does_for_somebody_is_help_in_every_tense_and_promise(frame: str) -> None:
    assert [text for text in put_together(frame) if not helps(text)] == []


@pytest.mark.parametrize("frame", NO_CHILD_DOES)
def test_nobody_is_a_young_carer_by_what_others_do_or_a_child_is_kept_from(frame: str) -> None:
    assert [text for text in put_together(frame) if helps(text)] == []


@pytest.mark.parametrize("text", NOT_TASKS)
def test_what_only_looks_like_a_task_is_none(text: str) -> None:
    assert not helps(text)
