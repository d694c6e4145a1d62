"""Mapping documents that build on one another come in, each made whole goes out, or why it cannot be.

A mapping that `extends` another says only what differs. Keys are laid over keys, to any depth; a
list, a word or a number takes the place of what stood there. Nothing is taken away. What a mapping
is called, what it is about and what it recognises is always its own. A mapping for another release
of FHIR does not take over the resource types its release does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from adapter.documents import Document, did_you_mean, laid_over
from adapter.errors import DocumentError, Fault
from adapter.mapping.paths.elements import RELEASES, elements

OWN = ("mapping", "about", "recognises", "extends")


def whole(document: Document, named: Mapping[str, Document]) -> Document:
    """The document with everything it extends, however long the chain.

    Raises DocumentError at its `extends:` line where that names no mapping, another kind of mapping, or itself.
    """
    chain = [document]
    while (name := _extends(chain[-1])) is not None:
        below = named.get(name)
        if below is None:
            raise _fault(chain[-1], f"there is no mapping '{name}' to extend{did_you_mean(name, named)}")
        if below in chain:
            around = " → ".join(str(one.value["mapping"]) for one in (*chain, below))
            raise _fault(chain[-1], f"a mapping cannot extend itself: {around}. Take one of these lines away.")
        chain.append(below)
    made = chain.pop()
    while chain:
        made = _over(chain.pop(), made)
    return made


def _extends(document: Document) -> str | None:
    name = document.value.get("extends") if isinstance(document.value, dict) else None
    return name if isinstance(name, str) else None


def _fault(document: Document, what: str) -> DocumentError:
    return DocumentError([document.fault(("extends",), what)])


def _over(document: Document, upon: Document) -> Document:
    if not isinstance(upon.value, dict):
        raise _fault(document, f"'{document.value['extends']}' is not a mapping; correct that file first.")
    reads, theirs = document.value.get("reads"), upon.value.get("reads")
    if reads not in (None, theirs):
        raise _fault(document, f"it reads {reads} and '{document.value['extends']}' reads {theirs}; they must agree.")
    below = {key: value for key, value in upon.value.items() if key not in OWN}
    release = document.value.get("release")
    if release in RELEASES and isinstance(below.get("resources"), dict):
        known = elements(release)
        below["resources"] = {name: rule for name, rule in below["resources"].items() if known.knows(name)}
    return laid_over(document, _laid(document.value, below), upon)


def _laid(over: Any, below: Any) -> Any:
    if not isinstance(over, dict) or not isinstance(below, dict):
        return over
    return {**below, **{key: _laid(value, below[key]) if key in below else value for key, value in over.items()}}


def told_once(faults: Iterable[Fault]) -> list[Fault]:
    """The faults without those that only repeat, of a mapping that takes it over, what is wrong where it is written."""
    once = list(dict.fromkeys(faults))
    return [
        fault
        for fault in once
        if not any(
            other is not fault and other.where == fault.where and fault.what.startswith(f"{other.what} ")
            for other in once
        )
    ]
