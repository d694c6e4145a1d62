"""A service whose shelves change while it works: good and bad files go in, each call is answered by one version.

The real service in a process of its own, with real connections; nothing here stands in for anything.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapter.casework import open_cases
from adapter.settings import shelf
from tests.web.hook_calls import call
from tests.web.sites import TOKEN

CONNECTIONS = 6
WAIT_SECONDS = 60.0
SPEAKING = ("young-carer-appears", "inappropriate-caring")
HOME = [{"line": ["1 Example Street"], "city": "Exampleton", "postalCode": "ZZ1 1AA"}]


@dataclass
class Served:
    """A service in a process of its own, the shelves it works with and the database it writes to."""

    address: str
    folder: Path
    database: str
    process: subprocess.Popen[bytes] | None = None

    def says(self, version: int) -> None:
        """Write the number of a version into two rules and a front door, as an edit that takes several files would."""
        for name in SPEAKING:
            _mark(self.folder / "rules" / "england" / f"{name}.yaml", "say", version)
        _mark(self.folder / "mappings" / "receivers" / "exampleshire" / "receiver.yaml", "name", version)

    def told(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGHUP)


def _mark(file: Path, key: str, version: int) -> None:
    """A sentence of each file's own, since a card says the same sentence once."""
    text = file.read_text(encoding="utf-8")
    mark = rf"\1 Version {version} of {file.stem}."
    file.write_text(re.sub(rf"(?m)^({key}: .*?)( Version \d+ of [\w-]+\.)?$", mark, text), encoding="utf-8")


@dataclass
class Answers:
    """What the calls got, as they came."""

    statuses: set[int] = field(default_factory=set)
    versions: list[frozenset[str]] = field(default_factory=list)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    for name in ("mappings", "rules"):
        shutil.copytree(shelf(name), tmp_path / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "THINKFAMILY_DATABASE": f"sqlite:///{tmp_path / 'cases.sqlite'}",
        "THINKFAMILY_MAPPINGS": str(tmp_path / "mappings"),
        "THINKFAMILY_RULES": str(tmp_path / "rules"),
        "THINKFAMILY_HOOK_TOKENS": json.dumps({"exampleshire": TOKEN}),
        "THINKFAMILY_RELOAD_EVERY_SECONDS": "1",
    }
    command = [sys.executable, "-m", "adapter", "serve", "--port", str(port)]
    one = Served(f"http://127.0.0.1:{port}", tmp_path, settings["THINKFAMILY_DATABASE"])
    one.says(0)
    with (tmp_path / "log").open("wb") as log:
        one.process = subprocess.Popen(command, env={**os.environ, **settings}, stderr=log)
    try:
        yield one
    finally:
        one.process.terminate()
        one.process.wait(WAIT_SECONDS)


def test_no_call_fails_and_none_is_answered_by_two_versions(served: Served) -> None:
    answers = asyncio.run(_under_load(served))
    assert answers.statuses == {200}
    assert len(answers.versions) > 50
    assert [seen for seen in answers.versions if len(seen) != 1] == []
    seen = {version for one in answers.versions for version in one}
    assert seen == {f"Version {number}" for number in range(5)}
    rows = _shelf_rows(served)
    changes = [row for row in rows if row["action"] == "shelves-changed"]
    assert all(len(row["detail"]["mappings"]) == 64 for row in changes)
    assert [row["detail"]["from"] for row in changes[1:]] == [row["detail"]["to"] for row in changes[:-1]]
    refused = [row for row in rows if row["action"] == "shelves-refused"]
    assert len(refused) == 2
    assert all("young-carer-appears.yaml" in row["detail"]["first"] for row in refused)
    log = (served.folder / "log").read_text(encoding="utf-8")
    assert "young-carer-appears.yaml" in log
    assert "Ashby" not in log


async def _under_load(served: Served) -> Answers:
    answers = Answers()
    async with httpx.AsyncClient(base_url=served.address, timeout=WAIT_SECONDS) as client:
        first = await _in_use(served, client, other_than="")
        async with _calls(client, answers):
            in_use = first["shelves"]
            for version in (1, 2):
                served.says(version)
                served.told()
                in_use = (await _in_use(served, client, other_than=in_use))["shelves"]
            await _bad_files_change_nothing(served, client, in_use)
            served.says(3)
            served.told()
            in_use = (await _in_use(served, client, other_than=in_use))["shelves"]
            served.says(4)  # nobody says so: the clock sees it
            rolled = (await _in_use(served, client, other_than=in_use))["shelves"]
            await asyncio.sleep(0.2)
            served.says(3)
            served.told()
            assert (await _in_use(served, client, other_than=rolled))["shelves"] == in_use
    return answers


async def _bad_files_change_nothing(served: Served, client: httpx.AsyncClient, in_use: str) -> None:
    rule = served.folder / "rules" / "england" / "young-carer-appears.yaml"
    good = rule.read_bytes()
    for bad in (good.replace(b"child.care_tasks", b"child.care_task"), b"rule: [young-carer"):
        rule.write_bytes(bad)
        served.told()
        said = await _in_use(served, client, fault=True)
        assert said["shelves"] == in_use
        rule.write_bytes(good)
        served.told()
        assert (await _in_use(served, client, fault=False))["shelves"] == in_use


async def _in_use(
    served: Served, client: httpx.AsyncClient, other_than: str | None = None, fault: bool | None = None
) -> dict[str, str]:
    """What the service says it works with, once that is another version, or once it says there is a fault or none."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and served.process and served.process.poll() is None:
        try:
            said: dict[str, str] = (await client.get("/ready")).json()
        except httpx.ConnectError:
            said = {}
        changed = other_than is None or said.get("shelves", other_than) != other_than
        if said and changed and (fault is None or ("shelves_fault" in said) == fault):
            return said
        await asyncio.sleep(0.02)
    pytest.fail(f"the shelves were not taken in: {(served.folder / 'log').read_text(encoding='utf-8')[-600:]}")


@asynccontextmanager
async def _calls(client: httpx.AsyncClient, answers: Answers) -> AsyncIterator[None]:
    done = asyncio.Event()
    body = _about_a_family_of_exampleton()
    callers = [asyncio.create_task(_call_on(client, body, answers, done)) for _ in range(CONNECTIONS)]
    yield
    done.set()
    await asyncio.gather(*callers)


async def _call_on(client: httpx.AsyncClient, body: bytes, answers: Answers, done: asyncio.Event) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    while not done.is_set():
        answer = await client.post("/cds-services/think-family", content=body, headers=headers)
        answers.statuses.add(answer.status_code)
        marks = re.findall(r"\bVersion \d+\b", answer.text)
        assert len(marks) == len(SPEAKING) + 1, answer.text[:200]
        answers.versions.append(frozenset(marks))


def _about_a_family_of_exampleton() -> bytes:
    asked: dict[str, Any] = call()
    asked["prefetch"]["patient"]["address"] = HOME
    return json.dumps(asked).encode()


def _shelf_rows(served: Served) -> list[dict[str, Any]]:
    cases = open_cases(served.database)
    assert cases.verify_audit() > 0
    with cases._store._engine.connect() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM audit_rows ORDER BY number").scalars()
        rows = [json.loads(body) for body in bodies]
    return [row for row in rows if row["subject"] == "shelves"]
