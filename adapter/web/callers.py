"""Who may call the hook: an Authorization header comes in, the name of a configured system or None goes out."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from pydantic import SecretStr

DEMO_CALLER = "demo"


class Callers:
    """The systems a site lets in; tokens are kept and compared only as digests."""

    def __init__(self, tokens: Mapping[str, SecretStr], anyone: bool = False) -> None:
        self._anyone = anyone
        self._digests = [
            (name, _digest(token.get_secret_value())) for name, token in tokens.items() if token.get_secret_value()
        ]

    def named(self, authorization: str | None) -> str | None:
        """The caller of `Bearer <token>`; every token is compared, so the time taken tells nothing."""
        kind, _, token = (authorization or "").partition(" ")
        sent = _digest(token.strip())
        matching = [name for name, digest in self._digests if hmac.compare_digest(digest, sent)]
        if matching and kind.lower() == "bearer":
            return matching[0]
        return DEMO_CALLER if self._anyone else None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
