"""The shipped invented families: a record comes in at one end of the corridor, a reader's conclusion goes out.

The table of expectations is `demo_families.yaml` beside this file.
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any, TypeGuard

import pytest

from adapter.contract import screened_json
from adapter.documents import read_document
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import Quarantined, SourceRecord
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
def records() -> dict[str, SourceRecord]:
    limits = Limits(max_bytes=1_000_000, max_depth=100)
    return {Path(item.path).stem: item for item in read_paths([demo_families()], limits) if _was_read(item)}


@pytest.fixture
def found(family: str, records: dict[str, SourceRecord], shelves: Shelves) -> dict[str, Any]:
    """What the adapter makes of one family, as its JSON."""
    return screened_json(screen(records[family], shelves))


def test_every_shipped_family_has_an_expectation_and_every_expectation_a_family(
    records: dict[str, SourceRecord],
) -> None:
    assert sorted(records) == sorted(EXPECTED)


@families
def test_every_route_a_careful_reader_wants_is_offered(family: str, found: dict[str, Any]) -> None:
    missing = set(EXPECTED[family]["offers"]) - set(found["routes"])
    assert not missing, found["findings"]


@families
def test_no_route_that_would_be_wrong_is_offered(family: str, found: dict[str, Any]) -> None:
    wrong = set(EXPECTED[family]["never"]) & set(found["routes"])
    assert not wrong, [finding for finding in found["findings"] if finding["route"] in wrong]


@families
def test_the_children_question_and_the_household_come_out_as_recorded(family: str, found: dict[str, Any]) -> None:
    expected = EXPECTED[family]
    household = expected["children_in_household"]
    assert found["children_in_household"] in (household if isinstance(household, list) else [household])
    assert found["asked"] == expected.get("asked", found["asked"])


@families
def test_each_child_is_there_once_with_the_age_the_record_gives(family: str, found: dict[str, Any]) -> None:
    children = found["children"]
    ages = [None if child["unborn"] else [child["age_low"], child["age_high"]] for child in children]
    assert sorted(ages, key=str) == sorted(EXPECTED[family]["ages"], key=str), children


@pytest.mark.parametrize("family", [name for name, row in EXPECTED.items() if row.get("helps")])
def test_a_child_who_helps_with_care_is_seen_to_help(family: str, found: dict[str, Any]) -> None:
    child = found["children"][0]
    assert child["helps_with_care"] == "present"
    assert set(EXPECTED[family]["tasks"]) <= set(child["care_tasks"])


@pytest.mark.parametrize("family", [name for name, row in EXPECTED.items() if row.get("contact_only")])
def test_a_child_who_only_visits_lives_elsewhere_and_is_still_seen(family: str, found: dict[str, Any]) -> None:
    child = found["children"][0]
    assert (child["lives_here"], child["contact"]) == ("absent", "present")


@families
def test_only_a_record_that_disagrees_with_itself_shows_a_contradiction(family: str, found: dict[str, Any]) -> None:
    assert bool(found["contradictions"]) == EXPECTED[family].get("contradicts", False)


@pytest.mark.parametrize("family", [name for name, row in EXPECTED.items() if row.get("silent")])
def test_where_there_is_no_child_nothing_is_said(family: str, found: dict[str, Any]) -> None:
    assert found["findings"] == []


@families
def test_the_deciding_words_are_quoted(family: str, found: dict[str, Any]) -> None:
    quoted = " ".join(item["quote"] for item in _evidence(found))
    for words in EXPECTED[family].get("quotes", []):
        assert words in quoted


@families
def test_every_quote_stands_in_the_record_word_for_word(family: str, found: dict[str, Any]) -> None:
    raw = (demo_families() / f"{family}.json").read_bytes()
    texts = _squeezed(" ".join(_texts(json.loads(raw))))
    for item in _evidence(found):
        assert _squeezed(item["quote"]) in texts, item


@families
def test_nothing_was_left_unlooked_at(family: str, found: dict[str, Any]) -> None:
    assert found["could_not_check"] == []


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


def _was_read(item: SourceRecord | Quarantined) -> TypeGuard[SourceRecord]:
    assert isinstance(item, SourceRecord), item
    return True


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
