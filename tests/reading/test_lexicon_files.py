"""Lexicon files people write come in: a site's own words are read, and every fault names its file and line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from adapter.errors import DocumentError
from adapter.reading import check_examples, read_text
from adapter.reading.loading import load_lexicon

SHIPPED = Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB"
SITE = """\
about: Words of one valley.
people:
  - relation: child
    kin: offspring
    needs: definite
    one: [nabbit]
    example: ["Her nabbit is four."]
    counter_example: ["The hotel is called Nabbit Hall."]
signs:
  - sign: care_impaired
    patterns: ["moithered with (?:the |her )?<kid>"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "en-GB"))


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        load_lexicon(folder)
    return [f"{fault.where} {fault.what}" for fault in caught.value.faults]


def test_a_file_a_site_adds_is_read_with_the_rest(folder: Path) -> None:
    (folder / "site-valley.yaml").write_text(SITE)
    lexicon = load_lexicon(folder)
    (child,) = [m for m in read_text("Her nabbit is four.", date(2026, 11, 4), lexicon).mentions if m.kind == "child"]
    assert (child.age_low, lexicon.sha256 != load_lexicon(SHIPPED).sha256) == (4, True)
    assert check_examples(lexicon) == []


def test_an_example_that_is_not_read_is_a_fault_with_its_line(folder: Path) -> None:
    (folder / "site-valley.yaml").write_text(SITE.replace("Her nabbit is four", "The weather is fine"))
    (fault,) = check_examples(load_lexicon(folder))
    assert fault.where == "en-GB/site-valley.yaml:3"
    assert "'The weather is fine.' is not read" in fault.what


def test_a_counter_example_that_is_read_is_a_fault(folder: Path) -> None:
    (folder / "site-valley.yaml").write_text(SITE.replace("The hotel is called Nabbit Hall", "Her nabbit is six"))
    (fault,) = check_examples(load_lexicon(folder))
    assert "must not be" in fault.what


def test_a_missing_list_is_told_at_the_lists(folder: Path) -> None:
    words = folder / "words.yaml"
    words.write_text("".join(line for line in words.read_text().splitlines(True) if not line.startswith("  none:")))
    (fault,) = faults_of(folder)
    assert fault.startswith("en-GB/words.yaml:")
    assert "the list of words 'none' is missing" in fault


def test_a_list_written_twice_is_told_with_both_places(folder: Path) -> None:
    (folder / "site-more.yaml").write_text("about: More.\nwords:\n  none: nowt\n")
    (fault,) = [fault for fault in faults_of(folder) if "stands in" in fault]
    assert "words.yaml:" in fault
    assert "site-more.yaml:3" in fault


def test_every_fault_of_every_file_is_told_at_once(folder: Path) -> None:
    (folder / "site-a.yaml").write_text(
        'about: A.\ncare:\n  - task: medication\n    patterns: ["(?=x)", "<kidd> up"]\n'
    )
    (folder / "site-b.yaml").write_text("about: B.\nfactors:\n  - factor: sadness\n    patterns: [blue]\n")
    faults = faults_of(folder)
    assert [fault.split(" ")[0] for fault in faults if "site-" in fault] == [
        "en-GB/site-b.yaml:3",
        "en-GB/site-a.yaml:4",
        "en-GB/site-a.yaml:4",
    ]
    assert any("RE2 has no look-around" in fault for fault in faults)
    assert any("no list of words is called 'kidd'" in fault for fault in faults)
