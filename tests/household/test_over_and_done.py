"""What has ended: what dates a loss or an addiction comes in, with loose words beside it; its `when` goes out."""

from __future__ import annotations

import pytest
from assembled import of
from builders import answer, factor_said, sign_said

from adapter.families import Family
from adapter.records import AnswerSeen, Mention
from adapter.words import Factor, Sign, When

LONG_AGO = factor_said(Factor.BEREAVEMENT, "her husband died in 2019", when=When.PAST)
GRIEF = factor_said(Factor.BEREAVEMENT, "still grieving", when=When.CURRENT)
RESOLVED = answer("family.factors", "alcohol", when=When.PAST)
DEPENDENT = answer("family.factors", "alcohol", when=When.CURRENT)
BREATH_TEST = factor_said(Factor.ALCOHOL, "breathalyser 0", when=When.CURRENT)


def when_of(family: Family) -> When:
    (only,) = family.factors
    return only.when


@pytest.mark.parametrize(
    ("seen", "when"),
    [
        ([LONG_AGO, GRIEF], When.PAST),
        ([GRIEF], When.CURRENT),
        ([factor_said(Factor.BEREAVEMENT, "widowed", when=When.PAST), GRIEF], When.CURRENT),
        ([factor_said(Factor.BEREAVEMENT, "his late wife", when=When.PAST), GRIEF], When.CURRENT),
        ([RESOLVED, BREATH_TEST], When.PAST),
        ([RESOLVED, BREATH_TEST, sign_said(Sign.RELAPSE, "drinking again")], When.CURRENT),
        ([RESOLVED, DEPENDENT], When.CURRENT),
        ([factor_said(Factor.ALCOHOL, "dry till the summer", when=When.PAST), BREATH_TEST], When.CURRENT),
    ],
)
def test_what_dates_the_end_outweighs_what_gives_no_day(seen: list[AnswerSeen | Mention], when: When) -> None:
    assert when_of(of(*seen)) is when
    assert when_of(of(*reversed(seen))) is when
