"""Signing in: the right person comes in, everybody else learns nothing, and the chain remembers."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest
from casebook import PASSWORD, Office
from sqlalchemy import text

from adapter.casework import Role
from adapter.casework.passwords import LOCKED_FOR, MAX_FAILURES
from adapter.errors import NotAllowed


def _actions(office: Office) -> list[tuple[str, str]]:
    with office.store._engine.connect() as connection:
        bodies = connection.execute(text("SELECT body FROM audit_rows ORDER BY number")).scalars()
        return [(row["actor"], row["action"]) for row in (orjson.loads(bytes(body)) for body in bodies)]


def test_the_right_password_brings_in_the_right_person(office: Office) -> None:
    assert office.cases.sign_in("r.okafor", PASSWORD) == office.ruth
    assert _actions(office)[-1] == ("r.okafor", "signed-in")


@pytest.mark.parametrize(("username", "actor"), [("r.okafor", "r.okafor"), ("nobody", "unknown"), ("", "unknown")])
def test_an_unknown_name_and_a_wrong_password_look_alike(office: Office, username: str, actor: str) -> None:
    assert office.cases.sign_in(username, "wrong password") is None
    assert _actions(office)[-1] == (actor, "sign-in-failed")


def test_repeated_failures_lock_the_name_for_a_while_even_for_the_right_password(office: Office) -> None:
    for _ in range(MAX_FAILURES):
        office.cases.sign_in("r.okafor", "wrong password")
    assert office.cases.sign_in("r.okafor", PASSWORD) is None
    assert _actions(office)[-1] == ("r.okafor", "sign-in-locked")
    assert office.cases.sign_in("s.lead", PASSWORD) == office.sam
    office.clock.at += LOCKED_FOR
    assert office.cases.sign_in("r.okafor", PASSWORD) == office.ruth


def test_attempts_while_locked_do_not_keep_the_person_out_for_ever(office: Office) -> None:
    for _ in range(MAX_FAILURES + 3):
        office.cases.sign_in("r.okafor", "wrong password")
        office.clock.at += timedelta(minutes=2)
    office.clock.at += LOCKED_FOR
    assert office.cases.sign_in("r.okafor", PASSWORD) == office.ruth


def test_what_was_typed_is_stored_nowhere(office: Office) -> None:
    office.cases.sign_in("a password typed into the wrong box", "another secret")
    with office.store._engine.connect() as connection:
        rows = [bytes(row.body) for row in connection.execute(text("SELECT body FROM audit_rows"))]
        rows += [repr(tuple(row)).encode() for row in connection.execute(text("SELECT * FROM sign_in_failures"))]
        rows += [repr(tuple(row)).encode() for row in connection.execute(text("SELECT * FROM practitioners"))]
    kept = b"".join(rows)
    assert b"wrong box" not in kept
    assert b"another secret" not in kept
    assert PASSWORD.encode() not in kept
    assert b"$argon2id$" in kept


def test_an_administrator_adds_people_and_nobody_else_does(office: Office) -> None:
    new = office.cases.add_practitioner("n.new", " New Person ", Role.PRACTITIONER, "long enough", office.ada)
    assert office.cases.sign_in("n.new", "long enough") == new
    assert new.name == "New Person"
    for person in (office.ruth, office.sam, office.ivo):
        with pytest.raises(NotAllowed, match="Only an administrator"):
            office.cases.add_practitioner("x", "X", Role.PRACTITIONER, "long enough", person)


@pytest.mark.parametrize(
    ("username", "name", "password", "says"),
    [
        ("r.okafor", "Another", "long enough", "already signs in"),
        ("", "Another", "long enough", "Give a name"),
        ("x", " ", "long enough", "Give a name"),
        ("x", "X", "short", "at least 8 characters"),
    ],
)
def test_an_account_needs_its_own_name_and_a_password(
    office: Office, username: str, name: str, password: str, says: str
) -> None:
    with pytest.raises(NotAllowed, match=says):
        office.cases.add_practitioner(username, name, Role.PRACTITIONER, password, "command line")


def test_an_endless_password_is_refused_without_being_hashed(office: Office) -> None:
    assert office.cases.sign_in("r.okafor", PASSWORD + "x" * 1_000_000) is None
