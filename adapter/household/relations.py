"""What a relationship word says of somebody: the record's own words come in, kin, gender and whereabouts go out.

The reader settles `kin` first; these few words are for rows whose relation no code table knew, and for
telling a son from a daughter.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import JaroWinkler

from adapter.household.names import SHORTEST_FUZZY, Band, band_of
from adapter.words import Kin

ADULT_KIN = frozenset({Kin.PARTNER, Kin.PARENT, Kin.ADULT})
OWN_KIN = frozenset({Kin.OFFSPRING, Kin.STEPCHILD, Kin.FOSTER_CHILD})
WIDER_KIN = frozenset({Kin.GRANDCHILD, Kin.SIBLING, Kin.NIECE_OR_NEPHEW, Kin.OTHER_CHILD, Kin.PARTNERS_CHILD})
ANY_KIN = frozenset({Kin.UNKNOWN, Kin.OTHER_CHILD})

WORDS: tuple[tuple[Kin, str], ...] = (
    (
        Kin.ADULT,
        r"in[- ]law|friend|neighbour|social worker|landlord|carer from|nurse|solicitor|manager|employer|advocate"
        r"|landlady|godmother|godfather|godparents?|guardian|missus|ward sister",
    ),
    (Kin.PARTNER, r"wife|husband|spouse|partner|boyfriend|girlfriend|fianc[eé]e?"),
    (Kin.GRANDCHILD, r"(?:great[- ]?)?grand ?(?:son|daughter|child|children|kids?)|g/(?:son|dau)"),
    (Kin.PARENT, r"mother|father|mum|mam|dad|parent|grandmother|grandfather|nan|gran|grandad|aunt|auntie|uncle"),
    (Kin.STEPCHILD, r"step ?-?(?:son|daughter|child|children)"),
    (Kin.FOSTER_CHILD, r"foster(?:ed)? (?:son|daughter|child|children)"),
    (Kin.NIECE_OR_NEPHEW, r"(?:great[- ])?(?:niece|nephew)"),
    (Kin.SIBLING, r"(?:half[- ]|step[- ])?(?:brother|sister|sibling)"),
    (Kin.OFFSPRING, r"sons?|daughters?|dau|child(?:ren)?|kids?|boys?|girls?|lads?|lass|baby|toddler"),
)
PATTERNS = tuple((kin, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kin, words in WORDS)

SPELLED = {
    word: next(kin for kin, pattern in PATTERNS if pattern.search(word))
    for word in [
        "daughter",
        "stepdaughter",
        "stepson",
        "child",
        "children",
        "baby",
        "toddler",
        "grandson",
        "granddaughter",
        "grandchild",
        "nephew",
        "niece",
        "brother",
        "sister",
        "sibling",
        "mother",
        "father",
        "grandmother",
        "grandfather",
        "parent",
        "auntie",
        "uncle",
        "husband",
        "wife",
        "spouse",
        "partner",
        "boyfriend",
        "girlfriend",
        "friend",
        "neighbour",
    ]
}
"""Whole words a misspelling is held against; longer than three letters, for of those one slip makes another word."""

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "twin": 2, "triplet": 3}
COUNT = re.compile(
    r"\b([2-9]|two|three|four|five|six|seven) ?x? ?(?:\w+ ){0,2}?"
    r"(?:(?:grand|step ?)?(?:children|sons|daughters)|kids|boys|girls|lads)\b|\b(twin|triplet)s\b",
    re.IGNORECASE,
)

MALE = re.compile(r"\b(?:(?:grand|step|foster )?sons?|boys?|lads?|brothers?|nephews?)\b", re.IGNORECASE)
FEMALE = re.compile(r"\b(?:(?:grand|step|foster )?daughters?|dau|girls?|lass|sisters?|nieces?)\b", re.IGNORECASE)
ANIMAL = re.compile(
    r"\s*(?:(?:the|her|his|their|family|pet|guide|assistance|support|therapy)\s+)*(?:dog|cat|puppy|kitten|rabbit|hamster"
    r"|guinea pig|parrot|budgie|bird|fish|horse|pony|tortoise|pet)s?\W*",
    re.IGNORECASE,
)
ADOPTED_AWAY = re.compile(
    r"\b(?:adopted (?:19|20)\d\d|placed for adoption|birth (?:son|daughter|child)\b.*\badopted)\b", re.I
)
DEAD = re.compile(r"\b(?:still-?born|deceased|died|passed away|rip)\b", re.IGNORECASE)
SEVERAL = re.compile(
    r"\b(?:(?:grand|step ?)?children|kids|sons|daughters|boys|girls|lads|twins|triplets|babies|little ones)\b",
    re.IGNORECASE,
)
OFFSPRING = re.compile(
    r"\b(?:sons?|daughters?|dau|offspring|stepsons?|stepdaughters?|stepchild(?:ren)?)\b", re.IGNORECASE
)
BROUGHT_UP = re.compile(
    r"\b(?:special guardian(?:ship)?|sgo|kinship care\w*|raising|raises|raised|(?:bringing|brought|brings?) up"
    r"|(?:has|have|had|'ve|'s) (?:had|got|kept) (?:[\w()-]+,? ){1,6}?since|(?:has|have|took on|taken on) "
    r"(?:(?:full|sole|the|legal) )*care of|(?:has|have|had|'ve|'s) (?:[\w()-]+,? ){1,5}?(?:full[- ]time|for good)"
    r"|guardians? (?:of|to|for)|in (?:her|his|their|my|our) (?:sole |full[- ]time )?care)\b",
    re.IGNORECASE,
)
GUARDIAN_ELSEWHERE = re.compile(
    r"\b(?:sgo|guardianship(?: order)?) (?:to|with|held by) (?!her\b(?! \w)|him\b|them\b|me\b)", re.IGNORECASE
)
YOUNG = re.compile(r"\b(?:boys?|girls?|lads?|lass(?:es)?|kids?|little ones?|toddlers?|bab(?:y|ies))\b", re.IGNORECASE)


def kin_of(kin: Kin, relationship: str | None) -> Kin:
    """The kin as settled before, else by the words of the relation; adults' words go before children's."""
    if kin is not Kin.UNKNOWN or not relationship:
        return kin
    return next((known for known, pattern in PATTERNS if pattern.search(relationship)), Kin.UNKNOWN)


def spelled_nearly(relationship: str | None, band: Band) -> Kin:
    """The kin of the known word that a misspelt one, `Daugther`, is nearest to; unknown below the band."""
    words = [word for word in re.findall(r"[^\W\d_]+", (relationship or "").casefold()) if len(word) >= SHORTEST_FUZZY]
    found = [(JaroWinkler.similarity(word, known), kin) for word in words for known, kin in SPELLED.items()]
    nearest, kin = max(found, key=lambda one: one[0], default=(0.0, Kin.UNKNOWN))
    return kin if band_of(nearest) >= band else Kin.UNKNOWN


def counted(relationship: str) -> int | None:
    """How many children a relation speaks of where it says so: `two sons`, `twins`."""
    found = COUNT.search(relationship)
    word = (found[1] or found[2]).casefold() if found else ""
    return int(word) if word.isdigit() else NUMBERS.get(word)


def gender_of(gender: str | None, words: str | None) -> str | None:
    """`male`, `female`, or None where the words leave it open."""
    if gender in ("male", "female"):
        return gender
    male, female = bool(MALE.search(words or "")), bool(FEMALE.search(words or ""))
    return {(True, False): "male", (False, True): "female"}.get((male, female))


def is_an_animal(relationship: str | None) -> bool:
    """`Dog` and nothing more: people put those they love on the list."""
    return bool(relationship and ANIMAL.fullmatch(relationship))


def says_adopted_away(relationship: str | None) -> bool:
    """`Birth daughter, adopted 2020`: the child has another home by law."""
    return bool(relationship and ADOPTED_AWAY.search(relationship))


def says_dead(relationship: str | None) -> bool:
    """`Daughter, stillborn 2023`, `Son (died 2019)`: nobody marked the row."""
    return bool(relationship and DEAD.search(relationship))


def says_offspring(text: str) -> bool:
    """A word that only one's own children are called."""
    return bool(OFFSPRING.search(text))


def says_brought_up(text: str) -> bool:
    """Words by which the adult brings up a relative's child: a guardian's order, kinship care, `has had him since`."""
    return bool(BROUGHT_UP.search(text)) and not GUARDIAN_ELSEWHERE.search(text)


def says_young(text: str) -> bool:
    """A word one does not use of one's grown offspring in a form."""
    return bool(YOUNG.search(text))


def speaks_of_several(text: str) -> bool:
    """A plural word for children."""
    return bool(SEVERAL.search(text))
