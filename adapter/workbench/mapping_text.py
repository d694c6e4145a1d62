"""A form's shape and its proposals come in, the `mapping.yaml` a person will confirm goes out as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from adapter.workbench.proposals import Becomes, Proposal
from adapter.workbench.samples import key_path
from adapter.workbench.shapes import Asking, Kind, Shape, Source
from adapter.workbench.skeletons import Envelope
from adapter.workbench.wordings import Words, named
from adapter.workbench.writing import FOR_YOU, OF_A_ROW, PROPOSED, meaning_lines, person_lines
from adapter.workbench.yaml_lines import comment, flow_list, noted, scalar

EXTENDED = "uk-core-fhir"
"""The mapping a questionnaire's own builds on."""
RECORD_KEYS = {"id": "id", "form": "formId", "status": "status", "assessed_on": "submittedAt", "author": "submittedBy"}
ADULT_KEYS = {"given_name": "person.firstName", "family_name": "person.lastName", "birth_date": "person.dateOfBirth"}
ADULT_KEYS |= {"nhs_number": "person.nhsNumber"}
ROWS = "rows"
"""What the one file of a CSV mapping is called."""
FORMATS = 'formats: ["%d/%m/%Y", iso]'


def mapping_text(name: str, shape: Shape, proposals: tuple[Proposal, ...], words: Words) -> str:
    """`sources/<name>/mapping.yaml`."""
    head = [PROPOSED, f"mapping: {scalar(name)}", "version: 1"]
    if shape.source is Source.QUESTIONNAIRE:
        body = list(_questionnaire(name, shape))
    elif shape.source is Source.DEFINITION:
        body = list(_stored_form(name, shape, words))
    else:
        body = list(_columns(shape, proposals, words))
    return "\n".join([*head, *body]) + "\n"


def _about(shape: Shape, what: str) -> list[str]:
    return noted(f"about: {scalar(f'{shape.title}, {what}.')}", "for you: which system, which release")


def _questionnaire(name: str, shape: Shape) -> Iterator[str]:
    yield "reads: fhir"
    yield from noted(f"extends: {EXTENDED}", "everything else of the record is read as there")
    yield from _about(shape, "as FHIR QuestionnaireResponse")
    places = "[questionnaire, 'entry[*].resource.questionnaire']".replace("'", '"')
    yield from ("recognises:", f"  - {{path: {places}, starts_with: [{scalar(shape.form)}]}}", "  - path: resourceType")
    yield from ("forms:", f"  - {{questionnaire: {scalar(shape.form)}, questions: {name}}}")


def _stored_form(name: str, shape: Shape, words: Words) -> Iterator[str]:
    yield "reads: json"
    yield from _about(shape, "forms stored as step, question, answer")
    record, adult = _envelope(shape.keys, words)
    form = record.get("form", "")
    yield "recognises:"
    yield from noted(f"  - path: {form or 'formId'}", "proposed: where a record names its form; confirm")
    yield f"    any_of: {flow_list(shape.forms or (shape.form,))}"
    yield f"  - path: {shape.answers_at}"
    yield from _paths(record or RECORD_KEYS, adult or ADULT_KEYS, bool(shape.keys))
    yield from ("form:", f"  answers: {shape.answers_at}", f"  questions: {name}")
    used = {*record.values(), *adult.values()}
    left = [key for key in shape.keys if key.name not in used]
    if left:
        yield "leaves:"
    for key in left:
        why = words.leave(key.wording, box=False) or "for you: why it says nothing of a family, or map it"
        yield f"  - {{path: {_path(key.name)}, why: {scalar(why)}}}"


def envelope_of(shape: Shape, words: Words) -> Envelope:
    """Where such records say what they are and whom they are about, as the mapping proposes it."""
    if shape.source is Source.DEFINITION:
        record, adult = _envelope(shape.keys, words)
        return Envelope({"form": "formId", **(record or RECORD_KEYS)}, adult or ADULT_KEYS)
    return Envelope(*_envelope(shape.questions, words))


def _envelope(keys: tuple[Asking, ...], words: Words) -> tuple[dict[str, str], dict[str, str]]:
    """By what the keys are called."""
    plain = [(key.name, key.wording.casefold()) for key in keys if key.kind is not Kind.ROWS]
    record = named(words.found.record, plain)
    own = [(key, wording) for key, wording in plain if key not in record.values() and not words.others.search(wording)]
    return record, named(words.found.adult, own)


def _paths(record: dict[str, str], adult: dict[str, str], shown: bool) -> Iterator[str]:
    told = "proposed by name; confirm" if shown else "for you: the file does not show your records; write your paths"
    yield from noted("record:", told)
    yield from (f"  {field}: {_path(path)}" for field, path in record.items())
    if "id" not in record:
        yield comment("for you: id: the path of the number your system knows the record by", 2)
    yield from noted(f"  {FORMATS}", "proposed; write the formats your days really have")
    yield from noted("adult:", told)
    yield from (f"  {field}: {_path(path)}" for field, path in adult.items())


def _columns(shape: Shape, proposals: tuple[Proposal, ...], words: Words) -> Iterator[str]:
    """Records with keys of their own: each key stands once, as answer, row, passage or something left."""
    record, adult = _envelope(shape.questions, words)
    used = {*record.values(), *adult.values()}
    rest = [_placed(item) for item in proposals if item.within or item.asking.name not in used]
    if shape.source is Source.COLUMNS:
        yield from ("reads: csv", *_about(shape, "a CSV file, one row a record"))
        yield from _files(shape, record, rest)
        record, adult = ({field: in_row(column, "0") for field, column in paths.items()} for paths in (record, adult))
        rest = [replace(item, asking=_in_rows(item.asking)) for item in rest]
    else:
        yield from ("reads: json", *_about(shape, "records with keys of their own"), "recognises:")
        yield from (f"  - path: {_path(path)}" for path in _telling(record, adult, rest))
    yield from _paths(record, adult, shown=True)
    yield from _block("answers", [line for item in rest for line in _answer(item)])
    yield from _block("people", [line for item in rest for line in _people(item)])
    yield from _block("passages", [line for item in rest for line in _passage(item)])
    yield from _block("leaves", [line for item in rest for line in _leave(item)])


def _files(shape: Shape, record: dict[str, str], rest: list[Proposal]) -> Iterator[str]:
    """The one file, by the columns it must have; what says nothing of a family may be missing."""
    stating = [item.asking.name for item in rest if item.becomes in (Becomes.STATES, Becomes.TEXT, Becomes.FOR_YOU)]
    by = record.get("id") or shape.questions[0].name
    needed = list(dict.fromkeys((by, *stating)))
    also = [asking.name for asking in shape.questions if asking.name not in needed]
    yield from ("files:", f"  {ROWS}:", f"    columns: {flow_list(needed)}")
    if also:
        yield f"    also: {flow_list(also)}"
    line = f"one_record_per: {{file: {ROWS}, by: {flow_list((by,))}}}"
    yield from noted(line, "proposed: the column your system knows a record by; confirm")


def in_row(column: str, row: str = "*") -> str:
    """The path of a column."""
    return f"{ROWS}[{row}].{key_path(column)}"


def _in_rows(asking: Asking) -> Asking:
    return replace(asking, name=in_row(asking.name), title=asking.title or asking.wording)


def _block(key: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (f"{key}:", *lines)


def _placed(item: Proposal) -> Proposal:
    """What stands in a row, with its whole path."""
    if not item.within:
        return item
    return replace(item, asking=replace(item.asking, name=f"{item.within}[*].{item.asking.name}"))


def _telling(record: dict[str, str], adult: dict[str, str], rest: list[Proposal]) -> list[str]:
    """The keys every record must have: its id, and one that says whom it is about."""
    whom = (adult.get(field) for field in ("nhs_number", "local_id", "birth_date", "family_name"))
    found = [path for path in (record.get("id"), next((path for path in whom if path), None)) if path]
    return found or [item.asking.name for item in rest[:1]]


def _answer(item: Proposal) -> Iterator[str]:
    if item.becomes is Becomes.STATES:
        yield from noted(f"  - path: {_path(item.asking.name)}", f"proposed: {item.says}; confirm")
    elif item.becomes is Becomes.FOR_YOU:
        yield comment(f"{item.says + '; ' if item.says else ''}{FOR_YOU}{OF_A_ROW if item.within else ''}", 2)
        yield f"  - path: {_path(item.asking.name)}"
    else:
        return
    yield f"    question: {scalar(_asked(item.asking))}"
    yield from meaning_lines(item, 4)


def _people(item: Proposal) -> Iterator[str]:
    if item.becomes is Becomes.PEOPLE:
        yield from noted(f"  - rows: {_path(item.asking.name)}[*]", f"proposed: {item.says}; confirm")
        yield f"    question: {scalar(_asked(item.asking))}"
        yield from person_lines(item, 4)


def _passage(item: Proposal) -> Iterator[str]:
    if item.becomes is Becomes.TEXT:
        pair = f"path: {_path(item.asking.name)}, question: {scalar(_asked(item.asking))}"
        yield from noted(f"  - {{{pair}}}", "proposed: free text; confirm")


def _leave(item: Proposal) -> Iterator[str]:
    if item.becomes is Becomes.LEFT:
        yield from noted(f"  - {{path: {_path(item.asking.name)}, why: {scalar(item.why)}}}", "proposed; confirm")


def _asked(asking: Asking) -> str:
    words = asking.wording.replace(",", " ")
    return words[:1].upper() + words[1:]


def _path(path: str) -> str:
    """A path as YAML: one with brackets or quotation marks of its own goes into single quotes."""
    plain = not any(letter in path for letter in "\"'[]{}#:,") and not any(a == b == " " for a, b in pairwise(path))
    return path if plain else "'" + path.replace("'", "''") + "'"
