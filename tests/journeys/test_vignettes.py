"""Twelve families from the record to the card and the draft, as a safeguarding lead would want them to come out.

The families and what is wanted stand in `vignettes.yaml` beside this file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from adapter.contract import screened_json
from adapter.documents import read_document
from adapter.drafting import ROUTE_WORDS, make_draft
from adapter.findings import Card, Screened
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.prompting import make_cards
from adapter.receivers import LONDON
from adapter.records import SourceRecord
from adapter.referrals import Draft
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf

VIGNETTES: dict[str, dict[str, Any]] = read_document(Path(__file__).with_name("vignettes.yaml")).value
WRITTEN = "2026-11-18T16:10:00Z"
EVERY_FAMILY = pytest.mark.parametrize("name", VIGNETTES)


def wanting(key: str) -> pytest.MarkDecorator:
    """Only the families of which something of the kind is wanted."""
    return pytest.mark.parametrize("name", [name for name, wanted in VIGNETTES.items() if wanted.get(key)])


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of one family."""

    found: dict[str, Any]
    screened: Screened
    card: Card | None
    draft: Draft | None

    @property
    def drafted(self) -> str:
        """Every word of the draft, with the words it rests on."""
        lines = self.draft.lines if self.draft else ()
        return "\n".join(f"{line.label}: {line.words} {[one.quote for one in line.evidence]}" for line in lines)


@cache
def shelves(nation: str) -> Shelves:
    """The shipped shelves of a nation."""
    return load_shelves(shelf("mappings"), shelf("rules") / nation)


@cache
def walked(name: str, folder: Path) -> Walked:
    """The family's record written down, and walked through the whole corridor."""
    wanted = VIGNETTES[name]
    path = folder / f"{abs(hash(name))}.json"
    path.write_text(json.dumps(record(wanted)))
    (source,) = read_paths([path], Limits())
    assert isinstance(source, SourceRecord)
    of_nation = shelves(wanted.get("nation", "england"))
    screened = screen(source, of_nation)
    home = screened.family.adult
    door = of_nation.receivers.for_address(home.address, home.postcode)
    at = datetime.fromisoformat(wanted.get("at", "2026-11-18T16:20")).replace(tzinfo=LONDON)
    card = next(iter(make_cards(screened, door, lambda: "card", at)), None)
    sent = [route for route in screened.routes if route in ROUTE_WORDS]
    draft = make_draft(screened, sent[0], door, at, "draft") if sent else None
    return Walked(screened_json(screened), screened, card, draft)


def record(wanted: dict[str, Any]) -> dict[str, Any]:
    """The family as the council's own form stores it."""
    who = wanted["adult"]
    steps: dict[str, dict[str, Any]] = {}
    if wanted["form"] == "initial-contact-assessment":
        steps["You and your goals"] = {"About you": wanted["about"]}
    else:
        details = "Suspected abuse or neglect details"
        steps[details] = {details: wanted["about"]}
        steps["Others at risk"] = {"Are there any children at risk in the household?": [wanted["listed"]]}
        risk = {
            "Source of Risk": "Known to Individual - Partner",
            "Type of Risk": wanted["risk"],
            "Location": "Own Home",
        }
        steps["Alleged risks"] = {"What are the alleged risks to subject of concern?": [risk]}
    if "dependent" in wanted:
        steps["Caring"] = {"Do you have children that are dependent on you?": wanted["dependent"]}
    if "carer" in wanted:
        steps["Informal carer details"] = {
            "Do you receive support from an informal or unpaid carer?": "Yes",
            "Carer's relationship to person": wanted["carer"],
        }
    home = {"address": who.get("address", "4 Weir Lane, Exampleton"), "postcode": who.get("postcode", "ZZ1 4AB")}
    resident = {"mosaicId": "8800900", "firstName": who["firstName"], "lastName": who["lastName"]}
    return {
        "shape": "workflow",
        "id": "w-vignette",
        "formId": wanted["form"],
        "socialCareId": "8800900",
        "status": "submitted",
        "createdAt": WRITTEN,
        "submittedAt": WRITTEN,
        "submittedBy": "worker@exampleshire.example",
        "resident": {**resident, "dateOfBirth": who["dateOfBirth"], "nhsNumber": None, "address": home},
        "answers": steps,
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vignettes")


@EVERY_FAMILY
def test_the_routes_are_those_a_safeguarding_lead_expects(name: str, folder: Path) -> None:
    wanted, came = VIGNETTES[name], walked(name, folder)
    routes = came.found["routes"]
    said = [(one["route"], one["rule"]) for one in came.found["findings"]]
    assert set(wanted.get("offers", ())) <= set(routes), said
    assert not set(wanted.get("never", ())) & set(routes), said
    assert "first" not in wanted or routes[0] == wanted["first"], said


@wanting("silent")
def test_where_there_is_nothing_to_say_nothing_is_said(name: str, folder: Path) -> None:
    came = walked(name, folder)
    assert (came.card, came.draft, came.found["children"]) == (None, None, [])


@EVERY_FAMILY
def test_the_card_says_the_words_a_worker_needs(name: str, folder: Path) -> None:
    wanted, came = VIGNETTES[name], walked(name, folder)
    detail = f"{came.card.summary}\n{came.card.detail}" if came.card else ""
    assert [words for words in wanted.get("card", ()) if words not in detail] == [], detail
    assert came.card is None or wanted["adult"]["firstName"] not in came.card.summary


@EVERY_FAMILY
def test_a_draft_is_made_where_one_is_due_and_says_what_was_seen(name: str, folder: Path) -> None:
    wanted, came = VIGNETTES[name], walked(name, folder)
    due = not wanted.get("silent") and wanted.get("draft") != "none" and set(wanted["offers"]) & set(ROUTE_WORDS)
    assert bool(due) <= (came.draft is not None)
    assert wanted.get("draft") != "none" or came.draft is None
    missing = [words for words in wanted.get("draft_says", ()) if words not in came.drafted]
    assert missing == [], came.drafted


@wanting("unsaid")
def test_what_belongs_to_another_law_is_said_nowhere(name: str, folder: Path) -> None:
    came = walked(name, folder)
    said = f"{came.card.summary if came.card else ''}\n{came.card.detail if came.card else ''}\n{came.drafted}"
    assert [words for words in VIGNETTES[name]["unsaid"] if words in said] == [], said


@pytest.mark.parametrize("name", [name for name, wanted in VIGNETTES.items() if "ages" in wanted])
def test_the_children_are_those_of_the_record_with_their_ages(name: str, folder: Path) -> None:
    children = walked(name, folder).found["children"]
    ages = [None if child["unborn"] else [child["age_low"], child["age_high"]] for child in children]
    assert sorted(ages, key=str) == sorted(VIGNETTES[name]["ages"], key=str), children


@wanting("helps")
def test_a_child_who_gives_care_is_seen_with_what_they_do(name: str, folder: Path) -> None:
    tasks = {task for child in walked(name, folder).found["children"] for task in child["care_tasks"]}
    assert tasks >= set(VIGNETTES[name]["helps"])


@wanting("contradicts")
def test_both_sides_of_a_contradiction_stand(name: str, folder: Path) -> None:
    assert walked(name, folder).found["contradictions"]


@wanting("not_told")
def test_nobody_is_told_before_it_is_safe(name: str, folder: Path) -> None:
    """Nothing in a draft says that the adult was told, until somebody has recorded it."""
    came = walked(name, folder)
    assert "Was the adult told of this referral?: Not yet recorded" in came.drafted


@EVERY_FAMILY
def test_nothing_was_left_unlooked_at(name: str, folder: Path) -> None:
    assert walked(name, folder).found["could_not_check"] == []
