"""What the hook does when something fails: it says so, keeps it, and names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapter.casework import Cases
from adapter.errors import TryLater
from adapter.settings import Settings
from adapter.web import create_app
from tests.web.hook_calls import DAUGHTER, SIGN, call, prefetch
from tests.web.hook_wire import post
from tests.web.sites import Site


def test_the_callers_own_token_is_never_kept(site: Site, settings: Settings) -> None:
    granted = {
        "access_token": "a-secret-of-the-record-system",
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "user/*.read",
        "subject": "x",
    }
    assert post(site, call(SIGN, fhirServer="https://fhir.example", fhirAuthorization=granted)).status_code == 200
    folder = settings.database.removeprefix("sqlite:///").rsplit("/", 1)[0]
    assert all(b"a-secret-of-the-record-system" not in path.read_bytes() for path in Path(folder).iterdir())


def _fails(*_: object, **__: object) -> None:
    raise TryLater("The store does not answer.")


def test_without_an_audit_row_no_card_leaves(site: Site, settings: Settings) -> None:
    """No audit, no action: the store refuses, so the call is refused."""

    class Deaf(Cases):
        record_events = _fails  # type: ignore[assignment]

    deaf = Deaf.__new__(Deaf)
    deaf.__dict__.update(getattr(site.cases, "__dict__", {}))
    broken = Site(create_app(site.shelves, deaf, settings), deaf, site.shelves)
    answer = post(broken, call())
    assert answer.status_code == 503
    assert answer.json()["resourceType"] == "OperationOutcome"
    assert "cards" not in answer.json()


@pytest.mark.parametrize(
    "crash", [KeyError("Mia"), ValueError("Ashby"), RecursionError()], ids=["key", "value", "depth"]
)
def test_a_fault_of_ours_is_a_card_and_never_silence(
    site: Site, monkeypatch: pytest.MonkeyPatch, crash: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """The log names the kind of fault and nobody."""

    def crashes(extract: object, lexicon: object) -> None:
        raise crash

    monkeypatch.setattr("adapter.screening.reading.read", crashes)
    (card,) = post(site, call()).json()["cards"]
    assert "Could not check" in card["detail"]
    assert type(crash).__name__ in caplog.text
    assert "Mia" not in caplog.text + str(card)
    assert "Ashby" not in caplog.text + str(card)


def test_signing_what_nobody_could_read_is_held_for_somebody_to_mend(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crashes(extract: object, lexicon: object) -> None:
        raise KeyError

    monkeypatch.setattr("adapter.screening.reading.read", crashes)
    worker = site.cases.practitioner("worker")
    assert worker
    assert len(post(site, call(SIGN)).json()["cards"]) == 1
    assert len(site.cases.quarantined(worker)) == 1


def test_a_record_no_mapping_recognises_is_a_card(site: Site) -> None:
    strange = call(prefetch={**prefetch(DAUGHTER), "patient": {"resourceType": "Patient", "id": "adult-1"}})
    assert post(site, strange).status_code == 200
