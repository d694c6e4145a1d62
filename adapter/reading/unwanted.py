"""Unwanted thoughts: the sayings of a record come in; a thought that horrifies whoever has it is no harm done.

`Images of dropping the baby, which horrify her` are told as an illness and talked over; where a voice tells her to, or
she says that she will, they stay what they were. A passage is looked at only where a thought of harm is told in it.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Saying
from adapter.reading.predicates import Predicate
from adapter.reading.text import fold
from adapter.words import Assertion, Sign

_DEEDS = frozenset({Sign.HARM_TO_CHILD, Sign.IMMEDIATE_DANGER, Sign.CHILD_IN_DELUSION_OR_PLAN})
_OF_GOING = frozenset({Sign.FAREWELL, Sign.CHILD_IN_DELUSION_OR_PLAN})
_A_THOUGHT = re.compile(rb"\b(?:thoughts?|images?|pictures?|visions?|flashes|obsessi\w+|fears?|imagin\w+|urges?)\b")
_THOUGHTS_OF = re.compile(
    rb"\b(?:thoughts|images|pictures|visions|flashes|obsessions)\b[^.;!?]*?\b(?:of|about|where) [^.;!?]*$"
)
"""`Images, many times a day, of dropping the knife, of pushing the pram`: the word stands before all of them."""
_BETTER_OFF = re.compile(rb"\bbetter off\b")
_AROUND = 240
_LOOK_BACK = 40
"""Bytes back to the word for a thought: `images that come at night of dropping him`."""


def thought_not_done(sayings: list[Saying]) -> None:
    """Leave out of harm the thought itself, where its passage says that it is not wanted and never that it is meant."""
    for saying in sayings:
        if saying.sign in _OF_GOING and saying.assertion is Assertion.AFFIRMED and _is_denied(saying):
            saying.assertion = Assertion.NEGATED
            saying.why = "the words say beside it that nothing is planned"
            continue
        if saying.sign is Sign.THOUGHTS_OF_HARM and saying.assertion is Assertion.AFFIRMED:
            _weigh(saying)
            continue
        told = saying.sign in _DEEDS and saying.assertion is Assertion.AFFIRMED and _is_thought(saying)
        if told and _says(saying, Predicate.THOUGHT_UNWANTED) and not _says(saying, Predicate.THOUGHT_MEANT):
            saying.assertion = Assertion.NEGATED
            saying.why = "the words tell of a thought of harm that is not wanted, and of no deed"


def _weigh(thought: Saying) -> None:
    """A thought that is meant is harm to come; one that horrifies whoever has it is an illness."""
    if _says(thought, Predicate.THOUGHT_MEANT):
        thought.sign = Sign.HARM_TO_CHILD
        thought.why = "the words tell of a thought of harm that is meant"
    elif _says(thought, Predicate.THOUGHT_UNWANTED):
        thought.sign = Sign.INTRUSIVE_THOUGHTS
        thought.why = "the words tell of a thought of harm that is not wanted, and of no deed"


def _is_denied(saying: Saying) -> bool:
    """`They'd be better off without her, but would not do it`: how low somebody is, and no goodbye."""
    begins = saying.line.sentence.start
    if not _BETTER_OFF.search(saying.line.folded, saying.start - begins, saying.end - begins):
        return False
    around = saying.line.text[max(0, saying.start - _AROUND) : saying.end + _AROUND]
    turn = saying.line.turn
    return turn(Predicate.PLAN_DENIED).search(fold(around)) is not None


def _is_thought(saying: Saying) -> bool:
    at = saying.start - saying.line.sentence.start
    near = _A_THOUGHT.search(saying.line.folded, max(0, at - _LOOK_BACK), at + _LOOK_BACK)
    return near is not None or _THOUGHTS_OF.search(saying.line.folded, 0, at) is not None


def _says(saying: Saying, turn: Predicate) -> bool:
    return saying.line.turn(turn).search(fold(saying.line.text)) is not None
