"""A database somebody already works with is brought up to date with everything in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from casebook import NOON, event
from sqlalchemy import Connection, create_engine, text

import adapter.store
from adapter.store import Store
from adapter.words import Standing

OLDER = ("r0001", "r0002", "r0003", "r0004", "r0005")
OLD = "a" * 64
NEW = "b" * 64


def _at(url: str, release: str) -> None:
    """An empty database as a release made it, with a record, a prompt, and an approved and an open referral."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(adapter.store.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        if connection.dialect.name == "postgresql":
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        command.upgrade(config, release)
        _fill(connection)
    engine.dispose()


def _fill(connection: Connection) -> None:
    at = "2026-11-01 12:00:00"
    rows = (
        f"INSERT INTO practitioners VALUES ('r.okafor', 'Ruth Okafor', 'practitioner', 'hash', '{at}')",
        "INSERT INTO source_records (sha256, source, record_id, path, assessed_on, received_at, received)"
        f" VALUES ('{OLD}', 'forms', 'w-1', 'w-1.json', '2026-10-02', '{at}', :content)",
        "INSERT INTO screenings (id, record_sha256, shelves_sha256, subject, urgency, shown, content, made_at)"
        f" VALUES ('s-1', '{OLD}', 'x', 'MT', 'info', 1, :content, '{at}')",
        "INSERT INTO referrals (id, screening_id, record_sha256, route, state, subject, receiver, version, content,"
        " content_sha256, made_at, changed_at, replaced_by)"
        f" VALUES ('r-1', 's-1', '{OLD}', 'safeguarding', 'draft', 'MT', '', 1, :content, 'c', '{at}', '{at}',"
        f" '{NEW}')",
        f"INSERT INTO cards (uuid, record_sha256, rules, shown_at) VALUES ('u-1', '{OLD}', '[]', '{at}')",
    )
    for row in rows:
        connection.execute(text(row), {"content": b"{}"} if ":content" in row else {})


@pytest.fixture
def empty(url: str, tmp_path: Path) -> str:
    return url if url.startswith("postgresql") else f"sqlite:///{tmp_path / 'older.sqlite'}"


@pytest.mark.parametrize("release", OLDER)
def test_what_an_older_release_kept_is_all_there_after_moving_forward(empty: str, release: str) -> None:
    _at(empty, release)
    with Store.open(empty) as store, store.writing() as book:
        row, version = book.deciding.referral("r-1"), book.versions.named(OLD)
        assert row is not None
        assert version is not None
        assert (row.replaced_by, row.must_look, row.basis_sha256) == (NEW, True, None)
        assert (version.standing, version.changed_at is not None) == (Standing.FINAL, True)
        assert {one.kind for one in book.bases.rested()} == {"finding", "draft", "card"}
        assert book.intake.card("u-1") is not None
    with Store.open(empty) as store:
        assert store.verify_audit() == 0


def test_moving_forward_twice_changes_nothing(empty: str) -> None:
    _at(empty, "r0004")
    for _ in range(2):
        with Store.open(empty) as store, store.writing() as book:
            row = book.deciding.referral("r-1")
            assert row is not None
            book.deciding.look(row, "r.okafor", NOON, audit=event())
            looked = book.deciding.referral("r-1")
            assert looked is not None
            assert not looked.must_look
