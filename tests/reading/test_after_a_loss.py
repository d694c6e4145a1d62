"""After a loss no baby is at home, put together from parts: every loss with every word of the weeks after a birth.

A living child who is told of stays told, and an earlier or another woman's loss takes nobody away.
"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

LOSSES = (
    "Stillbirth at 38 weeks.",
    "Stillbirth last month.",
    "IUFD at 32/40.",
    "NND on the unit.",
    "IUD at 34/40.",
    "Late miscarriage at 20 weeks.",
    "Termination for fetal anomaly at 21 weeks.",
    "Baby died shortly after birth.",
    "Her twins were both stillborn.",
)
WEEKS_AFTER = (
    "Lochia settling, perineum healing well.",
    "Day 10 post delivery, fundus firm.",
    "Six week check at home. EPDS 18.",
    "Postnatal visit: stitches intact.",
)
OTHERS = (
    "Previous stillbirth in 2021.",
    "Stillbirth in her last pregnancy.",
    "Her sister had a stillbirth.",
    "Her friend's baby died last month.",
    "No stillbirths or neonatal deaths.",
)


def homes(text: str) -> list[Answer]:
    """Where each child read is said to live."""
    return [Answer(one["lives_here"]) for one in concluded(text, DAY)["children"]]


@pytest.mark.parametrize("loss", LOSSES)
def test_words_of_the_weeks_after_a_birth_make_no_baby_after_a_loss(loss: str) -> None:
    for after in WEEKS_AFTER:
        assert Answer.PRESENT not in homes(f"{loss} {after}"), after


@pytest.mark.parametrize("loss", LOSSES)
def test_another_child_stays_after_a_loss(loss: str) -> None:
    text = f"{loss} Lochia settling. Her son Jack, 4, is at home with her."
    assert homes(text).count(Answer.PRESENT) == 1


@pytest.mark.parametrize("other", OTHERS)
def test_another_loss_takes_no_newborn_away(other: str) -> None:
    assert Answer.PRESENT in homes(f"{other} Day 4 postnatal, lochia light, baby feeding well.")
