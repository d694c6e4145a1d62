"""Invented people for the card tests: a few words come in, families and screened records go out."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from adapter.facts import Evidence
from adapter.families import Child, Family
from adapter.findings import Finding, Result, Route, Screened, Urgency
from adapter.records import Adult, CouldNotCheck, RecordRef
from adapter.words import Answer, Asked, Kin

RECORD = RecordRef("A-1", "exampleshire", "a.json", "0" * 64, date(2026, 10, 2))
QUOTE = Evidence("Mia gives me my tablets", "answers.care[0:23]", "T. Osei", "2026-10-02", "Who helps you?")


def child(who: str | None = "Mia", age: int | None = 8, **more: object) -> Child:
    """A daughter of eight who lives here, unless said otherwise."""
    said = {"relationship": "daughter", "lives_here": Answer.PRESENT, "contact": Answer.PRESENT, **more}
    return Child("c1", who, kin=Kin.OFFSPRING, age_low=age, age_high=age, evidence=(QUOTE,), **said)  # type: ignore[arg-type]


def family(*children: Child, asked: Asked = Asked.ASKED) -> Family:
    """A family with these children, in the household where there are any."""
    here = Answer.PRESENT if children else Answer.UNKNOWN
    return Family(RECORD, Adult("Sam", "Ashby"), asked, here, children)


def finding(
    route: Route | None = Route.YOUNG_CARER,
    say: str = "It appears that Mia helps with care.",
    urgency: Urgency = Urgency.WARNING,
    result: Result = Result.FOUND,
    evidence: tuple[Evidence, ...] = (QUOTE,),
    trial: bool = False,
) -> Finding:
    """A finding of an invented rule."""
    return Finding("young-carer-appears", result, "Mia", route, urgency, say, evidence, trial=trial)


def screened(*findings: Finding, people: Family | None = None, unchecked: tuple[CouldNotCheck, ...] = ()) -> Screened:
    """A screened record of Mia's family."""
    return Screened(people or family(child()), findings, unchecked)


TEXTS = st.text(max_size=60)
EVIDENCE = st.builds(Evidence, TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS, st.none() | TEXTS)
CHILDREN = st.builds(
    child,
    st.none() | TEXTS,
    st.none() | st.integers(0, 17),
    relationship=st.none() | TEXTS,
    unborn=st.booleans(),
    lives_here=st.sampled_from(Answer),
)
FAMILIES = st.builds(
    lambda children, asked, here: Family(RECORD, Adult(), asked, here, tuple(children)),
    st.lists(CHILDREN, max_size=3),
    st.sampled_from(Asked),
    st.sampled_from(Answer),
)
FINDINGS = st.builds(
    finding,
    st.none() | st.sampled_from(Route),
    TEXTS,
    st.sampled_from(Urgency),
    st.sampled_from([Result.FOUND, Result.ASK]),
    st.lists(EVIDENCE, max_size=5).map(tuple),
    st.booleans(),
)
UNCHECKED = st.lists(st.builds(CouldNotCheck, TEXTS, TEXTS), max_size=2).map(tuple)
SCREENED = st.builds(Screened, FAMILIES, st.lists(FINDINGS, max_size=4).map(tuple), UNCHECKED)
