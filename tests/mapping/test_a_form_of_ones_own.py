"""A whole form under section headings, mapped by its numbers and wordings: what it says, lists and gives alarm of."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest

from adapter.cli.given import read_given
from adapter.documents import check_document, read_document
from adapter.mapping import Mappings, load_mappings, translate
from adapter.mapping.answers.statements import state_faults, statements
from adapter.mapping.examples import Example, example_items
from adapter.mapping.inventory import inventory
from adapter.mapping.inventory.coverage import Tally, coverage
from adapter.mapping.inventory.seen import Standing
from adapter.records import Extract, SourceRecord
from adapter.words import When, Whose
from tests.tree import ROOT

NAME = "exampleshire-first-conversation"
EXAMPLES = ROOT / "mappings/sources" / NAME / "examples"


@cache
def shelf() -> Mappings:
    return load_mappings(ROOT / "mappings")


def tree(example: str) -> dict[str, Any]:
    path = EXAMPLES / f"{example}.yaml"
    (item,) = example_items(check_document(read_document(path), Example), path.name, shelf(), read_given)
    assert isinstance(item, SourceRecord)
    return copy.deepcopy(item.tree)


def record(tree: dict[str, Any]) -> SourceRecord:
    return SourceRecord("record", b"{}", "0" * 64, tree)


def read(tree: dict[str, Any]) -> Extract:
    return translate(record(tree), shelf())


def renamed(tree: dict[str, Any], old: str, new: str, link: str) -> dict[str, Any]:
    """The same with one question under another number and wording."""
    stack: list[Any] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if node.get("text") == old:
                node |= {"text": new, "linkId": link}
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    return tree


def test_what_an_answer_says_of_the_partner_is_the_partners() -> None:
    (expected,) = [one for one in read(tree("several")).answers if one.fact == "adult.pregnant"]
    assert (expected.value, expected.whose, expected.evidence.quote) == ("present", "partner", "Yes, my partner is")


def test_what_stands_beside_the_facts_of_an_answer_goes_before_what_its_question_says() -> None:
    (made,) = statements({"family.factors": "drugs", "when": "past", "whose": "other"}, When.CURRENT, Whose.ADULT)
    assert (made.fact, made.value, made.when, made.whose) == ("family.factors", "drugs", "past", "other")


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ({"adult.pregnant": "present", "whose": "wife"}, "it knows adult, partner, other"),
        ({"family.factors": "drugs", "when": "once"}, "it knows current, past, unknown"),
        ({"whose": "partner"}, "there is none beside it"),
        ({"adult.carer_may_be_a_child": "present"}, "leave it out"),
    ],
)
def test_what_may_not_stand_there_is_refused_with_what_may(states: dict[str, str], told: str) -> None:
    (fault,) = state_faults(states, ())
    assert told in fault[1]


def test_a_section_over_listed_questions_is_a_heading_and_raises_no_alarm() -> None:
    assert read(tree("one")).unlisted == (), "'Who helps you' stands over 'What do they help you with?'"


def test_rows_under_another_name_and_number_raise_the_alarm_and_name_what_is_blind() -> None:
    found = read(renamed(tree("one"), "Who else is in your household or family?", "Other household members", "4.9"))
    blind = {fact for one in found.unlisted for fact in one.blind}
    assert "family.children" in blind


def test_a_renamed_children_question_names_the_facts_now_blind() -> None:
    wording = "Are there any children or young people under 18 who live with you or who you help to look after?"
    (one,) = read(renamed(tree("none"), wording, "Any under 18s at home?", "4.9")).unlisted
    assert one.blind == ("family.asked", "family.said_children", "family.children_in_household")


def test_what_a_mapping_takes_over_and_no_record_met_stands_behind_its_own() -> None:
    tally = Tally()
    tally.add(inventory(record(tree("none")), shelf()))
    found = coverage(NAME, tally, shelf())
    own = found.unmet[: len(found.unmet) - found.taken_over]
    assert {entry.place.rpartition(":")[0] for entry in own} == {f"mappings/codes/{NAME}.yaml"}
    assert found.taken_over > 100


def test_a_question_keeps_its_name_where_its_heading_is_renamed() -> None:
    made = renamed(tree("one"), "Who helps you", "Help and support", "6")
    assert {one.name for one in inventory(record(made), shelf())} == {
        one.name for one in inventory(record(tree("one")), shelf())
    }


def test_headings_are_no_fields_with_data_and_every_question_is_listed() -> None:
    fields = inventory(record(tree("one")), shelf())
    assert [one.name for one in fields if one.holds and one.standing is Standing.UNLISTED] == []


def test_a_question_met_by_its_number_is_met_by_the_wording_beside_it() -> None:
    tally = Tally()
    tally.add(inventory(record(tree("one")), shelf()))
    unmet = {entry.name for entry in coverage(NAME, tally, shelf()).unmet}
    assert {"4.1", "Do you live on your own?"} & unmet == set()
