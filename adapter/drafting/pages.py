"""The printed page: approved bytes come in, an accessible PDF (PDF/UA-1 and PDF/A-2a) goes out.

The same bytes, approval and stamp give the same PDF. Nothing but the bytes is printed, so the page a
person checks is the page that is sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import typst

from adapter.drafting.content import draft_from
from adapter.drafting.lines import printed
from adapter.drafting.wording import ROUTE_WORDS, SECTIONS
from adapter.facts import Evidence
from adapter.records import sha256_of
from adapter.referrals import Approval, Draft, DraftLine, Knowing
from adapter.words import day_in_words

_TEMPLATE = (Path(__file__).parent / "referral.typ").read_bytes()
_UNAPPROVED = "DRAFT – not approved"
_KNOWING_WORDS = {
    Knowing.FOUND: "found in the record",
    Knowing.TOLD: "told",
    Knowing.NOT_KNOWN: "not known",
    Knowing.NOT_ASKED: "not asked",
}
# What the embedded font can draw for certain; PDF/A forbids a box where a letter is missing.
_DRAWABLE = re.compile(
    r"[^\n\t\u0020-\u007e\u00a0-\u017f\u0370-\u03ff\u0400-\u045f\u2010-\u2027\u2032\u2033\u20ac\u2190-\u2193]"
)
# PDF/A takes no string over 32,767 bytes, and a word without an end makes one: it is cut where a line ends anyway.
_ENDLESS = re.compile(r"\S{500}(?=\S)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the page says of itself beside its content."""

    version: int
    approved_by: str | None = None
    """The approver's name as people know it; the approval's own user name where it is empty."""


def render_pdf(content: bytes, approval: Approval | None, stamp: Stamp) -> bytes:
    """The PDF of exactly these bytes, marked as a draft where `approval` is None or is of other bytes."""
    draft = draft_from(content)
    approved = approval is not None and approval.content_sha256 == sha256_of(content)
    tree = _tree(content, draft, approval if approved else None, stamp)
    return typst.compile(
        _TEMPLATE,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": orjson.dumps(_drawable(tree)).decode()},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=draft.made_on,
    )


def _tree(content: bytes, draft: Draft, approval: Approval | None, stamp: Stamp) -> dict[str, Any]:
    banner = _UNAPPROVED if approval is None else "Approved referral"
    sources = tuple(dict.fromkeys(item for line in draft.lines for item in line.evidence))
    numbers = {item: number for number, item in enumerate(sources, 1)}
    return {
        "title": f"Referral {draft.id}",
        "heading": f"Referral: {ROUTE_WORDS[draft.route]}",
        "banner": banner,
        "warning": "Nobody has decided to send this. It must not leave the service.",
        "approved": approval is not None,
        "version": str(stamp.version),
        "sha256": sha256_of(content),
        "head": [
            ["Reference", draft.id],
            ["About", draft.subject],
            ["Made on", draft.made_on.strftime("%d %B %Y, %H:%M UTC")],
        ],
        "sections": [{"title": title, "lines": _lines(draft, title, numbers)} for title in SECTIONS],
        "sources": [_source(item) for item in sources],
        "approval": _approval(approval, stamp),
    }


def _lines(draft: Draft, section: str, numbers: dict[Evidence, int]) -> list[dict[str, Any]]:
    return [
        {
            "label": line.label if line.label.endswith("?") else f"{line.label}:",
            "words": printed(line.words),
            "knowing": _knowing(line),
            "sources": [numbers[item] for item in line.evidence],
        }
        for line in draft.lines
        if line.section == section
    ]


def _knowing(line: DraftLine) -> str:
    if line.edited_by:
        return f"(in the words of {line.edited_by})"
    words = _KNOWING_WORDS[line.knowing]
    return "" if line.words.casefold().startswith(words) else f"({words})"


def _source(evidence: Evidence) -> dict[str, str]:
    day = day_in_words(evidence.recorded_on) if evidence.recorded_on else "date not recorded"
    parts = (evidence.question, evidence.said_by or "author not recorded", day)
    return {"quote": f"“{evidence.quote}”", "where": " – ".join(part for part in parts if part)}


def _approval(approval: Approval | None, stamp: Stamp) -> list[list[str]]:
    if approval is None:
        return []
    # What was recorded about sharing stands in the content itself, in the section of that name.
    return [
        ["Approved by", stamp.approved_by or approval.approved_by],
        ["Approved on", approval.approved_at.strftime("%d %B %Y, %H:%M:%S UTC")],
        ["Approved content", f"SHA-256 {approval.content_sha256}"],
    ]


def _drawable(tree: Any) -> Any:
    """The same tree with letters the font lacks written as their number, `[U+1F600]`, never left out."""
    if isinstance(tree, str):
        written = _DRAWABLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", tree)
        return _ENDLESS.sub(lambda found: f"{found.group()} ", written)
    if isinstance(tree, list):
        return [_drawable(item) for item in tree]
    return {key: _drawable(value) for key, value in tree.items()} if isinstance(tree, dict) else tree
