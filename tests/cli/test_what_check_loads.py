"""Checking what people wrote loads nothing that only a service or a screening needs: it is run on every save."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

NOT_NEEDED = (
    "adapter.casework",
    "adapter.drafting",
    "adapter.household",
    "adapter.intake",
    "adapter.mapping.alarm.raising",
    "adapter.prompting",
    "adapter.reading.record",
    "adapter.store",
    "adapter.web",
    "antlr4",
    "asyncio",
    "fastapi",
    "fhirpathpy",
    "httpx",
    "jinja2",
    "pydantic_settings",
    "rapidfuzz",
    "rich",
    "sqlalchemy",
    "starlette",
    "uvicorn",
)
AFTER = "import json, sys; from adapter.cli import run; code = run(['check']); print(json.dumps([code, *sys.modules]))"


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """What a process has loaded once it has checked everything shipped, for a site that has set nothing."""
    unset = {name: value for name, value in os.environ.items() if not name.upper().startswith("THINKFAMILY_")}
    done = subprocess.run([sys.executable, "-c", AFTER], capture_output=True, text=True, env=unset, check=True)
    code, *modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    return modules


@pytest.mark.parametrize("name", NOT_NEEDED)
def test_check_loads_none_of_what_only_serving_or_screening_needs(loaded: list[str], name: str) -> None:
    assert name not in loaded


@pytest.fixture(scope="module")
def served() -> list[str]:
    """What a process has loaded once it could serve."""
    told = "import sys, adapter.web.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("name", ["adapter.mapping.alarm.raising", "adapter.reading.record", "rapidfuzz"])
def test_a_service_has_loaded_all_that_a_walk_needs_before_its_first_record(served: list[str], name: str) -> None:
    assert name in served
