"""A site served on this machine with invented families, and a browser to walk through it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Error, Page, sync_playwright

from adapter.casework import Role, open_cases
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import Settings, demo_families, shelf
from adapter.web import create_app
from tests.journeys.walks import PASSWORD, Served

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STARTS_WITHIN_SECONDS = 60
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for each file: while Playwright is open no other test could run an event loop."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None and os.environ.get("CI"):
        pytest.fail("no Chromium on this machine: .ci/run installs it, so a journey that cannot walk is a fault")
    if chromium is None:
        pytest.skip("no Chromium on this machine; the journeys need one")
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"Chromium does not start here: {error.message.splitlines()[0]}")
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, shelves: Shelves) -> Path:
    """A store with people who sign in and the invented families, made once: every walk gets a copy."""
    folder = tmp_path_factory.mktemp("stocked")
    cases = open_cases(f"sqlite:///{folder / 'cases.sqlite'}", shelves.receivers)
    cases.add_practitioner("r.okafor", "Ruth Okafor", Role.PRACTITIONER, PASSWORD, by="command line")
    cases.add_practitioner("a.admin", "Ada Admin", Role.ADMINISTRATOR, PASSWORD, by="command line")
    for record in read_paths([demo_families()], Limits()):
        assert isinstance(record, SourceRecord)
        cases.keep(screen(record, shelves), record, by="demo")
    return folder


@pytest.fixture
def served(tmp_path: Path, shelves: Shelves, stocked: Path) -> Iterator[Served]:
    shutil.copytree(stocked, tmp_path / "site")
    settings = Settings(database=f"sqlite:///{tmp_path / 'site' / 'cases.sqlite'}", cookie_secure=False)
    cases = open_cases(settings.database, shelves.receivers)
    config = uvicorn.Config(create_app(shelves, cases, settings), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    if not server.started:
        pytest.fail(f"the pages were not served within {STARTS_WITHIN_SECONDS} seconds")
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Served(f"http://127.0.0.1:{port}", cases)
    server.should_exit = True
    thread.join(STARTS_WITHIN_SECONDS)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()
