"""Records nobody on this project wrote go through intake and mapping; skipped where they are not beside the project."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.errors import RecordError
from adapter.intake import Limits, read_paths
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.answers.tables import answer_key
from adapter.mapping.columns.record import JsonReader
from adapter.records import Extract, Quarantined, SourceRecord
from adapter.words import Kin

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared records do not lie beside the project")
BULK = 300
"""Records read of one bulk file; the whole of every file is read by the sweep's own benchmark."""


@cache
def shelf() -> Mappings:
    return load_mappings(ROOT / "mappings")


def files(part: str) -> list[Path]:
    return sorted(path for path in (DATA / part).rglob("*") if path.is_file()) if DATA.is_dir() else []


def folders(part: str) -> list[Path]:
    return sorted({path.parent for path in files(part)})


def records(path: Path) -> Iterator[SourceRecord | Quarantined]:
    for number, item in enumerate(read_paths([path], Limits())):
        if number == BULK:
            return
        yield item


def extracts(path: Path) -> list[Extract]:
    return [translate(item, shelf()) for item in records(path) if isinstance(item, SourceRecord)]


def one(path: str) -> Extract:
    (extract,) = extracts(DATA / "fhir" / path)
    return extract


@pytest.mark.parametrize("folder", folders("fhir"), ids=lambda folder: folder.name)
def test_every_shared_file_is_read_and_translated_or_refused_in_a_sentence(folder: Path) -> None:
    seen: Counter[str] = Counter()
    for item in (item for path in sorted(folder.iterdir()) if path.is_file() for item in records(path)):
        seen["met"] += 1
        if isinstance(item, Quarantined):
            seen["held"] += 1
            assert item.why.endswith(".")
            continue
        with suppress(RecordError):
            seen["translated"] += bool(translate(item, shelf()))
    assert seen["met"]
    assert seen["held"] == 0
    assert seen["translated"] == seen["met"] or not _is_fhir(folder)


def test_all_examples_of_uk_core_are_read() -> None:
    paths = files("fhir/fhir_uk/uk_core_r4")
    assert len([extract for path in paths for extract in extracts(path)]) == len(paths) == 215


def assessments() -> list[Path]:
    return [path for path in files("assessments") if path.name.endswith(".record.json")]


@pytest.mark.parametrize("path", assessments(), ids=lambda path: path.name.partition("-")[0])
def test_every_quote_of_an_assessment_stands_in_it_word_for_word(path: Path) -> None:
    (extract,) = extracts(path)
    texts = list(_texts(orjson.loads(path.read_bytes())))
    for quote in [answer.evidence.quote for answer in extract.answers] + [one.evidence.quote for one in extract.people]:
        assert any(quote in text for text in texts)
    for passage in extract.passages:
        kept = " ".join((passage.verbatim or passage.text).split())
        assert any(kept in " ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in texts)


@pytest.mark.parametrize("path", assessments(), ids=lambda path: path.name.partition("-")[0])
def test_every_piece_of_an_assessment_stands_where_it_is_said_to_stand(path: Path) -> None:
    (extract,) = extracts(path)
    tree = orjson.loads(path.read_bytes())
    places = dict(_places(tree))
    found = [one.evidence.at for one in (*extract.answers, *extract.people)] + [one.at for one in extract.passages]
    assert [at for at in found if _without_slice(at) not in places] == []
    parts = [one.evidence for one in extract.answers if one.evidence.at != _without_slice(one.evidence.at)]
    for part in parts:
        start, end = map(int, _SLICE.findall(part.at)[0])
        assert places[_without_slice(part.at)][start:end] == part.quote


def _without_slice(at: str) -> str:
    """`questionnaire[17:55]`, a part of a text, stands in `questionnaire`."""
    return _SLICE.sub("", at)


@pytest.mark.parametrize("path", assessments(), ids=lambda path: path.name.partition("-")[0])
def test_what_the_key_says_was_asked_in_a_box_is_read_as_asked(path: Path) -> None:
    (extract,) = extracts(path)
    key = orjson.loads(path.with_name(path.name.replace(".record.", ".expect.")).read_bytes())
    asked = {answer.value for answer in extract.answers if answer.fact == "family.asked"}
    assert asked <= {key["asked"]}
    assert str(extract.record.assessed_on) == key["assessed_on"]
    assert extract.could_not_check == ()


def test_whatever_somebody_wrote_in_prose_reaches_the_reader() -> None:
    written = read = 0
    for path in assessments():
        (extract,) = extracts(path)
        kept = {" ".join(one.text.split()) for one in extract.passages} | {
            one.evidence.quote.strip() for one in extract.answers
        }
        prose = [
            text for text in _texts(orjson.loads(path.read_bytes())) if len(text.split()) >= 10 and "<" not in text
        ]
        written += len(prose)
        read += sum(" ".join(text.split()) in kept for text in prose)
    assert read / written > 0.97


def questions(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from questions(field.get("subfields") if isinstance(field.get("subfields"), list) else [])


def test_every_choice_of_the_forms_that_a_mapped_question_offers_is_in_its_closed_table() -> None:
    reader = next(source.reader for source in shelf().sources if source.reader.name == "core-pathway")
    assert isinstance(reader, JsonReader)
    assert reader.form is not None
    table, missing = reader.form[1], []
    for form in orjson.loads((DATA / "forms" / "core_pathway_forms.json").read_bytes()):
        steps = [step for theme in form["themes"] for step in theme["steps"]]
        for field in questions([field for step in steps for field in step["fields"]]):
            asked = table.asked(field["id"], form["id"])
            choices = {choice["value"] for choice in field.get("choices", []) if choice["value"].strip()}
            if asked is not None and asked.closed:
                missing += [(field["id"], choice) for choice in choices if answer_key(choice) not in asked.answers]
    assert missing == []


# --- what a careful reader concludes ----------------------------------------------------------------------------------

NHSE = "fhir_uk/nhs_england_programme_ig/"
HL7 = "fhir_population/hl7_r4_core/"


@pytest.mark.parametrize("name", ["45B0DF3F", "D1EDA4B8", "507B7621"])
def test_a_guardian_of_the_patient_is_never_the_patients_child(name: str) -> None:
    (person,) = one(f"{NHSE}PDS-RelatedPerson-{name}-Example.json").people
    assert person.kin in (Kin.PARENT, Kin.ADULT)


def test_an_ended_or_inactive_relationship_is_not_current() -> None:
    ended = one(f"{NHSE}PDS-RelatedPerson-507B7621-Example.json").people
    inactive = one(f"{NHSE}NationalProxy-RelatedPerson-91000000009-Example.json").people
    assert not any(person.current for person in (*ended, *inactive))


@pytest.mark.parametrize("name", ["benedicte", "f001", "f002", "peter"])
def test_wives_partners_and_emergency_contacts_are_not_children(name: str) -> None:
    (person,) = one(f"{HL7}RelatedPerson-{name}.json").people
    assert person.kin in (Kin.PARTNER, Kin.UNKNOWN)


def test_a_mother_and_her_newborn_loaded_together_are_a_mother_with_a_child() -> None:
    names = ("Patient-mom", "Patient-newborn", "RelatedPerson-newborn-mom")
    loaded = [orjson.loads((DATA / "fhir" / HL7 / f"{name}.json").read_bytes()) for name in names]
    mother: Any = {"resourceType": "Encounter", "id": "e", "subject": {"reference": "Patient/mom"}}
    tree = {"resourceType": "Bundle", "id": "b", "entry": [{"resource": item} for item in (*loaded, mother)]}
    (child,) = translate(SourceRecord("b.json", b"", "0" * 64, tree), shelf()).people
    assert (child.kin, child.birth_date) == (Kin.OFFSPRING, date(2017, 9, 5))


@pytest.mark.parametrize(
    "name", ["FamilyMemberHistory-father", "FamilyMemberHistory-mother", "Group-101", "List-prognosis"]
)
def test_family_history_and_groups_name_no_child_of_today(name: str) -> None:
    assert not [person for person in one(f"{HL7}{name}.json").people if person.kin is Kin.OFFSPRING]


@pytest.mark.parametrize(
    ("path", "stated"),
    [
        ("fhir_uk/uk_core_r4/UKCore-Observation-HeavyDrinker-Example.xml", ("family.factors", "alcohol")),
        ("fhir_uk/uk_core_r4/UKCore-Observation-DrugUse-Example.xml", ("family.factors", "drugs")),
        (
            "referral_examples/bars_simplifier/Examples/FLA10 - SafeguardingConcernMulti.xml",
            ("adult.at_risk", "present"),
        ),
        (
            "referral_examples/bars_simplifier/Examples/FLA10 - SafeguardingConcernMulti.xml",
            ("family.factors", "domestic_abuse"),
        ),
        (
            "referral_examples/bars_simplifier/Examples/FLA06 - Safeguarding Concern.xml",
            ("family.signs", "unspecified_concern"),
        ),
        (f"{NHSE}CPIS-Flag-Example.xml", ("family.signs", "known_to_childrens_services")),
        (
            "fhir_population/gravity_sdohcc_assessments/Observation-SDOHCC-ObservationResponsePRAPAREChildCareNeedExample.json",
            ("family.signs", "children_hinted"),
        ),
        (
            "fhir_population/gravity_sdohcc_assessments/QuestionnaireResponse-SDOHCC-QuestionnaireResponsePRAPAREExample.json",
            ("family.signs", "children_hinted"),
        ),
    ],
)
def test_a_coded_resource_says_what_a_careful_reader_takes_from_it(path: str, stated: tuple[str, str]) -> None:
    assert stated in {(answer.fact, answer.value) for answer in one(path).answers}


@pytest.mark.parametrize(
    "path", [f"{NHSE}FGM-ActiveFlag-Example.xml", f"{NHSE}RA-Flag-Example.xml", f"{HL7}Flag-example.json"]
)
def test_a_flag_that_is_not_about_children_states_nothing(path: str) -> None:
    assert one(path).answers == ()


def test_a_person_who_lives_alone_by_code_lives_alone() -> None:
    (path,) = [
        path
        for path in files("fhir/referral_examples")
        if path.name.startswith("REFREQ01 - Referral Service Request New Full - 111")
    ]
    found = {(answer.fact, answer.value) for extract in extracts(path) for answer in extract.answers}
    assert ("adult.lives_alone", "present") in found


def _is_fhir(folder: Path) -> bool:
    """Calls, cards and lists of what lies in a folder are beside the records, not records."""
    return folder.name not in (
        "fhir",
        "cds_hooks_docs",
        "hl7_cds_hooks_ig",
        "clinosim_us_p3000_s42",
        "10-patients",
        "100-patients",
    )


def _texts(node: Any) -> Iterator[str]:
    for at, text in _places(node):
        if not at.endswith(".linkId"):
            yield text
        if at.endswith(".data"):
            yield base64.b64decode(text).decode("utf-8", "replace")


_SLICE = re.compile(r"\[(\d+):(\d+)\]$")


def _places(tree: Any) -> Iterator[tuple[str, str]]:
    """Every piece of text of a tree and where it stands."""
    stack: list[tuple[Any, str]] = [(tree, "")]
    while stack:
        node, at = stack.pop()
        if isinstance(node, dict):
            stack += [(value, f"{at}.{key}" if at else key) for key, value in node.items()]
        elif isinstance(node, list):
            stack += [(value, f"{at}[{index}]") for index, value in enumerate(node)]
        elif node is not None:
            yield at, str(node)
