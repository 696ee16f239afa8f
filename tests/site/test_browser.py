"""The site in a real browser, as a visitor meets it."""

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from paths import ROOT
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or else Playwright's own."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"no browser can be started: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, served by a process of its own that stands in another folder."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    code += f"from pathlib import Path; from quotes.site.serve import serve; serve(Path({str(database)!r}), port=0)"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=tmp_path_factory.mktemp("elsewhere")
    )
    assert process.stdout is not None
    yield process.stdout.readline().split()[0]
    process.terminate()
    process.communicate()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The front page, freshly opened. A script that fails, fails the test."""
    context = browser.new_context(viewport=request.param, base_url=address)
    page = context.new_page()
    errors: list[Error] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto("/")
    yield page
    context.close()
    assert errors == []


def fits(page: Page) -> bool:
    """Does the page need no sideways scrolling?"""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_front_page(page: Page) -> None:
    expect(page).to_have_title("Who said what")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who said what")
    expect(page.locator("figure.quote blockquote").first).to_have_text(
        "“Every boat that leaves from the old harbour comes home sooner,”"
    )
    expect(page.get_by_role("list", name="Questions to begin with").get_by_role("link")).to_have_count(6)
    assert fits(page)


def test_a_search_marks_its_hits(page: Page) -> None:
    page.get_by_label("Search quotations and speakers").fill("harbour")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark")).to_have_text(["harbour", "harbour"])
    expect(page.locator(".hits blockquote").first).to_have_text("the harbour lost money every year")
    assert fits(page)
    page.get_by_label("Search for").fill("zeppelin")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".zero-results")).to_contain_text("Nothing found.")


def test_the_search_in_the_header(page: Page) -> None:
    page.get_by_role("link", name="Articles").first.click()
    page.get_by_label("Search", exact=True).fill("tvrs")
    page.get_by_label("Search", exact=True).press("Enter")
    expect(page.locator(".hits .speaker")).to_have_text(["Tarn Valley Rescue Society"] * 2)


def test_the_quotes_table_and_a_facet(page: Page) -> None:
    page.get_by_role("link", name="Quotes", exact=True).click()
    rows = page.locator("table.rows-and-columns tbody tr")
    expect(rows).to_have_count(14)
    page.locator("#facet-outlet").get_by_role("link", name="Coast Gazette").click()
    expect(rows).to_have_count(5)
    page.locator("#facet-kind").get_by_role("link", name="direct", exact=True).click()
    expect(rows).to_have_count(2)
    expect(rows.locator("td.col-quote")).to_have_text(
        [
            "“Every boat that leaves from the old harbour comes home sooner,”",
            "“Nobody has asked the people who work here.”",
        ]
    )
    assert fits(page)


def test_from_a_quote_to_its_speaker_and_its_article(page: Page) -> None:
    page.get_by_role("link", name="“Nobody has asked").click()
    expect(page.locator(".context mark")).to_have_text(
        ["“Nobody has asked the people who work here,”", "“We will be on that quay every morning.”"]
    )
    page.locator("figcaption .speaker").get_by_role("link", name="Mara Quill").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mara Quill")
    expect(page.locator("figure.quote")).to_have_count(3)
    assert fits(page)
    page.get_by_role("link", name="Council votes to close the old harbour").first.click()
    expect(page.locator(".context mark")).to_have_count(6)
    assert fits(page)


def test_the_csv_has_the_rows_of_the_table(page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="Quotes", exact=True).click()
    cells = page.locator("table.rows-and-columns tbody td.col-quote")
    expect(cells).to_have_count(14)
    shown = cells.all_text_contents()
    page.get_by_label("download file").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export CSV").click()
    download.value.save_as(tmp_path / "quotes.csv")
    with (tmp_path / "quotes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quote"] for row in rows] == shown


def test_the_keyboard_reaches_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
