"""A parent's word as the head of a line: a line and a circumstance come in; whether it is that parent's goes out.

`Mother of two, 34, depression`, `42M, father of three with epilepsy`, `depressed mum of one`: the line has no verb, and
the one it is about is the adult. `Mother of a boy with epilepsy` and `mother of two, the elder has it` are of a child.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Line
from adapter.reading.patterns import Found
from adapter.reading.predicates import Predicate
from adapter.reading.scan import Hit

_NO_CHILD_ANY_MORE = 16
_FIGURE = re.compile(rb"\b\d{1,2}\b")
_BRACKET = re.compile(rb"\([^)]*\)")
_SEVERAL = re.compile(rb"(?:s|ren|chn)$")
_MORE = re.compile(rb" (?:and|plus) |&")


def is_the_parents_at_the_head(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """Whether the line is headed by whoever it is about, told of as a parent, and the circumstance is theirs."""
    if about.is_child:
        return False
    head = line.turn(Predicate.PARENT_OF).search(line.folded)
    if head is None:
        return _is_the_bare_parents(line, hit, about)
    if not _heads_the_line(line, head):
        return False
    if hit.end <= head.start():
        return bool(line.turn(Predicate.BEFORE_A_PARENT).fullmatch(line.folded[hit.end : head.start()]))
    return hit.start >= head.end() and _is_left_with_the_head(line, head, hit)


def _heads_the_line(line: Line, head: Found) -> bool:
    """`Referral from GP: 36 yr old mother of four`, and not `her neighbour, a mother of two`."""
    lead = line.folded[: head.start()]
    begins = lead.rfind(b":") + 1
    others = any(begins <= one.at < head.start() and not (one.implied or one.parent) for one in line.people)
    return not others and not line.turn(Predicate.LEADS_ELSEWHERE).search(lead[begins:])


def _is_left_with_the_head(line: Line, head: Found, hit: Hit) -> bool:
    """No child and nobody else comes between the parent and the words."""
    at = line.folded.find(b" ", hit.start, hit.end)
    tail = line.folded[head.end() : hit.start if at < 0 else at]
    tail = _BRACKET.sub(b"", tail) if b"(" in tail and head.group(1) == b"" else tail
    if line.turn(Predicate.TOLD_OF_ANOTHER).search(tail):
        return False
    return not head.group(1) or (
        bool(line.turn(Predicate.CHILD_LEFT).search(tail)) and not _is_an_only_ones(head, tail)
    )


def _is_an_only_ones(head: Found, tail: bytes) -> bool:
    """`Mother of a girl, 9, epilepsy`: the age of one child comes last, so what follows may be the child's."""
    ages = _FIGURE.findall(tail)
    several = _SEVERAL.search(head.group(1)) or _MORE.search(tail)
    return bool(ages) and int(ages[-1]) < _NO_CHILD_ANY_MORE and b")" not in tail and not several


def _is_the_bare_parents(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`Mother, 34, depression`: the first words of a text, and an age at which one has children at home."""
    if line.sentence.start or line.sentence.heading:
        return False
    head = line.turn(Predicate.PARENT_ALONE).search(line.folded)
    if head is None or hit.start < head.end():
        return False
    own = about.age is None or abs(about.age - int(head.group(1))) <= 1
    return own and not line.turn(Predicate.TOLD_OF_ANOTHER).search(line.folded[head.end() : hit.start])
