"""The examples beside a mapping come in, every way in which it reads them otherwise goes out.

An example is `given` (a record as it would arrive) and `expect` (the facts). Lists in `expect` are
whole: something more or less is a fault. Of a person only the fields that are named are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
from pydantic import Field

from adapter.documents import Document, Strict, check_document, read_document
from adapter.errors import DocumentError, Fault, RecordError
from adapter.mapping.load import Mappings
from adapter.records import AnswerSeen, Extract, PersonSeen, SourceRecord


class Expected(Strict):
    """What a careful reader of the record alone would find."""

    adult: dict[str, str | bool | None] = Field(default_factory=dict)
    answers: tuple[str, ...] = ()
    """`family.factors drugs past partner`; `current` and `adult` go without saying."""
    people: tuple[dict[str, str | int | bool | None], ...] = ()
    passages: tuple[str, ...] = ()
    could_not_check: tuple[str, ...] = ()
    """What could not be checked, in the words a practitioner sees."""


class Example(Strict):
    """One file in `examples/`."""

    example: str
    given: dict[str, Any]
    expect: Expected


def check_examples(folder: Path, mappings: Mappings) -> tuple[Fault, ...]:
    """Read every `examples/*.yaml` of one source; no faults means that all read as they should.

    Fewer than three examples are a fault too: a mapping is shown with none, one and several children.
    """
    paths = sorted((folder / "examples").glob("*.yaml"))
    faults = [fault for path in paths for fault in _check(path, mappings)]
    if len(paths) < 3:
        faults.append(
            Fault(str(folder / "examples"), "a mapping needs three examples: none, one and several children.")
        )
    return tuple(faults)


def extract_of(given: dict[str, Any], path: str, mappings: Mappings) -> Extract:
    """What a mapping makes of an example's record. Raises RecordError as `translate` does."""
    record = SourceRecord(path, orjson.dumps(given), "0" * 64, given)
    for source in mappings.sources:
        if source.takes(given):
            return source.reader.read(record)
    raise RecordError(path, "no mapping recognises the example's record.", "Compare it with `recognises`.")


def _check(path: Path, mappings: Mappings) -> Iterator[Fault]:
    shown = "/".join(path.parts[-3:])
    try:
        document = read_document(path, shown)
        example = check_document(document, Example)
        extract = extract_of(example.given, shown, mappings)
    except DocumentError as error:
        yield from error.faults
        return
    except RecordError as error:
        yield Fault(shown, f"{error.what} {error.what_now}")
        return
    yield from _compare(document, example.expect, extract)


def _compare(document: Document, expected: Expected, extract: Extract) -> Iterator[Fault]:
    adult = asdict(extract.adult)
    for name, value in expected.adult.items():
        if _plain(adult.get(name)) != value:
            yield document.fault(("expect", "adult", name), f"expected {value!r}, found {_plain(adult.get(name))!r}.")
    found = {
        "answers": [answer_line(answer) for answer in extract.answers],
        "passages": [" ".join(passage.text.split()) for passage in extract.passages],
        "could_not_check": [item.what for item in extract.could_not_check],
    }
    for name, lines in found.items():
        wanted = sorted(getattr(expected, name))
        for line in sorted(set(wanted) - set(lines)):
            yield document.fault(("expect", name), f"expected and not found: {line}")
        for line in sorted(set(lines) - set(wanted)):
            yield document.fault(("expect", name), f"found and not expected: {line}")
    yield from _compare_people(document, expected, extract.people)


def answer_line(answer: AnswerSeen) -> str:
    """An answer as an example writes it."""
    words = [answer.fact, answer.value]
    words += [answer.when] if answer.when != "current" else []
    words += [answer.whose] if answer.whose != "adult" else []
    return " ".join(words)


def _compare_people(document: Document, expected: Expected, people: tuple[PersonSeen, ...]) -> Iterator[Fault]:
    left = [asdict(person) for person in people]
    for index, wanted in enumerate(expected.people):
        match = next((row for row in left if all(_plain(row.get(key)) == value for key, value in wanted.items())), None)
        if match is None:
            yield document.fault(("expect", "people", index), "nobody like this was found; compare each field.")
        else:
            left.remove(match)
    for row in left:
        yield document.fault(
            ("expect", "people"), f"somebody more was found: {row['relationship'] or row['given_name']}."
        )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
