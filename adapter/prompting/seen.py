"""What was seen, for a card: findings and their family come in, sentences and the words they rest on go out.

A card is read in seconds. A sentence stands on it once, a line of the record is quoted once, the first finding brings
two quotes and each later one at most one; how many places are left is said, for a page shows them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from adapter.facts import Evidence, is_of_a_box
from adapter.families import Child, Family
from adapter.findings import Finding, Result, Route, Urgency
from adapter.prompting import wording
from adapter.prompting.markdown import escaped, plain
from adapter.words import day_in_words

FIRST_QUOTES = 2
SENTENCE_END = ". "


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences in plain words, and the quotes that stand below them."""

    say: str
    quotes: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was noticed, what is asked, how many places are quoted on no card, and how many things only to be written
    down are left to the page."""

    noticed: tuple[Block, ...]
    asked: tuple[str, ...]
    left: int
    to_record: int


class _Page:
    """What stands on the card so far."""

    def __init__(self, family: Family) -> None:
        self.of_children = {one for child in family.children for one in _of_child(child)}
        self.sentences: set[str] = set()
        self.words: set[tuple[str, str]] = set()
        self.quoted: list[Evidence] = []

    def fresh(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """What is not quoted yet, each line once."""
        one_each = {_words(one): one for one in evidence if _words(one)[0]}
        return [one for words, one in one_each.items() if words not in self.words]

    def quote(self, chosen: list[Evidence]) -> tuple[Evidence, ...]:
        self.words |= {_words(one) for one in chosen}
        self.quoted += chosen
        return tuple(chosen)

    def new_words(self, say: str) -> str:
        """The sentences that do not stand above; the first always, so that no finding is left out."""
        first, *others = plain(say).rstrip(".").split(SENTENCE_END)
        new = [first, *(one for one in others if one not in self.sentences)]
        self.sentences |= set(others)
        ended = SENTENCE_END.join(new)
        return ended if ended.endswith("?") else f"{ended}."


def seen_of(findings: tuple[Finding, ...], family: Family) -> Seen:
    """The findings in their order; what only belongs in the record is asked in a line and not quoted."""
    page, asked, to_record = _Page(family), list[str](), 0
    noticed: list[Block] = []
    for alike in _by_rule(findings):
        if _only_for_the_record(alike[0]) and any(block.say for block in noticed):
            to_record += 1
            continue
        say = _spoken(alike, family, page)
        quotes = page.quote(_chosen(alike, page)) if alike[0].route else ()
        if quotes or (alike[0].route and alike[0].result is Result.FOUND):
            noticed.append(Block(say, quotes))
        elif say:
            asked.append(say)
    noticed += [Block("", page.quote([words])) for words in _words_of_children(family, page)]
    every = {_words(one) for finding in findings for one in finding.evidence if _words(one)[0]}
    return Seen(tuple(noticed), tuple(dict.fromkeys(asked)), len(every - page.words), to_record)


def _only_for_the_record(finding: Finding) -> bool:
    """It opens no door, asks nothing and is not pressing: a page shows it, and a card only counts it."""
    return finding.route is None and finding.result is Result.FOUND and finding.urgency is Urgency.INFO


def _by_rule(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """One group for all the children a rule speaks of."""
    by_rule: dict[tuple[str, Result, Route | None], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, finding.result, finding.route), []).append(finding)
    return list(by_rule.values())


def _spoken(alike: list[Finding], family: Family, page: _Page) -> str:
    if not plain(alike[0].say):
        return ""
    also = wording.also_of(family, [finding.about for finding in alike[1:]])
    return " ".join(part for part in (page.new_words(alike[0].say), also) if part)


def _chosen(alike: list[Finding], page: _Page) -> list[Evidence]:
    """Two for what comes first and for what asks; then one, where it is urgent or none of its words stands above."""
    evidence = [one for finding in alike for one in finding.evidence]
    fresh = page.fresh(evidence)
    if not page.quoted or alike[0].result is Result.ASK:
        return _two(fresh, page)
    stands = any(_words(one) in page.words for one in evidence)
    return [] if stands and alike[0].urgency is not Urgency.CRITICAL else sorted(fresh, key=is_of_a_box)[:1]


def _two(fresh: list[Evidence], page: _Page) -> list[Evidence]:
    """The first, and of a child where that is about somebody else, or the other way round: most findings have both."""
    first, others = fresh[:1], fresh[1:]
    of_child = page.of_children.issuperset(first)
    others.sort(key=lambda one: (is_of_a_box(one), (one in page.of_children) is of_child))
    return first + others[: FIRST_QUOTES - 1]


def _words_of_children(family: Family, page: _Page) -> Iterable[Evidence]:
    """For each child of whom no quote speaks yet, the words that tell of it."""
    for child in family.children:
        fresh = page.fresh(child.evidence)
        stands = len(fresh) < len({_words(one) for one in child.evidence if _words(one)[0]})
        named = child.who and any(child.who in one.quote for one in page.quoted)
        if fresh and not (stands or named):
            yield min(fresh, key=is_of_a_box)


def _of_child(child: Child) -> Iterator[Evidence]:
    yield from child.evidence
    for words in (*(sign.evidence for sign in child.signs), *child.because.values()):
        yield from words


def _words(evidence: Evidence) -> tuple[str, str]:
    """What makes two quotes one: the same sentence, or the same answer to the same question."""
    quote = plain(evidence.quote)
    return quote, "" if len(quote.split()) > 1 else evidence.question or ""


def quote_lines(block: Block, said_for_all: str) -> list[str]:
    """The exact words, each with its question, and with who wrote them and when where that is not said for all."""
    lines = []
    for one in block.quotes:
        under = [escaped(one.question or ""), "" if said_for_all else source(one)]
        below = " · ".join(part for part in under if part)
        lines.append(f"> “{escaped(one.quote)}”" + (f"  \n> {below}" if below else ""))
    return lines


def source(evidence: Evidence) -> str:
    """Who wrote it and when: `T. Osei · 2 October 2026`; empty where neither was recorded."""
    parts = (evidence.said_by or "", day_in_words(evidence.recorded_on or ""))
    return " · ".join(escaped(part) for part in parts if escaped(part))


def source_of_all(blocks: Iterable[Block]) -> str:
    """Who wrote it and when, where that is one and the same for every quote of the card; else empty."""
    sources = {source(one) for block in blocks for one in block.quotes}
    return sources.pop() if len(sources) == 1 else ""
