"""Amended, unfinished, withdrawn and mistaken records: the latest version counts, in whatever order they came."""

from __future__ import annotations

import pytest
from arrivals import ALONE, DRINKS, JUNO, arrive, counts_now, form, read, response
from casebook import AGREED, NOON, UNSAFE, Office, office_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapter.casework import RowKind, Verb
from adapter.contract import screened_json
from adapter.errors import NotAllowed
from adapter.prompting import make_cards
from adapter.records import SourceRecord
from adapter.versions import replacements
from adapter.words import Standing

FIRST, LATER, LAST = "2026-10-06T15:00:00Z", "2026-10-08T10:00:00Z", "2026-10-09T10:00:00Z"
HALF = form("in_progress", DRINKS, FIRST)
DONE = form("submitted", JUNO, LATER)
REDONE = form("submitted", ALONE, LAST)
MISTAKE = form("entered in error", "", FIRST)
WITHDRAWN = form("discarded", JUNO, LAST)
OTHER = form("submitted", JUNO, FIRST, number="w-8", firstName="Isolde")
HISTORIES: dict[str, tuple[SourceRecord, ...]] = {
    "half-finished, then finished": (HALF, DONE, OTHER),
    "finished, then amended to nobody": (HALF, DONE, REDONE),
    "finished, then withdrawn": (HALF, DONE, WITHDRAWN, OTHER),
    "a FHIR form amended, then a mistake": (
        response("in-progress", DRINKS, "2026-10-06T15:00:00Z"),
        response("completed", JUNO, "2026-10-06T16:00:00Z"),
        response("entered-in-error", "", "2026-10-07T09:00:00Z"),
        OTHER,
    ),
    "one moment, told apart by how they stand": (
        response("in-progress", ALONE),
        response("completed", DRINKS),
        response("amended", JUNO),
    ),
    "the same form in one wrapping after another": (
        response("completed", DRINKS, "2026-10-06T16:00:00Z", wrapped="b-1"),
        response("amended", JUNO, "2026-10-06T17:00:00Z", wrapped="b-2"),
        response("in-progress", ALONE, "2026-10-06T15:00:00Z"),
    ),
}


@pytest.mark.parametrize("history", HISTORIES)
def test_what_counts_does_not_hang_on_the_order_of_arrival(
    history: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    versions = HISTORIES[history]
    expected = _after(versions, tmp_path_factory)

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(order=st.permutations(versions), again=st.sampled_from(versions))
    def any_order(order: list[SourceRecord], again: SourceRecord) -> None:
        assert _after((*order, again), tmp_path_factory) == expected

    any_order()


def _after(records: tuple[SourceRecord, ...], folders: pytest.TempPathFactory) -> set[tuple[object, ...]]:
    with office_in(folders.mktemp("order")) as office:
        arrive(office, *records)
        return counts_now(office)


def test_both_ends_are_the_same_on_every_database(office: Office) -> None:
    arrive(office, REDONE, WITHDRAWN, DONE, HALF)
    assert counts_now(office) == set()
    arrive(office, OTHER)
    assert len(counts_now(office)) == 1


def test_the_latest_version_of_each_history_is_what_is_shown(office: Office) -> None:
    arrive(office, DONE, HALF)
    (row,) = office.cases.worklist(office.ruth)
    assert (row.kind, row.provisional, row.changed) == (RowKind.REFERRAL, False, False)


# --- unfinished -------------------------------------------------------------------------------------------------------


def test_what_a_half_finished_record_shows_says_that_it_is_provisional(office: Office) -> None:
    arrive(office, form("in_progress", JUNO))
    (row,) = office.cases.worklist(office.ruth)
    assert row.provisional
    assert row.referral_id is not None
    view = office.cases.show(row.referral_id, office.ruth)
    assert view.provisional
    made_from = next(one.line.words for part in view.sections for one in part.lines if one.line.label == "Made from")
    assert "not finished when it was read" in made_from


def test_card_and_contract_say_that_a_finding_is_provisional() -> None:
    half, done = read(form("in_progress", JUNO)), read(form("submitted", JUNO))
    assert "provisional" in make_cards(half, None, lambda: "u-1", NOON)[0].detail
    assert "provisional" not in make_cards(done, None, lambda: "u-1", NOON)[0].detail
    assert {one["provisional"] for one in screened_json(half)["findings"]} == {True}
    assert {one["provisional"] for one in screened_json(done)["findings"]} == {False}
    assert screened_json(half)["record"]["standing"] == "unfinished"


def test_the_finished_record_takes_the_place_of_a_draft_nobody_had_worked_on(office: Office) -> None:
    arrive(office, form("in_progress", JUNO, FIRST), DONE)
    (row,) = office.cases.worklist(office.ruth)
    assert not row.provisional
    assert not row.changed


@pytest.mark.parametrize(
    ("status", "standing", "told"),
    [
        ("In Progress", Standing.UNFINISHED, False),
        ("corrected", Standing.AMENDED, False),
        ("", Standing.FINAL, False),
        ("entered-in-error", Standing.ENTERED_IN_ERROR, False),
        ("waiting for Godfrey", Standing.FINAL, True),
    ],
)
def test_a_status_nobody_knows_is_told_and_silences_nothing(status: str, standing: Standing, told: bool) -> None:
    found = read(form(status, JUNO))
    assert found.family.record.standing is standing
    assert any("none that is known" in one.why for one in found.could_not_check) is told


# --- drafts somebody holds --------------------------------------------------------------------------------------------


def _looked_at(office: Office, made: str) -> str:
    """Ruth has looked at what the record says now; the hash of what she saw."""
    change = office.cases.show(made, office.ruth).change
    assert change is not None
    office.cases.look_again(made, change.newer_sha256, office.ruth)
    return change.newer_sha256


def _held_draft(office: Office, record: SourceRecord = DONE) -> str:
    arrive(office, record)
    made = next(row.referral_id for row in office.cases.worklist(office.ruth) if row.referral_id)
    office.cases.record_sharing(made, AGREED, office.ruth)
    return made


@pytest.mark.parametrize(
    ("newer", "words"),
    [(REDONE, "has changed"), (WITHDRAWN, "withdrawn"), (form("entered in error", "", LAST), "entered in error")],
)
def test_whoever_holds_a_draft_is_told_and_looks_again_before_approving(
    office: Office, newer: SourceRecord, words: str
) -> None:
    made = _held_draft(office)
    arrive(office, newer)
    row = next(one for one in office.cases.worklist(office.sam) if one.referral_id == made)
    assert row.changed
    view = office.cases.show(made, office.sam)
    assert view.change is not None
    assert words in view.change.what
    assert view.change.held_by == ("Ruth Okafor",)
    assert view.change.said_no_more
    with pytest.raises(NotAllowed, match="Look at what it says now"):
        office.cases.approve(made, view.content_sha256, office.sam)
    office.cases.look_again(made, view.change.newer_sha256, office.sam)
    assert not next(one for one in office.cases.worklist(office.sam) if one.referral_id == made).changed
    assert office.cases.approve(made, view.content_sha256, office.sam)


def test_one_more_change_asks_for_one_more_look(office: Office) -> None:
    made = _held_draft(office)
    arrive(office, REDONE)
    seen = _looked_at(office, made)
    arrive(office, form("submitted", DRINKS, "2026-10-10T10:00:00Z"))
    assert office.cases.show(made, office.ruth).may(Verb.LOOK_AGAIN).allowed
    with pytest.raises(NotAllowed, match="changed once more"):
        office.cases.look_again(made, seen, office.ruth)


def test_a_referral_already_sent_says_that_its_record_was_a_mistake(office: Office) -> None:
    made = _held_draft(office)
    office.cases.record_sharing(made, UNSAFE, office.ruth)
    office.cases.approve(made, office.sha256(made), office.ruth)
    arrive(office, form("entered in error", "", LAST))
    row = next(one for one in office.cases.worklist(office.ruth) if one.referral_id == made)
    assert "tell whoever received it" in row.next


def test_looking_again_is_in_the_history_with_who_and_when(office: Office) -> None:
    made = _held_draft(office)
    arrive(office, REDONE)
    _looked_at(office, made)
    assert any("Looked at" in line.what for line in office.cases.history(made, office.ivo))


def test_a_draft_from_before_a_record_was_restricted_is_not_approved(office: Office) -> None:
    made = _held_draft(office, response("completed", JUNO, "2026-10-06T16:00:00Z", wrapped="b-1"))
    arrive(office, response("completed", JUNO, "2026-10-06T17:00:00Z", wrapped="b-1", label="R"))
    view = office.cases.show(made, office.ruth)
    assert view.change is not None
    assert "restricted now" in view.change.restricted
    office.cases.look_again(made, view.change.newer_sha256, office.ruth)
    with pytest.raises(NotAllowed, match="restricted now"):
        office.cases.approve(made, view.content_sha256, office.ruth)
    assert "restricted now" in office.cases.show(made, office.ruth).may(Verb.APPROVE).why_not
    newer = view.change.newer_referral
    assert newer is not None
    office.cases.record_sharing(newer, AGREED, office.ruth)
    assert office.cases.approve(newer, office.sha256(newer), office.ruth)


# --- prompts that end -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("newer", "words"), [(WITHDRAWN, "withdrawn"), (MISTAKE, "entered in error"), (REDONE, "no longer shows")]
)
def test_a_prompt_ends_with_a_told_reason(office: Office, newer: SourceRecord, words: str) -> None:
    arrive(office, HALF, newer)
    (row,) = office.cases.worklist(office.ruth)
    assert row.kind is RowKind.ENDED
    prompt = office.cases.show_prompt(row.screening_id, office.ruth)
    assert prompt.ended is not None
    assert words in prompt.ended.why
    office.cases.close_prompt(row.screening_id, "Read.", office.ruth)
    assert office.cases.worklist(office.ruth) == ()


def test_a_record_that_ends_is_told_once_however_many_versions_it_had(office: Office) -> None:
    arrive(office, HALF, form("submitted", DRINKS, LATER), WITHDRAWN)
    assert [row.kind for row in office.cases.worklist(office.ruth)] == [RowKind.ENDED]


def test_a_prompt_that_goes_on_in_a_newer_version_does_not_end(office: Office) -> None:
    arrive(office, HALF, form("submitted", DRINKS, LATER))
    (row,) = office.cases.worklist(office.ruth)
    assert row.kind is RowKind.PROMPT


def test_a_prompt_that_ended_comes_back_no_more_when_the_record_is_written_anew(office: Office) -> None:
    arrive(office, HALF, WITHDRAWN, form("submitted", DRINKS, "2026-10-10T10:00:00Z"))
    (row,) = office.cases.worklist(office.ruth)
    assert row.kind is RowKind.PROMPT


# --- what is never lost -----------------------------------------------------------------------------------------------


def test_a_form_taken_back_hides_nothing_that_the_rest_of_its_record_says() -> None:
    child = {
        "resourceType": "RelatedPerson",
        "id": "r1",
        "patient": {"reference": "Patient/p7"},
        "birthDate": "2018-01-01",
        "relationship": [
            {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "CHILD"}]}
        ],
    }
    found = read(response("entered-in-error", "", wrapped="b-9", child=child))
    assert found.family.record.standing is Standing.FINAL
    assert found.family.children


def test_a_form_that_comes_alone_does_not_take_the_place_of_a_record_that_holds_more(office: Office) -> None:
    flag = {"resourceType": "Flag", "id": "f1", "status": "active", "subject": {"reference": "Patient/p7"}}
    flag |= {"code": {"text": "Two young children at home"}}
    arrive(office, response("completed", DRINKS, "2026-10-06T16:00:00Z", wrapped="b-1", flag=flag))
    before = counts_now(office)
    arrive(office, response("completed", ALONE, "2026-10-06T17:00:00Z"))
    assert before <= counts_now(office)


def test_where_neither_says_which_is_the_later_the_one_that_came_last_counts(office: Office) -> None:
    one, other = form("submitted", JUNO), form("submitted", DRINKS)
    arrive(office, one, other)
    assert {row[0] for row in counts_now(office)} == {RowKind.PROMPT}
    arrive(office, one)
    assert any(row[0] is RowKind.REFERRAL for row in counts_now(office))


def test_a_date_in_the_future_does_not_keep_a_record_for_ever(office: Office) -> None:
    arrive(office, form("submitted", DRINKS, "2062-10-06T15:00:00Z"), DONE)
    assert any(row[0] is RowKind.REFERRAL for row in counts_now(office))


def test_nothing_stands_in_for_the_only_version() -> None:
    assert replacements(()) == {}
