"""How the adult may be reached safely: said in the draft in the record's words, and never made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import DAY, child, extract, reading, said, sign_said
from casebook import NOON, a_family, doors, finding, screened

from adapter.drafting import make_draft
from adapter.drafting.wording import SAFE_CONTACT, SIGN_WORDS
from adapter.families import Family
from adapter.findings import Route
from adapter.household import assemble
from adapter.prompting import make_cards
from adapter.prompting.wording import SAFELY
from adapter.records import Passage
from adapter.referrals import DraftLine, Knowing
from adapter.words import Sign

RING = said("Not to be rung at home.")
SEE = said("Safe to see her at the clinic on Fridays.")


def _line(of: Family) -> DraftLine:
    draft = make_draft(screened(finding(Route.SAFEGUARDING), of=of), Route.SAFEGUARDING, None, NOON, "ref-1")
    (line,) = (line for line in draft.lines if line.label == SAFE_CONTACT)
    return line


def test_every_sentence_on_it_is_quoted_word_for_word() -> None:
    line = _line(a_family(safe_contact=(RING, SEE)))
    assert line.words == "“Not to be rung at home.”; “Safe to see her at the clinic on Fridays.”"
    assert (line.knowing, line.evidence) == (Knowing.FOUND, (RING, SEE))


def test_where_nobody_wrote_of_it_the_draft_says_that_it_is_not_known() -> None:
    assert _line(a_family()).words == "Not known"


def test_it_is_no_sign_of_the_family_and_no_rule_goes_by_it() -> None:
    family = assemble(extract(), reading(sign_said(Sign.SAFE_CONTACT, "Never write to the house.")))
    assert [one.quote for one in family.safe_contact] == ["Never write to the house."]
    assert not [one for one in family.signs if one.sign is Sign.SAFE_CONTACT]
    assert SIGN_WORDS[Sign.SAFE_CONTACT] == SAFE_CONTACT


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Safe contact number", True),
        ("Is it safe to leave a voicemail?", True),
        ("How can we contact you safely?", True),
        ("Can you make use of your home safely?", False),
        ("Key contacts", False),
        ("Carer's phone number", False),
    ],
)
def test_a_box_that_asks_of_it_is_quoted_whole(question: str, quoted: bool) -> None:
    passage = Passage("Her own, mornings.", "answers.0", written_on=DAY, question=question)
    family = assemble(extract(passages=(passage,)), reading())
    assert [(one.quote, one.question) for one in family.safe_contact] == [("Her own, mornings.", question)] * quoted


def test_a_card_says_it_before_it_says_what_was_seen() -> None:
    one = screened(finding(Route.SAFEGUARDING), of=a_family(children=(child(),), safe_contact=(RING,)))
    (card,) = make_cards(one, doors().named("exampleshire"), lambda: "u-1", NOON)
    assert f"{SAFELY}**\n\n- “Not to be rung at home.”" in card.detail
    assert card.detail.index(SAFELY) < card.detail.index("What was seen")
    (silent,) = make_cards(replace(one, family=a_family()), None, lambda: "u-2", NOON)
    assert SAFELY not in silent.detail
