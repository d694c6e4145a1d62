"""A folder of YAML lists of words comes in, one Pattern, searchable `Lexicon` goes out, or every fault at once.

Every pattern runs through google-re2, so reading is linear in the text. A fault names file and line.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from adapter.documents import Document, check_document, read_document
from adapter.errors import DocumentError, Fault
from adapter.reading.first_look import FirstLook
from adapter.reading.lexicon import NEEDED, Lexicon, Part, Term, WordList
from adapter.reading.patterns import Pattern, sound_patterns, whole
from adapter.reading.phrasebook import Phrases, phrases_of

_ORDINARY = "ordinary_"
"""How the lists of ordinary words are named, one a letter."""
_SHARES = (("commonest", 0.15), ("common", 0.05), ("everyday", 0.015), ("frequent", 0.005))
"""In what share of sentences the words of a list stand, roughly."""


class Draft(NamedTuple):
    """One line of the lexicon with its patterns checked and as written, not yet whole nor compiled."""

    kind: str
    entry: Any
    patterns: tuple[str, ...]
    spared: tuple[str, ...]
    plural: bool
    at: str

    def ready(self, words: dict[str, str]) -> Term:
        """The line with its lists of words, ready to search with."""
        parts = tuple(Pattern(whole(pattern, words)) for pattern in self.patterns)
        unless = Pattern("|".join(whole(pattern, words) for pattern in self.spared)) if self.spared else None
        return Term(self.kind, self.entry, parts, unless, self.plural, self.at)


class Lists(NamedTuple):
    """The lists of a folder, read and checked, and not yet made ready to search with."""

    read: list[tuple[Document, WordList]]
    words: dict[str, str]
    drafts: tuple[Draft, ...]
    phrases: Phrases


def load_lexicon(folder: Path) -> Lexicon:
    """Read every `*.yaml` of a lexicon folder. Raises DocumentError as `checked_lists` does."""
    read, words, drafts, phrases = checked_lists(folder)
    terms = tuple(draft.ready(words) for draft in drafts)
    digest = hashlib.sha256("".join(document.sha256 for document, _ in read).encode()).hexdigest()
    names_not = frozenset(word.casefold() for _, listed in read for word in listed.names_not)
    ordinary = names_not.union(*(pattern.split("|") for name, pattern in words.items() if name.startswith(_ORDINARY)))
    vocabularies = {name: frozenset(pattern.split("|")) for name, pattern in words.items()}
    speakers = frozenset(word.encode() for word in vocabularies["asker"] | vocabularies["answerer"])
    parts = tuple(Part(term, pattern) for term in terms for pattern in term.parts)
    bearing = frozenset(number for number, part in enumerate(parts) if part.term.bears_only)
    signs = frozenset(number for number, part in enumerate(parts) if part.term.kind in ("sign", "cue"))
    shares = {word: share for name, share in _SHARES for word in vocabularies.get(name, ())}
    look = FirstLook.of([part.pattern for part in parts], shares)
    languages = {
        name: frozenset(word.encode() for word in listed.split("|"))
        for _, read_list in read
        for name, listed in read_list.languages.items()
    }
    return Lexicon(
        digest,
        terms,
        parts,
        look,
        bearing,
        signs,
        speakers,
        vocabularies,
        names_not,
        ordinary,
        languages,
        phrases.ready(words),
    )


def checked_lists(folder: Path) -> Lists:
    """Everything that can be wrong with the lists is found here; what is left is work and cannot fail.

    Raises DocumentError with every fault of every file: unknown keys, patterns re2 refuses, words nobody defined.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise DocumentError([Fault(str(folder), "there is no .yaml file here; a lexicon is a folder of word lists.")])
    faults: list[Fault] = []
    read: list[tuple[Document, WordList]] = []
    for path in paths:
        try:
            document = read_document(path, f"{folder.name}/{path.name}")
            read.append((document, check_document(document, WordList)))
        except DocumentError as cause:
            faults.extend(cause.faults)
    words = _words(read, faults)
    drafts = tuple(draft for document, listed in read for draft in _drafts(document, listed, words, faults))
    phrases = phrases_of([(document, listed.turns) for document, listed in read], words, faults)
    if faults:
        raise DocumentError(faults)
    return Lists(read, words, drafts, phrases)


def _words(read: list[tuple[Document, WordList]], faults: list[Fault]) -> dict[str, str]:
    """Every list of plain words by its name. A list stands once: two would quietly take each other's place."""
    words: dict[str, str] = {}
    first: dict[str, str] = {}
    for document, listed in read:
        for name, pattern in listed.words.items():
            if name in words:
                what = f"the list of words '{name}' stands in {first[name]}, too. Keep one, or give this another name."
                faults.append(document.fault(("words", name), what))
            words[name] = pattern
            first.setdefault(name, document.where(("words", name)))
    home = max(read, key=lambda one: len(one[1].words), default=(None, None))[0]
    for name in NEEDED:
        if home is not None and name not in words:
            faults.append(home.fault(("words",), f"the list of words '{name}' is missing here; the reader needs it."))
    return words


def _drafts(document: Document, listed: WordList, words: dict[str, str], faults: list[Fault]) -> list[Draft]:
    made: list[Draft] = []
    for number, person in enumerate(listed.people):
        for field, plural in (("one", False), ("many", True)):
            patterns = sound_patterns(document, ("people", number, field), getattr(person, field), words, faults)
            if patterns:
                made.append(Draft("person", person, patterns, (), plural, document.where(("people", number))))
    kinds = (("age", "ages"), ("cue", "cues"), ("factor", "factors"), ("sign", "signs"), ("care", "care"))
    for kind, field in kinds:
        for number, entry in enumerate(getattr(listed, field)):
            patterns = sound_patterns(document, (field, number, "patterns"), entry.patterns, words, faults)
            spared = sound_patterns(document, (field, number, "unless"), entry.unless, words, faults)
            if patterns:
                made.append(Draft(kind, entry, patterns, spared, False, document.where((field, number))))
    return made
