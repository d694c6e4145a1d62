"""The desk: what is filed, who sees it, what to do next, and that nobody overwrites what they have not read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import child
from casebook import AGREED, UNSAFE, Office, a_family, finding, on_this_day, screened, source

from adapter.casework import DeclineReason, RowKind, Verb
from adapter.errors import NotAllowed
from adapter.findings import Result, Route, Screened
from adapter.receivers import For
from adapter.records import CouldNotCheck, Quarantined
from adapter.referrals import Knowing, Owner, State
from adapter.words import Answer


def _keep(office: Office, one: Screened, received: bytes = b"{}") -> str | None:
    return office.cases.keep(one, source(one, received), "tests")


def test_a_record_makes_one_draft_for_its_most_urgent_route(office: Office) -> None:
    made = _keep(office, screened(finding(Route.EARLY_HELP), finding(Route.YOUNG_CARER), finding(Route.CONSULT)))
    (row,) = office.cases.worklist(office.ruth)
    assert (row.referral_id, row.route, row.state, row.owner) == (
        made,
        Route.YOUNG_CARER,
        State.DRAFT,
        Owner.PRACTITIONER,
    )


def test_the_same_record_again_makes_no_second(office: Office) -> None:
    one = screened(finding(Route.SAFEGUARDING))
    assert _keep(office, one) == _keep(office, one)
    assert len(office.cases.worklist(office.ruth)) == 1


def test_other_rules_that_say_the_same_make_no_second_referral(office: Office) -> None:
    first = _keep(office, screened(finding(Route.SAFEGUARDING)))
    again = _keep(office, screened(finding(Route.SAFEGUARDING, rule_sha256="f" * 64)))
    assert first == again
    assert len(office.cases.worklist(office.ruth)) == 1


def test_the_same_record_read_as_more_urgent_makes_the_more_urgent_draft(office: Office) -> None:
    early = _keep(office, screened(finding(Route.EARLY_HELP)))
    urgent = _keep(office, screened(finding(Route.SAFEGUARDING)))
    assert urgent != early
    rows = {row.referral_id: row.next for row in office.cases.worklist(office.ruth)}
    assert list(rows) == [urgent, early]
    assert "has changed" in rows[early]


def test_whoever_holds_a_draft_of_an_amended_record_is_told(office: Office) -> None:
    old = screened(finding(Route.SAFEGUARDING), received=b"1")
    new = screened(finding(None, Result.ASK), received=b"2")
    made = _keep(office, old, b"1")
    assert _keep(office, new, b"2") is None
    assert made is not None
    view = office.cases.show(made, office.ruth)
    assert any("has changed" in note for note in view.notes)
    assert view.may(Verb.APPROVE).why_not.startswith("First record"), "told, not stopped"


def test_an_older_version_that_comes_late_does_not_take_the_place_of_the_newer(office: Office) -> None:
    new = screened(finding(Route.SAFEGUARDING), received=b"2", assessed_on=on_this_day("2026-11-02"))
    old = screened(finding(Route.IMMEDIATE_DANGER), received=b"1", assessed_on=on_this_day("2026-10-01"))
    made = _keep(office, new, b"2")
    assert _keep(office, old, b"1") is None
    (row,) = office.cases.worklist(office.ruth)
    assert row.referral_id == made
    assert "has changed" not in row.next


def test_a_record_its_source_took_back_drafts_nothing_and_warns_whoever_holds_a_draft(office: Office) -> None:
    made = _keep(office, screened(finding(Route.SAFEGUARDING), received=b"1"), b"1")
    assert _keep(office, screened(finding(Route.SAFEGUARDING), received=b"2", status="entered-in-error"), b"2") is None
    (row,) = office.cases.worklist(office.ruth)
    assert row.referral_id == made
    assert "has changed" in row.next


def test_a_question_alone_is_a_prompt_and_leaves_when_somebody_asked(office: Office) -> None:
    assert _keep(office, screened(finding(None, Result.ASK))) is None
    (row,) = office.cases.worklist(office.ruth)
    assert (row.kind, row.referral_id, len(row.questions)) == (RowKind.PROMPT, None, 1)
    prompt = office.cases.show_prompt(row.screening_id, office.ruth)
    assert prompt.questions[0][1][0].quote == "lives with her son Wilf, 9"
    with pytest.raises(NotAllowed, match="Write the words first"):
        office.cases.close_prompt(row.screening_id, " ", office.ruth)
    office.cases.close_prompt(row.screening_id, "Asked: he does not help.", office.ruth)
    assert office.cases.worklist(office.ruth) == ()
    with pytest.raises(NotAllowed, match="Somebody else"):
        office.cases.close_prompt(row.screening_id, "Again.", office.sam)


def test_what_could_not_be_looked_at_is_always_shown_to_somebody(office: Office) -> None:
    one = Screened(screened().family, (), (CouldNotCheck("page 2", "it was blank"),))
    assert _keep(office, one) is None
    (row,) = office.cases.worklist(office.ruth)
    assert (row.kind, row.could_not_check) == (RowKind.COULD_NOT_LOOK, ("page 2: it was blank",))


def test_a_silent_record_is_filed_and_bothers_nobody(office: Office) -> None:
    assert _keep(office, screened()) is None
    assert office.cases.worklist(office.ruth) == ()


def test_a_rule_on_trial_is_counted_and_bothers_nobody(office: Office) -> None:
    assert _keep(office, screened(finding(Route.SAFEGUARDING, trial=True))) is None
    assert office.cases.worklist(office.ruth) == ()


def test_the_worklist_is_in_order_of_urgency_and_shows_initials_only(office: Office) -> None:
    for number, route in enumerate((Route.EARLY_HELP, Route.IMMEDIATE_DANGER, Route.CHILD_IN_NEED)):
        office.draft(route, str(number).encode())
    rows = office.cases.worklist(office.ruth)
    assert [row.route for row in rows] == [Route.IMMEDIATE_DANGER, Route.CHILD_IN_NEED, Route.EARLY_HELP]
    assert {row.subject for row in rows} == {"MT"}
    assert rows[0].next.startswith("Ring 999")


def test_a_quarantined_record_is_listed_without_its_content(office: Office) -> None:
    item = Quarantined("drop/x.json", "e" * 64, "line 1", "it is not JSON.", "Send it again.", b"secret words")
    office.cases.keep_quarantined(item, "tests")
    office.cases.keep_quarantined(item, "tests")
    (row,) = office.cases.quarantined(office.ada)
    assert (row.path, row.what_now) == ("drop/x.json", "Send it again.")
    assert "secret" not in repr(row)


@pytest.mark.parametrize(
    ("homes", "receiver"),
    [
        ((Answer.PRESENT,), "Exampleshire Children's Front Door"),
        ((Answer.UNKNOWN,), None),
        ((Answer.ABSENT,), None),
        ((Answer.PRESENT, Answer.ABSENT), None),
        ((Answer.PRESENT, Answer.UNKNOWN), "Exampleshire Children's Front Door"),
    ],
)
def test_the_front_door_follows_the_childs_home_and_is_never_guessed(
    office: Office, homes: tuple[Answer, ...], receiver: str | None
) -> None:
    children = tuple(child(key=f"child-{n}", lives_here=home) for n, home in enumerate(homes))
    made = _keep(office, screened(finding(Route.SAFEGUARDING), of=a_family(children=children)))
    assert made is not None
    (row,) = office.cases.worklist(office.ruth)
    view = office.cases.show(made, office.ruth)
    assert row.receiver == receiver
    assert any("front door is not known" in note for note in view.notes) is (receiver is None)
    assert (For.EVERYONE in {one.who_for for one in view.open_now}) is (receiver is not None)


def test_a_person_chooses_the_front_door_where_the_record_does_not(office: Office) -> None:
    children = (child(lives_here=Answer.UNKNOWN),)
    made = _keep(office, screened(finding(Route.SAFEGUARDING), of=a_family(children=children)))
    assert made is not None
    with pytest.raises(NotAllowed, match="not known here"):
        office.cases.choose_receiver(made, "atlantis", office.ruth, office.sha256(made))
    office.cases.choose_receiver(made, "bedford-borough", office.ruth, office.sha256(made))
    view = office.cases.show(made, office.ruth)
    assert view.receiver is not None
    assert view.receiver.area == "bedford-borough"
    assert any("not been confirmed" in note for note in view.notes), "its contacts are marked: check this"


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
    assert said[-1] == "From accepted to completed"
    assert any(what.startswith("Handed over to duty worker, by phone, reference FD-1") for what in said)


def test_a_referral_nobody_answered_says_when_to_ring(office: Office) -> None:
    made = office.approved()
    office.cases.hand_over(made, "duty worker", "by phone", "FD-1", office.ruth)
    (row,) = office.cases.worklist(office.ruth)
    assert row.next == "Handed over. If nobody has answered by 2026-11-25, ring and ask."
    office.clock.at += timedelta(days=7)
    (row,) = office.cases.worklist(office.ruth)
    assert row.next.startswith("No answer was recorded by 2026-11-25. Ring")


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


@pytest.mark.parametrize("reason", DeclineReason)
def test_a_draft_is_declined_for_a_reason(office: Office, reason: DeclineReason) -> None:
    made = office.draft()
    if reason is DeclineReason.OTHER:
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


def test_a_sharing_record_is_kept_each_time_it_is_made(office: Office) -> None:
    made = office.draft()
    office.cases.record_sharing(made, UNSAFE, office.ruth)
    office.cases.record_sharing(made, AGREED, office.sam)
    told = [line for line in office.cases.history(made, office.ruth) if line.what.startswith("Sharing recorded")]
    assert [line.who for line in told] == ["Ruth Okafor", "Sam Lead"]
    assert office.cases.show(made, office.ruth).sharing == AGREED
