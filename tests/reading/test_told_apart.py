"""Help told of by a pronoun in one answer, where another answer names the only child it can mean."""

from __future__ import annotations

import pytest
from builders import DAY, adult, extract
from conclusions import lexicon

from adapter.reading import read
from adapter.records import Passage
from adapter.words import CareTask, MentionKind

ORLA = "There's me and my daughter Orla, 13."
WASHES = "She washes me on the bed before school."


def tasks(*answers: str) -> dict[str | None, set[CareTask]]:
    passages = tuple(Passage(one, f"answers.{place}", written_on=DAY) for place, one in enumerate(answers))
    made = read(extract(passages=passages, who=adult(45, gender="female")), lexicon())
    seen: dict[str | None, set[CareTask]] = {}
    for mention in made.mentions:
        if mention.kind is MentionKind.CARE:
            seen.setdefault(mention.group, set()).update(mention.care_tasks)
    return seen


def test_what_she_does_before_school_is_done_by_the_only_child_another_answer_names() -> None:
    assert tasks(ORLA, WASHES) == {"name:orla": {CareTask.PERSONAL_CARE}}


@pytest.mark.parametrize(
    "answers",
    [
        (ORLA, "She washes me on the bed every day.", "My wife works nights."),
        (ORLA, f"My mother comes at seven. {WASHES}"),
        ("My girls are Orla, 13, and Nell, 11.", WASHES),
        ("My Orla is 31 and teaches.", WASHES),
        (WASHES,),
    ],
    ids=["it may be his wife", "a mother is named beside it", "one of two girls", "the child is grown", "no child"],
)
def test_it_is_nobodys_where_the_pronoun_may_mean_somebody_else(answers: tuple[str, ...]) -> None:
    assert tasks(*answers) == {}
