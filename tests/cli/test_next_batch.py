"""The next batch after a form has changed: `thinkfamily screen` says so, names the facts now blind, and ends with 1."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.cli import run

ASKED = "Do you have children that are dependent on you?"
RENAMED = "Do you have any dependent children?"


def form(number: int, answers: dict[str, Any]) -> dict[str, Any]:
    person = {"firstName": "Ruth", "lastName": "Calder", "dateOfBirth": "1985-07-01"}
    return {
        "id": f"w-{number}",
        "formId": "initial-contact-assessment",
        "submittedAt": "2026-10-02",
        "resident": person,
        "answers": {"Caring": answers},
    }


def batch(folder: Path, *answers: dict[str, Any]) -> str:
    lines = [orjson.dumps(form(number, answer)) for number, answer in enumerate(answers)]
    file = folder / "batch.jsonl"
    file.write_bytes(b"\n".join(lines))
    return str(file)


@pytest.mark.parametrize("how", [[], ["--json"], ["--json", "--workers", "2"]], ids=["table", "json", "workers"])
def test_a_renamed_question_ends_the_batch_with_the_facts_now_blind(
    how: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = batch(tmp_path, {ASKED: "No"}, {RENAMED: "Yes"}, {RENAMED: "No"})
    assert run(["screen", *how, file]) == 1
    told = capfd.readouterr().err
    assert "core-pathway, form initial-contact-assessment, 3 records: this form has changed." in told
    assert f"the question '{RENAMED}' is new in 2 records; it looks like '{ASKED}'" in told
    assert "Blind now: family.asked, family.said_children." in told


def test_a_batch_of_a_form_that_did_not_change_raises_no_alarm(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["screen", "--json", batch(tmp_path, *[{ASKED: "No"}] * 30)]) == 0
    assert capfd.readouterr().err == ""


def test_a_question_that_stops_coming_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = {"I am able to wash": "Yes"}
    assert run(["screen", "--json", batch(tmp_path, *[{ASKED: "No"}] * 25, *[other] * 22)]) == 1
    assert f"'{ASKED}' stood in 25 of the first 25 records and in none of the 22 since." in capfd.readouterr().err


def test_a_form_without_its_question_about_children_is_told_from_twenty_records_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = {"I am able to wash": "Yes"}
    assert run(["screen", "--json", batch(tmp_path, *[other] * 19)]) == 0
    assert run(["screen", "--json", batch(tmp_path, *[other] * 20)]) == 1
    assert "none of 20 records has" in capfd.readouterr().err


def test_the_alarm_names_no_person_and_repeats_no_answer(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(["screen", "--json", batch(tmp_path, {RENAMED: "Yes, Tamsin Brewer", "9990000018": "Tamsin Brewer"})])
    told = capfd.readouterr().err
    assert "Tamsin" not in told
    assert "9990000018" not in told
    assert "Calder" not in told
