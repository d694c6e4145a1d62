"""An assessment is announced and its content comes by itself: whatever comes first, the end is the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from builders import adult
from casebook import Office, a_family, finding, office_in, source
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapter.announcements import NOT_HERE, has_arrived
from adapter.casework import RowKind
from adapter.findings import Result, Route, Screened
from adapter.records import CouldNotCheck, SourceRecord, sha256_of
from adapter.words import Standing

UNSEEN = CouldNotCheck("the assessment 'Care Act assessment'", f"the assessment was completed; {NOT_HERE}")


@dataclass(frozen=True, slots=True)
class Arriving:
    """One record that comes in, by a word for what it is."""

    what: str
    screened: Screened


def record(what: str, summary: bool, day: int, *, nhs: str | None = "9990000018", **more: Any) -> Arriving:
    whole = a_family()
    ref = replace(
        whole.record,
        id=str(more.pop("id", "ASM-7")),
        source="announcing" if summary else "forms",
        sha256=sha256_of(what.encode()),
        assessed_on=date(2026, 10, day),
        summary=summary,
    )
    ref = replace(ref, status="completed", standing=more.pop("standing", Standing.FINAL))
    who = adult(nhs_number=nhs, postcode="ZZ1 1AA", address="1 Example Street, Exampleton")
    family = replace(whole, record=ref, adult=who, children=() if summary else whole.children)
    findings = () if summary else (finding(Route.ASK, Result.ASK, rule=what),)
    return Arriving(what, Screened(family, findings, (UNSEEN,) if summary else ()))


ANNOUNCED = record("announced", True, 1)
ANNOUNCED_AGAIN = record("announced again", True, 9)
CONTENT = record("content", False, 2)
AMENDED = record("amended", False, 5)


def keep(office: Office, *arriving: Arriving) -> None:
    for one in arriving:
        office.cases.keep(one.screened, source(one.screened, one.what.encode()), "tests")


def shown(office: Office) -> list[tuple[RowKind, tuple[str, ...]]]:
    return sorted((row.kind, row.questions) for row in office.cases.worklist(office.ruth))


def test_an_assessment_whose_content_never_comes_stays_in_sight(office: Office) -> None:
    keep(office, ANNOUNCED)
    (row,) = office.cases.worklist(office.ruth)
    assert (row.kind, row.could_not_check) == (RowKind.COULD_NOT_LOOK, (f"{UNSEEN.what}: {UNSEEN.why}",))


def test_the_content_takes_the_place_of_its_announcement(office: Office) -> None:
    keep(office, ANNOUNCED, CONTENT)
    assert [kind for kind, _ in shown(office)] == [RowKind.PROMPT]


def test_an_announcement_that_comes_late_is_not_shown_however_new_it_is(office: Office) -> None:
    keep(office, CONTENT, ANNOUNCED_AGAIN)
    assert [kind for kind, _ in shown(office)] == [RowKind.PROMPT]


def test_the_content_of_another_adult_or_assessment_leaves_an_announcement_in_sight(office: Office) -> None:
    other_id = record("other assessment", False, 2, id="ASM-8")
    keep(office, ANNOUNCED, other_id, record("other adult", False, 2, nhs="9990000026"))
    assert [kind for kind, _ in shown(office)].count(RowKind.COULD_NOT_LOOK) == 1


def test_where_nobody_says_who_the_adult_is_nothing_is_joined(office: Office) -> None:
    keep(office, record("announced", True, 1, nhs=None), record("content", False, 2, nhs=None))
    assert [kind for kind, _ in shown(office)].count(RowKind.COULD_NOT_LOOK) == 1


def test_content_that_was_taken_back_does_not_bring_the_announcement_back(office: Office) -> None:
    keep(office, ANNOUNCED, CONTENT, record("withdrawn", False, 6, standing=Standing.ENTERED_IN_ERROR))
    assert [kind for kind, _ in shown(office)] == [RowKind.ENDED]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([ANNOUNCED, ANNOUNCED_AGAIN, CONTENT, AMENDED]))
def test_any_order_of_arrival_ends_the_same(order: list[Arriving], tmp_path_factory: pytest.TempPathFactory) -> None:
    with office_in(tmp_path_factory.mktemp("order")) as office:
        keep(office, *order)
        (row,) = office.cases.worklist(office.ruth)
        prompt = office.cases.show_prompt(row.screening_id, office.ruth)
        assert (row.kind, row.could_not_check) == (RowKind.PROMPT, ())
        assert "amended" in str(prompt.questions)


def test_both_orders_end_the_same_on_every_database(office: Office) -> None:
    keep(office, ANNOUNCED_AGAIN, AMENDED, ANNOUNCED, CONTENT)
    (row,) = office.cases.worklist(office.ruth)
    assert (row.kind, row.could_not_check) == (RowKind.PROMPT, ())


def test_an_announcement_whose_content_is_here_has_nothing_unseen() -> None:
    assert has_arrived(ANNOUNCED.screened).could_not_check == ()


# --- joined records ---------------------------------------------------------------------------------------------------


def joined(*names: str) -> bytes:
    entries = [{"resource": {"resourceType": "Condition", "id": name}, "received": {"sha256": name}} for name in names]
    head = {"resourceType": "Bundle", "id": "Patient/a", "type": "collection", "link": [], "entry": entries}
    return orjson.dumps(head)


def keep_joined(office: Office, received: bytes, day: int) -> None:
    whole = record("joined", False, day, id="Patient/a").screened
    ref = replace(whole.family.record, sha256=sha256_of(received), path="drop#Patient/a")
    one = replace(whole, family=replace(whole.family, record=ref))
    office.cases.keep(one, SourceRecord(ref.path, received, ref.sha256, {}), "tests")


def test_a_whole_export_takes_the_place_of_the_last_one(office: Office) -> None:
    keep_joined(office, joined("c1"), 1)
    keep_joined(office, joined("c1", "c2"), 2)
    assert len(shown(office)) == 1


def test_an_export_of_changes_hides_nothing_an_earlier_one_told(office: Office) -> None:
    keep_joined(office, joined("c1"), 1)
    keep_joined(office, joined("c2"), 2)
    assert len(shown(office)) == 2


def test_an_older_whole_export_that_comes_late_hides_nothing(office: Office, tmp_path: Path) -> None:
    keep_joined(office, joined("c1", "c2"), 2)
    keep_joined(office, joined("c1"), 1)
    assert len(shown(office)) == 1
