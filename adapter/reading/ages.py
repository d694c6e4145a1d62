"""Ages: a figure, a word, a birthday or a school year comes in, whole years on the day of writing go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from adapter.reading.age_readings import AgeReading
from adapter.reading.scan import Hit

_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ROUND = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {"a": 1, "an": 1, "a few": 3, "several": 6}
NUMBERS |= {
    f"{tens}{join}{unit}" if unit else tens: (place + 2) * 10 + (_WORDS.index(unit) if unit else 0)
    for place, tens in enumerate(_ROUND)
    for unit in ["", *_WORDS[1:10]]
    for join in "- "
}
_BIRTHDAYS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20, "twenty-first": 21,
} | {f"{word}th": years for word, years in NUMBERS.items() if word.endswith("teen")}  # fmt: skip
_TENS = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70,
}  # fmt: skip
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_ITEM = re.compile(
    r"(?:(?P<coming>nearly|almost|not quite|rising|coming up) )?"
    rf"(?P<figure>\d{{1,3}}|(?:{'|'.join(_ROUND)})(?:[- ](?:{'|'.join(_WORDS[1:10])})\b)?|\b(?!an?\b)[a-z]+)"
    r"(?:[ -]?(?:(?P<months>mo|mths?|months?|/12)|(?P<weeks>wks?|weeks?|/52|days?)|y\w*|(?P<m>m)|[fbg])\b)?"
)
_FEMALE = re.compile(r"\d ?f\b")
_OLDEST = 110
_AT_SCHOOL_FROM = 4
"""How old the youngest of year 0 are; a year group is two ages."""


class Age(NamedTuple):
    """An age where it stands in a sentence; `many` holds one entry a person for a list such as `4, 7 and 10`."""

    start: int
    end: int
    low: int
    high: int
    stage: bool = False
    own: bool = False
    bare: bool = False
    many: tuple[tuple[int, int, int], ...] = ()
    """(offset, end, years) of every age in a list."""
    beside: bool = False
    """How long or when, as `4/12` mostly is, unless it stands at a child."""
    by_name: bool = False
    """An age only where a name stands right before it."""
    passed: bool = False
    """A birthday that has been, which says more than a school year."""


def number(word: str) -> int | None:
    """A figure or a number word as a whole number."""
    word = word.strip()
    if word.isdigit():
        return int(word)
    return NUMBERS.get(word)


def read_ages(hits: Sequence[Hit], written_on: date | None) -> list[Age]:
    """Every age of a sentence, the longest reading of each stretch, in order of place."""
    if not hits:
        return []
    read = [age for hit in hits if (age := _read(hit, written_on))]
    read.sort(key=_first_choice)
    kept: list[Age] = []
    for age in read:
        if not any(other.start < age.end and age.start < other.end for other in kept):
            kept.append(age)
    return sorted(kept, key=lambda age: age.start)


def _first_choice(age: Age) -> tuple[bool, bool, bool, int, int, int]:
    """Which reading of a stretch is taken: `nine in May` is eight."""
    return (age.by_name, age.bare, age.stage and not age.many, -len(age.many), age.start - age.end, age.low)


def _read(hit: Hit, written_on: date | None) -> Age | None:
    value = hit.value.decode("ascii", "replace")
    span = _years(hit, value, written_on)
    if span is None or span[0] < 0 or span[1] > _OLDEST:
        return None
    many = _listed(hit, value) if hit.entry.reads in (AgeReading.LIST, AgeReading.SCHOOL_YEARS) else ()
    many = tuple((at, end, year + _AT_SCHOOL_FROM) for at, end, year in many) if _is_of_school(hit) else many
    stage = _is_of_school(hit) or hit.entry.reads in (AgeReading.STAGE, AgeReading.SCHOOL_YEAR, AgeReading.UNDER)
    bare = hit.entry.reads in (AgeReading.BARE, AgeReading.COMING)
    within = bare or (hit.value and hit.entry.reads == AgeReading.STAGE)
    start, end = (hit.value_at, hit.value_at + len(hit.value)) if within else (hit.start, hit.end)
    attaches = hit.entry.attaches
    return Age(
        start, end, *span, stage=stage, own=attaches == "own", bare=bare, many=many, beside=attaches == "beside",
        by_name=attaches == "name", passed=hit.entry.reads == AgeReading.TURNED,
    )  # fmt: skip


def _is_of_school(hit: Hit) -> bool:
    return bool(hit.entry.reads == AgeReading.SCHOOL_YEARS)


def _years(hit: Hit, value: str, written_on: date | None) -> tuple[int, int] | None:
    reads = hit.entry.reads
    if reads == AgeReading.STAGE:
        return (int(hit.entry.years[0]), int(hit.entry.years[1]))
    if reads == AgeReading.DECADE:
        return _decade(value)
    if reads in (AgeReading.BORN, AgeReading.BORN_IN):
        return _since(value, written_on)
    if reads == AgeReading.SCHOOL_YEARS:
        figures = _figures(value)
        return (min(figures) + _AT_SCHOOL_FROM, max(figures) + _AT_SCHOOL_FROM + 1) if figures else None
    if reads in (AgeReading.RANGE, AgeReading.LIST):
        figures = _figures(value)
        return (min(figures), max(figures)) if figures else None
    figure = _BIRTHDAYS.get(value, number(value.rstrip("stndrh") if value[0].isdigit() else value))
    if figure is None:
        return None
    return _single(reads, figure)


def _single(reads: AgeReading, figure: int) -> tuple[int, int]:
    if reads == AgeReading.SCHOOL_YEAR:
        return (figure + _AT_SCHOOL_FROM, figure + _AT_SCHOOL_FROM + 1)
    if reads == AgeReading.MONTHS:
        return (figure // 12, figure // 12)
    if reads == AgeReading.UNDER:
        return (0, max(0, figure - 1))
    if reads == AgeReading.COMING:
        return (max(0, figure - 1), max(0, figure - 1))
    if reads in (AgeReading.WEEKS, AgeReading.DAYS):
        return (0, figure // 52 if reads == AgeReading.WEEKS else 0)
    return (figure, figure)


def _decade(value: str) -> tuple[int, int] | None:
    low = int(value) if value.isdigit() else next((years for stem, years in _TENS.items() if value.startswith(stem)), 0)
    return (low, low + 9) if low else None


def _figures(value: str) -> list[int]:
    return [years for _, years in _items(value)]


def _items(value: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each age of a list in whole years: `4`, `nearly four`, `9 months`, `8M` beside `5F`."""
    sexes = _FEMALE.search(value)
    for found in _ITEM.finditer(value):
        figure = number(found["figure"])
        if figure is not None:
            figure -= bool(found["coming"])
            months = found["months"] or (found["m"] and not sexes)
            yield found, figure // 12 if months else 0 if found["weeks"] else figure


def _listed(hit: Hit, value: str) -> tuple[tuple[int, int, int], ...]:
    """Each age of a list with its own place, which is where its quote points."""
    base = hit.value_at
    return tuple((base + found.start("figure"), base + found.end("figure"), years) for found, years in _items(value))


def _since(value: str, written_on: date | None) -> tuple[int, int] | None:
    if written_on is None:
        return None
    born = birth_date(value, written_on)
    if born:
        years = age_on(born, written_on)
        return (years, years) if years >= 0 else None
    if value.isdigit() and len(value) == 4:
        years = written_on.year - int(value)
        return (max(0, years - 1), years) if years >= 0 else None
    return None


def age_on(born: date, day: date) -> int:
    """Age in whole years on `day`; negative where `born` is after it.

    A birthday counts from its first moment (Family Law Reform Act 1969, s 9(1)).
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birth_date(value: str, written_on: date) -> date | None:
    """A written date of birth, day first as in the United Kingdom; a two-figure year is the last such year."""
    parts = [part for part in re.split(r"[^a-z0-9]+", value.lower()) if part and part != "of"]
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4 and all(part.isdigit() for part in parts):
        return _date(int(parts[0]), int(parts[1]), int(parts[2]))
    named = next((part for part in parts if part[:3] in _MONTHS and not part[0].isdigit()), None)
    rest = [int(digits) for part in parts if part != named and (digits := re.sub(r"\D", "", part))]
    if named and len(rest) == 2:
        return _date(_full_year(rest[1], written_on), _MONTHS[named[:3]], rest[0])
    return _date(_full_year(rest[2], written_on), rest[1], rest[0]) if len(rest) == 3 else None


def _full_year(year: int, written_on: date) -> int:
    if year > 99:
        return year
    return 2000 + year if 2000 + year <= written_on.year else 1900 + year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
