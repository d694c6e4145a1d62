"""What the record says of reaching the adult safely: on every page where somebody is about to."""

from __future__ import annotations

import html

import pytest

from adapter.drafting.wording import SAFE_CONTACT
from tests.web.page_visits import signed_in
from tests.web.sites import Site

BEFORE = "Before you ring, write or call on the adult"


def _case(site: Site, subject: str) -> str:
    worker = site.cases.practitioner("worker")
    assert worker
    return next(row.referral_id or "" for row in site.cases.worklist(worker) if row.subject == subject)


@pytest.mark.parametrize("page", ["", "/decide", "/hand-over"])
@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("LT", "Safe to reach her at the surgery on Thursday mornings."),
        ("CM", "He reads her telephone, so nothing is to be texted."),
    ],
)
def test_the_words_stand_above_what_to_do_next(filed: Site, subject: str, words: str, page: str) -> None:
    shown = html.unescape(signed_in(filed.app).get(f"/referrals/{_case(filed, subject)}{page}").text)
    main = shown.partition("<main")[2]
    assert BEFORE in main
    assert main.index(words) < main.index("<h1")


def test_where_the_record_says_nothing_of_it_no_page_does(filed: Site) -> None:
    shown = signed_in(filed.app).get(f"/referrals/{_case(filed, 'YB')}").text
    assert BEFORE not in shown
    assert SAFE_CONTACT in shown, "as something that is not known"


def test_what_a_person_wrote_in_its_place_is_what_the_next_person_reads(filed: Site) -> None:
    worker, referral = filed.cases.practitioner("worker"), _case(filed, "CM")
    assert worker
    case = filed.cases.show(referral, worker)
    number = next(one.number for section in case.sections for one in section.lines if one.line.label == SAFE_CONTACT)
    filed.cases.edit_line(referral, number, "Only at the clinic, in person.", worker, case.content_sha256)
    assert filed.cases.show(referral, worker).safe_contact == "Only at the clinic, in person."
