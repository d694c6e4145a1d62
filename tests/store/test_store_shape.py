"""The tables the code writes over are the tables the migrations make, wherever the package is installed."""

from __future__ import annotations

import stat
import subprocess
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from casebook import NOON, event
from sqlalchemy.exc import IntegrityError

from adapter.errors import DocumentError
from adapter.store import Account, CardRow, Store
from adapter.store.database import open_engine
from adapter.store.tables import metadata

ROOT = Path(__file__).parents[2]


def test_the_migrations_make_exactly_the_tables_the_code_uses(url: str) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_there_is_one_newest_migration() -> None:
    scripts = ScriptDirectory(str(ROOT / "adapter" / "store" / "migrations"))
    assert len(scripts.get_heads()) == 1


@pytest.mark.parametrize(
    "needed",
    [
        "adapter/store/migrations/env.py",
        "adapter/store/migrations/versions/r0001_first_tables.py",
        "adapter/drafting/referral.typ",
    ],
)
def test_an_installed_package_carries_its_migrations_and_its_page(needed: str) -> None:
    """The wheel takes whole packages, everything git does not ignore (hatch build configuration, `packages`)."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert needed.split("/")[0] in wheel["packages"]
    assert not {"exclude", "only-include"} & set(wheel)
    assert (ROOT / needed).is_file()
    ignored = subprocess.run(["git", "check-ignore", "-q", needed], cwd=ROOT, check=False)
    assert ignored.returncode != 0


def test_moments_without_a_zone_are_not_kept(url: str) -> None:
    with Store.open(url) as store, pytest.raises(Exception, match="without a time zone"), store.writing() as book:
        book.people.add(Account("a", "A", "practitioner", "hash"), datetime(2026, 1, 1), audit=event())


def test_moments_come_back_in_utc(url: str) -> None:
    with Store.open(url) as store, store.writing() as book:
        book.people.add_failure("somebody", NOON, audit=event())
        assert book.people.failures_since("somebody", NOON.replace(hour=11)) == 1
        assert book.people.failures_since("somebody", NOON) == 0


@pytest.mark.parametrize(
    ("database", "says"),
    [
        ("sqlite://", "needs a file"),
        ("not a url secret", "not a database URL"),
        ("sybase://u:secret@h/d", "not a database URL"),
        ("sqlite:////proc/nowhere/secret.sqlite", "cannot be opened"),
        ("postgresql://u:secret@127.0.0.1:1/d", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_used_is_a_fault_of_its_setting(database: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says) as refused:
        Store.open(database)
    assert "THINKFAMILY_DATABASE" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_the_file_is_readable_by_the_service_alone(tmp_path: Path) -> None:
    path = tmp_path / "below" / "cases.sqlite"
    with Store.open(f"sqlite:///{path}"):
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}


def test_a_statement_that_fails_does_not_name_its_values(url: str) -> None:
    card = CardRow("11111111-2222-4333-8444-555555555555", "0" * 64, ("invented-rule",), NOON)
    with Store.open(url) as store, pytest.raises(IntegrityError) as refused:
        store.record_events([event()], [card, card])
    assert "invented-rule" not in str(refused.value)
