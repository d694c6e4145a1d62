"""From staging to live: a folder comes in checked, takes its place and goes back; nobody loses a shelf on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from adapter.cli import DOCUMENT, DONE, HELD, run
from adapter.settings import demo_families, shelf

RULE = "young-carer-appears"


@pytest.fixture
def staged(tmp_path: Path) -> tuple[Path, Path]:
    """A live folder of both shelves with one mapping, and a staging copy in which a rule is reworded."""
    live, staging = tmp_path / "live", tmp_path / "staging"
    shutil.copytree(shelf("mappings"), live / "mappings", ignore=_but_one_source)
    shutil.copytree(shelf("rules"), live / "rules")
    shutil.copytree(live, staging)
    rule = _rule(staging)
    rule.write_text(rule.read_text(encoding="utf-8").replace("say: It appears", "say: It would appear"))
    return staging, live


def _but_one_source(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder).name == "sources" and name != "core-pathway"]


def _rule(folder: Path) -> Path:
    return folder / "rules" / "england" / f"{RULE}.yaml"


def _is_new(folder: Path) -> bool:
    return "It would appear" in _rule(folder).read_text(encoding="utf-8")


def test_it_is_checked_and_compared_and_only_done_when_told(
    staged: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    staging, live = map(str, staged)
    assert run(["promote", staging, live, str(demo_families())]) == DONE
    said = capsys.readouterr().out
    assert "records change" in said
    assert f"rule {RULE}" in said
    assert not _is_new(staged[1])
    assert run(["promote", staging, live, "--apply"]) == DONE
    assert _is_new(staged[1])
    assert _is_new(staged[0]), "staging stays as it is"


def test_going_back_brings_the_former_and_a_second_time_undoes_it(staged: tuple[Path, Path]) -> None:
    staging, live = map(str, staged)
    run(["promote", staging, live, "--apply"])
    for new in (False, True, False):
        assert run(["roll-back", live]) == DONE
        assert _is_new(staged[1]) is new
    assert sorted(path.name for path in staged[1].parent.iterdir()) == ["live", "live.former", "staging"]


def test_a_fault_or_an_example_that_fails_changes_nothing(
    staged: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    staging, live = staged
    example = staging / "mappings" / "sources" / "core-pathway" / "examples" / "one.yaml"
    example.write_text(
        example.read_text(encoding="utf-8").replace("answers:", "answers: [family.asked declined]\n  x:", 1)
    )
    assert run(["promote", str(staging), str(live), "--apply"]) == DOCUMENT
    assert "one.yaml" in capsys.readouterr().err
    assert not _is_new(live)


def test_a_shelf_nobody_copied_is_not_lost(staged: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    staging, live = staged
    shutil.rmtree(staging / "mappings")
    assert run(["promote", str(staging), str(live), "--apply"]) == DOCUMENT
    assert "mappings would be gone" in capsys.readouterr().err
    assert (live / "mappings").is_dir()


def test_two_at_once_are_refused(staged: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    staging, live = staged
    lock = live.with_name("live.lock")
    lock.touch()
    for command in (["promote", str(staging), str(live), "--apply"], ["roll-back", str(live)]):
        assert run(command) == HELD
        assert "somebody else" in capsys.readouterr().err
    assert not _is_new(live)
    lock.unlink()
    assert run(["promote", str(staging), str(live), "--apply"]) == DONE


def test_stopped_between_the_two_steps_going_back_still_works(staged: tuple[Path, Path]) -> None:
    _, live = staged
    live.rename(live.with_name("live.former"))
    assert run(["roll-back", str(live)]) == DONE
    assert (live / "mappings").is_dir()


def test_there_is_nothing_to_go_back_to_at_first(staged: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["roll-back", str(staged[1])]) == HELD
    assert "no former shelf" in capsys.readouterr().err
