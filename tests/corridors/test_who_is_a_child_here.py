"""A text comes in: which children are told of, how old they are and whether they live here goes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from adapter.families import Child
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf

HERE, ELSEWHERE, UNBORN = "present", "absent", "unborn"
NOBODY = [
    (50, "Mr Aldous was nine when his own father walked out. He lives alone."),
    (36, "Weekly call with DS Thackray about the burglary."),
    (61, "Parkinson's 8 yrs. Retired seamstress, her husband does everything."),
    (47, "The bus stop is opposite the infants and she finds the noise hard at three o'clock."),
    (46, "The deputy is on maternity leave, so nobody has rung him since June."),
    (55, "He lives alone with a motorbike he calls the baby."),
    (60, "She calls the tomato plants her babies and will not leave them overnight."),
    (64, "She told staff that her baby is coming on Sunday, meaning Derek, who is 41."),
    (35, "They say that they will marry one day and have a baby called Sunny."),
    (44, "Admitted with the fixed belief that she is pregnant with twins."),
    (57, "Carrying a bit of weight round the middle. Bowels fine."),
    (58, "Her two were taken into care in 1996. Paul was five and Donna was three."),
    (74, "Her brother Leonard is in Canada and has a boy and a girl of twelve and nine."),
    (52, "Sister in Perth with two girls, who send photographs."),
    (33, "The garage takes a work experience lad of 15 on Fridays."),
    (36, "Bunk beds in the second bedroom, and he sleeps on the bottom one."),
    (30, "Dependants: to be completed. Next review in May."),
    (32, "Epilepsy since teens, with two big ones in the night last month."),
]
TOLD = [
    (36, "Her son Leo is 7. Mrs Pargeter at school has lent him a coat.", [(7, HERE)]),
    (41, "Daughter Isla, 9, goes to St Mark's, Year 5.", [(9, HERE)]),
    (35, "Lives with her son Noah, 5. He walks round to the infants most days.", [(5, HERE)]),
    (31, "On maternity leave from the bank. Lives with her husband and daughter Nell, five months.", [(0, HERE)]),
    (33, "She calls the baby Bean. Bean is ten weeks old and sleeps in with her.", [(0, HERE)]),
    (35, "Uncomplicated pregnancy and normal delivery. Her son Ned is three months.", [(0, HERE)]),
    (26, "She is pregnant with twins. Lives with her mum.", [UNBORN]),
    (29, "Test positive on Monday. She is carrying twins.", [UNBORN]),
    (36, "Lewis was four when they moved here. He is six now and in Year 2, lives with her.", [(6, HERE)]),
    (38, "Her two were taken into care in 2020. Ada was three and Rose was one.", [(9, ELSEWHERE), (7, ELSEWHERE)]),
    (39, "She and Dylan, 8, are with her friend Mandy. Mandy has three children of her own.", [(8, HERE)]),
    (37, "One daughter, Zara, ten, at home. Her father has her one Sunday a month.", [(10, HERE)]),
    (
        66,
        "We have two granddaughters with a special guardianship. Orla is eight, Neve is four.",
        [(8, HERE), (4, HERE)],
    ),
    (68, "Granddaughter Lily, 7, comes for tea on Thursdays.", [(7, ELSEWHERE)]),
    (20, "Asked who Noor is. Sister, Year 11, they share a bedroom.", [(15, HERE)]),
    (62, "Two granddaughters, Orla, 7, and Neve, 5, live with her. Walks the girls to school.", [(7, HERE), (5, HERE)]),
    (41, "Lives with Skye, 11, and Bailey, 9. The kids. Both children have school dinners.", [(11, HERE), (9, HERE)]),
]


@pytest.fixture(scope="module")
def whole() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def children(whole: Shelves, folder: Path, age: int, text: str) -> tuple[Child, ...]:
    resident = {"firstName": "Pat", "lastName": "Aske", "dateOfBirth": f"{2026 - age}-03-02"}
    answers = {"Record the contact": {"Details about the reason for referral": text}}
    form: dict[str, Any] = {"id": "w-1", "formId": "initial-contact-assessment", "submittedAt": "2026-10-02"}
    file = folder / "record.json"
    file.write_text(json.dumps(form | {"resident": resident, "answers": answers}))
    (record,) = read_paths([file], Limits())
    assert isinstance(record, SourceRecord)
    return screen(record, whole).family.children


@pytest.mark.parametrize(("age", "text"), NOBODY, ids=[text[:40] for _, text in NOBODY])
def test_words_for_the_young_that_mean_somebody_else_make_no_child(
    whole: Shelves, tmp_path: Path, age: int, text: str
) -> None:
    assert not children(whole, tmp_path, age, text)


@pytest.mark.parametrize(("age", "text", "told"), TOLD, ids=[text[:40] for _, text, _ in TOLD])
def test_a_child_plainly_told_is_found_once_and_where_it_lives(
    whole: Shelves, tmp_path: Path, age: int, text: str, told: list[Any]
) -> None:
    found = children(whole, tmp_path, age, text)
    assert len(found) == len(told)
    for one in told:
        if one == UNBORN:
            assert any(child.kin == "unborn" for child in found)
            continue
        years, lives = one
        near = [child for child in found if child.age_low is not None and abs(child.age_low - years) <= 1]
        assert any(child.lives_here == lives for child in near)
