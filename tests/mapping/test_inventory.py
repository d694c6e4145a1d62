"""What a mapping says it knows of a record: invented records come in, each field is held to its standing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.errors import RecordError
from adapter.mapping import Mappings, load_mappings
from adapter.mapping.inventory import FieldSeen, Standing, entries, inventory
from adapter.records import SourceRecord

SHELF = Path(__file__).parents[2] / "mappings"


@pytest.fixture(scope="module")
def shelf() -> Mappings:
    return load_mappings(SHELF)


def fields(tree: dict[str, Any], shelf: Mappings) -> list[FieldSeen]:
    return list(inventory(SourceRecord("record", orjson.dumps(tree), "0" * 64, tree), shelf))


def standing(found: list[FieldSeen], name: str) -> Standing:
    return next(field.standing for field in found if field.name == name)


FORM = {
    "id": "w-1",
    "formId": "initial-contact-assessment",
    "resident": {"firstName": "Nell", "lastName": "Quill", "address": {"uprn": "77"}, "shoeSize": "5"},
    "answers": {
        "Caring": {
            "Do you have children that are dependent on you?": "No ",
            "Do you ever feel in a low mood?": "Yes",
            "About you": "Keeps bees with her sister Zara.",
            "Who sleeps in the back bedroom?": "Zara",
            "Child care needs": "",
        },
        "Key contacts": {
            "Who are your key contacts?": [
                {"First name": "Zara", "Relationship to person": "Sister", "Favourite colour": "teal"}
            ]
        },
    },
}

FORM_STANDINGS = [
    ("Do you have children that are dependent on you?", Standing.USED),
    ("Do you ever feel in a low mood?", Standing.LEFT),
    ("About you", Standing.TEXT),
    ("Who sleeps in the back bedroom?", Standing.UNLISTED),
    ("Who are your key contacts?", Standing.USED),
    ("Who are your key contacts?[*].Relationship to person", Standing.USED),
    ("Who are your key contacts?[*].Favourite colour", Standing.UNLISTED),
    ("resident.firstName", Standing.USED),
    ("resident.address.uprn", Standing.LEFT),
    ("resident.shoeSize", Standing.UNLISTED),
]


@pytest.mark.parametrize(("name", "expected"), FORM_STANDINGS)
def test_every_field_of_a_stored_form_is_used_read_left_or_unlisted(
    name: str, expected: Standing, shelf: Mappings
) -> None:
    assert standing(fields(FORM, shelf), name) is expected


def test_a_used_field_names_its_entry_its_facts_and_the_word_that_was_met(shelf: Mappings) -> None:
    seen = next(field for field in fields(FORM, shelf) if field.name.startswith("Do you have children"))
    assert seen.entry == "core-pathway-questions: Do you have children that are dependent on you?"
    assert seen.facts == ("family.asked", "family.said_children")
    assert seen.answer == "No"
    assert seen.form == "initial-contact-assessment"


def test_a_blank_box_is_seen_and_holds_nothing(shelf: Mappings) -> None:
    blank = next(field for field in fields(FORM, shelf) if field.name == "Child care needs")
    assert not blank.holds


def test_no_value_of_a_person_is_in_an_inventory(shelf: Mappings) -> None:
    told = " ".join(str(field) for tree in (FORM, BUNDLE) for field in fields(tree, shelf))
    for value in ("Nell", "Quill", "Zara", "teal", "bees", "Ada", "9990000018", "secret words"):
        assert value not in told


BUNDLE = {
    "resourceType": "Bundle",
    "id": "b-1",
    "entry": [
        {
            "resource": {
                "resourceType": "Patient",
                "id": "p",
                "name": [{"use": "official", "given": ["Ada"], "family": "Moss"}],
                "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}],
                "extension": [{"url": "https://example.org/hat-size", "valueString": "secret words"}],
            }
        },
        {
            "resource": {
                "resourceType": "Condition",
                "code": {
                    "coding": [
                        {"system": "http://snomed.info/sct", "code": "35489007", "display": "Depression"},
                        {"system": "http://snomed.info/sct", "code": "73211009", "display": "Diabetes"},
                        {"system": "http://snomed.info/sct", "code": "Ada Moss of Elm Row"},
                    ]
                },
                "note": [{"text": "secret words"}],
                "favourite": [{"text": "secret words"}],
            }
        },
        {
            "resource": {
                "resourceType": "QuestionnaireResponse",
                "questionnaire": "urn:core-pathway:care-act-assessment|1",
                "item": [
                    {"linkId": "About you", "answer": [{"valueString": "secret words"}]},
                    {"linkId": "Shape of the garden", "answer": [{"valueString": "secret words"}]},
                    {"linkId": "Child care needs"},
                ],
            }
        },
    ],
}

BUNDLE_STANDINGS = [
    ("Patient.name.given", Standing.USED),
    ("Patient.identifier.value", Standing.USED),
    ("Patient.extension(https://example.org/hat-size)", Standing.UNLISTED),
    ("Condition.code.coding.code", Standing.USED),
    ("Condition.note.text", Standing.TEXT),
    ("Condition.favourite.text", Standing.UNLISTED),
    ("Condition.code http://snomed.info/sct|35489007", Standing.USED),
    ("Condition.code http://snomed.info/sct|(not a code)", Standing.UNLISTED),
    ("QuestionnaireResponse.questionnaire", Standing.USED),
    ("About you", Standing.TEXT),
    ("Shape of the garden", Standing.UNLISTED),
    ("Child care needs", Standing.TEXT),
]


@pytest.mark.parametrize(("name", "expected"), BUNDLE_STANDINGS)
def test_every_element_code_and_question_of_fhir_has_a_standing(name: str, expected: Standing, shelf: Mappings) -> None:
    assert standing(fields(BUNDLE, shelf), name) is expected


def test_a_code_is_told_from_a_field_and_names_the_value_set_that_knows_it(shelf: Mappings) -> None:
    codes = [field for field in fields(BUNDLE, shelf) if field.code]
    known = next(field for field in codes if field.entry)
    assert known.entry == "mental-health: codes"
    assert known.facts == ("family.factors mental_health",)
    assert known.answer == "http://snomed.info/sct|35489007"


@pytest.mark.parametrize("mapping", ["core-pathway", "uk-core-fhir"])
def test_every_entry_has_its_own_id_and_says_on_which_line_it_stands(mapping: str, shelf: Mappings) -> None:
    listed = entries(shelf, mapping)
    ids = [entry.id for entry in listed]
    assert len(set(ids)) == len(ids)
    assert all(entry.place.startswith("mappings/") and entry.place.rsplit(":")[-1].isdigit() for entry in listed)


def test_a_record_no_mapping_knows_is_said_to_be_so(shelf: Mappings) -> None:
    with pytest.raises(RecordError, match="no mapping recognises"):
        fields({"unheard": "of"}, shelf)
