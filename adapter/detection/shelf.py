"""The shelf of rules: a folder of YAML files comes in, rules ready to run go out, or every fault of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from adapter.detection.cases import case_faults
from adapter.detection.compiling import compiled
from adapter.detection.conditions import Condition, parse_condition
from adapter.detection.rule import Rule
from adapter.detection.truth import Test
from adapter.detection.wording import wording_faults
from adapter.documents import Document, check_document, did_you_mean, read_document
from adapter.errors import DocumentError, Fault


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with its conditions compiled, and the SHA-256 of its file that every finding keeps."""

    rule: Rule
    path: str
    sha256: str
    condition: Condition
    exception: Condition | None
    when: Test
    unless: Test | None


@dataclass(frozen=True)
class Rules:
    """The rules of one nation, in the order of their names."""

    ready: tuple[ReadyRule, ...] = ()

    def __iter__(self) -> Iterator[ReadyRule]:
        return iter(self.ready)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every rule's name, in the order of the shelf."""
        return tuple(one.rule.rule for one in self.ready)

    @cached_property
    def sha256(self) -> str:
        """One hash over all rule files: two sites with the same hash ask the same questions."""
        lines = "".join(f"{one.rule.rule} {one.sha256}\n" for one in self.ready)
        return hashlib.sha256(lines.encode()).hexdigest()

    def named(self, name: str) -> ReadyRule:
        """The rule of that name. Raises DocumentError, with the nearest name, when there is none."""
        for one in self.ready:
            if one.rule.rule == name:
                return one
        raise DocumentError([Fault("rules", f"there is no rule '{name}'{did_you_mean(name, self.names)}.")])

    def overdue(self, day: date) -> tuple[str, ...]:
        """Names of rules whose `again_by` has passed on `day`: the law must be read again."""
        return tuple(one.rule.rule for one in self.ready if one.rule.read.again_by < day)


def load_rules(folder: Path) -> Rules:
    """Every `*.yaml` below the folder of one nation.

    Raises DocumentError with the faults of all files at once; a rule that fails one of its own cases is a fault.
    """
    paths = sorted(folder.rglob("*.yaml"))
    if not paths:
        raise DocumentError([Fault(str(folder), "there is no rule here; point to a folder such as rules/england.")])
    faults: list[Fault] = []
    ready = [one for path in paths if (one := _tried(path, _shown(path, folder), faults)) is not None]
    faults += _twice(ready)
    if faults:
        raise DocumentError(faults)
    return Rules(tuple(sorted(ready, key=lambda one: one.rule.rule)))


def ready_rule(document: Document) -> ReadyRule:
    """One parsed rule file, checked and compiled. Raises DocumentError with every fault."""
    rule = check_document(document, Rule)
    faults = [*_date_faults(rule, document), *wording_faults(rule, document)]
    condition = parse_condition(document, ("when",), rule.about, faults)
    exception = parse_condition(document, ("unless",), rule.about, faults) if rule.unless is not None else None
    if faults:
        raise DocumentError(faults)
    unless = compiled(exception) if exception is not None else None
    ready = ReadyRule(rule, document.path, document.sha256, condition, exception, compiled(condition), unless)
    faults += case_faults(rule, ready.when, ready.unless, document)
    if faults:
        raise DocumentError(faults)
    return ready


def _tried(path: Path, shown: str, faults: list[Fault]) -> ReadyRule | None:
    try:
        ready = ready_rule(read_document(path, shown))
    except DocumentError as error:
        faults.extend(error.faults)
        return None
    if ready.rule.rule != path.stem:
        faults.append(
            Fault(f"{shown}:1", f"the file is '{path.stem}' but the rule is '{ready.rule.rule}'; rename one.")
        )
    return ready


def _shown(path: Path, folder: Path) -> str:
    within = path.relative_to(folder).as_posix()
    return f"rules/{folder.name}/{within}" if folder.name != "rules" else f"rules/{within}"


def _date_faults(rule: Rule, document: Document) -> list[Fault]:
    if rule.read.again_by > rule.read.last:
        return []
    return [document.fault(("read", "again_by"), "read: again_by must be later than last.")]


def _twice(ready: Iterable[ReadyRule]) -> list[Fault]:
    seen: dict[str, str] = {}
    faults = []
    for one in ready:
        if first := seen.get(one.rule.rule):
            faults.append(Fault(f"{one.path}:1", f"the rule '{one.rule.rule}' also stands in {first}; keep one."))
        seen.setdefault(one.rule.rule, one.path)
    return faults
