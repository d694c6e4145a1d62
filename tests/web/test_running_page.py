"""The page of whoever keeps it running: held records, changed files and feeds come in, what needs mending is read."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapter.casework import open_cases
from adapter.records import Quarantined, sha256_of
from adapter.reloading import LiveShelves
from adapter.settings import Settings, shelf
from adapter.web import create_app
from tests.web.hook_calls import bundle, call, form, prefetch
from tests.web.hook_wire import post
from tests.web.page_visits import signed_in
from tests.web.sites import Site

NOON = datetime(2026, 10, 2, 12, tzinfo=UTC)


def _held(path: str, content: bytes = b'{"name": "Zebedee Quill"') -> Quarantined:
    why = "It is not JSON from there on."
    return Quarantined(path, sha256_of(content), "line 1, column 24", why, "Correct it and send it again.", content)


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_nothing_to_mend_says_so(site: Site) -> None:
    said = _words(signed_in(site.app, "admin").get("/running").text)
    assert "What needs you Nothing now." in said
    assert "Every record that came was read." in said
    assert "core-pathway Never None" in said


def test_what_is_held_is_told_by_cause_with_place_and_how_to_replay(site: Site) -> None:
    for number in range(7):
        site.cases.keep_quarantined(_held(f"drop/{number}.json", b"{" * (number + 1)), by="drop")
    site.cases.keep_quarantined(_held("drop/0.json", b"{"), by="drop")
    page = signed_in(site.app, "admin").get("/running").text
    said = _words(page)
    assert "7 records could not be read" in said
    assert "7 records, came 8 times" in said
    assert "and 2 more" in said
    assert "line 1, column 24" in said
    assert "thinkfamily replay held --apply" in said
    assert "Zebedee" not in page


def test_a_feed_shows_its_last_record_and_how_many_came_today(filed: Site) -> None:
    said = _words(signed_in(filed.app, "admin").get("/running").text)
    assert re.search(r"core-pathway \d+ \w+ \d{4}, \d\d:\d\d [1-9]", said)


@pytest.mark.parametrize(("username", "status"), [("admin", 200), ("worker", 403), ("audit", 403)])
def test_it_is_for_administrators(site: Site, username: str, status: int) -> None:
    assert signed_in(site.app, username).get("/running").status_code == status


def test_looking_at_it_is_audited(site: Site) -> None:
    before = site.cases.verify_audit()
    signed_in(site.app, "admin").get("/running")
    assert site.cases.verify_audit() == before + 1


def test_files_with_a_fault_are_named_until_they_are_mended(
    site: Site, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(shelf("mappings"), tmp_path / "mappings")
    nation = tmp_path / "rules" / "england"
    nation.mkdir(parents=True)
    rule = nation / "young-carer-appears.yaml"
    shutil.copy(shelf("rules") / "england" / rule.name, rule)
    live = LiveShelves.open((tmp_path / "mappings", nation), lambda: NOON)
    cases = open_cases(settings.database, live.current.shelves.receivers)
    admin = signed_in(create_app(live, cases, settings), "admin")
    good = rule.read_bytes()
    rule.write_bytes(good.replace(b"urgency: warning", b"urgency: loud"))
    live.look(at_once=True)
    said = _words(admin.get("/running").text)
    assert "Changed files have 1 fault" in said
    assert re.search(r"rules/england/young-carer-appears.yaml:\d+ urgency", said)
    assert live.current.version.short in said
    assert "shelves_fault" in admin.get("/ready").json()
    rule.write_bytes(good)
    live.look(at_once=True)
    assert "Nothing now." in _words(admin.get("/running").text)


def test_a_hook_call_whose_form_has_changed_shows_there_with_the_facts_now_blind(site: Site) -> None:
    renamed = {"linkId": "9", "text": "Do you have any dependent children?", "answer": [{"valueString": "Yes"}]}
    changed = {**form(), "item": [renamed]}
    for _ in range(3):
        post(site, call(prefetch={**prefetch(), "questionnaireResponses": bundle(changed)}))
    said = _words(signed_in(site.app, "admin").get("/running").text)
    assert "1 question has changed" in said
    assert "Do you have any dependent children? uk-core-fhir, initial-contact-assessment" in said
    assert "family.asked, family.said_children 3 records" in said
