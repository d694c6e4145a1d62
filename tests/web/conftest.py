"""A site for the web tests: the shipped shelves, a temporary SQLite store and invented people who sign in."""

from __future__ import annotations

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


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        database=f"sqlite:///{tmp_path / 'cases.sqlite'}",
        cookie_secure=False,
        hook_tokens={"exampleshire": SecretStr(TOKEN), "other": SecretStr("another-invented-token")},
        max_record_bytes=200_000,
    )


@pytest.fixture
def site(shelves: Shelves, settings: Settings) -> Site:
    cases = open_cases(settings.database, shelves.receivers)
    for username, role in (("worker", Role.PRACTITIONER), ("admin", Role.ADMINISTRATOR), ("audit", Role.AUDITOR)):
        cases.add_practitioner(username, f"Invented {username.title()}", role, PASSWORD, by="command line")
    return Site(create_app(shelves, cases, settings), cases, shelves)


@pytest.fixture(scope="session")
def filed_records(shelves: Shelves) -> list[SourceRecord]:
    return [item for item in read_paths([demo_families()], Limits()) if isinstance(item, SourceRecord)]


@pytest.fixture
def filed(site: Site, filed_records: list[SourceRecord]) -> Site:
    """The site with the invented demo families filed."""
    for record in filed_records:
        site.cases.keep(screen(record, site.shelves), record, by="demo")
    return site
