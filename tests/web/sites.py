"""A running site for the tests: what stands behind its pages and its hook comes in as one thing."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI

from adapter.casework import Cases
from adapter.screening import Shelves

PASSWORD = "an invented passphrase"
TOKEN = "an-invented-token-of-exampleshire"


@dataclass(frozen=True, slots=True)
class Site:
    """One running site: its app, and what stands behind it."""

    app: FastAPI
    cases: Cases
    shelves: Shelves
