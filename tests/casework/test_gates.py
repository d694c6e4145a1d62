"""Promises 1 and 2: nothing leaves without a named person's approval, and the two gates cannot be swapped."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from casebook import AGREED, NOON, UNSAFE, Office
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from adapter.casework import Practitioner, Role, Verb
from adapter.casework.policies import NEEDS_AGREEMENT, NEVER_WAITS, check_sharing
from adapter.drafting import ROUTE_WORDS
from adapter.errors import NotAllowed
from adapter.findings import Route
from adapter.referrals import Agreement, Informed, LawfulBasis, SharingRecord, State
from adapter.settings import Settings

EVERY_SHARING = [SharingRecord(*words, "A reason.") for words in itertools.product(Informed, Agreement, LawfulBasis)]


@pytest.mark.parametrize("route", [Route.SAFEGUARDING, Route.IMMEDIATE_DANGER])
def test_safeguarding_never_waits_for_consent(route: Route) -> None:
    for sharing in EVERY_SHARING:
        check_sharing(route, sharing)


def test_early_help_never_goes_without_agreement() -> None:
    for sharing in EVERY_SHARING:
        if sharing.agreement is Agreement.AGREED:
            check_sharing(Route.EARLY_HELP, sharing)
        else:
            with pytest.raises(NotAllowed, match="Early help is voluntary"):
                check_sharing(Route.EARLY_HELP, sharing)


@pytest.mark.parametrize("route", ROUTE_WORDS)
def test_an_adult_who_was_not_told_needs_a_reason_on_every_route(route: Route) -> None:
    for informed in (Informed.NO_UNSAFE, Informed.NO_OTHER, Informed.NOT_YET):
        silent = SharingRecord(informed, Agreement.AGREED, LawfulBasis.PUBLIC_TASK, "  ")
        with pytest.raises(NotAllowed, match="has not been told"):
            check_sharing(route, silent)
        check_sharing(route, replace(silent, reason="Telling would put the child at risk."))


def test_sharing_against_a_refusal_needs_a_reason_unless_a_child_may_be_at_risk() -> None:
    refused = SharingRecord(Informed.YES_BEFORE, Agreement.REFUSED, LawfulBasis.PUBLIC_TASK)
    with pytest.raises(NotAllowed, match="refused the service"):
        check_sharing(Route.CHILD_IN_NEED, refused)
    check_sharing(Route.SAFEGUARDING, refused)


def test_the_two_gates_have_no_route_in_common_and_no_setting_names_them() -> None:
    assert not NEEDS_AGREEMENT & NEVER_WAITS
    assert Route.EARLY_HELP in NEEDS_AGREEMENT
    assert {Route.SAFEGUARDING, Route.IMMEDIATE_DANGER} <= NEVER_WAITS
    names = " ".join(Settings.model_fields)
    assert not [word for word in ("consent", "agree", "approv", "gate", "route") if word in names]


def test_early_help_waits_at_the_desk_and_safeguarding_does_not(office: Office) -> None:
    safeguarding, early = office.draft(Route.SAFEGUARDING, b"1"), office.draft(Route.EARLY_HELP, b"2")
    for made in (safeguarding, early):
        office.cases.record_sharing(made, UNSAFE, office.ruth)
    assert office.cases.approve(safeguarding, office.sha256(safeguarding), office.ruth).approved_by == "r.okafor"
    view = office.cases.show(early, office.ruth)
    assert not view.may(Verb.APPROVE).allowed
    with pytest.raises(NotAllowed) as refused:
        office.cases.approve(early, view.content_sha256, office.ruth)
    assert str(refused.value) == view.may(Verb.APPROVE).why_not, "one sentence, on the button and in the refusal"


def test_an_approval_counts_for_exactly_the_bytes_that_were_read(office: Office) -> None:
    made = office.draft()
    office.cases.record_sharing(made, AGREED, office.ruth)
    read = office.sha256(made)
    office.cases.edit_line(made, 1, "Something else.", office.sam, read)
    with pytest.raises(NotAllowed, match="not the one you read"):
        office.cases.approve(made, read, office.ruth)
    assert office.cases.show(made, office.ruth).state is State.DRAFT


def test_nothing_is_approved_before_sharing_was_recorded(office: Office) -> None:
    made = office.draft()
    with pytest.raises(NotAllowed, match="First record three things"):
        office.cases.approve(made, office.sha256(made), office.ruth)


def test_what_is_approved_says_what_was_recorded_about_sharing(office: Office) -> None:
    made = office.draft()
    office.cases.record_sharing(made, UNSAFE, office.ruth)
    lines = [one.line for section in office.cases.show(made, office.ruth).sections for one in section.lines]
    assert any(line.words.startswith("No: telling would raise the risk") for line in lines)


def test_an_approved_referral_is_not_changed_afterwards(office: Office) -> None:
    made = office.approved()
    seen = office.sha256(made)
    changes: list[Any] = [
        lambda: office.cases.edit_line(made, 1, "x", office.ruth, seen),
        lambda: office.cases.add_line(made, "The adult", "x", "x", office.ruth, seen),
        lambda: office.cases.choose_receiver(made, "bedford-borough", office.ruth, seen),
        lambda: office.cases.record_sharing(made, AGREED, office.ruth),
    ]
    for change in changes:
        with pytest.raises(NotAllowed, match="no longer a draft"):
            change()
    with pytest.raises(NotAllowed):
        office.cases.approve(made, seen, office.ruth)


def test_nobody_approves_in_the_name_of_somebody_who_is_not_there(office: Office) -> None:
    made = office.draft()
    office.cases.record_sharing(made, AGREED, office.ruth)
    ghost = Practitioner("nobody", "No Body", Role.PRACTITIONER)
    with pytest.raises(NotAllowed, match="no such account"):
        office.cases.approve(made, office.sha256(made), ghost)


@pytest.mark.parametrize("who", ["ada", "ivo"])
def test_a_page_cannot_give_somebody_another_role(office: Office, who: str) -> None:
    made, person = office.draft(), getattr(office, who)
    disguised = replace(person, role=Role.PRACTITIONER)
    with pytest.raises(NotAllowed, match="practitioners and safeguarding leads"):
        office.cases.show(made, disguised)


SENT = ("requested", "received", "accepted", "in-progress", "on-hold", "completed", "rejected", "failed")


@pytest.mark.parametrize("state", [*SENT, "cancelled", "entered-in-error"])
def test_the_database_itself_keeps_a_draft_until_a_person_decides(office: Office, state: str) -> None:
    made = office.draft()
    with pytest.raises(DBAPIError, match="only a person moves a draft"):
        _run(office, f"UPDATE referrals SET state = '{state}' WHERE id = '{made}'")


def test_the_database_itself_wants_the_approval_of_exactly_these_bytes(office: Office) -> None:
    made = office.draft()
    _approve_by_hand(office, made, "0" * 64, "safeguarding")
    with pytest.raises(DBAPIError, match="only a person moves a draft"):
        _run(office, f"UPDATE referrals SET state = 'requested' WHERE id = '{made}'")


def test_the_database_itself_refuses_early_help_without_agreement(office: Office) -> None:
    made = office.draft(Route.EARLY_HELP)
    with pytest.raises(DBAPIError, match="ck_early_help_needs_agreement"):
        _approve_by_hand(office, made, office.sha256(made), "early_help")


def test_the_database_itself_refuses_early_help_approved_as_something_else(office: Office) -> None:
    made = office.draft(Route.EARLY_HELP)
    _approve_by_hand(office, made, office.sha256(made), "safeguarding")
    with pytest.raises(DBAPIError, match="only a person moves a draft"):
        _run(office, f"UPDATE referrals SET state = 'requested' WHERE id = '{made}'")


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE referrals SET content_sha256 = 'x' WHERE id = '{made}'", "not changed afterwards"),
        ("UPDATE referrals SET route = 'early_help' WHERE id = '{made}'", "not changed afterwards"),
        ("UPDATE approvals SET approved_by = 's.lead'", "an approval is not changed"),
        ("DELETE FROM referrals WHERE id = '{made}'", "(?i)not deleted|foreign key"),
        (
            "INSERT INTO deliveries (referral_id, channel, to_whom, how, reference, content_sha256, delivered_by, "
            "delivered_at) VALUES ('{made}', 'x', 'x', 'x', 'x', 'other', 'r.okafor', '2026-11-20 12:00:00')",
            "only approved bytes are delivered",
        ),
    ],
)
def test_the_database_itself_keeps_what_was_approved(office: Office, statement: str, says: str) -> None:
    made = office.approved()
    with pytest.raises(DBAPIError, match=says):
        _run(office, statement.format(made=made))


def _run(office: Office, statement: str) -> None:
    with office.store._engine.begin() as connection:
        connection.execute(text(statement))


def _approve_by_hand(office: Office, made: str, sha256: str, route: str) -> None:
    _run(
        office,
        "INSERT INTO approvals (referral_id, content_sha256, route, informed, agreement, lawful_basis, reason, "
        f"approved_by, approved_at) VALUES ('{made}', '{sha256}', '{route}', 'yes-before', 'refused', 'public-task', "
        f"'', 'r.okafor', '{NOON:%Y-%m-%d %H:%M:%S}')",
    )
