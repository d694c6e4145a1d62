"""A site for the web tests: the shipped shelves, a temporary SQLite store and invented people who sign in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pydantic import SecretStr

from adapter.casework import Role, open_cases
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import Settings, demo_families, shelf
from adapter.web import create_app
from tests.web.sites import PASSWORD, TOKEN, Site


@pytest.fixture(scope="session")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


@pytest.fixture(scope="session")
def filed_records() -> list[SourceRecord]:
    return [item for item in read_paths([demo_families()], Limits()) if isinstance(item, SourceRecord)]


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory, shelves: Shelves) -> Path:
    """A store with people who sign in, made once: every test gets a copy."""
    folder = tmp_path_factory.mktemp("staffed")
    cases = open_cases(f"sqlite:///{folder / 'cases.sqlite'}", shelves.receivers)
    for username, role in (("worker", Role.PRACTITIONER), ("admin", Role.ADMINISTRATOR), ("audit", Role.AUDITOR)):
        cases.add_practitioner(username, f"Invented {username.title()}", role, PASSWORD, by="command line")
    return folder


@pytest.fixture(scope="session")
def stocked(
    tmp_path_factory: pytest.TempPathFactory, staffed: Path, shelves: Shelves, filed_records: list[SourceRecord]
) -> Path:
    """The same with the invented demo families filed."""
    folder = tmp_path_factory.mktemp("stocked") / "copy"
    shutil.copytree(staffed, folder)
    cases = open_cases(f"sqlite:///{folder / 'cases.sqlite'}", shelves.receivers)
    for record in filed_records:
        cases.keep(screen(record, shelves), record, by="demo")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        database=f"sqlite:///{tmp_path / 'site' / 'cases.sqlite'}",
        cookie_secure=False,
        hook_tokens={"exampleshire": SecretStr(TOKEN), "other": SecretStr("another-invented-token")},
        max_record_bytes=200_000,
    )


@pytest.fixture
def site(shelves: Shelves, settings: Settings, staffed: Path, tmp_path: Path) -> Site:
    return _site(staffed, tmp_path, shelves, settings)


@pytest.fixture
def filed(shelves: Shelves, settings: Settings, stocked: Path, tmp_path: Path) -> Site:
    return _site(stocked, tmp_path, shelves, settings)


def _site(made: Path, folder: Path, shelves: Shelves, settings: Settings) -> Site:
    shutil.copytree(made, folder / "site")
    cases = open_cases(settings.database, shelves.receivers)
    return Site(create_app(shelves, cases, settings), cases, shelves)
