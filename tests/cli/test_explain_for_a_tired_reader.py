"""What `thinkfamily explain` spares somebody at the end of a day: asks of three kinds, doubts unsaid, idle rules."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from adapter.cli.arriving import Arriving
from adapter.cli.explaining import NEAR, RESTS, explained_lines
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import explain, load_shelves

HERE = Path(__file__).parents[2]
SHELVES = load_shelves(HERE / "mappings", HERE / "rules" / "england")
FORM: dict[str, Any] = {
    "shape": "workflow",
    "id": "w-1",
    "formId": "care-act-assessment",
    "socialCareId": "1",
    "status": "submitted",
    "submittedAt": "2026-10-02T14:11:00Z",
    "resident": {"mosaicId": "1", "firstName": "Ann", "lastName": "Example", "dateOfBirth": "1984-03-02"},
}
RECORDS = (
    "Her son Sam, 9, lives with her. She drinks two bottles of vodka a day.",
    "Lives with her two children, Amy who is 5 and a baby of eight months. She has depression.",
    "She is 26 weeks pregnant, due 4 January, and booked with the midwife. Her partner punched her on Friday.",
    "Lives alone. No children. Teaching assistant at the infants' school for ten years.",
    "Ellie, 13, helps her mother to wash and dress every morning. Her mother has MS and they live together.",
)


def _told(tmp_path: Path, words: str) -> list[str]:
    file = tmp_path / "form.json"
    file.write_text(json.dumps({**FORM, "answers": {"You and your goals": {"About you": words}}}))
    (item,) = Arriving([file], Limits(), False, None).items(SHELVES.mappings.layouts)
    assert isinstance(item, SourceRecord)
    return explained_lines(explain(item, SHELVES))


@pytest.mark.parametrize("words", RECORDS)
def test_there_is_one_kind_of_ask_and_one_kind_of_note(words: str, tmp_path: Path) -> None:
    leads = {found[1] for line in _told(tmp_path, words) if (found := re.match(r"    ([A-Z][^“]*): “", line))}
    assert not leads & {"To ask", "To ask as well", "To write down", "Noted"}


@pytest.mark.parametrize("words", RECORDS)
def test_each_sentence_has_what_was_read_in_it_below(words: str, tmp_path: Path) -> None:
    lines = _told(tmp_path, words)
    read = lines[lines.index(RESTS) + 1 :] if RESTS in lines else []
    quotes = [at for at, line in enumerate(read) if line.startswith("  “")]
    assert all(read[at + 1].startswith("    ") for at in quotes)


@pytest.mark.parametrize("words", RECORDS)
def test_no_line_says_use_without_saying_of_what(words: str, tmp_path: Path) -> None:
    told = re.sub("“[^”]*”", "", "\n".join(_told(tmp_path, words)))
    assert not re.search(r"illness or use|abuse or use|drinks, uses\b", told)
    assert not re.search(r"look after somebody(?! in the family)", told)


def test_a_home_that_was_only_taken_so_is_told_so_in_every_reason(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, "One child, daughter, Amy, aged 7. She drinks two bottles of vodka a day."))
    assert "lives here (presumed)" in told
    assert "Amy is presumed to live in the adult's home" in told
    assert "Amy lives in the adult's home" not in told
    assert "Lives here, from" not in told


def test_what_was_found_stands_where_a_rule_came_near(tmp_path: Path) -> None:
    lines = _told(tmp_path, RECORDS[3])
    near = [line for line in lines[lines.index(NEAR) + 1 :] if line.startswith("    Nothing")]
    assert near
    assert all(
        "works with children" in line and "Teaching assistant" in line and ", but no words" in line for line in near
    )


def test_a_rule_that_would_open_no_other_door_is_left_out(tmp_path: Path) -> None:
    lines = _told(tmp_path, RECORDS[0])
    near = lines[lines.index(NEAR) :] if NEAR in lines else []
    assert not [line for line in near if "(parenting-support)" in line or "(early-help)" in line]


def test_what_is_written_down_of_a_baby_is_not_asked_for(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, RECORDS[2]))
    assert "“It appears that a baby is expected.”" in told
    other = "\n".join(_told(tmp_path, "She is 26 weeks pregnant. Her partner punched her on Friday."))
    assert "Check that the due date is written down and that midwifery knows of it." in other


def test_nobody_asks_after_the_help_of_a_child_who_is_never_there(tmp_path: Path) -> None:
    words = (
        "She has MS. Her partner Dan has a daughter of 8 with somebody before her and is not allowed to see the child."
    )
    told = "\n".join(_told(tmp_path, words))
    assert "does not see the adult" in told
    assert "helps with the adult's care" not in told


def test_whoever_would_welcome_help_is_not_asked_whether_they_would(tmp_path: Path) -> None:
    words = "Her son Sam, 9, lives with her. She has depression. She asked for help with Sam at home."
    assert "Ask the adult whether help" not in "\n".join(_told(tmp_path, words))
    assert "Ask the adult whether help" in "\n".join(_told(tmp_path, words.partition(" She asked")[0]))


def test_an_age_somebody_guessed_is_told_as_a_guess(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, "A boy of about fifteen called Jo lives with him. He uses heroin."))
    assert "about 15 years old" in told


def test_of_two_children_each_is_told_as_one_of_them(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, RECORDS[1]))
    assert "each of them lives in the adult's home" in told
    assert "each child" not in told


def test_no_other_children_is_not_told_as_no_children(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, f"{RECORDS[2]} No other children."))
    assert "The words say there are no children." not in told
