"""Cards on the wire: a card comes in, the CDS Hooks JSON object of it goes out (CDS Hooks 2.0, "Card Attributes").

A card has no suggestions, no system actions and nothing that launches by itself: only a person acts.
No member is ever null or empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from adapter.findings import Card
from adapter.words import DISMISSAL_WORDS, Dismissal

REASONS_SYSTEM = "urn:think-family-adapter:override-reason"
TOPIC_SYSTEM = "urn:think-family-adapter:topic"
OVERRIDE_REASONS: Mapping[Dismissal, str] = {
    reason: words for reason, words in DISMISSAL_WORDS.items() if reason is not Dismissal.OTHER
}


def card_json(
    card: Card,
    links: Sequence[Mapping[str, str]] = (),
    source_label: str = "Think-family adapter",
    source_url: str | None = None,
) -> dict[str, Any]:
    """The card as CDS Hooks has it; `links` are `{label, url, type}` and left out where there are none."""
    source: dict[str, Any] = {"label": source_label}
    if source_url:
        source["url"] = source_url
    source["topic"] = {"system": TOPIC_SYSTEM, "code": _topic(card), "display": "Children in the family"}
    fitting = _fitting(card)
    said: dict[str, Any] = {
        "uuid": card.uuid,
        "summary": card.summary,
        "indicator": card.indicator.value,
        "source": source,
        "overrideReasons": [
            {"code": reason.value, "system": REASONS_SYSTEM, "display": display}
            for reason, display in OVERRIDE_REASONS.items()
            if reason in fitting
        ],
    }
    if card.detail:
        said["detail"] = card.detail
    if links:
        said["links"] = [dict(link) for link in links]
    return said


def _fitting(card: Card) -> frozenset[Dismissal]:
    """What fits any of the rules that speak; every reason where none of them names its own."""
    return frozenset(reason for finding in card.findings for reason in finding.dismissal) or frozenset(Dismissal)


def _topic(card: Card) -> str:
    return card.routes[0].value if card.routes else "ask"
