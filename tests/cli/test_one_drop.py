"""One drop on the command line: parts of a record in several files, an assessment announced before its content."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adapter.cli import run

NHS = "https://fhir.nhs.uk/Id/nhs-number"
ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
TASK_PROFILE = "https://fhir.interweavedigital.nhs.uk/R4/StructureDefinition/Interweave-SocialCareAssessment"
HOME = {"use": "home", "line": ["3 Invented Row"], "postalCode": "ZZ99 3WZ"}
MOTHER = {
    "resourceType": "Patient",
    "id": "m",
    "birthDate": "1990-02-03",
    "identifier": [{"system": NHS, "value": "9990000018"}],
    "address": [HOME],
}
CHILD = {"resourceType": "Patient", "id": "k", "birthDate": "2019-05-06", "name": [{"given": ["Wilf"]}]}
TIE = {
    "resourceType": "RelatedPerson",
    "id": "r",
    "patient": {"reference": "Patient/k"},
    "identifier": [{"system": NHS, "value": "9990000018"}],
    "relationship": [{"coding": [{"system": ROLE, "code": "MTH"}]}],
}
PLAN = {
    "resourceType": "CarePlan",
    "id": "p",
    "status": "active",
    "intent": "plan",
    "subject": {"reference": "Patient/k"},
    "category": [{"coding": [{"system": "http://snomed.info/sct", "code": "342191000000101"}]}],
}
TASK = {
    "resourceType": "Task",
    "id": "t1",
    "meta": {"profile": [TASK_PROFILE]},
    "identifier": [{"value": "ASM-7"}],
    "status": "completed",
    "intent": "order",
    "for": {"reference": "Patient/m"},
    "code": {"text": "Care Act assessment"},
    "executionPeriod": {"end": "2026-10-02T11:00:00Z"},
}
FORM = {
    "resourceType": "QuestionnaireResponse",
    "id": "ASM-7",
    "status": "completed",
    "authored": "2026-10-02T10:00:00Z",
    "subject": {"reference": "Patient/m"},
    "item": [{"linkId": "1", "text": "Do you live alone?", "answer": [{"valueBoolean": True}]}],
}
Screen = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Screen:
    """The JSON lines of one run over a folder with these resources."""

    def screened(*resources: dict[str, Any], options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        folder = tmp_path / "drop"
        folder.mkdir()
        for number, resource in enumerate(resources):
            (folder / f"{number}.json").write_text(json.dumps(resource))
        run(["screen", "--json", *options, str(folder)])
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return screened


def test_a_mother_is_shown_the_child_whose_record_arrived_apart(screen: Screen) -> None:
    (found,) = screen(MOTHER, CHILD, TIE)
    (child,) = found["children"]
    assert (child["who"], child["lives_here"], child["basis"]) == ("Wilf", "present", "presumed")


def test_apart_reads_each_by_itself(screen: Screen) -> None:
    assert len(screen(MOTHER, CHILD, TIE, options=("--apart",))) == 3


def test_the_childs_plan_says_that_childrens_services_know_the_child(screen: Screen) -> None:
    drinks = {
        "resourceType": "Condition",
        "id": "c",
        "subject": {"reference": "Patient/m"},
        "recordedDate": "2026-11-01",
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "371772001", "display": "Domestic abuse"}]},
    }
    (found,) = screen(MOTHER, CHILD, TIE, PLAN, drinks)
    assert "allocated_worker" in found["routes"]


@pytest.mark.parametrize("order", [(TASK, FORM), (FORM, TASK)])
def test_an_announcement_whose_content_is_in_the_batch_is_quiet(order: Any, screen: Screen) -> None:
    found = {row["record"]["path"][-6:-5]: row for row in screen(*order)}
    assert len(found) == 2
    assert [row["could_not_check"] for row in found.values()] == [[], []]


def test_an_announcement_without_its_content_says_that_nobody_has_looked(screen: Screen) -> None:
    (found,) = screen(TASK)
    assert "nobody has looked" in found["could_not_check"][0]["why"]


def test_the_table_makes_the_same_of_an_announcement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, resource in enumerate((TASK, FORM)):
        (tmp_path / f"{number}.json").write_text(json.dumps(resource))
    run(["screen", str(tmp_path)])
    assert "nobody has looked" not in " ".join(capsys.readouterr().out.split())


def test_who_shares_an_address_is_counted_and_listed_on_request(
    tmp_path: Path, screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "same.jsonl"
    assert len(screen(MOTHER, {**CHILD, "address": [HOME]}, options=("--same-address", str(file)))) == 2
    (row,) = [json.loads(line) for line in file.read_text().splitlines()]
    assert (row["adults"], row["children"]) == (["m"], ["k"])
    assert "not the same household" in row["ask"]
    assert file.stat().st_mode & 0o077 == 0
