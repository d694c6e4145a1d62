"""JSON as systems really write it: read, or held with a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapter.intake import Limits, read_paths
from adapter.intake.trees import repeated_key
from adapter.records import Quarantined, SourceRecord


def read(tmp_path: Path, content: bytes) -> SourceRecord | Quarantined:
    (tmp_path / "a.json").write_bytes(content)
    (item,) = read_paths([tmp_path], Limits())
    return item


@pytest.mark.parametrize(
    ("codec", "why"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "UTF-8"),
    ],
)
def test_text_in_another_encoding_is_held_with_what_to_do(tmp_path: Path, codec: str, why: str) -> None:
    item = read(tmp_path, '{"name": "Zoë"}'.encode(codec))
    assert isinstance(item, Quarantined)
    assert why in item.why
    assert "UTF-8" in item.what_now


def test_a_byte_order_mark_is_no_part_of_a_record(tmp_path: Path) -> None:
    item = read(tmp_path, '{"name": "Zoë"}'.encode("utf-8-sig"))
    assert isinstance(item, SourceRecord)
    assert (item.tree, item.doubts) == ({"name": "Zoë"}, ())


@pytest.mark.parametrize(
    "text",
    ['{"a": 1, "a": 2}', '{"b": [{"a": 1,\n"a":2}]}', '{"x": "\\":", "a": {}, "a": 1}', '\ufeff{"a":1,"a":1}'],
)
def test_a_key_that_stands_twice_is_told_and_the_record_is_read(tmp_path: Path, text: str) -> None:
    item = read(tmp_path, text.encode())
    assert isinstance(item, SourceRecord)
    assert [one.what for one in item.doubts] == ["the key 'a'"]


@pytest.mark.parametrize(
    "text", ['{"a": {"a": 1}}', '{"a": "\\":\\":", "b": [{"a": 1}, {"a": 2}]}', "[1]", '{"a": "b\\":c"}']
)
def test_the_same_key_in_two_objects_is_no_repetition(text: str) -> None:
    import orjson

    assert repeated_key(text.encode(), orjson.loads(text)) is None
