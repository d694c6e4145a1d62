"""Ordinary life with children at home comes in; no door opens. Words of harm like them still open one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adapter.plain_yaml import plain_value
from adapter.screening import Shelves, judged, read_passage
from bench.records import load

FILE = Path(__file__).with_name("harmless_life.yaml")
TOLD: dict[str, Any] = plain_value(FILE.read_bytes(), FILE.name)[0]
AT_HOME = {
    "small": "Leo (7) and Maya (9). ",
    "teenage": "Leo (13) and Maya (15). ",
    "tiny": "Leo (3) and Maya (10 months). ",
}
SHELVES: Shelves = load()


def routes(ages: str, text: str) -> set[str]:
    before = f"Lives with her husband Mark and her two children, {AT_HOME[ages]}"
    family, _ = read_passage("-", before + text, date(2026, 11, 4), SHELVES)
    findings, _ = judged(family, SHELVES.rules)
    return {str(finding.route) for finding in findings if finding.route}


@pytest.mark.parametrize("ages", AT_HOME)
def test_ordinary_life_opens_no_door(ages: str) -> None:
    opened = {text: said for text in TOLD[ages] if (said := routes(ages, text))}
    assert not opened


def test_harm_in_like_words_still_opens_one() -> None:
    silent = [text for text in TOLD["harm"] if not routes("teenage", text)]
    assert not silent
