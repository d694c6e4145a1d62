"""The sign-in cookie: nobody can make one, and it does not last."""

from __future__ import annotations

import pytest

from adapter.web import sessions as room
from adapter.web.sessions import Sessions, Tries


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("itsdangerous.timed.time.time", made)
    return made


def cookie(header: str) -> str:
    return header.split(";")[0].split("=", 1)[1]


def test_a_cookie_is_read_back_by_the_site_that_made_it(clock: Clock) -> None:
    site = Sessions("a key", secure=True, clock=clock)
    session = site.begun("worker")
    assert site.read(cookie(site.header(session))) == session


def test_another_key_or_a_changed_cookie_is_nobody(clock: Clock) -> None:
    site = Sessions("a key", secure=True, clock=clock)
    made = cookie(site.header(site.begun("worker")))
    assert Sessions("another", secure=True, clock=clock).read(made) is None
    changed = "x" if made[0] != "x" else "y"  # the first letter, for the last carries bits that say nothing
    assert site.read(changed + made[1:]) is None
    assert site.read("") is None
    assert site.read(None) is None


def test_a_cookie_ends_after_half_an_hour_without_a_page(clock: Clock) -> None:
    site = Sessions("a key", secure=True, clock=clock)
    made = cookie(site.header(site.begun("worker")))
    clock.now += room.IDLE_SECONDS + 2
    assert site.read(made) is None


def test_a_cookie_renewed_with_every_page_still_ends_after_a_working_day(clock: Clock) -> None:
    site = Sessions("a key", secure=True, clock=clock)
    session = site.begun("worker")
    for _ in range(60):
        made = cookie(site.header(session))
        clock.now += room.IDLE_SECONDS - 60
        again = site.read(made)
        if again is None:
            break
        session = again
    assert again is None


def test_signing_out_ends_the_cookie_itself(clock: Clock) -> None:
    site = Sessions("a key", secure=True, clock=clock)
    session = site.begun("worker")
    made = cookie(site.header(session))
    site.end(session)
    assert site.read(made) is None


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(secure: bool) -> None:
    header = Sessions("a key", secure=secure).header(Sessions("a key", secure).begun())
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert ("Secure" in header) is secure
    assert header.startswith("__Host-") is secure


def test_a_form_word_of_another_session_is_refused() -> None:
    site = Sessions("a key", secure=True)
    mine, other = site.begun("worker"), site.begun("worker")
    assert site.form_is_ours(mine, site.form_token(mine))
    assert not site.form_is_ours(mine, site.form_token(other))
    assert not site.form_is_ours(None, "")


def test_a_name_tried_too_often_waits(clock: Clock) -> None:
    tries = Tries(clock)
    for _ in range(tries.at_most):
        assert not tries.must_wait("worker")
        tries.failed("worker")
    assert tries.must_wait("worker")
    assert not tries.must_wait("somebody else")
    clock.now += tries.within_seconds + 1
    assert not tries.must_wait("worker")
