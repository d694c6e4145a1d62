"""The files of an example come in as text by name, their records go out as they would from a folder of a feed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.layouts import Layout
from adapter.records import Quarantined, SourceRecord


def read_given(files: dict[str, bytes], layouts: Sequence[Layout] = ()) -> Iterator[SourceRecord | Quarantined]:
    """Every record in the files, read from a folder of their own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="thinkfamily-example-") as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / Path(file).name).write_bytes(content)
        yield from read_paths([folder], Limits(), layouts)
