"""When: a case and what is asked of it come in, nothing or the sentence that refuses it goes out.

The two gates stand here: early help never goes without agreement,
safeguarding never waits for it. They are constants, not settings, and the database holds the first
one again in a constraint.
"""

from __future__ import annotations

from adapter.errors import NotAllowed
from adapter.findings import Route
from adapter.records import sha256_of
from adapter.referrals import (
    MOVES,
    STATE_WORDS,
    Agreement,
    Informed,
    LawfulBasis,
    Mover,
    SharingRecord,
    State,
    may_move,
)
from adapter.store.rows import ReferralRow
from adapter.words import PUT_OFF, Dismissal

NEEDS_AGREEMENT = frozenset({Route.EARLY_HELP})
NEVER_WAITS = frozenset({Route.IMMEDIATE_DANGER, Route.SAFEGUARDING, Route.ALLOCATED_WORKER})
NOT_TOLD = frozenset({Informed.NO_UNSAFE, Informed.NO_OTHER, Informed.NOT_YET})
SAY_WHY = frozenset({State.REJECTED, State.CANCELLED, State.ON_HOLD, State.FAILED, State.COMPLETED})
"""States that mean nothing without a word on why or what (FHIR Task.statusReason)."""


def check_is_draft(referral: ReferralRow) -> None:
    """Content and sharing change only before a decision."""
    if referral.state is not State.DRAFT:
        raise NotAllowed("This referral is no longer a draft, so it cannot be changed. Add what is new as an outcome.")


def check_seen(referral: ReferralRow, seen_sha256: str) -> None:
    """Nobody overwrites what they have not read."""
    if referral.content_sha256 != seen_sha256:
        raise NotAllowed("Somebody else changed this draft meanwhile. Read it again, then make your change.")


def check_words(words: str) -> None:
    """Nothing is recorded as nothing."""
    if not words.strip():
        raise NotAllowed("Write the words first; where something is not known, write: not known.")


def check_may_approve(referral: ReferralRow, content_sha256: str, sharing: SharingRecord | None) -> None:
    """A yes counts for exactly the bytes that were read, and only through the gate of their route."""
    check_is_draft(referral)
    if content_sha256 != referral.content_sha256 or content_sha256 != sha256_of(referral.content):
        raise NotAllowed("The draft is not the one you read. Read it again, then approve it.")
    check_looked(referral)
    check_sharing(referral.route, sharing)


def check_looked(referral: ReferralRow) -> None:
    """Nobody approves what rests on a record that has changed without having looked at what it says now."""
    if referral.must_look:
        raise NotAllowed(
            "The record this draft was made from is no longer the newest. Look at what it says now, say that you "
            "have, then approve."
        )


def check_may_look(referral: ReferralRow, newer_sha256: str) -> None:
    """One looks at what stands in its place now, and not at what stood there when the page was opened."""
    if not referral.must_look:
        raise NotAllowed("There is nothing new to look at.")
    if referral.replaced_by != newer_sha256:
        raise NotAllowed("It has changed once more. Read it again, then say that you have looked.")


def check_tells_no_place(own_restricted: bool, newer_restricted: bool) -> None:
    """A draft made before a record was restricted may say where somebody lives, whom nobody may find now."""
    if newer_restricted and not own_restricted:
        raise NotAllowed(
            "The record is restricted now: where they live must not be told, and this draft was made before. Decline "
            "it, use the draft of the newer record, or ring the front door. A child in danger now: ring 999."
        )


def check_sharing(route: Route, sharing: SharingRecord | None) -> None:
    """The two gates."""
    if sharing is None:
        raise NotAllowed(
            "First record three things: was the adult told, does anybody with parental responsibility agree to "
            "the service, and on what lawful basis is it shared. Safeguarding does not wait for a yes to any of them."
        )
    if route in NEEDS_AGREEMENT and sharing.agreement is not Agreement.AGREED:
        raise NotAllowed(
            "Early help is voluntary: it is sent only with the agreement of somebody with parental responsibility. "
            "Ask, and record the answer. If a child may be at risk of harm, make a safeguarding referral instead."
        )
    if sharing.reason.strip():
        return
    if sharing.informed in NOT_TOLD:
        raise NotAllowed("The adult has not been told. Say why: for example, telling would put a child at risk.")
    if sharing.agreement is Agreement.REFUSED and route not in NEVER_WAITS:
        raise NotAllowed("The family refused the service. Say why it is shared all the same.")
    if sharing.lawful_basis is LawfulBasis.OTHER:
        raise NotAllowed("Say which lawful basis it is.")


def check_may_decline(referral: ReferralRow, reason: Dismissal, words: str) -> None:
    """A draft is put aside for a reason."""
    if referral.state is not State.DRAFT:
        raise NotAllowed("Only a draft can be declined. To withdraw a sent referral, record it as cancelled.")
    if reason in PUT_OFF:
        raise NotAllowed("That closes nothing: the draft waits here until you decide. Choose why it is not sent.")
    if reason is Dismissal.OTHER and not words.strip():
        raise NotAllowed("Say the reason in your own words.")


def check_may_hand_over(referral: ReferralRow, to_whom: str, how: str) -> None:
    """Only what was approved and not yet handed over."""
    if referral.state is State.DRAFT:
        raise NotAllowed("Nobody has approved this referral yet, so it must not be handed over.")
    if referral.state is not State.REQUESTED:
        raise NotAllowed("This referral is not waiting to be handed over.")
    if not to_whom.strip() or not how.strip():
        raise NotAllowed("Say to whom you handed it over, and how.")


def check_may_record(referral: ReferralRow, after: State, words: str) -> None:
    """What came back follows the moves of `referrals.MOVES`; a draft is approved or declined instead."""
    if referral.state is State.DRAFT:
        raise NotAllowed("This is still a draft: approve it or decline it.")
    if not may_move(referral.state, after, Mover.PERSON):
        possible = ", ".join(f"“{STATE_WORDS[state]}”" for state in outcomes_of(referral.state)) or "nothing more"
        now, then = STATE_WORDS[referral.state], STATE_WORDS[after]
        raise NotAllowed(f"A referral that stands as “{now}” cannot become “{then}”. Possible now: {possible}.")
    if after in SAY_WHY and not words.strip():
        raise NotAllowed(f"Say why, or what was decided: “{STATE_WORDS[after]}” alone tells the next reader nothing.")


def outcomes_of(state: State) -> tuple[State, ...]:
    """What a person may record of a referral in this state; nothing of a draft."""
    if state is State.DRAFT:
        return ()
    return tuple(after for after, movers in MOVES[state].items() if Mover.PERSON in movers)
