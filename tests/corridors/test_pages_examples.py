"""The examples on the pages for integrators: each is taken from its page, and does what the page says."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapter.cli import DONE, run
from adapter.contract import screened_json
from adapter.intake.hooks import SERVICES, CannotCheck, read_hook_call
from adapter.intake.limits import Limits
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf
from adapter.web.feedback import feedback_events
from tests.tree import ROOT

PAGES = ROOT / "docs" / "for-integrators"
LIMITS = Limits(max_bytes=1_000_000, max_depth=100)


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def answered(body: dict[str, Any], shelves: Shelves) -> list[tuple[str, str]]:
    """The rules that spoke on a call, and how."""
    call = read_hook_call(json.dumps(body).encode(), SERVICES, LIMITS)
    found = screened_json(screen(call.record, shelves))["findings"]
    return [(finding["rule"], finding["result"]) for finding in found]


def example_in(page: str, holding: str) -> dict[str, Any]:
    """The one JSON example of a page that has a key at its top."""
    blocks = re.findall(r"```json\n(.*?)```", (PAGES / page).read_text(encoding="utf-8"), re.DOTALL)
    (found,) = [example for example in map(json.loads, blocks) if holding in example]
    return dict(found)


def test_the_tutorials_call_shows_a_young_carer(shelves: Shelves) -> None:
    assert ("young-carer-appears", "found") in answered(json.loads((PAGES / "patient-view.json").read_bytes()), shelves)


def test_the_tutorials_call_asks_once_nothing_is_recorded(shelves: Shelves) -> None:
    body = json.loads((PAGES / "patient-view.json").read_bytes())
    body["prefetch"] |= {"relatedPersons": None, "questionnaireResponses": None}
    assert answered(body, shelves) == [("children-not-asked", "ask")]


def test_the_tutorials_call_is_refused_once_nobody_looked(shelves: Shelves) -> None:
    body = json.loads((PAGES / "patient-view.json").read_bytes())
    del body["prefetch"]["relatedPersons"]
    with pytest.raises(CannotCheck):
        answered(body, shelves)


def test_the_call_on_signing_is_one_this_service_answers(shelves: Shelves) -> None:
    assert ("young-carer-appears", "found") in answered(example_in("calling-the-hook.md", "hook"), shelves)


def test_the_feedback_on_a_card_is_kept_with_its_code() -> None:
    body = json.dumps(example_in("calling-the-hook.md", "feedback")).encode()
    (event,) = feedback_events(body, "hook:exampleshire", datetime(2026, 11, 20, 10, 1, tzinfo=UTC), LIMITS)
    assert event.action == "card-overridden"
    assert event.detail["reason"] == "adult-child"


def test_the_tutorials_own_record_disagrees_with_itself_and_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(example_in("first-card-in-ten-minutes.md", "shape")), encoding="utf-8")
    assert run(["screen", "--json", str(file)]) == DONE
    found = json.loads(capsys.readouterr().out)
    assert found["routes"] == ["ask"]
    assert len(found["contradictions"]) == 1
