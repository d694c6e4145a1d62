"""Promise 9 under the axe: a process killed between any two statements of any verb leaves nothing half-done."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from arrivals import JUNO, form, read
from casebook import AGREED, PASSWORD, UNSAFE, Office, event, finding, screened, source
from sqlalchemy import event as listen
from sqlalchemy import select

from adapter.casework import Role
from adapter.findings import Card, Result, Route, Urgency
from adapter.records import Quarantined
from adapter.referrals import State
from adapter.store.tables import metadata
from adapter.words import Dismissal

KILLED, DONE = 17, 0
Verb = Callable[[Office], Any]


def _keep(office: Office) -> Verb:
    one = screened(finding(Route.YOUNG_CARER), received=b"two")
    return lambda office: office.cases.keep(one, source(one, b"two"), "tests")


def _keep_newer(office: Office) -> Verb:
    office.draft(Route.EARLY_HELP, b"older")
    one = screened(finding(Route.SAFEGUARDING), received=b"newer", id=f"record of {b'older'!r}")
    return lambda office: office.cases.keep(one, source(one, b"newer"), "tests")


def _quarantine(office: Office) -> Verb:
    item = Quarantined("x.json", "e" * 64, "line 1", "it is not JSON.", "Send it again.", b"{")
    return lambda office: office.cases.keep_quarantined(item, "tests")


def _hook(office: Office) -> Verb:
    card = Card("u-1", "There may be a child.", Urgency.INFO, "", (), (finding(None),))
    return lambda office: office.cases.record_events([event(), event(2)], [(card, "0" * 64, None)])


def _close_prompt(office: Office) -> Verb:
    one = screened(finding(Route.ASK, Result.ASK))
    office.cases.keep(one, source(one), "tests")
    prompt = office.cases.worklist(office.ruth)[0].screening_id
    return lambda office: office.cases.close_prompt(prompt, "Asked.", office.ruth)


def _edit(office: Office) -> Verb:
    made = office.draft()
    seen = office.sha256(made)
    return lambda office: office.cases.edit_line(made, 1, "In my words.", office.ruth, seen)


def _share(office: Office) -> Verb:
    made = office.draft()
    return lambda office: office.cases.record_sharing(made, UNSAFE, office.ruth)


def _approve(office: Office) -> Verb:
    made = office.draft()
    office.cases.record_sharing(made, AGREED, office.ruth)
    seen = office.sha256(made)
    return lambda office: office.cases.approve(made, seen, office.ruth)


def _decline(office: Office) -> Verb:
    made = office.draft()
    return lambda office: office.cases.decline(made, Dismissal.NOT_A_CHILD, "A dog.", office.ruth)


def _look_again(office: Office) -> Verb:
    made = office.draft(received=b"older")
    newer = screened(finding(Route.SAFEGUARDING), received=b"newer", id=f"record of {b'older'!r}")
    office.cases.keep(newer, source(newer, b"newer"), "tests")
    change = office.cases.show(made, office.ruth).change
    assert change is not None
    return lambda office: office.cases.look_again(made, change.newer_sha256, office.ruth)


def _read_by_the_corridor(office: Office) -> Verb:
    record = form("submitted", JUNO)
    read_once = read(record)
    return lambda office: office.cases.keep(read_once, record, "tests")


def _hand_over(office: Office) -> Verb:
    made = office.approved()
    return lambda office: office.cases.hand_over(made, "duty worker", "by phone", "FD-1", office.ruth)


def _outcome(office: Office) -> Verb:
    made = office.approved()
    return lambda office: office.cases.record_outcome(made, State.ACCEPTED, "", office.ruth)


def _show(office: Office) -> Verb:
    made = office.draft()
    return lambda office: office.cases.show(made, office.ruth)


def _add_person(office: Office) -> Verb:
    return lambda office: office.cases.add_practitioner("n", "New", Role.AUDITOR, PASSWORD, office.ada)


def _sign_in(office: Office) -> Verb:
    office.cases.sign_in(office.ruth.username, "wrong")
    return lambda office: office.cases.sign_in(office.ruth.username, PASSWORD)


VERBS = (
    _keep,
    _keep_newer,
    _quarantine,
    _hook,
    _close_prompt,
    _edit,
    _share,
    _approve,
    _decline,
    _look_again,
    _read_by_the_corridor,
    _hand_over,
    _outcome,
    _show,
    _add_person,
    _sign_in,
)


@pytest.mark.parametrize("prepare", VERBS, ids=lambda verb: verb.__name__.strip("_"))
def test_a_verb_killed_anywhere_has_not_happened(office: Office, prepare: Callable[[Office], Verb]) -> None:
    verb = prepare(office)
    before, rows = _everything(office), office.store.verify_audit()
    kills = 0
    while _killed(office, verb, after=kills):
        assert _everything(office) == before
        assert office.store.verify_audit() == rows
        kills += 1
        assert kills < 40, "the verb never ends"
    assert kills >= 3, "the kill no longer reaches the writes"
    assert office.store.verify_audit() > rows
    assert _everything(office) != before


def _killed(office: Office, verb: Verb, after: int) -> bool:
    """Run the verb in a process of its own that dies before its statement number `after` + 1, or before the commit."""
    office.store.close()
    child = os.fork()
    if child == 0:
        _die(office, verb, after)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (KILLED, DONE)
    return code == KILLED


def _die(office: Office, verb: Verb, after: int) -> None:
    left = [after]

    def count(*_: Any) -> None:
        if left[0] == 0:
            os._exit(KILLED)
        left[0] -= 1

    listen.listen(office.store._engine, "before_cursor_execute", count)
    listen.listen(office.store._engine, "commit", count)
    code = 1
    try:
        verb(office)
        code = DONE
    finally:
        os._exit(code)


def _everything(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    with office.store._engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
