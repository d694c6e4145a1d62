"""Detection: a family and the rules come in; what each rule found, asks or could not check goes out."""

from adapter.detection.clauses import listed, word_clause
from adapter.detection.judging import Judged, every_finding, judge
from adapter.detection.quoting import form_in_words, from_words, plain
from adapter.detection.ready import ReadyRule, ready_rule
from adapter.detection.rule import Rule, Status
from adapter.detection.sentences import ROUTE_WORDS, sentence
from adapter.detection.shelf import Rules, load_rules, rules_from
from adapter.detection.tracing import ABOUT_NOBODY, Told, told, trace

__all__ = [
    "ABOUT_NOBODY",
    "ROUTE_WORDS",
    "Judged",
    "ReadyRule",
    "Rule",
    "Rules",
    "Status",
    "Told",
    "every_finding",
    "form_in_words",
    "from_words",
    "judge",
    "listed",
    "load_rules",
    "plain",
    "ready_rule",
    "rules_from",
    "sentence",
    "told",
    "trace",
    "word_clause",
]
