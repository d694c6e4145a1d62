"""Who does the care: told by a label, a list, a plan, an answer or a small verb; and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 4)

BY_A_CHILD = (
    "Her son Tom, 13, is the one who sees to the insulin.",
    "Lives with her daughter Ruby, 12. Ruby: tablets, stairs, shopping, tea.",
    "Mum cannot get out of the bath alone. Her daughter Ella (14) manages that between lessons.",
    "Mr Ford has MS. Nights are down to Jade, who is in Year 9.",
    "The night is Callum, 15. He listens for the machine.",
    "Jake, 11, does both: the catheter bag before school and the supper.",
    "No carers. Family to continue. Household: Mrs Bell and her son Sam, 14.",
    "Plan: son to support overnight. Son is Ben, 15, Year 10.",
    "Discharge plan: daughter will continue with meds. Daughter Lily is 13.",
    "Amira, 12, translates at every appointment for her mother.",
    "I'm 14. I do Mum's legs and her meals and I get my brother up.",
    "I am fifteen and I give my dad his injections.",
    "Her little girl Mia, 9, fetches the inhaler and holds the bowl.",
    "Who helps you wash? - My son does. And how old is he? - Thirteen.",
    "Who does your tablets? My daughter. She's 12.",
    "Dosette filled by Chloe (15).",
    "Both boys, 12 and 14, take turns sitting up with him.",
    "Meals: Leah, 13. Laundry: Leah. Toileting: wife.",
    "Zara is 14 and it is she who lifts him when he falls.",
    "He leans on Kai, 12, to read his letters and ring the bank.",
    "She has a stroke and her grandson Leo, 15, dresses her.",
    "Her brother Dan, 16, gets her in and out of the chair. She is 25, with cerebral palsy.",
    "Poppy, 11, has put the two little ones to bed every night since Mum's breakdown.",
    "His stepdaughter Tia, 13, creams his legs.",
    "The family will meet her needs. The family is her two girls, 12 and 15.",
    "Package: Aisha, 13, between calls; evening transfers are down to her son Omar, 15.",
    "Who sorts his tablets? - The eldest, Niall. He's 14.",
    "Follow up: children to support with meals. Children are 12 and 15.",
    "Daughter agrees to continue with the dressings. Daughter Freya is in Year 10.",
    "No package needed, care provided by family. Lives with her daughter Orla, 13.",
    "Evan is 12. Evan - shopping, cooking, tablets.",
    "Breakfast made by her son, 9, most mornings.",
    "She needs help to get upstairs. Dylan, 14, does it.",
    "The interpreting falls to Hana, 11.",
    "Family will provide all care at home. At home: son Luke, 16.",
    "Mum has MS. Theo (13) deals with everything.",
    "Insulin given by Maisie, who is eleven.",
    "Mornings are Erin, 14. She gets her mum up.",
    "I'm 12 and I sort my dad's medicine and cook.",
)
BY_NO_CHILD = (
    "Ruby, 12, washes herself and gets herself to school.",
    "Ella, 14, does her own insulin.",
    "Tom, 13, needs help with washing and dressing.",
    "Her son Sam, 14, does not do any of the caring.",
    "Mum helps Lily, 13, with her inhaler.",
    "Her nephew Ben, 15, was visiting and made her a cup of tea.",
    "Her son, 34, to support overnight.",
    "Plan: daughter to continue with meds. Daughter lives in York and works as a nurse. She also has a grandson, 6.",
    "He takes his tablets with his daughter Jade, 9, watching.",
    "The carer gives her tablets while Mia, 8, is at school.",
    "Her husband does the tablets; their son Max is 12.",
    "Lily, 13, has a PA who gives her meals.",
    "Tom, 13, used to do the shopping before the agency came in.",
    "Nurse will show the family how to do the dressing. Husband will do it. Children 5 and 9.",
    "Jack, 12, has diabetes and his mum does his injections.",
    "Neighbour's girl, 15, walks the dog for her.",
    "She does not want Sam, 14, to have to do the lifting.",
    "Family to continue. Her daughter Ann, 52, and son-in-law do everything. Granddaughter Isla, 7.",
    "I'm 34. I do Mum's legs and her meals. My son is 6.",
    "Who helps you wash? - My husband does. He's 50. My son's 13.",
    "Ava, 14, does the cooking at school on Fridays.",
    "Tom, 15, cleans cars for pocket money.",
    "He is not expected to have Kai, 12, do any of it.",
    "Her sons Paul and Ian, both in their forties, take turns at night. Paul's boy is 13.",
    "Family to continue. Husband Paul is her carer. Their son Luke is 9.",
    "Daughter to continue with the dressings. Daughter Sue is 45.",
    "Son to continue at nursery. Son is 3.",
    "No family to support. Son Luke, 15, is in foster care.",
    "Who sorts his tablets? - The chemist. His son is 14.",
    "Bring: tablets, shopping list, slippers. Her daughter Orla, 13, will come.",
    "Her mornings are her own. Erin, 14, is at school.",
    "Evan, 12: asthma, tablets.",
    "The cooking is her daughter's hobby; she is 14.",
    "She cannot cook. Dylan, 14, does it at school.",
    "Theo (13) manages well at school.",
    "Care provided by family: wife and adult daughters. Grandson Leo, 8, visits.",
    "Dressings done by the nurse. Maisie, 11, goes to dance.",
    "Lives with son, 10. Sister to support overnight.",
    "Dad does everything. Ruby, 12, is a keen swimmer.",
)


def helps(text: str) -> bool:
    """Whether a child of the words helps with somebody's care."""
    return any(one["helps_with_care"] == "present" for one in concluded(text, DAY)["children"])


@pytest.mark.parametrize("told", BY_A_CHILD)
def test_a_child_does_it(told: str) -> None:
    assert helps(told)


@pytest.mark.parametrize("told", BY_NO_CHILD)
def test_no_child_does_it(told: str) -> None:
    assert not helps(told)
