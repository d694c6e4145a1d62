"""Ways to write an age: nothing comes in; how the figure of an age pattern is read goes out."""

from __future__ import annotations

from enum import StrEnum


class AgeReading(StrEnum):
    """How the first group of an age pattern is read."""

    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    LIST = "list"
    RANGE = "range"
    DECADE = "decade"
    TURNED = "turned"
    COMING = "coming"
    """The next birthday: `she'll be nine in June`."""
    BORN = "born"
    BORN_IN = "born_in"
    BARE = "bare"
    """A figure on its own, which is an age only beside a person: `Amy (9)`, `her son, six,`."""
    UNDER = "under"
    """Below the figure: `three under eight`."""
    SCHOOL_YEAR = "school_year"
    SCHOOL_YEARS = "school_years"
    """Several, one a child: `years 1, 3 and 6`."""
    STAGE = "stage"
