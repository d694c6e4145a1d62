"""An empty database of each kind comes out for every test of the store."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from casebook import BACKENDS, database

_numbers = itertools.count(1)


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An SQLAlchemy URL."""
    with database(request.param, tmp_path, f"store_{next(_numbers)}") as found:
        yield found
