"""Turns of phrase about time: nothing comes in; what makes weeks a pregnancy's, or a tale of long ago, goes out."""

from __future__ import annotations

from enum import StrEnum


class ToldWhen(StrEnum):
    """What stands around a figure of weeks, or frames what is told by an age, a heading or a year."""

    WEEKS_OF_HERS = "weeks_of_hers"
    """Ends with a woman who may be expecting, of whom the weeks that follow are told: `his partner, `."""
    WEEKS_SEEN_AT = "weeks_seen_at"
    """Ends with being seen by somebody: so far on, where a word of expecting stands in the sentence."""
    WEEKS_NOW = "weeks_now"
    """Ends with a beginning or a `now`: so far on, where the passage speaks of a pregnancy in other words."""
    OF_EXPECTING = "of_expecting"
    """A word that belongs to a pregnancy, or to one that was lost."""
    WEEKS_OF_ELSE = "weeks_of_else"
    """Begins with what the weeks are of instead: ` sober`, ` since the fall`."""
    OF_A_SCALE = "of_a_scale"
    """Ends with what a figure is measured on, or with a birth or a loss at so many weeks."""
    ANSWERS_WHEN = "answers_when"
    """Begins with a day, a month or a season, after `when are you due?`."""
    EARLY_LIFE = "early_life"
    """A heading under which the adult's own childhood is told."""
    LIFE_SO_FAR = "life_so_far"
    """A heading under which childhood and later life are told: what is said of parents there is of long ago."""
    OWN_PARENTS = "own_parents"
    """Those who brought the adult up."""
    OF_NOW = "of_now"
    """Says that what follows is so on the day of writing, whatever went before."""
    TIME_OF_DAY = "time_of_day"
    """The figure after `at` may be an hour."""
    CARE_LEFT = "care_left"
    """The adult is a care leaver."""
    LONG_PARTED = "long_parted"
    """A parting dated years ago, or nobody seen since: whatever went on between the two is over."""
    UNTIL_A_STEP = "until_a_step"
    """Begins with a step of life up to which a thing was so: ` until she retired`."""
    WAS_WELL = "was_well"
    """Holds a word of being well, or undiagnosed: what ended there is that, and no illness."""
    DONE_OR_NEEDED = "done_or_needed"
    """Says in the past tense what was used, needed or had: `needed a hoist`."""
