"""Promise 1 against every order: no sequence of verbs leaves `draft` without a named person's decision."""

from __future__ import annotations

import itertools
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from casebook import Office, database
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from adapter.casework import Practitioner, Role
from adapter.drafting import ROUTE_WORDS, SECTIONS
from adapter.errors import NotAllowed, Undeliverable
from adapter.findings import Route
from adapter.records import sha256_of
from adapter.referrals import Agreement, Informed, LawfulBasis, SharingRecord, State
from adapter.words import Dismissal

PEOPLE = st.sampled_from(["ruth", "sam", "ada", "ivo", "ghost"])
SHARING = st.builds(
    SharingRecord,
    st.sampled_from(Informed),
    st.sampled_from(Agreement),
    st.sampled_from(LawfulBasis),
    st.sampled_from(["", "A reason."]),
)
WORDS = st.sampled_from(["", " ", "Some words."])
WHICH = st.integers(0, 9)
_ghost = Practitioner("ghost", "Ghost", Role.PRACTITIONER)


class AnyOrder(RuleBasedStateMachine):
    """A desk at which anybody presses any button at any time, also with an old page in front of them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        with database("sqlite", Path(self.folder.name), "cases") as url:
            self.office = Office(url)
        self.made: list[str] = []
        self.pages: list[str] = ["0" * 64]
        self.numbers = itertools.count()

    def teardown(self) -> None:
        """The chain holds at the end, whatever happened."""
        assert self.office.store.verify_audit() > 0
        self.office.store.close()
        self.folder.cleanup()

    def _try(self, verb: str, which: int, *arguments: Any, by: str) -> None:
        if not self.made:
            return
        person = _ghost if by == "ghost" else getattr(self.office, by)
        with suppress(NotAllowed, Undeliverable):
            getattr(self.office.cases, verb)(self.made[which % len(self.made)], *arguments, person)

    @rule(route=st.sampled_from(list(ROUTE_WORDS)))
    def file(self, route: Route) -> None:
        if len(self.made) < 3:
            self.made.append(self.office.draft(route, f"record {next(self.numbers)}".encode()))

    @rule(which=WHICH)
    def read(self, which: int) -> None:
        if self.made:
            self.pages.append(self.office.sha256(self.made[which % len(self.made)]))

    @rule(which=WHICH, sharing=SHARING, by=PEOPLE)
    def share(self, which: int, sharing: SharingRecord, by: str) -> None:
        self._try("record_sharing", which, sharing, by=by)

    @rule(which=WHICH, by=PEOPLE, page=WHICH)
    def approve(self, which: int, by: str, page: int) -> None:
        self._try("approve", which, self.pages[-1 - page % len(self.pages)], by=by)

    @rule(which=WHICH, by=PEOPLE)
    def approve_what_is_there(self, which: int, by: str) -> None:
        if self.made:
            self._try("approve", which, self.office.sha256(self.made[which % len(self.made)]), by=by)

    @rule(which=WHICH, reason=st.sampled_from(Dismissal), words=WORDS, by=PEOPLE)
    def decline(self, which: int, reason: Dismissal, words: str, by: str) -> None:
        self._try("decline", which, reason, words, by=by)

    @rule(which=WHICH, to_whom=WORDS, how=WORDS, by=PEOPLE)
    def hand_over(self, which: int, to_whom: str, how: str, by: str) -> None:
        self._try("hand_over", which, to_whom, how, "FD-1", by=by)

    @rule(which=WHICH, state=st.sampled_from(State), words=WORDS, by=PEOPLE)
    def record_outcome(self, which: int, state: State, words: str, by: str) -> None:
        self._try("record_outcome", which, state, words, by=by)

    @rule(which=WHICH, number=st.integers(-1, 60), words=WORDS, by=PEOPLE)
    def edit(self, which: int, number: int, words: str, by: str) -> None:
        if self.made:
            made = self.made[which % len(self.made)]
            person = _ghost if by == "ghost" else getattr(self.office, by)
            with suppress(NotAllowed):
                self.office.cases.edit_line(made, number, words, person, self.office.sha256(made))
            with suppress(NotAllowed):
                self.office.cases.add_line(made, SECTIONS[0], words, words, person, self.pages[-1])

    @invariant()
    def nothing_left_draft_without_a_named_person(self) -> None:
        with self.office.store.writing() as book:
            for made in self.made:
                row, approval = book.deciding.referral(made), book.deciding.approval(made)
                assert row is not None
                assert sha256_of(row.content) == row.content_sha256
                if row.state is State.DRAFT:
                    assert approval is None
                    continue
                if approval is None:
                    assert row.state in (State.CANCELLED, State.ENTERED_IN_ERROR)
                    assert next(one.decided_by for one in book.deciding.decisions(made)) in ("r.okafor", "s.lead")
                    continue
                assert approval.approved_by in ("r.okafor", "s.lead")
                assert approval.content_sha256 == row.content_sha256
                if row.route is Route.EARLY_HELP:
                    assert approval.sharing.agreement is Agreement.AGREED

    @invariant()
    def only_what_was_approved_was_handed_over(self) -> None:
        with self.office.store.writing() as book:
            for made in self.made:
                approval = book.deciding.approval(made)
                for delivery in book.deciding.deliveries(made):
                    assert approval is not None
                    assert delivery.content_sha256 == approval.content_sha256


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
