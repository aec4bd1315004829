"""Nothing that content brings can act: every payload is laid out, then read by a second parser."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import sanitise
from generator.render.batch import render_batch
from generator.render.body import body, plain_body
from generator.render.job import MarkupSettings
from tests.render.payloads import PAYLOADS
from tests.render.samples import article, feed, job, page, theme

ACTIVE = {
    "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link", "form",
    "input",
    "button", "select", "textarea", "svg", "math", "template", "noscript", "marquee", "dialog", "portal", "area", "map",
    "title", "body", "xmp", "plaintext", "noembed", "isindex", "keygen", "bgsound", "layer",
}  # fmt: skip
ADDRESSES = {
    "href",
    "src",
    "cite",
    "poster",
    "action",
    "formaction",
    "data",
    "background",
    "ping",
    "longdesc",
    "manifest",
}
PLAIN = MarkupSettings()


def scheme(address: str) -> str:
    """The scheme a lenient browser would see in an address, "" for a relative one."""
    bare = "".join(c for c in address if unicodedata.category(c)[0] not in "CZ")
    found = re.match(r"([a-z][a-z0-9+.-]*):", bare, re.IGNORECASE)
    return found[1].lower() if found else ""


def active(element: Element) -> list[str]:
    """What could act in a tree: elements by name, attributes with their values."""
    found: list[str] = []
    for node in element.iter():
        if not isinstance(node.tag, str):
            found.append("comment")
            continue
        tag = node.tag.rpartition("}")[2]  # SVG and MathML come with their namespace
        if tag in ACTIVE:
            found.append(f"<{tag}>")
        for full, value in node.attrib.items():
            name = full.rpartition("}")[2]
            if name.startswith("on") or name in {"style", "srcdoc", "target", "is", "http-equiv"}:
                found.append(f"{name}={value}")
            candidates = [part.strip() for part in value.split(",")] if name == "srcset" else [value]
            unsafe = any(scheme(part) not in {"", "http", "https", "mailto", "tel"} for part in candidates)
            if unsafe and name in ADDRESSES | {"srcset"}:
                found.append(f"{name}={value}")
    return found


def parsed(text: str) -> Element:
    """The fragment as a browser would build it."""
    tree: Element = html5lib.parseFragment(text, treebuilder="etree", namespaceHTMLElements=False)
    return tree


def test_the_corpus_is_large() -> None:
    """There are several hundred different payloads."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 600


def test_the_oracle_sees_what_acts() -> None:
    """The check itself finds scripts, handlers and addresses in HTML that was not cleaned."""
    seen = active(parsed("<script></script><p onclick=x><a href=' java\tscript:x'><img srcset='a 1x, data:x 2x'><svg>"))
    assert seen == ["<script>", "onclick=x", "href= java\tscript:x", "srcset=a 1x, data:x 2x", "<svg>"]


@pytest.mark.parametrize("number", range(0, len(PAYLOADS), 25))
def test_nothing_in_a_body_acts(number: int) -> None:
    """Laid out from an untrusted folder, or shown as plain text, no payload leaves anything active."""
    for payload in PAYLOADS[number : number + 25]:
        assert active(parsed(body(payload, False, PLAIN).html)) == [], payload
        assert active(parsed(plain_body(payload))) == [], payload


def test_payloads_cannot_reach_each_other() -> None:
    """All payloads in one body leave nothing active either."""
    assert active(parsed(body("\n\n".join(PAYLOADS), False, PLAIN).html)) == []


def test_a_whole_page_holds_only_the_themes_script(tmp_path: Path) -> None:
    """Placed by a template, bodies cannot leave their element, and a title cannot leave its own."""
    templates = theme(
        page="<!doctype html><title>{{ page.title }}</title><main><div id=body>{{ body }}</div></main>"
        '<p title="{{ page.title }}">{{ page.description }}</p>'
        "<script type=application/json>{{ page | tojson }}</script>"
    )
    view = type(page().view)("news", "</title><script>alert(1)</script>", "\"'></p><img src=x onerror=alert(1)>")
    pages = [
        page("page.html", view, article(tmp_path, payload, f"content/{number}.md"), url=f"{number}.html")
        for number, payload in enumerate(PAYLOADS)
    ]
    for made, payload in zip(render_batch(job(tmp_path, *pages, templates=templates)), PAYLOADS, strict=True):
        assert made.data is not None, (payload, made.problems)
        tree = html5lib.parse(made.data.decode(), treebuilder="etree", namespaceHTMLElements=False)
        assert sorted(active(tree)) == ["<body>", "<script>", "<title>"], payload
        assert [child.tag for child in tree.findall("body/*")] == ["main", "p", "script"], payload
        assert [child.get("id") for child in tree.findall("body/main/*")] == ["body"], payload


def test_a_feed_holds_text_only(tmp_path: Path) -> None:
    """Escaped into a feed, a body is one text node whatever is in it."""
    templates = theme(page="<feed><content type='html'>{{ body | forceescape }}</content></feed>")
    pages = [
        page("page.html", feed("a.html"), article(tmp_path, payload, f"content/{number}.md"), url=f"{number}.xml")
        for number, payload in enumerate(PAYLOADS)
    ]
    for made in render_batch(job(tmp_path, *pages, templates=templates)):
        assert made.data is not None
        assert made.data.count(b"<") == 4


def test_a_trusted_folder_keeps_its_html() -> None:
    """Where the site trusts a folder, HTML is published as written and nothing is reported."""
    made = body('<form action="x"><b onclick="y">z</b></form>', True, PLAIN)
    assert (made.html, made.removed) == ('<form action="x"><b onclick="y">z</b></form>', ())


@pytest.mark.parametrize(
    "kept",
    [
        '<figure class="wide" id="f1"><figcaption lang="fr" dir="ltr">x</figcaption></figure>',
        '<img src="a.png" alt="Pier" srcset="a.png 1x, b.png 2x" sizes="50vw" width="2" height="1" loading="eager">',
        '<time datetime="1912-04-15">15 April</time>',
        '<ol start="3" reversed="" type="a"><li value="9">x</li></ol>',
        '<details open=""><summary>x</summary>y</details>',
        '<video src="a.mp4" poster="a.png" controls="" width="1"><track src="a.vtt" kind="captions"></video>',
        '<q cite="https://example.org/x">y</q>',
        '<a href="tel:+441234" hreflang="en" title="t">x</a>',
        '<abbr title="x">y</abbr><mark>a</mark><sub>b</sub><kbd>c</kbd><ruby>a<rt>b</rt></ruby>',
    ],
)
def test_what_an_article_needs_is_kept(kept: str) -> None:
    """Figures, times, lists, media, languages, classes and ids pass unchanged."""
    assert sanitise.clean(kept) == kept
    assert sanitise.removed(kept, sanitise.clean(kept)) == ()


def test_links_open_where_the_reader_wants() -> None:
    """No rel or target is added to links, and none is kept."""
    assert (
        sanitise.clean('<a href="https://example.org/" target="_blank" rel="opener">x</a>')
        == '<a href="https://example.org/">x</a>'
    )


def test_only_sound_candidates_of_a_srcset_stay() -> None:
    """Of a srcset the candidates with allowed addresses are kept, with their commas inside; without any it goes."""
    text = '<img srcset="a,b.png 1x, javascript:x 2x, https://e.org/c.png 3x,">'
    assert sanitise.clean(text) == '<img srcset="a,b.png 1x, https://e.org/c.png 3x">'
    assert sanitise.clean('<img srcset="data:x 1x">') == "<img>"


def test_what_was_taken_out_is_counted() -> None:
    """Elements, attributes and addresses that went are named with their numbers and their first line."""
    source = 'One.\n\nTwo <b onclick="x">b</b> <blink>c</blink> [d](javascript:e) <i onclick=y style=z>f</i>'
    source += "\n\n<script>g</script>"
    made = body(source, False, PLAIN)
    assert made.removed == (("<blink>", 1), ("<script>", 1), ("javascript: address", 1), ("onclick=", 2), ("style=", 1))
    assert made.line == 3


def test_a_link_of_plain_markdown_is_counted_too() -> None:
    """A text without any HTML of its own still says that an address was taken out."""
    made = body("a\n\n![x](data:image/png;base64,xx)", False, PLAIN)
    assert (made.removed, made.line) == ((("data: address", 1),), 3)


def test_ordinary_articles_report_nothing() -> None:
    """Tables, footnotes, code, pictures, abbreviations and mail addresses lose nothing to sanitising."""
    source = "a|b\n-|:-\n1|2\n\n```js\n<b>\n```\n\nx[^1] TEU <a@b.org> ![p](q.png)\n\n[^1]: n\n*[TEU]: u\n"
    assert body(source, False, PLAIN).removed == ()
    assert body("A <b>bold</b> word.<br>\n\n<table><tr><td>x</td></tr></table>", False, PLAIN).removed == ()


@given(st.text(alphabet=st.sampled_from("<>/\"'=! -abonscriptm:&;#\n[]()`*_{}\\\t\x00"), max_size=80))
def test_no_string_of_marks_acts(text: str) -> None:
    """Whatever string of markup characters is laid out, nothing active comes of it."""
    assert active(parsed(body(text, False, PLAIN).html)) == []


@given(st.lists(st.sampled_from(PAYLOADS), min_size=2, max_size=3), st.integers(0, 60), st.integers(0, 60))
def test_no_splice_of_payloads_acts(payloads: list[str], cut: int, paste: int) -> None:
    """Pieces of payloads put into one another leave nothing active."""
    first, second = payloads[0], payloads[1]
    spliced = first[:cut] + second[paste:] + first[cut:] + "".join(payloads[2:])
    assert active(parsed(body(spliced, False, PLAIN).html)) == []
