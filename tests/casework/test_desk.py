"""The desk: who sees a case, what to do next, and that nobody overwrites what they have not read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from casebook import AGREED, UNSAFE, Office

from adapter.casework.worklist import declines_in
from adapter.errors import NotAllowed
from adapter.referrals import Knowing, Owner, State
from adapter.words import PUT_OFF, Dismissal


def test_every_line_shown_opens_its_words(office: Office) -> None:
    view = office.cases.show(office.draft(), office.ruth)
    lines = [one.line for section in view.sections for one in section.lines]
    assert len(lines) > 20
    assert all(line.evidence for line in lines if line.knowing in (Knowing.FOUND, Knowing.TOLD))


def test_nobody_overwrites_what_they_have_not_read(office: Office) -> None:
    made = office.draft()
    seen = office.sha256(made)
    office.cases.edit_line(made, 1, "Ruth's words.", office.ruth, seen)
    with pytest.raises(NotAllowed, match="Somebody else changed this draft"):
        office.cases.edit_line(made, 1, "Sam's words.", office.sam, seen)
    with pytest.raises(NotAllowed, match="Somebody else changed this draft"):
        office.cases.add_line(made, "The adult", "More", "Sam's words.", office.sam, seen)


def test_edits_are_kept_with_who_made_them(office: Office) -> None:
    made = office.draft()
    office.cases.edit_line(made, 1, "Ruth's words.", office.ruth, office.sha256(made))
    office.cases.add_line(made, "The adult", "Phone", "Ring after six.", office.sam, office.sha256(made))
    history = [(line.who, line.what) for line in office.cases.history(made, office.ivo)]
    assert history == [
        ("tests", "Version 1: drafted from the record"),
        ("Ruth Okafor", "Version 2: line 1 edited"),
        ("Sam Lead", "Version 3: line added to The adult"),
    ]
    added = office.cases.show(made, office.ruth)
    assert any(one.line.words == "Ring after six." for section in added.sections for one in section.lines)


def test_a_referral_walks_from_draft_to_outcome(office: Office) -> None:
    made = office.approved()
    with pytest.raises(NotAllowed, match="to whom you handed it over"):
        office.cases.hand_over(made, "", "by phone", "", office.ruth)
    receipt = office.cases.hand_over(made, "duty worker", "by phone", "FD-1", office.ruth)
    assert receipt.content_sha256 == office.sha256(made)
    assert office.cases.show(made, office.ruth).receipts == (receipt,)
    with pytest.raises(NotAllowed, match="not waiting to be handed over"):
        office.cases.hand_over(made, "duty worker", "by phone", "FD-1", office.ruth)
    office.cases.record_outcome(made, State.ACCEPTED, "", office.ruth)
    with pytest.raises(NotAllowed, match="Say why, or what was decided"):
        office.cases.record_outcome(made, State.COMPLETED, "", office.ruth)
    office.cases.record_outcome(made, State.COMPLETED, "Assessment: young carer's support.", office.ruth)
    assert office.cases.worklist(office.ruth) == ()
    said = [line.what for line in office.cases.history(made, office.ruth)]
    assert said[-1] == "From “Accepted” to “Completed”"
    assert any(what.startswith("Handed over to duty worker (by phone), their reference FD-1") for what in said)


def test_a_referral_nobody_answered_says_when_to_ring(office: Office) -> None:
    made = office.approved()
    office.cases.hand_over(made, "duty worker", "by phone", "FD-1", office.ruth)
    (row,) = office.cases.worklist(office.ruth)
    assert row.next == "Handed over. If nobody has answered by 25 November 2026, ring and ask."
    office.clock.at += timedelta(days=7)
    (row,) = office.cases.worklist(office.ruth)
    assert row.next.startswith("No answer was recorded by 25 November 2026. Ring")


def test_what_did_not_arrive_comes_back_to_the_practitioner(office: Office) -> None:
    made = office.approved()
    office.cases.record_outcome(made, State.FAILED, "The mailbox bounced it.", office.ruth)
    (row,) = office.cases.worklist(office.ruth)
    assert row.owner is Owner.PRACTITIONER
    office.cases.record_outcome(made, State.REQUESTED, "", office.ruth)
    office.cases.hand_over(made, "duty worker", "on paper", "", office.ruth)
    assert office.cases.show(made, office.ruth).state is State.RECEIVED


def test_a_rejected_referral_stays_in_sight_long_enough_to_disagree(office: Office) -> None:
    made = office.approved()
    office.cases.record_outcome(made, State.REJECTED, "Not this area.", office.ruth)
    assert len(office.cases.worklist(office.ruth)) == 1
    office.clock.at += timedelta(days=15)
    assert office.cases.worklist(office.ruth) == ()


@pytest.mark.parametrize("reason", sorted(set(Dismissal) - PUT_OFF))
def test_a_draft_is_declined_for_a_reason(office: Office, reason: Dismissal) -> None:
    made = office.draft()
    if reason is Dismissal.OTHER:
        with pytest.raises(NotAllowed, match="in your own words"):
            office.cases.decline(made, reason, "", office.ruth)
    office.cases.decline(made, reason, "Checked with the worker.", office.ruth)
    view = office.cases.show(made, office.ruth)
    assert view.state is State.CANCELLED
    assert view.outcomes == ()
    assert {verb.verb for verb in view.verbs if verb.allowed} == set()


def test_a_draft_is_not_moved_by_recording_an_outcome(office: Office) -> None:
    made = office.draft()
    for state in State:
        with pytest.raises(NotAllowed, match="still a draft"):
            office.cases.record_outcome(made, state, "words", office.ruth)


@pytest.mark.parametrize("who", ["ada", "ivo"])
def test_administrators_and_auditors_read_no_case(office: Office, who: str) -> None:
    made, person = office.draft(), getattr(office, who)
    reads = (office.cases.show, office.cases.pdf, office.cases.bundle)
    for read in reads:
        with pytest.raises(NotAllowed, match="practitioners and safeguarding leads"):
            read(made, person)
    with pytest.raises(NotAllowed):
        office.cases.worklist(person)


def test_every_read_is_audited_before_it_is_shown(office: Office) -> None:
    made = office.draft()
    reads = (
        lambda: office.cases.show(made, office.ruth),
        lambda: office.cases.pdf(made, office.ruth),
        lambda: office.cases.bundle(made, office.ruth),
        lambda: office.cases.history(made, office.ivo),
        lambda: office.cases.worklist(office.ruth),
        lambda: office.cases.quarantined(office.ada),
    )
    for read in reads:
        before, _ = office.store.newest_audit()
        read()
        assert office.store.newest_audit()[0] == before + 1


def test_pages_are_made_from_the_stored_bytes(office: Office) -> None:
    made = office.draft()
    draft = office.cases.pdf(made, office.ruth)
    office.cases.record_sharing(made, UNSAFE, office.ruth)
    office.cases.approve(made, office.sha256(made), office.ruth)
    assert office.cases.pdf(made, office.ruth) == office.cases.pdf(made, office.ruth) != draft
    assert b'"status":"active"' in office.cases.bundle(made, office.ruth)


@pytest.mark.parametrize("verb", ["show", "pdf", "bundle", "history"])
def test_a_referral_that_is_not_there_is_said_not_to_be(office: Office, verb: str) -> None:
    with pytest.raises(NotAllowed, match="no such referral"):
        getattr(office.cases, verb)("nothing", office.ruth)


def test_a_refusal_names_states_in_the_words_of_the_pages(office: Office) -> None:
    made = office.approved()
    with pytest.raises(NotAllowed, match="stands as “Approved, to be handed over” cannot become “Completed”"):
        office.cases.record_outcome(made, State.COMPLETED, "Done.", office.ruth)
    with pytest.raises(NotAllowed, match="“Not taken on” alone tells the next reader nothing"):
        office.cases.record_outcome(made, State.REJECTED, "", office.ruth)


def test_a_sharing_record_is_kept_each_time_it_is_made(office: Office) -> None:
    made = office.draft()
    office.cases.record_sharing(made, UNSAFE, office.ruth)
    office.cases.record_sharing(made, AGREED, office.sam)
    told = [line for line in office.cases.history(made, office.ruth) if line.what.startswith("Sharing recorded")]
    assert [line.who for line in told] == ["Ruth Okafor", "Sam Lead"]
    assert told[1].what.endswith("Agreement to the service: Agreed to the service")
    assert office.cases.show(made, office.ruth).sharing == AGREED


@pytest.mark.parametrize("reason", sorted(PUT_OFF))
def test_wanting_advice_or_a_safer_moment_closes_no_draft(office: Office, reason: Dismissal) -> None:
    made = office.draft()
    with pytest.raises(NotAllowed, match="closes nothing"):
        office.cases.decline(made, reason, "", office.ruth)
    assert reason not in office.cases.show(made, office.ruth).declines


def test_a_draft_offers_the_reasons_its_rules_name_and_ones_own_words() -> None:
    said = {"findings": [{"dismissal": ["adult-child", "advice-first"]}, {"dismissal": ["not-a-child"]}]}
    assert declines_in(said) == (Dismissal.ADULT_CHILD, Dismissal.NOT_A_CHILD, Dismissal.OTHER)
    assert set(declines_in({"findings": [{"say": "kept before rules named any"}]})) == set(Dismissal) - PUT_OFF
