"""Drafting: a screened record comes in, a referral a person can check goes out, as bytes, page, PDF and FHIR."""

from __future__ import annotations

from adapter.drafting.bundle import render_bundle
from adapter.drafting.content import (
    content_of,
    draft_from,
    with_line,
    with_receiver,
    with_sharing,
    with_words,
)
from adapter.drafting.make import initials, make_draft
from adapter.drafting.pages import Stamp, render_pdf
from adapter.drafting.wording import ROUTE_WORDS, SECTIONS

__all__ = [
    "ROUTE_WORDS",
    "SECTIONS",
    "Stamp",
    "content_of",
    "draft_from",
    "initials",
    "make_draft",
    "render_bundle",
    "render_pdf",
    "with_line",
    "with_receiver",
    "with_sharing",
    "with_words",
]
