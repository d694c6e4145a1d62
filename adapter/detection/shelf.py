"""The shelf of rules: a folder of YAML files comes in, rules ready to run go out, or every fault of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import orjson
from pydantic import Field

from adapter.detection.extends import extended, floor_faults
from adapter.detection.overlaps import overlap_faults
from adapter.detection.ready import ReadyRule, ready_rule
from adapter.detection.rule import RUNNING
from adapter.documents import Document, Strict, check_document, did_you_mean, read_document
from adapter.errors import DocumentError, Fault

SITE = "site.yaml"
"""The file by which a folder stands on the shipped rules of its nation: they all run, as its own files leave them."""


class Site(Strict):
    """Whose rules a folder holds, beside the shipped ones."""

    site: str = Field(min_length=3)
    stands_on: str = Field(min_length=3)
    owner: str = Field(min_length=3)
    """The role that answers for the site's own rules."""


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
    def running(self) -> tuple[ReadyRule, ...]:
        """The rules that are live or on trial."""
        return tuple(one for one in self.ready if one.rule.status in RUNNING)

    @cached_property
    def yielding(self) -> tuple[ReadyRule, ...]:
        """The rules that leave the word to a more urgent one."""
        return tuple(one for one in self.ready if one.rule.yields_to)

    @cached_property
    def sha256(self) -> str:
        """One hash over all rule files: two sites with the same hash ask the same questions."""
        lines = "".join(f"{one.rule.rule} {one.sha256}\n" for one in self.ready)
        return hashlib.sha256(lines.encode()).hexdigest()

    def kept(self) -> bytes:
        """The rules themselves, by which they can be made ready again."""
        return self._kept

    @cached_property
    def _kept(self) -> bytes:
        rules = ({"path": one.path, "sha256": one.sha256, "value": one.document.value} for one in self.ready)
        return orjson.dumps(list(rules))

    def named(self, name: str) -> ReadyRule:
        """The rule of that name. Raises DocumentError, with the nearest name, when there is none."""
        for one in self.ready:
            if one.rule.rule == name:
                return one
        raise DocumentError([Fault("rules", f"there is no rule '{name}'{did_you_mean(name, self.names)}.")])

    def overdue(self, day: date) -> tuple[str, ...]:
        """Names of rules whose `again_by` has passed on `day`: the law must be read again."""
        return tuple(one.rule.rule for one in self.ready if one.rule.read.again_by < day)


def rules_from(kept: bytes) -> Rules:
    """The rules that were kept, ready to run. Raises DocumentError where this release no longer understands them."""
    rules = orjson.loads(kept)
    return Rules(tuple(ready_rule(Document(one["path"], one["value"], one["sha256"], {})) for one in rules))


def load_rules(folder: Path, shipped: Path | None = None) -> Rules:
    """Every `*.yaml` below the folder of one nation, and what they extend below `shipped`, the folder of all nations.

    Raises DocumentError with the faults of all files at once; a rule that fails one of its own cases is a fault,
    and so are rules that can never speak, that add nothing to another, or that would lower a floor.
    """
    faults: list[Fault] = []
    nations = shipped or folder.parent
    nation = _nation(folder, nations, faults)
    own = _read(folder, nation, nations, faults)
    if not own and not faults:
        raise DocumentError([Fault(str(folder), "there is no rule here; point to a folder such as rules/england.")])
    below = _read(nations / nation, nation, nations, faults) if (folder / SITE).is_file() else {}
    faults += _replaced_faults(own, below)
    ready = sorted([*own.values(), *(one for name, one in below.items() if name not in own)], key=_name)
    faults = faults or overlap_faults(ready)
    if faults:
        raise DocumentError(faults)
    return Rules(tuple(ready))


def _nation(folder: Path, nations: Path, faults: list[Fault]) -> str:
    """The nation whose law the folder is under: its name, or what a site's folder stands on."""
    if not (folder / SITE).is_file():
        return folder.name
    try:
        document = read_document(folder / SITE)
        nation = check_document(document, Site).stands_on
    except DocumentError as error:
        faults.extend(error.faults)
        return folder.name
    known = sorted(path.name for path in nations.iterdir() if path.is_dir())
    if nation not in known:
        what = f"there are no rules of '{nation}'{did_you_mean(nation, known)} (there are: {', '.join(known)})."
        faults.append(document.fault(("stands_on",), what))
    return nation


def _read(folder: Path, nation: str, nations: Path, faults: list[Fault]) -> dict[str, ReadyRule]:
    """The rules of one folder by name, each whole; `faults` takes what is wrong with them."""
    ready: dict[str, ReadyRule] = {}
    for path in sorted(folder.rglob("*.yaml")):
        if path.name == SITE:
            continue
        try:
            one = _ready(read_document(path, _shown(path, folder)), nation, nations)
        except DocumentError as error:
            faults.extend(error.faults)
            continue
        name = one.rule.rule
        if name != path.stem:
            faults.append(Fault(f"{one.path}:1", f"the file is '{path.stem}' but the rule is '{name}'; rename one."))
        if first := ready.get(name):
            faults.append(Fault(f"{one.path}:1", f"the rule '{name}' also stands in {first.path}; keep one."))
        ready.setdefault(name, one)
    return ready


def _ready(document: Document, nation: str, nations: Path) -> ReadyRule:
    whole, base = extended(document, nation, nations)
    one = ready_rule(whole)
    if base is not None and (faults := floor_faults(one, ready_rule(base.document), base.same_nation, document)):
        raise DocumentError(faults)
    return one


def _replaced_faults(own: dict[str, ReadyRule], below: dict[str, ReadyRule]) -> list[Fault]:
    """A shipped rule gives way only to a file that extends it, so that its floor is held against it."""
    return [
        Fault(f"{one.path}:1", f"'{name}' is a shipped rule; extend it, or call this one otherwise.")
        for name, one in own.items()
        if name in below and not str(one.rule.extends or "").endswith(f"/{name}")
    ]


def _name(one: ReadyRule) -> str:
    return one.rule.rule


def _shown(path: Path, folder: Path) -> str:
    within = path.relative_to(folder).as_posix()
    return f"rules/{folder.name}/{within}" if folder.name != "rules" else f"rules/{within}"
