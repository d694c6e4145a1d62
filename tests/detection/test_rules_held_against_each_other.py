"""Rules that never speak, add nothing, or disagree: found at load, for every family there could be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_texts import rule, rule_text

from adapter.detection import ReadyRule, load_rules
from adapter.detection.cases import answer_of, given_to
from adapter.detection.overlaps import overlap_faults, speaks_without
from adapter.detection.reasoning import FALSE, TRUE, UNKNOWN, Wanted, situation
from adapter.detection.rule import Case
from adapter.detection.truth import Truth
from adapter.errors import DocumentError

SHIPPED = load_rules(Path(__file__).parents[2] / "rules" / "england")
SEVERE = [
    {"name": "severe", "given": {"family.signs": ["severe"]}, "expect": "found"},
    {"name": "not", "given": {}, "expect": "nothing"},
]
HELPS = {"child.helps_with_care": "present"}
UNDER_18 = {"child.age": {"below": 18}}


def one(name: str, when: object, **changes: object) -> ReadyRule:
    """A rule that only finds, with a case for each answer that its condition allows."""
    given_found = {"child.age": 9, "child.helps_with_care": "present", "family.factors": ["drugs"]}
    given_nothing = {"child.age": 30, "child.helps_with_care": "absent", "family.factors": []}
    cases = [
        {"name": "found", "given": given_found, "expect": "found"},
        {"name": "nothing", "given": given_nothing, "expect": "nothing"},
    ]
    return rule(**{"rule": name, "when": when, "if_unknown": None, "cases": cases, **changes})


def faults(*shelf: ReadyRule) -> list[str]:
    return [fault.what for fault in overlap_faults(shelf)]


def test_a_rule_that_can_never_speak_is_a_fault() -> None:
    never = replace(one("never", HELPS), exception=one("other", HELPS).condition)
    (fault,) = faults(never)
    assert "nothing can be so that this asks for and 'unless' lets through" in fault


def test_a_question_about_what_is_never_unknown_is_a_fault() -> None:
    asks = replace(rule(rule="counts"), condition=one("some", {"family.signs": "severe"}, cases=SEVERE).condition)
    (fault,) = faults(asks)
    assert "is never unknown; take the question out" in fault


def test_a_rule_within_another_by_the_same_route_adds_nothing() -> None:
    (fault,) = faults(one("wide", HELPS), one("narrow", {**HELPS, **UNDER_18}))
    assert "wherever it speaks 'wide' speaks too" in fault
    assert "sharpens: wide" in fault


def test_a_rule_may_say_more_exactly_what_another_offers() -> None:
    assert faults(one("wide", HELPS), one("narrow", {**HELPS, **UNDER_18}, sharpens="wide")) == []


def test_a_rule_that_sharpens_another_speaks_only_where_that_one_does() -> None:
    (fault,) = faults(one("wide", {**HELPS, **UNDER_18}), one("loose", HELPS, sharpens="wide"))
    assert "it also speaks where 'wide' does not" in fault
    assert "child.age" in fault


@pytest.mark.parametrize("wide", [{"route": "early_help"}, {"status": "draft"}])
def test_a_rule_sharpens_only_a_running_rule_with_the_same_route(wide: dict[str, str]) -> None:
    told = faults(one("wide", HELPS, **wide), one("narrow", {**HELPS, **UNDER_18}, sharpens="wide"))
    assert any("'wide' must be a running rule about the same and with the same route" in fault for fault in told)


def test_the_same_families_by_the_same_route_cannot_be_urgent_and_not() -> None:
    both = one("first", HELPS), one("second", {"not": {"child.helps_with_care": ["absent", "unknown"]}}, urgency="info")
    assert any("not as urgently" in fault for fault in faults(*both))


@pytest.mark.parametrize(
    "other",
    [
        {"route": "early_help"},
        {"status": "retired"},
        {"when": {"family.factors": "drugs"}},
    ],
    ids=["another route", "not running", "another question"],
)
def test_rules_that_each_add_something_stand_side_by_side(other: dict[str, object]) -> None:
    assert faults(one("wide", HELPS), one("other", **{"when": {**HELPS, **UNDER_18}, **other})) == []


def test_a_live_rule_is_not_shadowed_by_one_nobody_is_shown() -> None:
    assert faults(one("wide", HELPS, status="trial"), one("narrow", {**HELPS, **UNDER_18})) == []


def test_the_load_refuses_a_shelf_with_a_shadow(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_bytes(rule_text(rule="one"))
    (tmp_path / "two.yaml").write_bytes(rule_text(rule="two"))
    with pytest.raises(DocumentError, match="wherever it speaks"):
        load_rules(tmp_path)


@pytest.mark.parametrize("ready", SHIPPED.ready, ids=SHIPPED.names)
def test_a_situation_found_by_reasoning_is_one_in_which_the_rule_really_speaks(
    ready: ReadyRule,
) -> None:
    for wanted in (FALSE, UNKNOWN, TRUE):
        found = situation([Wanted(ready.condition, wanted)])
        assert found is None or 1 << ready.when(found.facts).truth == wanted


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_where_one_rule_is_said_to_cover_another_no_family_escapes_it(data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(SHIPPED.ready))
    second = data.draw(st.sampled_from([one for one in SHIPPED if one.rule.about == first.rule.about]))
    escaped = speaks_without(first, second)
    if escaped is not None:
        assert first.when(escaped.facts).truth is Truth.TRUE
        silent = second.when(escaped.facts).truth is not Truth.TRUE
        assert silent or (second.unless and second.unless(escaped.facts).truth is Truth.TRUE)
    else:
        for case in SHIPPED.named(first.rule.rule).rule.cases:
            assert case.expect != "found" or _also_found(second, case)


def _also_found(other: ReadyRule, case: Case) -> bool:
    facts, _ = given_to(case, other.rule.about)
    unless = other.unless(facts).truth if other.unless else Truth.FALSE
    return answer_of(other.rule, other.when(facts).truth, unless) == "found"
