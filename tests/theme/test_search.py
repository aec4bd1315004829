"""The search page and its script: what one asks the other for, and what is there before any script has run."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.theme.rendering import STATIC, rendered, tree

SCRIPT = (STATIC / "results.js").read_text("utf-8")


def parts(root: Any, **wanted: str) -> list[Any]:
    """The elements with these attributes."""
    return [each for each in root.iter() if all(each.get(name) == value for name, value in wanted.items())]


def test_script_and_page_have_the_same_words() -> None:
    """Every text that the script says stands in the page's data, and no other; those that count have their forms."""
    (data,) = parts(tree("search.html"), type="application/json")
    words = json.loads(data.text)
    assert set(re.findall(r"\bwords\.(\w+)", SCRIPT)) == words.keys()
    counted = {name for name, said in words.items() if isinstance(said, dict)}
    assert counted == {"found", "so_far", "at_least"}
    assert all({"one", "other"} <= words[name].keys() for name in counted)
    assert all("{count}" in words[name]["other"] for name in counted)
    assert "{date}" in words["so_far"]["other"]
    assert "{name}" in words["remove"]


def test_what_the_script_looks_for_is_on_the_page() -> None:
    """Each id, class and element that the script asks for is there, in the part of the page that it has."""
    (page,) = parts(tree("search.html"), **{"class": "search"})
    for name in re.findall(r"(?:find|template)\('([^']+)'\)", SCRIPT):
        first = name.split(" ")[0]
        if first.startswith("#"):
            assert len(parts(page, id=first[1:])) == 1, name
        elif first.startswith("."):
            assert [each for each in page.iter() if first[1:] in (each.get("class") or "").split()], name
        else:
            assert page.find(f".//{first}") is not None, name


def test_the_field_is_labelled_and_sends_without_a_script() -> None:
    """A plain form asks for the search page with `q`; so do the front page and the page that is not there."""
    for url in ("search.html", "index.html", "404.html"):
        root = tree(url)
        (form,) = parts(root, role="search")
        assert (form.get("method"), form.get("action")) == ("get", "search.html")
        field = form.find("input")
        assert (field.get("name"), field.get("type")) == ("q", "search")
        (label,) = parts(root, **{"for": field.get("id")})
        assert label.text == "Search the archive"


@pytest.mark.parametrize("url", ["2018/07/embankments.html", "tags/floods.html", "timeline/index.html"])
def test_every_page_leads_to_the_search(url: str) -> None:
    """The search is a section like the others; no other page has a field, and none a second script."""
    root = tree(url)
    assert [link for link in root.find("body/header").iter("a") if link.get("href").endswith("search.html")]
    assert not parts(root, role="search")
    assert [each.get("src").split("/")[-1].split(".")[0] for each in root.iter("script") if each.get("src")] == ["page"]


def test_results_are_announced_politely() -> None:
    """The count is a status; results are a list of headings; what only a script can do is hidden until it runs."""
    (page,) = parts(tree("search.html"), **{"class": "search"})
    (status,) = parts(page, role="status")
    assert (status.text or "").strip() == ""
    (found,) = parts(page, **{"class": "found"})
    assert found.get("hidden") is not None
    assert found.find("ol[@class='river']").get("role") == "list"
    hit = rendered("search.html").partition('<template id="hit">')[2].partition("</template>")[0]
    assert re.search(r"<li>\s*<h2 class=\"hl\"><a></a></h2>", hit)


def test_a_page_without_scripts_leads_on() -> None:
    """Other ways into the archive are linked without counts, and only a reader without scripts is told why."""
    root = tree("search.html")
    (start,) = parts(root, id="start")
    assert start.get("hidden") is None
    assert [link.get("href") for link in start.iterfind("ul/li/a")] == ["timeline/index.html", "tags/index.html"]
    assert (
        "Searching needs JavaScript" in rendered("search.html").partition("<noscript>")[2].partition("</noscript>")[0]
    )


def test_ages_and_days_are_left_to_the_reader_s_clock() -> None:
    """An article holds the forms of its age and none of them filled in; the front page holds no day."""
    (age,) = parts(tree("2018/07/embankments.html"), **{"class": "age"})
    assert age.get("hidden") is not None
    assert json.loads(age.get("data-says"))["other"] == "This article is {count} years old"
    assert not age.text
    assert not parts(tree("undated/note.html"), **{"class": "age"})
    link = next(each for each in tree("index.html").iter("a") if each.get("data-day"))
    assert (link.get("href"), link.get("data-day")) == ("on-this-day/index.html", "on-this-day/MM-DD.html")
    assert link.get("data-says") == "On this day, {date}"
