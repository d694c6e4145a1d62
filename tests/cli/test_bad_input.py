"""Bad input at the command line: broken records and documents come in, sentences somebody can act on go out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from adapter.cli import DOCUMENT, DONE, HELD, USAGE, run
from adapter.settings import shelf

PATIENT = {"resourceType": "Patient", "id": "p1", "birthDate": "1984-03-02"}

BROKEN = {
    "cut off half way": b'{"shape": "workflow", "id": ',
    "not UTF-8": b'{"shape": "\xff\xfe"}',
    "empty": b"",
    "a bare number": b"42",
    "an unknown shape": b'{"shape": "something else", "id": "1"}',
    "nested 300 deep": b'{"a":' * 300 + b"1" + b"}" * 300,
    "nested 100,000 deep": b"[" * 100_000 + b"]" * 100_000,
    "a Bundle whose entry is a number": b'{"resourceType": "Bundle", "type": "collection", "entry": 7}',
    "a birth date that is a number": b'{"resourceType": "Patient", "id": "1", "birthDate": 19840302, "name": "X"}',
    "answers that are a list": b'{"shape": "workflow", "id": "w", "formId": "care-act-assessment", "answers": [1, 2]}',
}


def screen_json(capsys: pytest.CaptureFixture[str], *paths: Path) -> tuple[int, list[dict], str]:
    code = run(["screen", "--json", *map(str, paths)])
    printed = capsys.readouterr()
    return code, [json.loads(line) for line in printed.out.splitlines()], printed.err


@pytest.mark.parametrize("name", BROKEN)
def test_a_record_nobody_can_read_is_listed_with_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "record.json"
    file.write_bytes(BROKEN[name])
    code, rows, said = screen_json(capsys, file)
    assert rows, "a record nobody could read must still be listed"
    assert code == (HELD if rows[0].get("held") else DONE)
    assert rows[0]["could_not_check"], rows
    assert rows[0]["could_not_check"][0]["why"].endswith(".")
    assert "routes" not in rows[0] or rows[0]["routes"] == []
    assert "Traceback" not in said


def test_one_bad_record_does_not_stop_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "many.ndjson"
    good = [json.dumps({**PATIENT, "id": f"p{number}"}) for number in range(20)]
    file.write_text("\n".join([*good[:10], '{"resourceType": "Patient", ', *good[10:]]))
    code, rows, _ = screen_json(capsys, file)
    assert code == HELD
    assert len(rows) == 21
    held = [row for row in rows if row.get("held")]
    assert [row["record"]["path"].rsplit("#", 1)[-1] for row in held] == ["11"]


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["screen", "--json", str(tmp_path / "nowhere.json")])
    printed = capsys.readouterr()
    assert code in (HELD, USAGE)
    assert "nowhere.json" in printed.out + printed.err


def test_an_unknown_rule_is_answered_with_the_known_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "record.json"
    file.write_text(json.dumps(PATIENT))
    assert run(["explain", str(file), "--rule", "young-carer-apears"]) == USAGE
    assert "young-carer-appears" in capsys.readouterr().err


@pytest.fixture
def shelves(tmp_path: Path) -> tuple[Path, Path]:
    mappings, rules = tmp_path / "mappings", tmp_path / "rules"
    shutil.copytree(shelf("mappings"), mappings)
    shutil.copytree(shelf("rules"), rules)
    return mappings, rules


def check(shelves: tuple[Path, Path], *paths: Path) -> int:
    return run(["check", *map(str, paths), "--mappings", str(shelves[0]), "--rules", str(shelves[1])])


def test_the_shipped_shelves_have_no_fault(shelves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert check(shelves) == DONE
    assert "All well" in capsys.readouterr().out


def test_faults_in_a_rule_and_a_mapping_are_told_at_once_with_file_and_line(
    shelves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    rule = shelves[1] / "england" / "young-carer-appears.yaml"
    rule.write_text(rule.read_text().replace("child.helps_with_care", "child.helps_with_caring"))
    mapping = shelves[0] / "sources" / "core-pathway" / "mapping.yaml"
    mapping.write_text(mapping.read_text().replace("recognises:", "recognizes:", 1))
    assert check(shelves) == DOCUMENT
    said = capsys.readouterr().err
    assert "did you mean 'child.helps_with_care'?" in said
    assert "recognises" in said
    lines = [line for line in said.splitlines() if ".yaml:" in line]
    assert len({line.split(":")[0] for line in lines}) >= 2
    assert all(line.split(":")[1].isdigit() for line in lines)


def test_a_document_with_a_fault_screens_nothing(
    shelves: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shelves[1] / "england" / "unborn-child.yaml").write_text("rule: one: two\n")
    file = tmp_path / "record.json"
    file.write_text(json.dumps(PATIENT))
    assert run(["screen", "--json", str(file), "--mappings", str(shelves[0]), "--rules", str(shelves[1])]) == DOCUMENT
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "unborn-child.yaml:1" in printed.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a"}', "text"),
        ('{"id": "a", "text": 7}', "text"),
        ('{"id": "a", "text": "x", "written_on": "last week"}', "date"),
        ('{"id": ', "JSON"),
    ],
)
def test_a_bad_line_of_text_is_told_and_the_next_is_read(
    line: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(line + '\n{"id": "b", "text": "Lives with her son Theo, 6."}\n')
    assert run(["read", str(file), "--json"]) == HELD
    printed = capsys.readouterr()
    assert told in printed.err
    rows = [json.loads(row) for row in printed.out.splitlines()]
    assert [row["id"] for row in rows if not row.get("held")] == ["b"]


def test_a_setting_that_cannot_be_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THINKFAMILY_MAX_DEPTH", "deep")
    file = tmp_path / "record.json"
    file.write_text(json.dumps(PATIENT))
    assert run(["screen", str(file)]) == DOCUMENT
    assert "THINKFAMILY_MAX_DEPTH" in capsys.readouterr().err


def test_text_that_is_not_utf8_is_told_not_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(b"\x00\xff\xfe\x00" * 50)
    assert run(["read", str(file), "--json"]) in (DONE, HELD)
    row = json.loads(capsys.readouterr().out.splitlines()[0])
    assert row["could_not_check"]


def test_an_example_that_does_not_come_out_as_written_is_a_fault_of_the_pack_that_is_named(
    shelves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    example = shelves[0] / "sources" / "core-pathway" / "examples" / "none.yaml"
    example.write_text(example.read_text().replace("said_children absent", "said_children present"))
    assert check(shelves) == DONE
    assert check(shelves, shelves[0] / "sources" / "ndtms") == DONE
    for named in (example, example.parents[1], shelves[0]):
        capsys.readouterr()
        assert check(shelves, named) == DOCUMENT
        assert "none.yaml:" in capsys.readouterr().err
    assert run(["test", "--mappings", str(shelves[0])]) == DOCUMENT
    assert "none.yaml:" in capsys.readouterr().out


def test_an_example_that_expects_a_fact_there_is_none_of_is_a_fault_without_running_it(
    shelves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    example = shelves[0] / "sources" / "core-pathway" / "examples" / "none.yaml"
    example.write_text(example.read_text().replace("family.said_children absent", "family.said_childern absent"))
    assert check(shelves) == DOCUMENT
    said = capsys.readouterr().err
    assert "core-pathway/examples/none.yaml:" in said
    assert "did you mean 'family.said_children'?" in said


def test_a_word_that_is_not_read_as_its_example_is_a_fault_of_the_lexicon_that_is_named(
    shelves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    words = shelves[0] / "narrative" / "en-GB"
    person = "{relation: child, kin: offspring, one: [nabbit], needs: definite, example: [A quiet day.]}"
    own = words / "site-fenland.yaml"
    own.write_text(f"about: Words of one district.\npeople:\n  - {person}\n")
    assert check(shelves) == DONE
    for named in (own, words):
        capsys.readouterr()
        assert check(shelves, named) == DOCUMENT
        assert "en-GB/site-fenland.yaml:3" in capsys.readouterr().err
    assert run(["test", "--mappings", str(shelves[0])]) == DOCUMENT
    assert "en-GB/site-fenland.yaml:3" in capsys.readouterr().out


MISTAKES = {
    "typo": ("recognises:", "recognizes:", "there is no 'recognizes' here; did you mean 'recognises'?"),
    "fact": ("family.said_children: absent", "family.said_childern: absent", "did you mean 'family.said_children'?"),
    "path": ("home[*]", "home[*", "is not a path"),
    "days": ("%d/%m/%Y", "dd/mm/yyyy", "such as %d/%m/%Y"),
    "merged": ("family.asked: declined", "family.asked: not_asked", "may never be merged"),
    "colon": ("version: 1", "version 1", "write `key: value`"),
    "tab": ("    question: Any", "\tquestion: Any", "indent with blanks"),
    "twice": ("people:", "answers: []\npeople:", "'answers' is written twice; keep one"),
    "whose": ("relationship: rel", "relationship: rel, relationship_of: child", "'person' or 'adult', found 'child'"),
    "codes": ("passages:", "codes: [{path: dx, sets: [mental-helth]}]\npassages:", "did you mean 'mental-health'?"),
}
SOUND = """mapping: NAME
version: 1
reads: json
about: An invented system.
recognises: [{path: NAME}]
record: {id: id, assessed_on: seen, formats: ["%d/%m/%Y"]}
answers:
  - path: kids
    question: Any children?
    answers:
      "Yes": {family.asked: asked, family.said_children: present}
      "No": {family.asked: asked, family.said_children: absent}
      Declined: {family.asked: declined}
people:
  - {rows: "home[*]", person: {given_name: name, relationship: rel}}
passages: [{path: note, question: Note}]
"""


def test_every_mistake_of_a_tired_analyst_is_told_at_once_with_its_place_and_what_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mappings = tmp_path / "mappings"
    shutil.copytree(shelf("mappings"), mappings)
    for name, (sound, slip, _) in MISTAKES.items():
        assert sound in SOUND
        (mappings / "sources" / name).mkdir()
        (mappings / "sources" / name / "mapping.yaml").write_text(SOUND.replace(sound, slip, 1).replace("NAME", name))
    (mappings / "sources" / "empty").mkdir()
    (mappings / "sources" / "empty" / "mapping.yaml").write_text("")
    (mappings / "sources" / "misnamed").mkdir()
    (mappings / "sources" / "misnamed" / "mapping.yml").write_text(SOUND.replace("NAME", "misnamed"))
    assert run(["check", "--mappings", str(mappings)]) == DOCUMENT
    said = capsys.readouterr().err
    for name, (_, _, told) in MISTAKES.items():
        lines = [line for line in said.splitlines() if line.startswith(f"mappings/sources/{name}/mapping.yaml:")]
        assert any(told in line for line in lines), (name, lines)
    assert "mappings/sources/empty/mapping.yaml:1: the file is empty" in said
    assert "mappings/sources/misnamed: there is no mapping.yaml in it" in said
