"""Detection: a family and the rules come in; what each rule found, asks or could not check goes out."""

from adapter.detection.judging import Judged, judge
from adapter.detection.ready import ReadyRule, ready_rule
from adapter.detection.rule import Rule, Status
from adapter.detection.sentences import sentence
from adapter.detection.shelf import Rules, load_rules, rules_from
from adapter.detection.tracing import trace

__all__ = [
    "Judged",
    "ReadyRule",
    "Rule",
    "Rules",
    "Status",
    "judge",
    "load_rules",
    "ready_rule",
    "rules_from",
    "sentence",
    "trace",
]
