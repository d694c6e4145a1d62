"""What `thinkfamily explain` prints, as somebody reads it who never saw a rule."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest

from adapter.cli.arriving import Arriving
from adapter.cli.explaining import RULES, explained_lines
from adapter.cli.read_words import KIND_WORDS
from adapter.cli.rule_lines import SILENT, UNSEEN
from adapter.facts import FACTS
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import explain, load_shelves
from adapter.words import MentionKind

HERE = Path(__file__).parents[2]
SHELVES = load_shelves(HERE / "mappings", HERE / "rules" / "england")
DEMO = sorted((HERE / "deploy" / "demo").glob("*.json"))


def _lines(path: Path, rule: str | None = None, listed_all: bool = False) -> list[str]:
    (item,) = Arriving([path], Limits(), False, None).items(SHELVES.mappings.layouts)
    assert isinstance(item, SourceRecord)
    return explained_lines(explain(item, SHELVES, rule), listed_all)


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_no_sentence_holds_a_name_of_the_inside(path: Path) -> None:
    told = "\n".join(re.sub("“[^”]*”", "“”", line) for line in _lines(path, listed_all=True))
    assert not [name for name in FACTS if re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", told)]
    assert not re.search(r"child-\d|affirmed|asked:|exception holds|\[\d+:\d+\]", told)


def test_a_rule_that_speaks_stands_before_those_that_say_nothing_and_is_told_in_full() -> None:
    lines = _lines(next(path for path in DEMO if "insulin" in path.name), listed_all=True)
    assert lines.index(RULES) < lines.index(SILENT)
    speaks = next(n for n, line in enumerate(lines) if "(young-carer-appears)" in line)
    assert lines[speaks].startswith("  Does it appear that a child in this family is providing care?")
    assert any(line.startswith("      - ") and ", from “" in line for line in lines[speaks : speaks + 5])


def test_silent_rules_stand_below_the_reason_they_share_and_one_is_told_whole_when_asked_by_name() -> None:
    path = next(path for path in DEMO if "insulin" in path.name)
    lines = _lines(path, listed_all=True)
    reason = lines.index("  Nothing: no words were found that female genital mutilation is a worry.")
    below = takewhile(lambda line: line.startswith("    "), lines[reason + 1 :])
    assert {"(fgm-concern)", "(fgm-police-report)"} <= {line.split()[-1] for line in below}
    whole = _lines(path, "fgm-concern")
    assert any(line.endswith("no words were found that female genital mutilation is a worry.") for line in whole)
    assert any(line.endswith(": no.") for line in whole)


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_no_reason_is_given_twice_of_the_rules_that_say_nothing(path: Path) -> None:
    lines = _lines(path, listed_all=True)
    reasons = [line for line in lines[lines.index(SILENT) :] if line.startswith("  Nothing: ")]
    assert reasons
    assert len(reasons) == len(set(reasons))
    near = [line for line in _lines(path) if line.startswith("    Nothing")]
    assert all(len(line) <= 420 for line in near), "a reason is taken in at one reading"


def test_what_is_found_and_not_shown_stands_by_itself_with_the_reason() -> None:
    told = [_lines(path, listed_all=True) for path in DEMO]
    headed = [lines for lines in told if UNSEEN in lines]
    assert headed
    for lines in headed:
        block = list(takewhile(bool, lines[lines.index(UNSEEN) + 1 :]))
        each = [block[at : at + 3] for at in range(0, len(block), 3)]
        assert all("on trial" in rule[-1] or "It is not shown:" in rule[-1] for rule in each)


def test_where_there_is_no_child_that_is_said_once_for_all_rules_about_children() -> None:
    lines = _lines(next(path for path in DEMO if "two-cats" in path.name), listed_all=True)
    at = lines.index("  Nothing: it looks at each child, and the record shows none.")
    assert "(fgm-concern)" in "".join(lines[at:])
    assert all(line.startswith("  ") for line in lines[at + 1 :] if line)
    assert sum("the record shows none" in line for line in lines) == 1


def test_a_rule_that_speaks_is_heard_in_its_own_words() -> None:
    lines = _lines(next(path for path in DEMO if "insulin" in path.name))
    at = next(n for n, line in enumerate(lines) if "(young-carer-appears)" in line)
    assert lines[at + 1].strip().startswith("Consider a young carer's needs assessment: “It appears that")


def test_both_sides_of_a_contradiction_stand_with_the_family() -> None:
    lines = _lines(next(path for path in DEMO if path.name.startswith("02")))
    told = [line for line in lines if line.startswith("  The record says two different things about")]
    assert any("“No” (to “" in line and "Bethan" in line for line in told)


def test_a_rule_on_trial_does_not_stand_among_those_that_say_something() -> None:
    for path in DEMO:
        assert not any("on trial" in line for line in _lines(path) if not line.startswith("Not shown: "))


def test_every_kind_of_thing_that_is_read_has_words() -> None:
    said_by_its_reason = {MentionKind.NO_CHILDREN, MentionKind.RESIDENCE, MentionKind.CARE}
    told_as_what_it_is = {MentionKind.FACTOR, MentionKind.SIGN}
    assert set(KIND_WORDS) | said_by_its_reason | told_as_what_it_is == set(MentionKind)
