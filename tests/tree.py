"""What is in the repository: nothing comes in, the files a commit would hold and their syntax trees go out."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Files git tracks or would add, by glob; the whole tree where this is not a checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for name in sorted(set(found.split("\0"))) if name and (path := ROOT / name).is_file())


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of one Python file."""
    return ast.parse(path.read_bytes(), filename=str(path))


def shown(path: Path) -> str:
    """A path as it is written in a message."""
    return path.relative_to(ROOT).as_posix()
