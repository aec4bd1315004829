"""The timeline in a browser: archives of every size at any width, by keyboard, in either direction, in any colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.plan.makers import leaves, months, thisday, years
from tests.browser.pages import Visitor
from tests.browser.test_access import AXE, RULES, SMALL, VIOLATIONS
from tests.browser.test_look import OVERFLOW, WIDE, WIDTHS
from tests.theme.archives import context_for, html, invented
from tests.theme.rendering import published

pytestmark = pytest.mark.browser

ARCHIVES: dict[str, tuple[int, tuple[int, int]]] = {
    "3": (3, (1990, 2012)),
    "40": (40, (2001, 2009)),
    "199": (199, (1985, 2024)),
    "201": (201, (1985, 2024)),
    "5000": (5_000, (2005, 2024)),
    "month": (60, (2018, 2018)),
    "centuries": (150, (1605, 2024)),
    "ages": (300, (1, 2024)),
}
DRAWN = ["40", "199", "month", "centuries"]
CHARTS = ["201", "5000", "ages"]
BOXES = """selector => [...document.querySelectorAll(selector)].map(each => {
    const {left, right, top, bottom} = each.getBoundingClientRect();
    return [left, right, top, bottom];
})"""
# Words of a chart that are shown: how large they are, and whether they run into their neighbours.
LABELS = """[...document.querySelectorAll('.ticks li, .dots .meta')].map(each => {
    const range = document.createRange();
    range.selectNodeContents(each);
    const box = range.getBoundingClientRect();
    const shown = box.width && each.checkVisibility({visibilityProperty: true});
    return shown ? [parseFloat(getComputedStyle(each).fontSize), box.left, box.right, box.top] : null;
}).filter(Boolean)"""
FOCUSED = """(() => {
    const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
    return [at.getAttribute('href') ?? '', style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
            box.top >= -1 && box.bottom <= innerHeight + 1, getComputedStyle(at, '::after').content];
})()"""
GROUPS = "[...document.querySelectorAll('.dots a, .periods a')].map(each => each.getAttribute('href'))"


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that gives the folder of an archive's timeline, in a language."""
    made: dict[tuple[str, str], Path] = {}

    def folder(name: str, language: str = "en") -> Path:
        if (name, language) not in made:
            made[name, language] = tmp_path_factory.mktemp(f"{name}-{language}")
            _write(made[name, language], name, language)
        return made[name, language]

    return folder


def _write(folder: Path, name: str, language: str) -> None:
    for copy in published()[1]:
        (folder / copy.url).parent.mkdir(parents=True, exist_ok=True)
        data = copy.data if copy.data is not None else Path(copy.path).read_bytes()
        (folder / copy.url).write_bytes(data)
    page = next(iter(years.timeline(*context_for(invented(*ARCHIVES[name]), language))))
    (folder / page.url).parent.mkdir(parents=True, exist_ok=True)
    (folder / page.url).write_bytes(html(page, language))


def opened(visitor: Visitor, path: Path, width: int = 1280, **options: Any) -> Page:
    """A page of a folder in a window of some width."""
    page = visitor(viewport={"width": width, "height": 900}, **options).new_page()
    page.goto(path.as_uri())
    return page


def roots(drawn: Callable[..., Path], names: list[str]) -> Iterator[Path]:
    """The first page of each timeline."""
    return (drawn(name) / "timeline" / "index.html" for name in names)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_timeline_is_wider_than_the_window(drawn: Callable[..., Path], visitor: Visitor, width: int) -> None:
    """Lists, dots and histograms of any archive fit into any window."""
    page = visitor(viewport={"width": width, "height": 900}).new_page()
    for path in roots(drawn, list(ARCHIVES)):
        page.goto(path.as_uri())
        assert page.evaluate(OVERFLOW) <= 0, (path, page.evaluate(WIDE))


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing(drawn: Callable[..., Path], visitor: Visitor, width: int, scheme: str) -> None:
    """No rule is broken by the timeline of any archive."""
    page = visitor(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    for path in roots(drawn, ["3", "199", "5000", "month"]):
        page.goto(path.as_uri())
        page.evaluate(AXE)
        assert page.evaluate(VIOLATIONS, RULES) == [], path
        assert page.evaluate(SMALL) == [], path


@pytest.mark.parametrize("width", [320, 1056, 1280])
@pytest.mark.parametrize("name", DRAWN)
def test_dots_have_room(drawn: Callable[..., Path], visitor: Visitor, name: str, width: int) -> None:
    """Every dot is a target of 24 px, and no two of them lie on each other."""
    page = opened(visitor, drawn(name) / "timeline" / "index.html", width)
    boxes = page.evaluate(BOXES, ".dots a")
    assert len(boxes) > 20
    for left, right, top, bottom in boxes:
        assert right - left >= 23.9
        assert bottom - top >= 23.9
    in_rows = sorted(boxes, key=lambda box: (round(box[2]), box[0]))
    for one, other in pairwise(in_rows):
        assert round(one[2]) != round(other[2]) or one[1] <= other[0] + 0.5
    in_columns = sorted(boxes, key=lambda box: (round(box[0]), box[2]))
    for one, other in pairwise(in_columns):
        assert round(one[0]) != round(other[0]) or one[3] <= other[2] + 0.5


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_labels_can_be_read(drawn: Callable[..., Path], visitor: Visitor, width: int) -> None:
    """The words under a chart are at least 13 px large and do not run into each other, however narrow it is."""
    page = visitor(viewport={"width": width, "height": 900}).new_page()
    for path in roots(drawn, [*DRAWN, *CHARTS]):
        page.goto(path.as_uri())
        labels = page.evaluate(LABELS)
        assert len(labels) >= 2, path
        assert min(size for size, *_ in labels) >= 12.9
        for (_, left, right, top), (_, other_left, other_right, other_top) in pairwise(labels):
            assert top != other_top or right <= other_left or other_right <= left, path


@pytest.mark.parametrize("name", ["40", "201", "centuries"])
def test_the_keyboard_reaches_every_group(drawn: Callable[..., Path], visitor: Visitor, name: str) -> None:
    """Going on with the Tab key, a reader comes by every dot and every period, in order, and sees where she is."""
    page = opened(visitor, drawn(name) / "timeline" / "index.html")
    groups = page.evaluate(GROUPS)
    assert len(groups) > 5
    reached: list[str] = []
    for _ in range(20 + len(groups)):
        page.keyboard.press("Tab")
        address, outline, seen, _ = page.evaluate(FOCUSED)
        assert outline >= 2
        assert seen
        reached.append(address)
    start = reached.index(groups[0])
    assert reached[start : start + len(groups)] == groups


def test_a_dot_says_its_name(drawn: Callable[..., Path], visitor: Visitor) -> None:
    """The name of the dot that the keyboard is on is written under all of them, and moves nothing."""
    page = opened(visitor, drawn("40") / "timeline" / "index.html")
    dot = page.locator(".dots a").nth(7)
    before = page.evaluate(BOXES, ".dots a, .dots + *, .periods a")
    page.locator(".dots a").nth(6).focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[3].strip('"').replace("\\", "") == dot.get_attribute("aria-label")
    assert page.evaluate(BOXES, ".dots a, .dots + *, .periods a") == before


@pytest.mark.parametrize(
    ("name", "marks"), [("40", ".dots li"), ("199", ".dots li"), ("201", ".hist .hit"), ("5000", ".hist .hit")]
)
def test_time_runs_from_right_to_left(drawn: Callable[..., Path], visitor: Visitor, name: str, marks: str) -> None:
    """In a site that is written from right to left the whole drawing is mirrored: the first is the rightmost."""
    page = visitor(viewport={"width": 1280, "height": 900}).new_page()
    places: dict[str, list[float]] = {}
    for language in ("en", "ar"):
        page.goto((drawn(name, language) / "timeline" / "index.html").as_uri())
        assert page.evaluate("document.documentElement.dir") == {"en": "ltr", "ar": "rtl"}[language]
        ((start, end, *_),) = page.evaluate(BOXES, ".chart")
        middles = [(left + right) / 2 for left, right, *_ in page.evaluate(BOXES, marks)]
        places[language] = [middle - start if language == "en" else end - middle for middle in middles]
    assert len(places["en"]) > 5
    assert places["en"] == sorted(places["en"])
    assert places["ar"] == pytest.approx(places["en"], abs=1)


def test_hollow_dots_stay_hollow_in_forced_colours(drawn: Callable[..., Path], visitor: Visitor) -> None:
    """Where a reader forces colours, a filled dot is a thick ring and a hollow one a thin ring, in a colour of hers."""
    page = opened(visitor, drawn("199") / "timeline" / "index.html", forced_colors="active")
    drawn_as = """selector => [...document.querySelectorAll(selector)].map(each => {
        const style = getComputedStyle(each, '::before');
        const paper = getComputedStyle(document.body).backgroundColor;
        return [parseFloat(style.borderTopWidth), style.borderTopColor !== paper];
    })"""
    filled = page.evaluate(drawn_as, ".dots a:not(.hollow, .many)")
    hollow = page.evaluate(drawn_as, ".dots .hollow")
    assert filled
    assert hollow
    assert {(width >= 6, seen) for width, seen in filled} == {(True, True)}
    assert {(width < 3, seen) for width, seen in hollow} == {(True, True)}


def test_on_paper_the_drawing_stays(drawn: Callable[..., Path], visitor: Visitor) -> None:
    """Printed, dots and bars are there, and dots are drawn as borders, which printers do not leave out."""
    page = visitor(viewport={"width": 700, "height": 900}).new_page()
    for name, marks in (("40", ".dots a"), ("201", ".hist path")):
        page.goto((drawn(name) / "timeline" / "index.html").as_uri())
        page.emulate_media(media="print")
        boxes = page.evaluate(BOXES, marks)
        assert boxes
        assert all(right > left and right <= 701 for left, right, *_ in boxes)


def test_crowded_months_and_days_are_clean(visitor: Visitor, tmp_path: Path) -> None:
    """A crowded month, one of its days and the days of the year break no rule and fit into a narrow window."""
    archive, context = context_for(invented(900, (2017, 2018), 7))
    pages = {
        page.url: page for maker in (months.months, leaves.leaves, thisday.thisday) for page in maker(archive, context)
    }
    for copy in published()[1]:
        (tmp_path / copy.url).parent.mkdir(parents=True, exist_ok=True)
        if copy.data is not None:
            (tmp_path / copy.url).write_bytes(copy.data)
    page = visitor(viewport={"width": 320, "height": 900}).new_page()
    for url in (
        "timeline/2018/07.html",
        "timeline/2018/07/02.html",
        "on-this-day/index.html",
        "on-this-day/07-13.html",
    ):
        (tmp_path / url).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / url).write_bytes(html(pages[url]))
        page.goto((tmp_path / url).as_uri())
        assert page.evaluate(OVERFLOW) <= 0, url
        page.evaluate(AXE)
        assert page.evaluate(VIOLATIONS, RULES) == [], url
        assert page.evaluate(SMALL) == [], url
