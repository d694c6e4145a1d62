"""Sentences beside what a careful reader makes of them: `sentences/*.yaml` and the lexicon's own examples come in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapter.reading import Lexicon, load_lexicon, read_text
from adapter.reading.examples import reads, stands
from adapter.reading.lexicon import Term
from adapter.reading.phrasebook import Shown
from adapter.records import Mention

HERE = Path(__file__).parent
LEXICON: Lexicon = load_lexicon(HERE.parents[1] / "mappings" / "narrative" / "en-GB")
WRITTEN_ON = date(2026, 11, 4)
FILES = sorted((HERE / "sentences").glob("*.yaml"))
CASES = [case for path in FILES for case in yaml.load(path.read_bytes(), yaml.CSafeLoader)]


@pytest.mark.parametrize("case", CASES, ids=[case["say"][:70] for case in CASES])
def test_a_sentence_is_read_as_a_careful_reader_would(case: dict[str, Any]) -> None:
    mentions = read_text(case["say"], WRITTEN_ON, LEXICON).mentions
    shown = "\n".join(f"{_facets(mention)} {mention.reason}" for mention in mentions)
    for wanted in case.get("reads", ()):
        assert any(_agrees(mention, wanted) for mention in mentions), f"not read: {wanted}\n{shown}"
    for unwanted in case.get("not", ()):
        assert not any(_agrees(mention, unwanted) for mention in mentions), f"wrongly read: {unwanted}\n{shown}"


@pytest.mark.parametrize(("term", "sentence", "wanted"), LEXICON.examples(), ids=lambda one: getattr(one, "at", None))
def test_the_lexicons_own_examples_hold(term: Term, sentence: str, wanted: bool) -> None:
    assert reads(term, sentence, LEXICON) is wanted


@pytest.mark.parametrize("shown", LEXICON.turns.shown, ids=lambda one: f"{one.turn}: {one.words}")
def test_the_examples_of_a_turn_of_phrase_hold(shown: Shown) -> None:
    assert stands(shown, LEXICON) is shown.wanted


def _agrees(mention: Mention, wanted: dict[str, Any]) -> bool:
    return all(_facet(mention, name) == value for name, value in wanted.items())


def _facet(mention: Mention, name: str) -> Any:
    if name == "age":
        return [mention.age_low, mention.age_high]
    if name == "name":
        return mention.names[0] if mention.names else None
    if name == "task":
        return str(mention.care_tasks[0]) if mention.care_tasks else None
    short = {"lives": "lives_here", "helps": "helps_with_care"}.get(name, name)
    value = getattr(mention, short)
    return str(value) if isinstance(value, str) else value


def _facets(mention: Mention) -> str:
    names = (
        "kind",
        "text",
        "assertion",
        "group",
        "age",
        "lives",
        "stated",
        "contact",
        "helps",
        "factor",
        "when",
        "sign",
    )
    return " ".join(f"{name}={_facet(mention, name)}" for name in names)
