"""What somebody does there: the words of a relation come in, whether they name a part or a job and no kin goes out."""

from __future__ import annotations

import re

NO_RELATION = re.compile(
    r"(?:(?:main|first|second|key|emergency|primary|next|other|informal|unpaid|family|the|my|their|service|billing"
    r"|employer) ?)*"
    r"(?:contacts?|next of kin|n\.?o\.?k\.?|kin|carers?|key ?holders?|relatives?|relations?|family|members?|other"
    r"|related|responders?|persons?|unknown|not known|n/?[ak]|none|guarantor|referrer|insurer|bill payer"
    r"|(?:federal|state) agency|[a-z]|bp|cp|ep|pr|ec)"
    r"(?: (?:1|2|3|one|two|contact|person))?|",
    re.IGNORECASE,
)
THE_ADULT = re.compile(r"self|oneself|myself|(?:the )?(?:client|patient|service user|adult)", re.IGNORECASE)
ROLE = re.compile(
    r"\b(?:g\.?p\.?|dr|doctor|consultant|\w*therapist|therapy|o\.?t\.?|physio|\w*psych\w+|\w+(?:ologist|iatrist|ician)|c\.?p\.?n\.?|co-?ordinator"
    r"|officer|worker|nursing|matron|pharmac\w+|dentist|optician|chiropodist|podiatrist|midwife|midwifery|visitor"
    r"|attorney|l\.?p\.?a\.?|p\.?o\.?a\.?|deputy|i\.?m\.?[ch]\.?a\.?|r\.?p\.?r\.?|b\.?i\.?a\.?|appointee|executor"
    r"|lawyer|barrister|assistant|p\.?a\.?|agency|provider|care home|home care|warden|police|detective|constable"
    r"|pastor|priest|imam|rabbi|vicar|minister|chaplain|colleague|boss|teacher|tutor|tenant|lodger|housemate|flatmate"
    r"|assessor|practitioner|professional|specialist|advis[eo]r|counsellor|commissioner|chair|minutes?|director|staff"
    r"|team|service|surgeon|interpreter|volunteer|befriender|cleaner|gardener|childminder|au pair|employee|head of"
    r"|lead|surveyor|councillor|trustee|receptionist|administrator|driver|engineer|safeguarding)\b",
    re.IGNORECASE,
)


def says_no_relation(relationship: str) -> bool:
    """`Next of kin`, `Relative`: a part somebody plays, and no word of what they are to the adult."""
    return NO_RELATION.fullmatch(relationship.strip(" .-")) is not None


def is_a_role(relationship: str) -> bool:
    """Somebody who is there for their work, or the adult of the record: no relative, and no child."""
    return ROLE.search(relationship) is not None or THE_ADULT.fullmatch(relationship.strip()) is not None
