"""References come in, the names of those they mean go out: who wrote a section, who took a form."""

from __future__ import annotations

from typing import Any

from adapter.mapping.fhir.bundle import Entry, each, names_of, reference_of

STANDS_FOR = {"PractitionerRole": ("practitioner", "organization"), "RelatedPerson": (), "Practitioner": ()}


class Names:
    """Everybody a record holds, by every way a reference may mean them."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = {name: entry for entry in entries for name in names_of(entry)}
        self.whole = any(entry.type == "Bundle" and entry.resource.get("type") == "document" for entry in entries)
        """Whether the record is a document, which holds everything it refers to (FHIR R4, 3.3.1)."""

    def holds(self, reference: str) -> bool:
        """Whether the record holds the resource a reference means."""
        return self._find(reference) is not None

    def name(self, said: Any) -> str | None:
        """The name of whoever a Reference, or plain text, means: its display, else the name of its resource."""
        if isinstance(said, str):
            return said.strip() or None
        display = said.get("display") if isinstance(said, dict) else None
        if isinstance(display, str) and display.strip():
            return display.strip()
        found = self._find(reference_of(said) or "")
        if found is None:
            return None
        own = _name_of(found.resource)
        if own is not None:
            return own
        # A role has no name of its own: the person who holds it has, else the organisation it is held in.
        for key in STANDS_FOR.get(found.type, ()):
            held = self._find(reference_of(found.resource.get(key)) or "")
            name = _name_of(held.resource) if held else None
            if name is not None:
                return name
        return None

    def _find(self, reference: str) -> Entry | None:
        return self._entries.get(reference) or self._entries.get("/".join(reference.split("/")[-2:]))


def _name_of(resource: dict[str, Any]) -> str | None:
    for name in each(resource, "name"):
        if isinstance(name, str) and name.strip():
            return name.strip()
        if not isinstance(name, dict):
            continue
        if isinstance(name.get("text"), str) and name["text"].strip():
            return str(name["text"]).strip()
        parts = (part for key in ("prefix", "given", "family") for part in each(name, key) if isinstance(part, str))
        shown = " ".join(parts).strip()
        if shown:
            return shown
    return None
