"""What `thinkfamily explain` prints, class by class of what once puzzled somebody who read it for the first time."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from adapter.cli import run
from adapter.cli.arriving import Arriving
from adapter.cli.explaining import HOW, NEAR, NO_RULE, RESTS, RULES, SAFELY, STRAY, explained_lines
from adapter.cli.rule_lines import SILENT, UNSEEN
from adapter.detection import Rules
from adapter.detection.truth import Facts, Verdict
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import explain, load_shelves

HERE = Path(__file__).parents[2]
SHELVES = load_shelves(HERE / "mappings", HERE / "rules" / "england")
DEMO = sorted((HERE / "deploy" / "demo").glob("*.json"))
FORM: dict[str, Any] = {
    "shape": "workflow",
    "id": "w-1",
    "formId": "care-act-assessment",
    "socialCareId": "1",
    "status": "submitted",
    "submittedAt": "2026-10-02T14:11:00Z",
    "resident": {"mosaicId": "1", "firstName": "Ann", "lastName": "Example", "dateOfBirth": "1984-03-02"},
}


def _lines(path: Path, listed_all: bool = False) -> list[str]:
    (item,) = Arriving([path], Limits(), False, None).items(SHELVES.mappings.layouts)
    assert isinstance(item, SourceRecord)
    return explained_lines(explain(item, SHELVES), listed_all)


def _told(tmp_path: Path, words: str, listed_all: bool = False) -> list[str]:
    file = tmp_path / "form.json"
    file.write_text(json.dumps({**FORM, "answers": {"You and your goals": {"About you": words}}}))
    return _lines(file, listed_all)


def _part(lines: list[str], heading: str) -> list[str]:
    return list(takewhile(lambda line: not line or line.startswith(" "), lines[lines.index(heading) + 1 :]))


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_what_matters_comes_first(path: Path) -> None:
    headings = [line for line in _lines(path) if line and not line.startswith(" ")]
    order = ["In short:", SAFELY, "The family:", "Could not check, so look yourself:", RULES, NEAR, RESTS]
    assert headings[2:-1] == [one for one in order if one in headings] or NO_RULE in headings
    assert headings[-1].startswith("Not shown: ")
    assert len([line for line in _lines(path) if line]) <= 100


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_the_heading_says_which_form_and_day_in_words(path: Path) -> None:
    first, second = _lines(path)[:2]
    assert not re.search(r"\d{4}-\d\d-\d\d", first)
    assert re.search(r"of \d{1,2} [A-Z][a-z]+ \d{4}$", first)
    assert second.startswith("Record ")


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_no_sentence_needs_the_code_to_be_understood(path: Path) -> None:
    told = "\n".join(re.sub("“[^”]*”", "“”", line) for line in _lines(path))
    assert not re.search(r"\(each counts\)|: not recorded\.|: yes\b|: no\.|said not to be so|words that it is", told)
    assert not re.search(r"\ba (?:eldest|unborn|aunt|uncle|adult|older|only)\b", told), "the article"
    assert not re.search(r"\b1 (?:children|places|years)\b", told)
    assert not re.search(r"'s age is (?:below|at least)|[a-z]_[a-z]|[a-z]-s42", told)


def test_a_rule_names_what_was_found_and_not_all_that_it_looks_for(tmp_path: Path) -> None:
    told = "\n".join(_part(_told(tmp_path, "She has depression. Her son Sam, 9, lives with her."), RULES))
    assert "weighing on the adult today: mental health, from “She has depression”" in told
    assert "learning disability" not in told
    assert "unless" not in told


def test_what_would_silence_a_rule_and_nobody_recorded_is_told(tmp_path: Path) -> None:
    told = "\n".join(_part(_told(tmp_path, "She has depression. Her son Sam, 9, lives with her."), RULES))
    assert "It would say nothing if it were recorded that children's services already work with Sam." in told


def test_a_question_says_what_nobody_recorded(tmp_path: Path) -> None:
    lines = _told(tmp_path, "She has depression. Her son Sam, 9, lives with her.")
    at = next(number for number, line in enumerate(lines) if "Asked about" in line)
    assert lines[at].strip() == "Asked about Sam, because nobody recorded this:"
    assert lines[at + 1].strip() == "- whether Sam helps to look after somebody in the family."


def test_an_age_and_an_answer_are_told_as_they_are(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, "Her son Sam, 9, lives with her. She drinks two bottles of vodka a day."))
    assert "  Sam (son): 9 years old, lives here." in told
    assert "    Nothing: all else it looks for is there, but Sam is 9 or older." not in told, "a door as urgent is open"
    assert "      - Sam lives in the adult's home." in told


def test_each_child_is_shown_with_the_words_it_is_known_by(tmp_path: Path) -> None:
    lines = _part(_told(tmp_path, "Her son Sam, 9, lives with her."), "The family:")
    assert "    From “Her son Sam, 9, lives with her”." in lines


def test_what_is_found_and_not_shown_takes_two_lines(tmp_path: Path) -> None:
    words = "He hit her in front of the children, Sam, 9, and Amy, 5, who live with her. She has depression."
    assert UNSEEN not in _told(tmp_path, words)
    block = [line for line in _part(_told(tmp_path, words, listed_all=True), UNSEEN) if line]
    assert len(block) % 3 == 0
    assert "    Found for Sam and Amy." in block


def test_rules_that_look_for_something_else_are_counted_and_listed_only_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.json"
    file.write_text(json.dumps({**FORM, "answers": {"You and your goals": {"About you": "Her son Sam, 9."}}}))
    assert run(["explain", str(file)]) == 0
    short = capsys.readouterr().out
    assert re.search(
        r"\d+ rules that this record gives no reason for\. To see them too, run the same command with --all\.", short
    )
    assert "(fgm-concern)" not in short
    assert run(["explain", str(file), "--all"]) == 0
    assert "(fgm-concern)" in capsys.readouterr().out


def test_nothing_found_is_not_told_as_no_concern(tmp_path: Path) -> None:
    lines = _part(_told(tmp_path, "No children. Lives with her sister, 50."), "In short:")
    assert lines[0].strip() == (
        "Nothing is offered and nothing is asked. This is what was read; it does not mean that all is well."
    )


def test_what_could_not_be_read_is_told_at_the_head_and_with_its_place_in_words(tmp_path: Path) -> None:
    lines = _told(tmp_path, base64.b64encode(b"The lad helps her with the washing every day. " * 12).decode())
    assert any("could not be read" in line for line in _part(lines, "In short:"))
    told = _part(lines, "Could not check, so look yourself:")
    assert told[0].startswith("  You and your goals, About you: ")


@pytest.mark.parametrize(
    ("name", "words", "where"),
    [("cut.json", '{"id": ', "line 1"), ("empty.json", "", ""), ("list.json", "[1]", ""), ("note.txt", "hello", "")],
)
def test_a_bad_file_is_named_with_what_is_wrong_and_what_now(
    name: str, words: str, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(words)
    assert run(["explain", str(tmp_path / name)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("Could not check: ")
    assert name in told
    assert where in told
    assert len(re.findall(r"[.] [A-Z]", told)) >= 1, "what now"


def test_a_record_nobody_knows_says_that_nothing_in_it_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.json"
    file.write_text(json.dumps({**FORM, "formId": "odd", "answers": {"a": {"b": "She has two kids"}}}))
    assert run(["explain", str(file)]) == 1
    assert "so nothing in it was read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Her eldest is 30 and Sam visits. Two children, both grown up.", "Read as the adult's child"),
        ("Her babies are two cats, Biscuit and Tom.", "Read as the adult's baby"),
    ],
)
def test_somebody_grown_is_no_child_and_a_pet_is_only_called_one(words: str, told: str, tmp_path: Path) -> None:
    assert "Sam" not in "\n".join(_part(_told(tmp_path, words), "The family:"))
    lines = [
        line
        for line in _told(tmp_path, words, listed_all=True)
        if "About somebody grown up." in line or "About an animal" in line
    ]
    assert lines
    assert not [line for line in lines if told in line]


def test_an_unborn_child_is_called_so_and_is_not_asked_where_it_lives(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, "She is 24 weeks pregnant. He hit her in the stomach last night."))
    assert "abuse around the unborn child" in told
    assert "whether the child lives" not in told


def test_a_child_without_a_name_is_a_child_first_and_then_the_child(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, "Lives with her two children, 5 and 7. She has depression."))
    assert "There may be a child in this household. Check the name and who else cares for the child." in told
    assert "2 children the record does not name" in told


@pytest.mark.parametrize(
    "name", ["harm-to-child", "child-in-household", "early-help", "sharing-decision", "answer-contradicted"]
)
def test_a_rule_that_breaks_off_is_told_by_its_question_among_what_nobody_could_check(
    name: str, tmp_path: Path
) -> None:
    def breaks(_facts: Facts) -> Verdict:
        raise KeyError("Sam, 9")

    broken = Rules(tuple(replace(one, when=breaks) if one.rule.rule == name else one for one in SHELVES.rules))
    file = tmp_path / "form.json"
    about = {"About you": "She has depression. Her son Sam, 9, lives with her."}
    file.write_text(json.dumps({**FORM, "answers": {"You and your goals": about}}))
    (item,) = Arriving([file], Limits(), False, None).items(SHELVES.mappings.layouts)
    assert isinstance(item, SourceRecord)
    lines = explained_lines(explain(item, replace(SHELVES, rules=broken)))
    (told,) = [line for line in _part(lines, "Could not check, so look yourself:") if line]
    assert told.startswith(f"  {broken.named(name).rule.asks} ({name})")
    assert "child-1" not in told
    assert any("could not be read or checked" in line for line in _part(lines, "In short:"))
    assert any(line.startswith("  Does ") for line in _part(lines, RULES)), "the other rules speak"


def test_a_rule_that_only_asks_says_what_is_not_known_as_not_known(tmp_path: Path) -> None:
    file = tmp_path / "form.json"
    nobody = {**FORM["resident"], "dateOfBirth": None}
    file.write_text(json.dumps({**FORM, "resident": nobody, "answers": {"You and your goals": {"About you": "Well."}}}))
    lines = _lines(file)
    for at, line in enumerate(lines):
        if line.endswith("because all of this is so:"):
            assert not lines[at + 1].strip().startswith("- whether")
    assert any(line.strip() == "Asked, because nobody recorded this:" for line in lines)


def test_how_the_adult_can_be_reached_stands_before_anybody_rings(tmp_path: Path) -> None:
    words = "He hit her in front of Sam, 9, who lives with her. Safe contact: her own mobile, weekdays only."
    lines = _told(tmp_path, words)
    assert "Safe contact: her own mobile, weekdays only" in "\n".join(_part(lines, SAFELY))
    assert lines.index(SAFELY) < lines.index("The family:")


def test_the_worker_of_a_child_is_named_where_the_record_names_one(tmp_path: Path) -> None:
    words = "Her daughter Lexi, 5, lives with her and is on a child protection plan. {} She is drinking every day."
    named = _told(tmp_path, words.format("Their social worker is Obinna Eze."))
    assert "  Tell the worker of children's services (Obinna Eze): Lexi." in named
    assert "  Tell the worker of children's services: Lexi." in _told(tmp_path, words.format(""))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Her son Sam, 9, lives with her.", "Check who else cares for Sam."),
        ("Her son Sam, 9, lives with her. Her mother lives with them and looks after Sam.", "this household: Sam.”"),
        ("Her son Sam is at primary school. They live in a flat.", "Check the age and who else cares for Sam."),
        ("She lives with her toddler.", "Check the name, the age and who else cares for the child."),
    ],
)
def test_only_what_is_missing_of_a_child_is_to_be_checked(words: str, asked: str, tmp_path: Path) -> None:
    assert asked in "\n".join(_told(tmp_path, words))


def test_what_is_written_down_or_asked_is_told_in_short_where_nothing_is_offered(tmp_path: Path) -> None:
    lines = _part(_told(tmp_path, "Her son Sam, 9, lives with her."), "In short:")
    assert lines[0].strip().startswith("Nothing is offered. What to write down or ask stands below.")


def test_words_of_which_nothing_came_are_told_as_such_and_only_where_asked_for(tmp_path: Path) -> None:
    words = "Her son Sam, 9, lives with her. She was seen by herself and was well in herself today, sleeping well."
    assert STRAY not in _told(tmp_path, words)
    whole = _told(tmp_path, words, listed_all=True)
    assert whole.index(RESTS) < whole.index(HOW) < whole.index(SILENT)


def test_a_child_elsewhere_is_told_with_the_contact(tmp_path: Path) -> None:
    told = "\n".join(_told(tmp_path, "His daughter Millie, 8, lives with her mum. He has her every other weekend."))
    assert "Millie (daughter): 8 years old, lives elsewhere and sees the adult." in told


def test_the_due_date_stands_with_the_unborn_child(tmp_path: Path) -> None:
    told = _part(_told(tmp_path, "She is plainly pregnant. Now 19 weeks pregnant, due 17 March 2027."), "The family:")
    assert "due 17 March 2027" in told[1]
