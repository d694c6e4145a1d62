"""Whether a child cares, put together from parts: ways of saying that one does, that none does, and that others do."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 1)
CHILDREN = "Mia is 12 and Leo is 9 and they live with her. "
CARES = (
    "Mia washes her every morning.",
    "Neither of her sisters helps, so Mia washes her.",
    "None of the neighbours help, so Mia lifts her.",
    "Nobody else can, so Mia gives her tablets.",
    "Her husband does nothing; Mia washes her.",
    "Asked if Mia helps with washing: yes, most days.",
    "She has no carers and Mia does everything for her.",
    "It is not the carers but Mia who washes her.",
    "Does Mia help with your washing? Yes, most days.",
)
DOES_NOT = (
    "Neither child does anything for her.",
    "Neither of them does anything for her beyond tidying their rooms.",
    "None of the children help with her care.",
    "Neither lifts or washes her.",
    "Mia does no caring.",
    "Mia does none of the caring.",
    "She keeps Mia out of it.",
    "I keep Mia out of it, she is not to come in when my pad is done.",
    "Mia is not allowed to help with her care.",
    "Asked if Mia has been doing the looking after: no.",
    "Asked whether Mia helps with washing: no, her husband does.",
    "I asked what Mia does for her: nothing.",
    "Asked if the children help her: they don't.",
    "Does Mia help with your care? No.",
    "Care is not left to the children.",
    "Nothing falls to the children.",
    "The children do nothing for her.",
    "The carers do it all, not the children.",
    "Mia never has to help her wash.",
    "No caring is done by the children.",
    "She would never ask Mia to wash her.",
    "No help from the children is needed or given.",
)
OF_OTHERS = (
    "She keeps her mother out of it.",
    "Her husband does none of the caring.",
    "She keeps her tablets out of reach.",
    "Asked if Mia helps with her care: no answer.",
)


def helps(said: str) -> set[str]:
    """What is read of each child's help, where anything is."""
    read = concluded(CHILDREN + said, DAY)
    return {child["helps_with_care"] for child in read["children"]} - {"unknown"}


@pytest.mark.parametrize("said", CARES)
def test_a_child_who_is_said_to_care_is_read_to_care(said: str) -> None:
    assert helps(said) == {"present"}


@pytest.mark.parametrize("said", DOES_NOT)
def test_a_child_who_is_said_not_to_care_is_read_not_to(said: str) -> None:
    assert helps(said) == {"absent"}


@pytest.mark.parametrize("said", OF_OTHERS)
def test_what_is_said_of_others_tells_nothing_of_a_child(said: str) -> None:
    assert helps(said) == set()
