"""A child of whom no word is said: a pronoun or a number in a child's day, against elders, pets and pupils."""

from __future__ import annotations

import pytest
from conclusions import concluded

from adapter.words import Answer

HERE = (
    "Carl works away on the rigs. I do bath and bottle and he is down in his cot by half seven.",
    "Client arrived late as she had to settle him at nursery first. Low mood.",
    "She is teething and has us both up all night. My husband has gone back to drinking.",
    "Pt reports flat mood. Says he is walking now and into everything, and she has no energy.",
    "I had to give him Calpol at three and I could not remember if I had done it already.",
    "She said 'Mummy, are you poorly again?' and I did not know what to say.",
    "They ask when Daddy is coming home. I tell them he is working away.",
    "He has his Monday to Thursday and their mother has them the rest. Heroin on script.",
    "Her ex has him Friday night to Sunday tea and then he is back with her for school.",
    "A neighbour walks them to school as Mum cannot manage the stairs any more.",
    "Three at home, all under her feet, and her MS is getting worse.",
    "Two in primary and one starting in September. On sertraline.",
    "Got four to get off to school before I can have my methadone.",
    "Leaves him in front of the telly with a dummy while she uses. He was wet through.",
)
NOBODY = (
    "Her husband has Parkinson's and she is up with him every two hours in the night.",
    "He is 84 and lives with his wife. She dresses him, feeds him and puts him to bed at seven.",
    "Mum now lives with her. She cannot be left and is awake all night.",
    "The puppy is eight weeks. She is up with her every two hours and has put a gate on the stairs.",
    "He goes to the day centre; the minibus collects him at nine and he has his dinner there.",
    "Both are grown and gone. They used to climb into her bed of a Sunday.",
    "Works in a nursery. She had one bite her on Monday and spent an hour settling him.",
    "My boss treats me like I am in nursery, he will be wanting to tuck me in next.",
    "There are three at home, him, his brother and his dad. All of them drink.",
    "Two at home and one at the allotment, that is his sheds. Retired.",
    "She has her mother Monday to Thursday and her brother has her the rest.",
    "Two men are sleeping in his lounge, they have had his card.",
    "I am up with her three and four times a night.",
)


@pytest.mark.parametrize("text", HERE)
def test_a_childs_day_tells_of_a_child_nobody_names(text: str) -> None:
    assert Answer.PRESENT in [one["lives_here"] for one in concluded(text)["children"]], text


@pytest.mark.parametrize("text", NOBODY)
def test_the_same_of_somebody_else_makes_none(text: str) -> None:
    assert not concluded(text)["children"], text
