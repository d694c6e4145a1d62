"""Puts this folder on the path, so that every test folder can build people and records from `builders`.

What is loaded and held for the whole run is made once here: it is most of what the tests would otherwise wait for.
"""

from __future__ import annotations

import gc

from adapter import reading
from tests.remembering import by_content

# Hundreds of tests read with the shipped lists of words, most of them by a command that loads its own shelves.
reading.load_lexicon = by_content(reading.load_lexicon)
reading.checked_lists = by_content(reading.checked_lists)


def pytest_collection_finish() -> None:
    """Tests, modules and lexicon stay to the end: no later collection of garbage need look at them again."""
    gc.collect()
    gc.freeze()
