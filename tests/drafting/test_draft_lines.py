"""What a draft says: only what is in the record, each statement with its words, every gap printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import child, factor, known, said, sign
from casebook import NOON, a_family, doors, finding, screened
from hypothesis import given
from hypothesis import strategies as st

from adapter.drafting import (
    ROUTE_WORDS,
    SECTIONS,
    content_of,
    draft_from,
    make_draft,
    with_line,
    with_sharing,
    with_words,
)
from adapter.drafting.lines import knowing_of
from adapter.drafting.wording import (
    CHILDREN,
    FACTOR_WORDS,
    NOT_ASKED,
    NOT_KNOWN,
    OTHERS,
    SEEN,
    SHARING,
    SIGN_WORDS,
    TASK_WORDS,
    TOLD,
)
from adapter.errors import NotAllowed
from adapter.facts import Evidence
from adapter.families import Contradiction, Family, SignSeen
from adapter.findings import Result, Route, Screened
from adapter.records import Adult, CouldNotCheck
from adapter.referrals import Agreement, Draft, Informed, Knowing, LawfulBasis, SharingRecord
from adapter.words import Answer, Asked, Basis, CareTask, Disputed, Factor, Sign, When, Whose

STATED = (Knowing.FOUND, Knowing.TOLD)


def _draft(
    of: Family | None = None, *more: object, route: Route = Route.SAFEGUARDING, one: Screened | None = None
) -> Draft:
    return make_draft(one or screened(finding(route), of=of), route, doors().named("exampleshire"), NOON, "ref-1")


def _words(draft: Draft, section: str) -> str:
    return "\n".join(f"{line.label}: {line.words}" for line in draft.lines if line.section == section)


FULL = a_family(
    children=(
        child("Wilf", 9, helps_with_care=Answer.PRESENT, care_tasks=(CareTask.MEDICATION,)),
        child(None, None, key="child-2", lives_here=Answer.UNKNOWN, signs=(sign(Sign.HARM_TO_CHILD),)),
    ),
    factors=tuple(factor(one, when, whose) for one in Factor for when, whose in zip(When, Whose, strict=True)),
    signs=tuple(sign(one) for one in Sign),
    known={"adult.at_risk": known("present"), "adult.has_unpaid_carer": known("present")},
    contradictions=(Contradiction(Disputed.HOME, (said("lives alone"), said("lives with her son"))),),
)


@pytest.mark.parametrize("route", ROUTE_WORDS)
def test_every_statement_opens_the_words_it_came_from(route: Route) -> None:
    draft = _draft(FULL, route=route)
    bare = [line.label for line in draft.lines if line.knowing in STATED and not line.evidence]
    assert not bare
    assert {line.section for line in draft.lines} == set(SECTIONS) - {TOLD, NOT_ASKED}


def test_quotations_are_word_for_word() -> None:
    quotes = {item.quote for one in (FULL.signs, FULL.factors) for thing in one for item in thing.evidence}
    printed = "\n".join(line.words for line in _draft(FULL).lines if line.section in (SEEN, TOLD, OTHERS))
    assert all(f"“{quote}”" in printed for quote in quotes)


def test_nothing_is_composed_about_what_was_seen() -> None:
    for line in _draft(FULL).lines:
        if line.section in (SEEN, TOLD):
            assert line.words == "; ".join(f"“{item.quote}”" for item in line.evidence)


@pytest.mark.parametrize("asked", ["name", "date of birth", "school", "tonight", "parental responsibility"])
def test_what_a_front_door_asks_of_every_child_is_printed_as_not_known(asked: str) -> None:
    draft = _draft(a_family(children=(child(None, None), child(None, None, key="child-2"))))
    lines = [line for line in draft.lines if line.section == CHILDREN and asked in line.label]
    assert len(lines) == 2, "several children, one referral"
    assert {line.words for line in lines} == {"Not known"}


def test_where_nobody_asked_the_gaps_say_not_asked() -> None:
    draft = _draft(a_family(asked=Asked.NOT_ASKED, children=(child(None, None),)))
    assert "tonight, and who with: Not asked" in _words(draft, CHILDREN)
    assert "Nobody recorded an answer" in _words(draft, NOT_ASKED)


def test_where_the_adult_would_not_say_the_draft_says_so() -> None:
    draft = _draft(a_family(asked=Asked.DECLINED, children=(child(None, None),)))
    assert "the adult did not wish to say" in _words(draft, CHILDREN)


def test_no_child_is_invented_where_the_record_only_hints_at_one() -> None:
    draft = _draft(a_family(children=()))
    assert "the record names none" in _words(draft, CHILDREN)
    assert all(line.knowing not in STATED for line in draft.lines if line.section == CHILDREN)


def test_living_together_that_was_taken_as_given_says_so() -> None:
    draft = _draft(a_family(children=(child(basis=Basis.PRESUMED),)))
    assert "lives with the adult: It appears so; the record does not say it in words" in _words(draft, CHILDREN)


def test_an_unborn_child_is_asked_about_as_one() -> None:
    due = Evidence("2027-02-02", "entry[3].resource.valueDateTime", None, "2026-10-12")
    unborn = child(None, None, unborn=True, lives_here=Answer.UNKNOWN, evidence=(said("28 weeks pregnant"), due))
    words = _words(_draft(a_family(children=(unborn,))), CHILDREN)
    assert "expected date of birth: 2027-02-02" in words
    assert "midwife and place of booking: Not known" in words
    assert "school" not in words
    assert "helps with care" not in words


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("24 weeks pregnant, due 12 March 2027.", "12 March 2027"),
        ("EDD 12/03/27, booked at the midwifery unit.", "12/03/27"),
        ("The baby is due on 3rd of May.", "3rd of May"),
        ("24 weeks pregnant, due at clinic at 3.", "Not known"),
        ("24 weeks pregnant, rent due 12 March.", "Not known"),
    ],
)
def test_the_day_a_baby_is_due_is_carried_from_a_sentence(words: str, day: str) -> None:
    unborn = child(None, None, unborn=True, lives_here=Answer.UNKNOWN, evidence=(said(words),))
    assert f"expected date of birth: {day}" in _words(_draft(a_family(children=(unborn,))), CHILDREN)


def test_an_age_is_never_turned_into_a_date_of_birth() -> None:
    assert "date of birth: Not known" in _words(_draft(a_family(children=(child("Wilf", 9),))), CHILDREN)


def test_a_date_of_birth_that_was_written_down_is_quoted() -> None:
    born = Evidence("2017-04-01", "contained[0].birthDate", None, "2026-10-12")
    draft = _draft(a_family(children=(child(evidence=(said("son Wilf"), born)),)))
    assert "date of birth: 2017-04-01" in _words(draft, CHILDREN)


def test_both_sides_of_a_contradiction_are_printed() -> None:
    assert "“lives alone”; “lives with her son”" in _words(_draft(FULL), NOT_KNOWN)


def test_what_could_not_be_looked_at_is_printed() -> None:
    one = replace(screened(finding(Route.SAFEGUARDING)), could_not_check=(CouldNotCheck("page 2", "it was blank"),))
    assert "Could not be looked at: page 2: it was blank" in _words(_draft(one=one), NOT_KNOWN)


def test_a_question_a_rule_would_ask_is_printed_as_not_asked() -> None:
    one = screened(finding(Route.SAFEGUARDING), finding(None, Result.ASK))
    assert "To ask: It appears that rule-asks applies." in _words(_draft(one=one), NOT_ASKED)


def test_a_rule_on_trial_says_nothing_in_a_draft() -> None:
    one = screened(finding(Route.SAFEGUARDING), finding(Route.EARLY_HELP, trial=True, rule="on-trial"))
    draft = _draft(one=one)
    assert draft.rules == ("rule-safeguarding",)
    assert b"on-trial" not in content_of(draft)


@pytest.mark.parametrize(
    ("quote", "said_by", "knowing"),
    [
        ("bruise on the arm", "worker", Knowing.FOUND),
        ("bruise on the arm", None, Knowing.FOUND),
        ("bruise on the arm", "a neighbour", Knowing.TOLD),
        ("Mum says he fell", "worker", Knowing.TOLD),
        ("according to school he is often late", "worker", Knowing.TOLD),
    ],
)
def test_what_was_seen_and_what_was_told_are_kept_apart(quote: str, said_by: str | None, knowing: Knowing) -> None:
    assert knowing_of(Evidence(quote, "x", said_by), "worker") is knowing


def test_seen_and_told_about_one_thing_make_two_lines() -> None:
    both = SignSeen(Sign.HARM_TO_CHILD, (said("bruise on his arm"), said("mum says he fell")))
    draft = _draft(a_family(signs=(both,)))
    assert "“bruise on his arm”" in _words(draft, SEEN)
    assert "mum says" not in _words(draft, SEEN)
    assert "“mum says he fell”" in _words(draft, TOLD)


@pytest.mark.parametrize(
    ("adult", "subject"),
    [
        (Adult("Morwen", "Tallis"), "MT"),
        (Adult("anne marie", "o'brien-smith"), "AMO"),
        (Adult(None, None), "No name"),
        (Adult("", "Tallis"), "T"),
    ],
)
def test_lists_show_initials_only(adult: Adult, subject: str) -> None:
    assert _draft(replace(a_family(), adult=adult)).subject == subject


@pytest.mark.parametrize(
    ("say", "reason"),
    [
        ("It appears that Wilf helps. Ring the front door today.", "It appears that Wilf helps."),
        ("It appears that J. Tallis helps. Ring today.", "It appears that J. Tallis helps."),
        ("It appears that Wilf, 9. Ring.", "It appears that Wilf, 9. Ring."),
        ("It appears so", "It appears so"),
    ],
)
def test_what_a_rule_tells_the_worker_to_do_is_not_sent_to_the_front_door(say: str, reason: str) -> None:
    one = screened(replace(finding(Route.SAFEGUARDING), say=say))
    assert [line.words for line in _draft(one=one).lines if line.label == "Why"] == [reason]


def test_reasons_are_in_order_of_urgency_and_leave_consultations_out() -> None:
    one = screened(finding(Route.CONSULT), finding(Route.EARLY_HELP), finding(Route.SAFEGUARDING))
    reasons = [line.words for line in _draft(one=one).lines if line.label == "Why"]
    assert reasons == ["It appears that rule-safeguarding applies.", "It appears that rule-early_help applies."]


def test_no_line_names_a_folder_of_the_site() -> None:
    one = screened(finding(Route.SAFEGUARDING), path="/srv/drop/r-1.json")
    assert b"/srv/drop" not in content_of(_draft(one=one))


def test_an_unknown_front_door_is_said_to_be_unknown() -> None:
    draft = make_draft(screened(finding(Route.EARLY_HELP)), Route.EARLY_HELP, None, NOON, "ref-1")
    line = next(line for line in draft.lines if line.label == "Sent to")
    assert (draft.receiver, line.knowing) == ("", Knowing.NOT_KNOWN)


@pytest.mark.parametrize("route", sorted(set(Route) - set(ROUTE_WORDS)))
def test_questions_and_consultations_make_no_referral(route: Route) -> None:
    with pytest.raises(ValueError, match="no referral is sent"):
        _draft(route=route)


@pytest.mark.parametrize(("words", "kinds"), [(FACTOR_WORDS, Factor), (SIGN_WORDS, Sign), (TASK_WORDS, CareTask)])
def test_every_word_of_the_vocabulary_has_its_label(words: dict[str, str], kinds: type[Factor]) -> None:
    assert set(words) == set(kinds)


def test_equal_drafts_give_equal_bytes_and_bytes_give_the_draft_back() -> None:
    draft = _draft(FULL)
    assert content_of(draft) == content_of(_draft(FULL))
    assert draft_from(content_of(draft)) == draft


def test_content_of_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="form 2"):
        draft_from(content_of(_draft()).replace(b'"form":1', b'"form":2'))


@given(words=st.text(min_size=1), number=st.integers(1, 10))
def test_an_edit_keeps_what_was_quoted_and_says_who_wrote(words: str, number: int) -> None:
    draft = _draft()
    before = draft.lines[number - 1]
    if before.label == "Sent to":
        return
    after = with_words(draft, number, words, "Ruth Okafor", NOON).lines[number - 1]
    assert (after.words, after.edited_by, after.knowing) == (words, "Ruth Okafor", Knowing.TOLD)
    assert after.evidence[1:] == before.evidence
    assert after.evidence[0].said_by == "Ruth Okafor"


def test_words_somebody_put_right_are_not_sent_as_well() -> None:
    draft = _draft()
    quoted = draft.lines[0].evidence
    wrong = with_words(draft, 1, "She is at her sister's now.", "Ruth Okafor", NOON)
    right = with_words(wrong, 1, "Ask me where she is.", "Sam Ellery", NOON)
    assert b"sister" not in content_of(right)
    assert [item.quote for item in right.lines[0].evidence] == ["Ask me where she is.", *(e.quote for e in quoted)]


def test_the_sharing_section_is_written_by_its_form_only() -> None:
    draft = _draft()
    number = next(n for n, line in enumerate(draft.lines, 1) if line.section == SHARING)
    with pytest.raises(NotAllowed, match="its own form"):
        with_words(draft, number, "Agreed", "Ruth Okafor", NOON)
    with pytest.raises(NotAllowed, match="its own form"):
        with_line(draft, SHARING, "Agreement", "Agreed", "Ruth Okafor", NOON)


@given(st.sampled_from(Informed), st.sampled_from(Agreement), st.sampled_from(LawfulBasis), st.text())
def test_recording_sharing_again_replaces_what_was_recorded(
    informed: Informed, agreement: Agreement, basis: LawfulBasis, reason: str
) -> None:
    once = with_sharing(_draft(), SharingRecord(informed, agreement, basis, reason), "Ruth Okafor", NOON)
    again = with_sharing(once, SharingRecord(informed, agreement, basis, reason), "Ruth Okafor", NOON)
    assert once == again
    assert len([line for line in once.lines if line.section == SHARING]) == 3 + bool(reason)
