"""A practitioner's whole way through a referral, in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.walks import Served, answer_three_questions, approve, hand_over, open_first_draft, sign_in

TABS_AT_MOST = 200


def test_a_practitioner_reads_decides_hands_over_and_sees_it_in_the_history(
    page: Page, served: Served, tmp_path: Path
) -> None:
    sign_in(page, served)
    open_first_draft(page)
    page.get_by_text("The words this came from").first.click()
    expect(page.locator("blockquote:visible").first).to_be_visible()
    answer_three_questions(page)
    fingerprint = page.locator("#fingerprint").inner_text()
    approve(page)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download the form (PDF)").click()
    downloading.value.save_as(tmp_path / "form.pdf")
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF-")
    assert downloading.value.suggested_filename == "referral.pdf"
    hand_over(page, "EX-1042")
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("main")).to_contain_text("Ruth Okafor")
    worker = served.cases.practitioner("r.okafor")
    assert worker
    referral = page.url.split("/")[-2]
    approval = served.cases.show(referral, worker).approval
    assert approval
    assert approval.content_sha256 == fingerprint


def test_the_whole_way_works_without_script(page_without_script: Page, served: Served) -> None:
    page = page_without_script
    sign_in(page, served)
    open_first_draft(page)
    answer_three_questions(page)
    approve(page)
    hand_over(page, "EX-1043")


def test_a_draft_is_declined_with_a_reason_and_leaves_the_worklist(page: Page, served: Served) -> None:
    sign_in(page, served)
    before = page.locator("a[href^='/referrals/']").count()
    open_first_draft(page)
    page.get_by_role("link", name="Decide whether to send").click()
    page.get_by_role("button", name="Do not send").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose why")
    page.get_by_label("Children's services already know").check()
    page.get_by_role("button", name="Do not send").click()
    page.wait_for_url("**/worklist")
    assert page.locator("a[href^='/referrals/']").count() == before - 1


def test_a_button_that_is_closed_says_why_beside_it(page: Page, served: Served) -> None:
    sign_in(page, served)
    open_first_draft(page)
    page.get_by_role("link", name="Decide whether to send").click()
    button = page.get_by_role("button", name="Approve exactly this")
    expect(button).to_be_disabled()
    reason = page.locator(f"#{button.get_attribute('aria-describedby')}")
    expect(reason).to_contain_text("First record three things")


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what has the focus says the wanted words."""
    said = "(e => (e.labels?.[0]?.innerText || e.innerText || '').trim())(document.activeElement)"
    for _ in range(TABS_AT_MOST):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(said):
            return
    raise AssertionError(f"'{wanted}' cannot be reached with the Tab key")


def test_the_keyboard_alone_is_enough(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to main content"
    tab_to(page, "Sign-in name")
    page.keyboard.type("r.okafor")
    tab_to(page, "Password")
    page.keyboard.type("an invented passphrase")
    page.keyboard.press("Enter")
    page.wait_for_url("**/worklist")
    first = page.locator("a[href^='/referrals/']").first.inner_text().split(",")[0]
    tab_to(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/referrals/*")
    tab_to(page, "The words this came from")
    page.keyboard.press("Enter")
    expect(page.locator("blockquote:visible").first).to_be_visible()
    page.goto(f"{page.url}/decide")
    for choice in ("Yes, before this referral", "Agreed to the service", "Public task"):
        tab_to_group(page, choice)
    tab_to(page, "Save the three answers")
    page.keyboard.press("Enter")
    expect(page.get_by_text("answered", exact=True)).to_be_visible()
    tab_to(page, "Approve exactly this")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hand-over")


def tab_to_group(page: Page, first_choice: str) -> None:
    """Tab into a group of choices and take the first with the space bar."""
    tab_to(page, first_choice)
    page.keyboard.press("Space")
