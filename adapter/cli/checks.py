"""The commands that check: shelves or a database come in, every fault at once or 'all well' goes out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from adapter import reading
from adapter.cli.given import read_given
from adapter.cli.shelving import MappingsOption, RulesOption, folders_for
from adapter.errors import DocumentError, RecordError
from adapter.mapping.examples import check_examples
from adapter.screening import Shelves, load_shelves
from adapter.settings import Settings
from adapter.workbench.wordings import load_wordings


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Only faults under these files or folders; everything when empty.", metavar="PATH…"),
    ] = None,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Check mappings with their examples, lexicon, rules with their cases, and receivers; print every fault at once.

    Examples:  thinkfamily check   ·   thinkfamily check rules/england/young-carer-appears.yaml
    """
    for path in paths or []:
        if not path.exists():
            raise typer.BadParameter(f"{path} is not there; check the name.")
    folders = folders_for(mappings, rules, Settings())
    try:
        shelves = load_shelves(*folders, today=datetime.now(UTC).date())
        check_every_example(folders[0] / "sources", shelves)
        if (folders[0] / "scaffold.yaml").is_file():
            load_wordings(folders[0])
    except DocumentError as error:
        wanted = [fault for fault in error.faults if _is_under(fault.where, paths)]
        if wanted:
            raise DocumentError(wanted) from error
        print(f"No fault there; {len(error.faults)} elsewhere. Run thinkfamily check to see them.")
        return 0
    print(
        f"All well: {len(shelves.mappings.names)} mappings, {len(shelves.rules.names)} rules, "
        f"{len(shelves.receivers.names)} receivers and the lexicon."
    )
    return 0


def check_every_example(sources: Path, shelves: Shelves) -> None:
    """Run the examples of mappings and lexicon. Raises DocumentError with each that does not come out as written."""
    folders = sorted(folder for folder in sources.iterdir() if folder.is_dir())
    faults = [fault for folder in folders for fault in check_examples(folder, shelves.mappings, read_given)]
    faults.extend(reading.check_examples(shelves.lexicon))
    if faults:
        raise DocumentError(faults)


def audit_verify(
    database: Annotated[str | None, typer.Option("--database", help="Another database than the setting's.")] = None,
) -> int:
    """Walk the audit chain and say whether every row holds.

    Exit code 4 names the first row that was changed, moved or taken away.
    """
    from adapter.casework import open_cases  # the database layer loads only here

    url = database or Settings().database
    file = Path(url.removeprefix("sqlite:///"))
    if url.startswith("sqlite:///") and not (file.is_file() and file.stat().st_size):
        raise RecordError(
            str(file), "there is no database here, so nothing was verified.", "Check THINKFAMILY_DATABASE."
        )
    cases = open_cases(url)
    print(f"The audit chain holds: {cases.verify_audit()} rows.")
    return 0


def _is_under(where: str, paths: list[Path] | None) -> bool:
    if not paths:
        return True
    file = where.rsplit(":", 1)[0] if where.rsplit(":", 1)[-1].isdigit() else where
    return any(
        str(path.resolve()).endswith(file) or file in str(path) or path.name in Path(file).parts for path in paths
    )
