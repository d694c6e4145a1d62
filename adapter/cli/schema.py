"""The command that writes JSON Schemas for editors: a folder comes in, one schema for each kind of file goes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from adapter.workbench.schemas import editor_settings, schemas


def schema(
    out: Annotated[Path, typer.Option("--out", help="Folder to write them to; made where it is not there.")] = Path(
        ".schemas"
    ),
) -> int:
    """Write a JSON Schema for each kind of file in mappings/ and rules/, and print the editor setting that uses them.

    An editor with the YAML language server then completes keys, facts and values, and marks what is wrong as you type.
    The last word has thinkfamily check, which also knows paths and tables.

    Example:  thinkfamily schema --out .schemas
    """
    out.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (out / name).write_bytes(content)
    print(json.dumps({"yaml.schemas": editor_settings(out.as_posix())}, indent=2))
    return 0
