"""An office with people in it, over each kind of database, comes out for every test of casework."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from casebook import BACKENDS, Office, database

_numbers = itertools.count(1)


@pytest.fixture(params=BACKENDS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """People at their desks and an empty case load."""
    with database(request.param, tmp_path, f"office_{next(_numbers)}") as url:
        place = Office(url)
        yield place
        place.store.close()
