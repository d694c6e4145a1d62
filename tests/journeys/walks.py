"""Steps of a journey: a page and a site come in, the page a practitioner would then see goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from adapter.casework import Cases

PASSWORD = "an invented passphrase"


@dataclass(frozen=True, slots=True)
class Served:
    """Where the site answers, and what stands behind it."""

    address: str
    cases: Cases


def sign_in(page: Page, served: Served, username: str = "r.okafor", lands_on: str = "worklist") -> None:
    page.goto(served.address)
    page.get_by_label("Sign-in name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**/{lands_on}")


def open_first_draft(page: Page) -> None:
    """From the worklist into the most urgent draft."""
    page.locator("a[href^='/referrals/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Draft referral")


def answer_three_questions(page: Page) -> None:
    """From a draft to its decision, with the three answers recorded."""
    page.get_by_role("link", name="Decide whether to send").click()
    page.get_by_label("Yes, before this referral").check()
    page.get_by_label("Agreed to the service").check()
    page.get_by_label(re.compile("Public task")).check()
    page.get_by_role("button", name="Save the three answers").click()
    expect(page.get_by_text("answered", exact=True)).to_be_visible()


def approve(page: Page) -> None:
    """From the answered questions to the hand-over."""
    page.get_by_role("button", name="Approve exactly this").click()
    page.wait_for_url("**/hand-over")


def hand_over(page: Page, reference: str) -> None:
    """Write down the hand-over."""
    page.get_by_label("To whom?").fill("Duty desk")
    page.get_by_label("By telephone").check()
    page.get_by_label("Their reference").fill(reference)
    page.get_by_role("button", name="Record the hand-over").click()
    expect(page.get_by_text(reference)).to_be_visible()
