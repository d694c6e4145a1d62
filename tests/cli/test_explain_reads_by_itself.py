"""What `thinkfamily explain` prints, as somebody reads it who never saw a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adapter.cli.arriving import Arriving
from adapter.cli.explaining import KIND_WORDS, explained_lines
from adapter.facts import FACTS
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import explain, load_shelves
from adapter.words import MentionKind

HERE = Path(__file__).parents[2]
SHELVES = load_shelves(HERE / "mappings", HERE / "rules" / "england")
DEMO = sorted((HERE / "deploy" / "demo").glob("*.json"))


def _lines(path: Path, rule: str | None = None) -> list[str]:
    (item,) = Arriving([path], Limits(), False, None).items(SHELVES.mappings.layouts)
    assert isinstance(item, SourceRecord)
    return explained_lines(explain(item, SHELVES, rule))


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_no_sentence_holds_a_name_of_the_inside(path: Path) -> None:
    told = "\n".join(_lines(path))
    assert not [name for name in FACTS if re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", told)]
    assert not re.search(r"child-\d|affirmed|asked:|exception holds|\[\d+:\d+\]", told)


def test_a_rule_that_speaks_stands_before_those_that_say_nothing_and_is_told_in_full() -> None:
    lines = _lines(next(path for path in DEMO if "insulin" in path.name))
    assert lines.index("Rules that say something:") < next(n for n, line in enumerate(lines) if "say nothing" in line)
    speaks = next(n for n, line in enumerate(lines) if "(young-carer-appears)" in line)
    assert lines[speaks].startswith("  Does it appear that a child in this family is providing care?")
    assert any(": yes, from “" in line for line in lines[speaks : speaks + 5])


def test_a_silent_rule_is_one_line_and_the_whole_of_it_when_asked_by_name() -> None:
    path = next(path for path in DEMO if "insulin" in path.name)
    lines = _lines(path)
    at = next(n for n, line in enumerate(lines) if "(fgm-concern)" in line)
    assert "nothing, because this is not so" in lines[at + 1]
    assert "(fgm-police-report)" in lines[at + 2]
    assert any(line.endswith(": no.") for line in _lines(path, "fgm-concern"))


def test_every_kind_of_thing_that_is_read_has_words() -> None:
    assert set(KIND_WORDS) == set(MentionKind)
