"""What policy asks, held against the rules: no rule without a sentence, no sentence without a rule or a part."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adapter.errors import DocumentError
from adapter.workbench.duties import load_duties, rules_of

ROOT = Path(__file__).parents[2]
DUTIES = """
parts:
  numbers: {is: the number that is open now, at: adapter/prompting/numbers.py, held_by: test_the_number}
sources:
  - source: a-page
    title: Safeguarding children
    by: Exampleshire
    href: https://www.example.org/children
    read: 2026-11-21
    nations: [england]
    duties:
      - {says: Ask whether there are children., rules: [children-asked]}
      - {says: Ring somebody., parts: [numbers]}
"""
REFUSED = {
    "a rule nobody asks for": (
        "rules: [children-asked]",
        "parts: [numbers]",
        "england/children-asked.yaml:1: no sentence",
    ),
    "a duty nothing carries": (", parts: [numbers]", "", "duties.yaml:13: nothing carries this duty"),
    "a rule that is not there": ("[children-asked]", "[children-askd]", "did you mean 'children-asked'?"),
    "a part that is not there": ("parts: [numbers]", "parts: [number]", "did you mean 'numbers'?"),
    "a part nobody names": ("parts: [numbers]", "beyond: Somebody else's.", "no duty names the part 'numbers'"),
    "a source without a reading date": ("    read: 2026-11-21\n", "", "'read' is missing"),
    "a source without an address": ("https://www.example.org/children", "a page", "href"),
    "a nation without rules": ("nations: [england]", "nations: [england, wales]", "no rules of 'wales'"),
}


def shelf(folder: Path, text: str) -> Path:
    (folder / "england").mkdir()
    (folder / "england" / "children-asked.yaml").write_text("rule: children-asked\n")
    (folder / "duties.yaml").write_text(text)
    return folder


def test_a_shelf_whose_every_rule_is_asked_for_is_whole(tmp_path: Path) -> None:
    assert load_duties(shelf(tmp_path, DUTIES)).asked_for == {"children-asked"}


@pytest.mark.parametrize(("old", "new", "says"), REFUSED.values(), ids=REFUSED)
def test_the_map_of_duties_is_refused_for(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in DUTIES
    with pytest.raises(DocumentError) as refusal:
        load_duties(shelf(tmp_path, DUTIES.replace(old, new)))
    assert says in str(refusal.value)


def test_every_shipped_rule_carries_a_sentence_of_policy_and_every_sentence_is_carried() -> None:
    duties = load_duties(ROOT / "rules")
    assert len({source.source for source in duties.sources}) == len(duties.sources) >= 5
    assert sum(len(source.duties) for source in duties.sources) >= 80
    assert {name for rules in rules_of(ROOT / "rules").values() for name in rules} == duties.asked_for


def test_what_is_left_to_others_says_why_and_is_the_exception() -> None:
    whole = [duty for source in load_duties(ROOT / "rules").sources for duty in source.duties]
    left = [duty for duty in whole if not duty.rules and not duty.parts]
    assert all(duty.beyond and re.search(r"\w+ \w+ \w+", duty.beyond) for duty in left)
    assert len(left) * 10 <= len(whole)
