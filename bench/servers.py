"""The servers that are timed, each in a process of its own: a name and a port come in, answers go out.

Run as `python -m bench.servers bare|one-rule|all-rules PORT FOLDER`; FOLDER holds the database.
"""

from __future__ import annotations

import gc
import shutil
import sys
from pathlib import Path
from typing import Any

import orjson
import uvicorn
from fastapi import FastAPI, Response

from adapter.casework import open_cases
from adapter.screening import load_shelves
from adapter.settings import Settings, shelf
from adapter.web import create_app

ONE_RULE = "children-not-asked"
CARD: dict[str, Any] = {
    "cards": [
        {
            "uuid": "9b1d3b2e-6b0c-4d9e-9a65-0c1b7f3f5a01",
            "summary": "There may be a child in this family. Please look at what the record says.",
            "indicator": "info",
            "source": {"label": "Think family"},
            "detail": "It appears that a child lives in this household.",
        }
    ]
}


def bare() -> FastAPI:
    """The yardstick: FastAPI as it comes, a constant card; `/bytes` is the same card as ready-made bytes."""
    app = FastAPI()
    ready = orjson.dumps(CARD)

    @app.post("/card")
    async def card() -> dict[str, Any]:
        return CARD

    @app.post("/bytes")
    async def as_bytes() -> Response:
        return Response(ready, media_type="application/json")

    return app


def service(folder: Path, one_rule: bool) -> FastAPI:
    """The adapter as it is served, on a real SQLite file, with one rule or all of them."""
    rules = shelf("rules") / "england"
    if one_rule:
        alone = folder / "rules" / "england"
        alone.mkdir(parents=True, exist_ok=True)
        shutil.copy(rules / f"{ONE_RULE}.yaml", alone)
        rules = alone
    settings = Settings(database=f"sqlite:///{folder / 'bench.sqlite'}", cookie_secure=False)
    shelves = load_shelves(shelf("mappings"), rules)
    return create_app(shelves, open_cases(settings.database, shelves.receivers), settings, hook_open=True)


def main(name: str, port: str, folder: str) -> None:
    """Serve until told to stop."""
    app = bare() if name == "bare" else service(Path(folder), one_rule=name == "one-rule")
    gc.collect()
    gc.freeze()
    uvicorn.run(app, host="127.0.0.1", port=int(port), access_log=False, log_level="error", server_header=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
