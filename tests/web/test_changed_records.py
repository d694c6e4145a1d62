"""What the pages say when the record behind a draft or a prompt has changed, is unfinished or was taken back."""

from __future__ import annotations

import pytest

from adapter.casework import Practitioner
from adapter.referrals import Agreement, Informed, LawfulBasis, SharingRecord
from tests.casework.arrivals import ALONE, DRINKS, JUNO, form, read
from tests.web.page_visits import form_token, signed_in
from tests.web.sites import Site

LATER = "2026-10-09T10:00:00Z"
TOLD = SharingRecord(Informed.YES_BEFORE, Agreement.AGREED, LawfulBasis.PUBLIC_TASK)


def _worker(site: Site) -> Practitioner:
    worker = site.cases.practitioner("worker")
    assert worker
    return worker


def _held(site: Site) -> str:
    record = form("submitted", JUNO)
    made = site.cases.keep(read(record), record, "tests")
    assert made
    site.cases.record_sharing(made, TOLD, _worker(site))
    newer = form("submitted", ALONE, LATER)
    site.cases.keep(read(newer), newer, "tests")
    return made


def test_the_worklist_tells_of_a_change_until_somebody_has_looked(site: Site) -> None:
    made, visitor = _held(site), signed_in(site.app)
    assert "nobody has looked yet" in visitor.get("/worklist").text
    page = visitor.get(f"/referrals/{made}").text
    assert "has changed" in page
    assert "Invented Worker worked on this draft" in page
    change = site.cases.show(made, _worker(site)).change
    assert change
    sent = {"form_token": form_token(page), "newer": change.newer_sha256}
    assert visitor.post(f"/referrals/{made}/look-again", data=sent).status_code == 303
    assert "nobody has looked yet" not in visitor.get("/worklist").text


def test_approval_waits_for_a_look_and_says_so_on_its_button(site: Site) -> None:
    made, visitor = _held(site), signed_in(site.app)
    page = visitor.get(f"/referrals/{made}/decide").text
    assert "Look at what it says now, say that you have, then approve." in page
    seen = site.cases.show(made, _worker(site)).content_sha256
    sent = {"form_token": form_token(page), "seen": seen}
    assert visitor.post(f"/referrals/{made}/approve", data=sent).status_code == 409


@pytest.mark.parametrize(("status", "shown"), [("in_progress", True), ("submitted", False)])
def test_what_an_unfinished_record_shows_is_called_provisional(site: Site, status: str, shown: bool) -> None:
    record = form(status, JUNO)
    made = site.cases.keep(read(record), record, "tests")
    visitor = signed_in(site.app)
    for path in ("/worklist", f"/referrals/{made}", f"/referrals/{made}/decide"):
        assert ("Provisional" in visitor.get(path).text) is shown


def test_a_prompt_that_has_ended_says_why_and_is_closed_with_one_button(site: Site) -> None:
    for record in (form("submitted", DRINKS), form("entered in error", "", LATER)):
        site.cases.keep(read(record), record, "tests")
    (row,) = site.cases.worklist(_worker(site))
    visitor = signed_in(site.app)
    page = visitor.get(f"/prompts/{row.screening_id}").text
    assert "entered in error" in page
    sent = {"form_token": form_token(page), "words": "Read why it ended."}
    assert visitor.post(f"/prompts/{row.screening_id}/close", data=sent).status_code == 303
    assert "Nothing is waiting for you" in visitor.get("/worklist").text
