"""What a page quotes: each line once, with its question, and never as standing above where it does not."""

from __future__ import annotations

from adapter.facts import Evidence
from adapter.web.quoting import each_once, quoted_once

SLEEPS = Evidence("Bethan sleeps on the settee.", "a.note[4:32]", question="Notes")
AGAIN = Evidence("bethan sleeps  on the settee", "a.code")
NO = Evidence("No ", "a.q1", question="Any children?")
NO_CARER = Evidence("No", "a.q2", question="Any carers?")


def test_the_same_words_read_in_two_ways_are_one_quote_with_its_question() -> None:
    assert each_once((AGAIN, SLEEPS)) == (SLEEPS,)


def test_the_same_answer_to_two_questions_is_two_quotes() -> None:
    assert each_once((NO, NO_CARER)) == (NO, NO_CARER)


def test_a_line_that_stands_above_is_not_quoted_again_and_that_is_said() -> None:
    (asked,), (noticed,) = quoted_once([("Is she here?", (SLEEPS,))], [("She is here.", (AGAIN,))])
    assert asked.fresh == (SLEEPS,)
    assert not asked.above
    assert noticed.fresh == ()
    assert noticed.above


def test_a_sentence_that_rests_on_no_words_does_not_claim_that_they_stand_above() -> None:
    ((asked,),) = quoted_once([("Nobody asked.", ())])
    assert not asked.above
