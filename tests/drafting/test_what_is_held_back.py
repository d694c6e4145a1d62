"""What a draft holds back: who may be another child, where nobody may be found, a number that cannot be right."""

from __future__ import annotations

from dataclasses import replace

from builders import child, said
from casebook import NOON, a_family, doors, finding, screened

from adapter.drafting import make_draft, with_words
from adapter.drafting.wording import CHILDREN
from adapter.families import Family
from adapter.findings import Route
from adapter.records import Adult
from adapter.referrals import Draft, Knowing


def _draft(of: Family) -> Draft:
    one = screened(finding(Route.SAFEGUARDING), of=of)
    return make_draft(one, Route.SAFEGUARDING, doors().named("exampleshire"), NOON, "ref-1")


def test_a_child_who_may_be_another_goes_without_name_birth_date_and_home_until_a_person_has_settled_it() -> None:
    in_doubt = child("Aidan", 9, may_be=(said("Aiden, her son"),))
    draft = _draft(a_family(children=(in_doubt,)))
    lines = {line.label: line for line in draft.lines if line.section == CHILDREN}
    for label in ("Child: name", "Child: date of birth", "Child: lives with the adult"):
        assert (lines[label].knowing, lines[label].evidence) == (Knowing.NOT_KNOWN, ())
    assert lines["Child: age"].words == "9 years"
    number = draft.lines.index(lines["Child: name"]) + 1
    settled = with_words(draft, number, "Aidan", "sam.okoro", NOON)
    assert settled.lines[number - 1].words == "Aidan"


def test_where_somebody_is_whose_record_is_restricted_is_not_told() -> None:
    hidden = Adult("Una", "Vale", address="4 Drake Way", postcode="EX1 1AA", restricted=True)
    draft = _draft(replace(a_family(children=(child("Wilf", 9, restricted=True),)), adult=hidden))
    told = str(draft.lines)
    assert "Drake Way" not in told
    assert "EX1 1AA" not in told
    (home,) = (line for line in draft.lines if line.label == "Child: lives with the adult")
    assert home.knowing is Knowing.NOT_KNOWN


def test_an_nhs_number_that_fails_its_check_is_not_passed_on() -> None:
    wrong, right = (
        _draft(replace(a_family(), adult=Adult("Una", nhs_number=number))) for number in ("9990000000", "9990000018")
    )
    assert "9990000000" not in str(wrong.lines)
    assert "9990000018" in str(right.lines)
