"""Passages of every kind come in: what is no English is said to be unread, and English with foreign names is read."""

from __future__ import annotations

import base64

import pytest

from adapter.reading import read_text
from adapter.reading.legible import NO_TEXT, NOT_TEXT, NOT_WORDS, ONE_RUN, RTF, why_unreadable
from adapter.reading.text import fold
from tests.reading.test_sentences import LEXICON, WRITTEN_ON

SAID = "Her son Remi is nine and lives with her. He helps her wash in the mornings."
ENGLISH = [
    "Mrs Nowak lives with son Jakub and daughter Zofia. Husband Wojciech in Gdansk.",
    "Mr Siôn ap Gwilym, Llanfairpwllgwyngyll, seen at Ysbyty Gwynedd clinic",
    "Ysgol Gynradd Aberaeron, Ysgol Uwchradd Aberteifi, Coleg Ceredigion",
    "Jan Kowalski, Piotr Nowak, Anna Wisniewska, Zofia Kaminska, Tomasz Zielinski, Marek Wozniak",
    "Amlodipine 5mg OD, ramipril 2.5mg OD, apixaban 5mg BD, furosemide 40mg mane, omeprazole 20mg, atorvastatin nocte",
    "PMH: COPD, T2DM, AF, HTN, CKD3, OA, prev CVA 2019, R THR 2014, cataracts",
    "NFA. T/C x2 no reply. LVM. Will try again Mon.",
    "Tenure: council. Language: Polish. Interpreter: yes. Pets: nil",
    "Patient declined. Refused obs. Agitated. Shouting. Security called. PRN lorazepam 1mg given 14:20",
    "SEEN AT HOME. SON 9 OPENED DOOR. MUM ASLEEP. NIL FOOD IN.",
    "lives w partner n 2 kids, po cod x3, na+ 134, do not disturb",
    "Said 'dziękuję' to the nurse; her daughter interprets for her at the GP.",
    "<div><p>Her son is nine.</p></div>",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read_however_it_is_written(text: str) -> None:
    assert why_unreadable(text, fold(text), LEXICON.languages) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Polish", "Mieszka z synem Kubą, który ma 9 lat, i córką. Mąż pracuje za granicą i nie ma go w domu."),
        ("Polish", "Pani mowi ze dzieci sa w szkole a ona nie moze wstac z lozka przez depresje"),
        ("Welsh", "Mae hi'n byw gyda'i merch sydd yn yr ysgol gynradd. Nid oes neb arall yn y cartref."),
        ("Romanian", "Ea locuieste cu fiica ei si nu poate sa mearga la scoala pentru ca este bolnava"),
        ("Portuguese", "Ela mora com os filhos e não tem ninguém para ajudar em casa, mas a irmã visita muito"),
        ("Arabic", "میری بیٹی آٹھ سال کی ہے اور میرے ساتھ رہتی ہے"),
        ("Cyrillic", "Моя дочь живёт со мной, ей девять лет"),
        ("Chinese", "我女儿九岁，和我住在一起"),
    ],
)
def test_a_passage_in_another_language_is_unread_and_says_who_could_read_it(language: str, text: str) -> None:
    reading = read_text(text, WRITTEN_ON, LEXICON)
    (unread,) = reading.could_not_check
    assert language in unread.why
    assert "Ask somebody" in unread.why
    assert reading.mentions == ()


@pytest.mark.parametrize(
    ("why", "text"),
    [
        (NO_TEXT, " \n\t "),
        (NOT_TEXT, "\x00\x01PNG\x00"),
        (NOT_TEXT, "\x02\x03\x04\x05 her son"),
        (NOT_TEXT, "\ufffd\ufffd\ufffd notes"),
        (RTF, r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0\fs20 Her son is 9.\par}"),
        (ONE_RUN, base64.b64encode(SAID.encode() * 9).decode()),
        (ONE_RUN, "\n".join([base64.b64encode(SAID.encode()).decode()] * 6)),
        (NOT_WORDS, SAID.encode().hex(" ")),
        (NOT_WORDS, "%$#@ 0101 " * 40),
    ],
)
def test_what_is_no_text_is_unread_and_says_what_to_do(why: str, text: str) -> None:
    (unread,) = read_text(text, WRITTEN_ON, LEXICON).could_not_check
    assert unread.why == why


@pytest.mark.parametrize(
    "text",
    [
        f"\u202b{SAID}\u202c",
        SAID.replace(". ", ".\u200b ").replace("son", "\u200eson"),
        f"\ufeff{SAID}",
        SAID.replace(" ", "\u00a0"),
        f"<p>{SAID.replace('. ', '.</p><p>')}</p>",
        SAID.upper(),
        SAID.lower(),
        SAID.replace("son", "<b>son</b>"),
    ],
)
def test_what_a_page_or_a_word_processor_leaves_behind_hides_nothing(text: str) -> None:
    mentions = read_text(text, WRITTEN_ON, LEXICON).mentions
    assert [(m.age_low, str(m.lives_here)) for m in mentions if m.kind == "child"][:1] == [(9, "present")]
    assert any(m.kind == "care" for m in mentions)


def test_ten_million_characters_are_read_or_refused_without_a_fault() -> None:
    for text in ("x" * 10_000_000, "- " * 5_000_000, "The lift is mended. " * 50_000):
        assert read_text(text, WRITTEN_ON, LEXICON).mentions == ()
