"""What one record gives up comes in piece by piece, the lists an `Extract` is made of go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from adapter.records import AnswerSeen, CouldNotCheck, Passage, PersonSeen


@dataclass(frozen=True, slots=True)
class Source:
    """Who wrote what is being read, when, and in which form."""

    form: str | None = None
    said_by: str | None = None
    recorded_on: str | None = None
    written_on: date | None = None
    formats: tuple[str, ...] = ("iso", "%d/%m/%Y")
    """How days are written in it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What has been seen so far in one record; lives only while the record is read."""

    answers: list[AnswerSeen] = field(default_factory=list)
    people: list[PersonSeen] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    could_not_check: list[CouldNotCheck] = field(default_factory=list)

    def take(self, pieces: Iterator[Piece]) -> None:
        """Put each piece on its list."""
        passages, add = self.passages.append, self.add
        for piece in pieces:
            # Nearly every piece is a passage.
            if type(piece) is Passage:
                passages(piece)
            else:
                add(piece)

    def add(self, piece: Piece) -> None:
        """Put one piece on its list; the same thing is not said twice of what could not be checked."""
        if isinstance(piece, Passage):
            self.passages.append(piece)
        elif isinstance(piece, AnswerSeen):
            self.answers.append(piece)
        elif isinstance(piece, PersonSeen):
            self.people.append(piece)
        elif piece not in self.could_not_check:
            self.could_not_check.append(piece)


Piece = AnswerSeen | PersonSeen | Passage | CouldNotCheck
