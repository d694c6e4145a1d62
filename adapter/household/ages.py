"""Ages as ranges of whole years: what was said and when comes in, what that means on the record's day goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ADULT_AGE = 18
"""Children Act 1989, s 105: a child is a person under 18."""
SLACK = 1
"""A birthday may lie between two sentences."""
SAME_TIME_DAYS = 31
OLDEST = 120
"""Nobody in a record is older in years: the birth date stands for one that is not known."""


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Whole years, both ends included; None where nothing bounds it."""

    low: int | None = None
    high: int | None = None

    @property
    def known(self) -> bool:
        """Something was said of the age."""
        return self.low is not None or self.high is not None

    @property
    def exact(self) -> bool:
        """One figure was said."""
        return self.low is not None and self.low == self.high

    @property
    def is_adult(self) -> bool:
        """At least 18."""
        return self.low is not None and self.low >= ADULT_AGE

    @property
    def is_childs_figure(self) -> bool:
        """Under 18 by a figure or a school year, and not by a word such as `at school`."""
        return self.is_child and self.low is not None and self.high is not None and self.high - self.low <= 1

    @property
    def is_child(self) -> bool:
        """Below 18."""
        return self.high is not None and self.high < ADULT_AGE

    def near(self, other: AgeRange) -> bool:
        """The two could be one person's age, give or take a birthday."""
        low = max(self.low if self.low is not None else -1, other.low if other.low is not None else -1)
        high = min(self.high if self.high is not None else 200, other.high if other.high is not None else 200)
        return low <= high + SLACK


NO_AGE = AgeRange()


def age_on(born: date, day: date) -> AgeRange:
    """The age in whole years on `day`; unknown when nobody can be that old, or `born` is later.

    Systems fill an unknown birth date with one of long ago: read as an age it would make a child a grown-up.
    """
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return AgeRange(years, years) if 0 <= years <= OLDEST and born <= day else AgeRange()


def moved(age: AgeRange, said_on: date | None, day: date | None) -> AgeRange:
    """An age said on one day as it is on another: a toddler of 2021 is at school by 2026."""
    if not age.known or said_on is None or day is None or (day - said_on).days <= SAME_TIME_DAYS:
        return age
    passed = age_on(said_on, day).low or 0
    exact = (said_on.month, said_on.day) == (day.month, day.day)
    low = None if age.low is None else age.low + passed
    high = None if age.high is None else age.high + passed + (0 if exact else 1)
    return AgeRange(low, high)


def narrowed(ages: Iterable[AgeRange]) -> AgeRange:
    """What all the words together allow; where they cannot all be right, the narrowest of them stands."""
    known = sorted((age for age in ages if age.known), key=_width)
    if not known:
        return AgeRange()
    best = known[0]
    for age in known[1:]:
        low = max((end for end in (best.low, age.low) if end is not None), default=None)
        high = min((end for end in (best.high, age.high) if end is not None), default=None)
        if low is None or high is None or low <= high:
            best = AgeRange(low, high)
    return best


def _width(age: AgeRange) -> int:
    return (age.high if age.high is not None else 200) - (age.low if age.low is not None else 0)
