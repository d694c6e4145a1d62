"""Live records whose form has changed are counted, written seldom, and shown to whoever keeps the service running."""

from __future__ import annotations

from dataclasses import replace

from casebook import Office, finding, screened

from adapter.findings import Route
from adapter.records import Unlisted

CHANGED = Unlisted(
    "review", "Any dependants?", "question", "Do you have children?", ("family.asked",), "codes/x.yaml:4"
)
NEW = Unlisted("review", "Preferred day?", "question")


def seen(office: Office, *found: Unlisted) -> int:
    """One live record; how many names were written for it."""
    record = replace(screened(finding(Route.ASK)), unlisted=found)
    due = office.cases.counted(record)
    office.cases.note_unlisted(due, "hook:exampleshire")
    return len(due)


def test_a_changed_form_costs_a_handful_of_writes_and_is_counted_whole(office: Office) -> None:
    written = sum(seen(office, CHANGED, NEW) for _ in range(100))
    assert written <= 2 * 8
    view = office.cases.running((), office.ada)
    assert [(row.name, row.records) for row in view.unlisted] == [("Any dependants?", 100), ("Preferred day?", 100)]


def test_what_blinds_a_fact_comes_first_with_its_line_and_its_days(office: Office) -> None:
    seen(office, NEW)
    seen(office, NEW)
    seen(office, CHANGED)
    view = office.cases.running((), office.ada)
    (row,) = view.blind
    assert view.unlisted[0] == row
    assert (row.looks_like, row.blind, row.place) == ("Do you have children?", ("family.asked",), "codes/x.yaml:4")
    assert row.first_at == row.last_at
    assert view.unlisted[1].first_at < view.unlisted[1].last_at


def test_a_record_of_a_form_that_did_not_change_writes_nothing(office: Office) -> None:
    before = office.cases.verify_audit()
    assert seen(office) == 0
    assert office.cases.verify_audit() == before


def test_what_is_written_is_audited_without_its_words(office: Office) -> None:
    before = office.cases.verify_audit()
    seen(office, CHANGED)
    assert office.cases.verify_audit() == before + 1
