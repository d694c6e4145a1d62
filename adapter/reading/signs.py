"""Signs: a line's sign words come in; each sign, how it is said and the child it points at, goes out."""

from __future__ import annotations

from adapter.reading.drafts import Line, Saying
from adapter.reading.scan import Hit, longest
from adapter.reading.standing import stand
from adapter.words import Assertion, Kin, MentionKind, Sign, When


def signs_of(line: Line) -> list[Saying]:
    """Every sign of a line; those about a child point at the child nearest to them."""
    if not line.hits.sign:
        return []
    base, made = line.sentence.start, []
    children = [draft for draft in line.people if draft.is_child or draft.kin == Kin.UNBORN]
    for hit in longest_by_sign(line.hits.sign):
        assertion, when = stand(line, hit.start, hit.end)
        if when == When.PAST and hit.entry.sign == Sign.STABLE:
            when = When.CURRENT  # `sober for three years` is how things are today
        if assertion == Assertion.PAST and hit.entry.sign == Sign.FGM:
            assertion, when = Assertion.AFFIRMED, When.CURRENT  # what was done to a mother asks about her daughters
        saying = Saying(
            line, base + hit.start, base + hit.end, MentionKind.SIGN, assertion, when=when, sign=hit.entry.sign
        )
        saying.needs_child = hit.entry.needs_child
        near = sorted(children, key=lambda draft: abs(draft.at - hit.start))
        saying.child = near[0] if near and saying.needs_child else None
        saying.needs_child = saying.needs_child and not hit.entry.shown_alone
        saying.why = f"the words are a sign of: {hit.entry.sign.replace('_', ' ')}"
        made.append(saying)
    return made


def longest_by_sign(hits: list[Hit]) -> list[Hit]:
    """The longest reading of each stretch, sign by sign."""
    by_sign: dict[str, list[Hit]] = {}
    for hit in hits:
        by_sign.setdefault(hit.entry.sign, []).append(hit)
    return [hit for same in by_sign.values() for hit in longest(same)]
