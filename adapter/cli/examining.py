"""The command that runs examples: mappings and the lexicon come in, each example's outcome goes out."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from xml.etree import ElementTree

import typer

from adapter import reading
from adapter.cli.given import read_given
from adapter.cli.shelving import MappingsOption, folders_for
from adapter.errors import Fault, RecordError
from adapter.mapping.examples import ExampleRead, read_examples
from adapter.mapping.inventory import inventory, mapping_of
from adapter.mapping.inventory.coverage import Coverage, Tally, coverage, met_anywhere
from adapter.mapping.load import Mappings, load_mappings
from adapter.records import SourceRecord
from adapter.settings import Settings
from adapter.shelves import lexicon_in

UNMET_SHOWN = 20


@dataclass(frozen=True, slots=True)
class PackRead:
    """One pack, or the lexicon, after its examples were read."""

    name: str
    examples: tuple[ExampleRead, ...]
    seconds: float


def examine(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Mappings to test; all of them and the lexicon when empty.", metavar="MAPPING…"),
    ] = None,
    junit: Annotated[Path | None, typer.Option("--junit", help="Also write JUnit XML to this file.")] = None,
    floor: Annotated[
        float | None, typer.Option("--floor", min=0, max=100, help="Exit 1 where fewer of a mapping's entries are met.")
    ] = None,
    mappings: MappingsOption = None,
) -> int:
    """Read the examples of each mapping and say which come out as written, and which entries no example meets.

    Without a name the examples of the lexicon are read too.

    Exit code 3 where an example comes out otherwise.

    Examples:  thinkfamily test   ·   thinkfamily test exampleshire --junit report.xml --floor 100
    """
    folder, _ = folders_for(mappings, None, Settings())
    shelf = load_mappings(folder)
    _refuse_unknown(names or [], shelf, folder)
    packs = [read_pack(one, shelf) for one in sorted((folder / "sources").iterdir()) if one.is_dir()]
    chosen = [pack for pack in packs if not names or pack.name in names]
    covered = met_by_examples(packs, shelf)
    words = read_words(lexicon_in(folder)) if not names and lexicon_in(folder).is_dir() else None
    for pack in chosen:
        _print_pack(pack, covered[pack.name])
    if words is not None:
        _print_words(words)
    everything = [*chosen, words] if words is not None else chosen
    if junit is not None:
        junit.write_bytes(junit_xml(everything))
    failed = sum(bool(example.faults) for pack in everything for example in pack.examples)
    short = [pack.name for pack in chosen if floor is not None and covered[pack.name].met_percent < floor]
    if failed:
        print(f"{failed} came out otherwise than written.", file=sys.stderr)
    if short:
        print(f"Under the floor of {floor:g} %: {', '.join(short)}.", file=sys.stderr)
    return 3 if failed else 1 if short else 0


def _refuse_unknown(names: list[str], shelf: Mappings, folder: Path) -> None:
    unknown = sorted(set(names) - set(shelf.names))
    if unknown:
        where = f"there is no mapping '{unknown[0]}' in {folder} (another folder: --mappings)"
        raise typer.BadParameter(f"{where}; it is one of: {', '.join(shelf.names)}.")


def read_pack(folder: Path, shelf: Mappings) -> PackRead:
    """One pack's examples, each read."""
    start = time.perf_counter()
    examples = tuple(read_examples(folder, shelf, read_given))
    return PackRead(folder.name, examples, time.perf_counter() - start)


def read_words(folder: Path) -> PackRead:
    """The examples beside the words of the lexicon, each read; those of one file stand as one."""
    start = time.perf_counter()
    faults = reading.check_examples(reading.load_lexicon(folder))
    examples = tuple(
        ExampleRead(path, "every example and counter_example", _faults_in(path, faults), ())
        for path in sorted(folder.glob("*.yaml"))
    )
    return PackRead(folder.name, examples, time.perf_counter() - start)


def _faults_in(path: Path, faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if Path(fault.where.rpartition(":")[0]).name == path.name)


def examples_of(sources: Path, shelf: Mappings) -> Iterator[SourceRecord]:
    """Every record of every pack's examples."""
    for folder in sorted(one for one in sources.iterdir() if one.is_dir()):
        for example in read_examples(folder, shelf, read_given):
            yield from example.records


def met_by_examples(packs: list[PackRead], shelf: Mappings) -> dict[str, Coverage]:
    """What the examples show of each mapping; a table or value set that mappings share is shown by any of them."""
    tallies = {name: Tally() for name in shelf.names}
    for record in (record for pack in packs for example in pack.examples for record in example.records):
        try:
            tallies[mapping_of(record, shelf)].add(inventory(record, shelf))
        except RecordError:
            continue  # an example of a record that nobody recognises meets no entry
    met = met_anywhere(tallies, shelf)
    return {name: coverage(name, tally, shelf, met) for name, tally in tallies.items()}


def _print_pack(pack: PackRead, covered: Coverage) -> None:
    print(
        f"{pack.name}: {len(pack.examples)} examples, {covered.met_percent:.1f} % of {len(covered.listed)} entries met"
    )
    for example in pack.examples:
        _print_example(example)
    for entry in covered.unmet[:UNMET_SHOWN]:
        print(f"  no example  {entry.place}: {entry.name}")
    if len(covered.unmet) > UNMET_SHOWN:
        print(f"  no example  … and {len(covered.unmet) - UNMET_SHOWN} more; thinkfamily coverage --json has them all")


def _print_words(words: PackRead) -> None:
    print(f"lexicon {words.name}: {len(words.examples)} files")
    for example in words.examples:
        _print_example(example)


def _print_example(example: ExampleRead) -> None:
    print(f"  {'as written' if not example.faults else 'OTHERWISE '}  {example.path.name}: {example.name}")
    for fault in example.faults:
        print(f"              {fault}")


def junit_xml(packs: list[PackRead]) -> bytes:
    """The outcome as CI servers read it: a suite a pack, a case an example."""
    top = ElementTree.Element("testsuites", name="thinkfamily test")
    for pack in packs:
        failures = sum(bool(example.faults) for example in pack.examples)
        counts = {"tests": len(pack.examples), "failures": failures, "errors": 0, "skipped": 0}
        told = {"name": pack.name, "time": f"{pack.seconds:.3f}", **{key: str(count) for key, count in counts.items()}}
        suite = ElementTree.SubElement(top, "testsuite", told)
        each = pack.seconds / max(1, len(pack.examples))
        for example in pack.examples:
            named = f"{example.path.stem}: {example.name}"
            case = ElementTree.SubElement(suite, "testcase", classname=pack.name, name=named, time=f"{each:.3f}")
            if example.faults:
                first = str(example.faults[0])
                failure = ElementTree.SubElement(case, "failure", message=first, type="came out otherwise")
                failure.text = "\n".join(str(fault) for fault in example.faults)
    ElementTree.indent(top)
    written: bytes = ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
