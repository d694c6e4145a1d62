"""The same documents in STU3 and R4, in XML and JSON; and that every pack takes its own records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from adapter.cli.given import read_given
from adapter.documents import check_document, read_document
from adapter.intake.limits import Limits
from adapter.intake.xml import parse_xml
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.examples import Example, example_items
from adapter.mapping.recognised import takers
from adapter.records import Extract, SourceRecord

SHELF = Path(__file__).parents[2] / "mappings"
EXAMPLES = sorted(SHELF.glob("sources/*/examples/*.yaml"))
DOCUMENTS = sorted((SHELF / "sources/discharge-composition/examples").glob("*.yaml"))
CONCERNS = sorted((SHELF / "sources/adult-safeguarding-concern/examples").glob("[!e]*.yaml"))
"""But `every-field`: a note on a flag has a place in R4 alone."""


@cache
def shelf() -> Mappings:
    return load_mappings(SHELF)


def given(path: Path) -> Any:
    return read_document(path).value["given"]


def read(tree: Any) -> Extract:
    return translate(SourceRecord("given", b"", "0" * 64, tree), shelf())


def facts(made: Extract) -> list[Any]:
    """What was found, without where: STU3 and R4 keep some of it under other names."""
    stated = [replace(one, evidence=replace(one.evidence, at="")) for one in made.answers]
    people = [replace(one, evidence=replace(one.evidence, at="")) for one in made.people]
    words = [(one.question, one.text.split(), one.said_by, one.written_on) for one in made.passages]
    return [made.adult, stated, people, words, [one.what for one in made.could_not_check], made.record.assessed_on]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_gives_the_same_facts_in_stu3_and_r4(path: Path) -> None:
    older = SHELF / "sources/discharge-composition-stu3/examples" / path.name
    assert facts(read(given(older))) == facts(read(given(path)))


@pytest.mark.parametrize("path", CONCERNS, ids=lambda path: path.stem)
def test_a_concern_gives_the_same_facts_in_stu3_and_r4(path: Path) -> None:
    older = SHELF / "sources/adult-safeguarding-concern-stu3/examples" / path.name
    assert facts(read(given(older))) == facts(read(given(path)))


def test_an_stu3_record_with_a_safeguarding_flag_loses_no_words_to_r4() -> None:
    tree = given(SHELF / "sources/careconnect-stu3/examples/every-field.yaml")
    plain = [passage.text for passage in read(tree).passages]
    code = {"coding": [{"system": "http://snomed.info/sct", "code": "766561000000109"}]}
    flag = {"resourceType": "Flag", "id": "s", "status": "active", "subject": {"reference": "Patient/p"}, "code": code}
    made = read({**tree, "entry": [*tree["entry"], {"resource": flag}]})
    assert made.record.source == "adult-safeguarding-concern-stu3"
    assert [passage.text for passage in made.passages] == plain


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("pack", ["discharge-composition", "discharge-composition-stu3"])
def test_a_document_gives_the_same_facts_in_xml_and_json(pack: str, path: Path) -> None:
    if path.stem == "malformed":
        pytest.skip("what is malformed as JSON cannot be written as XML")
    tree = given(SHELF / "sources" / pack / "examples" / path.name)
    found = parse_xml("".join(element("Bundle", tree, root=True)).encode(), Limits())
    made = read(found)
    assert made.record.source == pack
    assert facts(made) == facts(read(tree))


def element(name: str, value: Any, root: bool = False) -> Iterator[str]:
    """FHIR JSON as FHIR XML: resources by their type, primitives as attributes, what repeats again and again."""
    if isinstance(value, list):
        for one in value:
            yield from element(name, one)
    elif not isinstance(value, dict):
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        yield shown if name == "div" else f"<{name} value={quoteattr(shown)}/>"
    else:
        kind = value.get("resourceType")
        space = ' xmlns="http://hl7.org/fhir"' if root else ""
        yield f"<{kind}{space}>" if root else f"<{name}><{kind}>" if kind else f"<{name}>"
        for key, inner in value.items():
            if key != "resourceType":
                yield from element(key, inner)
        yield f"</{kind}>" if root else f"</{kind}></{name}>" if kind else f"</{name}>"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_records_of_a_pack_are_taken_by_that_pack_and_by_no_other_as_readily(path: Path) -> None:
    example = check_document(read_document(path), Example)
    for item in example_items(example, path.name, shelf(), read_given):
        if isinstance(item, SourceRecord):
            assert list(takers(shelf().sources, item.tree)) == [path.parts[-3]]
