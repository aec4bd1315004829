"""What pages tell programs: linked data in the words of schema.org, and what a shared link shows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.render.structured import locale
from tests.theme.articlesamples import CORRECTED, CROWDED, HOSTILE, HOSTILE_TITLE, PICTURE
from tests.theme.gazette import ARTICLE, PUBLIC
from tests.theme.rendering import tree
from tests.theme.samples import HTML
from tests.theme.vocabulary import faults

PAGES = [url for url, template, _, _ in HTML if template not in {"404.html", "redirect.html"}]
MESSAGES = [url for url, template, _, _ in HTML if template in {"404.html", "redirect.html"}]


def blocks(url: str, public: bool) -> list[str]:
    """The texts of the blocks of linked data on a page."""
    scripts = tree(url, public).iter("script")
    return [script.text for script in scripts if script.get("type") == "application/ld+json"]


def told(url: str, public: bool = True) -> list[dict[str, Any]]:
    """The nodes that a page tells."""
    (block,) = blocks(url, public)
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def metas(url: str, public: bool = True) -> dict[str, list[str]]:
    """The values of a page's meta elements by their names."""
    found: dict[str, list[str]] = {}
    for meta in tree(url, public).iter("meta"):
        name = meta.get("property") or meta.get("name")
        if name:
            found.setdefault(name, []).append(meta.get("content"))
    return found


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("url", PAGES)
def test_linked_data_is_valid(url: str, public: bool) -> None:
    """Every page tells what it is, in types and properties that schema.org has, with values of their forms."""
    for node in told(url, public):
        assert faults(node) == []


@pytest.mark.parametrize("url", PAGES)
def test_addresses_are_whole_or_absent(url: str) -> None:
    """A site that does not know where it is published tells no address; one that does tells whole ones of its own."""
    (block,) = blocks(url, public=False)
    assert {"url", "item", "mainEntityOfPage", "urlTemplate"} & set(_keys(json.loads(block))) <= (
        {"url"} if '"https://' in block.replace("https://schema.org", "") else set()
    )
    (block,) = blocks(url, public=True)
    own = [value for value in _addresses(json.loads(block)) if value != "https://schema.org"]
    assert own
    assert all(value.startswith(("https://gazette.example/", PUBLIC.base_url)) for value in own)


def _keys(node: Any) -> list[str]:
    if isinstance(node, list):
        return [key for each in node for key in _keys(each)]
    return [*node, *(key for value in node.values() for key in _keys(value))] if isinstance(node, dict) else []


def _addresses(node: Any) -> list[str]:
    if isinstance(node, list | dict):
        return [found for each in (node.values() if isinstance(node, dict) else node) for found in _addresses(each)]
    return [node] if isinstance(node, str) and node.startswith("http") else []


@pytest.mark.parametrize("url", MESSAGES)
def test_a_message_is_nothing_by_itself(url: str) -> None:
    """The page for what is not there, and the signpost at an old address, tell nothing."""
    assert blocks(url, public=True) == []


def test_an_article_is_told_whole() -> None:
    """Dates with their zone, the authors, the place, who is named, the times it is about, its length."""
    article, trail = told(ARTICLE.url)
    address = f"{PUBLIC.base_url}{ARTICLE.url}"
    assert article["@type"] == "NewsArticle"
    assert (article["url"], article["mainEntityOfPage"], article["headline"]) == (address, address, ARTICLE.title)
    assert (article["datePublished"], article["dateModified"]) == ("2018-07-13T08:15:00+02:00", "2018-07-14")
    assert [author["name"] for author in article["author"]] == ["Ada Korošec", "Łucja Dvořák"]
    assert article["author"][0]["url"] == f"{PUBLIC.base_url}people/ada-korosec.html"
    assert (article["dateline"], article["articleSection"], article["wordCount"]) == (
        "Ljubljana",
        "public works",
        1_380,
    )
    assert [place["name"] for place in article["contentLocation"]] == ["Ljubljana", "Zürich"]
    assert [(each["@type"], each["name"]) for each in article["mentions"]] == [
        ("Person", "Ada Korošec"),
        ("Person", "Łucja Dvořák"),
        ("Organization", "River Board"),
    ]
    assert article["temporalCoverage"] == ["2000-11-07", "2011-03", "2019-03-01/2019-05-31"]
    assert article["keywords"] == [tag.title for tag in ARTICLE.tags]
    assert article["correction"] == ["The wall is 4 km long, not 40 km."]
    assert article["publisher"]["name"] == article["isPartOf"]["name"] == PUBLIC.title
    assert [step["name"] for step in trail["itemListElement"]] == [PUBLIC.title, "public works", ARTICLE.title]
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]


def test_pictures_are_told_with_whole_addresses() -> None:
    """A picture of the site has a whole address, its caption and credit; a lost one is not told."""
    (image,) = told(PICTURE.url)[0]["image"]
    assert image == {"@type": "ImageObject", "url": f"{PUBLIC.base_url}media/quay.svg"}
    assert "image" not in told(PICTURE.url, public=False)[0]
    assert "image" not in told(ARTICLE.url)[0]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("index.html", "WebSite"),
        ("page/3.html", "CollectionPage"),
        ("tags/floods.html", "CollectionPage"),
        ("timeline/2018/07.html", "CollectionPage"),
        ("about.html", "AboutPage"),
    ],
)
def test_pages_are_of_their_kind(url: str, kind: str) -> None:
    """The front page is the site, lists and periods are collections, and the rest is what it is."""
    assert told(url)[0]["@type"] == kind


def test_a_term_is_what_its_page_is_about() -> None:
    """The page of a person is about that person, and the way to it leads through the index."""
    page, trail = told("people/ada-korosec.html")
    assert page["about"] == {"@type": "Person", "name": page["name"]}
    assert len(trail["itemListElement"]) == 3


@pytest.mark.parametrize("public", [False, True])
def test_no_text_closes_the_block(public: bool) -> None:
    """Whatever a headline, a name or a tag holds, the page has the scripts it had, and the data says the very text."""
    scripts = [script.attrib for script in tree(HOSTILE.url, public).iter("script")]
    assert len(scripts) == len(list(tree(ARTICLE.url, public).iter("script")))
    assert told(HOSTILE.url, public)[0]["headline"] == HOSTILE_TITLE
    assert not tree(HOSTILE.url, public).findall("body//script")


def test_a_shared_article_shows_its_dates_and_tags() -> None:
    """Open Graph has the times, the section and every tag of an article, and its picture with size and words."""
    found = metas(ARTICLE.url)
    assert found["og:type"] == ["article"]
    assert found["article:published_time"] == ["2018-07-13T08:15:00+02:00"]
    assert found["article:modified_time"] == ["2018-07-14"]
    assert found["article:section"] == ["public works"]
    assert (found["author"], found["og:locale"]) == (["Ada Korošec, Łucja Dvořák"], ["en_GB"])
    assert found["twitter:card"] == ["summary"]
    assert len(metas(CROWDED.url)["article:tag"]) == 40
    picture = metas(PICTURE.url)
    assert picture["og:image"] == [f"{PUBLIC.base_url}media/quay.svg"]
    assert (picture["og:image:width"], picture["og:image:height"]) == (["1200"], ["800"])
    assert (picture["og:image:alt"], picture["twitter:card"]) == (["The quay at low water"], ["summary_large_image"])
    assert "og:image" not in metas(PICTURE.url, public=False)


@pytest.mark.parametrize("url", PAGES)
def test_every_page_can_be_shared(url: str) -> None:
    """A title, a type, the site's name, a locale and one card, each once; a description that is never empty."""
    found = metas(url)
    for name in ("og:title", "og:type", "og:site_name", "og:locale", "og:url", "twitter:card"):
        assert len(found[name]) == 1, name
    assert all(text.strip() for texts in found.values() for text in texts)
    assert found.get("description", []) == found.get("og:description", [])


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "en_GB"), ("en-US", "en_US"), ("ar", "ar_AR"), ("zh-Hant-TW", "zh_TW"), ("pt-br", "pt_BR"), ("la", "")],
)
def test_locales_have_a_territory(tag: str, name: str) -> None:
    """Open Graph's locales name a territory; a language without a known one has none."""
    assert locale(tag) == name


def test_the_page_of_an_article_is_an_entry() -> None:
    """Microformats: one h-entry with its name, address, dates, authors, text and categories."""
    page = tree(ARTICLE.url, public=False).find("body/main/article")
    named = {name: [each for each in page.iter() if name in (each.get("class") or "").split()] for name in _NAMES}
    assert "h-entry" in page.get("class")
    once = ("dt-published", "dt-updated", "e-content", "p-summary")
    assert [len(named[name]) for name in ("p-name", "u-url", *once)] == [2, 2, 1, 1, 1, 1]
    assert [author.get("class") for author in named["p-author"]] == ["p-author h-card"] * 2
    assert [(tag.text or "").strip() for tag in named["p-category"]] == [tag.title for tag in ARTICLE.tags]
    assert named["dt-published"][0].get("datetime") == "2018-07-13"


_NAMES = ("p-name", "u-url", "dt-published", "dt-updated", "e-content", "p-summary", "p-author", "p-category")


def test_a_corrected_article_says_corrected() -> None:
    """Where corrections were made their date is named, and not that of any other update."""
    line = "".join(tree(CORRECTED.url).find("body/main/article/header").itertext())
    assert "Corrected 16 July 2018" in line
    assert "Updated" not in line


def test_the_citation_has_address_and_digest() -> None:
    """A page ends with how to cite it: headline, site, date, and the digest of its text."""
    cited = tree(CORRECTED.url).find("body/main/article/footer")
    assert "“Corrected since”, The Adriatic Gazette, 16 July" not in "".join(cited.itertext())
    assert "“Corrected since”, The Adriatic Gazette, 13 July 2018" in "".join(cited.itertext())
    assert "5f" * 16 in "".join(cited.itertext())


def test_related_articles_say_why() -> None:
    """Each related article has its reason and date, and its language where that is another one."""
    section = next(each for each in tree(ARTICLE.url).iter("section") if each.get("class") == "related")
    lines = section.findall("ul/li")
    assert ["".join(line.find("p[2]").itertext()) for line in lines] == [
        "Also names Ada Korošec · 12 July 2018",
        "Also tagged floods · spring 2019",
    ]
    assert (lines[1].get("dir"), lines[1].find("p/a").get("lang")) == ("rtl", "ar")
