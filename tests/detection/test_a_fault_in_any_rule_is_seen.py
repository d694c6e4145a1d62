"""A fault put into every shipped rule in turn: it is always seen as *could not check*, and the others speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import PRESENT, UNKNOWN, child, factor, family, sign

from adapter.contract import screened_json
from adapter.detection import ReadyRule, Rules, judge, load_rules
from adapter.detection.truth import Facts, Truth, Verdict
from adapter.families import Family
from adapter.findings import Screened
from adapter.prompting import make_cards
from adapter.words import Asked, Factor, Sign

ROOT = Path(__file__).parents[2] / "rules"
SHELVES = {nation: load_rules(ROOT / nation) for nation in ("england", "jersey")}
EVERY_RULE = pytest.mark.parametrize(
    ("nation", "name"), [(nation, name) for nation, rules in SHELVES.items() for name in rules.names]
)
CAUSES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    TypeError,
    UnicodeError,
    ValueError,
    ZeroDivisionError,
)
WHOLE = family(
    child(helps_with_care=PRESENT, signs=(sign(Sign.HARM_TO_CHILD),)),
    child("Edie", 4, key="child-2"),
    factors=(factor(Factor.ALCOHOL), factor(Factor.MENTAL_HEALTH)),
    asked=Asked.NOT_ASKED,
    children_in_household=UNKNOWN,
)
Fault = Callable[[ReadyRule], ReadyRule]


def raises(cause: type[Exception]) -> Callable[[Facts], Verdict]:
    """A condition that breaks off, with words in its message that must never be repeated."""

    def test(_facts: Facts) -> Verdict:
        raise cause("Wilf, 9") if cause is not UnicodeError else UnicodeDecodeError("utf-8", b"Wilf", 0, 1, "Wilf, 9")

    return test


def holds(_facts: Facts) -> Verdict:
    return Verdict(Truth.TRUE, WHOLE.asked_evidence)


def evaluation(ready: ReadyRule) -> ReadyRule:
    return replace(ready, when=raises(KeyError))


def exception(ready: ReadyRule) -> ReadyRule:
    return replace(ready, when=holds, unless=raises(KeyError))


def message(ready: ReadyRule) -> ReadyRule:
    speechless = ready.rule.model_copy(update={"say": None, "if_unknown": None})
    return replace(ready, when=holds, unless=None, rule=speechless)


def with_fault(rules: Rules, name: str, fault: Fault) -> Rules:
    """The shelf with a fault in one rule."""
    return Rules(tuple(fault(one) if one.rule.rule == name else one for one in rules))


@EVERY_RULE
@pytest.mark.parametrize("fault", [evaluation, exception, message])
def test_a_rule_with_a_fault_is_could_not_check_wherever_anybody_looks(nation: str, name: str, fault: Fault) -> None:
    judged = judge(WHOLE, with_fault(SHELVES[nation], name, fault))
    screened = Screened(WHOLE, judged.findings, judged.could_not_check)
    broken = [item for item in judged.could_not_check if item.what.startswith(f"rule {name}")]
    assert broken
    assert all(f"rules/{nation}/{name}.yaml" in item.why for item in broken)
    assert not screened.silent
    (card,) = make_cards(screened, None, lambda: "a")
    assert f"Could not check rule {name}" in card.detail
    told = [item["what"] for item in screened_json(screened)["could_not_check"]]
    assert any(what.startswith(f"rule {name}") for what in told)
    assert not any("Wilf" in item.why for item in broken), "what broke off may quote the record"


@EVERY_RULE
def test_every_other_rule_still_speaks(nation: str, name: str) -> None:
    rules = SHELVES[nation]
    whole = {one.rule for one in judge(WHOLE, rules).findings} - {name}
    left = {one.rule for one in judge(WHOLE, with_fault(rules, name, evaluation)).findings}
    assert whole - left == set()


@pytest.mark.parametrize("cause", CAUSES)
def test_whatever_it_breaks_off_at(cause: type[Exception]) -> None:
    rules = with_fault(SHELVES["england"], "harm-to-child", lambda one: replace(one, when=raises(cause)))
    judged = judge(WHOLE, rules)
    assert [item.what for item in judged.could_not_check] == ["rule harm-to-child"]


def test_breaking_off_at_one_child_hides_no_other_child() -> None:
    def at_the_first(facts: Facts) -> Verdict:
        if facts["child.age"].value == (9, 9):  # type: ignore[union-attr]
            raise KeyError
        return holds(facts)

    rules = with_fault(SHELVES["england"], "harm-to-child", lambda one: replace(one, when=at_the_first))
    judged = judge(WHOLE, rules)
    assert [one.about for one in judged.findings if one.rule == "harm-to-child"] == ["child-2"]
    assert [item.what for item in judged.could_not_check] == ["rule harm-to-child, about child-1"]


def test_where_nothing_else_speaks_the_card_asks_somebody_to_look() -> None:
    quiet: Family = family(child(age_low=11, age_high=11))
    rules = with_fault(SHELVES["england"], "harm-to-child", evaluation)
    judged = judge(quiet, rules)
    (card,) = make_cards(Screened(quiet, judged.findings, judged.could_not_check), None, lambda: "a")
    assert "We could not check this record for children" in card.summary
