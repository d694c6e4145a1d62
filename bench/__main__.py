"""One run of all benchmarks: nothing comes in, a table with the bars it is held to beside each figure goes out."""

from __future__ import annotations

import gc
import os
import platform
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from adapter.screening import Shelves
from bench import records
from bench.checking import time_check, time_form
from bench.hook import ROUNDS, SECONDS, Timed, time_hook
from bench.load import CONNECTIONS
from bench.paths import Paths, time_bundle, time_paths
from bench.reading import MEDSPACY, Read, time_reading

STATIC = "bare endpoint"


@dataclass(frozen=True)
class Bar:
    """What is asked of a figure; `at_most` for waiting times, otherwise at least."""

    must: float
    aim: float
    at_most: bool = False

    def stand(self, figure: float) -> str:
        """Where the figure stands, in a word."""
        reached = [figure <= bar if self.at_most else figure >= bar for bar in (self.must, self.aim)]
        return "aim reached" if all(reached) else "reached" if reached[0] else "NOT REACHED"


def main() -> None:
    """Measure and print."""
    console = Console(width=None if Console().is_terminal else 132)
    console.print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {CONNECTIONS} connections, one worker, load from "
        f"another process, median of {ROUNDS} rounds of {SECONDS:g} s in turns. Audit on, SQLite. Ratios count, not "
        "absolute figures."
    )
    console.print("Loading the hook …")
    timed = time_hook()
    console.print(_hook_table(timed))
    console.print("Screening records …")
    shelves = records.load()
    gc.collect()
    gc.freeze()
    console.print(_record_table(shelves))
    console.print("Reading free text …")
    read = time_reading(shelves.lexicon)
    console.print(_reading_table(read))
    console.print("Evaluating paths …")
    paths = time_paths()
    console.print(_path_table(paths))
    console.print("Checking and mapping …")
    checked, (mapped, parsed) = time_check(), time_form(shelves.mappings)
    ruled = records.time_rules(shelves)
    console.print(_work_table(checked, mapped, parsed, ruled))
    console.print(_against_bars(timed, paths, read, checked, mapped, ruled))


def _hook_table(timed: dict[str, Timed]) -> Table:
    table = _table(
        "The hook", "target", "requests/s", "p50 ms", "p95 ms", "p99 ms", "ratio", "ratio to bytes", "not 200"
    )
    for name, one in timed.items():
        size = name.partition(", ")[2]
        ratios = [one.per_second / timed[f"{yardstick}, {size}"].per_second for yardstick in (STATIC, "bare bytes")]
        waits = [f"{one.percentile(share):.1f}" for share in (0.5, 0.95, 0.99)]
        table.add_row(name, f"{one.per_second:,.0f}", *waits, *(f"{ratio:.2f}" for ratio in ratios), str(one.refused))
    return table


def _record_table(shelves: Shelves) -> Table:
    table = _table("Screening, one core", "records", "bytes each", "screened/s", "orjson.loads/s", "ratio")
    for name, one in (
        ("shipped families", records.time_families(shelves)),
        ("forms of 200 answers", records.time_forms(shelves)),
    ):
        ratio = one.screened / one.parsed
        table.add_row(name, f"{one.bytes_each:,}", f"{one.screened:,.0f}", f"{one.parsed:,.0f}", f"{ratio:.3f}")
    return table


def _reading_table(read: Read) -> Table:
    table = _table("Reading free text, one core", "who", "M characters/s", "of ours")
    for name, speed in (
        ("the reader, notes it never saw", read.here),
        ("the reader, other notes with sentences it met", read.again),
        ("the reader, the first notes of a new process", read.first),
        ("Python's re, only looking for the same patterns", read.standard),
        ("medspaCy, as measured elsewhere", MEDSPACY),
    ):
        table.add_row(name, f"{speed / 1e6:.3f}", f"{speed / read.here:.3f}")
    table.caption = f"{read.characters:,} characters, one mention in {read.characters // max(1, read.mentions)}"
    return table


def _path_table(paths: Paths) -> Table:
    table = _table(
        "FHIRPath of the shipped mappings, one UK Core Bundle", "kind", "paths", "here µs", "fhirpathpy µs", "ratio"
    )
    for name, one in (*paths.kinds.items(), ("all", paths.whole)):
        times = (f"{1e6 * one.compiled:,.0f}", f"{1e6 * one.library:,.0f}", f"{one.ratio:.1f}")
        table.add_row(name, str(one.expressions), *times)
    table.caption = f"Mapping the whole Bundle: {1000 * time_bundle():.2f} ms"
    return table


def _work_table(checked: float, mapped: float, parsed: float, ruled: float) -> Table:
    table = _table("CPU time", "work", "ms", "of parsing")
    table.add_row("thinkfamily check, everything shipped", f"{1000 * checked:,.0f}", "")
    table.add_row("mapping a form of 200 answers", f"{mapped:.2f}", f"{mapped / parsed:.1f}")
    table.add_row("every rule on one family", f"{ruled:.2f}", "")
    table.add_row("parsing its JSON", f"{parsed:.3f}", "1.0")
    return table


def _against_bars(
    timed: dict[str, Timed], paths: Paths, read: Read, checked: float, mapped: float, ruled: float
) -> Table:
    one, pack = timed["one rule, small call"], timed["whole pack, 200 answers"]
    table = _table("Against the bars", "work", "here", "must", "aim", "stands")
    rows = (
        ("one rule, ratio", one.per_second / timed[f"{STATIC}, small call"].per_second, Bar(0.45, 0.60)),
        ("whole pack, ratio", pack.per_second / timed[f"{STATIC}, 200 answers"].per_second, Bar(0.08, 0.15)),
        ("whole pack, p95 ms", pack.percentile(0.95), Bar(50, 25, at_most=True)),
        ("whole pack, p99 ms", pack.percentile(0.99), Bar(100, 50, at_most=True)),
        ("FHIRPath over fhirpathpy, ratio", paths.whole.ratio, Bar(20, 50)),
        ("reading, M characters/s", read.here / 1e6, Bar(1, 2.4)),
        ("thinkfamily check, s of CPU", checked, Bar(1, 0.7, at_most=True)),
        ("mapping 200 answers, ms of CPU", mapped, Bar(1, 0.5, at_most=True)),
        ("every rule on one family, ms of CPU", ruled, Bar(0.5, 0.25, at_most=True)),
    )
    for name, figure, bar in rows:
        sign = "≤" if bar.at_most else "≥"
        table.add_row(name, f"{figure:.2f}", f"{sign} {bar.must:g}", f"{sign} {bar.aim:g}", bar.stand(figure))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", caption_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


if __name__ == "__main__":
    main()
