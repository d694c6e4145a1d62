"""The tables the code writes over are the tables the migrations make, wherever the package is installed."""

from __future__ import annotations

import stat
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from casebook import NOON, event

from adapter.store import Account, Store
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


def test_the_wheel_carries_the_migrations_and_the_page_template(tmp_path: Path) -> None:
    hatchling = subprocess.run([sys.executable, "-c", "import hatchling"], check=False, capture_output=True)
    if hatchling.returncode:
        pytest.skip("hatchling is not installed here")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert "adapter/store/migrations/env.py" in names
    assert "adapter/store/migrations/versions/r0001_first_tables.py" in names
    assert "adapter/drafting/referral.typ" in names


def test_moments_without_a_zone_are_not_kept(url: str) -> None:
    with Store.open(url) as store, pytest.raises(Exception, match="without a time zone"), store.writing() as book:
        book.people.add(Account("a", "A", "practitioner", "hash"), datetime(2026, 1, 1), audit=event())


def test_moments_come_back_in_utc(url: str) -> None:
    with Store.open(url) as store, store.writing() as book:
        book.people.add_failure("somebody", NOON, audit=event())
        assert book.people.failures_since("somebody", NOON.replace(hour=11)) == 1
        assert book.people.failures_since("somebody", NOON) == 0


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a file"):
        Store.open("sqlite://")


def test_the_file_is_readable_by_the_service_alone(tmp_path: Path) -> None:
    path = tmp_path / "below" / "cases.sqlite"
    with Store.open(f"sqlite:///{path}"):
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}
