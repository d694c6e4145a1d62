"""Refusals on the hook's wire: a status and a sentence come in, a FHIR OperationOutcome goes out.

CDS Hooks asks for an OperationOutcome with every refusal. Sentences name places, never a person.
"""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from starlette.responses import Response

JSON = "application/json"

_CODES: Mapping[int, str] = {
    400: "invalid",
    404: "not-found",
    405: "not-supported",
    412: "required",
    413: "too-long",
    415: "not-supported",
    503: "transient",
}

SENTENCES: Mapping[int, str] = {
    404: "There is no service with this id. See the discovery at /cds-services.",
    405: "A service is called with POST, and the discovery is read with GET.",
    413: "The request is larger than this site takes. Send less, or ask the site to raise max_record_bytes.",
    415: "The request must be application/json.",
    500: "The request could not be answered; the fault is in this service. Nothing was decided about anybody.",
    503: "The audit record could not be written, so no card is given. Try again.",
}


def refusal(status: int, sentence: str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """An OperationOutcome with one issue."""
    issue = {
        "severity": "error",
        "code": _CODES.get(status, "exception"),
        "diagnostics": sentence or SENTENCES.get(status, "The request was refused."),
    }
    body = orjson.dumps({"resourceType": "OperationOutcome", "issue": [issue]})
    return Response(body, status, headers, media_type=JSON)


def bare_401() -> Response:
    """Refused without a reason (CDS Hooks, "Trusting CDS Clients": nothing to learn from it)."""
    return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
