"""How long, or how old: a line and an age in weeks or months come in; whether it tells how long goes out."""

from __future__ import annotations

import re

from adapter.reading.ages import Age
from adapter.reading.children_in_rows import speaks_of_family
from adapter.reading.drafts import Line

_MONTHS = re.compile(rb"(?:\d|[a-z]) ?-?(?:mo\b|mths?\b|months?\b|weeks?\b|wks?\b|/12|/52)")
_IS = (b"is ", b"'s ")
_DOES_THEN = re.compile(rb"[ ,]*(?:is|was|has|had|sleeps|cries|feeds|asleep|awake)\b")
_TURNED = re.compile(rb"turn|birthday|gone")
_OF_A_BABY = re.compile(
    rb"\b(?:crawl|feed|teeth|wean|smil|gain|hv\b|health visitor|cot\b|bottle|immuni|jabs|baby|babbl|thriv"
    rb"|sit(?:s|ting) up|nappy|nappies|breast|cradle|colic|roll(?:s|ing) over|pram|sling)"
)


def is_a_while(line: Line, age: Age, told_of: bool) -> bool:
    """`Specialist unit, Northampton, 6 months`: how long, unless the line speaks of a family.

    `Tyler is ten months`, beside children told of, is how old.
    """
    words = line.folded[age.start : age.end]
    listed = words.startswith(b"(") or line.folded[: age.start].endswith(b"(")
    if age.beside:
        return not listed  # `Rpt 3/12`
    if _TURNED.search(words) or words.startswith(b"age") or _OF_A_BABY.search(line.folded):
        return False  # `aged nine weeks` is how old
    of_one = listed or (told_of and (words.startswith(_IS) or _DOES_THEN.match(line.folded, age.end)))
    return bool(_MONTHS.search(words)) and b"old" not in words and not of_one and not speaks_of_family(line)
