"""Rules held against families: found, ask or nothing, with the words they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import ABSENT, PRESENT, UNKNOWN, child, factor, family, known, record, said, sign
from rule_texts import rule, rules

from adapter.detection import ReadyRule, judge, load_rules, trace
from adapter.detection.truth import Facts, Verdict
from adapter.errors import DocumentError
from adapter.families import Contradiction, Family
from adapter.findings import Result, Route, Screened
from adapter.words import Answer, Asked, CareTask, Disputed, Factor, Sign, When

SHIPPED = load_rules(Path(__file__).parents[2] / "rules" / "england")


def routes(whole: Family) -> set[str]:
    judged = judge(whole, SHIPPED)
    return set(Screened(whole, judged.findings).routes)


def test_a_child_who_helps_is_found_with_the_words_that_show_it() -> None:
    words = said("Wilf gives me my tablets")
    (finding,) = judge(family(child(helps_with_care=PRESENT, because={"helps_with_care": (words,)})), rules()).findings
    assert (finding.result, finding.route, finding.about) == (Result.FOUND, Route.YOUNG_CARER, "child-1")
    assert words in finding.evidence
    assert finding.say == "It appears that Wilf helps."


def test_a_child_nobody_asked_about_is_asked_about_on_a_card_that_is_shown_anyway() -> None:
    (finding,) = judge(family(child()), rules()).findings
    assert (finding.result, finding.route) == (Result.ASK, None)


def test_a_question_stands_alone_where_its_rule_says_so() -> None:
    (finding,) = judge(family(child()), rules(rule(asks_alone="yes"))).findings
    assert (finding.result, finding.route) == (Result.ASK, Route.ASK)


def test_a_child_without_a_name_is_called_a_child() -> None:
    (finding,) = judge(family(child(who=None, helps_with_care=PRESENT)), rules()).findings
    assert finding.say == "It appears that a child helps."


@pytest.mark.parametrize("first", ["sure", "undated"])
def test_what_is_so_today_is_shown_by_the_words_that_say_so_and_not_by_undated_ones(first: str) -> None:
    cases = [
        {"name": "drinks", "given": {"family.factors": ["alcohol"]}, "expect": "found"},
        {"name": "does not", "given": {"child.age": 9}, "expect": "nothing"},
    ]
    drinks = rule(when={"family.factors": {"any_of": ["alcohol"]}}, if_unknown=None, cases=cases)
    sure = replace(factor(Factor.ALCOHOL, When.CURRENT), evidence=(said("drinks every day"),))
    undated = replace(factor(Factor.ALCOHOL, When.UNKNOWN), evidence=(said("drank"),))
    both = (sure, undated) if first == "sure" else (undated, sure)
    (finding,) = judge(family(child(), factors=both), rules(drinks)).findings
    assert [words.quote for words in finding.evidence] == ["drinks every day"]


@pytest.mark.parametrize(("contact", "found"), [(ABSENT, False), (UNKNOWN, True), (PRESENT, True)])
def test_what_is_seen_of_the_home_is_not_said_of_a_child_known_to_be_away_from_it(contact: Answer, found: bool) -> None:
    cases = [
        {"name": "hurt", "given": {"child.signs_around": ["harm_to_child"]}, "expect": "found"},
        {"name": "not hurt", "given": {"child.age": 9}, "expect": "nothing"},
    ]
    hurt = rule(when={"child.signs_around": {"any_of": ["harm_to_child"]}}, if_unknown=None, cases=cases)
    whole = family(child(lives_here=ABSENT, contact=contact), signs=(sign(Sign.HARM_TO_CHILD),))
    assert bool(judge(whole, rules(hurt)).findings) is found


def test_each_child_is_considered_on_their_own() -> None:
    pair = (child("Wilf", helps_with_care=PRESENT), child("Edie", key="child-2", helps_with_care=ABSENT))
    assert [finding.about for finding in judge(family(*pair), rules()).findings] == ["child-1"]


@pytest.mark.parametrize(
    ("low", "high", "result"),
    [(17, 17, Result.FOUND), (16, 19, Result.ASK), (18, 18, None), (None, None, Result.ASK), (None, 17, Result.FOUND)],
)
def test_an_age_is_a_range_and_may_leave_it_open(low: int | None, high: int | None, result: Result | None) -> None:
    judged = judge(family(child(age_low=low, age_high=high, helps_with_care=PRESENT)), rules())
    assert [finding.result for finding in judged.findings] == ([result] if result else [])


def test_an_exception_nobody_recorded_does_not_silence() -> None:
    excused = rule(unless={"child.assessed_as_young_carer": "present"})
    assert judge(family(child(helps_with_care=PRESENT)), rules(excused)).findings
    settled = family(child(helps_with_care=PRESENT, assessed_as_young_carer=PRESENT))
    assert not judge(settled, rules(excused)).findings


def test_a_finding_without_words_is_shown_as_a_fault_and_not_dropped() -> None:
    judged = judge(family(child(helps_with_care=PRESENT, evidence=())), rules())
    assert not judged.findings
    assert judged.could_not_check[0].what == "rule helps-at-home, about child-1"


def broken(ready: ReadyRule, cause: Exception) -> ReadyRule:
    def raises(_facts: Facts) -> Verdict:
        raise cause

    return replace(ready, when=raises)


@pytest.mark.parametrize("cause", [TypeError("x"), KeyError("x"), ValueError("x"), AttributeError("x")])
def test_a_rule_that_breaks_off_is_a_visible_fault_and_silences_no_other(cause: Exception) -> None:
    both = rules(broken(rule(), cause), rule(rule="another"))
    judged = judge(family(child(helps_with_care=PRESENT)), both)
    assert [finding.rule for finding in judged.findings] == ["another"]
    assert [item.what for item in judged.could_not_check] == ["rule helps-at-home"]


def test_a_rule_on_trial_is_counted_and_never_shown() -> None:
    whole = family(child(helps_with_care=PRESENT))
    judged = judge(whole, rules(rule(status="trial")))
    assert judged.findings[0].trial
    assert not Screened(whole, judged.findings).routes


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_draft_or_retired_rule_does_not_run(status: str) -> None:
    shelf = rules(rule(status=status))
    assert not judge(family(child(helps_with_care=PRESENT)), shelf).findings
    assert status in trace(family(child()), shelf, "helps-at-home")[0]


def test_a_rule_does_not_reach_back_before_its_law() -> None:
    early = family(child(helps_with_care=PRESENT), record=record(date(2015, 3, 31)))
    assert not judge(early, rules()).findings
    assert "in force from 2015-04-01" in trace(early, rules(), "helps-at-home")[0]


def test_a_rule_runs_from_the_very_day_its_law_is_in_force() -> None:
    first = family(child(helps_with_care=PRESENT), record=record(date(2015, 4, 1)))
    assert judge(first, rules()).findings


def test_every_finding_keeps_the_hash_of_its_rule() -> None:
    ready = rule()
    assert judge(family(child(helps_with_care=PRESENT)), rules(ready)).findings[0].rule_sha256 == ready.sha256


def test_why_a_rule_spoke_is_told_for_each_child() -> None:
    told = trace(family(child(helps_with_care=PRESENT), child("Edie", key="child-2")), rules(), "helps-at-home")
    assert told[0].startswith("Found for Wilf, because")
    assert any(line.startswith("Asked about Edie, because") for line in told)
    assert "lives with her son Wilf, 9" in " ".join(told)


def test_children_of_whom_the_same_is_so_are_told_of_together() -> None:
    told = trace(family(child(), child("Edie", key="child-2")), rules(), "helps-at-home", whole=False)
    assert told[0].startswith("Asked about Wilf and Edie, because")
    assert sum("Edie" in line for line in told if not line.startswith("  ")) == 1


def test_a_rule_that_breaks_off_is_explained_as_not_checked_and_the_others_are_still_told() -> None:
    ready = rule()

    def broken(facts: Facts) -> Verdict:
        raise KeyError("child.age")

    told = trace(family(child()), rules(replace(ready, when=broken)), "helps-at-home")
    assert told == ("Could not be checked for Wilf, because the rule broke off (KeyError). Look yourself.",)


def test_no_words_are_quoted_for_what_nobody_recorded() -> None:
    when = {"child.unborn": "absent", "child.helps_with_care": "unknown"}
    cases = [
        {"name": "nobody asked", "given": {"child.unborn": "absent"}, "expect": "found"},
        {"name": "helps", "given": {"child.helps_with_care": "present"}, "expect": "nothing"},
    ]
    told = trace(family(child()), rules(rule(when=when, if_unknown=None, cases=cases)), "helps-at-home")
    (line,) = [line for line in told if "it is not recorded whether" in line]
    assert line.endswith(": yes.")


def test_a_rule_nobody_wrote_cannot_be_explained() -> None:
    with pytest.raises(DocumentError, match="did you mean 'helps-at-home'"):
        trace(family(), rules(), "help-at-home")


# The shipped rules, held against families.


def test_a_known_child_in_a_stable_supported_family_prompts_nobody() -> None:
    whole = family(
        child(age_low=11, age_high=11),
        factors=(factor(Factor.MENTAL_HEALTH),),
        signs=(sign(Sign.STABLE), sign(Sign.PROTECTIVE_ADULT)),
    )
    assert routes(whole) == set()


def test_a_blank_question_about_a_younger_adult_is_asked() -> None:
    assert routes(family(asked=Asked.NOT_ASKED, children_in_household=UNKNOWN)) == {Route.ASK}


def test_a_declined_answer_is_asked_again() -> None:
    assert routes(family(asked=Asked.DECLINED, children_in_household=UNKNOWN)) == {Route.ASK}


def test_asked_and_none_is_silence() -> None:
    assert routes(family(factors=(factor(Factor.DRUGS),), known={"adult.lives_alone": known("present")})) == set()


def test_a_contradiction_about_children_is_asked_with_both_sides() -> None:
    sides = (said("No"), said("takes her to school"))
    whole = family(child(), contradictions=(Contradiction(Disputed.CHILDREN, sides),))
    (asked,) = [finding for finding in judge(whole, SHIPPED).findings if finding.rule == "answer-contradicted"]
    assert set(sides) <= set(asked.evidence)
    assert asked.route is Route.ASK


def test_a_carers_box_that_is_wrong_does_not_put_the_children_in_doubt() -> None:
    sides = (said("No"), said("Wilf lifts me"))
    whole = family(child(helps_with_care=PRESENT), contradictions=(Contradiction(Disputed.CARER, sides),))
    assert Route.ASK not in routes(whole)


@pytest.mark.parametrize("task", sorted(set(CareTask) - {CareTask.HOUSEHOLD}))
def test_every_task_of_care_is_a_young_carers(task: CareTask) -> None:
    assert Route.YOUNG_CARER in routes(family(child(care_tasks=(task,), helps_with_care=PRESENT)))


def test_danger_now_comes_before_everything_else() -> None:
    whole = family(child(), signs=(sign(Sign.IMMEDIATE_DANGER),), factors=(factor(Factor.MENTAL_HEALTH),))
    found = judge(whole, SHIPPED).findings
    assert Screened(whole, found).routes[:2] == (Route.IMMEDIATE_DANGER, Route.SAFEGUARDING)
    assert not {Route.EARLY_HELP, Route.CHILD_IN_NEED} & routes(whole)


def test_what_happened_to_an_adopted_child_does_not_refer_that_child_again() -> None:
    adopted = child(who=None, lives_here=ABSENT, contact=ABSENT)
    unborn = child(
        who=None, key="child-2", age_low=None, age_high=None, unborn=True, lives_here=UNKNOWN, contact=UNKNOWN
    )
    whole = family(adopted, unborn, factors=(factor(Factor.RISK_TO_CHILDREN, When.PAST),))
    referred = {f.about for f in judge(whole, SHIPPED).findings if f.route is Route.SAFEGUARDING}
    assert referred == {"child-2"}


def test_a_father_in_prison_is_an_offer_of_early_help_and_no_more() -> None:
    assert routes(family(child(), factors=(factor(Factor.CUSTODY),))) == {Route.EARLY_HELP}


def test_a_child_with_a_worker_and_a_parent_drinking_again_goes_to_that_worker() -> None:
    whole = family(child(known_to_services=PRESENT), factors=(factor(Factor.ALCOHOL),), signs=(sign(Sign.RELAPSE),))
    assert Route.ALLOCATED_WORKER in routes(whole)


def test_what_was_so_once_is_not_so_today() -> None:
    whole = family(child(), factors=(factor(Factor.ALCOHOL, When.PAST), factor(Factor.DRUGS, When.PAST)))
    assert routes(whole) == set()


@pytest.mark.parametrize(("form", "asks"), [(None, False), ("care-act-assessment", True)])
def test_all_a_system_holds_of_somebody_is_no_occasion_to_ask_unless_somebody_was_assessed(
    form: str | None, asks: bool
) -> None:
    whole = family()
    ref = replace(whole.record, snapshot=True, received_on=date(2026, 11, 21), form=form)
    grown = replace(whole.adult, birth_date=date(1990, 2, 3))
    of = replace(whole, record=ref, adult=grown, asked=Asked.NOT_ASKED, children_in_household=UNKNOWN)
    judged = judge(of, SHIPPED)
    assert any(one.rule == "children-not-asked" and one.route is Route.ASK for one in judged.findings) is asks
