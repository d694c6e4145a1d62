"""An empty database of each kind comes out for every test of the store."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from casebook import BACKENDS, database

_numbers = itertools.count(1)


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An SQLAlchemy URL."""
    server_folder = tmp_path_factory.getbasetemp() / "postgresql"
    with database(request.param, tmp_path, server_folder, f"store_{next(_numbers)}") as found:
        yield found
