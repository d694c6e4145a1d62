"""Ordinary words for the young where nobody is under 18, and their neighbours where somebody is.

Each frame takes every one of its words in turn; what stands under `SOMEBODY` uses the same words of a child.
"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded
from frames import filled

DAY = date(2026, 11, 1)

WORDS = {
    "them": ("the kids", "the lads", "our lad", "the boys"),
    "none": ("No children, never has.", "Neither has children.", "Nobody under 18 in the house or visiting."),
    "staff": ("girls from the agency", "lads at the darts", "girls on nights"),
    "date": ("EDD 14/11", "EDD 9/12/26"),
    "ward": ("Bay 4, MFFD.", "POC to restart.", "Transport booked."),
    "lot": ("kids", "girls", "boys"),
    "called": ("my baby boy", "our little lad", "her little boy"),
    "young": ("Leo", "Mia"),
}
NOBODY = (
    "{none} She says {them} want the house sold.",
    "The {staff} were kind to her.",
    "Ward round. 82M. {date}. {ward}",
    "The {lot} are Alan (61) and Pauline (58).",
    "The {lot} (Pat, 51 and Maureen, 63) share the flat.",
    'Patient is 24M, he is settled. Mum is with him. "He is {called}."',
    "In schema therapy her inner child came: little {young} is seven and hides.",
    "Therapy discharge summary. Toe touch weight bearing 6 weeks. CT scan done. POC not required. {date}.",
    "Dependants at home:",
    "Pregnant? N.",
    "Child and Family Hub, 2 School Road.",
)
SOMEBODY = (
    "No children of her own, but our {young}, 10, lives here with her.",
    "Booked with the midwife. {date}.",
    "The {lot} are {young} (9) and Pauline (19).",
    "Her {lot}, 4 and 6, live with her.",
    "In schema therapy she spoke of her daughter {young}, 7, who lives with her.",
    "Dependants at home: {young} 9.",
    "Lives with her husband and children {young} 10 and Teddy 6, autistic.",
    "Pregnant? Yes, 20 weeks.",
)


@pytest.mark.parametrize("text", filled(NOBODY, WORDS))
def test_nobody_under_18_is_made_of_such_words(text: str) -> None:
    assert not concluded(text, DAY)["children"]


@pytest.mark.parametrize("text", filled(SOMEBODY, WORDS))
def test_somebody_is_still_seen_beside_them(text: str) -> None:
    assert concluded(text, DAY)["children"]
