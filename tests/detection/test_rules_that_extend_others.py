"""Rules of a site or another nation: they say what differs, and a floor they extend is never lowered."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rule_texts import RULE, rule_text

from adapter.detection import Rules, Status, load_rules
from adapter.errors import DocumentError
from adapter.findings import Urgency

READ = {"last": "2026-11-21", "by": "the partnership", "again_by": "2027-05-21"}
SITE = {"site": "Exampleshire County Council", "stands_on": "england", "owner": "the principal social worker"}
UNDER_16 = {"child.age": {"below": 16}, "child.helps_with_care": "present"}


@pytest.fixture
def shelves(tmp_path: Path) -> Path:
    """A shipped shelf with one floor and one other rule, and an empty folder of a site."""
    shipped = tmp_path / "shipped" / "england"
    shipped.mkdir(parents=True)
    (shipped / "helps-at-home.yaml").write_bytes(rule_text(floor="yes"))
    (shipped / "plain.yaml").write_bytes(rule_text(rule="plain", route="early_help"))
    site = tmp_path / "site" / "england"
    site.mkdir(parents=True)
    (site / "site.yaml").write_text(yaml.safe_dump(SITE))
    return tmp_path


def extending(shelves: Path, name: str = "helps-at-home", **changes: object) -> Rules:
    """The site's shelf with one rule of its own."""
    own = {"rule": name, "extends": f"england/{name}", "read": READ, "why": "Local practice.", **changes}
    own = {key: value for key, value in own.items() if value is not None or key == "if_unknown"}
    (shelves / "site" / "england" / f"{name}.yaml").write_text(yaml.safe_dump(own, sort_keys=False))
    return load_rules(shelves / "site" / "england", shelves / "shipped")


def test_a_site_runs_every_shipped_rule_as_it_left_them(shelves: Path) -> None:
    rules = extending(shelves, "plain", status="trial")
    assert rules.names == ("helps-at-home", "plain")
    assert rules.named("plain").rule.status is Status.TRIAL
    assert rules.named("plain").rule.say == RULE["say"]


def test_a_site_may_make_a_floor_speak_more_and_more_urgently(shelves: Path) -> None:
    wider = {"any": [RULE["when"], {"child.care_tasks": "lifting"}]}
    rules = extending(shelves, urgency="critical", when=wider, cases=RULE["cases"])
    assert rules.named("helps-at-home").rule.urgency is Urgency.CRITICAL


LOWERED = {
    "put on trial": ({"status": "trial"}, "status must not fall behind live"),
    "taken out": ({"status": "retired"}, "status must not fall behind live"),
    "said to be no floor": ({"floor": "no"}, "floor must stay yes"),
    "less urgent": ({"urgency": "info"}, "urgency must not fall below warning"),
    "another door": ({"route": "consult"}, "route must be as urgent as young_carer"),
    "later law": ({"in_force": "2027-01-01"}, "in_force must not be later"),
    "only the younger": ({"when": UNDER_16, "cases": RULE["cases"]}, "it would say nothing where the floor speaks"),
    "an exception": (
        {"unless": {"child.known_to_services": "present"}, "cases": RULE["cases"]},
        "for instance: .*child.known_to_services is present",
    ),
    "no question": (
        {"if_unknown": None, "cases": [case for case in RULE["cases"] if case["expect"] != "ask"]},  # type: ignore[attr-defined]
        "it would ask nothing where the floor asks",
    ),
}


@pytest.mark.parametrize(("changes", "reason"), LOWERED.values(), ids=LOWERED)
def test_a_floor_is_never_lowered(shelves: Path, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as refusal:
        extending(shelves, **changes)
    assert all("helps-at-home.yaml:" in fault.where for fault in refusal.value.faults)


def test_all_the_ways_a_floor_is_lowered_come_at_once(shelves: Path) -> None:
    with pytest.raises(DocumentError) as refusal:
        extending(shelves, status="draft", urgency="info", when=UNDER_16, cases=RULE["cases"])
    assert len(refusal.value.faults) == 3


REFUSED = {
    "nothing to extend": ({"extends": "england/helps-at-hom"}, "did you mean 'england/helps-at-home'"),
    "nobody read it": ({"read": None}, "still says for itself: read"),
    "no reason given": ({"why": None}, "still says for itself: why"),
    "another question without cases": ({"when": UNDER_16}, "still says for itself: cases"),
    "a judging word": ({"say": "{child} is at risk."}, "'at risk' judges"),
}


@pytest.mark.parametrize(("changes", "reason"), REFUSED.values(), ids=REFUSED)
def test_an_extension_is_refused_for(shelves: Path, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        extending(shelves, **changes)


def test_a_shipped_rule_is_not_replaced_by_a_file_that_only_has_its_name(shelves: Path) -> None:
    (shelves / "site" / "england" / "plain.yaml").write_bytes(rule_text(rule="plain"))
    with pytest.raises(DocumentError, match="'plain' is a shipped rule; extend it, or call this one otherwise"):
        load_rules(shelves / "site" / "england", shelves / "shipped")


def test_a_site_stands_on_a_nation_there_is(shelves: Path) -> None:
    (shelves / "site" / "england" / "site.yaml").write_text(yaml.safe_dump({**SITE, "stands_on": "englnd"}))
    with pytest.raises(DocumentError, match="did you mean 'england'"):
        load_rules(shelves / "site" / "england", shelves / "shipped")


def test_another_nation_names_its_own_law(shelves: Path) -> None:
    folder = shelves / "shipped" / "elsewhere"
    folder.mkdir()
    own = {"rule": "plain", "extends": "england/plain"}
    (folder / "plain.yaml").write_text(yaml.safe_dump(own))
    with pytest.raises(DocumentError, match="still says for itself: law, in_force, read"):
        load_rules(folder, shelves / "shipped")
    law = [{"cite": "Another Law 2022", "href": "https://www.example.org/law"}]
    (folder / "plain.yaml").write_text(yaml.safe_dump({**own, "law": law, "in_force": "2024-03-26", "read": READ}))
    (ready,) = load_rules(folder, shelves / "shipped")
    assert [one.cite for one in ready.rule.law] == ["Another Law 2022"]


def test_the_hash_of_a_rule_covers_what_it_stands_on(shelves: Path) -> None:
    before = extending(shelves, "plain", status="trial").named("plain").sha256
    (shelves / "shipped" / "england" / "plain.yaml").write_bytes(
        rule_text(rule="plain", route="early_help", say="It appears that {child} often helps.")
    )
    after = load_rules(shelves / "site" / "england", shelves / "shipped").named("plain")
    assert after.sha256 != before
    assert after.rule.say == "It appears that {child} often helps."
