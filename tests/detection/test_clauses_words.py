"""Words of a rule sentence: every sign a rule may ask for comes in; that it has words of its own goes out."""

from __future__ import annotations

from adapter.detection.clauses import SIGNS
from adapter.words import Sign


def test_every_sign_is_printed_in_words() -> None:
    assert set(SIGNS) == set(Sign)
