"""Where links lead, and which of them lead nowhere."""

import pytest

from generator.inspect.links import Broken, Fault, Lead, followed, lead

BASE = "https://archive.example.org/old/"


@pytest.mark.parametrize(
    ("page", "written", "led"),
    [
        ("a/b.html", "c.html", Lead("a/c.html")),
        ("a/b.html", "../c.html?x=1#y", Lead("c.html", "y")),
        ("a/b.html", "#y", Lead("a/b.html", "y")),
        ("a/b.html", "", Lead("a/b.html")),
        ("a/b.html", "?q=1", Lead("a/b.html")),
        ("a/b.html", "../", Lead("index.html")),
        ("a/b.html", "..", Lead("index.html")),
        ("a/b.html", "./", Lead("a/index.html")),
        ("a/b.html", "c/", Lead("a/c/index.html")),
        ("a/b.html", "caf%C3%A9.html#caf%C3%A9", Lead("a/café.html", "café")),
        ("a/b.html", "../../c.html", Lead(None)),
        ("a/b.html", "/c.html", Lead("c.html")),
        ("a/b.html", "https://other.example/x#y", Lead(external="https://other.example/x")),
        ("a/b.html", "//other.example/x", Lead(external="https://other.example/x")),
        ("a/b.html", "mailto:a@example.org", None),
        ("a/b.html", "data:image/png;base64,AAAA", None),
        ("a/b.html", "https:", None),
    ],
)
def test_a_link_is_resolved_as_a_browser_does(page: str, written: str, led: Lead | None) -> None:
    """Relative addresses start from the folder of the page; what names no place on the web is left alone."""
    assert lead(page, written) == led


@pytest.mark.parametrize(
    ("written", "led"),
    [
        (f"{BASE}c.html#y", Lead("c.html", "y")),
        (BASE, Lead("index.html")),
        (BASE.rstrip("/"), Lead("index.html")),
        ("/old/c.html", Lead("c.html")),
        ("/new/c.html", Lead(None)),
        ("https://archive.example.org/new/", Lead(external="https://archive.example.org/new/")),
    ],
)
def test_an_address_of_the_site_itself_is_one_inside_it(written: str, led: Lead) -> None:
    """With a base_url, whole addresses and those from the server's root are followed into the site."""
    assert lead("a/b.html", written, BASE) == led


def test_every_broken_link_is_named_with_what_is_wrong() -> None:
    """Missing files, ways out of the site, and places that a page does not have are told apart."""
    pages = [
        ("index.html", '<a href="a.html#here"><a href="a.html#there"><img src="no.png"><a href="../up.html">'),
        ("a.html", '<p id="here"><a href="#top"><a href="#"><a href="#gone"><a href="a.html#:~:text=x">'),
    ]
    linked = followed(pages, {"index.html", "a.html"})
    assert set(linked.broken) == {
        Broken("index.html", "no.png", "no.png", Fault.NOTHING),
        Broken("index.html", "../up.html", "../up.html", Fault.OUTSIDE),
        Broken("index.html", "a.html#there", "a.html#there", Fault.NOWHERE_IN_PAGE),
        Broken("a.html", "#gone", "a.html#gone", Fault.NOWHERE_IN_PAGE),
    }


def test_a_link_is_resolved_from_the_page_it_is_in() -> None:
    """The same words lead elsewhere from another folder, and a fragment alone stays in its own page."""
    pages = [
        ("a/x.html", '<a href="y.html"><a href="#p"><i id="p">'),
        ("b/x.html", '<a href="y.html"><a href="#p">'),
        ("a/y.html", ""),
    ]
    assert followed(pages, {"a/x.html", "a/y.html", "b/x.html"}).broken == (
        Broken("b/x.html", "y.html", "b/y.html", Fault.NOTHING),
        Broken("b/x.html", "#p", "b/x.html#p", Fault.NOWHERE_IN_PAGE),
    )


def test_a_fragment_is_looked_for_in_pages_only() -> None:
    """A fragment of a file that is no page, such as a drawing, is not held against anything."""
    assert followed([("index.html", '<img src="a.svg#part">')], {"index.html", "a.svg"}).broken == ()


def test_links_to_other_sites_are_gathered_each_once() -> None:
    """An external address is listed with the first page it is in, whatever fragments follow it."""
    pages = [
        ("a.html", '<a href="https://x.example/1#a">'),
        ("b.html", '<a href="https://x.example/1"><a href="a.html">'),
    ]
    linked = followed(pages, {"a.html", "b.html"})
    assert linked.external == (("https://x.example/1", "a.html"),)
    assert linked.count == 2
