"""Documents: their sections at any depth, who wrote them, and what in them nobody could look at."""

from __future__ import annotations

from typing import Any

from adapter.records import Extract
from tests.mapping.test_packs import ADULT, extract

NURSE = {"resourceType": "Practitioner", "id": "n", "name": [{"prefix": ["Sr"], "given": ["Ada"], "family": "Lunt"}]}
ROLE = {"resourceType": "PractitionerRole", "id": "ro", "practitioner": {"reference": "Practitioner/n"}}


def section(title: str, text: str = "", **more: Any) -> dict[str, Any]:
    written = {"text": {"status": "additional", "div": f"<div>{text}</div>"}} if text else {}
    return {"title": title, **written, **more}


def document(*sections: dict[str, Any], kind: str = "document", **more: Any) -> Extract:
    composition = {
        "resourceType": "Composition",
        "id": "c",
        "status": "final",
        "date": "2026-10-01",
        "subject": {"reference": "Patient/a"},
        "author": [{"reference": "PractitionerRole/ro"}],
        "section": list(sections),
        **more,
    }
    entries = [{"resource": one} for one in (composition, ADULT, NURSE, ROLE)]
    return extract({"resourceType": "Bundle", "id": "b", "type": kind, "entry": entries})


def read(made: Extract) -> list[tuple[str | None, str]]:
    return [(one.question, one.text.strip()) for one in made.passages]


def test_a_section_is_read_however_deep_it_is_nested() -> None:
    deepest = section("Household composition", "Lives with her son.")
    for depth in range(12):
        deepest = section(f"Level {depth}", "", section=[deepest])
    assert read(document(deepest)) == [("Household composition", "Lives with her son.")]


def test_sections_are_read_in_the_order_they_stand_in() -> None:
    made = document(
        section("One", "First.", section=[section("Two", "Second."), section("Three", "Third.")]),
        section("Four", "Fourth."),
    )
    assert [text for _, text in read(made)] == ["First.", "Second.", "Third.", "Fourth."]


def test_a_section_without_a_title_is_shown_under_the_one_around_it() -> None:
    made = document(section("Social context", section=[{"text": {"div": "<div>Two boys at home.</div>"}}]))
    assert read(made) == [("Social context", "Two boys at home.")]


def test_a_section_without_a_title_is_shown_under_its_code() -> None:
    coded = {"code": {"coding": [{"display": "Safeguarding"}]}, "text": {"div": "<div>None known.</div>"}}
    assert read(document(coded)) == [("Safeguarding", "None known.")]


def test_who_wrote_a_document_is_named_though_only_their_role_is_referred_to() -> None:
    made = document(section("Plan", "Home today."))
    assert (made.passages[0].said_by, made.record.author) == ("Sr Ada Lunt", "Sr Ada Lunt")


def test_a_section_with_an_author_of_its_own_is_theirs() -> None:
    made = document(
        section("Social work", "Two boys.", author=[{"display": "Ward social worker"}]), section("Plan", "Home.")
    )
    assert [one.said_by for one in made.passages] == ["Ward social worker", "Sr Ada Lunt"]


def test_a_section_that_was_withheld_could_not_be_checked() -> None:
    empty = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/list-empty-reason", "code": "withheld"}]}
    (said,) = document(section("Safeguarding", emptyReason=empty)).could_not_check
    assert (said.what, "withheld" in said.why) == ("the section 'Safeguarding'", True)


def test_a_section_in_which_there_is_nothing_to_say_was_looked_at() -> None:
    assert document(section("Safeguarding", emptyReason={"coding": [{"code": "nilknown"}]})).could_not_check == ()


def test_an_entry_a_document_points_to_and_does_not_hold_could_not_be_checked() -> None:
    pointing = section("Safeguarding", "See flag.", entry=[{"reference": "Flag/f"}, {"reference": "Practitioner/n"}])
    (said,) = document(pointing).could_not_check
    assert said.what == "the section 'Safeguarding'"
    assert "an entry that the document does not hold" in said.why


def test_only_a_document_must_hold_what_it_points_to() -> None:
    assert (
        document(section("Safeguarding", "See.", entry=[{"reference": "Flag/f"}]), kind="searchset").could_not_check
        == ()
    )


def test_a_section_of_nothing_but_professionals_is_left_with_all_in_it() -> None:
    made = document(section("GP practice", "Dr Childs, Sonning Road", section=[section("Named GP", "Dr Boys")]))
    assert made.passages == ()


def test_sections_that_are_no_sections_are_passed_over() -> None:
    assert read(document("Two boys.", section("Plan", "Home."), {"text": "no div"}, {"text": {"div": 7}})) == [  # type: ignore[arg-type]
        ("Plan", "Home.")
    ]
