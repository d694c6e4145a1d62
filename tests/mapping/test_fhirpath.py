"""FHIRPath as mappings use it: where each value stood, what a fault says, and that no record stops the reading."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from adapter.documents import read_document
from adapter.errors import DocumentError
from adapter.mapping.load import load_mappings
from adapter.mapping.paths.closures import NotCompiled
from adapter.mapping.paths.fhirpath import chains, compiled, fhirpath, fhirpath_fault

SHELF = Path(__file__).parents[2] / "mappings"
PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "active": False,
    "birthDate": "2000-01-02",
    "_birthDate": {"extension": [{"url": "urn:time", "valueDateTime": "2000-01-02T03:04:00Z"}]},
    "_gender": {"extension": [{"url": "urn:absent", "valueCode": "unknown"}]},
    "name": [
        {"use": "official", "family": "Example", "given": ["Alex", "Sam"]},
        {"use": "usual", "given": [None, "Al"], "_given": [{"extension": [{"url": "urn:absent"}]}, None]},
    ],
    "extension": [{"url": "urn:a", "valueString": "one"}, {"url": "urn:a", "valueCode": "two"}],
    "multipleBirthInteger": 2,
}
"""Nobody: each odd thing FHIR allows, once."""


def found(expression: str, resource: Any = PATIENT, as_of: str = "2026-10-05", kind: str = "Patient") -> list[Any]:
    return [value for value, _ in compiled(expression, kind)(resource, "", as_of)]


@pytest.mark.parametrize(
    ("expression", "at"),
    [
        ("name.given", ["name[0].given[0]", "name[0].given[1]", "name[1].given[1]"]),
        ("name.where(use = 'usual').given", ["name[1].given[1]"]),
        ("name.given.last()", ["name[1].given[1]"]),
        ("name[0].given[1].lower()", ["name[0].given[1]"]),
        ("multipleBirth", ["multipleBirthInteger"]),
        ("extension('urn:a').value", ["extension[0].valueString", "extension[1].valueCode"]),
        ("birthDate.extension('urn:time').value", ["_birthDate.extension[0].valueDateTime"]),
        ("name.first().children()", ["name[0].use", "name[0].family", "name[0].given[0]", "name[0].given[1]"]),
        ("descendants().where($this = 'Sam')", ["name[0].given[1]"]),
        ("iif(active, birthDate, name.family)", ["name[0].family"]),
        ("name.select(family | given.first())", ["name[0].family", "name[0].given[0]"]),
    ],
)
def test_every_value_comes_with_the_place_it_stood_at(expression: str, at: list[str]) -> None:
    places = [place for _, place in compiled(expression, "Patient")(PATIENT, "entry[3].resource", "")]
    assert places == [f"entry[3].resource.{place}" for place in at]


@pytest.mark.parametrize(
    ("expression", "values"),
    [
        ("birthDate.count()", [1]),  # the library counts a date and what stands beside it as two
        ("gender.exists()", [True]),  # an element with only extensions is there …
        ("gender.hasValue()", [False]),  # … without a value
        ("gender", []),
        ("name.given.count()", [4]),
        ("name.where(active)", []),
        ("where(active)", []),  # the library takes a false for a true here
        ("active.not()", [True]),
        ("extension('urn:a').value", ["one", "two"]),  # the library finds only the first
        ("name.single()", []),  # the library gives back an object that says there was an error
        ("name.given.lower()", []),  # several texts are an error in FHIRPath; a record does not stop the reading
        ("multipleBirth.startsWith('2')", []),
        ("multipleBirth = true", [False]),
        ("birthDate < @2000-02", [True]),
        ("birthDate < @2000-01", []),  # the day is not told in the month
        ("birthDate <= %asOf", [True]),
        ("nothing = 'a'", []),
        ("nothing = 'a' or active = false", [True]),
        ("nothing = 'a' and active", [False]),
        ("active implies nothing", [True]),
        ("active xor true", [True]),
        ("name.family.matches('^Ex.*e$')", [True]),
    ],
)
def test_where_the_library_departs_from_the_specification_the_specification_is_kept(
    expression: str, values: list[Any]
) -> None:
    assert found(expression) == values


def test_two_rows_that_say_the_same_stay_two_rows_when_a_form_is_gone_down() -> None:
    row = {"linkId": "child", "answer": [{"item": [{"linkId": "age"}]}]}
    form = {"resourceType": "QuestionnaireResponse", "item": [row, dict(row)]}
    links = found("repeat(item | answer.item).linkId", form, kind="QuestionnaireResponse")
    assert links == ["child", "child", "age", "age"]


def test_a_choice_is_read_by_its_type_and_the_types_that_come_from_it() -> None:
    coded = {"resourceType": "Observation", "valueCodeableConcept": {"text": "a"}}
    assert found("value.ofType(CodeableConcept).text", coded, kind="Observation") == ["a"]
    assert found("value.ofType(Quantity).value", coded, kind="Observation") == []
    assert found("value is CodeableConcept", coded, kind="Observation") == [True]
    assert found("extension.value.ofType(string)") == ["one", "two"]


@pytest.mark.parametrize(
    ("written", "against", "is_earlier"),
    [
        ("2026-10-05", "2026-10-06", [True]),
        ("2026-10-05", "2026-10-05", [False]),
        ("2026", "2026-10-05", []),
        ("2025", "2026-10-05", [True]),
        ("2026-10-05T23:30:00+01:00", "2026-10-05T22:30:00Z", [False]),
        ("2026-10-05T23:30:00+01:00", "2026-10-05T22:30:01Z", [True]),
        ("2026-10-05T10:00:00.5Z", "2026-10-05T10:00:00.25Z", [False]),
        ("last autumn", "2026-10-05", []),
        ("2026-13-45T10:00:00+01:00", "2026-10-05T22:30:00Z", []),
    ],
)
def test_what_a_date_does_not_tell_is_not_guessed(written: str, against: str, is_earlier: list[bool]) -> None:
    observed = {"resourceType": "Observation", "effectiveDateTime": written}
    assert found(f"effective.ofType(dateTime) < @{against}", observed, kind="Observation") == is_earlier


def test_the_third_release_has_its_own_elements() -> None:
    condition = {"resourceType": "Condition", "assertedDate": "2019-01-01"}
    assert fhirpath("assertedDate", "Condition", "STU3")(condition, "", "") == [("2019-01-01", "assertedDate")]
    assert fhirpath_fault("assertedDate", "Condition", "STU3") is None
    assert "did you mean" in (fhirpath_fault("recordedDat", "Condition") or "")
    assert "no element 'recordedDate'" in (fhirpath_fault("recordedDate", "Condition", "STU3") or "")


def test_a_record_is_read_as_of_its_own_day() -> None:
    assert fhirpath("%asOf", "Condition")({}, "", "2026-10-05") == [("2026-10-05", "%asOf")]
    assert fhirpath("%asOf", "Condition")({}, "", "") == []


def test_an_expression_beyond_the_compiled_part_still_works_through_the_library() -> None:
    with pytest.raises(NotCompiled):
        compiled("name.given.join(' ')", "Patient")
    sound = {"resourceType": "Patient", "name": [{"given": ["Alex", "Sam"]}]}
    assert fhirpath("name.given.join(' ')", "Patient")(sound, "", "") == [("Alex Sam", "name.given.join(' ')")]


@pytest.mark.parametrize("broken", [{}, None, [], "x", {"name": [{"given": [1, {}, [], None]}]}, {"name": 3}])
def test_what_the_library_stops_at_finds_nothing(broken: Any) -> None:
    assert fhirpath("name.given.join(' ')", "Patient")(broken, "", "") in ([], [("", "name.given.join(' ')")])


@pytest.mark.parametrize(
    ("kind", "expression", "said"),
    [
        ("Patient", "birthdate", "Patient has no element 'birthdate'; did you mean 'birthDate'?"),
        ("Patient", "contact.relation", "Patient.contact has no element 'relation'; did you mean 'relationship'?"),
        ("Patient", "name.where(usage = 'x').given", "HumanName has no element 'usage'"),
        ("Patient", "Observation.value", "this is read from Patient, not from Observation"),
        ("Patent", "name", "FHIR R4 has no resource type 'Patent'; did you mean 'Patient'?"),
        ("*", "statsu", "no resource of FHIR R4 has an element 'statsu'; did you mean 'status'?"),
        (None, "titel", "no element of FHIR R4 is called 'titel'; did you mean 'title'?"),
        ("Observation", "value.ofType(Quantty)", "FHIR R4 has no type 'Quantty'; did you mean 'Quantity'?"),
        ("Condition", "onset.ofType(Quantity).value", ""),
        ("Condition", "onset.ofType(Coding)", "it is never of type 'Coding'; it is of: Age, Period, Range"),
        ("QuestionnaireResponse", "repeat(item | answer.item).linkId", ""),
        ("QuestionnaireResponse", "repeat(item | anser.item).linkId", "has no element 'anser'; did you mean 'answer'?"),
        ("Bundle", "entry.resource.ofType(Patient).birthdate", "Patient has no element 'birthdate'"),
        ("Patient", "birthDate.extension('urn:x').value", ""),
        ("Condition", "code..text", "is not FHIRPath from its character 6 on"),
        ("Condition", "code text", "is not FHIRPath from its character 6 on"),
        ("Condition", "code.text.where(", "is not FHIRPath"),
        ("Composition", "text.div", "is not FHIRPath"),
        ("Condition", "onset < today()", "'today()' is not used: a record is read as of its own day; write %asOf."),
        ("Condition", "code.frist()", "there is no function 'frist' here; did you mean 'first'?"),
        ("Condition", "code.text.startsWith()", "'startsWith()' takes 1 in its brackets, not 0."),
        ("Condition", "code.text = %today", "there is no %today here; the day of the record is %asOf."),
        ("Condition", "code.text.matches('(?<=a)b')", "'(?<=a)b' is not an RE2 pattern."),
        ("Condition", "subject.resolve()", "a reference is not followed here"),
    ],
)
def test_a_faulty_expression_is_told_with_its_place_and_fix(kind: str | None, expression: str, said: str) -> None:
    fault = fhirpath_fault(expression, kind)
    assert said in (fault or "")
    assert bool(fault) is bool(said)


@pytest.mark.parametrize(
    ("kind", "expression", "read"),
    [
        ("Patient", "name.where(use = 'official').given", {"name.use", "name.given"}),
        ("Condition", "Condition.onset.ofType(dateTime)", {"onsetDateTime"}),
        ("Condition", "abatement", {f"abatement{end}" for end in ("DateTime", "Age", "Period", "Range", "String")}),
        ("Condition", "note[0].text | code.text", {"note.text", "code.text"}),
        ("Condition", "code.exists(text = 'x') and subject.exists()", {"code", "code.text", "subject"}),
        ("Patient", "birthDate.extension('urn:x').value.ofType(dateTime)", {"_birthDate.extension.valueDateTime"}),
        ("Condition", "code.descendants().where($this = 'x')", {"code"}),
    ],
)  # fmt: skip
def test_an_expression_tells_which_elements_it_reads(kind: str, expression: str, read: set[str]) -> None:
    assert {".".join(keys) for keys in chains(expression, kind)} == read


def shipped() -> list[tuple[str, str, str]]:
    """Every expression of the shipped FHIR mappings with its resource type and release."""
    gathered: dict[tuple[str, str, str], None] = {}
    for path in sorted((SHELF / "sources").glob("*/mapping.yaml")):
        mapping = read_document(path).value
        stack = [(kind, "", rule) for kind, rule in mapping.get("resources", {}).items()]
        while stack:
            kind, key, node = stack.pop()
            if isinstance(node, dict):
                stack += [(kind, name, node[name]) for name in node if name in EXPRESSIONS or name in HOLDERS]
            elif isinstance(node, list):
                stack += [(kind, key, inner) for inner in node]
            elif key in EXPRESSIONS:
                gathered[kind, node, mapping.get("release", "R4")] = None
    return list(gathered)


EXPRESSIONS = {"about", "unless", "not_so", "said_by", "dated", "path", "ended"}
HOLDERS = {"when", "codes", "text", "markup", "attachments", "leaves"}


@pytest.mark.parametrize(("kind", "expression", "release"), shipped())
def test_every_shipped_expression_is_compiled_and_none_waits_for_the_slow_way(
    kind: str, expression: str, release: str
) -> None:
    try:
        compiled(expression, kind, release)
    except NotCompiled as construct:
        pytest.fail(f"{construct} is left to the library")


def test_a_typo_in_a_shelf_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    shelf = tmp_path / "mappings"
    shutil.copytree(SHELF, shelf)
    written = shelf / "sources/uk-core-fhir/mapping.yaml"
    text = written.read_text(encoding="utf-8").replace("birth_date: birthDate", "birth_date: birthdate")
    written.write_text(text, encoding="utf-8")
    line = next(number for number, said in enumerate(text.splitlines(), 1) if "birthdate" in said)
    with pytest.raises(DocumentError) as told:
        load_mappings(shelf)
    assert (
        f"mappings/sources/uk-core-fhir/mapping.yaml:{line}: Patient has no element 'birthdate'; "
        "did you mean 'birthDate'?"
    ) in str(told.value)
