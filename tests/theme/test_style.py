"""The stylesheet: its weight, its colours, its fonts."""

from __future__ import annotations

import gzip
import re
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from tests.theme.rendering import FOLDER, STATIC, published, rendered

CSS = (STATIC / "site.css").read_text("utf-8")
LAYERS = ("reset", "tokens", "base", "layout", "parts", "body", "print")
# The least contrast of each colour with the page; text needs 4.5, and 7 for the highest level (WCAG 2.2, 1.4.3, 1.4.6).
CONTRAST = {
    "light": {"ink": 16.9, "ink2": 7.1, "accent": 8.7, "event": 7.0, "focus": 6.2},
    "dark": {"ink": 14.8, "ink2": 7.8, "accent": 9.1, "event": 9.6, "focus": 8.7},
}


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme, by name."""
    pairs = re.findall(r"--([a-z0-9]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", CSS)
    return {name: light if scheme == "light" else dark for name, light, dark in pairs}


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, definition)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definition)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_stylesheet_is_light() -> None:
    """What a browser fetches is at most 6 KB, compressed."""
    sheet = next(copy for copy in published()[1] if copy.url.endswith(".css"))
    assert sheet.data is not None
    assert len(gzip.compress(sheet.data, 9)) <= 6 * 1024


@pytest.mark.parametrize(("scheme", "name"), [(scheme, name) for scheme in CONTRAST for name in CONTRAST[scheme]])
def test_colours_can_be_told_from_the_page(scheme: str, name: str) -> None:
    """Every colour keeps the contrast it was chosen for, to one decimal."""
    colours = tokens(scheme)
    assert round(contrast(colours[name], colours["paper"]), 1) >= CONTRAST[scheme][name]


@pytest.mark.parametrize(("scheme", "name"), list(product(CONTRAST, ("ink", "ink2", "accent", "event"))))
def test_words_can_be_read_on_raised_boxes(scheme: str, name: str) -> None:
    """Text on a box, and selected or marked text, keeps the contrast that text needs."""
    colours = tokens(scheme)
    assert contrast(colours[name], colours["raised"]) >= 4.5
    assert contrast(colours["ink"], colours["mark"]) >= 4.5


def test_the_browser_is_told_the_colour_of_the_page() -> None:
    """theme-color is the paper of either scheme."""
    said = re.findall(
        r'name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"', rendered("index.html")
    )
    assert {scheme: colour for colour, scheme in said} == {
        scheme: tokens(scheme)["paper"] for scheme in ("light", "dark")
    }


def test_rules_stand_in_layers() -> None:
    """The layers are declared once, in order, and each is filled."""
    assert f"@layer {', '.join(LAYERS)};" in CSS
    assert tuple(re.findall(r"^@layer (\w+) \{", CSS, re.MULTILINE)) == LAYERS


def test_directions_are_logical() -> None:
    """No rule names left or right, so the page mirrors for scripts that run the other way."""
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    assert not re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right)|\b(?:left|right)\s*:|text-align: (?:left|right)", rules
    )


def test_everything_the_stylesheet_calls_is_published_with_it() -> None:
    """Fonts come from the theme itself, under the names the published stylesheet calls them by."""
    sheet = next(copy for copy in published()[1] if copy.url.endswith(".css"))
    assert sheet.data is not None
    called = re.findall(rb'url\("([^"]+)"\)', sheet.data)
    outputs = {copy.url for copy in published()[1]}
    assert len(called) == 2
    assert {f"assets/{name.decode()}" for name in called} <= outputs
    assert b"//" not in b"".join(called)


def test_fonts_come_with_their_licence() -> None:
    """The font files are WOFF2 and their licence, with the reserved name, lies beside them."""
    fonts = sorted(STATIC.glob("*.woff2"))
    assert [font.read_bytes()[:4] for font in fonts] == [b"wOF2"] * 2
    licence = (STATIC / "source-serif-4-OFL.txt").read_text("utf-8")
    assert "Reserved Font Name ‘Source’" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_every_class_has_a_rule_or_a_meaning() -> None:
    """Templates and stylesheet use the same classes; the others are those of microformats and of feeds' readers."""
    named: set[str] = set()
    for template in (FOLDER / "templates").rglob("*.html"):
        text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
        for value in re.findall(r'class="([^"]*)"', text):
            named |= set(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", value).split())
    meant = {name for name in named if re.match(r"(?:[hpeu]|dt)-", name)}
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", CSS, flags=re.DOTALL)))
    assert named - meant - {"s"} <= styled
    from_elsewhere = {"brief", "ev", "footnote", "gap", "long", "note", "pale", "plain", "pub", "scroll", "unsure"}
    from_elsewhere |= {"s1", "s2", "s3"}
    assert styled <= named | from_elsewhere


def test_the_icon_is_an_svg() -> None:
    """The favicon is a picture in itself, without style or script."""
    icon = ET.fromstring(rendered("icon.svg"))
    assert icon.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [element for element in icon.iter() if element.tag.endswith(("style", "script")) or element.get("style")]
