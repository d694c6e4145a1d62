"""`make accuracy`: labelled texts come in; what is found, right and missed goes out."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table

from bench import texts
from bench.labelled import FOUND, RIGHT, Score, Tally, score_passages, score_records
from bench.records import load

ABSENT = (
    f"No real passages lie beside the project (looked for {texts.BESIDE.relative_to(texts.ROOT.parent)} there), "
    "so only the invented ones of this repository are counted."
)


def main() -> None:
    """Measure and print; `--misses` lists the texts of the open part where the reader and the label differ."""
    console = Console(width=None if Console().is_terminal else 150)
    shelves = load()
    beside = texts.beside()
    if not beside:
        console.print(ABSENT)
    for lots in filter(None, (beside, texts.own())):
        passages = [score_passages(lot.passages, shelves) for lot in lots]
        records = [score_records(lot.records, shelves) for lot in lots]
        for kind, (open_ones, held_out) in (("passages", passages), ("records", records)):
            console.print(_table(f"{lots[0].title}: {kind}", open_ones, held_out))
            _list_misses(console, kind, open_ones)
    console.print("In brackets: Wilson's interval, 95 %. Held out: no word or rule was written with them in view.")


def _list_misses(console: Console, kind: str, seen: Score) -> None:
    for facet, misses in sorted(seen.misses.items()):
        console.print(f"{kind}, {facet}: {len(misses)} of the open part")
        if "--misses" in sys.argv:
            console.print("\n".join(f"  {miss}" for miss in misses), markup=False, highlight=False)


def _table(title: str, open_ones: Score, held_out: Score) -> Table:
    table = Table(title=title, title_justify="left")
    for number, column in enumerate(("facet", "open: found", "right", "held out: found", "right")):
        table.add_column(column, justify="right" if number else "left")
    for facet in sorted({facet for facet, _ in open_ones.tallies}, key=lambda one: (one.startswith("factor "), one)):
        cells = [_cell(score.tallies.get((facet, kind))) for score in (open_ones, held_out) for kind in (FOUND, RIGHT)]
        table.add_row(facet, *cells)
    return table


def _cell(tally: Tally | None) -> str:
    if tally is None:
        return "–"
    low, high = tally.interval
    return f"{tally.share:.2f} of {tally.total} ({low:.2f}–{high:.2f})"


if __name__ == "__main__":
    main()
