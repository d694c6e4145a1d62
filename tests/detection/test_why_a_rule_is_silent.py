"""Why a rule says nothing: a condition and facts come in; one true clause goes out, and whether it came near."""

from __future__ import annotations

from typing import Any

import pytest

from adapter.detection.conditions import Condition, parse_condition
from adapter.detection.silences import came_near, excepted, why_not
from adapter.detection.truth import Facts, FactSeen, Truth, Verdict, WordsSeen
from adapter.documents import Document
from adapter.errors import Fault
from adapter.facts import Evidence

SAID = (Evidence("Gran has them when she is ill.", "note"),)


def condition(when: dict[str, Any]) -> Condition:
    faults: list[Fault] = []
    parsed = parse_condition(Document("rule.yaml", {"when": when}, "", {}), ("when",), "child", faults)
    assert not faults
    return parsed


def seen(**facts: Any) -> Facts:
    """`child__age=(9, 9)`, `child__signs_around=["severe"]`; the rest was never recorded."""
    made: dict[str, FactSeen | WordsSeen] = {
        name: WordsSeen({}) for name in ("child.signs_around", "child.signs", "family.signs", "family.factors")
    }
    for name, value in facts.items():
        words = {word: Verdict(Truth.TRUE, SAID) for word in value} if isinstance(value, list) else {}
        made[name.replace("__", ".")] = WordsSeen(words) if isinstance(value, list) else FactSeen(value, SAID)
    return made


NO_WARD = "no words were found that the adult is in hospital or held"
PAIR = {"child.signs_around": {"all_of": ["adult_in_hospital", "minded_for_now"]}}
EITHER = {"any": [{"child.signs_around": "fire_risk"}, {"child.signs_around": {"any_of": ["harm_to_child"]}}]}
SERIOUS = {"family.factors": {"any_of": ["drugs", "alcohol"]}, "child.signs_around": {"none_of": ["stable"]}}


@pytest.mark.parametrize(
    ("when", "facts", "told"),
    [
        (
            PAIR,
            {},
            f"{NO_WARD}, or that somebody has the child only for now or nobody knows who will",
        ),
        (
            PAIR,
            {"child__signs_around": ["minded_for_now"]},
            NO_WARD,
        ),
        (EITHER, {}, "no words were found that there is a risk of fire, or that the child was harmed"),
        (SERIOUS, {}, "no words were found of drugs or alcohol weighing on the adults today"),
        (
            SERIOUS,
            {"family__factors": ["drugs"], "child__signs_around": ["stable"]},
            "the words say that the illness, drinking or drug use is stable, from “Gran has them when she is ill”",
        ),
        (
            {"child.known_to_services": "present"},
            {},
            "it is not recorded whether children's services already work with the child",
        ),
        ({"child.age": {"below": 9}}, {}, "it is not recorded how old the child is"),
        ({"child.age": {"below": 9}}, {"child__age": (5, 16)}, "it is not recorded whether the child is under 9"),
        (
            {"any": [{"child.lives_here": "present"}, {"child.unborn": "present"}]},
            {"child__lives_here": "absent", "child__unborn": "absent"},
            "the child lives elsewhere",
        ),
        (
            {"child.age": {"below": 9}, "family.factors": "drugs"},
            {"child__age": (12, 12)},
            "no words were found of drugs weighing on the adults today",
        ),
        (
            {"not": {"child.signs_around": "protective_adult"}},
            {"child__signs_around": ["protective_adult"]},
            "the words say that another adult looks after the child, from “Gran has them when she is ill”",
        ),
        ({"adult.carer_may_be_a_child": "present"}, {}, "no unpaid carer was found who is a relative of unknown age"),
    ],
)
def test_a_reason_names_what_was_looked_for(when: dict[str, Any], facts: dict[str, Any], told: str) -> None:
    assert why_not(condition(when), seen(**facts)) == told


def test_an_exception_is_told_as_what_silences_a_rule_that_would_speak() -> None:
    given = {"any": [{"adult.age": {"at_least": 60}}, {"child.age": {"at_least": 18}}]}
    assert excepted(condition(given), seen(adult__age=(72, 72), child__age=(4, 4))) == "the adult is 60 or older"


@pytest.mark.parametrize(
    ("when", "facts", "near"),
    [
        (PAIR, {}, ""),
        (
            PAIR,
            {"child__signs_around": ["minded_for_now"]},
            "the words say that somebody has the child only for now or nobody knows who will, from “Gran has them when "
            f"she is ill”, but {NO_WARD}",
        ),
        (
            {**SERIOUS, "child.age": {"below": 9}},
            {"family__factors": ["drugs"], "child__age": (9, 9)},
            "all else it looks for is there, but the child is 9 or older",
        ),
        ({**SERIOUS, "child.age": {"below": 9}}, {"family__factors": ["drugs"], "child__age": (15, 15)}, ""),
        (
            SERIOUS,
            {"family__factors": ["drugs"], "child__signs_around": ["stable"]},
            "what it looks for is there, and it keeps silent because the words say that the illness, drinking or drug "
            "use is stable, from “Gran has them when she is ill”",
        ),
        (
            {"child.unborn": "present", "family.factors": "drugs"},
            {"family__factors": ["drugs"], "child__unborn": "absent"},
            "",
        ),
        ({"child.signs_around": "child_not_seen", "family.factors": "drugs"}, {"family__factors": ["drugs"]}, ""),
    ],
)
def test_a_rule_came_near_where_one_thing_alone_is_lacking(
    when: dict[str, Any], facts: dict[str, Any], near: str
) -> None:
    assert came_near(condition(when), seen(**facts)) == near
