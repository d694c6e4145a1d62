"""What `thinkfamily explain` prints of any record: no word of the inside, no chain of `or`, no empty reason."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from adapter.cli.arriving import Arriving
from adapter.cli.explaining import NEAR, RESTS, STRAY, explained_lines
from adapter.facts import FACTS
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Explained, explain, load_shelves

HERE = Path(__file__).parents[2]
SHELVES = load_shelves(HERE / "mappings", HERE / "rules" / "england")
DEMO = sorted((HERE / "deploy" / "demo").glob("*.json"))
OPEN = sorted((HERE / "tests" / "labelled" / "open").glob("*/records/*.record.json"))[::25]
EVERY = pytest.mark.parametrize("path", [*DEMO, *OPEN], ids=lambda path: f"{path.parents[1].name}-{path.stem}"[:60])
INSIDE = re.compile(
    r"\b(?:null|None|True|False|yaml|regex|lexicon|mapping|affirmed|hypothetical|any_of|none_of)\b|[a-z]_[a-z]|\{|\}"
    "|[\ue000-\ue0ff]"
)
EMPTY = re.compile(
    r"what it asks about|because this (?:is not so|was (?:not )?found)|Nothing[^:“]*:\s*\.|because\s*\.|: \."
)
RULE = re.compile(r"\(([a-z0-9-]+)\)$")


@cache
def _explained(path: Path) -> list[Explained]:
    items = Arriving([path], Limits(), False, None).items(SHELVES.mappings.layouts)
    return [explain(item, SHELVES) for item in items if isinstance(item, SourceRecord)]


def _own_words(lines: list[str]) -> list[str]:
    """The lines without the record's words and the names of the rules."""
    return [RULE.sub("", re.sub("“[^”]*”?", "“”", line)) for line in lines if not line.startswith("Record ")]


@EVERY
def test_every_line_is_in_plain_words(path: Path) -> None:
    for explained in _explained(path):
        for line in _own_words(explained_lines(explained, listed_all=True)):
            assert not INSIDE.search(line), line
            assert not EMPTY.search(line), line
            assert not [name for name in FACTS if name in line], line
            assert not re.search(r"\bor [^,;.]* or [^,;.]* or\b", line), f"a chain of or: {line}"
            assert not re.search(r"\b(?:that|and|or|of|because|whether)[.:;]?$", line), f"cut short: {line}"
            assert not re.search(r"\b(\w+) \1\b", line), f"a word twice: {line}"


@EVERY
def test_whatever_the_short_account_leaves_out_stands_in_the_long_one(path: Path) -> None:
    for explained in _explained(path):
        whole = "\n".join(explained_lines(explained, listed_all=True))
        short = explained_lines(explained)
        kept = [line for line in short if not line.startswith(("Not shown: ", "    Nothing"))]
        assert not [line for line in kept if line not in whole]
        unread = [" ".join(one.evidence.quote.split()) for one in explained.reading.mentions]
        assert not [quote for quote in unread if quote[:40] not in whole and '"' not in quote and "&" not in quote]
        assert not [one.name for one in explained.rules if f"({one.name})" not in whole]


@EVERY
def test_what_nothing_came_of_is_told_only_where_it_is_asked_for(path: Path) -> None:
    for explained in _explained(path):
        short = explained_lines(explained)
        assert STRAY not in short
        assert any(line.startswith("Not shown: ") and line.endswith("with --all.") for line in short)
        read = short[short.index(RESTS) + 1 :] if RESTS in short else []
        assert not [line for line in read if line.strip().startswith(("Said not", "Said only", "Asked about and"))]


@EVERY
def test_a_rule_that_came_near_gives_one_reason(path: Path) -> None:
    for explained in _explained(path):
        short = explained_lines(explained)
        near = short[short.index(NEAR) + 1 :] if NEAR in short else []
        near = near[: near.index("")] if "" in near else near
        assert all(line.startswith(("  ", "    Nothing")) for line in near)
        for line in near:
            assert not line.startswith("    ") or re.match(r"    Nothing(?: for [^:]+)?: \S", line), line


def test_the_records_that_are_read_so_are_many() -> None:
    assert len(DEMO) + len(OPEN) >= 30
