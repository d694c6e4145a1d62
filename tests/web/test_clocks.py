"""The clocks: a broken audit chain comes in, a service that is not ready and says so goes out."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from adapter import jobs
from adapter.cli import AUDIT, DONE, HELD, run
from adapter.settings import Settings
from tests.web.page_visits import signed_in, visitor
from tests.web.sites import Site


def _change_one_byte(settings: Settings) -> None:
    with sqlite3.connect(settings.database.removeprefix("sqlite:///")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(
            "UPDATE audit_rows SET body = CAST(replace(CAST(body AS TEXT), 'command line', 'command lime') AS BLOB) "
            "WHERE number = 1"
        )


def _wait_until_looked(site: Site) -> None:
    for _ in range(100):
        if site.cases.audit_fault:
            return
        time.sleep(0.05)
    pytest.fail("the clock did not walk the audit chain at start")


def test_a_chain_that_holds_leaves_the_service_ready(site: Site) -> None:
    site.cases.check_audit()
    assert visitor(site.app).get("/ready").status_code == 200
    assert "does not add up" not in signed_in(site.app).get("/worklist").text


def test_a_changed_audit_row_is_seen_by_the_clock_and_by_whoever_opens_the_worklist(
    site: Site, settings: Settings
) -> None:
    _change_one_byte(settings)
    clocks = jobs.start(site.cases)
    try:
        _wait_until_looked(site)
    finally:
        clocks.shutdown()
    assert visitor(site.app).get("/ready").status_code == 503
    assert "audit row 1 was changed" in signed_in(site.app).get("/worklist").text


def test_the_command_line_names_the_changed_row(
    site: Site, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "verify", "--database", settings.database]) == DONE
    assert "holds" in capsys.readouterr().out
    _change_one_byte(settings)
    assert run(["audit", "verify", "--database", settings.database]) == AUDIT
    assert "audit row 1 was changed" in capsys.readouterr().err


def test_an_emptied_database_is_not_called_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "emptied.sqlite").touch()
    assert run(["audit", "verify", "--database", f"sqlite:///{tmp_path / 'emptied.sqlite'}"]) == HELD
    assert "nothing was verified" in capsys.readouterr().err


def test_a_database_that_is_not_there_is_not_called_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "verify", "--database", f"sqlite:///{tmp_path / 'nowhere.sqlite'}"]) == HELD
    assert "nothing was verified" in capsys.readouterr().err
    assert not (tmp_path / "nowhere.sqlite").exists()
