"""`thinkfamily replay decision`: what was decided comes out the same, and what would come out today is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import pytest

from adapter.casework import open_cases
from adapter.cli import DONE, HELD, run
from adapter.settings import shelf
from tests.casework.arrivals import JUNO, form, read

RULE = "young-carer-appears"


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'cases.sqlite'}"
    record, cases = form("submitted", JUNO), open_cases(f"sqlite:///{tmp_path / 'cases.sqlite'}")
    cases.keep(read(record), record, "tests")
    return url


@pytest.fixture
def fewer_rules(tmp_path: Path) -> Path:
    """The rules of a later day, when one has been retired."""
    folder = tmp_path / "rules" / "england"
    shutil.copytree(shelf("rules") / "england", folder)
    one = next(folder.rglob(f"{RULE}.yaml"))
    one.write_text(one.read_text().replace("status: live", "status: retired", 1))
    return folder


def test_all_of_them_in_one_line(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["replay", "decision", "--database", database]) == DONE
    assert capsys.readouterr().out == "2 decided: 2 come out the same, 0 do not, 0 rest on nothing that was kept.\n"


def test_one_of_them_names_its_rules_and_nobody(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    (draft,) = (one for one in open_cases(database).decided(None, "tests") if one.kind == "draft")
    assert run(["replay", "decision", draft.id, "--database", database]) == DONE
    out = capsys.readouterr().out
    assert "bit for bit" in out
    assert RULE in out
    assert "Juno" not in out
    assert "today the same would come out" in out
    assert run(["replay", "decision", draft.id, "--words", "--database", database]) == DONE
    assert "Juno" in capsys.readouterr().out


def test_what_would_come_out_with_the_rules_of_today_is_told(
    database: str, fewer_rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["replay", "decision", "--json", "--database", database, "--rules", str(fewer_rules)]) == DONE
    rows = [orjson.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["reproduced"] for row in rows} == {True}
    assert {tuple(row["changed_since"]) for row in rows} == {("the rules",)}
    assert all(RULE in {one[0] for one in row["no_longer"]} for row in rows)
    assert b"Juno" not in orjson.dumps(rows)


def test_an_id_nobody_has_is_told(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["replay", "decision", "no-such-id", "--database", database]) == HELD
    assert "no prompt, referral or card has this id" in capsys.readouterr().err
