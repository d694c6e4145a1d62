"""The commands that serve: settings come in, a running service for practitioners and their systems goes out."""

from __future__ import annotations

import functools
import secrets
import signal
import socket
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from adapter.cli.look import limits_of
from adapter.cli.shelving import MappingsOption, RulesOption, folders_for, shelves_for
from adapter.cli.tables import family_table
from adapter.errors import RecordError
from adapter.findings import Screened
from adapter.intake.files import read_paths
from adapter.records import Quarantined, SourceRecord
from adapter.screening import Shelves, screen_or_hold
from adapter.settings import Settings, demo_families

if TYPE_CHECKING:  # Loaded only by the commands that serve, so that looking at a record starts quickly.
    from fastapi import FastAPI

    from adapter.casework import Cases
    from adapter.reloading import LiveShelves

HostOption = Annotated[
    str, typer.Option("--host", help="Address to listen on; this machine only unless said otherwise.")
]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")]
DemoPortOption = Annotated[int, typer.Option("--port", envvar="PORT", min=1, max=65535, help="Port to listen on.")]
DEMO_USER = "demo"
DEMO_KEEPER = "demonstration"
"""Who files the invented records: not the person who signs in, so that the history tells the two apart."""


def serve(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Serve the pages and the CDS Hooks service with the site's settings.

    Example:  THINKFAMILY_DATABASE=sqlite:////srv/thinkfamily/cases.sqlite thinkfamily serve --port 8000
    """
    from adapter.casework import open_cases  # the database layer loads only where it is needed
    from adapter.reloading import LiveShelves
    from adapter.web import create_app

    settings = Settings()
    _refuse_a_taken_port(host, port)
    live = LiveShelves.open(folders_for(mappings, rules, settings), lambda: datetime.now(UTC))
    cases = open_cases(settings.database, live.current.shelves.receivers)
    _run(create_app(live, cases, settings), cases, host, port, live, settings.reload_every_seconds)
    return 0


def demo(
    once: Annotated[bool, typer.Option("--once", envvar="DEMO_ONCE", help="Stop after the table.")] = False,
    port: DemoPortOption = 8000,
) -> int:
    """Screen a dozen shipped invented families, show what was seen, then serve the pages and the hook.

    Everything is kept in a temporary folder that goes when the demo stops.
    """
    from adapter.casework import open_cases

    if not once:
        _refuse_a_taken_port("127.0.0.1", port)
    with tempfile.TemporaryDirectory(prefix="thinkfamily-demo-") as folder:
        settings = Settings(database=f"sqlite:///{Path(folder) / 'demo.sqlite'}", cookie_secure=False)
        shelves = shelves_for(None, None, settings)
        cases = open_cases(settings.database, shelves.receivers)
        items = _screen_and_keep(demo_families(), shelves, cases, settings)
        Console(width=None if Console().is_terminal else 120).print(family_table(items, _listed_as))
        print(f"{len(items)} invented families screened; {cases.verify_audit()} audit rows hold.")
        print(_what_comes_of(items))
        if not once:
            _serve_demo(shelves, cases, settings, port)
    return 0


def _listed_as(item: Screened) -> str:
    """Under what the worklist shows the family: it names nobody."""
    from adapter.drafting import initials

    return "" if item.silent else f"worklist: {initials(item.family.adult)}"


def _what_comes_of(items: list[Screened | Quarantined]) -> str:
    silent = sum(isinstance(item, Screened) and item.silent for item in items)
    return (
        f"{len(items) - silent} wait on the worklist, under the adult's initials; "
        f"{silent} are silent: nobody is prompted.\n"
        "A parallel duty is one that no referral replaces, such as MARAC or a midwife's; the draft names it."
    )


def _screen_and_keep(folder: Path, shelves: Shelves, cases: Cases, settings: Settings) -> list[Screened | Quarantined]:
    if not folder.is_dir():
        raise RecordError(str(folder), "the demo families are not there.", "Run the demo from a checkout or reinstall.")
    items: list[Screened | Quarantined] = []
    for item in read_paths([folder], limits_of(settings), shelves.mappings.layouts):
        outcome = screen_or_hold(item, shelves)
        items.append(outcome)
        if isinstance(outcome, Quarantined):
            cases.keep_quarantined(outcome, by=DEMO_KEEPER)
        elif isinstance(item, SourceRecord):
            cases.keep(outcome, item, by=DEMO_KEEPER)
    return items


def _serve_demo(shelves: Shelves, cases: Cases, settings: Settings, port: int) -> None:
    from adapter.casework import Role
    from adapter.web import create_app

    password = secrets.token_urlsafe(9)
    cases.add_practitioner(DEMO_USER, "Demo Practitioner", Role.PRACTITIONER, password, by=DEMO_KEEPER)
    print(
        f"\nPages   http://127.0.0.1:{port}/   sign in as {DEMO_USER} with the password {password}\n"
        f"Hook    http://127.0.0.1:{port}/cds-services   open on this machine for the demo only\n"
        "Stop with Ctrl+C; nothing is kept.\n",
        flush=True,
    )
    _run(create_app(shelves, cases, settings, hook_open=True), cases, "127.0.0.1", port)


def _refuse_a_taken_port(host: str, port: int) -> None:
    """Say so before anything is done, in place of an address nobody answers at."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as cause:
            raise typer.BadParameter(
                f"nothing can listen on {host} port {port} ({cause.strerror}). Choose another with --port."
            ) from cause


def _run(
    app: FastAPI, cases: Cases, host: str, port: int, live: LiveShelves | None = None, look_every_seconds: int = 0
) -> None:
    import uvicorn

    from adapter import jobs

    clocks = jobs.start(cases, live, look_every_seconds)
    if live is not None and hasattr(signal, "SIGHUP"):
        # On a thread: what the signal interrupts may hold a lock that looking needs.
        look = functools.partial(live.look, at_once=True)
        signal.signal(signal.SIGHUP, lambda number, frame: threading.Thread(target=look, daemon=True).start())
    try:
        # Access lines would carry what people looked at; the audit chain is where that belongs.
        uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning", server_header=False)
    finally:
        clocks.shutdown()
