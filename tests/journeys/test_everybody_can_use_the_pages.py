"""Every page held against axe's rules (WCAG 2.2 A and AA among them), at two widths."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from adapter.records import Quarantined, sha256_of
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


@pytest.mark.parametrize("width", [1200, 400])
def test_axe_finds_nothing_on_the_page_of_whoever_runs_it(page: Page, served: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for number in range(7):
        content = b"{" * (number + 1)
        cause = ("It is not JSON from there on.", "Correct the record at its source and send it again.")
        path = f"/srv/drop/exampleshire/2026-10-02/assessments-of-the-whole-night-{number}.json"
        item = Quarantined(path, sha256_of(content), "line 3, column 18", *cause, content)
        served.cases.keep_quarantined(item, by="drop")
    sign_in(page, served, "a.admin", "running")
    expect(page.get_by_role("heading", level=1)).to_have_text("How it is running")
    expect(page.get_by_text("7 records could not be read")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert faults(page) == []
    assert not sideways(page)


def test_whoever_runs_it_needs_neither_script_nor_mouse(page_without_script: Page, served: Served) -> None:
    page = page_without_script
    served.cases.keep_quarantined(
        Quarantined("a.json", "0" * 64, "line 1", "It is empty.", "Send it again."), by="drop"
    )
    sign_in(page, served, "a.admin", "running")
    link = page.get_by_role("link", name="1 record could not be read")
    for _ in range(10):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**#held")
    expect(page.get_by_text("thinkfamily replay held --apply")).to_be_visible()
