"""What the scanner finds in HTML, held against a real parser."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.inspect.markup import named

ADDRESSES = {"href", "src", "poster", "action"}


@pytest.mark.parametrize(
    ("html", "targets"),
    [
        ('<a href="a.html">', ("a.html",)),
        ("<a href='a.html' class=x>", ("a.html",)),
        ("<A HREF=a.html>", ("a.html",)),
        ('<a\n  title="1 > 0 href=no.html"\n  href = "a.html">', ("a.html",)),
        ('<a href=" a.html\n">', ("a.html",)),
        ('<a href="a.html?x=1&amp;y=2#z">', ("a.html?x=1&y=2#z",)),
        ('<a href="one.html" href="two.html">', ("one.html",)),
        ('<a href="a.html"><a href="a.html">', ("a.html",)),
        ('<img src="a.png" srcset="b.png 1x, c.png 2x,">', ("a.png", "b.png", "c.png")),
        ('<video poster="p.jpg"><source src="v.mp4">', ("p.jpg", "v.mp4")),
        ('<object data="o.svg"><div data="no">', ("o.svg",)),
        ('<form action="search.html">', ("search.html",)),
        ('<svg><use xlink:href="#icon"></svg>', ("#icon",)),
        ('<meta http-equiv="refresh" content="0; url=new.html">', ("new.html",)),
        ('<meta http-equiv="refresh" content="30">', ()),
        ('<meta property="og:image" content="https://a.example/p.jpg">', ("https://a.example/p.jpg",)),
        ('<meta name="description" content="a href=no.html">', ()),
        ('<!-- <a href="no.html"> --><a href="a.html">', ("a.html",)),
        ('<!-- <a href="no.html">', ()),
        ('<script src="a.js">let x = \'<a href="no.html">\'</script>', ("a.js",)),
        ('<style><a href="no.html"></style><a href="a.html">', ("a.html",)),
        ('<title><a href="no.html"></title>', ()),
        ('<script><a href="no.html">', ()),
        ('<p>1 < 2 href="no.html" <b class="x">', ()),
        ('<pre>&lt;a href="no.html"&gt;</pre>', ()),
        ('<a href="">', ("",)),
    ],
)
def test_the_addresses_of_tags_are_found_and_no_others(html: str, targets: tuple[str, ...]) -> None:
    """Addresses are read from tags as browsers read them: not from comments, scripts, or other attributes."""
    assert named(html).targets == targets


def test_ids_and_names_of_anchors_are_places_in_a_page() -> None:
    """A link may lead to an id, or to the name of an `a`; names of other elements are no such places."""
    html = '<h2 id="one"><a name="two"><input name="three"><p id=\'four\'><p id=five><h2 id="a&amp;b">'
    assert named(html).anchors == {"one", "two", "four", "five", "a&b"}


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<a '", "<a href=", "<!--", "<script ", "<title>", "<a x=\"'"])
def test_a_hostile_page_is_scanned_in_one_go(piece: str) -> None:
    """Tags that never end cost time in proportion to their number, and hold no addresses."""
    assert named(piece * 20_000).targets == ()


_NAMES = st.sampled_from(["a", "p", "img", "div", "form", "video"])
_KEYS = st.sampled_from(["href", "src", "id", "class", "title", "poster", "action", "alt", "data-href"])
_VALUES = st.text(st.sampled_from("ab./#?&;<>= '-"), max_size=8)
_TAGS = st.lists(st.tuples(_NAMES, st.lists(st.tuples(_KEYS, _VALUES), max_size=4, unique_by=lambda pair: pair[0])))


@given(_TAGS)
def test_sound_html_is_read_as_a_parser_reads_it(tags: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """Whatever attributes tags have, the scanner and html5lib find the same addresses and ids."""
    html = "".join(f"<{name}{''.join(_attribute(*pair) for pair in pairs)}>text" for name, pairs in tags)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    addresses = {value.strip() for element in elements for key, value in element.items() if key in ADDRESSES}
    found = named(html)
    expected = {value.strip() for name, pairs in tags for key, value in pairs if key in ADDRESSES}
    assert set(found.targets) == expected
    assert addresses <= set(found.targets)
    assert found.anchors >= {value for element in elements for key, value in element.items() if key == "id"}


def _attribute(key: str, value: str) -> str:
    return f' {key}="{value.replace("&", "&amp;")}"'
