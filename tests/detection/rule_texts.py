"""A small rule to bend: changes come in, the YAML of a rule goes out."""

from __future__ import annotations

import yaml

from adapter.detection import ReadyRule, Rules, ready_rule
from adapter.documents import parse_document

RULE: dict[str, object] = {
    "rule": "helps-at-home",
    "asks": "Does a child help at home?",
    "status": "live",
    "owner": "the young carers lead",
    "dismissal": ["not-a-child", "adult-child", "no-concern"],
    "law": [{"cite": "Children Act 1989, s 17ZA", "href": "https://www.legislation.gov.uk/ukpga/1989/41/section/17ZA"}],
    "in_force": "2015-04-01",
    "read": {"last": "2026-11-21", "by": "policy lead", "again_by": "2027-05-21"},
    "about": "child",
    "when": {"child.age": {"below": 18}, "child.helps_with_care": "present"},
    "route": "young_carer",
    "urgency": "warning",
    "say": "It appears that {child} helps.",
    "if_unknown": "Nobody has recorded whether {child} helps. Please ask.",
    "cases": [
        {"name": "helps", "given": {"child.age": 9, "child.helps_with_care": "present"}, "expect": "found"},
        {"name": "nobody asked", "given": {"child.age": 9}, "expect": "ask"},
        {"name": "grown", "given": {"child.age": 19}, "expect": "nothing"},
    ],
}


def rule_text(**changes: object) -> bytes:
    """The rule with some keys changed; a key set to None is left out."""
    whole = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=10_000).encode()


def rule(**changes: object) -> ReadyRule:
    """The rule, ready to run."""
    return ready_rule(parse_document(rule_text(**changes), "rules/england/helps-at-home.yaml"))


def rules(*ready: ReadyRule) -> Rules:
    """A shelf of these rules alone."""
    return Rules(ready or (rule(),))
