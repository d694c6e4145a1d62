"""A folder of files with columns, screened and replayed as a site would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from adapter.__main__ import run
from adapter.intake.held import read_again
from adapter.intake.limits import Limits
from adapter.mapping import load_mappings
from adapter.records import Quarantined, SourceRecord
from adapter.settings import shelf

FOUND, ALARM = 0, 1


def drop(folder: Path, pack: str, *names: str) -> Path:
    for name in names:
        example = yaml.safe_load((shelf("mappings") / "sources" / pack / "examples" / f"{name}.yaml").read_text())
        (folder / name).mkdir()
        for file, text in example["given_files"].items():
            (folder / name / file).write_text(text)
    return folder


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_extract_of_three_files_gives_its_families(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], workers: str
) -> None:
    folder = drop(tmp_path, "people-and-relationships", "none", "one", "several")
    assert run(["screen", "--json", "--workers", workers, str(folder)]) == FOUND
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    who = {line["record"]["id"]: [child["who"] for child in line["children"]] for line in lines}
    assert who == {
        "F-1": [],
        "F-2": ["Tia Marsh"],
        "F-3": ["Max Lane", "Eve Hart", "Sol Reed", None],
        "F-4": ["Max Lane", "Eve Hart", None],
    }
    (carer,) = [child for line in lines for child in line["children"] if child["helps_with_care"] == "present"]
    assert carer["who"] == "Tia Marsh"


def test_a_treatment_file_keeps_a_parent_apart_from_who_lives_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The codes nobody confirmed are an alarm of their own.
    assert run(["screen", "--json", str(drop(tmp_path, "ndtms", "none", "several", "unknown"))]) == ALARM
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    said = {line["record"]["id"]: (line["asked"], line["children_in_household"], line["routes"]) for line in lines}
    assert said["X0001/900/1"] == ("asked", "absent", [])
    assert said["X0001/902/3"][:2] == ("asked", "present")
    assert said["X0001/903/1"] == ("asked", "absent", ["allocated_worker"])
    assert said["X0001/904/1"] == ("declined", "unknown", ["consult", "ask"])
    assert said["X0001/905/1"] == ("not_asked", "unknown", ["ask"])


def test_a_file_with_a_header_and_no_row_says_that_nothing_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ndtms.csv").write_text(
        "AGNCY,CLIENTID,EPISODID,DOB,TRIAGED,PRNTSTAT,CHILDWTH,PREGNANT,DRUG1,DRUG2,DRUG3\n"
    )
    assert run(["screen", str(tmp_path)]) == FOUND
    assert "There is no record in it: looked, and found none." in capsys.readouterr().err


def test_a_record_of_several_files_is_read_again_from_its_own_bytes() -> None:
    layouts = load_mappings(shelf("mappings")).layouts
    received = (
        b"\x1cform_id,person_id,form_type,completed_on\nF-9,1,review,2026-10-05\n"
        b"\x1cperson_id,first_name,last_name,date_of_birth\n1,Ann,Dell,1984-03-02\n"
        b"\x1cfk_person_id,fk_other_person_id,relationship_type,end_date,is_informal_carer\n"
    )
    held = Quarantined("drop/forms.csv#line 7", "0" * 64, "", "", "", received)
    (item,) = read_again(held, Limits(), layouts)
    assert isinstance(item, SourceRecord)
    assert (item.path, item.received) == (held.path, received)
    assert item.tree["persons"][0]["first_name"] == "Ann"
