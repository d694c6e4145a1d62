"""What is filed: one draft for a record, the newest version of it, and nothing that bothers nobody in vain."""

from __future__ import annotations

import pytest
from builders import child
from casebook import Office, a_family, doors, finding, on_this_day, screened, source

from adapter.casework import RowKind, Verb, door_of
from adapter.errors import NotAllowed
from adapter.families import Known
from adapter.findings import Result, Route, Screened
from adapter.receivers import For
from adapter.records import CouldNotCheck, Quarantined
from adapter.referrals import Owner, State
from adapter.words import Answer, Standing


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


@pytest.mark.parametrize("steps", [(State.CANCELLED,), (State.ENTERED_IN_ERROR,), (State.ACCEPTED, State.COMPLETED)])
def test_what_is_newly_read_of_a_record_whose_referral_is_closed_becomes_a_prompt(
    office: Office, steps: tuple[State, ...]
) -> None:
    made = office.approved()
    for state in steps:
        office.cases.record_outcome(made, state, "It was so.", office.ruth)
    assert office.cases.worklist(office.ruth) == ()
    anew = screened(finding(Route.SAFEGUARDING), finding(Route.ASK, Result.ASK), id="record of b'{}'")
    assert _keep(office, anew) == made
    (row,) = office.cases.worklist(office.ruth)
    assert (row.kind, row.referral_id, len(row.questions)) == (RowKind.PROMPT, None, 1)


def test_whoever_holds_a_draft_of_an_amended_record_is_told(office: Office) -> None:
    old = screened(finding(Route.SAFEGUARDING), received=b"1")
    new = screened(finding(None, Result.ASK), received=b"2")
    made = _keep(office, old, b"1")
    assert _keep(office, new, b"2") is None
    assert made is not None
    view = office.cases.show(made, office.ruth)
    assert view.change is not None
    assert "has changed" in view.change.what
    assert "Look at what it says now" in view.may(Verb.APPROVE).why_not


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
    assert (
        _keep(office, screened(finding(Route.SAFEGUARDING), received=b"2", standing=Standing.ENTERED_IN_ERROR), b"2")
        is None
    )
    (row,) = office.cases.worklist(office.ruth)
    assert row.referral_id == made
    assert "has changed" in row.next


def test_a_question_alone_is_a_prompt_and_leaves_when_somebody_asked(office: Office) -> None:
    assert _keep(office, screened(finding(Route.ASK, Result.ASK))) is None
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


def test_a_question_that_only_rides_along_bothers_nobody_by_itself(office: Office) -> None:
    assert _keep(office, screened(finding(None, Result.ASK))) is None
    assert office.cases.worklist(office.ruth) == ()


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


@pytest.mark.parametrize(("value", "known"), [("present", True), ("unknown", False)])
def test_the_home_of_an_unborn_child_is_the_home_of_whoever_is_pregnant(value: str, known: bool) -> None:
    unborn = child(None, None, unborn=True, lives_here=Answer.UNKNOWN)
    of = a_family(children=(unborn,), known={"adult.pregnant": Known(value)})
    assert (door_of(of, doors()) is not None) is known


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
