"""The examples beside a mapping come in, every way in which it reads them otherwise goes out.

An example is `given` (one JSON record) or `given_files` (files as they would arrive, by name), and
`expect` (the facts). Lists in `expect` are whole: something more or less is a fault. Of a person
only the fields that are named are compared. Files are read by the function the caller brings, for
reading files is not this room's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import orjson
from pydantic import Field, model_validator

from adapter.documents import Document, Loc, Strict, check_document, read_document
from adapter.errors import DocumentError, Fault, RecordError
from adapter.layouts import Layout
from adapter.mapping import translate
from adapter.mapping.answers.statements import state_faults
from adapter.mapping.load import Mappings
from adapter.mapping.recognised import takers
from adapter.records import AnswerSeen, Extract, PersonSeen, Quarantined, SourceRecord

ReadFiles = Callable[[dict[str, bytes], Sequence[Layout]], Iterator[SourceRecord | Quarantined]]
"""Files by name and the mappings' layouts come in, the records go out that a folder with just these would give."""


class Expected(Strict):
    """What a careful reader of the record alone would find."""

    adult: dict[str, str | bool | None] = Field(default_factory=dict)
    answers: tuple[str, ...] = ()
    """`family.factors drugs past partner`; `current` and `adult` go without saying."""
    people: tuple[dict[str, str | int | bool | None], ...] = ()
    passages: tuple[str, ...] = ()
    could_not_check: tuple[str, ...] = ()
    """What could not be checked, in the words a practitioner sees."""
    held: str | None = None
    """Part of the sentence that says why the record is held; nothing else is compared."""


class Example(Strict):
    """One file in `examples/`."""

    example: str
    given: dict[str, Any] | None = None
    given_files: dict[str, str] = Field(default_factory=dict)
    expect: Expected | tuple[Expected, ...]
    """For one record, or one for each record in the order they are read."""

    @model_validator(mode="after")
    def _one_way(self) -> Example:
        if (self.given is None) == (not self.given_files):
            raise ValueError("an example has either `given`, one JSON record, or `given_files`, files by name.")
        return self

    def expected(self) -> tuple[Expected, ...]:
        """What is expected of each record."""
        return self.expect if isinstance(self.expect, tuple) else (self.expect,)


@dataclass(frozen=True, slots=True)
class ExampleRead:
    """One example after it was read."""

    path: Path
    name: str
    """Its own sentence, or the file's name where it has none that can be read."""
    faults: tuple[Fault, ...]
    records: tuple[SourceRecord, ...]


def check_examples(folder: Path, mappings: Mappings, read: ReadFiles) -> tuple[Fault, ...]:
    """Read every `examples/*.yaml` of one source; no faults means that all read as they should.

    Fewer than three examples are a fault too: a mapping is shown with none, one and several children.
    """
    examples = tuple(read_examples(folder, mappings, read))
    return (*(fault for example in examples for fault in example.faults), *_too_few(folder, len(examples)))


def check_written(folder: Path) -> tuple[Fault, ...]:
    """The faults of the same files that show without reading a record."""
    faults: list[Fault] = []
    paths = _paths(folder)
    for path in paths:
        try:
            document, example = _written(path)
        except DocumentError as error:
            faults.extend(error.faults)
            continue
        faults.extend(document.fault(loc, what) for loc, what in _unknown_answers(example))
    return (*faults, *_too_few(folder, len(paths)))


def _unknown_answers(example: Example) -> Iterator[tuple[Loc, str]]:
    """Answers expected that no mapping can state: a fact or a value that does not exist."""
    for index, expected in enumerate(example.expected()):
        place: Loc = ("expect", index) if isinstance(example.expect, tuple) else ("expect",)
        for number, line in enumerate(expected.answers):
            fact, _, rest = line.partition(" ")
            for _, what in state_faults({fact: rest.partition(" ")[0]}, ()):
                yield (*place, "answers", number), what


def _too_few(folder: Path, examples: int) -> Iterator[Fault]:
    if examples < 3:
        yield Fault(str(folder / "examples"), "a mapping needs three examples: none, one and several children.")


def _paths(folder: Path) -> list[Path]:
    return sorted((folder / "examples").glob("*.yaml"))


def read_examples(folder: Path, mappings: Mappings, read: ReadFiles) -> Iterator[ExampleRead]:
    """Each `examples/*.yaml` of one source, by name, with every way in which it reads otherwise."""
    for path in _paths(folder):
        yield _read_example(path, mappings, read)


def items_of(path: Path, mappings: Mappings, read: ReadFiles) -> tuple[SourceRecord | Quarantined, ...]:
    """The records of the example in a file, wherever it lies. Raises DocumentError where the file is none."""
    document, example = _written(path)
    return tuple(replace(item, path=document.path) for item in example_items(example, document.path, mappings, read))


def example_items(
    example: Example, path: str, mappings: Mappings, read: ReadFiles
) -> tuple[SourceRecord | Quarantined, ...]:
    """The records of one example, as they would come in."""
    if example.given is None:
        return tuple(read({name: text.encode() for name, text in example.given_files.items()}, mappings.layouts))
    return (SourceRecord(path, orjson.dumps(example.given), "0" * 64, example.given),)


def _written(path: Path) -> tuple[Document, Example]:
    document = read_document(path, "/".join(path.parts[-3:]))
    return document, check_document(document, Example)


def _read_example(path: Path, mappings: Mappings, read: ReadFiles) -> ExampleRead:
    try:
        document, example = _written(path)
    except DocumentError as error:
        return ExampleRead(path, path.stem, tuple(error.faults), ())
    items = example_items(example, document.path, mappings, read)
    records = tuple(item for item in items if isinstance(item, SourceRecord))
    faults = (
        *_taken_by_another(document, records, path.parts[-3], mappings),
        *_check(document, example, items, mappings),
    )
    return ExampleRead(path, example.example, faults, records)


def _taken_by_another(
    document: Document, records: tuple[SourceRecord, ...], own: str, mappings: Mappings
) -> Iterator[Fault]:
    """A mapping that does not take its own example, or takes it no more surely than another, would lose its records."""
    for record in records if own in mappings.names else ():
        others = [name for name in takers(mappings.sources, record.tree) if name != own]
        if others:
            told = f"'{others[0]}' takes this record too, and asks as much of it or more"
            yield document.fault((), f"{told}; add to `recognises` of '{own}' what only its records have.")


def _check(
    document: Document, example: Example, items: tuple[SourceRecord | Quarantined, ...], mappings: Mappings
) -> Iterator[Fault]:
    expected = example.expected()
    if len(items) != len(expected):
        yield document.fault(("expect",), f"expected {len(expected)} records, found {len(items)}.")
    for index, (item, wanted) in enumerate(zip(items, expected, strict=False)):
        place: Loc = ("expect", index) if isinstance(example.expect, tuple) else ("expect",)
        yield from _check_item(document, place, wanted, item, mappings)


def _check_item(
    document: Document, place: Loc, expected: Expected, item: SourceRecord | Quarantined, mappings: Mappings
) -> Iterator[Fault]:
    held, extract = _read(item, mappings)
    if extract is None or expected.held is not None:
        if expected.held is None:
            yield document.fault(place, held)
        elif extract is not None:
            yield document.fault((*place, "held"), "expected the record to be held; it was read.")
        elif expected.held not in held:
            yield document.fault((*place, "held"), f"expected it to be held for another reason; found: {held}")
        return
    yield from _compare(document, place, expected, extract)


def _read(item: SourceRecord | Quarantined, mappings: Mappings) -> tuple[str, Extract | None]:
    """What the mappings make of one record, or the sentence that says why it is held."""
    if isinstance(item, Quarantined):
        return f"{item.where}: {item.why} {item.what_now}", None
    try:
        return "", translate(item, mappings)
    except RecordError as error:
        return f"{error.what} {error.what_now}", None


def _compare(document: Document, place: Loc, expected: Expected, extract: Extract) -> Iterator[Fault]:
    adult = asdict(extract.adult)
    for name, value in expected.adult.items():
        if _plain(adult.get(name)) != value:
            yield document.fault((*place, "adult", name), f"expected {value!r}, found {_plain(adult.get(name))!r}.")
    found = {
        "answers": [answer_line(answer) for answer in extract.answers],
        "passages": [" ".join(passage.text.split()) for passage in extract.passages],
        "could_not_check": [item.what for item in extract.could_not_check],
    }
    for name, lines in found.items():
        wanted = sorted(getattr(expected, name))
        for line in sorted(set(wanted) - set(lines)):
            yield document.fault((*place, name), f"expected and not found: {line}")
        for line in sorted(set(lines) - set(wanted)):
            yield document.fault((*place, name), f"found and not expected: {line}")
    yield from _compare_people(document, place, expected, extract.people)


def answer_line(answer: AnswerSeen) -> str:
    """An answer as an example writes it."""
    words = [answer.fact, answer.value]
    words += [answer.when] if answer.when != "current" else []
    words += [answer.whose] if answer.whose != "adult" else []
    return " ".join(words)


def _compare_people(
    document: Document, place: Loc, expected: Expected, people: tuple[PersonSeen, ...]
) -> Iterator[Fault]:
    left = [asdict(person) for person in people]
    for index, wanted in enumerate(expected.people):
        match = next((row for row in left if all(_plain(row.get(key)) == value for key, value in wanted.items())), None)
        if match is None:
            yield document.fault((*place, "people", index), "nobody like this was found; compare each field.")
        else:
            left.remove(match)
    for row in left:
        yield document.fault(
            (*place, "people"), f"somebody more was found: {row['relationship'] or row['given_name']}."
        )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
