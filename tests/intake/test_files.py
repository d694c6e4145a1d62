"""Files and folders: what arrives whole, what is put aside, and what must never be joined."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.intake import Limits, read_paths
from adapter.records import Quarantined, SourceRecord

LIMITS = Limits(max_bytes=5_000, max_depth=100)
FORM = {"id": "f-1", "formId": "invented", "answers": {}}


def write(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else orjson.dumps(content))
    return path


def read(*paths: Path) -> list[SourceRecord | Quarantined]:
    return list(read_paths(paths, LIMITS))


def held(*paths: Path) -> Quarantined:
    (item,) = read(*paths)
    assert isinstance(item, Quarantined)
    return item


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_with_one_record_keeps_its_bytes_and_their_hash(tmp_path: Path, mark: bytes) -> None:
    raw = mark + orjson.dumps(FORM)
    (record,) = read(write(tmp_path, "one.json", raw))
    assert isinstance(record, SourceRecord)
    assert (record.received, record.sha256) == (raw, hashlib.sha256(raw).hexdigest())
    assert record.tree == FORM


def test_each_line_of_a_bulk_export_is_one_record_with_the_hash_of_its_line(tmp_path: Path) -> None:
    lines = [orjson.dumps({"resourceType": "Patient", "id": str(number)}) for number in range(3)]
    packed = write(tmp_path, "Patient.ndjson.gz", gzip.compress(b"\n".join(lines) + b"\n"))
    records = read(packed)
    assert [item.sha256 for item in records] == [hashlib.sha256(line).hexdigest() for line in lines]
    assert [item.path for item in records] == [f"{packed}#{number}" for number in (1, 2, 3)]


def test_each_element_of_an_array_is_one_record_with_exactly_its_bytes(tmp_path: Path) -> None:
    first, second = read(write(tmp_path, "many.json", b'[ {"id": "a",  "x": [1]} ,\n{"id":"b"}]'))
    assert (first.received, second.received) == (b'{"id": "a",  "x": [1]}', b'{"id":"b"}')


def test_one_bad_record_in_a_thousand_is_listed_and_the_rest_flow_on(tmp_path: Path) -> None:
    lines = [orjson.dumps({"id": str(number)}) for number in range(1000)]
    lines[500] = b'{"id": "500", '
    items = read(write(tmp_path, "many.jsonl", b"\n".join(lines)))
    bad = [item for item in items if isinstance(item, Quarantined)]
    assert len(items) - len(bad) == 999
    assert [item.path.rpartition("#")[2] for item in bad] == ["501"]
    assert "JSON" in bad[0].why
    assert bad[0].received == lines[500]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.json", b" ", "empty"),
        ("cut.json", b'{"id": "a"', "not JSON"),
        ("latin.json", '{"id": "Zoë"}'.encode("latin-1"), "not UTF-8"),
        ("word.json", b'"hello"', "JSON object"),
        ("large.json", b'{"x": "' + b"y" * 6_000 + b'"}', "larger than 5000 bytes"),
        ("deep.json", b'{"a":' * 300 + b"1" + b"}" * 300, "nested more than 100 deep"),
        ("deepest.json", b"[" * 2_400 + b"]" * 2_400, "nested too deep"),
        ("cut.ndjson.gz", gzip.compress(b"", mtime=0)[:-4], "gzip"),
        ("bomb.json.gz", gzip.compress(b" " * 100_000, mtime=0), "larger than 5000 bytes"),
        ("page.pdf", b"%PDF", "not read by this release"),
        ("other.xml", b"<form/>", "not FHIR"),
        ("bomb.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><Patient xmlns="http://hl7.org/fhir"/>', "DOCTYPE"),
        ("deep.xml", b'<Patient xmlns="http://hl7.org/fhir">' + b"<a>" * 200, "nested more than 100 deep"),
    ],
)
def test_what_cannot_be_read_is_held_with_its_reason(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    item = held(write(tmp_path, name, content))
    assert why in item.why
    assert item.where
    assert item.what_now.endswith(".")


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    item = held(tmp_path / "nothing.json")
    assert "cannot be read" in item.why
    assert "Check the name" in item.what_now


def test_no_reason_repeats_what_the_record_says(tmp_path: Path) -> None:
    item = held(write(tmp_path, "cut.json", b'{"name": "Zebedee Quill"'))
    assert "Zebedee" not in f"{item.where}{item.why}{item.what_now}"


def test_a_folder_is_read_to_its_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path / "b", "two.json", {"id": "2"})
    write(tmp_path, "a.json", {"id": "1"})
    write(tmp_path, ".hidden.json", {"id": "0"})
    assert [item.tree["id"] for item in read(tmp_path) if isinstance(item, SourceRecord)] == ["1", "2"]


def test_fhir_xml_reads_as_its_json_would(tmp_path: Path) -> None:
    raw = b"""<?xml version="1.0"?><!-- note --><Patient xmlns="http://hl7.org/fhir"><!-- note --><id value="p1"/>
      <text><status value="additional"/>
        <div xmlns="http://www.w3.org/1999/xhtml"><p class="a">Two &amp; a <b>half</b></p></div></text>
      <contained><Organization><id value="o1"/></Organization></contained>
      <name><given value="Ann"/><given value="Lee"/></name></Patient>"""
    (record,) = read(write(tmp_path, "p.xml", raw))
    assert isinstance(record, SourceRecord)
    assert record.tree == {
        "resourceType": "Patient",
        "id": "p1",
        "text": {"status": "additional", "div": '<div><p class="a">Two &amp; a <b>half</b></p></div>'},
        "contained": {"resourceType": "Organization", "id": "o1"},
        "name": {"given": ["Ann", "Lee"]},
    }


def patient(name: str, **more: Any) -> dict[str, Any]:
    return {"resource": {"resourceType": "Patient", "id": name, **more}}


def related(name: str, about: str, **more: Any) -> dict[str, Any]:
    return {"resource": {"resourceType": "RelatedPerson", "id": name, "patient": {"reference": about}, **more}}


def bundle(*entries: dict[str, Any], kind: str = "searchset") -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": kind, "entry": list(entries)}


def families(tmp_path: Path, *entries: dict[str, Any]) -> list[list[str]]:
    records = read(write(tmp_path, "found.json", bundle(*entries)))
    return [[e["resource"]["id"] for e in item.tree["entry"]] for item in records if isinstance(item, SourceRecord)]


def test_a_search_result_of_strangers_never_becomes_one_family(tmp_path: Path) -> None:
    condition = {"resource": {"resourceType": "Condition", "id": "c2", "subject": {"reference": "Patient/p2"}}}
    shared = {"resource": {"resourceType": "Organization", "id": "o"}}
    found = families(tmp_path, patient("p1"), patient("p2"), condition, shared)
    assert found == [["p1", "o"], ["p2", "c2", "o"]]


def test_a_shared_address_does_not_make_a_family(tmp_path: Path) -> None:
    home = {"address": [{"line": ["1 Test Street"]}]}
    assert families(tmp_path, patient("p1", **home), patient("p2", **home)) == [["p1"], ["p2"]]


def test_a_mother_and_the_child_whose_record_names_her_stay_together(tmp_path: Path) -> None:
    number = [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}]
    mother = patient("mum", identifier=number)
    tie = related("r", "Patient/kid", identifier=number)
    assert families(tmp_path, mother, patient("kid"), tie) == [["mum", "kid", "r"]]


def test_a_link_to_a_related_person_ties_two_patients(tmp_path: Path) -> None:
    mother = patient("mum", link=[{"other": {"reference": "RelatedPerson/r"}, "type": "seealso"}])
    assert families(tmp_path, mother, patient("kid"), related("r", "Patient/kid")) == [["mum", "kid", "r"]]


def test_a_bundle_with_one_patient_is_left_exactly_as_it_came(tmp_path: Path) -> None:
    tree = bundle(patient("p1"), kind="collection")
    (record,) = read(write(tmp_path, "one.json", tree))
    assert isinstance(record, SourceRecord)
    assert record.tree == tree
    assert "#" not in record.path


def test_an_empty_folder_is_told_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / ".keep").touch()
    (told,) = read_paths([tmp_path / "drop"], Limits())
    assert isinstance(told, Quarantined)
    assert told.path == str(tmp_path / "drop")
    assert "no file" in told.why


def test_a_link_that_is_not_followed_is_told_and_the_rest_flow_on(tmp_path: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "a.json").write_text("{}")
    (drop / "b").symlink_to(drop, target_is_directory=True)
    (drop / "c.json").symlink_to(drop / "nowhere")
    read = list(read_paths([drop], Limits()))
    assert [Path(item.path).name for item in read] == ["a.json", "b", "c.json"]
    assert [isinstance(item, Quarantined) for item in read] == [False, True, True]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(25):
        Path("d" * 200).mkdir()
        monkeypatch.chdir("d" * 200)
    Path("record.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    (told,) = read_paths([tmp_path], Limits())
    assert isinstance(told, Quarantined)
    assert "cannot be listed" in told.why


@pytest.mark.parametrize("encoding", ["no-such-encoding", "utf-7", "base64", "idna"])
def test_xml_in_an_encoding_nobody_reads_is_held(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(f'<?xml version="1.0" encoding="{encoding}"?><Patient xmlns="http://hl7.org/fhir"/>')
    (told,) = read_paths([file], Limits())
    assert isinstance(told, Quarantined)
    assert told.why.endswith(".")
