"""Held records and the way back: a record that could not be read and a mended mapping come in, nothing is lost."""

from __future__ import annotations

import gzip
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from adapter.casework import Cases, Practitioner, QuarantineRow, Role, open_cases
from adapter.cli import DONE, HELD, run
from adapter.errors import AuditBroken
from adapter.intake.files import read_paths
from adapter.intake.held import read_again
from adapter.intake.limits import Limits
from adapter.records import Quarantined, SourceRecord, sha256_of
from adapter.screening import load_shelves, screen_or_hold
from adapter.settings import shelf

FORM = {
    "system": "exampleshire-cases",
    "case": {"number": "8841", "seen": "02/10/2026", "worker": "R Okafor"},
    "person": {"first": "Robin", "last": "Ashby", "dob": "01/01/1988"},
    "notes": [{"text": "Lives with her daughter Mia, who is 9 and gives her the tablets every morning."}],
}
MAPPING = """\
mapping: exampleshire
version: 1
reads: json
about: An invented case system.
recognises:
  - {path: system, any_of: [exampleshire-cases]}
record: {id: case.number, assessed_on: case.seen, formats: ["%d/%m/%Y", iso], author: case.worker}
adult: {given_name: person.first, family_name: person.last, birth_date: person.dob}
passages:
  - {path: "notes[*].text", question: Case note}
"""


@pytest.fixture
def mended(tmp_path: Path) -> Path:
    """The shipped mappings and one for a system they do not know."""
    folder = tmp_path / "mended"
    (folder / "sources" / "exampleshire").mkdir(parents=True)
    (folder / "sources" / "exampleshire" / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    for name in ("codes", "narrative", "receivers"):
        (folder / name).symlink_to(shelf("mappings") / name)
    return folder


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'cases.sqlite'}"


def _hold(database: str, *paths: Path) -> Cases:
    shelves = load_shelves(shelf("mappings"), shelf("rules") / "england")
    cases = open_cases(database, shelves.receivers)
    for record in read_paths(paths, Limits()):
        seen = screen_or_hold(record, shelves)
        assert isinstance(seen, Quarantined)
        cases.keep_quarantined(seen, by="drop")
    return cases


def _file(folder: Path, name: str = "8841.json", content: Any = FORM) -> Path:
    path = folder / "drop" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def _worker(cases: Cases) -> Practitioner:
    known = cases.practitioner("worker")
    return known or cases.add_practitioner("worker", "W", Role.PRACTITIONER, "an invented passphrase", by="tests")


def _held(cases: Cases) -> list[QuarantineRow]:
    return list(cases.quarantined(_worker(cases)))


def test_without_apply_it_is_only_listed(
    tmp_path: Path, mended: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = _hold(database, _file(tmp_path), _file(tmp_path, "cut.json", '{"system": '))
    assert run(["replay", "held", "--database", database, "--mappings", str(mended)]) == HELD
    said = capsys.readouterr().out
    assert said.startswith("1 would be read, 1 would be still held.")
    assert "8841.json" in said
    assert "not JSON from there on" in said
    assert "--apply" in said
    assert len(_held(cases)) == 2
    assert cases.worklist(_worker(cases)) == ()


def test_with_apply_it_is_filed_as_when_it_first_came_and_released(
    tmp_path: Path, mended: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = _hold(database, _file(tmp_path))
    assert run(["replay", "held", "--apply", "--database", database, "--mappings", str(mended)]) == DONE
    assert capsys.readouterr().out.startswith("1 read, 0 still held.")
    assert _held(cases) == []
    (row,) = cases.worklist(_worker(cases))
    assert row.subject == "RA"
    assert cases.verify_audit() > 0


def test_a_second_time_changes_nothing(
    tmp_path: Path, mended: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = _hold(database, _file(tmp_path))
    for _ in range(2):
        assert run(["replay", "held", "--apply", "--database", database, "--mappings", str(mended)]) == DONE
    assert "0 read, 0 still held." in capsys.readouterr().out
    assert len(cases.worklist(_worker(cases))) == 1


def test_only_what_is_named_is_read_again(
    tmp_path: Path, mended: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {**FORM, "case": {**FORM["case"], "number": "9000"}}  # type: ignore[dict-item]
    cases = _hold(database, _file(tmp_path), _file(tmp_path, "9000.json", other))
    wanted = next(row for row in _held(cases) if row.path.endswith("9000.json"))
    for name in (wanted.sha256[:10], "9000.json"):
        assert run(["replay", "held", name, "--database", database, "--mappings", str(mended)]) == DONE
        assert "1 would be read" in capsys.readouterr().out
    assert run(["replay", "held", "9000.json", "--apply", "--database", database, "--mappings", str(mended)]) == DONE
    assert [row.path for row in _held(cases)] == [str(tmp_path / "drop" / "8841.json")]
    assert run(["replay", "held", "nowhere.json", "--database", database]) == HELD
    assert "nothing that is held" in capsys.readouterr().err


def test_what_still_fails_stays_held_with_its_newest_cause(
    tmp_path: Path, mended: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = _hold(database, _file(tmp_path, "9.json", {**FORM, "case": {"number": "9", "seen": "yesterday"}}))
    (before,) = _held(cases)
    (mended / "sources" / "exampleshire" / "mapping.yaml").write_text(
        MAPPING.replace("exampleshire-cases", "exampleshire-other"), encoding="utf-8"
    )
    assert run(["replay", "held", "--apply", "--database", database, "--mappings", str(mended)]) == HELD
    (after,) = _held(cases)
    assert (after.path, after.sha256, after.times) == (before.path, before.sha256, before.times)
    assert "the mappings are: exampleshire." in after.why


def test_a_record_that_comes_again_and_is_read_is_held_no_longer(tmp_path: Path, mended: Path, database: str) -> None:
    path = _file(tmp_path)
    cases = _hold(database, path)
    _hold(database, path)
    assert [row.times for row in _held(cases)] == [2]
    shelves = load_shelves(mended, shelf("rules") / "england")
    (record,) = read_paths([path], Limits())
    assert isinstance(record, SourceRecord)
    seen = screen_or_hold(record, shelves)
    assert not isinstance(seen, Quarantined)
    cases.keep(seen, record, by="drop")
    assert _held(cases) == []
    _hold(database, path)
    assert [row.times for row in _held(cases)] == [3]


def test_no_audit_no_release(tmp_path: Path, database: str) -> None:
    cases = _hold(database, _file(tmp_path))
    (row,) = _held(cases)
    item = cases.held_item(row.sha256, row.path)
    assert item
    with cases._store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM audit_head")
    with pytest.raises(AuditBroken):
        cases.release(item, [(_as_read(tmp_path, item), None)], "tests")
    with cases._store._engine.begin() as connection:
        held = connection.exec_driver_sql("SELECT released_at FROM quarantine").fetchall()
    assert held == [(None,)]


def _as_read(tmp_path: Path, item: Quarantined) -> Quarantined:
    return Quarantined(f"{item.path}#2", item.sha256, "line 2", "It is not JSON.", "Send it again.", b"{")


@pytest.mark.parametrize(
    ("path", "received", "paths"),
    [
        ("drop/a.json", b'{"a": 1}', ["drop/a.json"]),
        ("drop/a.json#2", b'{"a": 1}', ["drop/a.json#2"]),
        ("drop/a.jsonl#7", b'{"a": 1}', ["drop/a.jsonl#7"]),
        ("drop/a.jsonl.gz#7", b'{"a": 1}', ["drop/a.jsonl.gz#7"]),
        ("drop/a.json.gz", gzip.compress(b'{"a": 1}', mtime=0), ["drop/a.json.gz"]),
        ("drop/a.json", b'[{"a": 1}, {"a": 2}]', ["drop/a.json#1", "drop/a.json#2"]),
        ("hook:patient-view", b'{"a": 1}', ["hook:patient-view"]),
    ],
)
def test_kept_bytes_are_read_as_the_door_read_them(path: str, received: bytes, paths: list[str]) -> None:
    item = Quarantined(path, sha256_of(received), "", "", "", received)
    read = read_again(item, Limits())
    assert [one.path for one in read] == paths
    assert all(isinstance(one, SourceRecord) for one in read)
    assert len(paths) > 1 or read[0].sha256 == item.sha256


def test_of_a_file_with_several_families_only_the_held_one_is_read_again() -> None:
    people = [{"resourceType": "Patient", "id": name} for name in ("p1", "p2")]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in people]}
    raw = json.dumps(bundle).encode()
    (one,) = read_again(Quarantined("drop/a.json#Patient/p2", sha256_of(raw), "", "", "", raw), Limits())
    assert one.path == "drop/a.json#Patient/p2"
    assert len(read_again(Quarantined("drop/a.json", sha256_of(raw), "", "", "", raw), Limits())) == 2


def test_a_record_of_which_nothing_arrived_says_so(tmp_path: Path) -> None:
    (one,) = read_again(Quarantined("drop/gone", sha256_of(b""), "", "", "", b""), Limits())
    assert isinstance(one, Quarantined)
    assert one.what_now == "Send it again."


@pytest.mark.parametrize("extra", [["--json"], ["--json", "--workers", "2"], []])
def test_without_a_database_a_file_holds_what_could_not_be_read(
    tmp_path: Path, mended: Path, capfdbinary: pytest.CaptureFixture[bytes], extra: list[str]
) -> None:
    held = tmp_path / "held.jsonl"
    drop = [str(_file(tmp_path)), str(_file(tmp_path, "cut.json", '{"system": '))]
    assert run(["screen", *extra, "--held", str(held), *drop]) == HELD
    assert stat.S_IMODE(held.stat().st_mode) == 0o600
    before = held.read_bytes()
    assert len(before.splitlines()) == 2
    assert run(["replay", "held", "--from", str(held), "--mappings", str(mended)]) == HELD
    assert held.read_bytes() == before
    capfdbinary.readouterr()
    assert run(["replay", "held", "--from", str(held), "--apply", "--mappings", str(mended)]) == HELD
    sys.stdout.flush()
    (row,) = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert row["record"]["id"] == "8841"
    assert [json.loads(line)["path"] for line in held.read_bytes().splitlines()] == [drop[1]]
    assert stat.S_IMODE(held.stat().st_mode) == 0o600


def test_a_file_that_holds_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = _file(tmp_path)
    before = other.read_bytes()
    assert run(["replay", "held", "--from", str(other), "--apply"]) == HELD
    assert "Nothing was done" in capsys.readouterr().err
    assert other.read_bytes() == before
    assert list(other.parent.iterdir()) == [other]
