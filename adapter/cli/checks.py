"""The commands that check: shelves or a database come in, every fault at once or 'all well' goes out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from adapter import detection, reading
from adapter.cli.shelving import MappingsOption, RulesOption, folders_of_site
from adapter.errors import DocumentError, Fault, RecordError
from adapter.mapping import Mappings
from adapter.mapping.examples import check_examples, check_written
from adapter.places import shelf
from adapter.shelves import Shelves, check_shelves, lexicon_in
from adapter.workbench.duties import DUTIES, load_duties
from adapter.workbench.wordings import load_wordings


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Only faults under these files or folders; everything when empty.", metavar="PATH…"),
    ] = None,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Check mappings, lexicon, rules with their cases, and receivers; print every fault at once.

    Examples of mappings and of the lexicon are only checked as they are written; they are run where a PATH names
    them or a folder they are in, and all of them by `thinkfamily test`.

    Examples:  thinkfamily check   ·   thinkfamily check rules/england/young-carer-appears.yaml
    """
    for path in paths or []:
        if not path.exists():
            raise typer.BadParameter(f"{path} is not there; check the name.")
    folders = folders_of_site(mappings, rules)
    try:
        shelves = check_shelves(*folders, today=datetime.now(UTC).date())
        check_those_named(paths or [], folders[0], shelves.mappings)
        for nation in _other_nations(paths or [], folders[1]):
            detection.load_rules(nation, shelf("rules"))
        if (folders[1].parent / DUTIES).is_file():
            load_duties(folders[1].parent)
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


def _other_nations(paths: list[Path], nation: Path) -> list[Path]:
    """The nations a path names, beside the one whose law is used here."""
    beside = (folder for folder in nation.parent.iterdir() if folder.is_dir() and any(folder.glob("*.yaml")))
    return sorted(folder for folder in beside if folder != nation and _is_named(folder, paths))


def check_those_named(paths: list[Path], folder: Path, mappings: Mappings) -> None:
    """Run the examples that a path names and check the others as written. Raises DocumentError with what is amiss."""
    faults: list[Fault] = []
    for pack in _packs(folder):
        faults.extend(_run(pack, mappings) if _is_named(pack, paths) else check_written(pack))
    words = lexicon_in(folder)
    if _is_named(words, paths):
        faults.extend(reading.check_examples(reading.load_lexicon(words)))
    if faults:
        raise DocumentError(faults)


def check_every_example(folder: Path, shelves: Shelves) -> None:
    """Run the examples of mappings and lexicon. Raises DocumentError with each that does not come out as written."""
    faults = [fault for pack in _packs(folder) for fault in _run(pack, shelves.mappings)]
    faults.extend(reading.check_examples(shelves.lexicon))
    if faults:
        raise DocumentError(faults)


def _packs(folder: Path) -> list[Path]:
    return sorted(pack for pack in (folder / "sources").iterdir() if pack.is_dir())


def _run(pack: Path, mappings: Mappings) -> tuple[Fault, ...]:
    from adapter.cli.given import read_given  # intake loads only where records are read

    return check_examples(pack, mappings, read_given)


def _is_named(folder: Path, paths: list[Path]) -> bool:
    """Whether a path is the folder, something in it, or a folder it is in."""
    whole = folder.resolve()
    named = [path.resolve() for path in paths]
    return any(whole in (path, *path.parents) or path in whole.parents for path in named)


def audit_verify(
    database: Annotated[str | None, typer.Option("--database", help="Another database than the setting's.")] = None,
) -> int:
    """Walk the audit chain and say whether every row holds.

    Exit code 4 names the first row that was changed, moved or taken away.
    """
    from adapter.casework import open_cases  # the database layer loads only here
    from adapter.settings import Settings

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
        str(path.resolve()).endswith(file)
        or file in str(path)
        or path.name in Path(file).parts
        or any(str(below).endswith(file) for below in path.rglob(Path(file).name))
        for path in paths
    )
