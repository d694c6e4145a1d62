"""The head of a draft: what it was made from, and one reason for all the children a rule speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import child, said
from casebook import NOON, a_family, doors, finding, screened

from adapter.drafting import make_draft
from adapter.families import Child
from adapter.findings import Finding, Route, Screened
from adapter.referrals import Draft


def _draft(one: Screened) -> Draft:
    return make_draft(one, Route.SAFEGUARDING, doors().named("exampleshire"), NOON, "ref-1")


def test_a_rule_that_speaks_of_several_children_is_one_reason_with_the_words_of_each() -> None:
    pair = (child("Wilf", 9), child("Edie", 6, key="child-2"), child("Nell", 4, key="child-3", may_be=(said("Nell"),)))
    each = [
        replace(
            finding(Route.SAFEGUARDING), about=one.key, say=f"{one.who} is affected. Ring.", evidence=(said(words),)
        )
        for one, words in zip(pair, ("Wilf cried", "Edie hid", "Nell ran"), strict=True)
    ]
    draft = _draft(screened(*each, of=a_family(children=pair)))
    (why,) = [line for line in draft.lines if line.label == "Why"]
    assert why.words == "Wilf is affected. The same goes for Edie and child 3."
    assert [item.quote for item in why.evidence] == ["Wilf cried", "Edie hid", "Nell ran"]


def _whys(*findings: Finding, of: tuple[Child, ...]) -> list[str]:
    draft = _draft(screened(*findings, of=a_family(children=of)))
    return [line.words for line in draft.lines if line.label == "Why"]


def test_two_rules_with_the_same_sentence_give_one_reason_for_all_their_children() -> None:
    pair = (child("Wilf", 9), child("Edie", 13, key="child-2"))
    young = replace(finding(Route.IMMEDIATE_DANGER), about="child-1", say="Nobody has Wilf. Find out now.")
    both = [
        replace(finding(Route.SAFEGUARDING), about=one.key, say=f"Nobody has {one.who}. Ring.", rule="the-other")
        for one in pair
    ]
    assert _whys(young, *both, of=pair) == ["Nobody has Wilf. The same goes for Edie."]


def test_the_reasons_do_not_name_a_child_who_may_be_another() -> None:
    in_doubt = child("Aidan", 9, may_be=(said("Aiden, her son"),))
    found = replace(finding(Route.SAFEGUARDING), about=in_doubt.key, say="Aidan may be in danger. Ring.")
    assert _whys(found, of=(in_doubt,)) == ["Child 1 may be in danger."]


@pytest.mark.parametrize("form", [None, "urn:forms:care-act", "https://forms.example/care-act"])
def test_what_it_was_made_from_is_named_in_words_or_not_at_all(form: str | None) -> None:
    whole = a_family()
    one = screened(finding(Route.SAFEGUARDING), of=replace(whole, record=replace(whole.record, form=form)))
    (made_from,) = [line.words for line in _draft(one).lines if line.label == "Made from"]
    assert made_from.startswith("Record of 12 October 2026")
    named = replace(whole, record=replace(whole.record, form="care-act-assessment"))
    lines = _draft(screened(finding(Route.SAFEGUARDING), of=named)).lines
    assert next(line.words for line in lines if line.label == "Made from").startswith("Care act assessment of ")
