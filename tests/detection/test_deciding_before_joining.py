"""What may hold is decided before words are joined: the quick answer is no only where the whole one is no."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapter.detection import ReadyRule, load_rules
from adapter.detection.cases import given_to
from adapter.detection.compiling import compiled

SHELF = load_rules(Path(__file__).parents[2] / "rules" / "england")


@pytest.mark.parametrize("ready", SHELF.ready, ids=SHELF.names)
def test_the_quick_answer_agrees_with_the_whole_one_on_every_case_of_every_rule(ready: ReadyRule) -> None:
    whole = compiled(ready.condition)
    for other in SHELF:
        for case in other.rule.cases:
            given, _ = given_to(case, other.rule.about)
            assert ready.when(given).truth is whole(given).truth, (other.rule.rule, case.name)
