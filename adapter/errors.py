"""What can go wrong: a cause comes in, a sentence somebody can act on goes out.

The class says who must act::

    AdapterError
    ├── DocumentError    the author of a mapping, rule, lexicon or settings file
    ├── RecordError      the source system that sent the record
    ├── TryLater         nobody yet: the same step is tried again
    ├── Undeliverable    a person must choose another way to send
    ├── NotAllowed       a person asked for something the law or the case's state forbids
    └── AuditBroken      the operator: the chain of audit rows does not hold together

No sentence ever carries a person's details: errors name places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CRASHES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a fault in one of our rooms looks like: the record is held, or the rule shown as not checked, and somebody told;
it is never passed over."""


class AdapterError(Exception):
    """The root; its text is shown to people, so it is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a document: where it is, what is wrong, and what to do now."""

    where: str
    """File and line, as `rules/england/x.yaml:11`, or the path inside a record."""
    what: str
    """What was expected and what was found, with the fix."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class DocumentError(AdapterError):
    """A document a person wrote cannot be used; carries every fault at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class RecordError(AdapterError):
    """A source record cannot be read; the record is held and the rest flow on."""

    def __init__(self, where: str, what: str, what_now: str) -> None:
        self.where, self.what, self.what_now = where, what, what_now
        super().__init__(f"{where}: {what} {what_now}")


class TryLater(AdapterError):
    """The other side is busy or out of reach; nothing is lost and the step is tried again."""


class Undeliverable(AdapterError):
    """The other side will not take it this way; a person chooses another."""


class NotAllowed(AdapterError):
    """This person, or this moment, does not permit the step; the text says why."""


class AuditBroken(AdapterError):
    """The audit chain does not verify; the text names the first row that differs."""
