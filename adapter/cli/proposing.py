"""The command that proposes a mapping: a form's description comes in, files to read line by line go out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from adapter.cli.look import limits_of
from adapter.cli.shelving import MappingsOption, folders_for
from adapter.settings import Settings
from adapter.workbench.describing import read_shapes
from adapter.workbench.proposals import Becomes
from adapter.workbench.scaffold import Scaffold, name_from, scaffold, write_files
from adapter.workbench.wordings import Words, load_wordings
from adapter.workbench.writing import PROPOSED

KINDS = {
    Becomes.STATES: "state facts",
    Becomes.PEOPLE: "are rows about people",
    Becomes.TEXT: "are read as free text",
    Becomes.LEFT: "are left behind, with the reason",
}


def propose_mapping(
    source: Annotated[
        Path,
        typer.Argument(
            help="FHIR Questionnaire, forms definition, CSV with its header, sample records or JSON Schema."
        ),
    ],
    name: Annotated[str, typer.Option("--name", help="What to call the mapping; the form's title when left out.")] = "",
    out: Annotated[Path, typer.Option("--out", help="The mappings folder to write into.")] = Path("mappings"),
    form: Annotated[str, typer.Option("--form", help="Only this form of a definition that holds several.")] = "",
    mappings: MappingsOption = None,
) -> int:
    """Propose a mapping for a form: every question once, for a person to confirm line by line.

    Nothing proposed is used: `thinkfamily check` and every other command refuse it until `proposed` is taken away.

    Example:  thinkfamily scaffold questionnaire.json --name exampleshire-review --out mappings
    """
    settings = Settings()
    shapes = read_shapes(source, limits_of(settings))
    chosen = tuple(shape for shape in shapes if form in ("", shape.form))
    if not chosen:
        raise typer.BadParameter(f"there is no form '{form}'; there are {', '.join(shape.form for shape in shapes)}.")
    shelf = folders_for(mappings, None, settings)[0]
    made = scaffold(
        chosen, name or name_from(chosen[0].title), Words(load_wordings(shelf)), shelf, datetime.now(UTC).date()
    )
    for path in write_files(made.files, out):
        print(path)
    print(_summary(made, out))
    return 0


def _summary(made: Scaffold, out: Path) -> str:
    counts = made.counts()
    total = len(made.proposals)
    lines = [f"{total - made.for_you} of {total} questions proposed; {made.for_you} for you."]
    lines += [f"  {counts[kind]} {words}" for kind, words in KINDS.items() if counts[kind]]
    held = " and ".join(str(out / name) for name, text in made.files.items() if text.startswith(PROPOSED))
    lines += [
        f"Read every line, settle what is marked `for you`, and take `proposed` away from {held}.",
        f"Then: thinkfamily check --mappings {out}",
    ]
    return "\n".join(lines)
