"""Children counted under a heading or in answer to a question: `Children: 2 at home`, `Any children? He has three.`"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 20)

COUNTED = {
    "Children: 3": (3, "unknown"),
    "Children: has 3.": (3, "unknown"),
    "Children: 2 at home.": (2, "present"),
    "Kids: two, both at home.": (2, "present"),
    "Children at home: 2": (2, "present"),
    "Number of children under 18: 2": (2, "present"),
    "Number of children under 18 in the household: 1": (1, "present"),
    "Children: has two, live with their father.": (2, "absent"),
    "Dependants: two.": (2, "unknown"),
    "Any children? He has 3.": (3, "unknown"),
    "Any kids? Got two.": (2, "unknown"),
    "Does she have children? She has two.": (2, "unknown"),
}


@pytest.mark.parametrize("words", COUNTED)
def test_as_many_children_are_told_as_are_counted(words: str) -> None:
    children = concluded(words, DAY)["children"]
    assert (len(children), {one["lives_here"] for one in children}) == (COUNTED[words][0], {COUNTED[words][1]})
    assert all(one["age_low"] is None for one in children)


@pytest.mark.parametrize(
    "words",
    [
        "Children: 4 (all adult)",
        "Children: 3 adult.",
        "Children: 2 grown up.",
        "Any children? He has three dogs.",
        "Any children? He has 3 months left on the lease.",
        "Any children? The house has 3.",
        "Children: asked. The room on the second floor has 6 - FAM on it.",
    ],
)
def test_a_count_of_adults_or_of_things_is_no_children(words: str) -> None:
    assert [one for one in concluded(words, DAY)["children"] if one["lives_here"] == "present"] == []
    assert len(concluded(words, DAY)["children"]) <= 1
