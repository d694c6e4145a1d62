"""Parts of one person's record in several files: what is joined, what never is, and that nothing is lost on the way."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapter.intake import Limits, read_paths
from adapter.intake.joining import SameAddress, read_together
from adapter.records import Quarantined, SourceRecord, sha256_of

DAY = date(2026, 11, 21)
NHS = "https://fhir.nhs.uk/Id/nhs-number"
HOME = {"use": "home", "line": ["3 Invented Row"], "postalCode": "ZZ99 3WZ"}


def patient(local: str, born: str = "1988-02-03", **more: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "id": local, "birthDate": born, **more}


def about(local: str, kind: str = "Condition", own: str = "c1", **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "id": own, "subject": {"reference": f"Patient/{local}"}, **more}


def related(own: str, local: str, code: str, **more: Any) -> dict[str, Any]:
    system = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
    relationship = [{"coding": [{"system": system, "code": code}]}]
    to = {"reference": f"Patient/{local}"}
    return {"resourceType": "RelatedPerson", "id": own, "patient": to, "relationship": relationship, **more}


def numbered(number: str) -> dict[str, Any]:
    return {"identifier": [{"system": NHS, "value": number}]}


def drop(folder: Path, *resources: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    for index, resource in enumerate(resources):
        (folder / f"{index:03}.json").write_text(json.dumps(resource))
    return folder


def read(*paths: Path, limits: Limits | None = None) -> list[SourceRecord | Quarantined]:
    bounds = limits or Limits()
    return list(read_together(read_paths(paths, bounds), bounds, DAY))


def names(item: SourceRecord | Quarantined) -> list[str]:
    assert isinstance(item, SourceRecord)
    tree: Any = item.tree
    inner = [entry["resource"] for entry in tree["entry"]] if tree["resourceType"] == "Bundle" else [tree]
    return [f"{one['resourceType']}/{one['id']}" for one in inner]


def test_files_about_one_person_in_one_folder_are_one_record(tmp_path: Path) -> None:
    (one,) = read(drop(tmp_path / "d", about("a"), patient("a"), about("a", "Observation", "o1")))
    assert names(one) == ["Condition/c1", "Observation/o1", "Patient/a"]
    assert one.path == f"{tmp_path / 'd'}#Patient/a"


def test_the_lines_of_a_bulk_export_are_joined_person_by_person(tmp_path: Path) -> None:
    lines = [patient(name) for name in "abc"], [about("b", own="c2"), about("a"), about("b", own="c3")]
    for kind, rows in zip(("Patient", "Condition"), lines, strict=True):
        content = "\n".join(json.dumps(row) for row in rows).encode()
        (tmp_path / f"{kind}.ndjson.gz").write_bytes(gzip.compress(content))
    assert sorted(map(names, read(tmp_path))) == [
        ["Condition/c1", "Patient/a"],
        ["Condition/c2", "Condition/c3", "Patient/b"],
        ["Patient/c"],
    ]


def test_what_refers_to_nobody_in_the_drop_goes_out_as_it_came(tmp_path: Path) -> None:
    folder = drop(tmp_path / "d", about("elsewhere"), {"resourceType": "Organization", "id": "o"}, patient("a"))
    items = read(folder)
    plain = list(read_paths([folder], Limits()))
    assert [(one.path, one.sha256, one.received) for one in items] == [
        (one.path, one.sha256, one.received) for one in plain
    ]


def test_folders_are_drops_of_their_own(tmp_path: Path) -> None:
    items = read(drop(tmp_path / "monday", patient("a")), drop(tmp_path / "tuesday", about("a")))
    assert sorted(map(names, items)) == [["Condition/c1"], ["Patient/a"]]


def test_forms_bundles_and_announcements_stay_by_themselves(tmp_path: Path) -> None:
    bundle = {"resourceType": "Bundle", "id": "b", "type": "collection", "entry": [{"resource": about("a")}]}
    task = {"resourceType": "Task", "id": "t", "for": {"reference": "Patient/a"}}
    items = read(drop(tmp_path / "d", patient("a"), bundle, {"id": "form", "answers": {}}, task))
    assert sum(isinstance(item, SourceRecord) for item in items) == 4


def test_a_parent_attached_to_the_childs_record_by_nhs_number_is_one_family(tmp_path: Path) -> None:
    mother, child = patient("m", **numbered("9990000018")), patient("k", "2018-05-06")
    tie = related("r", "k", "MTH", **numbered("999 000 0018"))
    (one,) = read(drop(tmp_path / "d", child, tie, mother, about("m"), about("k", "Observation", "o-of-child")))
    assert names(one) == ["Condition/c1", "Patient/k", "Patient/m", "RelatedPerson/r"]
    assert isinstance(one, SourceRecord)
    assert one.tree["link"] == [{"relation": "about", "url": "Patient/m"}]


def test_what_says_that_childrens_services_know_the_child_comes_with_the_adult(tmp_path: Path) -> None:
    tie = related("r", "k", "MTH", **numbered("9990000018"))
    mother = patient("m", **numbered("9990000018"))
    (one,) = read(drop(tmp_path / "d", mother, patient("k", "2018-05-06"), tie, about("k", "Flag", "f")))
    assert "Flag/f" in names(one)


def test_each_adult_of_a_family_has_a_record_with_what_is_theirs(tmp_path: Path) -> None:
    ties = [related(f"r-{who}", "k", "PRN", **numbered(nhs)) for who, nhs in (("m", "9990000018"), ("f", "9990000026"))]
    adults = [patient("m", **numbered("9990000018")), patient("f", **numbered("9990000026"))]
    own = [about("m", own="hers"), about("f", own="his")]
    items = read(drop(tmp_path / "d", *ties, *adults, *own, patient("k", "2018-05-06")))
    people = ["Patient/f", "Patient/k", "Patient/m", "RelatedPerson/r-f", "RelatedPerson/r-m"]
    assert sorted(map(names, items)) == [["Condition/hers", *people], ["Condition/his", *people]]


def test_a_child_nobody_grown_up_is_known_with_stays_a_record(tmp_path: Path) -> None:
    (one,) = read(drop(tmp_path / "d", patient("k", "2018-05-06"), about("k")))
    assert names(one) == ["Condition/c1", "Patient/k"]


def test_one_address_or_surname_joins_nobody_and_is_told(tmp_path: Path) -> None:
    name = [{"family": "Example"}]
    people = [patient("m", address=[HOME], name=name), patient("k", "2018-05-06", address=[HOME], name=name)]
    folder = drop(tmp_path / "d", *people, patient("other", "1950-01-01"))
    told: list[SameAddress] = []
    items = list(read_together(read_paths([folder], Limits()), Limits(), DAY, told.append))
    assert len(items) == 3
    assert told == [SameAddress(str(folder), ("m",), ("k",))]


def test_a_child_with_its_parent_at_one_address_is_nothing_to_ask_about(tmp_path: Path) -> None:
    tie = related("r", "k", "MTH", **numbered("9990000018"))
    people = [patient("m", address=[HOME], **numbered("9990000018")), patient("k", "2018-05-06", address=[HOME])]
    told: list[SameAddress] = []
    list(read_together(read_paths([drop(tmp_path / "d", *people, tie)], Limits()), Limits(), DAY, told.append))
    assert told == []


def test_a_house_of_many_is_no_home_to_ask_about(tmp_path: Path) -> None:
    people = [patient(f"p{number}", "1950-01-01", address=[HOME]) for number in range(13)]
    told: list[SameAddress] = []
    folder = drop(tmp_path / "d", *people, patient("k", "2018-05-06", address=[HOME]))
    list(read_together(read_paths([folder], Limits()), Limits(), DAY, told.append))
    assert told == []


def test_two_people_under_one_id_are_joined_with_nothing_and_somebody_is_told(tmp_path: Path) -> None:
    items = read(drop(tmp_path / "d", patient("1", "1980-01-01"), patient("1", "1990-09-09"), about("1")))
    told = [item for item in items if isinstance(item, Quarantined)]
    assert [item.why for item in told] == [
        "Two people of this folder have the same id, so what refers to it could be joined with neither."
    ]
    assert sorted(names(item) for item in items if item not in told) == [["Condition/c1"], ["Patient/1"], ["Patient/1"]]


def test_a_list_of_everybody_is_nobodys_record(tmp_path: Path) -> None:
    people = [patient(f"p{number}") for number in range(9)]
    group = {
        "resourceType": "Group",
        "id": "g",
        "member": [{"entity": {"reference": f"Patient/p{n}"}} for n in range(9)],
    }
    assert ["Group/g"] in [names(item) for item in read(drop(tmp_path / "d", group, *people))]


def test_a_record_too_large_to_join_is_said_to_be_and_its_parts_are_still_looked_at(tmp_path: Path) -> None:
    large = about("a", note=[{"text": "x" * 900}]), about("a", own="c2", note=[{"text": "y" * 900}])
    items = read(drop(tmp_path / "d", patient("a"), *large), limits=Limits(max_bytes=1500))
    assert [isinstance(item, Quarantined) for item in items] == [True, False, False, False]


def test_a_joined_record_holds_the_bytes_of_every_part_with_their_own_hashes(tmp_path: Path) -> None:
    xml = b'<Patient xmlns="http://hl7.org/fhir"><id value="a"/><birthDate value="1988-02-03"/></Patient>'
    (tmp_path / "p.xml").write_bytes(xml)
    raw = b'{ "resourceType":"Condition",  "id":"c", "subject":{"reference":"https:\\/\\/x.example\\/Patient\\/a"} }'
    (tmp_path / "c.json").write_bytes(raw)
    (one,) = read(tmp_path)
    assert isinstance(one, SourceRecord)
    assert one.sha256 == sha256_of(one.received)
    assert raw in one.received
    hashes = {entry["resource"]["id"]: entry["received"]["sha256"] for entry in one.tree["entry"]}
    assert hashes == {"a": hashlib.sha256(xml).hexdigest(), "c": hashlib.sha256(raw).hexdigest()}


def test_the_kept_bytes_of_a_joined_record_read_again_as_the_same_record(tmp_path: Path) -> None:
    tie = related("r", "k", "MTH", **numbered("9990000018"))
    people = [patient("m", **numbered("9990000018")), patient("k", "2018-05-06")]
    (one,) = read(drop(tmp_path / "d", *people, tie, about("m")))
    kept = tmp_path / "kept.json"
    kept.write_bytes(one.received)
    (again,) = read(kept)
    assert isinstance(again, SourceRecord)
    assert isinstance(one, SourceRecord)
    assert (again.sha256, again.tree) == (one.sha256, one.tree)


PARTS = (
    patient("m", **numbered("9990000018")),
    patient("k", "2018-05-06"),
    related("r", "k", "MTH", **numbered("9990000018")),
    about("m"),
    about("m", "Observation", "o1"),
    about("k", "Flag", "f1"),
    patient("stranger", "1970-01-01"),
    about("stranger", own="c9"),
    about("elsewhere", own="c8"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(PARTS))
def test_no_order_of_arrival_changes_what_is_joined(tmp_path: Path, order: list[dict[str, Any]]) -> None:
    file = tmp_path / "all.ndjson"
    file.write_text("\n".join(json.dumps(one) for one in order))
    found = {tuple(names(item)): item.sha256 for item in read(file)}
    first = tmp_path / "first.ndjson"
    first.write_text("\n".join(json.dumps(one) for one in PARTS))
    assert found == {tuple(names(item)): item.sha256 for item in read(first)}


@pytest.mark.parametrize("born", ["2009", "2009-03", "2018-05-06", "2018-05-06T10:00:00Z"])
def test_a_year_of_birth_is_enough_to_see_a_child(born: str, tmp_path: Path) -> None:
    told: list[SameAddress] = []
    folder = drop(tmp_path / "d", patient("m", address=[HOME]), patient("k", born, address=[HOME]))
    list(read_together(read_paths([folder], Limits()), Limits(), DAY, told.append))
    assert [one.children for one in told] == [("k",)]
