"""FHIR XML: a primitive with its own extensions, and an object that has only a value, must not look alike."""

from __future__ import annotations

from adapter.intake.limits import Limits
from adapter.intake.xml import parse_xml

PATIENT = b"""<Patient xmlns="http://hl7.org/fhir">
  <identifier><value value="example-1"/></identifier>
  <birthDate value="1984-01-02"><extension url="urn:t"><valueTime value="10:00:00"/></extension></birthDate>
  <gender><extension url="http://example.org/absent"><valueCode value="asked-declined"/></extension></gender>
</Patient>"""


def test_a_birth_date_with_an_extension_is_still_a_birth_date() -> None:
    tree = parse_xml(PATIENT, Limits())
    assert tree["birthDate"] == "1984-01-02"
    assert "extension" in tree["_birthDate"]


def test_an_identifier_that_has_only_a_value_is_still_an_object() -> None:
    assert parse_xml(PATIENT, Limits())["identifier"] == {"value": "example-1"}


def test_a_primitive_that_is_only_extended_leaves_its_own_name_empty() -> None:
    tree = parse_xml(PATIENT, Limits())
    assert "gender" not in tree
    assert "extension" in tree["_gender"]
