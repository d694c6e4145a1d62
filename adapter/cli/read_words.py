"""What was read in each sentence: mentions come in, a sentence of the record with lines in words below it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from adapter.detection import plain, word_clause
from adapter.families import AdultFactor
from adapter.records import Mention
from adapter.words import Assertion, Factor, Kin, MentionKind, When, Whose

KIND_WORDS: Mapping[MentionKind, str] = {
    MentionKind.CHILD: "a child",
    MentionKind.UNBORN: "an unborn child",
    MentionKind.ADULT_OFFSPRING: "somebody grown up",
    MentionKind.OTHER_PEOPLES_CHILD: "somebody else's child",
    MentionKind.PET: "an animal or a doll",
    MentionKind.PERSON: "a person",
}
"""Of whom it is; what is read of anything else needs no more than its reason."""
OF_SOMEBODY: Mapping[Assertion, str] = {
    Assertion.AFFIRMED: "About {}.",
    Assertion.REPORTED: "About {}, as somebody told it.",
    Assertion.NEGATED: "About {}, and the words say that there is none.",
    Assertion.HYPOTHETICAL: "About {}, and not as something that is so.",
    Assertion.PAST: "About {}, of the past.",
    Assertion.QUESTION: "About {}, asked about and not answered.",
}
READ_AS: Mapping[Assertion, str] = {
    Assertion.AFFIRMED: "Read as",
    Assertion.REPORTED: "Read, as somebody told it",
    Assertion.NEGATED: "Said not to be so",
    Assertion.HYPOTHETICAL: "Said only as something that may be",
    Assertion.PAST: "Said of the past",
    Assertion.QUESTION: "Asked about and not answered",
}
WHOSE_WORDS: Mapping[Whose, str] = {
    Whose.ADULT: "the adult",
    Whose.PARTNER: "the partner",
    Whose.OTHER: "somebody else",
}
WEIGHS: Mapping[When, str] = {
    When.CURRENT: "Weighs on {} today",
    When.PAST: "Weighed on {} in the past",
    When.UNKNOWN: "Weighs or weighed on {}, and nobody says when",
}
WEIGHS_OTHERWISE: Mapping[Assertion, str] = {
    Assertion.NEGATED: "Said not to weigh on {}",
    Assertion.HYPOTHETICAL: "Not certain to weigh on {}",
    Assertion.PAST: "Weighed on {} in the past",
    Assertion.QUESTION: "Asked of {} and not answered",
}
RISKS = ("somebody may be a risk to children", "once a child was harmed or removed, or somebody was a risk to children")
"""Today, and in the past."""
SAID_TO_BE_SO = (Assertion.AFFIRMED, Assertion.REPORTED, Assertion.PAST)
OF_A_CHILD = (MentionKind.CHILD, MentionKind.UNBORN, MentionKind.OTHER_PEOPLES_CHILD)
NO_MORE = re.compile(r"\bother (?:child|kid|son|daughter|dependant|dependent)", re.IGNORECASE)
SIBLING = "a brother or sister, not counted as a child unless the words say so"


@dataclass(frozen=True, slots=True)
class Rests:
    """On what that is shown rests: the quotes and the words of the rules that speak, and the quotes of the family."""

    quotes: frozenset[str]
    words: frozenset[str]
    children: Mapping[str, str]
    """The children whom a sentence made known, by the sentence."""
    helps: frozenset[str]
    home: frozenset[str]
    factors: Mapping[tuple[Factor, str], tuple[AdultFactor, ...]]
    """On whom something weighs and when, as the whole record has it: one sentence alone may be of the past."""


def read_lines(mentions: Iterable[Mention], rests: Rests, *, used: bool, how: bool = False) -> Iterator[str]:
    """Each sentence once, with what was read in it; several of one kind stand on one line.

    `used`: what something rests on, or else what came to nothing; `how`: with the reason it was read so.
    """
    by_quote: dict[str, dict[str, dict[str, None]]] = {}
    for mention in mentions:
        quote = plain(mention.evidence.quote)
        if _is_used(mention, quote, rests) is used:
            settled = rests.factors.get((mention.factor, quote), ()) if mention.factor and used else ()
            for one in settled or (None,):
                lead, told = _told(mention, None if how else rests.children.get(quote, "a child"), one)
                by_quote.setdefault(quote, {}).setdefault(lead, {})[told] = None
    for quote, leads in by_quote.items():
        yield f"  “{quote}”"
        for lead, those in leads.items():
            yield f"    {lead}: {'; '.join(those)}." if all(those) else f"    {lead}"


def _is_used(mention: Mention, quote: str, rests: Rests) -> bool:
    """Whether something that is shown rests on it; of a child the words that made it one of this family."""
    if mention.factor is not None or mention.sign is not None:
        if mention.assertion not in SAID_TO_BE_SO:
            return False
        return quote in rests.quotes and (mention.factor or mention.sign) in rests.words
    if mention.kind is MentionKind.CARE:
        return quote in rests.helps
    if mention.kind in (MentionKind.NO_CHILDREN, MentionKind.RESIDENCE) or mention.assertion is Assertion.NEGATED:
        return quote in rests.home
    of_a_child = mention.kind in OF_A_CHILD and not _is_unlikely(mention)
    return of_a_child and quote in rests.children


def _is_unlikely(mention: Mention) -> bool:
    return mention.kin is Kin.SIBLING and mention.kind is MentionKind.CHILD and mention.age_high is None


def _told(mention: Mention, of: str | None, settled: AdultFactor | None = None) -> tuple[str, str]:
    """What kind of thing it is, and which; of a person the whole sentence, and nothing more.

    `of`: the children a sentence is about, where that and not how it was read is to be told.
    """
    if mention.factor == Factor.RISK_TO_CHILDREN and mention.assertion in (Assertion.AFFIRMED, Assertion.REPORTED):
        return READ_AS[mention.assertion], RISKS[mention.when is When.PAST]
    if settled is not None and mention.factor is not None:
        return WEIGHS[settled.when].format(WHOSE_WORDS[settled.whose]), word_clause(mention.factor)
    if mention.factor is not None:
        weighs = WEIGHS_OTHERWISE.get(mention.assertion, WEIGHS[mention.when])
        return weighs.format(WHOSE_WORDS[mention.whose]), word_clause(mention.factor)
    if mention.sign is not None:
        return READ_AS[mention.assertion], of_a_child(word_clause(mention.sign))
    if mention.kind is MentionKind.CARE and of is not None:
        return READ_AS[mention.assertion], "a child helps to look after somebody in the family"
    if mention.kind is MentionKind.NO_CHILDREN and NO_MORE.search(mention.evidence.quote):
        return "The words say there are no other children.", ""
    if mention.kind not in KIND_WORDS:
        return mention.reason, ""
    about = OF_SOMEBODY[mention.assertion].format(SIBLING if _is_unlikely(mention) else KIND_WORDS[mention.kind])
    if of is not None and mention.assertion is not Assertion.NEGATED:
        return f"About {of}.", ""
    return f"{about} {mention.reason}".rstrip(), ""


def of_a_child(words: str) -> str:
    """No child has been placed yet where words are read."""
    return re.sub(r"\bthe child\b", "a child", words)
