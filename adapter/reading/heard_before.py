"""Heard before: what was found in a sentence goes in, and comes out where the same sentence is read again soon.

A note is copied forward and a form says the same in every record, so many a sentence of a day stands in it twice.
"""

from __future__ import annotations

from hashlib import blake2b
from secrets import token_bytes
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `scan` reads with a lexicon, and a lexicon holds one of these.
    from adapter.reading.scan import Hits

_MOST = 10_000
"""Sentences of one generation; two are held, some twelve megabytes."""


class HeardBefore:
    """What was found in the sentences read last, and none of their words.

    A sentence is known by its digest under a key that is made when the process starts and ends with it.
    Threads may share it: at worst two find the same at once, or what one kept is found anew.
    """

    def __init__(self) -> None:
        self._key = token_bytes(32)
        self._newer: dict[bytes, Hits] = {}
        self._older: dict[bytes, Hits] = {}

    def digest(self, folded: bytes) -> bytes:
        """What a sentence is known by."""
        return blake2b(folded, digest_size=16, key=self._key).digest()

    def found_in(self, digest: bytes) -> Hits | None:
        """What was found in the sentence, or None where it was not read lately."""
        found = self._newer.get(digest)
        if found is None and (found := self._older.get(digest)) is not None:
            self.keep(digest, found)
        return found

    def keep(self, digest: bytes, found: Hits) -> None:
        """Keep what was found; once there are too many, those go that were not met again for longest."""
        if len(self._newer) >= _MOST:
            self._older, self._newer = self._newer, {}
        self._newer[digest] = found
