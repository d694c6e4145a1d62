"""House rules of what people read: pages, rules, mappings and settings come in, what is untrue or overdue goes out."""

from __future__ import annotations

import ast
import importlib.util
import re
import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from adapter.detection import Rules, load_rules
from adapter.documents import read_document
from adapter.facts import FACTS
from adapter.settings import Settings
from adapter.workbench.duties import load_duties
from tests.tree import ROOT, parsed, shown, tracked

WARNING = timedelta(days=30)
NATIONS = tuple(sorted(folder for folder in (ROOT / "rules").iterdir() if folder.is_dir()))
SOURCES = tuple(sorted(folder for folder in (ROOT / "mappings" / "sources").iterdir() if folder.is_dir()))
PAGES = tracked("*.md")
TEXT = tuple(path for path in tracked("*") if path.suffix not in {".png", ".woff", ".woff2", ".ico", ".ttf", ".gz"})
KINDS = "how-to|explanation|reference|tutorial"
MACHINE = re.compile(r"""(?<![\w.:~*-])/(?:work|tmp|root|home|Users|mnt)/\w""")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|index-url\s*=|find-links\s*=", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E)\b(?!\|)(?! *\(#\d+\))")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=NATIONS, ids=lambda folder: folder.name)
def rules(request: pytest.FixtureRequest) -> Rules:
    return load_rules(request.param)


def test_the_reference_pages_say_what_the_tree_says(generator: ModuleType) -> None:
    stale = [name for name, page in generator.PAGES.items() if _text(generator.REFERENCE / name) != page()]
    assert not stale, "run make docs"
    there = {path.relative_to(generator.REFERENCE).as_posix() for path in generator.REFERENCE.rglob("*.*")}
    extra = there - set(generator.PAGES)
    assert not extra, "a reference page nobody makes"


def test_every_rule_has_its_law_and_a_case_for_each_answer_it_can_give(rules: Rules) -> None:
    assert rules.names
    for ready in rules:
        assert all(law.cite and law.href.startswith("https://") for law in ready.rule.law), ready.path
        missing = ready.rule.results - {case.expect for case in ready.rule.cases}
        assert not missing, f"{ready.path}: no case for {missing}"


def test_no_rule_is_overdue_for_reading(rules: Rules) -> None:
    today = date.today()
    for ready in rules:
        if today <= ready.rule.read.again_by <= today + WARNING:
            warnings.warn(f"{ready.path} is to be read again by {ready.rule.read.again_by}", stacklevel=1)
    assert rules.overdue(today) == ()


@pytest.mark.parametrize("folder", SOURCES, ids=lambda folder: folder.name)
def test_every_mapping_stands_beside_at_least_three_examples(folder: Path) -> None:
    assert (folder / "mapping.yaml").is_file()
    assert len(list((folder / "examples").iterdir())) >= 3


@pytest.mark.parametrize("folder", SOURCES, ids=lambda folder: folder.name)
def test_what_a_mapping_leaves_behind_it_leaves_with_a_reason(folder: Path) -> None:
    leaves = read_document(folder / "mapping.yaml").value.get("leaves") or []
    bare = [entry for entry in _entries(leaves) if not str(entry).strip()]
    assert not bare


def test_every_fact_has_a_meaning_and_a_reason_to_be_collected() -> None:
    assert all(fact.meaning.endswith(".") and fact.need.endswith(".") for fact in FACTS.values())


def test_every_setting_is_described_and_stands_in_the_example_file() -> None:
    example = _text(ROOT / "deploy" / "settings.example.env")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"THINKFAMILY_{name.upper()}=" in example, name
    known = {f"THINKFAMILY_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"THINKFAMILY_[A-Z_]+", example)) <= known


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_every_link_to_another_file_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", _text(path))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", [path for path in PAGES if "docs" in path.parts], ids=shown)
def test_every_page_says_who_it_is_for_and_what_kind_it_is(path: Path) -> None:
    head = " ".join(_text(path).split()[:60])
    assert re.search(rf"\*For: .+\. Kind: ({KINDS})\.", head), head


def test_every_decision_says_what_was_chosen_what_else_there_was_and_when_to_look_again() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for page in pages:
        for head in ("## What we chose", "## What else there was", "## When to look again"):
            assert head in _text(page), page.name


def test_every_promise_names_tests_that_are_there() -> None:
    page = _text(ROOT / "docs" / "for-assurance" / "promises.md")
    assert len(re.findall(r"^## \d+\. ", page, re.MULTILINE)) == 10
    there = {name for path in tracked("tests/*.py") for name in _tests(path)}
    assert set(re.findall(r"`(test_\w+)`", page)) - there == set()
    for part in re.split(r"^## \d+\. ", page, flags=re.MULTILINE)[1:]:
        assert "`test_" in part, part[:60]


def test_every_part_that_carries_a_duty_is_there_with_the_test_that_holds_it() -> None:
    there = {name for path in tracked("tests/*.py") for name in _tests(path)}
    for name, part in load_duties(ROOT / "rules").parts.items():
        assert (ROOT / part.at).exists(), name
        assert part.held_by is None or part.held_by in there, name
        assert part.held_by or part.at.endswith(".md"), f"{name}: code carries it, so a test holds it"


@pytest.mark.parametrize("path", TEXT, ids=shown)
def test_no_file_names_a_machine_a_registry_or_unfinished_work(path: Path) -> None:
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    found = [
        f"line {number}: {hit.group()}"
        for number, line in enumerate(lines, 1)
        for pattern in (MACHINE, REGISTRY, UNFINISHED)
        if (hit := pattern.search(line[:2000]))
    ]
    assert not found


def test_the_lock_file_gives_a_hash_for_every_package() -> None:
    packages = re.split(r"\n(?=\S)", _text(ROOT / "requirements.lock"))
    bare = [block.split()[0] for block in packages if re.match(r"[\w.-]+(\[.*\])?==", block) and "--hash=" not in block]
    assert not bare


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _tests(path: Path) -> set[str]:
    return {node.name for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef)}


def _entries(leaves: Any) -> Iterator[Any]:
    """Reasons of a `leaves:` section, whether it is a list of pairs or a mapping of path to reason."""
    if isinstance(leaves, dict):
        yield from leaves.values()
    for entry in leaves if isinstance(leaves, list) else ():
        yield entry.get("why", entry.get("reason", "")) if isinstance(entry, dict) else entry
