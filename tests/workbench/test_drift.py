"""Two versions of a form, or two batches: what changed, which facts that blinds, and the line that mends it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.cli import run
from adapter.workbench.batches import batch_changes, counted
from tests.mapping.renaming import renamed
from tests.mapping.test_alarm import EXAMPLES, records, shelf
from tests.workbench.test_scaffold import DEFINITION

ASKED = "Do you have children that are dependent on you?"
FORM: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "url": "urn:core-pathway:initial-contact-assessment",
    "title": "Initial contact",
    "item": [
        {
            "linkId": "1",
            "text": ASKED,
            "type": "choice",
            "answerOption": [{"valueString": "Yes"}, {"valueString": "No"}],
        },
        {"linkId": "2", "text": "About you", "type": "text"},
    ],
}


def drift(tmp_path: Path, old: Any, new: Any, *options: str) -> int:
    for name, tree in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_bytes(orjson.dumps(tree))
    return run(["drift", "--json", str(tmp_path / "old.json"), str(tmp_path / "new.json"), *options])


def changed(**question: Any) -> dict[str, Any]:
    form = copy.deepcopy(FORM)
    form["item"][0] |= question
    return form


@pytest.mark.parametrize(
    ("new", "what", "code"),
    [
        (changed(text="Do you have any dependent children?"), "renamed", 1),
        (changed(text="Any dependants under 18?"), "renamed", 1),
        (
            changed(answerOption=[{"valueString": "Yes"}, {"valueString": "No"}, {"valueString": "Some"}]),
            "option added",
            1,
        ),
        (changed(answerOption=[{"valueString": "Yes"}]), "option removed", 0),
        (changed(type="text", answerOption=[]), "re-typed", 1),
        (changed(linkId="7.3"), "renumbered", 0),
        ({**FORM, "item": FORM["item"][1:]}, "removed", 1),
        ({**FORM, "item": [*FORM["item"], {"linkId": "9", "text": "Preferred day", "type": "date"}]}, "added", 0),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_change_of_a_form_is_named_with_the_facts_it_blinds(
    new: dict[str, Any], what: str, code: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert drift(tmp_path, FORM, new, "--mapping", "core-pathway") == code
    said = capfd.readouterr()
    found = [orjson.loads(line) for line in said.out.splitlines()]
    assert [change["what"] for change in found] == [what]
    assert ("family.said_children" in found[0]["blind"]) == bool(code)
    assert ("family.said_children" in said.err) == bool(code)


def test_a_renamed_question_comes_with_the_line_to_add(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, tree in (("old.json", FORM), ("new.json", changed(text="Do you have any dependent children?"))):
        (tmp_path / name).write_bytes(orjson.dumps(tree))
    run(["drift", str(tmp_path / "old.json"), str(tmp_path / "new.json")])
    told = capfd.readouterr().out
    assert f"renamed: '{ASKED}' → 'Do you have any dependent children?'" in told
    assert "blind: family.asked, family.said_children; read by mappings/codes/core-pathway-questions.yaml:" in told
    assert '"Do you have any dependent children?"' in told


def test_the_same_form_has_not_drifted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert drift(tmp_path, DEFINITION, DEFINITION) == 0
    assert capfd.readouterr().out == ""


def test_rows_under_another_heading_are_told_once_and_their_questions_not_at_all(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = [{"linkId": "3.1", "text": "Name", "type": "string"}, {"linkId": "3.2", "text": "Role", "type": "string"}]
    group = {"linkId": "3", "text": "Who else was there?", "type": "group", "repeats": True, "item": rows}
    old = {**FORM, "item": [*FORM["item"], group]}
    new = {**FORM, "item": [*FORM["item"], {**group, "text": "Who else took part?"}]}
    assert drift(tmp_path, old, new) == 0
    assert capfd.readouterr().out.count("renamed") == 1


def test_a_code_list_that_grew_says_which_code(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    codes = {"resourceType": "CodeSystem", "url": "urn:c", "title": "Parental status", "concept": [{"code": "11"}]}
    assert drift(tmp_path, codes, {**codes, "concept": [{"code": "11"}, {"code": "16"}]}) in (0, 1)
    assert '"option added"' in capfd.readouterr().out


def test_two_batches_show_the_question_that_was_renamed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for folder, asked in (("old", ASKED), ("new", "Do you have any dependent children?")):
        form = {"id": "w", "formId": "initial-contact-assessment", "answers": {"Caring": {asked: "No"}}}
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.json").write_bytes(orjson.dumps(form))
    assert run(["drift", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert "Blind: family.asked, family.said_children." in capfd.readouterr().err


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_drift_names_the_facts_a_renamed_question_of_any_example_blinds(path: Path) -> None:
    for record in records(path):
        for one in renamed(record, shelf(), "Now"):
            before, after = (counted([item], shelf(), None) for item in (record, one.record))
            found = list(batch_changes(before, after, shelf()))
            gone = set(one.facts) - {fact for form in after.forms.values() for field in form.fields.values()
                                     for fact in field.seen.facts if field.seen.standing == "used"}  # fmt: skip
            assert gone <= {fact for change in found for fact in change.blind}, one.was


def folder(tmp_path: Path, name: str, content: str, file: str = "clients.csv") -> Path:
    (tmp_path / name).mkdir()
    (tmp_path / name / file).write_text(content)
    return tmp_path / name


CLIENTS = """AGNCY,CLIENTID,EPISODID,DOB,SEX,REFLD,TRIAGED,PRNTSTAT,CHILDWTH,PREGNANT,DRUG1,DRUG2,DRUG3
X0001,7,1,01/02/1990,2,01/09/2026,04/09/2026,11,2,NA,Alcohol,9997,9997
"""


def test_a_renamed_column_holds_the_file_and_every_fact_it_told_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    old = folder(tmp_path, "old", CLIENTS)
    new = folder(tmp_path, "new", CLIENTS.replace("CHILDWTH", "CHILDREN_WITH"))
    assert run(["drift", str(old), str(new)]) == 1
    told = capfd.readouterr()
    assert "of that it lacks: CHILDWTH" in told.out
    assert "family.children_in_household" in told.err
    assert run(["screen", str(new), "--json"]) == 1
    assert "Blind until it is read: family.asked, family.said_children" in capfd.readouterr().out


def test_two_headers_are_compared_by_the_mapping_that_reads_the_old_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    old = folder(tmp_path, "old", CLIENTS)
    new = folder(tmp_path, "new", CLIENTS.replace("CHILDWTH", "CHILDREN_WITH"))
    assert run(["drift", str(old / "clients.csv"), str(new / "clients.csv")]) == 1
    assert "read by mappings/sources/ndtms/mapping.yaml:" in capfd.readouterr().out


@pytest.mark.parametrize("content", ["", "{", '{"unheard": "of"}'])
def test_a_batch_that_could_not_be_looked_into_is_never_one_that_did_not_change(
    content: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    form = {"id": "w", "formId": "initial-contact-assessment", "answers": {"Caring": {ASKED: "No"}}}
    old = folder(tmp_path, "old", orjson.dumps(form).decode(), "one.json")
    new = folder(tmp_path, "new", content, "one.json")
    for first, second in ((old, new), (new, old), (new, new)):
        assert run(["drift", str(first), str(second)]) == 1
        told = capfd.readouterr()
        assert "one.json" in told.out
        assert "could not look" in told.out
        assert "no fact goes blind." not in told.err.replace("nobody can say that no fact goes blind.", "")
    assert run(["drift", str(old), str(tmp_path / "away")]) == 1


def test_a_form_no_record_of_the_next_batch_has_is_told_with_its_facts(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    forms = [
        {"id": f"w-{number}", "formId": form, "answers": {"Caring": {ASKED: "No"}}}
        for number, form in enumerate(["initial-contact-assessment"] * 6 + ["care-act-assessment"] * 6)
    ]
    old = folder(tmp_path, "old", "\n".join(orjson.dumps(one).decode() for one in forms), "all.jsonl")
    new = folder(tmp_path, "new", "\n".join(orjson.dumps(one).decode() for one in forms[:6] * 2), "all.jsonl")
    few = folder(tmp_path, "few", orjson.dumps(forms[0]).decode(), "one.json")
    assert run(["drift", str(old), str(new)]) == 1
    told = capfd.readouterr().out
    assert "care-act-assessment: removed: 'no record of the new batch is one of these; 6 of the old were'" in told
    assert run(["drift", str(old), str(few)]) == 0


def test_an_example_of_a_mapping_stands_for_the_record_it_holds(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pack = Path(__file__).parents[2] / "mappings" / "sources" / "core-pathway" / "examples"
    new = folder(tmp_path, "new", (pack / "none.yaml").read_text().replace(ASKED, "Any dependants?"), "none.yaml")
    for first, second in ((pack / "none.yaml", new / "none.yaml"), (pack, new)):
        assert run(["drift", str(first), str(second)]) == 1
        assert "family.said_children" in capfd.readouterr().err
    assert run(["drift", str(new), str(new)]) == 0
