"""Every page held against axe's rules (WCAG 2.2 A and AA among them), at two widths."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.walks import Served, answer_three_questions, approve, hand_over, open_first_draft, sign_in


def faults(page: Page) -> list[str]:
    """What axe finds, each with the place on the page."""
    found = Axe().run(page).response["violations"]
    return [f"{page.url}: {one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def sideways(page: Page) -> bool:
    """Whether a reader has to scroll sideways (WCAG 1.4.10)."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [1200, 400])
def test_axe_finds_nothing_on_any_page(page: Page, served: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = []

    def look() -> None:
        found.extend(faults(page))
        if sideways(page):
            found.append(f"{page.url}: wider than the window")

    page.goto(f"{served.address}/sign-in")
    look()
    sign_in(page, served)
    look()
    prompts = [link.get_attribute("href") for link in page.locator("a[href^='/prompts/']").all()]
    open_first_draft(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    look()
    referral = page.url
    page.get_by_role("link", name="Change", exact=False).first.click()
    look()
    page.goto(referral)
    page.get_by_role("link", name="Add something you saw or heard").first.click()
    look()
    page.goto(f"{referral}/decide")
    page.get_by_role("button", name="Save the three answers").click()
    look()
    page.goto(referral)
    answer_three_questions(page)
    look()
    approve(page)
    look()
    hand_over(page, "EX-1044")
    look()
    for path in (*prompts[:1], f"{referral}/history", "/nowhere"):
        page.goto(path if path and path.startswith("http") else f"{served.address}{path}")
        look()
    assert found == []
