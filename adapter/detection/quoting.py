"""The words beside a reason: the evidence of something comes in, the quote that best shows it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape

from adapter.facts import KIND_OF_FORM, Evidence, is_of_a_box
from adapter.words import CareTask, Factor

LONGEST_QUOTE = 160
"""Characters of the record's words beside a reason; the whole sentence stands with what was read in it."""
BEFORE = 40
"""Characters kept before the telling words of a long quote."""
NUMBERS = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
)
SHOWS: Mapping[str, str] = {
    "child.age": (r"\b(?:dob|d\.o\.b|born|birthday|aged?|years? old|year \d+|months?|weeks|turned|rising)\b"),
    "child.lives_here": (
        r"\b(?:lives?|living|household|lodg\w+|stay(?:s|ing)?|moved|bedroom|shares?|with us|at home|own home"
        r"|bungalow|with (?:her|his|my|their) (?:son|daughter|children|kids|baby|grand\w+))\b"
    ),
    "child.contact": (
        r"\b(?:week-?ends?|visit\w*|sees?|contact|minds?|has (?:him|her|them)"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|fortnight\w*|nights?|half the week)\b"
    ),
    "child.unborn": (
        r"\b(?:due|edd|expected date|\d+ ?\+ ?\d|\d+ ?/ ?40"
        r"|(?:\d\d|[a-z]+teen|twenty|thirty)[ -]?(?:[a-z]+ )?(?:weeks|wks))\b"
    ),
    Factor.MENTAL_HEALTH: r"\b(?:depress\w+|anxi\w+|mood|psycho\w+|bipolar|schizo\w+|mental\w*|ptsd|suicid\w+)\b",
    Factor.ALCOHOL: r"\b(?:alcohol\w*|drink\w*|drunk|wine|vodka|beer|cider|lager|units)\b",
    Factor.DRUGS: r"\b(?:drugs?|heroin|cannabis|cocaine|crack|methadone|opi\w+|ketamine|using)\b",
    Factor.LEARNING_DISABILITY: r"\b(?:learning (?:disab\w+|difficult\w+)|ld|iq)\b",
    Factor.DOMESTIC_ABUSE: (
        r"\b(?:hits?|punch\w*|kick\w*|strangl\w+|slap\w*|push\w*|threat\w*|threw|tipped|grabb\w+|hands? round|afraid)\b"
    ),
    CareTask.PERSONAL_CARE: r"\b(?:wash\w*|bath\w*|shower\w*|dress\w*|toilet\w*|commode|pad|hair|personal care)\b",
    CareTask.LIFTING: r"\b(?:lift\w*|haul\w*|carr(?:y|ies)|transfers?|hoist|up the stairs|off the floor|back up)\b",
    CareTask.MEDICATION: r"\b(?:medic\w+|tablets?|pills?|inject\w*|insulin|dose\w*|blister)\b",
    CareTask.NIGHT_CARE: r"\b(?:nights?|wakes?|gets up|asleep)\b",
}
"""Words by which a quote shows the very thing it stands beside."""
HINTS: Mapping[str, str] = {
    "child.age": (
        r"\b(?:primary|infants?|juniors?|secondary|nursery|reception|school|college|a-levels?|gcses?|teen\w*|toddler"
        r"|baby|pushchair|nappies)\b"
    ),
}
"""Words by which it can be told where no quote says it outright."""


def from_words(
    evidence: Iterable[Evidence], of: Iterable[str] = (), said: Iterable[str] = (), beside: Iterable[Evidence] = ()
) -> str:
    """`, from “…”, and 2 more places`: the quote that shows it best, a sentence before the answer of a box.

    `of`: the facts or words it is to show; `said`: what else it had better name, as a child's name or age; `beside`:
    where to look when none of it shows that.
    """
    every = list(evidence)
    if not every:
        return ""
    patterns = _patterns(of, said)
    if patterns and not any(_shown(one, patterns) for one in every):
        every += [one for one in beside if _shown(one, patterns)]
    if not any(_shown(one, patterns) for one in every):
        hints = [re.compile(HINTS[one], re.IGNORECASE) for one in of if one in HINTS]
        told = [*every, *(one for one in beside if one not in every)]
        every, patterns = (told, hints) if any(_shown(one, hints) for one in told) else (every, patterns)
    chosen = min(every, key=lambda one: (-_shown(one, patterns), is_of_a_box(one)))
    more = len({one.quote for one in every}) - 1
    others = f", and {more} more {'place' if more == 1 else 'places'}" if more else ""
    return f", from {_placed(chosen, patterns)}{others}"


def is_shown(evidence: Iterable[Evidence], of: Iterable[str]) -> bool:
    """Whether the words of any quote say it, so that it need not be taken on trust."""
    patterns = _patterns(of, ())
    return any(_shown(one, patterns) for one in evidence)


def _patterns(of: Iterable[str], said: Iterable[str]) -> list[re.Pattern[str]]:
    patterns = [re.compile(SHOWS[one], re.IGNORECASE) for one in of if one in SHOWS]
    return [*patterns, *(re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in said)]


def aged(low: int | None, high: int | None) -> str:
    """How an age may stand in words, as `9|nine`; empty where it is not known to the year."""
    if low is None or low != high or not 0 < low < len(NUMBERS):
        return ""
    return f"{low}|{NUMBERS[low]}"


def plain(quote: str) -> str:
    """The record's words as they are read aloud: on one line, no marks of the web, no half of a pair of quotes."""
    words = " ".join(unescape(quote).split())
    if len(words) > 2 and words.count('"') == 2 and words[0] == words.rstrip(".")[-1] == '"':
        return words.replace('"', "")
    if words.count('"') % 2:
        words = words.removeprefix('"') if words.startswith('"') else f"{words.removesuffix(chr(34))}"
        words = words if words.count('"') % 2 == 0 else f'{words}"'
    return words


def _shown(one: Evidence, patterns: list[re.Pattern[str]]) -> int:
    return sum(bool(pattern.search(one.quote)) for pattern in patterns)


def _placed(chosen: Evidence, patterns: list[re.Pattern[str]]) -> str:
    quote = plain(chosen.quote).rstrip(".")
    if chosen.question == KIND_OF_FORM:
        return f"the kind of form, “{form_in_words(quote)}”"
    quote = quote if len(quote) <= LONGEST_QUOTE else _cut(quote, patterns)
    if not is_of_a_box(chosen):
        return f"“{quote}”"
    return f"“{quote}”, the answer to “{plain(chosen.question)}”" if chosen.question else f"the entry “{quote}”"


def _cut(quote: str, patterns: list[re.Pattern[str]]) -> str:
    """The first of a long quote, or from shortly before the words that show it."""
    at = min((found.start() for one in patterns if (found := one.search(quote))), default=0)
    start = 0 if at < LONGEST_QUOTE - BEFORE else quote.rfind(" ", 0, at - BEFORE) + 1
    cut = quote[start : start + LONGEST_QUOTE]
    end = "" if start + LONGEST_QUOTE >= len(quote) else " …"
    return f"{'… ' if start else ''}{cut.rsplit(' ', 1)[0] if end else cut}{end}"


def form_in_words(name: str) -> str:
    """`safeguarding concern and decision S42.1` of `safeguarding-concern-and-decision-s421`."""
    return re.sub(r"\bs42(\d)\b", r"S42.\1", name.replace("-", " "))
