"""What scripts add to pages: a choice of scheme, an article's age, this day in other years, tags that are moving."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import Ears, Visitor
from tests.browser.test_look import DRAWN, SHIFTS

pytestmark = pytest.mark.browser

RICH = "2011/06/rich.html"
UNDATED = "undated/undated.html"
NO_STORAGE = (
    """Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"""
)
PAPER = "getComputedStyle(document.body).backgroundColor"
DARK, LIGHT = "rgb(22, 21, 18)", "rgb(253, 252, 248)"
MOVING = """archiveMoving("2024-12", [1000, 10, 10, 10], [
    ["Steady", "tags/steady.html", 100, 1, 1, 1], ["R&D", "tags/r-d.html", 10, 2, 2, 2],
    ["Floods", "tags/floods.html", 0, 1, 1, 1], ["Few", "tags/few.html", 0, 0, 1, 1]
]);"""


def at(context: BrowserContext, day: str) -> Page:
    """A page on which it is noon of that day, by the reader's clock."""
    page = context.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00")
    return page


def published(packet: Path) -> str:
    """The exact day of the rich article."""
    found = re.search(r'dt-published[^>]* datetime="([\d-]{10})', (packet / RICH).read_text("utf-8"))
    assert found
    return found[1]


def test_a_reader_chooses_the_scheme(packet_host: str, visitor: Visitor) -> None:
    """Dark stays dark on the next page and after a reload, though the system is light; "As your system" undoes it."""
    page = visitor(color_scheme="light").new_page()
    ears = Ears(page, packet_host)
    page.goto(f"{packet_host}/index.html")
    assert page.evaluate(PAPER) == LIGHT
    choice = page.get_by_role("combobox", name="Appearance")
    box = choice.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    choice.select_option("Dark")
    assert page.evaluate(PAPER) == DARK
    page.goto(f"{packet_host}/{RICH}")
    assert page.evaluate(PAPER) == DARK
    expect(choice).to_have_value("dark")
    page.reload()
    assert page.evaluate(PAPER) == DARK
    choice.select_option("As your system")
    assert page.evaluate(PAPER) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == DARK
    choice.select_option("Light")
    assert page.evaluate(PAPER) == LIGHT
    assert ears.heard == []


def test_a_choice_that_cannot_be_kept_holds_for_the_page(packet_host: str, visitor: Visitor) -> None:
    """Where a browser keeps nothing, the scheme is still chosen, and nobody complains."""
    page = visitor(color_scheme="light").new_page()
    page.add_init_script(NO_STORAGE)
    ears = Ears(page, packet_host)
    page.goto(f"{packet_host}/index.html")
    page.get_by_role("combobox", name="Appearance").select_option("Dark")
    assert page.evaluate(PAPER) == DARK
    assert ears.heard == []


def test_a_choice_is_kept_on_a_disk(packet: Path, visitor: Visitor) -> None:
    """The choice holds for pages that are opened from the disk, too."""
    page = visitor(color_scheme="light").new_page()
    page.goto(f"{packet.as_uri()}/index.html")
    page.get_by_role("combobox", name="Appearance").select_option("Dark")
    page.goto(f"{packet.as_uri()}/{RICH}")
    assert page.evaluate(PAPER) == DARK


def test_an_old_article_says_how_old_it_is(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """From its second birthday on, an article says its age in whole years by the reader's clock."""
    day = published(packet)
    year, rest = int(day[:4]), day[4:]
    eve = f"{rest[:4]}{int(rest[4:]) - 1:02}" if int(rest[4:]) > 1 else "-01-01"
    for today, said in (
        (f"{year + 1}{rest}", ""),
        (f"{year + 2}{eve}", ""),
        (f"{year + 2}{rest}", "This article is 2 years old"),
        (f"{year + 7}{eve}", "This article is 6 years old"),
        (f"{year + 7}{rest}", "This article is 7 years old"),
        (f"{year + 1200}{rest}", "This article is 1,200 years old"),
    ):
        page = at(visitor(), today)
        page.goto(f"{packet_host}/{RICH}")
        expect(page.locator(".age")).to_have_text(said)
        expect(page.locator(".age")).to_be_visible(visible=bool(said))


def test_an_article_without_a_date_has_no_age(packet_host: str, visitor: Visitor) -> None:
    """Where no date is known there is no age, and no place for it."""
    page = at(visitor(), "2030-01-01")
    page.goto(f"{packet_host}/{UNDATED}")
    expect(page.locator(".age")).to_have_count(0)


def test_what_scripts_add_moves_nothing(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """The age, the choice of a scheme, this day and the tags that move come without shifting what was painted."""
    for url in (RICH, "index.html", "about.html"):
        for width in (320, 1280):
            page = at(visitor(viewport={"width": width, "height": 900}), "2025-01-15")
            page.route("**/*.woff2", lambda route: route.abort())
            page.route("**/moving.js", lambda route: route.fulfill(body=MOVING, content_type="text/javascript"))
            page.add_init_script(SHIFTS)
            page.goto(f"{packet_host}/{url}", wait_until="load")
            page.evaluate(DRAWN)
            assert page.evaluate("window.shifts") == [], (url, width)


@pytest.mark.parametrize(("today", "name"), [("2024-02-29", "29 February"), ("2025-11-04", "4 November")])
def test_the_front_page_leads_to_this_day(
    packet: Path, packet_host: str, visitor: Visitor, today: str, name: str
) -> None:
    """The link to the days of the year becomes one to today's page."""
    page = at(visitor(locale="en-US"), today)
    page.goto(f"{packet_host}/index.html")
    link = page.get_by_role("link", name=f"On this day, {name}", exact=True)
    address = link.get_attribute("href")
    assert address == f"on-this-day/{today[5:]}.html"
    assert (packet / address).is_file()


@pytest.mark.parametrize(
    ("today", "names"),
    [
        ("2024-12-31", ["Floods", "R&D"]),
        ("2025-01-15", ["R&D"]),
        ("2025-04-01", []),
        ("2031-04-01", []),
    ],
)
def test_tags_move_by_the_reader_s_clock(packet_host: str, visitor: Visitor, today: str, names: list[str]) -> None:
    """A tag moves with three articles and a larger share of three months than before; a still archive has none."""
    page = at(visitor(), today)
    ears = Ears(page, packet_host)
    page.route("**/moving.js", lambda route: route.fulfill(body=MOVING, content_type="text/javascript"))
    page.goto(f"{packet_host}/index.html", wait_until="load")
    section = page.locator(".moving")
    expect(section.locator("a")).to_have_text(names)
    expect(section).to_be_visible(visible=bool(names))
    if names:
        assert section.locator("a").last.get_attribute("href") == "tags/r-d.html"
    assert ears.heard == []


def test_without_scripts_nothing_of_theirs_is_seen(packet_host: str, visitor: Visitor) -> None:
    """Without JavaScript there is no choice of a scheme, no age, no empty heading; the days of the year are linked."""
    page = visitor(java_script_enabled=False).new_page()
    page.goto(f"{packet_host}/index.html")
    for part in (".tone", ".moving"):
        expect(page.locator(part)).to_be_hidden()
    link = page.get_by_role("link", name="On this day")
    assert link.get_attribute("href") == "on-this-day/index.html"
    page.goto(f"{packet_host}/{RICH}")
    expect(page.locator(".age")).to_be_hidden()


def test_nothing_of_scripts_is_printed(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """On paper there is no choice of a scheme, and no age, which would go on."""
    page = at(visitor(), "2030-01-01")
    page.goto(f"{packet_host}/{RICH}")
    expect(page.locator(".age")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".age")).to_be_hidden()
    expect(page.locator(".tone")).to_be_hidden()


def test_scripts_are_light(packet: Path) -> None:
    """What every page loads is at most 1.5 KB, compressed, and what a search needs besides is at most 9 KB."""
    size = {path.name.split(".")[0]: len(gzip.compress(path.read_bytes(), 9)) for path in packet.glob("assets/*.js")}
    assert size.keys() == {"page", "results", "search"}
    assert size["page"] <= 1.5 * 1024
    assert size["results"] + size["search"] <= 9 * 1024
