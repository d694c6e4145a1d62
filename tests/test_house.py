"""The house rules of the code: the tree as it stands comes in, every place that breaks a rule goes out."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapter.referrals import MOVES, OWNERS, Mover, Owner, State, may_move
from tests.tree import ROOT, parsed, shown, tracked

MAX_LINES, MAX_FUNCTION, MAX_NESTING = 300, 40, 3
LOOPS = {"adapter/jobs.py", "adapter/delivery/send.py", "adapter/mapping/paths/library.py"}
"""The two loops that outlive any single failure, and the one library that raises bare Exception."""
NEVER_NAMES = {"utils", "util", "common", "helpers", "helper", "base", "manager", "managers", "misc"}
MIGRATIONS = "adapter/store/migrations/"
PYTHON = tuple(path for path in tracked("*.py") if MIGRATIONS not in shown(path))
ADAPTER = tuple(path for path in PYTHON if shown(path).startswith("adapter/"))
ROOMS = tuple(path for path in ADAPTER if path.parent.name != "adapter")
NESTERS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

each_file = pytest.mark.parametrize("path", PYTHON, ids=shown)
each_module = pytest.mark.parametrize("path", ADAPTER, ids=shown)


def test_nobody_imports_upwards_or_sideways() -> None:
    told = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


@each_file
def test_no_file_is_longer_than_somebody_can_own(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@each_file
def test_no_function_is_long_or_deeply_nested(path: Path) -> None:
    long = [f"{one.name}: {_length(one)} lines" for one in _functions(path) if _length(one) > MAX_FUNCTION]
    deep = [f"{one.name}: nested {_nesting(one)} deep" for one in _functions(path) if _nesting(one) > MAX_NESTING]
    assert not long + deep


@each_file
def test_every_module_begins_with_a_sentence(path: Path) -> None:
    said = ast.get_docstring(parsed(path)) or ""
    assert "." in said, "say what comes in and what goes out"


@pytest.mark.parametrize("path", ROOMS, ids=shown)
def test_every_module_of_a_room_says_what_comes_in(path: Path) -> None:
    said = " ".join((ast.get_docstring(parsed(path)) or "").split())
    assert re.search(r"\bin(to)?\b", said), said


def test_no_module_has_a_name_that_anything_could_move_into() -> None:
    names = [shown(path) for path in PYTHON if NEVER_NAMES & set(re.split(r"[/_.]", shown(path)))]
    assert not names


@each_module
def test_everything_is_caught_only_in_the_two_loops_and_around_one_library(path: Path) -> None:
    if shown(path) in LOOPS:
        pytest.skip("it is told apart in LOOPS")
    broad = [node.lineno for node in ast.walk(parsed(path)) if isinstance(node, ast.ExceptHandler) and _is_broad(node)]
    assert not broad


def test_only_the_store_speaks_to_the_database() -> None:
    """Its exceptions may be caught at a door; nothing else of it is known there."""
    places = [shown(path) for path in ADAPTER if _speaks_to_database(path)]
    assert places
    assert [place for place in places if not place.startswith("adapter/store/")] == []


def test_only_one_module_imports_the_fhir_library_and_only_its_r4b_models() -> None:
    places = [shown(path) for path in ADAPTER if "fhir" in _imports(path)]
    assert places in ([], ["adapter/fhir.py"])
    for place in places:
        names = _imported_names(ROOT / place)
        assert all(name.startswith("fhir.resources.R4B") for name in names if name.startswith("fhir.")), names


def test_every_write_in_the_store_takes_its_audit_event() -> None:
    writers = [(path, one) for path in ADAPTER if "store/" in shown(path) for one in _functions(path) if _writes(one)]
    assert len(writers) > 3, "the check no longer sees the writes"
    bare = [f"{shown(path)}:{one.lineno} {one.name}" for path, one in writers if not _takes_audit(one)]
    assert not bare, "no write without its audit event"


def test_every_state_has_an_owner_and_a_row_of_moves() -> None:
    assert set(OWNERS) == set(MOVES) == set(State)


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached, edge = {State.DRAFT}, {State.DRAFT}
    while edge:
        edge = {to for state in edge for to in MOVES[state]} - reached
        reached |= edge
    assert reached == set(State)


def test_only_a_person_moves_a_referral_out_of_draft_and_nothing_goes_back() -> None:
    assert MOVES[State.DRAFT]
    assert all(movers == {Mover.PERSON} for movers in MOVES[State.DRAFT].values())
    assert not [state for state in State if State.DRAFT in MOVES[state]]
    assert not [to for to in State for by in (Mover.ADAPTER, Mover.RECEIVER) if may_move(State.DRAFT, to, by)]


@pytest.mark.parametrize("state", State)
def test_whoever_owns_a_state_can_move_it_on(state: State) -> None:
    mover = {Owner.PRACTITIONER: Mover.PERSON, Owner.ADAPTER: Mover.ADAPTER, Owner.RECEIVER: Mover.RECEIVER}
    movers = {by for move in MOVES[state].values() for by in move}
    assert OWNERS[state] is Owner.NOBODY or mover[OWNERS[state]] in movers


@pytest.mark.parametrize("name", ["python-that-is-not-there", "sh"])
def test_setting_up_without_a_fit_python_says_what_to_do(name: str) -> None:
    told = subprocess.run(["sh", "deploy/find-python.sh", name], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "Python 3.11" in told.stderr
    assert told.stdout == ""


def test_a_python_without_environments_is_named_with_what_to_install(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\ncase "$2" in *venv*) exit 1;; esac\nexit 0\n')
    old.chmod(0o755)
    told = subprocess.run(
        ["sh", "deploy/find-python.sh", str(old)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"]},
    )
    assert told.returncode == 1
    assert "python3-venv" in told.stderr


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(parsed(path)) if isinstance(node, FUNCTIONS)]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _nesting(node: ast.AST) -> int:
    return max((_depth(child) for child in ast.iter_child_nodes(node)), default=0)


def _depth(node: ast.AST) -> int:
    """How deep a node nests; an `elif` stands beside its `if`, and a function inside another is measured alone."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Lambda)):
        return 0
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        return max(1 + max(map(_depth, node.body)), _depth(node.orelse[0]))
    return _nesting(node) + isinstance(node, NESTERS)


def _is_broad(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in ("Exception", "BaseException") for kind in kinds)


def _imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _imports(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _imported_names(path)}


def _speaks_to_database(path: Path) -> bool:
    names = {name for name in _imported_names(path) if name.split(".")[0] in ("sqlalchemy", "alembic")}
    return bool(names - {"sqlalchemy.exc"})


def _writes(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a public function changes rows: it builds an insert, update or delete, or hands one on to the ledger."""
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
    return not function.name.startswith("_") and bool(names & {"insert", "update", "delete", "write", "note"})


def _takes_audit(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs, function.args.vararg]
    return any(argument and "Audit" in ast.unparse(argument.annotation or ast.Name("")) for argument in arguments)
