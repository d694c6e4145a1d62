"""The duties: the file of what policy asks comes in, checked; what nobody carries, or nobody asks for, goes out.

A rule that no sentence of policy asks for is as much a fault as a sentence that nothing carries.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from adapter.detection.shelf import SITE
from adapter.documents import Document, Strict, check_document, did_you_mean, read_document
from adapter.errors import DocumentError, Fault

DUTIES = "duties.yaml"
"""The file beside the folders of the nations."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]


class Part(Strict):
    """A part of the product that carries a duty, where it is, and the test that fails when it does not."""

    what: Line = Field(alias="is")
    at: Line
    held_by: Line | None = None


class Duty(Strict):
    """One sentence of policy in our own words, and what carries it."""

    says: Line
    rules: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    beyond: Line | None = None
    """Why it is another body's own work."""


class Source(Strict):
    """Where sentences of policy stand, and when somebody read it."""

    source: Line
    title: Line
    by: Line
    href: Annotated[str, StringConstraints(pattern=r"^https://\S+\.\S+$")]
    read: date
    nations: Annotated[tuple[str, ...], Field(min_length=1)]
    duties: Annotated[tuple[Duty, ...], Field(min_length=1)]


class Duties(Strict):
    """All of them, and the parts they name."""

    parts: dict[str, Part]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @property
    def asked_for(self) -> frozenset[str]:
        """Every rule that some sentence asks for."""
        return frozenset(rule for source in self.sources for duty in source.duties for rule in duty.rules)


def load_duties(shelf: Path) -> Duties:
    """The duties of a shelf of rules, held against the rules of its nations.

    Raises DocumentError with every rule nobody asks for, every duty nothing carries and every name nobody has.
    """
    document = read_document(shelf / DUTIES, f"rules/{DUTIES}")
    duties = check_document(document, Duties)
    rules = rules_of(shelf)
    faults = [*_duty_faults(duties, document, rules), *_rule_faults(duties, rules)]
    if faults:
        raise DocumentError(faults)
    return duties


def rules_of(shelf: Path) -> dict[str, dict[str, Path]]:
    """The rule files of each nation, by the rule's name; a site's own folder is none."""
    nations = (folder for folder in sorted(shelf.iterdir()) if folder.is_dir() and not (folder / SITE).is_file())
    found = {folder.name: {path.stem: path for path in sorted(folder.rglob("*.yaml"))} for folder in nations}
    return {nation: rules for nation, rules in found.items() if rules}


def _duty_faults(duties: Duties, document: Document, rules: dict[str, dict[str, Path]]) -> Iterator[Fault]:
    for index, source in enumerate(duties.sources):
        for nation in set(source.nations) - set(rules):
            yield document.fault(("sources", index, "nations"), f"there are no rules of '{nation}'.")
        known = {rule for nation in source.nations for rule in rules.get(nation, {})}
        for number, duty in enumerate(source.duties):
            place = ("sources", index, "duties", number)
            yield from (document.fault(place, what) for what in _unknown(duty, known, set(duties.parts)))
            if not (duty.rules or duty.parts or duty.beyond):
                what = "nothing carries this duty; name its rules or parts, or say why it is beyond the adapter."
                yield document.fault(place, what)
    used = {part for source in duties.sources for duty in source.duties for part in duty.parts}
    for part in sorted(set(duties.parts) - used):
        yield document.fault(("parts", part), f"no duty names the part '{part}'; name it or take it out.")


def _unknown(duty: Duty, rules: set[str], parts: set[str]) -> Iterator[str]:
    for name in (one for one in duty.rules if one not in rules):
        yield f"there is no rule '{name}' of these nations{did_you_mean(name, rules)}."
    for name in (one for one in duty.parts if one not in parts):
        yield f"there is no part '{name}'{did_you_mean(name, parts)}."


def _rule_faults(duties: Duties, rules: dict[str, dict[str, Path]]) -> Iterator[Fault]:
    for nation, named in rules.items():
        for name in sorted(set(named) - duties.asked_for):
            what = f"no sentence of policy in rules/{DUTIES} asks for this rule; name it under the duty it carries."
            yield Fault(f"rules/{nation}/{name}.yaml:1", what)
