"""The shelf file `mappings/scaffold.yaml` comes in, the words that guess what a question asks go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import re2
from pydantic import Field

from adapter.documents import Loc, Strict, check_document, read_document
from adapter.errors import DocumentError
from adapter.mapping.answers.language import Numbers
from adapter.mapping.answers.statements import States, state_faults
from adapter.mapping.patterns import pattern_fault, united
from adapter.words import Whose
from adapter.workbench.shapes import Kind

Meant = Literal["present", "past", "absent", "unknown", "declined", "not_asked"]


Like = Annotated[tuple[str, ...], Field(min_length=1)]


class OptionWords(Strict):
    """Words that tell which of the answers an option is."""

    means: Meant
    like: Like


class WhoseWords(Strict):
    """Words that tell that an option or a question is about somebody else than the adult."""

    whose: Whose
    like: Like
    unless: tuple[str, ...] = ()


class QuestionWords(Strict):
    """Words that tell what a question asks, and what its answers then state."""

    says: str
    like: Like
    unless: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    options: tuple[OptionWords, ...] = ()
    """Options that mean so under such a question, before the words that mean so everywhere."""
    answers: dict[Meant, States] = Field(default_factory=dict)
    """None at all: what it seems to ask is told, and its answers are for a person."""
    numbers: tuple[Numbers, ...] = ()
    states: States = Field(default_factory=dict)


class ListOption(Strict):
    """What one option of a list of conditions says."""

    like: Like
    states: States


class ListWords(Strict):
    """Lists of conditions, needs or risks, by the question above them."""

    like: Like
    options: tuple[ListOption, ...]


class RowWords(Strict):
    """Rows about people."""

    like: Like
    fields: dict[str, tuple[str, ...]]
    here: Like
    """What rows are called of which everybody lives with the adult."""
    not_here: Like


class LeaveWords(Strict):
    """What is left behind, and why."""

    like: Like
    why: str
    boxes: bool = False
    """Also where it is a box people write in: it holds no sentences."""


class ScaffoldWords(Strict):
    """`mappings/scaffold.yaml`."""

    scaffold: str
    edition: str
    checked_on: date
    options: tuple[OptionWords, ...]
    whose: tuple[WhoseWords, ...] = ()
    questions: tuple[QuestionWords, ...]
    lists: ListWords
    rows: RowWords
    leaves: tuple[LeaveWords, ...]
    dates_left: str
    figures_left: str
    record: dict[str, tuple[str, ...]]
    adult: dict[str, tuple[str, ...]]
    not_about_the_adult: tuple[str, ...]


def load_wordings(folder: Path) -> ScaffoldWords:
    """`scaffold.yaml` of a mappings folder. Raises DocumentError with every fault at once."""
    document = read_document(folder / "scaffold.yaml", "mappings/scaffold.yaml")
    found = check_document(document, ScaffoldWords)
    faults = [document.fault(loc, what) for loc, what in _faults(found)]
    if faults:
        raise DocumentError(faults)
    return found


def _faults(found: ScaffoldWords) -> Iterator[tuple[Loc, str]]:
    for loc, patterns in _patterns(found):
        for index, pattern in enumerate(patterns):
            fault = pattern_fault(pattern)
            if fault:
                yield (*loc, index), fault
    for index, question in enumerate(found.questions):
        for meant, states in question.answers.items():
            yield from state_faults(states, ("questions", index, "answers", meant))
        yield from state_faults(question.states, ("questions", index, "states"))
    for index, option in enumerate(found.lists.options):
        yield from state_faults(option.states, ("lists", "options", index, "states"))


def _patterns(found: ScaffoldWords) -> Iterator[tuple[Loc, tuple[str, ...]]]:
    for index, option in enumerate(found.options):
        yield ("options", index, "like"), option.like
    for index, other in enumerate(found.whose):
        yield ("whose", index, "like"), other.like
        yield ("whose", index, "unless"), other.unless
    for index, question in enumerate(found.questions):
        yield ("questions", index, "like"), question.like
        yield ("questions", index, "unless"), question.unless
        yield from ((("questions", index, "options", at, "like"), one.like) for at, one in enumerate(question.options))
    for index, listed in enumerate(found.lists.options):
        yield ("lists", "options", index, "like"), listed.like
    for index, leave in enumerate(found.leaves):
        yield ("leaves", index, "like"), leave.like
    for kind in ("record", "adult"):
        for name, patterns in getattr(found, kind).items():
            yield (kind, name), patterns
    for name, patterns in found.rows.fields.items():
        yield ("rows", "fields", name), patterns
    yield from (
        (("lists", "like"), found.lists.like),
        (("rows", "like"), found.rows.like),
        (("rows", "here"), found.rows.here),
        (("rows", "not_here"), found.rows.not_here),
        (("not_about_the_adult",), found.not_about_the_adult),
    )


@dataclass(frozen=True)
class Words:
    """The words ready for use; each pattern is compiled when it is first needed."""

    found: ScaffoldWords

    def option(self, option: str, question: QuestionWords | None = None) -> Meant | None:
        """Which of the answers an option is, or None where no word tells."""
        plain = " ".join(option.split())
        own = ((words.means, _any(words.like)) for words in (question.options if question else ()))
        return next((means for means, pattern in (*own, *self._options) if pattern.search(plain)), None)

    @cached_property
    def _options(self) -> list[tuple[Meant, re2._Regexp]]:
        return [(words.means, _any(words.like)) for words in self.found.options]

    def whose(self, words: str) -> Whose:
        """Whom an option or a question is about."""
        for whose, like, unless in self._whose:
            if like.search(words) and not (unless and unless.search(words)):
                return whose
        return Whose.ADULT

    @cached_property
    def _whose(self) -> list[tuple[Whose, re2._Regexp, re2._Regexp | None]]:
        return [(one.whose, _any(one.like), united(one.unless, False)) for one in self.found.whose]

    @cached_property
    def questions(self) -> list[tuple[QuestionWords, re2._Regexp, re2._Regexp | None]]:
        """Each entry with what must, and what must not be found."""
        return [(words, _any(words.like), united(words.unless, False)) for words in self.found.questions]

    @cached_property
    def lists(self) -> re2._Regexp:
        """What a list of conditions is called."""
        return _any(self.found.lists.like)

    @cached_property
    def listed(self) -> list[tuple[States, re2._Regexp]]:
        """What an option of such a list says."""
        return [(option.states, _any(option.like)) for option in self.found.lists.options]

    def here(self, wording: str) -> bool:
        """Whether everybody in rows of this name lives with the adult."""
        here, not_here = self._here
        return bool(here.search(wording)) and not not_here.search(wording)

    @cached_property
    def _here(self) -> tuple[re2._Regexp, re2._Regexp]:
        return _any(self.found.rows.here), _any(self.found.rows.not_here)

    @cached_property
    def rows(self) -> re2._Regexp:
        """What rows about people are called."""
        return _any(self.found.rows.like)

    def leave(self, wording: str, box: bool) -> str | None:
        """Why a question is left behind, or None."""
        return next((why for why, boxes, like in self._leaves if (boxes or not box) and like.search(wording)), None)

    @cached_property
    def _leaves(self) -> list[tuple[str, bool, re2._Regexp]]:
        return [(leave.why, leave.boxes, _any(leave.like)) for leave in self.found.leaves]

    @cached_property
    def others(self) -> re2._Regexp:
        """Who is not the adult."""
        return _any(self.found.not_about_the_adult)


def named(fields: dict[str, tuple[str, ...]], wordings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Our field → the first key whose wording is that of the field; a key is taken once."""
    taken: dict[str, str] = {}
    pairs = list(wordings)
    for name, patterns in fields.items():
        for pattern in (_any((single,)) for single in patterns):
            key = next((key for key, words in pairs if key not in taken.values() and pattern.search(words)), None)
            if key is not None:
                taken[name] = key
                break
    return taken


def _any(patterns: tuple[str, ...]) -> re2._Regexp:
    pattern = united(patterns, whole_words=False)
    if pattern is None:
        raise ValueError("an entry without a pattern is refused when the file is loaded")
    return pattern
