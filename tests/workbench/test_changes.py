"""Two shelves over the same records: what is edited goes in, exactly the families it changes come out."""

from __future__ import annotations

import json
import shutil
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapter.casework import door_of
from adapter.cli import DOCUMENT, DONE, run
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import Quarantined, SourceRecord
from adapter.screening import load_shelves
from adapter.settings import demo_families, shelf
from adapter.workbench.changes import Comparison, Tally

CHANGES = 1
RULE = "young-carer-appears"
NOON = datetime(2026, 10, 2, 12, tzinfo=UTC)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Both shelves, copied to be edited."""
    for name in ("mappings", "rules"):
        shutil.copytree(shelf(name), tmp_path / name)
    return tmp_path


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def _diff(capsys: pytest.CaptureFixture[str], *arguments: Path) -> tuple[int, dict[str, Any], list[dict[str, Any]]]:
    code = run(["diff", "--json", *map(str, arguments)])
    first, *rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return code, first["summary"], rows


def test_the_same_shelf_changes_nobody(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, summary, rows = _diff(capsys, shelf("mappings"), edited, demo_families())
    assert (code, rows) == (DONE, [])
    assert summary["changed"] == 0
    assert summary["records"] > 5


def test_a_reworded_rule_changes_only_the_families_it_speaks_of(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = edited / "rules" / "england" / f"{RULE}.yaml"
    _edit(rule, "say: It appears", "say: It would appear")
    code, summary, rows = _diff(capsys, shelf("rules"), edited / "rules", demo_families())
    assert code == CHANGES
    assert summary["rules"] == {RULE: summary["changed"]}
    assert 0 < summary["changed"] < summary["records"]
    for row in rows:
        assert [one["rule"] for one in row["findings"]["removed"]] == [RULE]
        assert row["findings"]["added"][0]["say"].startswith("It would appear")
        assert "It would appear" in row["cards"]["added"][0]["detail"]
        assert row["facts"] == {"removed": [], "added": []}
        assert row["routes"]["before"] == row["routes"]["after"]


def test_a_rule_taken_away_changes_the_route(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (edited / "rules" / "england" / f"{RULE}.yaml").unlink()
    _, summary, rows = _diff(capsys, shelf("rules"), edited / "rules" / "england", demo_families())
    assert summary["routes_changed"] > 0
    assert all("young_carer" not in row["routes"]["after"] for row in rows)


def test_a_forgotten_code_takes_its_fact_and_the_words_with_it(
    edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "one.json"
    record.write_text(json.dumps(_pregnant()))
    codes = edited / "mappings" / "codes" / "pregnancy.yaml"
    code, summary, rows = _diff(capsys, shelf("mappings"), edited, record)
    assert code == DONE
    _edit(codes, "77386006", "439733009")
    code, summary, rows = _diff(capsys, shelf("mappings"), edited, record)
    assert code == CHANGES
    assert summary["facts"]["adult.pregnant"] == 1
    removed = {line["fact"]: line for line in rows[0]["facts"]["removed"]}
    assert removed["adult.pregnant"]["value"] == "present"
    assert "Pregnant" in removed["adult.pregnant"]["evidence"][0]["quote"]


def test_a_record_that_can_no_longer_be_read_is_counted_and_named(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(edited / "mappings" / "sources" / "core-pathway")
    code = run(["diff", str(shelf("mappings")), str(edited), str(demo_families())])
    said = capsys.readouterr().out
    assert code == CHANGES
    assert "can no longer be read" in said.splitlines()[1]


def test_a_folder_that_is_no_shelf_is_refused_with_what_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", str(tmp_path), str(shelf("rules")), str(demo_families())]) == DOCUMENT
    assert "name one that has" in capsys.readouterr().err


def test_memory_does_not_grow_with_the_records(edited: Path) -> None:
    _edit(edited / "rules" / "england" / f"{RULE}.yaml", "say: It appears", "say: It would appear")
    old = load_shelves(shelf("mappings"), shelf("rules") / "england")
    new = load_shelves(shelf("mappings"), edited / "rules" / "england")
    comparison = Comparison(old, new, door_of, NOON)

    def peak(times: int) -> int:
        tally = Tally()
        tracemalloc.start()
        for _ in comparison.each(_again(times), tally):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert tally.changed >= times
        return most

    peak(1)
    assert peak(15) < 1.5 * peak(3)


def _again(times: int) -> Iterator[SourceRecord | Quarantined]:
    for _ in range(times):
        yield from read_paths([demo_families()], Limits())


def _pregnant() -> dict[str, Any]:
    condition = {
        "resourceType": "Condition",
        "id": "c1",
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "subject": {"reference": "Patient/p1"},
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "77386006", "display": "Pregnant"}]},
        "recordedDate": "2026-09-20",
    }
    patient = {"resourceType": "Patient", "id": "p1", "name": [{"given": ["Robin"], "family": "Ashby"}]}
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": one} for one in (patient, condition)],
    }
