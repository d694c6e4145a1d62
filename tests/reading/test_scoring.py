"""How agreement is counted: tallies come in, shares and intervals go out."""

from __future__ import annotations

import pytest

from bench.labelled import FOUND, RIGHT, Score, Tally


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(9, 10, 0.596, 0.982), (0, 4, 0.0, 0.490), (50, 50, 0.929, 1.0), (0, 0, 0.0, 1.0)],
)
def test_an_interval_is_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert Tally(hits, total).interval == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))


def test_what_is_there_is_found_and_what_is_said_is_right() -> None:
    score = Score()
    score.compare("factors", {"alcohol", "drugs"}, {"drugs", "custody"}, "a passage")
    assert score.tallies["factors", FOUND] == Tally(1, 2)
    assert score.tallies["factors", RIGHT] == Tally(1, 2)
    assert score.misses["factors"] == ["missed: a passage alcohol", "wrong: a passage custody"]
