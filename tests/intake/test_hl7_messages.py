"""HL7 version 2 at the door: every message comes out once, with its own bytes, or is held with its line and cause."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import hl7
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.intake import Limits, read_paths
from adapter.intake.hl7v2 import CHUNK, message_tree, read_messages
from adapter.records import Quarantined, SourceRecord, sha256_of

MSH = r"MSH|^~\&|PAS|RZZ|TF|RZZ|202610051010||ADT^A04^ADT_A01|{id}|P|2.4"
PID = "PID|1||7001^^^RZZ^PI~9990000018^^^NHS^NH||SAMPLE^RUTH||19850701|F"


def message(name: str = "1", end: str = "\r", *more: str) -> str:
    return end.join((MSH.format(id=name), PID, *more)) + end


def read(content: bytes, limits: Limits | None = None) -> list[SourceRecord | Quarantined]:
    return list(read_messages("in.hl7", io.BytesIO(content), limits or Limits()))


def records(content: bytes) -> list[SourceRecord]:
    items = read(content)
    assert [item.why for item in items if isinstance(item, Quarantined)] == []
    return [item for item in items if isinstance(item, SourceRecord)]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_messages_are_read_whatever_ends_their_segments(end: str) -> None:
    first, second = message("1", end), message("2", end)
    found = records((first + second).encode())
    assert [one.tree["MSH"][0]["MSH-10"] for one in found] == ["1", "2"]
    assert [one.received for one in found] == [first.encode(), second.encode()]
    assert [one.sha256 for one in found] == [sha256_of(first.encode()), sha256_of(second.encode())]
    assert [one.path for one in found] == ["in.hl7#1", "in.hl7#2"]


def test_the_bytes_mllp_puts_around_a_message_are_no_part_of_it() -> None:
    framed = b"".join(b"\x0b" + message(str(number)).encode() + b"\x1c\r" for number in range(3))
    found = records(framed)
    assert [one.received for one in found] == [message(str(number)).encode() for number in range(3)]


def test_a_batch_gives_its_messages_and_nothing_else() -> None:
    text = "FHS|^~\\&|PAS\rBHS|^~\\&|PAS\r" + message("1") + message("2") + "BTS|2\rFTS|1\r"
    assert [one.tree["MSH"][0]["MSH-10"] for one in records(text.encode())] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ("BHS|^~\\&\r" + message() + "BTS|2\r", "line 4", "counts 2 messages, and 1 are there"),
        ("FHS|^~\\&\r" + message(), "the end of the file", "may have been cut short"),
        ("PID|1||x\r" + message(), "line 1", "before any MSH"),
        (message() + "MSH|||||\r" + PID, "line 3", "delimiters"),
        (message() + "MSH|^~\\\\|PAS|RZZ\r", "line 3", "cannot be told apart"),
        (message("1", "\r", "a line from elsewhere", "NK1|1"), "line 3", "not a segment"),
        ("", "the whole file", "no HL7 version 2 message"),
        ("hello", "line 1", "before any MSH"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_read(text: str, where: str, why: str) -> None:
    items = read(text.encode())
    held = [item for item in items if isinstance(item, Quarantined)]
    assert any(item.where == where and why in item.why for item in held), [(item.where, item.why) for item in held]


def test_one_bad_message_of_a_thousand_is_held_and_the_others_flow_on() -> None:
    texts = [message(str(number)) for number in range(1000)]
    texts[400] = MSH.format(id="400") + "\rgarbage\r"
    items = read("".join(texts).encode())
    held = [item for item in items if isinstance(item, Quarantined)]
    assert (len(items), [item.where for item in held]) == (1000, ["line 802"])
    assert held[0].received == texts[400].encode()


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("UNICODE UTF-8", "utf-8"), ("8859/1", "latin-1"), ("", "utf-8"), ("", "cp1252"), ("ASCII", "cp1252")],
)
def test_a_name_with_an_accent_is_read_by_the_character_set_the_header_says(charset: str, codec: str) -> None:
    text = MSH.format(id="1") + "||||||" + charset + "\rPID|1||7||SAMPLÉ^ZOË\r"
    (found,) = records(text.encode(codec))
    assert found.tree["PID"][0]["PID-5.2"] == "ZOË"


@pytest.mark.parametrize(
    ("charset", "content", "why"),
    [("UNICODE UTF-8", b"PID|1||7||\xc9", "not in the character set"), ("KLINGON", b"PID|1||7", "not read")],
)
def test_a_character_set_that_does_not_hold_is_told(charset: str, content: bytes, why: str) -> None:
    (held,) = read((MSH.format(id="1") + "||||||" + charset + "\r").encode() + content + b"\r")
    assert isinstance(held, Quarantined)
    assert why in held.why


def test_a_sender_may_use_delimiters_of_its_own() -> None:
    tree = message_tree(b"MSH#:!?*#PAS#RZZ#TF#RZZ#20261005##ADT:A04#1#P#2.4\rPID#1##7:::A!8:::B##SAM?F?PLE:RUTH\r")
    assert tree["hl7v2"] == "ADT^A04"
    assert tree["PID"][0] == {
        "PID-1": "1", "PID-3.1": "7", "PID-3.4": "A", "PID-3(2).1": "8", "PID-3(2).4": "B",
        "PID-5.1": "SAM#PLE", "PID-5.2": "RUTH",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a \F\ b \S\ c \T\ d \R\ e \E\ f", "a | b ^ c & d ~ e \\ f"),
        (r"one\.br\two\.sp2\three", "one\ntwo\n\nthree"),
        ("\\X48\\\\X656C6C6F\\", "Hello"),
        (r"\XC38B\ and \XCB\ are one letter", "Ë and Ë are one letter"),
        (r"\H\loud\N\ and quiet", "loud and quiet"),
        (r"C:\folder and \Zown\ stay", r"C:\folder and \Zown\ stay"),
        (r"\.sp999\x", "\n" * 20 + "x"),
        (r"an end \ alone", r"an end \ alone"),
    ],
)
def test_escapes_become_the_text_they_stand_for(written: str, meant: str) -> None:
    tree = message_tree(message("1", "\r", f"OBX|1|TX|n||{written}").encode())
    assert tree["OBX"][0]["OBX-5"] == meant


def test_what_the_sender_deleted_stays_told_from_what_was_not_sent() -> None:
    tree = message_tree(message("1", "\r", 'NK1|1|""|CHD||""').encode())
    assert tree["NK1"] == [{"NK1-1": "1", "NK1-2": '""', "NK1-3": "CHD", "NK1-5": '""'}]


def test_a_line_feed_inside_a_text_is_text_where_segments_end_in_cr() -> None:
    tree = message_tree(message("1", "\r", "OBX|1|TX|n||first\nsecond").encode())
    assert tree["OBX"][0]["OBX-5"] == "first\nsecond"


def test_a_file_is_read_by_its_name_and_packed_or_not(tmp_path: Path) -> None:
    (tmp_path / "a.hl7").write_bytes(message("1").encode())
    (tmp_path / "b.HL7.gz").write_bytes(gzip.compress(message("2").encode()))
    found = list(read_paths([tmp_path], Limits()))
    assert [Path(one.path).name for one in found] == ["a.hl7#1", "b.HL7.gz#1"]
    assert all(isinstance(one, SourceRecord) for one in found)


def test_a_message_over_the_limit_is_held_and_the_next_is_read() -> None:
    big = message("1", "\r", "OBX|1|TX|n||" + "x" * 5000)
    items = read((big + message("2")).encode(), Limits(max_bytes=1000))
    assert [type(item).__name__ for item in items] == ["Quarantined", "SourceRecord"]
    assert len(items[0].received) <= 1000


def test_messages_stay_whole_across_the_parts_a_file_is_read_in() -> None:
    texts = [message(str(number), "\r\n") for number in range(2 * CHUNK // len(message("1", "\r\n")))]
    assert [one.received.decode() for one in records("".join(texts).encode())] == texts


# --- by chance --------------------------------------------------------------------------------------------------------

VALUE = st.text(st.characters(codec="ascii", exclude_characters="|^~\\&\r\n\x0b\x1c", min_codepoint=33), max_size=5)
SHAPE = st.lists(st.lists(st.lists(VALUE, min_size=1, max_size=3), min_size=1, max_size=3), min_size=1, max_size=3)


@settings(max_examples=80, deadline=None)
@given(st.lists(SHAPE, max_size=5))
def test_values_stand_where_the_library_finds_them(fields: list[list[list[list[str]]]]) -> None:
    """The `hl7` library is the oracle: any value of any shape is at the same address."""
    segment = "|".join("~".join("^".join("&".join(parts) for parts in one) for one in field) for field in fields)
    text = message("1", "\r", f"ZZZ|{segment}")
    row = message_tree(text.encode()).get("ZZZ", [{}])[0]
    theirs = hl7.parse(text).segment("ZZZ")
    for (number, turn, place, below), key, value in _values(fields):
        assert row[key] == value
        assert theirs.extract_field(1, number, turn, place, below) == value


Place = tuple[int, int, int, int]


def _values(fields: list[list[list[list[str]]]]) -> Iterator[tuple[Place, str, str]]:
    """Every value that is there, with its place and the address we give it."""
    turns = ((n, t, one) for n, field in enumerate(fields, 1) for t, one in enumerate(field, 1))
    for number, turn, repetition in turns:
        stem = f"ZZZ-{number}({turn})" if turn > 1 else f"ZZZ-{number}"
        for place, parts in enumerate(repetition, 1):
            part = f".{place}" if len(repetition) > 1 or len(parts) > 1 else ""
            for below, value in enumerate(parts, 1):
                sub = f".{below}" if len(parts) > 1 else ""
                yield from [((number, turn, place, below), f"{stem}{part}{sub}", value)] if value.strip() else []


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_at_all_make_the_door_fail(content: bytes) -> None:
    for item in read(content) + read(b"MSH|^~\\&|" + content):
        assert isinstance(item, SourceRecord | Quarantined)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_change_to_a_message_makes_the_door_fail(data: st.DataObject) -> None:
    whole = "FHS|^~\\&\r" + message("1", "\r", "NK1|1|A^B|CHD", "OBX|1|TX|n||x \\.br\\ y") + "FTS|1\r"
    raw = bytearray(whole.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        raw = raw or bytearray(b"x")
    for item in read(bytes(raw)):
        assert isinstance(item, SourceRecord | Quarantined)
