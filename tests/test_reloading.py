"""Shelves that change while they are in use: edited files come in, and either all of them count or none."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapter import jobs
from adapter.audit import AuditEvent
from adapter.casework import open_cases
from adapter.errors import DocumentError, TryLater
from adapter.reloading import LiveShelves, Loaded
from adapter.settings import shelf
from adapter.shelves import check_shelves

NOON = datetime(2026, 10, 2, 12, tzinfo=UTC)
RULE = "young-carer-appears"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Few files, so that loading them is quick."""
    shutil.copytree(shelf("mappings"), tmp_path / "mappings")
    nation = tmp_path / "rules" / "england"
    nation.mkdir(parents=True)
    for name in (RULE, "child-in-household"):
        shutil.copy(shelf("rules") / "england" / f"{name}.yaml", nation)
    return tmp_path / "mappings", nation


def _live(folders: tuple[Path, Path], write: Callable[[AuditEvent], None] = lambda event: None) -> LiveShelves:
    live = LiveShelves.open(folders, lambda: NOON)
    live.tell(write, lambda loaded: None)
    return live


def _say(folders: tuple[Path, Path], words: str) -> None:
    path = folders[1] / f"{RULE}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("say: It appears", f"say: {words}"), encoding="utf-8")


def _says(live: LiveShelves) -> str:
    return live.current.shelves.rules.named(RULE).rule.say


def test_changed_files_are_taken_in_once_they_stand_still(folders: tuple[Path, Path]) -> None:
    rows: list[AuditEvent] = []
    live = _live(folders, rows.append)
    before = live.current
    _say(folders, "It would appear")
    live.look()
    assert live.current is before, "somebody may still be copying"
    live.look()
    assert _says(live).startswith("It would appear")
    (row,) = rows
    assert (row.action, row.detail and row.detail["from"]) == ("shelves-changed", before.version.short)
    live.look()
    assert len(rows) == 1


def test_a_fault_keeps_the_old_and_says_which_file_and_line(folders: tuple[Path, Path]) -> None:
    rows: list[AuditEvent] = []
    live = _live(folders, rows.append)
    before = live.current
    path = folders[1] / f"{RULE}.yaml"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"urgency: warning", b"urgency: loud"))
    live.look(at_once=True)
    assert live.current is before
    assert live.refused
    assert live.refused.faults[0].where.startswith(f"rules/england/{RULE}.yaml:")
    assert [row.action for row in rows] == ["shelves-refused"]
    live.look(at_once=True)
    assert len(rows) == 1, "the same fault is not told at every look"
    path.write_bytes(good)
    live.look(at_once=True)
    assert live.refused is None
    assert live.current is before


def test_a_folder_that_is_gone_keeps_the_old(folders: tuple[Path, Path]) -> None:
    live = _live(folders)
    before = live.current
    folders[0].rename(folders[0].with_name("elsewhere"))
    live.look(at_once=True)
    assert live.current is before
    assert live.refused
    folders[0].with_name("elsewhere").rename(folders[0])
    live.look(at_once=True)
    assert live.refused is None


def test_no_audit_no_change_and_the_next_look_tries_again(folders: tuple[Path, Path]) -> None:
    refuses = [True]

    def write(event: AuditEvent) -> None:
        if refuses:
            raise TryLater("the database is busy")

    live = _live(folders, write)
    _say(folders, "It would appear")
    live.look(at_once=True)
    assert _says(live).startswith("It appears")
    assert live.refused
    assert "audit chain" in live.refused.faults[0].what
    refuses.clear()
    live.look()
    assert _says(live).startswith("It would appear")
    assert live.refused is None


def test_whoever_serves_is_told_after_the_change(folders: tuple[Path, Path]) -> None:
    told: list[Loaded] = []
    live = LiveShelves.open(folders, lambda: NOON)
    live.tell(lambda event: None, told.append)
    _say(folders, "It would appear")
    live.look(at_once=True)
    assert told == [live.current]


def test_what_is_not_loaded_changes_nothing(folders: tuple[Path, Path]) -> None:
    live = _live(folders)
    before = live.current
    (folders[0] / "README.md").write_text("Another word.", encoding="utf-8")
    (folders[0] / "sources" / "core-pathway" / "examples" / "new.yaml").write_text("example: x", encoding="utf-8")
    os.utime(folders[1] / f"{RULE}.yaml")
    live.look(at_once=True)
    assert live.current is before
    assert live.refused is None


def test_the_clock_looks_only_where_the_setting_says_so(folders: tuple[Path, Path], tmp_path: Path) -> None:
    live, cases = _live(folders), open_cases(f"sqlite:///{tmp_path / 'cases.sqlite'}")
    for seconds, wanted in ((0, False), (5, True)):
        clocks = jobs.start(cases, live, seconds)
        assert (clocks.get_job("shelves") is not None) is wanted
        clocks.shutdown()


def test_memory_is_freed_again_after_loading_and_after_a_fault(folders: tuple[Path, Path]) -> None:
    check_shelves(*folders)
    assert gc.isenabled()
    (folders[1] / f"{RULE}.yaml").write_text("rule: [", encoding="utf-8")
    with pytest.raises(DocumentError):
        check_shelves(*folders)
    assert gc.isenabled()
