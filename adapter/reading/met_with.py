"""Met with: a boy, girl or lad and the words before come in; whether it is somebody the adult goes about with goes out.

`Football with the lads`, `robbed by three lads`: no word says whose they are, and they are as likely grown.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Line
from adapter.reading.leads import Lead
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit

_BEFORE, _AFTER = 2, 4
"""How near an age stands that is theirs."""
_WITH_THE = re.compile(rb"(?<!home )(?<!out )(?<!is )(?<!left )\bwith the (?:other |old |rest of the )?$")
_STAYS_WITH_A = re.compile(
    rb"\b(?:stay(?:s|ing|ed)|kip(?:s|ping)|crash(?:es|ing)|sofa[- ]surf\w*|shar\w+[^.;]*) with an? $"
)
_BY_SOME = re.compile(rb"\b(?:by|from|off|at|against|like|than) (?:(?:some|two|three|four|five|six|several|\d) )*$")


def is_met_with(hit: Hit, lead: Lead, line: Line) -> bool:
    """`Football with the lads`, `robbed by three lads`, `staying with a lad`: grown men, unless an age is told."""
    if any(0 <= hit.start - age.end <= _BEFORE or 0 <= age.start - hit.end <= _AFTER for age in line.ages):
        return False
    before = line.folded[: hit.start]
    if lead.kind == "definite":
        return _WITH_THE.search(before) is not None and not line.hits.cue.get(Cue.LIVES_WITH)
    if lead.kind == "indefinite":
        return _STAYS_WITH_A.search(before) is not None
    return lead.kind in ("other", "bare") and _BY_SOME.search(before) is not None
