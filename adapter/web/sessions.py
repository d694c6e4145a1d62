"""Who is at the page: a signed cookie comes in, a session goes out; and the other way round.

The cookie holds a sign-in name, when they signed in and a random word; it is signed, not secret.
It ends after half an hour without a page, or after a working day.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from itsdangerous import BadData, URLSafeTimedSerializer

IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 10 * 60 * 60
ENDED_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting at the pages; without a username nobody has signed in yet."""

    word: str
    username: str | None = None
    began: int = 0


@dataclass(slots=True)
class Sessions:
    """Signs and reads the cookie; remembers which sessions were signed out."""

    key: str
    secure: bool
    clock: Callable[[], float] = time.time
    _ended: dict[str, float] = field(default_factory=dict)

    @property
    def cookie(self) -> str:
        """The `__Host-` prefix keeps a sibling site from setting it; browsers take it over HTTPS only."""
        return "__Host-think-family" if self.secure else "think-family"

    def begun(self, username: str | None = None) -> Session:
        """A new session with a new word, so that signing in never keeps a word somebody else may know."""
        return Session(secrets.token_urlsafe(18), username, int(self.clock()))

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None where it is not ours, is too old, or was signed out."""
        try:
            said = self._signer().loads(cookie or "", max_age=IDLE_SECONDS)
            session = Session(str(said["word"]), said["username"], int(said["began"]))
        except (BadData, KeyError, TypeError, ValueError):
            return None
        if session.word in self._ended or self.clock() - session.began > LONGEST_SECONDS:
            return None
        return session

    def header(self, session: Session) -> str:
        """The `Set-Cookie` value; written anew with every page, which is what keeps it from going idle."""
        value = self._signer().dumps({"word": session.word, "username": session.username, "began": session.began})
        return f"{self.cookie}={value}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if self.secure else ''}"

    def end(self, session: Session) -> Session:
        """Sign out: the old cookie is worthless here from now on."""
        now = self.clock()
        if len(self._ended) >= ENDED_AT_MOST:
            self._ended = {word: at for word, at in self._ended.items() if now - at < LONGEST_SECONDS}
        self._ended[session.word] = now
        return replace(self.begun())

    def form_token(self, session: Session) -> str:
        """The word a form must send back: another site cannot know it."""
        return hmac.new(self.key.encode(), b"form:" + session.word.encode(), sha256).hexdigest()

    def form_is_ours(self, session: Session | None, token: str) -> bool:
        """Whether a posted form came from a page of this session."""
        return session is not None and hmac.compare_digest(
            self.form_token(session).encode(), token.encode("utf-8", "surrogatepass")
        )

    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt="think-family session")


@dataclass(slots=True)
class Tries:
    """How often a sign-in name was tried in vain lately; after too many it waits."""

    clock: Callable[[], float] = time.time
    at_most: int = 5
    within_seconds: int = 15 * 60
    _failed: dict[str, list[float]] = field(default_factory=dict)

    def must_wait(self, username: str) -> bool:
        """Whether this name has to wait before it may be tried again."""
        return len(self._recent(username)) >= self.at_most

    def failed(self, username: str) -> None:
        """Remember one try in vain."""
        if len(self._failed) >= ENDED_AT_MOST:
            self._failed = {name: times for name, times in self._failed.items() if self._recent(name)}
        self._failed[username] = [*self._recent(username), self.clock()]

    def succeeded(self, username: str) -> None:
        """Forget the tries in vain."""
        self._failed.pop(username, None)

    def _recent(self, username: str) -> list[float]:
        now = self.clock()
        return [at for at in self._failed.get(username, []) if now - at < self.within_seconds]
