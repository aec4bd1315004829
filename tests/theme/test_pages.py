"""Every page a reader opens: sound HTML, links that work from disk, and nothing said twice or left empty."""

from __future__ import annotations

import itertools
import json
import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest

from generator.render import closure
from tests.theme.gazette import ARTICLE
from tests.theme.rendering import info, published, rendered, tree
from tests.theme.samples import HTML, SAMPLES

PAGES = [url for url, *_ in HTML]
INSIDE = {*SAMPLES, *(copy.url for copy in published()[1])}


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("url", SAMPLES)
def test_every_template_renders_every_sample(url: str, public: bool) -> None:
    """No view, however empty, asks a template for a name it does not have."""
    assert rendered(url, public).endswith("\n")


def test_the_samples_reach_every_template() -> None:
    """No template, and no partial, stands unused and untested."""
    sources = info().sources
    reached = {
        member if isinstance(member, str) else member.name
        for page, _ in SAMPLES.values()
        for member in closure.members(sources, page.template)
    }
    assert reached == {source.name for source in sources}


@pytest.mark.parametrize("url", PAGES)
def test_pages_are_sound_html_with_one_headline(url: str) -> None:
    """A strict parser takes the page; it has a title, one h1, headings that skip no level, and no id twice."""
    root = tree(url)
    levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert root.find("head/title").text.strip()
    assert root.get("lang") == "en"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("url", PAGES)
def test_pages_hold_no_script_and_no_style(url: str) -> None:
    """A page runs nothing and styles nothing in itself, so it works under the strictest Content-Security-Policy.

    Its scripts are files of the site that wait until the page is read; what stands in it is data.
    """
    for element in tree(url).iter():
        assert element.tag != "style"
        if element.tag == "script" and element.get("type") in {"application/json", "application/ld+json"}:
            assert json.loads(element.text)
        elif element.tag == "script":
            assert set(element.attrib) == {"src", "defer"}
            assert element.get("src").split("/")[-2] == "assets"
            assert not element.text
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("url", PAGES)
def test_pages_say_what_their_parts_are(url: str) -> None:
    """Navigations have names of their own, pictures a text, the current section one mark, the skip link a goal."""
    root = tree(url)
    names = [nav.get("aria-label") for nav in root.iter("nav")]
    assert all(names)
    assert len(names) == len(set(names))
    assert all(image.get("alt") is not None for image in root.iter("img"))
    assert all(svg.get("aria-label") for svg in root.iter() if str(svg.tag).endswith("svg"))
    assert len([link for link in root.find("body/header").iter("a") if link.get("aria-current")]) <= 1
    assert root.find("body/a").get("href") == "#main"
    assert root.find("body/main").get("id") == "main"


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("url", [url for url in PAGES if url != "404.html"])
def test_links_inside_the_site_are_relative(url: str, public: bool) -> None:
    """Every address is written from the page, or names another site; style, icon and feeds are there."""
    root = tree(url, public)
    for element in root.iter():
        if element.get("rel") == "canonical":
            continue
        for name in ("href", "src"):
            address = element.get(name)
            if address is None or address.startswith("https://gazette.example/"):
                continue
            parts = urlsplit(address)
            assert (parts.scheme, parts.netloc) == ("", ""), address
            assert not address.startswith("/"), address
            target = posixpath.normpath(posixpath.join(posixpath.dirname(url), unquote(parts.path)))
            assert not target.startswith(".."), address
            if element.tag == "link" and parts.path:
                assert target in INSIDE


@pytest.mark.parametrize("url", PAGES)
def test_fragments_lead_somewhere(url: str) -> None:
    """A link to a place on the page has that place."""
    root = tree(url)
    ids = {element.get("id") for element in root.iter()}
    for link in root.iter("a"):
        if (link.get("href") or "").startswith("#"):
            assert link.get("href")[1:] in ids


def test_addresses_are_absolute_only_with_a_base_url() -> None:
    """Canonical and social addresses stand on a page only when the site knows where it is."""
    assert 'rel="canonical"' not in rendered("tags/floods.html")
    assert "og:url" not in rendered(ARTICLE.url)
    page = tree("tags/floods.html", public=True)
    assert [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"] == [
        "https://gazette.example/archive/tags/floods.html"
    ]
    assert 'content="https://gazette.example/archive/2018/07/embankments.html"' in rendered(ARTICLE.url, public=True)
    assert 'content="https://gazette.example/archive/media/quay.svg"' in rendered("2018/07/points.html", public=True)


def test_a_missing_page_leads_home_from_any_depth() -> None:
    """A host shows 404.html at any address, so on a site that knows its own it links from the host's root."""
    assert 'href="/archive/timeline/index.html"' in rendered("404.html", public=True)
    assert 'href="timeline/index.html"' in rendered("404.html")
    assert "https://gazette.example" not in rendered("404.html", public=True)


def test_an_old_address_points_to_the_new_one() -> None:
    """A signpost refreshes to its target, names it as canonical and links to it."""
    page = rendered("old/embankments.html")
    assert 'http-equiv="refresh" content="0; url=../2018/07/embankments.html"' in page
    assert '<a href="../2018/07/embankments.html">' in page
    assert 'rel="canonical" href="../2018/07/embankments.html"' in page
    assert 'href="https://gazette.example/archive/2018/07/embankments.html"' in rendered(
        "old/embankments.html", public=True
    )


def test_the_dateline_runs_into_the_first_paragraph() -> None:
    """The place opens the first paragraph; before anything else it has a line of its own."""
    assert '<p><span class="place">Ljubljana</span> — The board met' in rendered(ARTICLE.url)
    assert '<p><span class="place">Ljubljana</span></p>\n<h2>First</h2><p>a</p>' in rendered("2018/07/long.html")
    assert 'class="place"' not in rendered("undated/note.html")


def test_a_lost_picture_keeps_its_caption() -> None:
    """Where the picture is lost the caption and the credit still stand, and there is no empty image."""
    figure = next(tree(ARTICLE.url).iter("figure"))
    assert figure.find("img") is None
    assert "Sandbags on the lower quay" in "".join(figure.itertext())
    assert "Gazette archive" in "".join(figure.itertext())


def test_what_an_article_does_not_have_leaves_no_trace() -> None:
    """Without summary, date, tags, facts or neighbours there is no heading, list or rule for them."""
    article = tree("undated/note.html").find("body/main/article")
    cited = article.find("footer")
    assert "".join(cited.itertext()).split("\n")[1:3] == [
        "How to cite",
        "“A note without a date”, The Adriatic Gazette",
    ]
    article.remove(cited)
    tags = {element.tag for element in article.iter()}
    assert not tags & {"figure", "section", "ul", "ol", "nav", "footer", "h2", "time", "aside"}


def test_texts_are_shown_as_they_were_written() -> None:
    """Markup in a headline, a place or a tag is words, not markup."""
    page = tree("page/1.html")
    texts = "".join(page.find("body/main").itertext())
    assert "Quay <b>\"A\" & 'B'</b> reopened" in texts
    assert "<Split> & Co" in texts


def test_an_article_from_right_to_left_says_so() -> None:
    """The direction stands on the article and the language on its own words, not on the page around it."""
    page = tree("ar/flood.html")
    article = page.find("body/main/article")
    assert (article.get("lang"), article.get("dir")) == (None, "rtl")
    assert {each.get("lang") for each in article.iter("h1")} == {"ar"}
    assert "ar" in {each.get("lang") for each in article.iter("div")}
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")


def test_columns_of_a_chart_are_links_and_rows() -> None:
    """The chart, the grid below it and its table lead to the same periods."""
    main = tree("timeline/index.html").find("body/main")
    chart = [link.get("href") for svg in main.iter("svg") for link in svg.iter("a")] or [
        link.get("href") for link in main.iter() if str(link.tag).endswith("}a")
    ]
    grid = [link.get("href") for ul in main.iter("ul") if ul.get("class") == "periods" for link in ul.iter("a")]
    table = [link.get("href") for table in main.iter("table") for link in table.iter("a")]
    assert len(chart) == 20
    assert chart == grid == table


def test_hollow_marks_are_for_uncertain_dates() -> None:
    """A date that is not certain is marked as such, something published is told from something mentioned."""
    items = [li.get("class") for ol in tree("timeline/few.html").iter("ol") if ol.get("class") == "dates" for li in ol]
    assert items == [None, "gap", "unsure", "gap", "pub", "pub"]


def test_the_calendar_leads_to_days() -> None:
    """A day with articles is a link to its section, a day without is only a number."""
    table = next(element for element in tree("timeline/2018/07.html").iter("table") if element.get("class") == "cal")
    assert [(link.get("href"), link.text) for link in table.iter("a")] == [
        ("#d01", "1"),
        ("#d13", "13"),
        ("#d14", "14"),
    ]
    assert "".join(table.itertext()).split()[-2:] == ["30", "31"]
