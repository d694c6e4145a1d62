"""An NHS number as somebody wrote it comes in, its ten digits go out where they can stand for one person."""

from __future__ import annotations

SIGNS_BETWEEN = str.maketrans("", "", " -\u00a0\u2010\u2011\u2013\t")


def nhs_identity(written: str | None) -> str | None:
    """The ten digits, or None for what is no NHS number: nobody may be taken for somebody else by a mistyped one.

    The last digit checks the others by modulus 11 (NHS Data Dictionary, NHS NUMBER). Ten times the same digit passes
    some of the time and is what people type where there is none.
    """
    digits = (written or "").translate(SIGNS_BETWEEN)
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()) or len(set(digits)) == 1:
        return None
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits if check != 10 and check % 11 == int(digits[9]) else None
