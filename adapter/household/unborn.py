"""Children not yet born: answers, rows and mentions come in, at most one unborn child for each pregnancy goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from adapter.facts import Evidence
from adapter.families import Child
from adapter.household.ages import ADULT_AGE, age_on
from adapter.household.sightings import OF_TODAY, Sighting, born_since, expected, is_old, written_on
from adapter.records import AnswerSeen, Extract, PersonSeen, Reading
from adapter.words import Answer, Basis, Kin, MentionKind, When, Whose

INFANT_UP_TO = 1
_OLD = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))[- ]?"
    r"(?:(?:day|week|wk|month|mth|mo)s?[- ]?(?:old\b|of age\b)|/12\b"
    r"|(?:m/o|mo|months|mths)(?=[,.;)]|$| (?:and|now|at)\b))",
    re.IGNORECASE,
)
LATEST_DAYS = 3 * 7
"""No child is born so long after it was due."""
LONGEST_DAYS = 44 * 7
"""No pregnancy is still so this long after somebody wrote it down."""


def unborn_children(extract: Extract, reading: Reading, first_key: int) -> tuple[Child, ...]:
    """The adult's or the partner's pregnancy; words about both are one pregnancy, a stated count is kept."""
    words = tuple(dict.fromkeys(expecting(extract, reading)))
    if not words:
        return ()
    counts = [mention.count or 1 for mention in reading.mentions if mention.kind is MentionKind.UNBORN]
    return tuple(_unborn(f"child-{first_key + place}", words) for place in range(max(counts, default=1)))


def expecting(extract: Extract, reading: Reading) -> Iterator[Evidence]:
    """The words by which a baby is expected in this family."""
    for answer in _pregnancies(extract):
        if not is_over(answer, extract):
            yield answer.evidence
    for row in reading.people or extract.people:
        if _awaited(row, extract.record.day) and not _overdue(row, extract.record.day):
            yield row.evidence
    for mention in reading.mentions:
        awaited = mention.kind is MentionKind.UNBORN and mention.assertion in OF_TODAY
        in_this_family = mention.when is not When.PAST and mention.whose is not Whose.OTHER
        if awaited and in_this_family and not is_old(mention, extract):
            yield mention.evidence


def expected_before(extract: Extract, reading: Reading) -> Iterator[Evidence]:
    """The words of a pregnancy that is over, whose child would be under 18 today: a ground to ask, and no more."""
    for answer in _pregnancies(extract):
        if is_over(answer, extract) and _would_be_a_child(_written(answer), extract):
            yield answer.evidence
    for row in reading.people or extract.people:
        due = row.birth_date if _awaited(row, extract.record.day) and _overdue(row, extract.record.day) else None
        if _would_be_a_child(due, extract):
            yield row.evidence
    for mention in reading.mentions:
        awaited = mention.kind is MentionKind.UNBORN and mention.assertion in OF_TODAY
        before = awaited and mention.whose is not Whose.OTHER and is_old(mention, extract)
        if before and _would_be_a_child(written_on(mention, extract), extract):
            yield mention.evidence


def _awaited(row: PersonSeen, day: date | None) -> bool:
    return expected(row) and row.current and not row.deceased and not born_since(row, day)


def _overdue(row: PersonSeen, day: date | None) -> bool:
    """Whether the day on which the child was due is long past: what became of it, nobody wrote down."""
    return row.birth_date is not None and day is not None and (day - row.birth_date).days > LATEST_DAYS


def is_over(answer: AnswerSeen, extract: Extract) -> bool:
    """Whether a pregnancy somebody wrote down cannot be so on the day of the record any more."""
    written, day = _written(answer), extract.record.day
    stale = written is not None and day is not None and (day - written).days > LONGEST_DAYS
    due = _day_in(answer.evidence.quote)
    long_due = due is not None and day is not None and (day - due).days > LATEST_DAYS
    return stale or long_due or answer.when is When.PAST


def _pregnancies(extract: Extract) -> Iterator[AnswerSeen]:
    yield from (one for one in extract.answers if one.fact == "adult.pregnant" and one.value == Answer.PRESENT)


def _written(answer: AnswerSeen) -> date | None:
    return _day_in(answer.evidence.recorded_on or "")


def _day_in(words: str) -> date | None:
    """The day that words begin with, such as an estimated date of delivery; `None` where they begin with none."""
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def _would_be_a_child(written: date | None, extract: Extract) -> bool:
    day = extract.record.day
    years = age_on(written, day).low if written is not None and day is not None else None
    return years is not None and years < ADULT_AGE


def the_expected(seen: Sighting) -> bool:
    """`Looking forward to the baby`: where one is expected, a nameless baby is that one, and a 10-month-old is none."""
    infant = seen.age.high is not None and seen.age.high <= INFANT_UP_TO
    return seen.row is None and seen.name is None and infant and not _aged(seen)


def _aged(seen: Sighting) -> bool:
    """A figure is told since the birth: `pregnant again with an 11-month-old`, `my first is 14 months`."""
    if seen.age.low != seen.age.high:
        return False
    return seen.age.low == INFANT_UP_TO or _OLD.search(seen.evidence.quote) is not None


def infant_in_a_row(seen: Sighting) -> bool:
    """A born baby the record lists: then `the baby` may be that one."""
    return (
        (seen.row is not None or seen.name is not None) and seen.age.high is not None and seen.age.high <= INFANT_UP_TO
    )


def _unborn(key: str, words: tuple[Evidence, ...]) -> Child:
    return Child(
        key=key,
        who=None,
        relationship="unborn child",
        kin=Kin.UNBORN,
        age_low=None,
        age_high=None,
        lives_here=Answer.UNKNOWN,
        contact=Answer.UNKNOWN,
        evidence=words,
        basis=Basis.STATED,
        unborn=True,
        helps_with_care=Answer.ABSENT,
    )
