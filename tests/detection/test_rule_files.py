"""What the schema refuses: a rule file comes in, faults with file, line and fix go out."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_texts import RULE, rule, rule_text

from adapter.detection import load_rules
from adapter.errors import DocumentError

READ = {"last": "2026-11-21", "by": "policy lead", "again_by": "2027-05-21"}

REFUSED = {
    "no law": ({"law": []}, "law"),
    "no law key at all": ({"law": None}, "'law' is missing"),
    "no reading dates": ({"read": {"by": "policy lead"}}, "'last' is missing"),
    "no cases": ({"cases": None}, "'cases' is missing"),
    "nobody who answers for it": ({"owner": None}, "'owner' is missing"),
    "an owner who is to be found": ({"owner": "TBC"}, "owner: nobody answers for this rule"),
    "a law read by nobody": ({"read": {**READ, "by": "n/k"}}, "by: nobody answers for this rule"),
    "no review date": ({"read": {"last": "2026-11-21", "by": "policy lead"}}, "'again_by' is missing"),
    "a review date years away": ({"read": {**READ, "again_by": "2099-01-01"}}, "more than a year after last"),
    "no way to put its prompt aside": ({"dismissal": None}, "'dismissal' is missing"),
    "an empty way to put it aside": ({"dismissal": []}, "dismissal"),
    "a reason nobody has": ({"dismissal": ["too-busy"]}, "dismissal"),
    "a case that proves nothing": ({"cases": []}, "cases"),
    "read again before it was read": ({"read": {**READ, "again_by": "2026-01-01"}}, "later than last"),
    "a fact that does not exist": (
        {"when": {"child.helps_with_caring": "present"}},
        "did you mean 'child.helps_with_care'?",
    ),
    "a word that does not exist": ({"when": {"child.helps_with_care": "presnt"}}, "did you mean 'present'?"),
    "a task that does not exist": ({"when": {"child.care_tasks": {"any_of": ["liftin"]}}}, "did you mean 'lifting'?"),
    "a comparison that does not exist": ({"when": {"child.age": {"under": 18}}}, "knows below, at_least"),
    "an age without a comparison": ({"when": {"child.age": 18}}, "write {below: 18}"),
    "an age in words": ({"when": {"child.age": {"below": "eighteen"}}}, "whole number"),
    "an empty condition": ({"when": {}}, "here must stand facts"),
    "a child's fact in a family rule": (
        {"about": "family", "say": "A child.", "if_unknown": None},
        "is about one child",
    ),
    "an unknown key": ({"urgent": "yes"}, "there is no 'urgent' here; did you mean 'urgency'?"),
    "an unknown route": ({"route": "police"}, "route"),
    "a number instead of a name": ({"rule": "Helps At Home"}, "rule"),
    "a link without https": ({"law": [{"cite": "An Act", "href": "http://example.org/x"}]}, "href"),
    "a verdict on a parent": ({"say": "This is a neglectful parent."}, "'neglectful' judges"),
    "a label on a child": ({"say": "{child} is at risk."}, "'at risk' judges"),
    "a verdict in a question": ({"if_unknown": "Is {adult} hard to engage? Please ask."}, "'hard to engage' judges"),
    "a verdict in what the rule asks": ({"asks": "Is this a problem family?"}, "'problem family' judges"),
    "a word for a person instead of what was seen": ({"say": "{adult} is non-compliant."}, "'non-compliant' judges"),
    "nationality": ({"say": "Ask about the nationality of {adult}."}, "'nationality' is never an indicator"),
    "religion": ({"say": "This is a religious family."}, "'religious' is never an indicator"),
    "a faith by name": ({"say": "This is a Muslim family."}, "'Muslim' is never an indicator"),
    "where somebody comes from": ({"say": "This is a Traveller family."}, "'Traveller' is never an indicator"),
    "a postcode": ({"say": "Look at the postcode."}, "'postcode' is never an indicator"),
    "a surname": ({"asks": "Does the surname fit?"}, "'surname' is never an indicator"),
    "a condition on where somebody comes from": (
        {"when": {"child.relationship": "immigrant son", "child.helps_with_care": "present"}},
        "when: 'immigrant' is never an indicator",
    ),
    "an exception for a faith": ({"unless": {"child.relationship": "catholic nephew"}}, "unless: 'catholic' is never"),
    "a child named in a rule about the family": (
        {"about": "family", "when": {"family.asked": "asked"}, "if_unknown": None},
        "{child} can only be named by a rule about a child",
    ),
    "a sign that never is one": ({"say": "Look at the ethnicity of {child}."}, "never an indicator"),
    "a name nobody has": ({"say": "Ring {partner}."}, "no name to put"),
    "a name in the question": ({"asks": "Does {child} help?"}, "no name to put"),
    "a question without its mark": ({"asks": "Whether a child helps"}, "question mark"),
    "too many words": ({"say": "It appears that " + "very " * 50 + "much is so."}, "too many"),
    "half a sentence": ({"say": "it appears so"}, "whole sentences"),
    "danger that is not critical": ({"route": "immediate_danger"}, "immediate danger is critical"),
    "a lone question that is none": ({"asks_alone": "yes", "if_unknown": None}, "there is no if_unknown"),
}


@pytest.mark.parametrize(("changes", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_rule_is_refused_for(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        rule(**changes)
    assert reason in str(refusal.value)
    assert all(fault.where.startswith("rules/england/helps-at-home.yaml:") for fault in refusal.value.faults)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("owner", "tbc"),
        ("dismissal", []),
        ("law", []),
        ("say", "A junkie."),
        ("if_unknown", "Of what faith is {adult}? Please ask."),
        ("asks", "Is this a bad mother?"),
        ("when", {"child.relationship": "migrant son"}),
    ],
)
def test_what_is_refused_is_shown_at_its_own_line(key: str, value: object) -> None:
    lines = rule_text(**{key: value}).decode().splitlines()
    number = next(number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    with pytest.raises(DocumentError) as refusal:
        rule(**{key: value})
    places = {int(fault.where.rsplit(":", 1)[1]) for fault in refusal.value.faults}
    assert places <= {number, number + 1}, refusal.value


def test_a_case_the_rule_fails_is_a_fault_at_its_line() -> None:
    wrong = [*RULE["cases"], {"name": "seventeen", "given": {"child.age": 17}, "expect": "nothing"}]  # type: ignore[misc]
    with pytest.raises(DocumentError, match="case 'seventeen' expects nothing, but the rule says ask"):
        rule(cases=wrong)


def test_a_rule_that_can_ask_needs_a_case_that_asks() -> None:
    with pytest.raises(DocumentError, match="no case expects 'ask'"):
        rule(cases=[case for case in RULE["cases"] if case["expect"] != "ask"])  # type: ignore[attr-defined,index]


def test_all_faults_come_at_once_and_each_says_its_line() -> None:
    with pytest.raises(DocumentError) as refusal:
        rule(when={"child.aeg": {"below": 18}, "child.helps_with_care": "maybe"}, say="{child} is at risk.")
    assert len(refusal.value.faults) == 3
    assert len({fault.where for fault in refusal.value.faults}) == 3


def test_the_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_bytes(rule_text(rule="one", say="at risk."))
    (tmp_path / "two.yaml").write_bytes(b"rule: [")
    with pytest.raises(DocumentError) as refusal:
        load_rules(tmp_path)
    assert {fault.where.split(":")[0].rsplit("/", 1)[1] for fault in refusal.value.faults} == {"one.yaml", "two.yaml"}


def test_a_rule_and_its_file_have_one_name(tmp_path: Path) -> None:
    (tmp_path / "another.yaml").write_bytes(rule_text())
    with pytest.raises(DocumentError, match="rename one"):
        load_rules(tmp_path)


def test_one_name_stands_for_one_rule(tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "helps-at-home.yaml").write_bytes(rule_text())
    with pytest.raises(DocumentError, match="also stands in"):
        load_rules(tmp_path)


def test_an_empty_shelf_is_a_fault_not_silence(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no rule here"):
        load_rules(tmp_path)
