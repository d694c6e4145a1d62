"""Files with columns: what a spreadsheet does to an export, and how rows become one adult's record."""

from __future__ import annotations

import gzip
import resource
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.intake import Limits, read_paths
from adapter.intake.extracts import Source, read_extract
from adapter.layouts import Join, Layout
from adapter.records import Quarantined, SourceRecord

LIMITS = Limits(max_bytes=100_000)
EPISODES = Layout("episodes", {"episodes": ("CLIENT", "SEEN", "CHILDREN")}, "episodes", ("CLIENT",))
SOCIAL = Layout(
    "social",
    {
        "forms": ("form", "person"),
        "persons": ("person", "name"),
        "relations": ("person", "other", "type"),
    },
    "forms",
    ("form",),
    (
        Join("persons", "persons", "person", "forms", "person", inside=False),
        Join("relations", "relations", "person", "forms", "person", inside=False),
        Join("told", "relations", "other", "forms", "person", inside=False),
        Join("who", "persons", "person", "relations", "other", inside=True),
    ),
)
LAYOUTS = (EPISODES, SOCIAL)
Item = SourceRecord | Quarantined


def read(folder: Path, **files: bytes | str) -> list[Item]:
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(raw)
    return list(read_paths([folder], LIMITS, LAYOUTS))


def episodes(folder: Path, content: bytes | str) -> list[Item]:
    return read(folder, a__csv=content)


def rows(item: Item, name: str = "episodes") -> list[dict[str, str]]:
    assert isinstance(item, SourceRecord), item
    return list(item.tree[name])


def why(item: Item) -> str:
    assert isinstance(item, Quarantined), item
    return f"{item.where}: {item.why}"


ZOE = [{"CLIENT": "7", "SEEN": "05/10/2026", "CHILDREN": "Zoë’s £5"}]
TABLE = "CLIENT,SEEN,CHILDREN\r\n7,05/10/2026,Zoë’s £5\r\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("cp1252"),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode(),
        TABLE.replace(",", "|").encode(),
        ("sep=;\r\n" + TABLE.replace(",", ";")).encode("cp1252"),
        ('"sep=;"\n' + TABLE.replace(",", ";")).encode(),
        TABLE.replace("\r\n", "\r").encode(),
        ("\n\n" + TABLE + "\n,,\n").encode(),
        TABLE.replace("CHILDREN", "CHILDREN,,").replace("£5", "£5,,").encode(),
        TABLE.replace("£5", "£5,,,").encode(),
        TABLE.replace("CLIENT,SEEN", ' client , "Seen"').encode(),
        TABLE.replace("7,", '="7",').replace("£5", "£5  ").encode(),
        TABLE.replace("7,", "'7,").encode(),
    ],
    ids=lambda content: repr(content[:24]),
)
def test_the_same_row_comes_out_however_a_spreadsheet_saved_it(tmp_path: Path, content: bytes) -> None:
    (item,) = episodes(tmp_path, content)
    assert rows(item) == ZOE


def test_lines_of_two_encodings_in_one_file_are_each_read_as_what_they_are(tmp_path: Path) -> None:
    first, second = episodes(tmp_path, TABLE.encode() + "8,06/10/2026,André".encode("cp1252"))
    assert rows(first) == ZOE
    assert rows(second)[0]["CHILDREN"] == "André"


def test_a_note_may_go_over_lines_and_hold_delimiters(tmp_path: Path) -> None:
    (first, second) = episodes(tmp_path, 'CLIENT,SEEN,CHILDREN\n7,,"two, he said:\n""Ann"" and Bo"\n8,,1\n')
    assert rows(first)[0]["CHILDREN"] == 'two, he said:\n"Ann" and Bo'
    assert first.path.endswith("a.csv#line 2")
    assert second.path.endswith("a.csv#line 4")


def test_several_rows_of_one_client_are_one_record_in_their_order(tmp_path: Path) -> None:
    first, second = episodes(tmp_path, "CLIENT,SEEN,CHILDREN\n7,1,a\n8,1,b\n7.0,2,c\n7,2,c\n7,2,c\n")
    assert [row["CHILDREN"] for row in rows(first)] == ["a", "c", "c"]
    assert rows(second) == [{"CLIENT": "8", "SEEN": "1", "CHILDREN": "b"}]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("8,06/10/2026", "line 3: It has 2 cells where the header has 3 columns."),
        ("8,06/10/2026,1,2", "line 3: It has 4 cells where the header has 3 columns."),
        ("8,06\x00,1", "line 3: It holds characters that are no text (NUL)"),
        ('8,"never closed,1', "line 3: Its quotation marks do not close"),
        ('8,"a"b,1', "line 3: Its quotation marks do not close"),
        ("1.23E+10,06/10/2026,1", "line 3: 'CLIENT' is a number a spreadsheet has shortened"),
        (",06/10/2026,1", "line 3: 'CLIENT' is blank: whose row it is cannot be told."),
    ],
)
def test_a_row_that_is_none_is_held_with_its_line_and_the_rest_flow_on(tmp_path: Path, bad: str, said: str) -> None:
    held, first, last = episodes(tmp_path, f"CLIENT,SEEN,CHILDREN\n7,,1\n{bad}\n9,,2\n")
    assert why(held).startswith(said)
    assert held.path.endswith("a.csv#line 3")
    assert [rows(first), rows(last)] == [[{"CLIENT": "7", "CHILDREN": "1"}], [{"CLIENT": "9", "CHILDREN": "2"}]]


def test_a_byte_of_no_encoding_holds_its_row(tmp_path: Path) -> None:
    (held,) = episodes(tmp_path, b"CLIENT,SEEN,CHILDREN\n7,,\x81\x8d\n")
    assert "neither UTF-8 nor Windows-1252" in why(held)


def test_a_row_that_is_held_is_named_in_the_record_it_belongs_to(tmp_path: Path) -> None:
    held, record = episodes(tmp_path, "CLIENT,SEEN,CHILDREN\n7,,1\n7,,1,extra\n")
    assert "4 cells" in why(held)
    assert isinstance(record, SourceRecord)
    assert record.tree["unread"] == ["line 3 of episodes"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("CLIENT,SEEN,KIDS\n7,,1\n", "the nearest is 'episodes' of episodes, and of that it lacks: CHILDREN"),
        ("CLIENT,SEEN,SEEN,CHILDREN\n7,,,1\n", "line 1: Its header has the same name twice: SEEN."),
        ("", "It is empty"),
        (TABLE.encode("utf-16-le"), "NUL"),
        (b"PK\x03\x04" + bytes(range(256)), "held"),
    ],
)
def test_a_file_nothing_knows_is_held_with_what_it_lacks(tmp_path: Path, content: bytes | str, said: str) -> None:
    (held,) = episodes(tmp_path, content)
    assert said in why(held) or said == "held"


def test_a_header_without_rows_is_looked_and_found_none(tmp_path: Path) -> None:
    assert episodes(tmp_path, "CLIENT,SEEN,CHILDREN\n") == []


EXTRACT = {
    "forms__csv": "form,person\nf1,1\nf2,3\n",
    "persons__csv": "person,name\n1,Ann\n2,Bo\n3,Cy\n",
    "relations__csv": "person,other,type\n1,2,child\n2,1,parent\n1,9,friend\n",
}


def test_files_of_one_extract_are_joined_into_one_record_an_adult(tmp_path: Path) -> None:
    first, second = read(tmp_path, **EXTRACT)
    assert rows(first, "persons") == [{"person": "1", "name": "Ann"}]
    assert rows(first, "relations") == [
        {"person": "1", "other": "2", "type": "child", "who": {"person": "2", "name": "Bo"}},
        {"person": "1", "other": "9", "type": "friend"},
    ]
    assert rows(first, "told") == [{"person": "2", "other": "1", "type": "parent"}]
    assert rows(second, "relations") == []


def test_a_record_is_the_same_whatever_else_the_extract_holds_and_reads_again_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, _ = read(tmp_path / "a", **EXTRACT)
    more = {"forms__csv": "form,person\nf0,3\nf1,1", "persons__csv": "person,name\n3,Cy\n1,Ann\n2,Bo"}
    _, alone = read(tmp_path / "b", **{**EXTRACT, **more})
    assert isinstance(first, SourceRecord)
    assert isinstance(alone, SourceRecord)
    assert first.sha256 == alone.sha256
    again = list(read_extract([Source(first.path, first.received)], LAYOUTS, LIMITS))
    assert [(item.sha256, item.tree) for item in again if isinstance(item, SourceRecord)] == [
        (first.sha256, first.tree)
    ]


def test_a_file_that_did_not_come_is_named_in_every_record(tmp_path: Path) -> None:
    records = read(tmp_path, forms__csv=EXTRACT["forms__csv"], persons__csv=EXTRACT["persons__csv"])
    assert [item.tree["missing"] for item in records if isinstance(item, SourceRecord)] == [["relations"]] * 2


def test_files_without_the_one_that_makes_records_are_held(tmp_path: Path) -> None:
    (held,) = read(tmp_path, persons__csv=EXTRACT["persons__csv"])
    assert "There is no file of 'forms' beside it" in why(held)


def test_a_packed_file_is_read_and_a_cut_one_is_named_in_what_came_before_the_cut(tmp_path: Path) -> None:
    many = "CLIENT,SEEN,CHILDREN\n" + "".join(f"{number},,{number * 7919}\n" for number in range(3_000))
    packed = gzip.compress(many.encode())
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    assert len(read(tmp_path / "whole", a__csv__gz=packed)) == 3_000
    held, *records = read(tmp_path / "cut", a__csv__gz=packed[:-2_000])
    assert "not a complete gzip file" in why(held)
    assert all(isinstance(item, SourceRecord) and item.tree["missing"] == ["episodes"] for item in records)


def test_rows_that_would_be_larger_than_a_record_may_be_are_held(tmp_path: Path) -> None:
    (held,) = episodes(tmp_path, "CLIENT,SEEN,CHILDREN\n" + "".join(f"7,{n},{'x' * 900}\n" for n in range(200)))
    assert "Its rows together are larger than 100000 bytes." in why(held)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def write(clients: int) -> Path:
        file = tmp_path / f"{clients}.csv"
        lines = (f"{number % clients},05/10/2026,{'words ' * 12}{number}\n" for number in range(2 * clients))
        file.write_text("CLIENT,SEEN,CHILDREN\n" + "".join(lines))
        return file

    small, large = write(1_000), write(60_000)
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        *read, grown = fresh.submit(_read_and_grown, small, large).result()
    assert read == [1_000, 60_000]
    assert grown < large.stat().st_size / 2


def _read_and_grown(small: Path, large: Path) -> tuple[int, int, int]:
    """Records of each file, and bytes by which this process had to grow for the second.

    It must not have been larger before, as one that has run tests or written the files has: its peak would not move.
    """
    first = sum(1 for _ in read_paths([small], LIMITS, LAYOUTS))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    second = sum(1 for _ in read_paths([large], LIMITS, LAYOUTS))
    return first, second, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet="CLIENT,SEEN\n\r\";\t7='\x00\x1cé£", max_size=200).map(str.encode))
def test_any_bytes_are_read_or_held(content: bytes) -> None:
    for raw in (content, b"CLIENT,SEEN,CHILDREN\n" + content, b"\xff\xfe" + content, b"\x1c" + content):
        for item in read_extract([Source("any.csv", raw)], LAYOUTS, LIMITS):
            assert isinstance(item, SourceRecord | Quarantined)
