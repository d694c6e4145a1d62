"""FHIR XML bytes come in, a tree shaped like FHIR JSON goes out.

Element names, `value` attributes, narrative and contained resources are read; what stands once is
a value and what repeats is a list, for XML alone does not say which may repeat. FHIRPath, and so
every mapping, reads both alike. Numbers and booleans stay text. DOCTYPE is refused: no FHIR needs
it and entities can be made to explode.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from adapter.intake.limits import Limits
from adapter.intake.trees import Unreadable

FHIR = "http://hl7.org/fhir"
XHTML = "http://www.w3.org/1999/xhtml"
HOLDERS = {"resource", "contained"}
PRIMITIVE = "@value"
BARE = {"extension", "modifierExtension", "contained", "resource", "meta"}
"""Elements that may hold nothing but extensions and are still no primitive."""


def parse_xml(raw: bytes, limits: Limits) -> dict[str, Any]:
    """Raises Unreadable when the bytes are not XML, not FHIR, too deep, or carry a DOCTYPE."""
    reader = _Reader(limits)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as cause:
        where = f"line {cause.lineno}, column {cause.offset + 1}"
        raise Unreadable(
            where, "It is not XML from there on.", "Correct it at its source and send it again."
        ) from cause
    except (LookupError, ValueError) as cause:
        # An encoding Python does not know, or one expat cannot use.
        raise Unreadable("line 1", "It says it is in an encoding that is not read.", "Send it as UTF-8.") from cause
    return reader.root


class _Reader:
    """Keeps the open elements; every element becomes a dict and is folded into its parent when it ends."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.root: dict[str, Any] = {}
        self.open: list[tuple[str, dict[str, Any]]] = []
        self.markup: list[str] | None = None
        self.inside = 0

    def doctype(self, *_: Any) -> None:
        raise Unreadable("the whole file", "It carries a DOCTYPE, which FHIR does not use.", "Send it without.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition("}")
        if len(self.open) + self.inside >= self.limits.max_depth:
            raise Unreadable("the whole file", f"It is nested more than {self.limits.max_depth} deep.", "Check it.")
        if self.markup is not None or space == XHTML:
            self._start_markup(local, attributes)
            return
        if space != FHIR:
            raise Unreadable(
                "the whole file",
                "It is XML, but not FHIR; other XML is not read by this release.",
                "Send JSON or FHIR.",
            )
        # A primitive carries its value as an attribute, a Quantity as an element: they must not look alike.
        self.open.append((local, {PRIMITIVE if key == "value" else key: said for key, said in attributes.items()}))

    def end(self, name: str) -> None:
        local = name.rpartition("}")[2]
        if self.markup is not None:
            self._end_markup(local)
            return
        tag, content = self.open.pop()
        if not self.open:
            self.root = {"resourceType": tag, **content}
            return
        parent = self.open[-1][1]
        if len(self.open) >= 1 and self.open[-1][0] in HOLDERS and tag[:1].isupper():
            parent.update({"resourceType": tag, **content})
        else:
            _fold(parent, tag, content)

    def text(self, data: str) -> None:
        if self.markup is not None:
            self.markup.append(escape(data))

    def _start_markup(self, local: str, attributes: dict[str, str]) -> None:
        self.markup = [] if self.markup is None else self.markup
        self.inside += 1
        shown = "".join(f" {key.rpartition('}')[2]}={quoteattr(value)}" for key, value in attributes.items())
        self.markup.append(f"<{local}{shown}>")

    def _end_markup(self, local: str) -> None:
        self.inside -= 1
        markup = self.markup or []
        markup.append(f"</{local}>")
        if not self.inside:
            _add(self.open[-1][1], local, "".join(markup)) if self.open else None
            self.markup = None


def _fold(parent: dict[str, Any], tag: str, content: dict[str, Any]) -> None:
    """An element into its parent as FHIR JSON has it: a primitive's own id and extensions stand under `_name`."""
    if PRIMITIVE in content:
        _add(parent, tag, content.pop(PRIMITIVE))
        if content:
            _add(parent, f"_{tag}", content)
    else:
        _add(parent, f"_{tag}" if set(content) == {"extension"} and tag not in BARE else tag, content)


def _add(parent: dict[str, Any], tag: str, value: Any) -> None:
    if tag not in parent:
        parent[tag] = value
    elif isinstance(parent[tag], list):
        parent[tag].append(value)
    else:
        parent[tag] = [parent[tag], value]
