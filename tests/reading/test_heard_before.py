"""What is read again: sentences heard before come in; the same terms go out, and no word of them was kept."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from adapter.reading import Lexicon, heard_before, read_text
from adapter.reading.heard_before import HeardBefore
from adapter.reading.scan import NOTHING_SAID, scan_each
from tests.reading.test_sentences import LEXICON

TOLD = b"lives with her two daughters quarrelsomely."
SILENT = b"the quarrelsome lift is mended."
WITH_A_NAME = b"drops ottoline at nursery."


@pytest.fixture
def lexicon() -> Lexicon:
    """The words, with nothing heard before."""
    return replace(LEXICON, heard_before=HeardBefore())


def test_what_was_heard_before_is_not_looked_through_again(lexicon: Lexicon) -> None:
    first = list(scan_each([TOLD, SILENT], lexicon))
    again = list(scan_each([SILENT, TOLD], lexicon))
    assert first[0].person
    assert again == [NOTHING_SAID, first[0]]
    assert again[1] is first[0]


def test_a_text_read_twice_is_read_alike(lexicon: Lexicon) -> None:
    text = "Lives with her two daughters. Mia (7) is at school. The lift is mended. Drinks a litre of vodka a day."
    assert read_text(text, None, lexicon) == read_text(text, None, lexicon)
    assert read_text(f"Seen at home. {text}", None, lexicon).mentions != ()


@pytest.mark.parametrize("sentence", ["Now 33 weeks.", "Her daughter Mia is at school.", "Leaves Mia (6) alone."])
def test_what_another_record_made_of_a_sentence_does_not_change_this_one(lexicon: Lexicon, sentence: str) -> None:
    here = f"Expecting her first baby. {sentence}"
    alone = read_text(here, None, lexicon)
    forgetful = replace(lexicon, heard_before=HeardBefore())
    for elsewhere in ("He has been off work.", "Her children are grown up. Mia is 40."):
        read_text(f"{elsewhere} {sentence}", None, forgetful)
    assert read_text(here, None, forgetful) == alone


def test_threads_that_share_what_was_heard_read_alike(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard_before, "_MOST", 3)
    texts = [f"Lives with her {number} sons. The lift is mended. Drinks daily." for number in ("two", "three", "four")]
    alone = [read_text(text, None, replace(lexicon, heard_before=HeardBefore())) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: read_text(text, None, lexicon), texts * 10)) == alone * 10


def test_no_word_of_a_sentence_is_kept(lexicon: Lexicon) -> None:
    list(scan_each([TOLD, SILENT, WITH_A_NAME, b"her son is 7."], lexicon))
    kept, words = lexicon.heard_before, []
    todo: list[object] = [kept._newer, kept._older]
    while todo:
        one = todo.pop()
        if isinstance(one, dict | list | tuple):
            todo.extend(gc.get_referents(one))
        words.extend([one] if isinstance(one, bytes) and one else [])
    assert sorted(words) == sorted(kept.digest(one) for one in (TOLD, SILENT))


def test_what_caught_words_of_its_sentence_is_not_kept(lexicon: Lexicon) -> None:
    assert list(scan_each([WITH_A_NAME], lexicon)) != [NOTHING_SAID]
    assert lexicon.heard_before.found_in(lexicon.heard_before.digest(WITH_A_NAME)) is None


def test_the_key_is_another_in_each_process_and_lexicon() -> None:
    assert HeardBefore().digest(TOLD) != HeardBefore().digest(TOLD)


def test_what_was_not_met_again_for_longest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard_before, "_MOST", 2)
    before = HeardBefore()
    found = [NOTHING_SAID._replace(many=number) for number in range(9)]
    for number, one in enumerate(found):
        before.keep(bytes([number]), one)
        assert before.found_in(b"\0") is found[0]
    assert before.found_in(b"\x01") is None
    assert before.found_in(b"\x08") is found[8]
    assert len(before._newer) + len(before._older) <= 4
