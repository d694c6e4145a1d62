"""Who may: a signed-in person comes in, nothing or the sentence that refuses them goes out.

Whether this is the right moment is asked in `policies.py`.
"""

from __future__ import annotations

from adapter.casework.views import Practitioner, Role
from adapter.errors import NotAllowed

_HANDLE = (Role.PRACTITIONER, Role.SAFEGUARDING_LEAD)
FOR_AUDITORS = (
    "Cases are for practitioners and safeguarding leads. An auditor reads what was done: ask for the address of a "
    "referral and put /history at its end. Whoever runs the service has the audit chain."
)


def check_may_handle(by: Practitioner) -> None:
    """Read and decide on cases: practitioners and safeguarding leads, not administrators."""
    if by.role is Role.AUDITOR:
        raise NotAllowed(FOR_AUDITORS)
    if by.role not in _HANDLE:
        raise NotAllowed("Cases are for practitioners and safeguarding leads; your account is for other work.")


def check_may_read_history(by: Practitioner) -> None:
    """Read what was done: also auditors."""
    if by.role not in (*_HANDLE, Role.AUDITOR):
        raise NotAllowed("The history of a case is for practitioners, safeguarding leads and auditors.")


def check_may_see_quarantine(by: Practitioner) -> None:
    """See which records could not be read, without their content: everybody but auditors."""
    if by.role not in (*_HANDLE, Role.ADMINISTRATOR):
        raise NotAllowed("Records that could not be read are for practitioners and administrators.")


def check_may_run_it(by: Practitioner) -> None:
    """See how the service is running, places and causes only: administrators."""
    if by.role is not Role.ADMINISTRATOR:
        raise NotAllowed("How the service is running is for administrators; your account is for other work.")


def check_may_add_people(by: Practitioner) -> None:
    """Let others sign in: administrators."""
    if by.role is not Role.ADMINISTRATOR:
        raise NotAllowed("Only an administrator adds people who may sign in.")
