"""Who is at the desk: a name and a password come in, a practitioner or nobody goes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from adapter.audit import AuditEvent
from adapter.casework import passwords, permissions
from adapter.casework.views import Practitioner, Role
from adapter.errors import AuditBroken, NotAllowed
from adapter.store import Account, Book, Store


class Accounts:
    """The people who may sign in."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self.audit_fault: str | None = None
        # Made now: made at the first unknown name, that one would take longer than the others.
        passwords.nobodys_hash()

    def sign_in(self, username: str, password: str) -> Practitioner | None:
        """The practitioner, or None for an unknown name, a wrong password or a name locked after repeated failures.

        The three look alike from outside, in answer and in time; the audit chain tells them apart.
        """
        account = self._store.account(username)
        fits = passwords.fits(account.password_hash if account else passwords.nobodys_hash(), password)
        now = self._now()
        actor = account.username if account else "unknown"
        with self._store.writing() as book:
            failures = book.people.failures_since(username, now - passwords.LOCKED_FOR)
            if failures >= passwords.MAX_FAILURES:
                book.note(AuditEvent(actor, "sign-in-locked", "account", now))
                return None
            if account is None or not fits:
                book.people.add_failure(username, now, audit=AuditEvent(actor, "sign-in-failed", "account", now))
                return None
            book.people.add_success(username, audit=AuditEvent(actor, "signed-in", f"account:{actor}", now))
        return _practitioner(account)

    def practitioner(self, username: str) -> Practitioner | None:
        """Whose account this is, for a page that holds a signed cookie; None where there is none."""
        account = self._store.account(username)
        return _practitioner(account) if account else None

    def add_practitioner(
        self, username: str, name: str, role: Role, password: str, by: Practitioner | str
    ) -> Practitioner:
        """Let somebody sign in.

        `by` is a signed-in administrator, or words for whoever runs the service on its own machine.
        Raises NotAllowed where the person may not, the name is taken or empty, or the password is too short.
        """
        username, name = username.strip(), name.strip()
        if not username or not name:
            raise NotAllowed("Give a name to sign in with, and the name that stands under an approval.")
        account, now = Account(username, name, role.value, passwords.hashed(password)), self._now()
        with self._store.writing() as book:
            actor = by if isinstance(by, str) else _administrator(book, by)
            if book.people.account(username):
                raise NotAllowed(f"Somebody already signs in as '{username}'. Choose another name.")
            event = AuditEvent(actor, "account-added", f"account:{username}", now, {"role": role.value})
            book.people.add(account, now, audit=event)
        return _practitioner(account)

    def verify_audit(self) -> int:
        """How many audit rows hold. Raises AuditBroken naming the first that does not."""
        return self._store.verify_audit()

    def check_audit(self) -> None:
        """Walk the chain and remember in `audit_fault` what is wrong with it, or that nothing is."""
        try:
            self.verify_audit()
            self.audit_fault = None
        except (AuditBroken, SQLAlchemyError) as error:
            named = str(error) if isinstance(error, AuditBroken) else "the audit chain could not be read."
            self.audit_fault = named


def named(book: Book, by: Practitioner) -> Practitioner:
    """The person as the database knows them now, whatever the page believed.

    Raises NotAllowed where there is no such account: nothing is done in the name of nobody.
    """
    account = book.people.account(by.username)
    if account is None:
        raise NotAllowed("Sign in again: there is no such account here.")
    return _practitioner(account)


def _administrator(book: Book, by: Practitioner) -> str:
    person = named(book, by)
    permissions.check_may_add_people(person)
    return person.username


def _practitioner(account: Account) -> Practitioner:
    return Practitioner(account.username, account.name, Role(account.role))
