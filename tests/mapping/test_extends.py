"""Mappings that build on one another, and which mapping takes a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.errors import DocumentError
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.examples import check_examples
from adapter.records import Extract, SourceRecord

CODES = Path(__file__).parents[2] / "mappings" / "codes"
BASE = """
mapping: base
version: 1
reads: fhir
about: The least there can be.
recognises: [{path: resourceType}]
other_forms: any-questionnaire
record: {id: "Observation: id", assessed_on: "Observation: issued"}
resources:
  Observation:
    unless: status = 'entered-in-error'
    text: [{path: note.text, question: Base question}]
"""
CHILD = """
mapping: child
version: 1
extends: base
about: The same with another question.
recognises:
  - {path: resourceType}
  - {path: meta.profile, starts_with: ["https://council.example/"]}
resources:
  Observation:
    text: [{path: note.text, question: Own question}]
"""
NOTE = {
    "resourceType": "Observation",
    "id": "o1",
    "status": "final",
    "issued": "2026-10-02T10:00:00Z",
    "note": [{"text": "A boy answered the door."}],
}
OURS = {**NOTE, "meta": {"profile": ["https://council.example/note"]}}


def shelf(folder: Path, **mappings: str) -> Mappings:
    for name, text in mappings.items():
        (folder / "sources" / name).mkdir(parents=True)
        (folder / "sources" / name / "mapping.yaml").write_text(text.lstrip())
    (folder / "codes").symlink_to(CODES)
    return load_mappings(folder)


def faults(folder: Path, **mappings: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        shelf(folder, **mappings)
    return [str(fault).partition("sources/")[2] for fault in caught.value.faults]


def read(mappings: Mappings, tree: dict[str, Any]) -> Extract:
    return translate(SourceRecord("given.json", orjson.dumps(tree), "0" * 64, tree), mappings)


def test_a_mapping_that_extends_another_says_only_what_differs(tmp_path: Path) -> None:
    made = read(shelf(tmp_path, base=BASE, child=CHILD), OURS)
    assert made.record.source == "child"
    assert str(made.record.assessed_on) == "2026-10-02"
    assert [passage.question for passage in made.passages] == ["Own question"]


def test_what_it_does_not_say_again_still_holds(tmp_path: Path) -> None:
    withdrawn = {**OURS, "status": "entered-in-error"}
    assert read(shelf(tmp_path, base=BASE, child=CHILD), withdrawn).passages == ()


def test_a_chain_of_three_reads_as_its_last_link_says(tmp_path: Path) -> None:
    third = CHILD.replace("mapping: child", "mapping: third").replace("extends: base", "extends: child")
    third = third.replace("council.example", "ward.example").partition("resources:")[0]
    made = read(
        shelf(tmp_path, base=BASE, child=CHILD, third=third),
        {**NOTE, "meta": {"profile": ["https://ward.example/note"]}},
    )
    assert (made.record.source, made.passages[0].question) == ("third", "Own question")


def test_what_another_mapping_recognises_is_not_taken_over(tmp_path: Path) -> None:
    without = CHILD.replace(CHILD[CHILD.index("recognises:") : CHILD.index("resources:")], "")
    assert any("`recognises` is missing" in fault for fault in faults(tmp_path, base=BASE, child=without))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("extends: bse", "child/mapping.yaml:3: there is no mapping 'bse' to extend; did you mean 'base'?"),
        ("extends: child", "child/mapping.yaml:3: a mapping cannot extend itself: child → child."),
        ("extends: base\nreads: json", "child/mapping.yaml:3: it reads json and 'base' reads fhir; they must agree."),
    ],
)
def test_an_extends_that_leads_nowhere_is_a_fault_with_its_line(line: str, told: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, base=BASE, child=CHILD.replace("extends: base", line))
    assert fault.startswith(told)


def test_two_mappings_that_extend_each_other_are_both_told(tmp_path: Path) -> None:
    base = BASE.replace("version: 1", "version: 1\nextends: child")
    found = faults(tmp_path, base=base, child=CHILD)
    assert len(found) == 2
    assert "base → child → base" in found[0]


def test_a_fault_in_what_is_extended_is_told_once_and_in_its_own_file(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, base=BASE.replace("unless: status =", "unless: status = ="), child=CHILD)
    assert fault.startswith("base/mapping.yaml:10: ")


def test_two_mappings_of_one_name_are_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, base=BASE, other=BASE)
    assert "is called 'base' too" in fault


def test_the_mark_of_a_mapping_changes_when_what_it_extends_changes(tmp_path: Path) -> None:
    before = read(shelf(tmp_path / "a", base=BASE, child=CHILD), OURS).record.mapping_sha256
    changed = BASE.replace("The least there can be.", "Said in other words.")
    assert read(shelf(tmp_path / "b", base=changed, child=CHILD), OURS).record.mapping_sha256 != before


def test_a_path_another_release_does_not_have_names_both_files(tmp_path: Path) -> None:
    base = BASE.replace("path: note.text", "path: value.ofType(Quantity).comparator")
    base = base.replace(
        "resources:", "resources:\n  ServiceRequest:\n    about: subject\n  Condition:\n    dated: recordedDate"
    )
    older = CHILD.replace("version: 1", "version: 1\nrelease: STU3").replace("note.text", "comment")
    (fault,) = faults(tmp_path, base=base, child=older)
    assert fault.startswith(
        "base/mapping.yaml:12: Condition has no element 'recordedDate'; did you mean 'assertedDate'?"
    )
    assert "child/mapping.yaml takes it over" in fault


# --- recognising ------------------------------------------------------------------------------------------------------


def test_the_mapping_that_asks_most_of_a_record_takes_it(tmp_path: Path) -> None:
    mappings = shelf(tmp_path, base=BASE, child=CHILD)
    assert [read(mappings, tree).record.source for tree in (OURS, NOTE)] == ["child", "base"]


@pytest.mark.parametrize("profile", ["https://council.example/note", ["https://council.example/note"]])
def test_what_xml_writes_once_is_recognised_as_what_json_puts_in_a_list(profile: object, tmp_path: Path) -> None:
    entry = {"resource": {**NOTE, "meta": {"profile": profile}}}
    child = CHILD.replace("path: meta.profile", "path: [meta.profile, 'entry[*].resource.meta.profile']")
    mappings = shelf(tmp_path, base=BASE, child=child)
    for entries in (entry, [entry]):
        assert read(mappings, {"resourceType": "Bundle", "entry": entries}).record.source == "child"


@pytest.mark.parametrize(("status", "taken"), [("final", "base"), ("draft", "child"), (None, "child")])
def test_a_record_can_be_told_by_what_it_is_not(status: str | None, taken: str, tmp_path: Path) -> None:
    child = CHILD.replace(
        '{path: meta.profile, starts_with: ["https://council.example/"]}', "{path: status, none_of: [final]}"
    )
    tree = {key: value for key, value in {**NOTE, "status": status}.items() if value is not None}
    assert read(shelf(tmp_path, base=BASE, child=child), tree).record.source == taken


def test_a_mapping_whose_example_another_takes_as_readily_is_a_fault(tmp_path: Path) -> None:
    same = CHILD.replace("mapping: child", "mapping: rival")
    mappings = shelf(tmp_path, base=BASE, child=CHILD, rival=same)
    folder = tmp_path / "sources" / "child"
    (folder / "examples").mkdir()
    given = orjson.dumps({"example": "One", "given": OURS, "expect": {"passages": ["A boy answered the door."]}})
    (folder / "examples" / "one.yaml").write_bytes(given)
    faults = [fault.what for fault in check_examples(folder, mappings, lambda files, layouts: iter(()))]
    assert any(fault.startswith("'rival' takes this record too") for fault in faults)
