"""The pages of a case: what they show, what a refusal says, and what they never show."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from adapter.casework import Verb
from adapter.detection import Rules
from adapter.detection.truth import Facts, Verdict
from adapter.records import SourceRecord
from adapter.screening import screen
from tests.web.page_visits import a_draft, a_prompt, form_token, signed_in
from tests.web.sites import Site


def test_no_page_carries_a_script_or_a_style_of_its_own(filed: Site) -> None:
    client, referral = signed_in(filed.app), a_draft(filed)
    for path in ("/worklist", f"/referrals/{referral}", f"/referrals/{referral}/decide", f"/prompts/{a_prompt(filed)}"):
        page = client.get(path).text
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", page), path
        assert not re.search(r'(?:\ssrc=|<link[^>]*\shref=)"(?:https?:)?//', page), path


def test_nobody_is_named_in_an_address(filed: Site) -> None:
    client = signed_in(filed.app)
    worklist = client.get("/worklist").text
    links = re.findall(r'(?:href|action)="([^"]+)"', worklist)
    assert all(re.fullmatch(r"[#/\w.-]*", link) for link in links)


def test_an_auditor_is_told_what_there_is_to_read_and_is_not_sent_round_in_a_circle(filed: Site) -> None:
    client = signed_in(filed.app, "audit")
    refused = client.get("/worklist").text
    assert "put /history at its end" in refused
    assert 'href="/worklist">' not in refused.partition("<main")[2]
    assert ">Worklist</a>" not in refused
    assert client.get(f"/referrals/{a_draft(filed)}/history").status_code == 200


def test_the_worklist_shows_initials_only(filed: Site, filed_records: list[SourceRecord]) -> None:
    page = signed_in(filed.app).get("/worklist").text
    adults = [screen(record, filed.shelves).family for record in filed_records]
    names = {
        name for family in adults for name in (family.adult.family_name, *(c.who for c in family.children)) if name
    }
    assert len(names) > 5
    assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", html.unescape(page))]


def test_each_line_of_a_draft_opens_the_words_it_came_from(filed: Site) -> None:
    worker = filed.cases.practitioner("worker")
    assert worker
    referral = a_draft(filed)
    page = html.unescape(signed_in(filed.app).get(f"/referrals/{referral}").text)
    lines = [numbered.line for section in filed.cases.show(referral, worker).sections for numbered in section.lines]
    assert any(line.evidence for line in lines)
    for evidence in [evidence for line in lines for evidence in line.evidence]:
        assert f"“{evidence.quote.strip()}”" in page
        assert evidence.said_by is None or evidence.said_by in page
        assert evidence.at not in page, "where it stood inside a file tells a practitioner nothing"


def test_a_prompt_quotes_each_line_once_and_says_where_it_stands_above(filed: Site) -> None:
    worker = filed.cases.practitioner("worker")
    assert worker
    prompt = a_prompt(filed)
    shown = filed.cases.show_prompt(prompt, worker)
    page = html.unescape(signed_in(filed.app).get(f"/prompts/{prompt}").text)
    quotes = {item.quote.strip() for _, words in (*shown.questions, *shown.sayings) for item in words}
    assert quotes
    assert all(page.count(f"“{quote}”") >= 1 for quote in quotes)
    assert all(page.count(f"“{quote}”") == 1 for quote in quotes if len(quote.split()) > 1)


def test_a_closed_button_says_what_the_refusal_says(filed: Site) -> None:
    """One sentence, in one place: the button's reason is the very text of the refusal."""
    client, referral = signed_in(filed.app), a_draft(filed)
    worker = filed.cases.practitioner("worker")
    assert worker
    case = filed.cases.show(referral, worker)
    why = case.may(Verb.APPROVE).why_not
    page = client.get(f"/referrals/{referral}/decide").text
    assert why
    assert why in html.unescape(page)
    assert re.search(r"<button[^>]* disabled[^>]*>Approve", page)
    data = {"form_token": form_token(page), "seen": case.content_sha256}
    answer = client.post(f"/referrals/{referral}/approve", data=data)
    assert answer.status_code == 409
    assert why in html.unescape(answer.text)


def test_the_page_before_approval_shows_the_fingerprint_of_what_is_approved(filed: Site) -> None:
    client, referral = signed_in(filed.app), a_draft(filed)
    worker = filed.cases.practitioner("worker")
    assert worker
    page = client.get(f"/referrals/{referral}/decide").text
    assert f'id="fingerprint">{filed.cases.show(referral, worker).content_sha256}<' in page


def test_an_unanswered_question_keeps_the_ones_that_were_answered(filed: Site) -> None:
    client, referral = signed_in(filed.app), a_draft(filed)
    page = client.get(f"/referrals/{referral}/decide").text
    data = {"form_token": form_token(page), "informed": "yes-before", "reason": "said so"}
    answer = client.post(f"/referrals/{referral}/sharing", data=data)
    assert answer.status_code == 400
    assert re.search(r'value="yes-before" checked', answer.text)
    assert "said so" in answer.text


def test_what_a_person_writes_is_shown_as_words(filed: Site) -> None:
    client, referral = signed_in(filed.app), a_draft(filed)
    page = client.get(f"/referrals/{referral}/lines/1").text
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    data = {"form_token": form_token(page), "seen": seen.group(1), "words": "<script>alert(1)</script> & so"}
    assert client.post(f"/referrals/{referral}/lines/1", data=data).status_code == 303
    shown = client.get(f"/referrals/{referral}").text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so" in shown


def test_two_people_cannot_overwrite_each_other(filed: Site) -> None:
    client, referral = signed_in(filed.app), a_draft(filed)
    page = client.get(f"/referrals/{referral}/lines/1").text
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    data = {"form_token": form_token(page), "seen": seen.group(1), "words": "first"}
    assert client.post(f"/referrals/{referral}/lines/1", data=data).status_code == 303
    late = client.post(f"/referrals/{referral}/lines/1", data={**data, "words": "second, and kept on the page"})
    assert late.status_code == 409
    assert "second, and kept on the page" in late.text


def test_a_prompt_is_closed_with_words_and_leaves_the_worklist(filed: Site) -> None:
    client, screening = signed_in(filed.app), a_prompt(filed)
    token = form_token(client.get(f"/prompts/{screening}").text)
    empty = client.post(f"/prompts/{screening}/close", data={"form_token": token, "words": " "})
    assert empty.status_code == 409
    data = {"form_token": token, "words": "Asked: no children in the family."}
    assert client.post(f"/prompts/{screening}/close", data=data).status_code == 303
    assert f"/prompts/{screening}" not in client.get("/worklist").text


def test_an_auditor_reads_no_case_and_is_told_why(filed: Site) -> None:
    client = signed_in(filed.app, "audit")
    answer = client.get("/worklist")
    assert answer.status_code == 403
    assert "practitioners and safeguarding leads" in answer.text


def test_an_administrator_sees_what_could_not_be_read_and_no_case(filed: Site) -> None:
    client = signed_in(filed.app, "admin")
    answer = client.get("/worklist")
    assert (answer.status_code, answer.headers["location"]) == (303, "/running")
    assert client.get("/running").status_code == 200
    assert client.get(f"/referrals/{a_draft(filed)}").status_code == 403


def test_a_referral_that_is_not_there_shows_nothing(site: Site) -> None:
    assert signed_in(site.app).get("/referrals/none").status_code in (403, 404)


def test_every_rule_that_broke_off_is_on_the_pages(site: Site, filed_records: list[SourceRecord]) -> None:
    """Both where nothing else speaks, on the prompt, and beside a draft that another rule calls for."""
    broken = Rules(tuple(replace(one, when=_breaks_off) for one in site.shelves.rules))
    silent = screen(filed_records[0], replace(site.shelves, rules=broken))
    site.cases.keep(silent, filed_records[0], by="tests")
    prompt = html.unescape(signed_in(site.app).get(f"/prompts/{a_prompt(site)}").text)
    of_the_child = {one.rule.rule for one in broken if one.rule.status in ("trial", "live")}
    assert {name for name in of_the_child if f"rule {name}:" not in prompt} == set()

    harmed = next(one for one in filed_records if "safeguarding" in screen(one, site.shelves).routes)
    half = Rules(
        tuple(
            one if one.rule.route == "safeguarding" else other
            for one, other in zip(site.shelves.rules, broken, strict=True)
        )
    )
    site.cases.keep(screen(harmed, replace(site.shelves, rules=half)), harmed, by="tests")
    draft = html.unescape(signed_in(site.app).get(f"/referrals/{a_draft(site)}").text)
    assert "rule early-help:" in draft


def _breaks_off(_facts: Facts) -> Verdict:
    raise KeyError("a fault put in")
