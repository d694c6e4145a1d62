"""A less urgent door gives way to a more urgent one: what is shown, what is explained, what may not silence."""

from __future__ import annotations

import pytest
from builders import PRESENT, child, family
from rule_texts import rule, rules

from adapter.detection import judge, trace

URGENT = {
    "rule": "harm-at-home",
    "route": "safeguarding",
    "urgency": "critical",
    "say": "It appears that {child} is hurt.",
}
HELPS = family(child(helps_with_care=PRESENT))


@pytest.mark.parametrize(
    ("status", "shown"), [("live", {"harm-at-home"}), ("trial", {"harm-at-home", "helps-at-home"})]
)
def test_a_rule_gives_way_to_a_door_that_is_shown_and_to_none_on_trial(status: str, shown: set[str]) -> None:
    shelf = rules(rule(yields_to=["safeguarding"]), rule(**URGENT, status=status))
    assert {finding.rule for finding in judge(HELPS, shelf).findings} == shown
    told = trace(HELPS, shelf, "helps-at-home", whole=False)
    gave_way = "It is not shown: another rule says to offer a safeguarding referral, which comes first."
    assert (gave_way in told) is (status == "live")


def test_a_rule_that_found_nothing_is_not_said_to_have_given_way() -> None:
    shelf = rules(
        rule(yields_to=["safeguarding"], when={"child.age": {"below": 5}}, if_unknown=None, cases=CASES), rule(**URGENT)
    )
    assert not [line for line in trace(HELPS, shelf, "helps-at-home") if "not shown" in line]


CASES = [
    {"name": "three", "given": {"child.age": 3}, "expect": "found"},
    {"name": "nine", "given": {"child.age": 9}, "expect": "nothing"},
]
