"""Detection: a family and the rules come in; what each rule found, asks or could not check goes out."""

from adapter.detection.clauses import word_clause
from adapter.detection.in_short import from_words
from adapter.detection.judging import Judged, every_finding, judge
from adapter.detection.ready import ReadyRule, ready_rule
from adapter.detection.rule import Rule, Status
from adapter.detection.sentences import ROUTE_WORDS, sentence
from adapter.detection.shelf import Rules, load_rules, rules_from
from adapter.detection.tracing import ABOUT_NOBODY, NOT_FOUND, trace

__all__ = [
    "ABOUT_NOBODY",
    "NOT_FOUND",
    "ROUTE_WORDS",
    "Judged",
    "ReadyRule",
    "Rule",
    "Rules",
    "Status",
    "every_finding",
    "from_words",
    "judge",
    "load_rules",
    "ready_rule",
    "rules_from",
    "sentence",
    "trace",
    "word_clause",
]
