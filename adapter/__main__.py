"""The way in from a shell: arguments come in, an exit code goes out."""

from __future__ import annotations

import sys

from adapter.cli import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
