"""The shipped invented families: a record comes in at one end of the corridor, a reader's conclusion goes out.

The table of expectations is `demo_families.yaml` beside this file.
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from adapter.contract import screened_json
from adapter.documents import read_document
from adapter.findings import Screened
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import demo_families, shelf

HERE = Path(__file__).resolve().parent
EXPECTED: dict[str, dict[str, Any]] = read_document(HERE / "demo_families.yaml").value
FORMS = HERE.parents[2] / "shared" / "data" / "forms" / "core_pathway_forms.json"
families = pytest.mark.parametrize("family", EXPECTED)


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


@pytest.fixture(scope="module")
def outcomes(shelves: Shelves) -> dict[str, tuple[dict[str, Any], Screened]]:
    seen = {}
    for record in read_paths([demo_families()], Limits(max_bytes=1_000_000, max_depth=100)):
        assert isinstance(record, SourceRecord), record
        screened = screen(record, shelves)
        seen[Path(record.path).stem] = (screened_json(screened), screened)
    return seen


Outcomes = dict[str, tuple[dict[str, Any], Screened]]


def test_every_shipped_family_has_an_expectation_and_every_expectation_a_family(outcomes: Outcomes) -> None:
    assert sorted(outcomes) == sorted(EXPECTED)


@families
def test_every_route_a_careful_reader_wants_is_offered(family: str, outcomes: Outcomes) -> None:
    missing = set(EXPECTED[family]["offers"]) - set(outcomes[family][0]["routes"])
    assert not missing, outcomes[family][0]["findings"]


@families
def test_no_route_that_would_be_wrong_is_offered(family: str, outcomes: Outcomes) -> None:
    wrong = set(EXPECTED[family]["never"]) & set(outcomes[family][0]["routes"])
    assert not wrong, [finding for finding in outcomes[family][0]["findings"] if finding["route"] in wrong]


@families
def test_the_children_question_and_the_household_come_out_as_recorded(family: str, outcomes: Outcomes) -> None:
    expected, found = EXPECTED[family], outcomes[family][0]
    household = expected["children_in_household"]
    assert found["children_in_household"] in (household if isinstance(household, list) else [household])
    assert found["asked"] == expected.get("asked", found["asked"])


@families
def test_each_child_is_there_once_with_the_age_the_record_gives(family: str, outcomes: Outcomes) -> None:
    children = outcomes[family][0]["children"]
    ages = [None if child["unborn"] else [child["age_low"], child["age_high"]] for child in children]
    assert sorted(ages, key=str) == sorted(EXPECTED[family]["ages"], key=str), children


@pytest.mark.parametrize("family", [name for name, row in EXPECTED.items() if row.get("helps")])
def test_a_child_who_helps_with_care_is_seen_to_help(family: str, outcomes: Outcomes) -> None:
    child = outcomes[family][0]["children"][0]
    assert child["helps_with_care"] == "present"
    assert set(EXPECTED[family]["tasks"]) <= set(child["care_tasks"])


@pytest.mark.parametrize("family", [name for name, row in EXPECTED.items() if row.get("contact_only")])
def test_a_child_who_only_visits_lives_elsewhere_and_is_still_seen(family: str, outcomes: Outcomes) -> None:
    child = outcomes[family][0]["children"][0]
    assert (child["lives_here"], child["contact"]) == ("absent", "present")


@families
def test_only_a_record_that_disagrees_with_itself_shows_a_contradiction(family: str, outcomes: Outcomes) -> None:
    assert bool(outcomes[family][0]["contradictions"]) == EXPECTED[family].get("contradicts", False)


@pytest.mark.parametrize("family", [name for name, row in EXPECTED.items() if row.get("silent")])
def test_where_there_is_no_child_nothing_is_said(family: str, outcomes: Outcomes) -> None:
    assert outcomes[family][0]["findings"] == []


@families
def test_the_deciding_words_are_quoted(family: str, outcomes: Outcomes) -> None:
    quoted = " ".join(item["quote"] for item in _evidence(outcomes[family][0]))
    for words in EXPECTED[family].get("quotes", []):
        assert words in quoted


@families
def test_every_quote_stands_in_the_record_word_for_word(family: str, outcomes: Outcomes) -> None:
    raw = (demo_families() / f"{family}.json").read_bytes()
    texts = _squeezed(" ".join(_texts(json.loads(raw))))
    for item in _evidence(outcomes[family][0]):
        assert _squeezed(item["quote"]) in texts, item


@families
def test_nothing_was_left_unlooked_at(family: str, outcomes: Outcomes) -> None:
    assert outcomes[family][0]["could_not_check"] == []


@pytest.mark.skipif(not FORMS.is_file(), reason="the real forms are not beside this checkout")
@families
def test_every_question_and_choice_is_one_of_the_real_form(family: str) -> None:
    fields = {
        form["id"]: {
            field["id"]: field for theme in form["themes"] for step in theme["steps"] for field in step["fields"]
        }
        for form in json.loads(FORMS.read_bytes())
    }
    for form, question, values in _answers(json.loads((demo_families() / f"{family}.json").read_bytes())):
        field = fields[form][question]
        choices = {choice["value"] for choice in field.get("choices") or []}
        assert not choices or set(values) <= choices, (question, values)


def _answers(tree: dict[str, Any]) -> list[tuple[str, str, list[Any]]]:
    if tree.get("shape") == "workflow":
        return [
            (tree["formId"], question, value if isinstance(value, list) else [value])
            for answers in tree["answers"].values()
            for question, value in answers.items()
        ]
    responses = [entry["resource"] for entry in tree["entry"] if "questionnaire" in entry["resource"]]
    return [
        (response["questionnaire"].rsplit(":", 1)[-1], item["linkId"], _coded(item))
        for response in responses
        for step in response["item"]
        for item in step["item"]
    ]


def _coded(item: dict[str, Any]) -> list[str]:
    return [answer["valueCoding"]["display"] for answer in item.get("answer", []) if "valueCoding" in answer]


def _evidence(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for item in node for found in _evidence(item)]
    if not isinstance(node, dict):
        return []
    return [node] if "quote" in node else [found for item in node.values() for found in _evidence(item)]


def _texts(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node, _decoded(node)]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [text for child in children for text in _texts(child)]


def _decoded(text: str) -> str:
    """The text of an inline attachment, or nothing where it is not one."""
    if len(text) < 200 or " " in text:
        return ""
    return base64.b64decode(text).decode()


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)).strip().casefold()
