"""What was told already and is over or in hand, and that nothing is new: each by itself."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import signs_told

from adapter.words import Sign

HANDLED = (
    "The section 47 was finished in May.",
    "MARAC heard it, actions all done.",
    "Children's services closed the case in June.",
    "No role for children's services.",
    "I talked it over with our safeguarding lead, who said no referral.",
    "Early help is already in place through the school.",
)
QUIET = (
    "Nothing new today.",
    "No new concerns.",
    "He hasn't been near since.",
    "No change to the plan.",
    "All as before.",
)
OPEN_STILL = (
    "The section 47 is not finished.",
    "I will talk it over with our safeguarding lead.",
    "The order was breached on Friday.",
    "Children's services have asked for a meeting.",
    "The core group is on Tuesday.",
)
NEWS = (
    "He has tried it again.",
    "There was a fight on Saturday.",
    "She has nothing new to wear.",
    "He was let back in.",
)


@pytest.mark.parametrize(("handled", "quiet"), list(product(HANDLED, QUIET)))
def test_what_is_handled_and_quiet_is_told_as_both(handled: str, quiet: str) -> None:
    assert {Sign.TAKEN_UP, Sign.NOTHING_NEW} <= signs_told(f"Her son is 4. {handled} {quiet}")


@pytest.mark.parametrize(("handled", "news"), list(product(HANDLED, NEWS)))
def test_what_is_handled_and_begins_again_is_not_quiet(handled: str, news: str) -> None:
    assert Sign.NOTHING_NEW not in signs_told(f"Her son is 4. {handled} {news}")


@pytest.mark.parametrize(("still", "quiet"), list(product(OPEN_STILL, QUIET)))
def test_what_is_still_open_is_not_handled(still: str, quiet: str) -> None:
    assert Sign.TAKEN_UP not in signs_told(f"Her son is 4. {still} {quiet}")
