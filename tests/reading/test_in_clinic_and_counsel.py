"""Clinic notes and counselling: a second baby on the way, a child minded meanwhile, an illness brought home."""

from __future__ import annotations

import pytest
from conclusions import concluded, factors_of_today

AT_HOME = (
    "She is 18 weeks pregnant and has a 10-month-old.",
    "26 weeks pregnant with my second and my first is only 14 months.",
    "She has custody of her two grandchildren, ages 5 and 7, who live with her.",
    "We adopted our daughter from foster care when she was 3; she is 5 now.",
    "The patient's 20-month-old was diagnosed with RSV last week.",
    "Admitted for mania. Her 15-year-old is staying with an aunt while she is in the hospital.",
    "She was exposed to her 6-year-old's classmates. Her kids had strep last week.",
    "This gentleman works full time and has a young family.",
    "Patient: A bottle of wine a night, once the kids are in bed.",
    "Client: My girlfriend doesn't want it around our son, he's just starting to talk.",
    "Twins were delivered at 34 weeks and are in the NICU.",
    "Feels overwhelmed with work and young kids.",
    "Patient has three children, ages 10, 12, and 16. Patient was a teacher, but she lost her job.",
    "Sarah, 32. Postpartum day 2 after a Cesarean. Lives alone. Baby Boy Chen, day of life 2.",
    "S/P NSVD of a baby girl, 7 lb 2 oz. Mom breastfeeding.",
    "G3P3 (2003) pregnancy uterine delivered term cephalic live baby boy.",
    "He has a wife who threatens to move out with their children if he does not stop.",
    "I snapped at my daughter for slamming a door. She was just being a kid.",
    "Court placed her sister's two little boys with her in the spring.",
    "Her father passed away from a heart attack at age 60. He lives with his wife and two children.",
    "The police were called and her children, who were home, were interviewed.",
    "My girlfriend has three children, who live with her. We are living together.",
    "After several years of marriage I agree with them. We have three kids; two from before and a son together.",
    "Doctor: And your daughter, how is she? Patient: She lost her first tooth on Saturday.",
    "She and the kids have been in a domestic violence shelter for ten days.",
    "The rest of the household has scabies, including the children.",
    "Living arrangements: rents a house with wife, three kids and two dogs.",
    "She delivered at an outside hospital ten days ago and now has fever.",
    "Arrested for DUI with her children in the car.",
    "She and her partner live with their 18-month-old above his parents' garage.",
    "Doctor: Who's in your household? Patient: Me and my two boys, it's a zoo.",
    "She burned her hand pulling her 3-year-old away from the stove.",
    "She cut her wrist in the bathroom while her children slept.",
    "Discharged to home; her husband will manage the kids and the household.",
)
NOT_AT_HOME = (
    "She is 30 weeks pregnant and looking forward to the baby.",
    "Client: They took my kids because of the pills.",
    "Doctor: How old were you when you had your first period? Patient: Thirteen.",
    "Doctor: Do you see your son? Patient: Not since she took him to Spain. He's six now.",
    "He is starting to walk again after his stroke. His son is in Leeds.",
    "She has custody of their son and he has not seen him since June.",
    "Her son, 15, is living with an aunt while she serves her sentence.",
    "The young family upstairs moved out.",
    "She works in the NICU.",
    "One patient recently gave birth to a baby boy. They took the baby and turned it over to DCFS.",
    "I'm 45, divorced, and both of my kids have moved out.",
    "I babysit a 4-year-old who hits me.",
    "He has a ten-year-old son in Brazil whom he supports financially.",
    "Her daughters take turns staying with her.",
    "Newborn removed by CPS at the hospital.",
    "Mom states that he has been pulling at his ears. One older sibling at home.",
    "3rd born in a family of 4boys 3 girls.",
    "My boyfriend has three children, who live with her. We are living together.",
    "Client: When I got home from school she'd be passed out. Therapist: Your mother.",
    "FH: pt's twin brother has two children with autism.",
    "He is an orthodontist and most of his patients are teenagers.",
    "FAMILY HISTORY: significant for a son with autism who lives in a group home; he is 31.",
    "Doctor: Who's in your household? Patient: Just me since the divorce.",
    "She feels like a bad mother.",
    "Her sister's kids get off the school bus outside her flat.",
    "My boss slams the door when he is angry.",
    "She works at a school and supervises school pickup.",
    "She hugged her kids at the airport; they were flying back to their jobs in Chicago.",
    "She set up the crib for the baby who is due in May.",
    "He had a stroke in May. He is just starting to talk.",
    "She is 82 and wets the bed.",
)


@pytest.mark.parametrize("words", AT_HOME)
def test_a_child_the_words_put_in_the_adults_home_is_there(words: str) -> None:
    assert concluded(words)["children_in_household"] == "present"


@pytest.mark.parametrize("words", NOT_AT_HOME)
def test_no_child_is_put_there_by_these(words: str) -> None:
    assert concluded(words)["children_in_household"] != "present"


def test_a_question_only_asked_of_who_is_expecting_tells_of_the_baby() -> None:
    asked = "Doctor: Is this your first pregnancy? Patient: {}"
    assert any(one["unborn"] for one in concluded(asked.format("Yes it is."))["children"])
    assert not any(one["unborn"] for one in concluded(asked.format("I'm not pregnant."))["children"])


def test_an_ectopic_treated_with_methotrexate_is_no_illness_of_today() -> None:
    assert factors_of_today("History: ectopic pregnancy treated with methotrexate in 2016.") == set()


def test_children_over_whom_a_court_watches_are_a_matter_of_custody() -> None:
    assert "custody" in factors_of_today("Client: The court says I have to be here if I want to keep my kids.")
    assert "custody" not in factors_of_today("They took my kids to the zoo.")


def test_a_figure_in_brackets_after_a_bare_plural_is_a_count() -> None:
    told = concluded("Lives alone, children (2) live 2 hours away.")
    assert [(one["age_low"], one["lives_here"]) for one in told["children"]] == [(None, "absent")] * 2


def test_a_risk_of_pregnancy_is_none_and_a_second_child_awaited_is_one() -> None:
    assert not concluded("Reports low risk of pregnancy.")["children"]
    told = concluded("She is 5 months pregnant with her second child. Her eldest daughter is 3.")
    assert sorted(one["unborn"] for one in told["children"]) == [False, True]


def test_a_counsellor_who_asks_about_your_drinking_takes_it_for_granted() -> None:
    assert "alcohol" in factors_of_today("Counselor: What worries you about your drinking? Client: My liver numbers.")
    assert "alcohol" not in factors_of_today("His girlfriend is pregnant and he has started drinking less.")


def test_one_beer_a_day_is_no_misuse_and_a_vodka_a_night_is() -> None:
    assert "alcohol" not in factors_of_today("Doctor: One beer a day, OK. And where do you live right now?")
    assert "alcohol" not in factors_of_today("I have a glass of wine most evenings. I live with my husband.")
    assert "alcohol" in factors_of_today("She drinks a bottle of vodka a night.")
