"""The output contract: a screened record comes in, the JSON object every command and page agrees on goes out.

The keys and words are fixed; a new key may be added, none is renamed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from adapter.facts import Evidence
from adapter.families import AdultFactor, Child, Contradiction, Family
from adapter.findings import Finding, Screened
from adapter.records import CouldNotCheck, Mention, Quarantined, Reading, RecordRef


def screened_json(screened: Screened) -> dict[str, Any]:
    """One record as the contract has it; `routes` is in order of urgency and `[]` means silent."""
    family = screened.family
    return {
        "record": record_json(family.record),
        "asked": family.asked,
        "children_in_household": family.children_in_household,
        "children": [child_json(child) for child in family.children],
        "adult_factors": [factor_json(factor) for factor in family.factors],
        "contradictions": [contradiction_json(item) for item in family.contradictions],
        "safe_contact": evidence_json(family.safe_contact),
        "findings": [finding_json(finding, screened.provisional) for finding in screened.shown],
        "routes": list(screened.routes),
        "could_not_check": [could_not_json(item) for item in screened.could_not_check],
    }


def held_json(item: Quarantined) -> dict[str, Any]:
    """A record that could not be read: only what it is and why; no answer is given about it."""
    return {
        "record": {"id": None, "source": None, "path": item.path, "sha256": item.sha256, "assessed_on": None},
        "held": True,
        "could_not_check": [{"what": item.where, "why": f"{item.why} {item.what_now}"}],
    }


def read_json(reading_id: str, family: Family, reading: Reading) -> dict[str, Any]:
    """What `thinkfamily read` prints for one passage: spans are character offsets in its text.

    Of children it lists everyone told of, the nephew who lives elsewhere too.
    """
    return {
        "id": reading_id,
        "children_in_household": family.children_in_household,
        "children": [child_json(child) for child in (*family.children, *family.told_of)],
        "adult_factors": [factor_json(factor) for factor in family.factors],
        "mentions": [mention_json(mention) for mention in reading.mentions],
        "could_not_check": [could_not_json(item) for item in family.could_not_check],
    }


def record_json(record: RecordRef) -> dict[str, Any]:
    """Which record it was; `sha256` is that of the received bytes."""
    return {
        "id": record.id,
        "source": record.source,
        "path": record.path,
        "sha256": record.sha256,
        "assessed_on": record.assessed_on.isoformat() if record.assessed_on else None,
        "standing": record.standing,
    }


def child_json(child: Child) -> dict[str, Any]:
    """One child; ages in whole years on the day of the record, null where they cannot be told."""
    return {
        "who": child.who,
        "relationship": child.relationship,
        "age_low": child.age_low,
        "age_high": child.age_high,
        "lives_here": child.lives_here,
        "basis": child.basis,
        "contact": child.contact,
        "unborn": child.unborn,
        "helps_with_care": child.helps_with_care,
        "care_tasks": list(child.care_tasks),
        **({"may_be": evidence_json(child.may_be)} if child.may_be else {}),
        "evidence": evidence_json(child.evidence),
    }


def factor_json(factor: AdultFactor) -> dict[str, Any]:
    """One factor in an adult's life."""
    return {
        "factor": factor.factor,
        "when": factor.when,
        "whose": factor.whose,
        "evidence": evidence_json(factor.evidence),
    }


def finding_json(finding: Finding, provisional: bool = False) -> dict[str, Any]:
    """What one rule says; `provisional` where the record it was made on is not finished."""
    return {
        "rule": finding.rule,
        "result": finding.result,
        "about": finding.about,
        "route": finding.route,
        "urgency": finding.urgency,
        "say": finding.say,
        "rule_sha256": finding.rule_sha256,
        "provisional": provisional,
        "dismissal": list(finding.dismissal),
        "evidence": evidence_json(finding.evidence),
    }


def contradiction_json(item: Contradiction) -> dict[str, Any]:
    """Both sides of a disagreement."""
    return {"about": item.about, "between": evidence_json(item.between)}


def could_not_json(item: CouldNotCheck) -> dict[str, str]:
    """Something nobody could look at."""
    return {"what": item.what, "why": item.why}


def mention_json(mention: Mention) -> dict[str, Any]:
    """One mention with its span in the passage."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "assertion": mention.assertion,
        "whose": mention.whose,
        "when": mention.when,
        "reason": mention.reason,
    }


def evidence_json(items: Iterable[Evidence]) -> list[dict[str, Any]]:
    """The words and where they stand; a form's question is given where there was one."""
    return [
        {
            "quote": item.quote,
            "at": item.at,
            "said_by": item.said_by,
            "recorded_on": item.recorded_on,
            **({"question": item.question} if item.question else {}),
        }
        for item in items
    ]
