"""What `thinkfamily scaffold` proposes, and that nothing proposed is ever used before a person confirmed it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.cli import run
from adapter.cli.given import read_given
from adapter.documents import parse_document
from adapter.errors import DocumentError, RecordError
from adapter.intake.limits import Limits
from adapter.mapping import load_mappings
from adapter.mapping.examples import check_examples
from adapter.workbench.describing import read_shapes
from adapter.workbench.proposals import Becomes, Proposal, propose
from adapter.workbench.scaffold import scaffold
from adapter.workbench.shapes import as_one
from adapter.workbench.wordings import Words, load_wordings
from tests.tree import ROOT

MAPPINGS = ROOT / "mappings"
TODAY = date(2026, 11, 22)
OPTIONS = ("Yes", "No", "Not known", "Declined to answer", "Not asked", "Not applicable")

QUESTIONNAIRE: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "url": "https://example.test/Questionnaire/adult-review",
    "title": "Adult review",
    "item": [
        {
            "linkId": "1.1",
            "text": "Do you have any children who depend on you?",
            "type": "choice",
            "answerOption": [{"valueCoding": {"code": str(at), "display": name}} for at, name in enumerate(OPTIONS)],
        },
        {
            "linkId": "1.2",
            "text": "Who lives with you?",
            "type": "group",
            "repeats": True,
            "item": [
                {"linkId": "1.2.1", "text": "Name", "type": "string"},
                {"linkId": "1.2.2", "text": "Relationship to you", "type": "string"},
                {"linkId": "1.2.3", "text": "Date of birth", "type": "date"},
            ],
        },
        {"linkId": "1.3", "text": "Are you pregnant?", "type": "boolean"},
        {"linkId": "1.4", "text": "How many children live with you?", "type": "integer"},
        {"linkId": "2", "text": "Tell us about your situation", "type": "text"},
        {"linkId": "3", "text": "Preferred day", "type": "choice", "answerOption": [{"valueString": "Monday"}]},
        {"linkId": "4", "text": "Telephone number", "type": "string"},
    ],
}
DEFINITION: list[dict[str, Any]] = [
    {
        "id": "yearly-review",
        "name": "Yearly review",
        "themes": [
            {
                "steps": [
                    {
                        "id": "Family",
                        "fields": [
                            {
                                "id": "Are there any children in the household?",
                                "type": "radios",
                                "choices": ["Yes", "No"],
                            },
                            {
                                "id": "Who is in your family?",
                                "type": "repeaterGroup",
                                "subfields": [
                                    {"id": "First name", "type": "text"},
                                    {"id": "Relationship", "type": "text"},
                                ],
                            },
                            {"id": "Please describe your day", "type": "textarea"},
                        ],
                    }
                ]
            }
        ],
    }
]
RECORDS: list[dict[str, Any]] = [
    {
        "case": {"number": "C-1", "seen": "03/10/2026", "worker": "A N Other"},
        "person": {"first": "Ruth", "last": "Calder", "dob": "01/07/1985"},
        "household": {
            "childrenInHousehold": here,
            "members": [{"name": "Ivy", "rel": "Daughter", "dob": "09/04/2017"}],
        },
        "notes": [{"text": "Seen at home."}],
    }
    for here in ("Y", "N", "Unknown")
]
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Adult contact",
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "person": {"type": "object", "properties": {"dateOfBirth": {"type": "string", "format": "date"}}},
        "hasChildren": {"title": "Are there any children?", "enum": ["yes", "no", "refused"]},
        "freeText": {"type": "string", "title": "Details"},
    },
}
HEADER = "record.id,surname,dob,children at home?,lives_alone,free text notes,mobile\n"
ROWS = HEADER + "1,Calder,01/07/1985,Y,N,Seen at home.,07700 900001\n2,Oakes,02/08/1975,N,Y,No answer.,07700 900002\n"
DESCRIBED: dict[str, Any] = {
    "columns": HEADER,
    "rows": ROWS,
    "questionnaire": QUESTIONNAIRE,
    "definition": DEFINITION,
    "records": RECORDS,
    "schema": SCHEMA,
}


def words() -> Words:
    return Words(load_wordings(MAPPINGS))


def proposals(tmp_path: Path, tree: Any) -> dict[str, Proposal]:
    file = tmp_path / "form.json"
    file.write_bytes(orjson.dumps(tree))
    found = propose(as_one(read_shapes(file, Limits()), "form"), words())
    return {item.asking.wording: item for item in found}


def test_no_not_known_declined_and_not_asked_stay_four_answers(tmp_path: Path) -> None:
    asked = proposals(tmp_path, QUESTIONNAIRE)["Do you have any children who depend on you?"]
    assert asked.answers == {
        "Yes": {"family.asked": "asked", "family.said_children": "present"},
        "No": {"family.asked": "asked", "family.said_children": "absent"},
        "Not known": {"family.asked": "asked", "family.said_children": "unknown"},
        "Declined to answer": {"family.asked": "declined"},
        "Not asked": {"family.asked": "not_asked"},
    }
    assert asked.unsure == ("Not applicable",), "what it means of children is for a person"


def test_rows_with_a_relationship_are_people(tmp_path: Path) -> None:
    rows = proposals(tmp_path, QUESTIONNAIRE)["Who lives with you?"]
    assert rows.person == {"relationship": "Relationship to you", "given_name": "Name", "birth_date": "Date of birth"}


def test_a_box_of_text_is_read_and_a_telephone_number_is_left(tmp_path: Path) -> None:
    found = proposals(tmp_path, QUESTIONNAIRE)
    assert found["Tell us about your situation"].becomes is Becomes.TEXT
    assert found["Telephone number"].becomes is Becomes.LEFT
    assert found["Preferred day"].becomes is Becomes.FOR_YOU


@pytest.mark.parametrize("kind", DESCRIBED)
def test_what_is_proposed_is_refused_until_it_is_confirmed(kind: str, tmp_path: Path) -> None:
    shelf = written(kind, tmp_path)
    with pytest.raises(DocumentError) as refused:
        load_mappings(shelf)
    assert "take `proposed` away" in str(refused.value)


@pytest.mark.parametrize("kind", DESCRIBED)
def test_once_confirmed_its_examples_read_as_they_say(kind: str, tmp_path: Path) -> None:
    shelf = written(kind, tmp_path)
    confirm(shelf)
    mappings = load_mappings(shelf)
    folder = shelf / "sources" / "made"
    assert [str(fault) for fault in check_examples(folder, mappings, read_given)] == []
    assert {"none", "one", "several"} <= {path.stem for path in (folder / "examples").glob("*.yaml")}


def test_a_header_gives_a_file_with_columns_and_an_example_as_it_would_arrive(tmp_path: Path) -> None:
    folder = written("rows", tmp_path) / "sources/made"
    assert "reads: csv" in (folder / "mapping.yaml").read_text()
    example = parse_document((folder / "examples/one.yaml").read_bytes(), "one").value
    assert example["given_files"]["made.csv"].startswith(HEADER)
    assert "family.children_in_household present" in example["expect"]["answers"]


def test_an_example_of_one_child_states_the_child(tmp_path: Path) -> None:
    example = parse_document(
        (written("questionnaire", tmp_path) / "sources/made/examples/one.yaml").read_bytes(), "one"
    )
    assert "family.said_children present" in example.value["expect"]["answers"]
    assert [row["kin"] for row in example.value["expect"]["people"]] == ["offspring"]


def test_the_command_says_how_much_is_left_and_overwrites_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.json"
    form.write_bytes(orjson.dumps(QUESTIONNAIRE))
    arguments = ["scaffold", str(form), "--name", "made", "--out", str(tmp_path / "out")]
    assert run(arguments) == 0
    assert "5 of 7 questions proposed; 2 for you." in capsys.readouterr().out
    assert run(arguments) == 1
    assert "there already" in capsys.readouterr().err


def test_a_file_that_describes_no_form_says_what_would(tmp_path: Path) -> None:
    file = tmp_path / "empty.json"
    file.write_text("{}")
    with pytest.raises(RecordError, match="Questionnaire"):
        read_shapes(file, Limits())


def test_the_words_that_guess_are_a_checked_shelf_file(tmp_path: Path) -> None:
    broken = (
        (MAPPINGS / "scaffold.yaml")
        .read_text()
        .replace("family.said_children: unknown", "family.said_child: unknown", 1)
    )
    (tmp_path / "scaffold.yaml").write_text(broken)
    with pytest.raises(DocumentError, match=r"scaffold\.yaml:\d+: there is no fact 'family\.said_child'"):
        load_wordings(tmp_path)


def written(kind: str, tmp_path: Path) -> Path:
    """A copy of the shelf with the proposal in it."""
    described = DESCRIBED[kind]
    form = tmp_path / f"{kind}.{'csv' if isinstance(described, str) else 'json'}"
    form.write_bytes(described.encode() if isinstance(described, str) else orjson.dumps(described))
    shelf = tmp_path / "mappings"
    for folder in ("codes", "sources/uk-core-fhir"):
        shutil.copytree(MAPPINGS / folder, shelf / folder)
    made = scaffold(read_shapes(form, Limits()), "made", words(), shelf, TODAY)
    for name, text in made.files.items():
        (shelf / name).parent.mkdir(parents=True, exist_ok=True)
        (shelf / name).write_text(text)
    return shelf


def confirm(shelf: Path) -> None:
    """As a person would: `proposed` goes, and what is for them is left with a reason."""
    for path in (*shelf.glob("codes/made.yaml"), shelf / "sources/made/mapping.yaml"):
        text = re.sub(r"(?m)^proposed: true.*\n", "", path.read_text())
        text = re.sub(
            r"(?m)^(  # (?:.*; )?for you: say what.*\n  - (?:ask|path): .*\n)", r"\1    leave: a choice\n", text
        )
        path.write_text(text)


def test_figures_about_drinking_and_keys_about_a_child_who_helps_are_not_guessed_away(tmp_path: Path) -> None:
    record = {
        "ref": "1",
        "household": {
            "childHelpsLookAfter": "Yes",
            "regularCareOfChild": "Yes",
            "home": [{"name": "A", "rel": "Son", "mainCarer": "No"}],
        },
        "substances": {"alcoholUnitsPerWeek": 44},
    }
    found = proposals(tmp_path, record)
    assert found["substances alcohol Units Per Week"].becomes is Becomes.FOR_YOU
    assert found["household child Helps Look After"].says == "whether a child helps with care"
    care = found["household regular Care Of Child"].answers
    assert "family.children_in_household" not in care.get("Yes", {}), "care is not the same as living here"


@pytest.mark.parametrize(
    ("rows", "at_home"),
    [
        ("People at home", True),
        ("Who lives with you?", True),
        ("Household members", True),
        ("Who lives with you or visits?", False),
        ("Family and people at home", False),
        ("Next of kin", False),
    ],
)
def test_rows_of_people_at_home_are_proposed_to_live_there(rows: str, at_home: bool, tmp_path: Path) -> None:
    inner = [
        {"linkId": "1.1", "text": "Name", "type": "string"},
        {"linkId": "1.2", "text": "Relationship", "type": "string"},
    ]
    group = {"linkId": "1", "text": rows, "type": "group", "repeats": True, "item": inner}
    form = {"resourceType": "Questionnaire", "url": "urn:x", "title": "X", "item": [group]}
    assert proposals(tmp_path, form)[rows].at_home is at_home
