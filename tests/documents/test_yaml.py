"""YAML with oddities: bytes come in; a document in plain words, or faults with file and line, go out. Never a crash."""

from __future__ import annotations

import pytest

from adapter.documents import parse_document
from adapter.errors import DocumentError


def faults(text: bytes) -> list[str]:
    with pytest.raises(DocumentError) as refused:
        parse_document(text, "shelf/a.yaml")
    return [str(fault) for fault in refused.value.faults]


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + step, 98 + step, b",".join([b"*%c" % (97 + step)] * 10)) for step in range(8)
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"b: 1\na: &x\n  b: *x\n", "refers to itself"),
        (b"&a [*a, *a]\n", "refers to itself"),
        (BOMB, "repeats its own parts"),
        (b"a: " + b"[" * 5000 + b"]" * 5000 + b"\n", "nested"),
        (b"a: " + b"[" * 300 + b"]" * 300 + b"\n", "nested"),
        (b"a: 1\nb: !local x\n", "tag"),
        (b'a: !!python/object/apply:os.system ["ls"]\n', "tag"),
        (b"a: !!timestamp 2026-02-30\n", "tag"),
        (b"a: !!binary abc\n", "tag"),
        (b"a: !!set {x, y}\n", "tag"),
        (b"a: 1\nb: !!int abc\n", "abc"),
        (b"a: !!float abc\n", "abc"),
        (b"a: !!bool abc\n", "abc"),
        (b"a: " + b"1" * 5000 + b"\n", "too long"),
        (b"a: 1\nb: \xff\n", "UTF-8"),
        ("a: 1\n".encode("utf-16"), "UTF-8"),
        (b"base: &b {x: 1}\nd:\n  <<: *b\n", "merge key"),
        (b"a: *x\n", "nothing above is called '&x'"),
        (b"a: &x [1]\nb: " + b"[" * 49 + b"*x" + b"]" * 49 + b"\n", "nested"),
        (b"a: 1\n---\nb: 2\n", "a second document"),
        (b"a: [1\n", "not YAML"),
        (b"# only a comment\n", "the file is empty"),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_told_with_file_and_line(text: bytes, told: str) -> None:
    (first, *_) = faults(text)
    assert first.startswith("shelf/a.yaml:")
    assert first.split(":")[1].isdigit()
    assert told in first
    assert len(first) < 300


def test_every_such_fault_is_told_at_once_on_its_own_line() -> None:
    told = faults(b"a: !local x\nb: 1\nb: 2\nc: !!int no\n? [k]\n: v\n")
    assert [fault.split(":")[1] for fault in told] == ["1", "3", "4", "5"]


@pytest.mark.parametrize(
    "word", ["10:30", "017", "01632960123", "1_000", "0x1F", "0b1", "yes", "no", "on", "=", "<<", "+", ".", "1.2.3"]
)
def test_what_only_old_yaml_takes_for_a_number_or_a_sign_stays_a_word(word: str) -> None:
    assert parse_document(f"a: {word}\n".encode(), "a.yaml").value == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7), ("-7", -7), ("0", 0), ("0.5", 0.5), ("1e3", 1000.0), ("true", True), ("~", None)]
)
def test_numbers_true_false_and_nothing_are_read(text: str, value: object) -> None:
    assert parse_document(f"a: {text}\n".encode(), "a.yaml").value == {"a": value}


def test_an_anchor_used_again_is_read_where_it_is_used() -> None:
    document = parse_document(b"a: &x\n  b: [1]\nc: *x\n", "a.yaml")
    assert document.value == {"a": {"b": [1]}, "c": {"b": [1]}}
    assert [document.where(("c",)), document.where(("c", "b", 0))] == ["a.yaml:3", "a.yaml:2"]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("mapping: x\nversion 1\nreads: json\n", 2, "write `key: value`"),
        ("mapping: x\n\tversion: 1\n", 2, "indent with blanks"),
        ("record:\n  id: a\n\tform: b\n", 3, "indent with blanks"),
        ("ask: Any children: yes or no?\n", 1, 'put "quotes" round the value'),
        ("- {ask: Is it so?, text: b}\n- {ask: [a, b}\n", 2, "a bracket is not closed"),
        ("a:\n  b: 1\n c: 2\n", 3, "the same number of blanks"),
        ('a: "never closed\nb: 1\n', 1, "are not closed; close them"),
        ("rows: *\n", 1, 'put "quotes" round the value'),
        ("path: @id\n", 1, 'put "quotes" round the value'),
        ("", 1, "the file is empty; write it, or take it away"),
    ],
)
def test_a_slip_of_somebody_tired_is_told_on_its_line_with_what_to_write(text: str, line: int, told: str) -> None:
    with pytest.raises(DocumentError) as raised:
        parse_document(text.encode(), "mapping.yaml")
    (fault,) = raised.value.faults
    assert fault.where == f"mapping.yaml:{line}"
    assert told in fault.what
