"""Conditions that need several things at once, or need them recent: three-valued to the end."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_texts import rule

from adapter.detection.compiling import DAY
from adapter.detection.truth import FactSeen, Truth, Verdict, WordsSeen, all_of, any_of, negated, some_of
from adapter.errors import DocumentError
from adapter.facts import Evidence

TRUTHS = st.sampled_from(list(Truth))
TWO_OF = {
    "some": {
        "at_least": 2,
        "of": [{"family.factors": "drugs"}, {"family.factors": "alcohol"}, {"family.factors": "mental_health"}],
    }
}
RECENT = {"recent": {"months": 12, "of": {"family.factors": "drugs"}}}
PLAIN = {"if_unknown": None, "unless": None}


def when(condition: object, facts: dict[str, FactSeen | WordsSeen]) -> Truth:
    """What a rule with this condition makes of these facts."""
    cases = [
        {"name": "found", "given": {"family.factors": ["drugs", "alcohol"]}, "expect": "found"},
        {"name": "nothing", "given": {"family.factors": []}, "expect": "nothing"},
    ]
    return rule(when=condition, cases=cases, **PLAIN).when(facts).truth


def drugs(recorded_on: str | None, day: str | None = "2026-10-12") -> dict[str, FactSeen | WordsSeen]:
    """Drug use, by words of one day, in a record of another."""
    words = (Evidence("uses daily", "answers.Health", recorded_on=recorded_on),)
    return {"family.factors": WordsSeen({"drugs": Verdict(Truth.TRUE, words)}), DAY: FactSeen(day)}


@pytest.mark.parametrize(
    ("seen", "truth"),
    [
        ({"drugs": Truth.TRUE, "alcohol": Truth.TRUE}, Truth.TRUE),
        ({"drugs": Truth.TRUE, "alcohol": Truth.UNKNOWN}, Truth.UNKNOWN),
        ({"drugs": Truth.TRUE}, Truth.FALSE),
        ({"drugs": Truth.UNKNOWN, "alcohol": Truth.UNKNOWN, "mental_health": Truth.TRUE}, Truth.UNKNOWN),
        ({}, Truth.FALSE),
    ],
)
def test_evidence_that_must_come_together(seen: dict[str, Truth], truth: Truth) -> None:
    words = {word: Verdict(one, ()) for word, one in seen.items()}
    assert when(TWO_OF, {"family.factors": WordsSeen(words)}) is truth


@pytest.mark.parametrize(
    ("recorded_on", "truth"),
    [
        ("2026-10-12", Truth.TRUE),
        ("2025-10-12", Truth.TRUE),
        ("2025-10-11", Truth.UNKNOWN),
        ("2019-01-01", Truth.UNKNOWN),
        (None, Truth.TRUE),
    ],
)
def test_old_words_leave_open_what_they_once_showed(recorded_on: str | None, truth: Truth) -> None:
    assert when(RECENT, drugs(recorded_on)) is truth


def test_a_record_without_a_day_has_no_window_to_count_back_from() -> None:
    assert when(RECENT, drugs("2019-01-01", day=None)) is Truth.TRUE


def test_a_case_may_say_how_old_its_words_are() -> None:
    old = {"name": "long ago", "given": {"family.factors": ["drugs"]}, "months_ago": {"family.factors": 24}}
    cases = [
        {"name": "now", "given": {"family.factors": ["drugs"]}, "expect": "found"},
        {**old, "expect": "ask"},
        {"name": "none", "given": {}, "expect": "nothing"},
    ]
    assert rule(when=RECENT, cases=cases, unless=None).rule.results
    with pytest.raises(DocumentError, match="case 'long ago' expects found"):
        rule(when=RECENT, cases=[*cases, {**old, "expect": "found"}], unless=None)


def test_one_recent_word_keeps_the_older_ones_alive() -> None:
    words = (Evidence("used", "a", recorded_on="2019-01-01"), Evidence("uses", "b", recorded_on="2026-09-01"))
    facts: dict[str, FactSeen | WordsSeen] = {
        "family.factors": WordsSeen({"drugs": Verdict(Truth.TRUE, words)}),
        DAY: FactSeen("2026-10-12"),
    }
    assert when(RECENT, facts) is Truth.TRUE


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ({"some": {"at_least": 1, "of": TWO_OF["some"]["of"]}}, "at_least must be from 2"),
        ({"some": {"at_least": 3, "of": TWO_OF["some"]["of"]}}, "at_least must be from 2"),
        ({"some": TWO_OF["some"]["of"]}, "must stand at_least and of"),
        ({"recent": {"months": 0, "of": {"family.factors": "drugs"}}}, "months must be a whole number"),
        ({"recent": {"years": 1, "of": {"family.factors": "drugs"}}}, "must stand months and of"),
        ({"recnt": {"months": 1}}, "did you mean 'recent'"),
    ],
)
def test_what_cannot_be_meant_is_refused(condition: object, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        rule(when=condition)


@given(st.lists(TRUTHS, min_size=1, max_size=4))
def test_unknown_is_whatever_could_still_turn_out_either_way(parts: list[Truth]) -> None:
    """Kleene's tables: the whole is known exactly where every way of filling in the unknowns agrees."""
    verdicts = [Verdict(part, ()) for part in parts]
    worlds = [
        [part is Truth.TRUE for part in world]
        for world in product(*([Truth.TRUE, Truth.FALSE] if part is Truth.UNKNOWN else [part] for part in parts))
    ]
    for at_least in range(1, len(parts) + 1):
        assert some_of(verdicts, at_least).truth is _agreed({sum(world) >= at_least for world in worlds})
    assert all_of(verdicts).truth is _agreed({all(world) for world in worlds})
    assert any_of(verdicts).truth is _agreed({any(world) for world in worlds})
    assert negated(verdicts[0]).truth is Truth(2 - parts[0])


def _agreed(answers: set[bool]) -> Truth:
    if len(answers) > 1:
        return Truth.UNKNOWN
    return Truth.TRUE if answers == {True} else Truth.FALSE
