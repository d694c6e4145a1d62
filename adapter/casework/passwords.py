"""Passwords: what was typed and the stored hash come in, whether they fit goes out; Argon2id, never the words."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from adapter.errors import NotAllowed

MAX_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
SHORTEST = 8
LONGEST = 1_000
"""Beyond this nobody types; hashing it would only cost time."""

# OWASP's password storage advice for Argon2id: 19 MiB, two passes, one lane; more would let a flood of
# sign-ins take the memory of the whole service.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hashed(password: str) -> str:
    """The hash to store. Raises NotAllowed for a password that is too short or absurdly long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise NotAllowed(f"A password has at least {SHORTEST} characters.")
    return _HASHER.hash(password)


def fits(password_hash: str, password: str) -> bool:
    """Whether the password is the one behind the hash; takes as long either way."""
    try:
        return _HASHER.verify(password_hash, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


@cache
def nobodys_hash() -> str:
    """Checked in place of an unknown person's, so that an unknown name takes as long as a known one."""
    return hashed("there is no such person")
