"""What was read in each sentence: mentions come in, a sentence of the record with lines in words below it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from adapter.detection import word_clause
from adapter.records import Mention
from adapter.words import Assertion, Kin, MentionKind, When, Whose

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
TO_NOTICE: Mapping[Assertion, str] = {
    Assertion.AFFIRMED: "To notice",
    Assertion.REPORTED: "To notice, as somebody told it",
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
SIBLING = "a brother or sister, not counted as a child unless the words say so"


def read_lines(mentions: Iterable[Mention]) -> Iterator[str]:
    """Each sentence once, with all that was read in it; several of one kind stand on one line."""
    by_quote: dict[str, dict[str, dict[str, None]]] = {}
    for mention in mentions:
        quote = " ".join(mention.evidence.quote.split())
        lead, told = _told(mention)
        by_quote.setdefault(quote, {}).setdefault(lead, {})[told] = None
    for quote, leads in by_quote.items():
        yield f"  “{quote}”"
        for lead, those in leads.items():
            yield f"    {lead}: {'; '.join(those)}." if all(those) else f"    {lead}"


def _told(mention: Mention) -> tuple[str, str]:
    """What kind of thing it is, and which; of a person the whole sentence, and nothing more."""
    if mention.factor is not None:
        weighs = WEIGHS_OTHERWISE.get(mention.assertion, WEIGHS[mention.when])
        return weighs.format(WHOSE_WORDS[mention.whose]), word_clause(mention.factor)
    if mention.sign is not None:
        return TO_NOTICE[mention.assertion], word_clause(mention.sign)
    if mention.kind not in KIND_WORDS:
        return mention.reason, ""
    unlikely = mention.kin is Kin.SIBLING and mention.kind is MentionKind.CHILD and mention.age_high is None
    about = OF_SOMEBODY[mention.assertion].format(SIBLING if unlikely else KIND_WORDS[mention.kind])
    return f"{about} {mention.reason}".rstrip(), ""
