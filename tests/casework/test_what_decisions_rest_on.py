"""A decision keeps the facts it rested on, and the rules, word list, lists and mapping by their hashes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from arrivals import ALONE, DRINKS, JUNO, arrive, form, read, response, shelves
from casebook import AGREED, Office, event
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from adapter.basis import basis_bytes, basis_from, basis_of, said_bytes
from adapter.casework.filing import basis_row
from adapter.detection import Rules, rules_from
from adapter.findings import Card, Urgency
from adapter.intake.limits import Limits
from adapter.screening import Shelves, judged
from adapter.store.rows import Rested
from adapter.workbench.replaying import CHANGED_BYTES, Replayed, replayed

RECORDS = {
    "form": form("submitted", JUNO),
    "unfinished": form("in_progress", DRINKS),
    "nobody": form("submitted", ALONE),
    "fhir": response("completed", JUNO, "2026-10-06T16:00:00Z", wrapped="b-1"),
}


def _without(rule: str) -> Shelves:
    """The shelves of a later day, when a rule has been taken away."""
    rules = Rules(tuple(one for one in shelves().rules if one.rule.rule != rule))
    return replace(shelves(), rules=rules)


def _again(office: Office, kind: str, today: Shelves | None = None) -> Replayed:
    one = _one(office, kind)
    kept = office.cases.kept(one, "tests")
    assert kept.basis is not None
    assert one.basis_sha256 is not None
    return replayed(one.basis_sha256, kept.basis, kept.record, today or shelves(), Limits())


def _one(office: Office, kind: str) -> Rested:
    return next(one for one in office.cases.decided(None, "tests") if one.kind == kind)


@pytest.mark.parametrize("name", RECORDS)
def test_the_facts_of_a_decision_come_back_as_they_were(name: str) -> None:
    basis = basis_of(read(RECORDS[name]), "1")
    assert basis is not None
    back = basis_from(basis_bytes(basis))
    assert back == basis
    assert basis_bytes(back) == basis_bytes(basis)


@pytest.mark.parametrize("name", RECORDS)
def test_kept_rules_say_the_same_of_kept_facts_bit_for_bit(name: str) -> None:
    found = read(RECORDS[name])
    rules = rules_from(shelves().rules.kept())
    assert rules.sha256 == shelves().rules.sha256
    assert said_bytes(*judged(found.family, rules)) == said_bytes(found.findings, found.could_not_check)


@pytest.mark.parametrize("kind", ["finding", "draft"])
def test_what_was_filed_comes_out_the_same(office: Office, kind: str) -> None:
    arrive(office, RECORDS["form"])
    again = _again(office, kind)
    assert again.reproduced
    assert (again.changed, again.gone, again.new, again.note) == ((), (), (), None)


def test_a_rule_that_went_since_is_told_with_what_would_come_out_today(office: Office) -> None:
    arrive(office, RECORDS["form"])
    rule = read(RECORDS["form"]).findings[0].rule
    again = _again(office, "finding", _without(rule))
    assert again.reproduced, "what was decided then still comes out of what was kept then"
    assert again.changed == ("the rules",)
    assert rule in {name for name, _, _ in again.gone}
    assert again.new == () or rule not in {name for name, _, _ in again.new}


def test_a_card_of_a_record_that_was_only_opened_is_asked_again_by_its_facts(office: Office) -> None:
    found = read(RECORDS["fhir"])
    card = Card("u-1", "There may be a child.", Urgency.INFO, "", (), found.findings)
    office.cases.record_events([event()], [(card, "0" * 64, basis_row(found))])
    again = _again(office, "card")
    assert again.reproduced
    assert again.note is not None
    assert "only opened" in again.note


def test_one_changed_byte_of_what_was_kept_is_told(office: Office) -> None:
    arrive(office, RECORDS["form"])
    one = _one(office, "finding")
    kept = office.cases.kept(one, "tests")
    assert kept.basis is not None
    changed = (kept.basis[0].replace(b"Juno", b"June"), kept.basis[1])
    again = replayed(one.basis_sha256 or "", changed, kept.record, shelves(), Limits())
    assert again.why_not == CHANGED_BYTES


def test_the_database_itself_refuses_to_change_what_a_decision_rests_on(office: Office) -> None:
    arrive(office, RECORDS["form"])
    for statement in ("UPDATE bases SET rules_sha256 = rules_sha256", "UPDATE rule_sets SET kept_at = kept_at"):
        with pytest.raises(DBAPIError, match="not changed"), office.store._engine.begin() as connection:
            connection.execute(text(statement))


def test_an_approval_names_what_it_rests_on_in_the_audit_chain(office: Office) -> None:
    arrive(office, RECORDS["form"])
    one = _one(office, "draft")
    office.cases.record_sharing(one.id, AGREED, office.ruth)
    office.cases.approve(one.id, office.sha256(one.id), office.ruth)
    with office.store._engine.connect() as connection:
        bodies = [bytes(row.body) for row in connection.execute(text("SELECT body FROM audit_rows ORDER BY number"))]
    approved = next(body for body in bodies if b'"approved"' in body)
    assert (one.basis_sha256 or "?").encode() in approved
    assert not any(b"Juno" in body or b"Tamsin" in body for body in bodies)


def test_the_history_names_what_a_draft_rests_on_for_an_auditor(office: Office) -> None:
    arrive(office, RECORDS["form"])
    one = _one(office, "draft")
    assert any((one.basis_sha256 or "?") in line.what for line in office.cases.history(one.id, office.ivo))


def test_a_look_at_what_a_decision_rests_on_is_audited(office: Office) -> None:
    arrive(office, RECORDS["form"])
    before = office.store.verify_audit()
    office.cases.kept(_one(office, "draft"), "tests")
    assert office.store.verify_audit() == before + 2


def test_the_same_rules_are_kept_once(office: Office) -> None:
    arrive(office, *RECORDS.values())
    with office.store._engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM rule_sets")).scalar() == 1
