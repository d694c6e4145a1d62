"""How a database is opened: its URL comes in, an engine with the newest tables goes out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from adapter.errors import DocumentError, Fault

_MIGRATION_LOCK = 7_402_118
"""Any number, the same in every replica: whoever holds it migrates, the others wait."""


def open_engine(database: str) -> Engine:
    """An engine for an SQLAlchemy URL (`sqlite:///…` or `postgresql://…`), migrated to the newest tables.

    Raises DocumentError where the setting cannot be used; the URL, which may hold a password, is not repeated.
    """
    try:
        url = make_url(database)
        engine = _open_sqlite(url) if url.get_backend_name() == "sqlite" else _open_postgresql(url)
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
            migrate(connection)
    except ArgumentError as cause:
        raise _refused("this is not a database URL; write sqlite:///path/to/file or postgresql://host/name.") from cause
    except ModuleNotFoundError as cause:
        raise _refused("the driver is not installed; install think-family-adapter[postgres].") from cause
    except CommandError as cause:
        raise _refused("the database was written by another release; run that one, or a newer.") from cause
    except (OSError, SQLAlchemyError) as cause:
        what = (
            "the database cannot be opened; check that it is one, that it is there, and the name, password and rights."
        )
        raise _refused(what) from cause
    return engine


def migrate(connection: Connection) -> None:
    """Apply every step that is not yet applied, in the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _refused(what: str) -> DocumentError:
    return DocumentError([Fault("THINKFAMILY_DATABASE", what)])


def _open_sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise _refused("an SQLite database needs a file: referrals must outlive the process.")
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made before SQLite opens it, so that the file and its log are readable by the service's own user only.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    # A failing statement names its values otherwise, and they are people's.
    engine = create_engine(
        url, poolclass=QueuePool, hide_parameters=True, connect_args={"timeout": 30, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin transactions by itself, late and unlocked; `_begin_sqlite` does it instead.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _open_postgresql(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(url, pool_pre_ping=True, hide_parameters=True)
