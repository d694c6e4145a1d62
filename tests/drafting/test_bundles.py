"""The FHIR Bundle: made from the same bytes as the page, a proposal before approval, and no record of a child."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest
from builders import child, said
from casebook import AGREED, NOON, UNSAFE, a_family, doors, finding, screened
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapter.drafting import content_of, make_draft, render_bundle, with_words
from adapter.drafting.bundle import is_nhs_number
from adapter.fhir import check_resource
from adapter.findings import Route
from adapter.records import Adult, sha256_of
from adapter.referrals import Approval, Draft, SharingRecord

ADULT = Adult("Morwen", "Tallis", NOON.date().replace(year=1989), None, "943 476 5919", None, "1 Example St", "ZZ1 1AA")


def _draft(route: Route = Route.SAFEGUARDING, adult: Adult = ADULT, quote: str = "son Wilf, 9") -> Draft:
    of = replace(a_family(children=(child(evidence=(said(quote),)), child(None, None, key="child-2"))), adult=adult)
    return make_draft(screened(finding(route), of=of), route, doors().named("exampleshire"), NOON, "ref-1")


def _bundle(draft: Draft, sharing: SharingRecord | None = None) -> dict[str, Any]:
    content = content_of(draft)
    approval = Approval("ref-1", sha256_of(content), "r.okafor", NOON, sharing) if sharing else None
    tree: dict[str, Any] = orjson.loads(render_bundle(content, approval))
    return tree


def _resource(tree: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(entry["resource"] for entry in tree["entry"] if entry["resource"]["resourceType"] == kind)


@pytest.mark.parametrize(
    ("sharing", "request_codes", "task"),
    [(None, ("draft", "proposal"), "draft"), (AGREED, ("active", "plan"), "requested")],
)
def test_it_is_a_proposal_until_a_person_approves(
    sharing: SharingRecord | None, request_codes: tuple[str, str], task: str
) -> None:
    tree = _bundle(_draft(), sharing)
    request = _resource(tree, "ServiceRequest")
    assert (request["status"], request["intent"]) == request_codes
    assert _resource(tree, "Task")["status"] == task
    assert check_resource(tree) == ()


def test_an_approval_of_other_bytes_leaves_it_a_proposal() -> None:
    content = content_of(_draft())
    approval = Approval("ref-1", sha256_of(b"other"), "r.okafor", NOON, AGREED)
    assert render_bundle(content, approval) == render_bundle(content, None)


def test_no_record_of_a_child_is_invented() -> None:
    tree = _bundle(_draft(), AGREED)
    kinds = [entry["resource"]["resourceType"] for entry in tree["entry"]]
    assert kinds == ["ServiceRequest", "Task", "Patient", "Provenance"]
    assert _resource(tree, "Patient")["name"][0]["family"] == "Tallis"


def test_every_line_travels_with_its_words() -> None:
    draft = _draft()
    notes = [note["text"] for note in _resource(_bundle(draft), "ServiceRequest")["note"]]
    assert len(notes) == len(draft.lines)
    for note, line in zip(notes, draft.lines, strict=True):
        assert line.words in note
        assert all(f"“{item.quote}”" in note for item in line.evidence)


@pytest.mark.parametrize(("sharing", "hidden"), [(None, True), (UNSAFE, True), (AGREED, False)])
def test_it_is_kept_from_the_family_unless_they_were_told(sharing: SharingRecord | None, hidden: bool) -> None:
    tree = _bundle(_draft(), sharing)
    for labelled in (tree, *(entry["resource"] for entry in tree["entry"])):
        codes = {label["code"] for label in labelled["meta"]["security"]}
        assert ("NOPAT" in codes) is hidden
        assert "R" in codes


def test_a_line_somebody_reworded_no_longer_fills_the_patient() -> None:
    draft = _draft()
    number = next(n for n, line in enumerate(draft.lines, 1) if line.label == "NHS number")
    changed = with_words(draft, number, "999 999 9999", "Ruth Okafor", NOON)
    assert "identifier" not in _resource(_bundle(changed), "Patient")


@pytest.mark.parametrize(
    ("number", "holds"),
    [
        ("9434765919", True),
        ("943 476 5919", True),
        ("9434765918", False),
        ("943476591", False),
        ("abcdefghij", False),
        ("", False),
        ("1234567890", False),  # its check digit would be 10
        ("٩٤٣٤٧٦٥٩١٩", False),
    ],
)
def test_only_an_nhs_number_that_checks_is_sent_as_one(number: str, holds: bool) -> None:
    assert is_nhs_number(number) is holds


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
@example("\x1f", "\xa0", "\x85")
@example("Ann\x00", "of\u2003Example", "line one\r\nline two")
def test_whatever_a_record_calls_people_the_bundle_is_sound(given_name: str, family_name: str, quote: str) -> None:
    adult = Adult(given_name, family_name, None, None, family_name, None, quote, given_name)
    assert check_resource(_bundle(_draft(adult=adult, quote=quote), AGREED)) == ()
