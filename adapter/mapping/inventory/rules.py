"""The FHIR rules of a mapping come in, every chain of elements they read goes out with its entry, by resource type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adapter.documents import Document, Loc
from adapter.mapping.fhir.language import ResourceRule
from adapter.mapping.inventory.chains import Chain, reads
from adapter.mapping.inventory.seen import Entry, Standing
from adapter.mapping.language import Mapping
from adapter.mapping.terms import NOT_PATHS, Leave, PathText, paths_in

ANY = "*"

BUILT_IN: dict[str, dict[str, tuple[str, ...]]] = {
    "Bundle": {"type": (), "timestamp": (), "entry.fullUrl": (), "link": (), "id": ()},
    "OperationOutcome": {"issue": ()},
    "Patient": {
        "identifier": (),
        "link": (),
        "active": (),
        "deceasedBoolean": (),
        "deceasedDateTime": (),
        "name": (),
        "contact.relationship": ("child.relationship",),
        "contact.name": (),
        "contact.gender": (),
        "contact.period": (),
    },
    "RelatedPerson": {
        "relationship": ("child.relationship",),
        "birthDate": ("child.age",),
        "name": (),
        "gender": (),
        "identifier": (),
        "active": (),
        "period": (),
    },
    "QuestionnaireResponse": {"questionnaire": (), "author.display": (), "authored": ()},
    "Condition": {"onsetDateTime": (), "onsetString": ()},
}
"""What every FHIR mapping reads without being told: who is there, and what could not be sent."""


NOTES = ("note.text", "progress.text", "ofType(Annotation).text")
"""How the path of a FHIR Annotation's text ends."""
UNTOLD = "read without being told,"
PLAIN = ("about", "unless", "not_so", "said_by", "dated")
"""What a rule says with paths and nothing else."""


@dataclass(frozen=True, slots=True)
class ElementUse:
    """One chain of elements that a mapping reads or leaves."""

    chain: Chain
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Told:
    """One expression of a mapping before its chains are known."""

    kind: str
    key: str
    path: str
    loc: Loc
    standing: Standing = Standing.USED
    facts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """Paths that go with it: where the question of a text stands."""


def element_uses(
    mapping: Mapping, document: Document, facts: dict[tuple[str, str], tuple[str, ...]]
) -> dict[str, tuple[ElementUse, ...]]:
    """By resource type; `facts` are what the codes at (type, path) can state."""
    found: dict[str, list[ElementUse]] = {}
    listed: dict[str, Entry] = {}
    for told in _told(mapping, facts):
        path = "" if told.path == "$this" else f".{told.path}"
        known = Entry(
            f"{mapping.mapping}: {told.kind}.{told.key} {told.path}",
            mapping.mapping,
            None,
            f"{told.kind}{path}",
            document.where(told.loc),
            told.facts,
            (),
            told.standing,
        )
        known = listed.setdefault(known.id, known)
        root = "Resource" if told.kind == ANY else told.kind
        chains = reads(told.path, root)
        left = told.standing is Standing.LEFT
        beside = [chain for path in told.beside for chain in reads(path, root).to]
        for chain in () if left and chains.chosen else (*chains.to, *beside, *(() if left else chains.looks)):
            found.setdefault(told.kind, []).append(ElementUse(chain, known))
    return {kind: tuple(uses) for kind, uses in found.items()}


def _told(mapping: Mapping, facts: dict[tuple[str, str], tuple[str, ...]]) -> Iterator[_Told]:
    for typed, loc in paths_in(mapping.record, ("record",), NOT_PATHS):
        kind, _, path = typed.partition(":")
        yield _Told(kind.strip(), f"record.{loc[1]}", path.strip(), loc)
    for path, loc in paths_in(mapping.adult, ("adult",)):
        yield _Told("Patient", f"adult.{loc[1]}", path, loc, facts=("adult.age",) if loc[1] == "birth_date" else ())
    for kind, rule in mapping.resources.items():
        yield from _of_rule(kind, rule, ("resources", kind), facts)
    for index, leave in enumerate(mapping.leaves):
        for typed in leave.path:
            kind, colon, path = typed.partition(":")
            yield _Told(kind.strip(), "leaves", path.strip() if colon else "$this", ("leaves", index), Standing.LEFT)
    for kind, paths in BUILT_IN.items():
        for path, stated in paths.items():
            yield _Told(kind, UNTOLD, path, ("resources", kind), facts=stated)


def _of_rule(kind: str, rule: ResourceRule, loc: Loc, facts: dict[tuple[str, str], tuple[str, ...]]) -> Iterator[_Told]:
    for name in PLAIN:
        paths = getattr(rule, name, None) or ()
        for path in (paths,) if isinstance(paths, str) else paths:
            yield _Told(kind, name, path, (*loc, name))
    if rule.when:
        for path in (rule.when.path, *rule.when.ended):
            yield _Told(kind, "when", path, (*loc, "when"))
    for path, place in paths_in(rule.child_known, (*loc, "child_known")):
        yield _Told(kind, f"child_known.{place[3]}", path, place, facts=("child.known_to_services",))
    for index, coded in enumerate(rule.codes):
        yield _Told(kind, "codes", coded.path, (*loc, "codes", index), facts=facts.get((kind, coded.path), ()))
    if rule.questions:
        for path in ("code", "value", "component.code", "component.value"):
            yield _Told(kind, "questions", path, (*loc, "questions"))
    for name in ("text", "markup", "attachments"):
        for index, text in enumerate(getattr(rule, name)):
            beside = (*_asked_at(kind, text), *_of_a_note(text.path))
            yield _Told(kind, name, text.path, (*loc, name, index), Standing.TEXT, (), beside)
    if rule.sections:
        yield _Told(kind, "sections", "section", (*loc, "sections"), Standing.TEXT)
    for index, weighed in enumerate(rule.for_a_person):
        for path in weighed.path:
            yield _Told(kind, "for_a_person", path, (*loc, "for_a_person", index))
    yield from _left(kind, rule.leaves, loc)


def _asked_at(kind: str, text: PathText) -> tuple[str, ...]:
    """Where the question stands: in whatever holds the text, from the nearest list up to the resource."""
    if text.question_at is None:
        return ()
    steps = (chain[:length] for chain in reads(text.path, kind).to for length in range(len(chain)))
    return tuple(".".join((*before, text.question_at)) for before in steps)


def _of_a_note(path: str) -> tuple[str, ...]:
    """A note's own author and time, under which its text is read."""
    if not path.endswith(NOTES):
        return ()
    note = path.removesuffix(".text")
    return tuple(f"{note}.{name}" for name in ("author", "time"))


def _left(kind: str, leaves: tuple[Leave, ...], loc: Loc) -> Iterator[_Told]:
    for index, leave in enumerate(leaves):
        for path in leave.path:
            yield _Told(kind, "leaves", path, (*loc, "leaves", index), Standing.LEFT)
