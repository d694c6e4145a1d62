"""A service that is offered and does not work yet, and a query that is about whom to tell: each put together."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import factors_told, signs_told

from adapter.words import Factor, Sign

SERVICES = ("a family support worker", "an early help assessment", "a child in need plan", "a children's social worker")
OFFERED = (
    "I explained what {} is.",
    "She was told about {}.",
    "She agreed to a referral for {}.",
    "Asked whether she would accept {}.",
    "Would like {}.",
    "She said yes to {}.",
)
WORKERS = ("family support worker", "early help worker", "children's social worker")
WORKING = ("Her {} suggested that I call.", "Their {} visits on Mondays.", "I rang the {} to tell her.")
AGENCIES = ("MARAC", "police", "MASH", "refer IDVA")
DEEDS = ("as her husband hit her on Friday", "re husband strangling her", "- husband punches her")
DOUBTED = ("?depression", "? bipolar", "?GP re ?depression", "? psychosis")


@pytest.mark.parametrize(("how", "service"), list(product(OFFERED, SERVICES)))
def test_a_service_only_offered_knows_nobody_yet(how: str, service: str) -> None:
    assert Sign.KNOWN_TO_CHILDRENS_SERVICES not in signs_told(f"Her son is 7. {how.format(service)}")


@pytest.mark.parametrize(("how", "worker"), list(product(WORKING, WORKERS)))
def test_a_service_that_works_is_known(how: str, worker: str) -> None:
    assert Sign.KNOWN_TO_CHILDRENS_SERVICES in signs_told(f"Her son is 7. {how.format(worker)}")


@pytest.mark.parametrize(("agency", "deed"), list(product(AGENCIES, DEEDS)))
def test_a_query_about_whom_to_tell_leaves_the_deed_told(agency: str, deed: str) -> None:
    assert Factor.DOMESTIC_ABUSE in factors_told(f"Her son is 6. ?{agency} {deed}.")


@pytest.mark.parametrize("doubted", DOUBTED)
def test_a_query_about_an_illness_tells_of_none(doubted: str) -> None:
    assert Factor.MENTAL_HEALTH not in factors_told(f"Her son is 6. {doubted}.")


@pytest.mark.parametrize("query", ["?refer to Prevent.", "?Prevent lead to be asked.", "?Prevent referral."])
def test_a_query_about_prevent_is_a_worry_all_the_same(query: str) -> None:
    assert Sign.RADICALISATION in signs_told(f"Her son is 15. {query}")
