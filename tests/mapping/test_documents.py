"""Mappings with mistakes: every one is told at once, with file, line and the nearest word that exists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from adapter.errors import DocumentError
from adapter.mapping import load_mappings

SHELF = Path(__file__).parents[2] / "mappings"
CORE = "sources/core-pathway/mapping.yaml"
FHIR = "sources/uk-core-fhir/mapping.yaml"
QUESTIONS = "codes/core-pathway-questions.yaml"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A copy of the shipped shelf to make mistakes in."""
    for part in ("codes", "sources"):
        shutil.copytree(SHELF / part, tmp_path / "mappings" / part)
    return tmp_path / "mappings"


def faults(shelf: Path) -> list[str]:
    with pytest.raises(DocumentError) as refused:
        load_mappings(shelf)
    return [str(fault) for fault in refused.value.faults]


def spoil(shelf: Path, name: str, old: str, new: str) -> int:
    """Put a mistake into a document and say on which line it now stands."""
    text = (shelf / name).read_text()
    assert text.count(old) >= 1, old
    (shelf / name).write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (CORE, "author: [", "auther: [", "did you mean 'author'?"),
        (CORE, "reads: json", "reads: jsn", "json"),
        (CORE, "id: id", "id: resident..id", "is not a path from its character 10 on"),
        (
            CORE,
            "questions: core-pathway-questions",
            "questions: core-pathway",
            "did you mean 'core-pathway-questions'?",
        ),
        (FHIR, "about: patient", "about: patient..x", "is not FHIRPath"),
        (FHIR, "path: [Consent]", "path: [Consnet]", "FHIR has no resource type 'Consnet'"),
        (FHIR, '"Condition: severity"', '"Condition: severty"', "did you mean 'severity'"),
        (FHIR, "sets: [household,", "sets: [houshold,", "did you mean 'household'?"),
        (FHIR, "dated: [recordedDate,", "dated: [today(),", "write %asOf"),
        (FHIR, '"Bundle: id"', '"id"', "needs its resource type before it"),
        (FHIR, "active: current, recurrence", "active: now, recurrence", "now"),
        (
            FHIR,
            "other_forms: any-questionnaire",
            "other_forms: every-questionnaire",
            "did you mean 'any-questionnaire'?",
        ),
        (
            QUESTIONS,
            "family.said_children: present",
            "family.said_childen: present",
            "did you mean 'family.said_children'?",
        ),
        (QUESTIONS, "family.said_children: present", "family.said_children: yes", "it knows present, absent, unknown"),
        (QUESTIONS, "family.said_children: present", "child.lives_here: present", "state it through `people`"),
        (QUESTIONS, "family.said_children: present", "family.children: present", "is worked out from the rest"),
        ("codes/drugs.yaml", '"26416006"', '"26416007"', "its check digit does not hold"),
        ("codes/drugs.yaml", "misuses drugs", "misuses (?=drugs)", "RE2"),
        ("codes/drugs.yaml", "edition:", "editon:", "did you mean 'edition'?"),
        ("codes/drugs.yaml", "codes: drugs", "code: drugs", "name what this is"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_fix(shelf: Path, name: str, old: str, new: str, said: str) -> None:
    line = spoil(shelf, name, old, new)
    told = [fault for fault in faults(shelf) if fault.startswith(f"mappings/{name}:") and said in fault]
    assert told
    assert told[0].startswith((f"mappings/{name}:{line}:", f"mappings/{name}:{line + 1}:", f"mappings/{name}:1:"))


def test_mistakes_in_several_files_are_told_together(shelf: Path) -> None:
    spoil(shelf, "codes/drugs.yaml", '"26416006"', '"26416007"')
    spoil(shelf, "codes/alcohol.yaml", '"66590003"', '"66590004"')
    spoil(shelf, CORE, "author: [", "auther: [")
    assert {fault.split(":")[0] for fault in faults(shelf)} == {
        "mappings/codes/drugs.yaml",
        "mappings/codes/alcohol.yaml",
        f"mappings/{CORE}",
    }


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("Not known", "family.said_children: absent"),
        ("Not certain", "family.said_children: present"),
        ("Declined", "family.said_children: absent"),
        ("Declined", "family.asked: asked"),
        ("Declined", "family.said_children: unknown"),
        ("Refused to say", "family.asked: not_asked"),
        ("Not asked", "family.said_children: absent"),
        ("Not recorded", "family.asked: asked"),
        ('"No"', "family.said_children: unknown"),
        ('"Yes"', "family.asked: declined"),
        ('" "', "family.said_children: absent"),
    ],
)
def test_no_not_asked_unknown_and_declined_may_never_be_merged(shelf: Path, answer: str, states: str) -> None:
    (shelf / "codes/mine.yaml").write_text(
        "questions: mine\nedition: x\nsource: x\nchecked_on: 2026-11-20\ntable:\n"
        f'  - ask: ["Any children?"]\n    answers:\n      {answer}: {{{states}}}\n'
    )
    (told,) = faults(shelf)
    assert told.startswith("mappings/codes/mine.yaml:8:")
    assert "may never be merged" in told


@pytest.mark.parametrize("states", ["family.asked: declined", "family.asked: declined, family.said_children: unknown"])
def test_declined_may_be_stated_as_declined(shelf: Path, states: str) -> None:
    (shelf / "codes/mine.yaml").write_text(
        "questions: mine\nedition: x\nsource: x\nchecked_on: 2026-11-20\ntable:\n"
        f'  - ask: ["Any children?"]\n    answers:\n      Declined: {{{states}}}\n'
    )
    assert {"core-pathway", "uk-core-fhir"} <= set(load_mappings(shelf).names)


def test_an_empty_shelf_says_what_belongs_there(tmp_path: Path) -> None:
    assert "there is no <name>/mapping.yaml here" in faults(tmp_path)[0]
