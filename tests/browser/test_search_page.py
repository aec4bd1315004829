"""The search page in a browser: what is typed, chosen and gone back to; what is shown, said and left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE_MS
from tests.browser.host import PATH
from tests.browser.pages import Ears, Visitor
from tests.browser.test_access import AXE, DRAWN_RULES, FOCUS, RULES, VIOLATIONS
from tests.browser.test_look import DRAWN, OVERFLOW, SHIFTS

pytestmark = pytest.mark.browser

COUNT = re.compile(r"^([\d,]+) articles?$")
WIDE = {"width": 1280, "height": 900}


def asked(page: Page, home: str, query: str = "") -> None:
    """Open the search page with a query in its address, and wait until it is answered."""
    page.goto(f"{home}/search.html{query}")
    answered(page)


def answered(page: Page) -> None:
    """Wait until a search is over, or there is none."""
    expect(page.locator(".count")).not_to_have_attribute("aria-busy", "true", timeout=PATIENCE_MS)


def found(page: Page) -> int:
    """How many articles the page says there are."""
    status = page.get_by_role("status")
    expect(status).to_have_text(COUNT)
    said = COUNT.match(status.inner_text())
    assert said
    return int(said[1].replace(",", ""))


def titles(page: Page) -> list[str]:
    """The headlines of the results."""
    return page.locator(".river h2").all_inner_texts()


def test_results_come_while_somebody_types(packet_host: str, visitor: Visitor) -> None:
    """The beginning of a word finds it; the address follows without a new place in the history; the focus stays."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host)
    before = page.evaluate("history.length")
    field = page.get_by_role("searchbox", name="Search the archive")
    field.press_sequentially("orchest", delay=20)
    expect(page.locator(".river mark").first).to_be_visible()
    answered(page)
    assert found(page) > 0
    assert {mark.casefold() for mark in page.locator(".river h2 mark").all_inner_texts()} == {"orchestra"}
    assert page.url.endswith("?q=orchest")
    assert page.evaluate("history.length") == before
    expect(field).to_be_focused()


def test_what_is_sent_can_be_gone_back_to(packet_host: str, visitor: Visitor) -> None:
    """Enter makes a place in the history; back and forward bring each query with its results."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=orchestra")
    orchestra = titles(page)
    field = page.get_by_role("searchbox")
    field.fill("parliament")
    field.press("Enter")
    expect(page.locator(".river h2").first).to_contain_text("Parliament")
    answered(page)
    parliament = titles(page)
    page.go_back()
    expect(field).to_have_value("orchestra")
    expect(page.locator(".river h2").first).to_contain_text("Orchestra")
    answered(page)
    assert titles(page) == orchestra != parliament
    page.go_forward()
    expect(field).to_have_value("parliament")
    answered(page)
    assert titles(page) == parliament


def test_a_result_is_a_headline_that_leads_to_its_article(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """Results are a list of headings; each leads to a page that is there, with its date, its tags and an excerpt."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=gallery")
    item = page.locator("ol.river > li").first
    address = item.get_by_role("heading", level=2).get_by_role("link").get_attribute("href")
    assert address is not None
    assert (packet / address).is_file()
    expect(item.locator(".excerpt mark").first).to_have_text("gallery")
    expect(item.locator(".meta")).to_have_text(re.compile(r"\d{4}"))


def test_there_is_always_more(packet_host: str, visitor: Visitor) -> None:
    """Ten results are shown, and ten more when asked for, with the focus where it was."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=notice")
    assert found(page) > 800
    assert len(titles(page)) == 10
    more = page.get_by_role("button", name="Show more")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".river h2")).to_have_count(20)
    answered(page)
    expect(more).to_be_focused()


def test_a_bar_keeps_to_its_years(packet_host: str, visitor: Visitor) -> None:
    """A bar of the histogram sets from: and to:, its chip takes them away again, and the table says the same."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=river")
    whole = found(page)
    bar = page.locator(".bars a").nth(1)
    label = bar.get_attribute("title")
    assert label is not None
    years, count = re.fullmatch(r"(\d+(?:–\d+)?): ([\d,]+) articles?", label).groups()  # type: ignore[union-attr]
    bar.click()
    first, _, last = years.partition("–")
    expect(page.get_by_role("searchbox")).to_have_value(f"river from:{first} to:{last or first}")
    answered(page)
    assert found(page) == int(count) < whole
    for name in (f"from:{first}", f"to:{last or first}"):
        page.get_by_role("list", name="Filters").get_by_role("link", name=name).click()
        answered(page)
    expect(page.get_by_role("searchbox")).to_have_value("river")
    assert found(page) == whole
    page.get_by_text("Same data as a table").click()
    rows = page.locator("tbody tr")
    assert sum(int(text.replace(",", "")) for text in rows.locator("td").all_inner_texts()) == whole
    assert rows.get_by_role("link").all_inner_texts()[1] == years


def test_tags_of_results_are_filters(packet_host: str, visitor: Visitor) -> None:
    """The tag of a result asks for articles with that tag among those found."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=board")
    whole = found(page)
    tag = page.locator(".river .meta a").first
    name = tag.inner_text()
    tag.click()
    answered(page)
    expect(page.get_by_role("searchbox")).to_have_value(re.compile(f'^board tag:"?{name}"?$'))
    assert 0 < found(page) < whole


@pytest.mark.parametrize("url", ["tags/public-works.html", "people/ada-korosec.html", "places/port-arden.html"])
def test_a_term_leads_to_a_search_among_its_articles(
    packet: Path, packet_host: str, visitor: Visitor, url: str
) -> None:
    """The page of a tag, a person or a place has a link to a search that finds just what is filed there."""
    page = visitor(viewport=WIDE).new_page()
    page.goto(f"{packet_host}/{url}")
    said = re.search(r'class="dek">(?:<[^>]+>)?([\d,]+) articles', (packet / url).read_text("utf-8"))
    assert said
    page.get_by_role("link", name="Search these articles").click()
    page.wait_for_url("**/search.html?q=*")
    expect(page.get_by_role("status")).to_have_text(COUNT)
    answered(page)
    assert found(page) == int(said[1].replace(",", ""))


def test_results_come_best_or_newest_first(packet_host: str, visitor: Visitor) -> None:
    """The order is chosen by buttons that say which is pressed, and stands in the address."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=ferry")
    best, newest = page.get_by_role("button", name="Best first"), page.get_by_role("button", name="Newest first")
    expect(best).to_have_attribute("aria-pressed", "true")
    newest.click()
    answered(page)
    expect(newest).to_have_attribute("aria-pressed", "true")
    expect(best).to_have_attribute("aria-pressed", "false")
    assert page.url.endswith("?order=newest&q=ferry") or page.url.endswith("?q=ferry&order=newest")
    years = [int(re.findall(r"\d{4}", text)[0]) for text in page.locator(".river .meta").all_inner_texts()]
    assert years == sorted(years, reverse=True)


def test_nothing_typed_explains_what_to_type(packet_host: str, visitor: Visitor) -> None:
    """Without a query there are three examples, and each finds something; emptying the field brings them back."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host)
    examples = page.locator(".told li a")
    assert examples.count() == 3
    expect(page.get_by_role("status")).to_have_text("")
    for number in range(3):
        examples.nth(number).click()
        answered(page)
        assert found(page) > 0
        expect(page.locator("#start")).to_be_hidden()
        page.get_by_role("searchbox").fill("")
        expect(examples.first).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()


def test_nothing_found_suggests_what_to_do(packet_host: str, visitor: Visitor) -> None:
    """A query without an answer says so, with suggestions and the other ways into the archive."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=zeppelins+tag:Music")
    expect(page.get_by_role("status")).to_have_text("No article holds all of that")
    expect(page.get_by_text("Try fewer or other words")).to_be_visible()
    expect(page.get_by_role("link", name="tag:Music")).to_be_visible()
    expect(page.locator("#start").get_by_role("link", name="Timeline")).to_be_visible()
    expect(page.get_by_text("Same data as a table")).to_be_hidden()


@pytest.mark.parametrize("lost", ["**/search/**", "**/assets/search.*.js"])
def test_an_index_that_cannot_be_loaded_is_told(packet_host: str, visitor: Visitor, lost: str) -> None:
    """Where the index or its reader is out of reach the page says so and leads on."""
    page = visitor(viewport=WIDE).new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(f"{packet_host}/search.html?q=river")
    expect(page.get_by_role("status")).to_have_text("The search index could not be loaded")
    expect(page.locator("#start").get_by_role("link", name="Timeline")).to_be_visible()


def test_the_front_page_and_a_missing_page_lead_to_a_search(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """Their field opens the search page with what was typed, over http and from the disk."""
    page = visitor(viewport=WIDE).new_page()
    for home in (packet_host, packet.as_uri()):
        page.goto(f"{home}/index.html")
        page.get_by_role("search").get_by_role("searchbox").fill("orchestra")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=orchestra")
        answered(page)
        assert found(page) > 0
    page.goto(f"{packet_host}/404.html")
    page.get_by_role("searchbox", name="Search the archive").fill("orchestra")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search.html?q=orchestra")


@pytest.mark.parametrize("where", ["root", "path", "disk", "strict"])
def test_a_search_says_nothing_in_the_console(
    packet: Path, packet_host: str, strict_host: str, visitor: Visitor, where: str
) -> None:
    """At a host's root, below a path, from the disk and under the strictest policy a search works in silence."""
    homes = {"root": packet_host, "path": f"{packet_host}{PATH[:-1]}", "disk": packet.as_uri(), "strict": strict_host}
    page = visitor(viewport=WIDE).new_page()
    ears = Ears(page, homes[where])
    asked(page, homes[where], "?q=ferry")
    assert found(page) > 0
    page.get_by_role("searchbox").fill("bridge")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".river h2").first).to_contain_text("bridge")
    answered(page)
    page.locator(".bars a").first.click()
    answered(page)
    assert page.locator(".bars i").first.bounding_box()["height"] > 10  # type: ignore[index]
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("bridge")
    assert ears.heard == []


def test_axe_finds_nothing_among_results(packet_host: str, visitor: Visitor) -> None:
    """With results, filters and the table open no rule is broken, light and dark, on a telephone and on a screen."""
    page = visitor().new_page()
    asked(page, packet_host, "?q=board+from:1871")
    page.get_by_text("Same data as a table").click()
    page.evaluate(AXE)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        assert page.evaluate(VIOLATIONS, RULES) == [], width
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(VIOLATIONS, DRAWN_RULES) == [], width
        assert page.evaluate(OVERFLOW) <= 0
    page.get_by_role("searchbox").fill("zeppelins")
    expect(page.get_by_text("Try fewer")).to_be_visible()
    assert page.evaluate(VIOLATIONS, RULES) == []


def test_the_keyboard_reaches_everything(packet_host: str, visitor: Visitor) -> None:
    """Tab goes from the field through filters, order, bars, table and results in this order, outlined and in view."""
    page = visitor(viewport=WIDE, reduced_motion="reduce").new_page()
    asked(page, packet_host, "?q=board+from:1871")
    page.get_by_role("searchbox").focus()
    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS) | page.evaluate(WHERE))
    assert [stop["where"] for stop in stops] == [
        "seek", "chips", "order", "order", "bars", "details", "river", "river", "river",
    ]  # fmt: skip
    assert [stop for stop in stops if not stop["seen"] or stop["outline"] < 2] == []


WHERE = """(() => ({
    where: ['seek', 'chips', 'order', 'bars', 'river', 'details'].find(name =>
        document.activeElement.closest(name === 'details' ? name : '.' + name))
}))()"""


def test_arrows_walk_along_the_bars(packet_host: str, visitor: Visitor) -> None:
    """One bar is reached by Tab, the others by the arrow keys; Enter keeps to its years; the count has the focus."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=board")
    bars = page.locator(".bars a")
    assert [bars.nth(number).get_attribute("tabindex") for number in range(bars.count())].count("0") == 1
    bars.last.focus()
    page.keyboard.press("ArrowLeft")
    expect(bars.nth(bars.count() - 2)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(bars.last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value(re.compile("from:"))
    expect(page.get_by_role("status")).to_be_focused()


def test_nothing_moves_while_results_come(packet_host: str, visitor: Visitor) -> None:
    """A search that stands in the address shifts nothing that was painted, whatever comes late."""
    for width in (320, 1280):
        for query in ("", "?q=board", "?q=zeppelins", "?q=notice&order=newest"):
            page = visitor(viewport={"width": width, "height": 900}).new_page()
            page.route("**/*.woff2", lambda route: route.abort())
            page.add_init_script(SHIFTS)
            asked(page, packet_host, query)
            page.evaluate(DRAWN)
            assert page.evaluate("window.shifts") == [], (width, query)


def test_without_scripts_the_page_leads_on(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """Without JavaScript the timeline, tags, people, places and stories are linked, and nothing pretends to search."""
    page = visitor(java_script_enabled=False).new_page()
    page.goto(f"{packet_host}/search.html?q=river")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_text("What to type")).to_be_hidden()
    ways = page.locator("#start .chips a")
    assert ways.all_inner_texts() == ["Timeline", "Tags", "People", "Places", "Stories"]
    for number in range(ways.count()):
        assert (packet / str(ways.nth(number).get_attribute("href"))).is_file()
    expect(page.get_by_role("button", name="Best first")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("")


def test_a_search_may_run_from_right_to_left(arabic_host: str, visitor: Visitor) -> None:
    """In an Arabic archive results begin on the right, time runs to the left, and so do the arrow keys."""
    page = visitor(viewport=WIDE).new_page()
    ears = Ears(page, arabic_host)
    asked(page, arabic_host, "?q=المجلس")
    items = page.locator(".river > li")
    expect(items.first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.river h2')).direction") == "rtl"
    bars = page.locator(".bars a")
    boxes = [bars.first.bounding_box(), bars.last.bounding_box()]
    assert boxes[0]["x"] > boxes[1]["x"]  # type: ignore[index]
    bars.last.focus()
    page.keyboard.press("ArrowRight")
    expect(bars.nth(bars.count() - 2)).to_be_focused()
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS, RULES) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVERFLOW) <= 0
    assert ears.heard == []


def test_a_search_is_not_printed_but_its_results_are(packet_host: str, visitor: Visitor) -> None:
    """On paper there are the count and the results, without the field and the buttons."""
    page = visitor(viewport=WIDE).new_page()
    asked(page, packet_host, "?q=orchestra")
    page.emulate_media(media="print")
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator(".river h2").first).to_be_visible()
    shown = (
        "[...document.querySelectorAll('form, button, select, summary')].filter(each => each.checkVisibility()).length"
    )
    assert page.evaluate(shown) == 0
