"""`make accuracy`: labelled texts beside the project come in; what is found, right and missed goes out."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table

from bench import labelled
from bench.labelled import FOUND, RIGHT, Score, Tally
from bench.records import load

ABSENT = (
    f"The labelled texts are not on this machine (looked for {labelled.HERE}). They are kept apart from the project; "
    "put them there to measure, or rely on the sentences in tests/reading, which every test run reads."
)


def main() -> None:
    """Measure and print; `--misses` lists the texts of the open part where the reader and the label differ."""
    if not labelled.HERE.is_dir():
        print(ABSENT)
        return
    console = Console(width=None if Console().is_terminal else 150)
    shelves = load()
    passages, records = labelled.passages(), labelled.records()
    lots = (
        (
            "Passages", labelled.score_passages(passages, shelves),
            labelled.score_passages([case for case in passages if case["held_out"]], shelves),
            labelled.score_passages([case for case in passages if not case["held_out"]], shelves),
        ),
        (
            "Records", labelled.score_records(records, shelves),
            labelled.score_records([one for one in records if one[2]], shelves),
            labelled.score_records([one for one in records if not one[2]], shelves),
        ),
    )  # fmt: skip
    for title, whole, held_out, _ in lots:
        console.print(_table(title, whole, held_out))
    console.print("In brackets: Wilson's interval, 95 %. Held out: every third document, every second record.")
    for title, _, _, seen in lots:
        for facet, misses in sorted(seen.misses.items()):
            console.print(f"{title}, {facet}: {len(misses)} of the part that is not held out")
            if "--misses" in sys.argv:
                console.print("\n".join(f"  {miss}" for miss in misses), markup=False, highlight=False)


def _table(title: str, whole: Score, held_out: Score) -> Table:
    table = Table(title=title, title_justify="left")
    for number, column in enumerate(("facet", "found", "right", "held out: found", "right")):
        table.add_column(column, justify="right" if number else "left")
    for facet in sorted({facet for facet, _ in whole.tallies}, key=lambda facet: (facet.startswith("factor "), facet)):
        cells = [_cell(score.tallies.get((facet, kind))) for score in (whole, held_out) for kind in (FOUND, RIGHT)]
        table.add_row(facet, *cells)
    return table


def _cell(tally: Tally | None) -> str:
    if tally is None:
        return "–"
    low, high = tally.interval
    return f"{tally.share:.2f} of {tally.total} ({low:.2f}–{high:.2f})"


if __name__ == "__main__":
    main()
