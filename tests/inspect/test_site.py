"""Whole sites, built and then checked."""

from pathlib import Path

import pytest

from generator import config, files
from generator.config import Settings
from generator.inspect import Inspection, inspected
from generator.problems import Failed, Problem
from generator.workplace import opened
from tests.sites import TODAY, article, made, small, unheard, write


def built(site: Path) -> None:
    """Build a site with its settings as they are."""
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        outcome = made(place)
    assert outcome.published, outcome.problems


def checked(site: Path) -> Inspection:
    """Check a site with its settings as they are."""
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        return inspected(place, settings, TODAY, unheard)


def told(inspection: Inspection) -> list[tuple[str, str, str]]:
    """The problems as code, place and message."""
    return [(problem.code, str(problem.where), problem.message) for problem in inspection.problems]


@pytest.mark.parametrize("base_url", ["", "https://archive.example.org/old/"])
@pytest.mark.parametrize("urls", ["flat", "pretty"])
def test_a_site_as_it_is_built_has_no_dead_link(tmp_path: Path, urls: str, base_url: str) -> None:
    """Every link, feed and sitemap of the default theme leads to a page, however addresses are written."""
    write(tmp_path, "site.yaml", f'urls: {urls}\nbase_url: "{base_url}"\npage_size: 2\n')
    write(tmp_path, "content/odd.md", article("Café 100% & “more” <b>", aliases=["old/odd.html"], tags=["Å/b", "C#"]))
    built(small(tmp_path, 7))
    inspection = checked(tmp_path)
    assert told(inspection) == []
    assert inspection.articles == 8
    assert inspection.pages > 20
    assert inspection.links > 30


def test_a_broken_link_is_told_where_the_article_has_it(tmp_path: Path) -> None:
    """The message names the line and column in the Markdown file, and the name that was nearly right."""
    write(tmp_path, "content/plan.pdf", "a plan")
    body = "Words.\n\nSee [the plan](plam.pdf) and [a part](#parts).\n\n![Bridge](bridge.png)\n"
    write(tmp_path, "content/a.md", article("A", body, date="2021-05-11"))
    built(tmp_path)
    assert told(checked(tmp_path)) == [
        ("E411", "content/a.md:8:16", '"plam.pdf" leads to nothing'),
        ("E411", "content/a.md:8:39", '"#parts" leads to a place that its page does not have'),
        ("E411", "content/a.md:10:11", '"bridge.png" leads to nothing'),
    ]


def test_a_word_like_a_broken_link_is_not_taken_for_it(tmp_path: Path) -> None:
    """The place is that of the link, though the headline has its target as a word."""
    write(tmp_path, "content/a.md", article("A gap opens", "See [the plan](gap) of it.\n", date="2021-05-11"))
    built(tmp_path)
    assert told(checked(tmp_path)) == [("E411", "content/a.md:6:16", '"gap" leads to nothing')]


def test_a_broken_link_of_a_template_is_told_once(tmp_path: Path) -> None:
    """However many pages bear it, it is one problem, which says how many and names the first."""
    write(tmp_path, "themes/mine/theme.yaml", "extends: default\n")
    page = (
        '{% extends "base.html" %}{% block main %}{{ body }}<a href="{{ root }}imprint.html">Imprint</a>{% endblock %}'
    )
    write(tmp_path, "themes/mine/templates/article.html", page)
    write(tmp_path, "site.yaml", "theme: mine\n")
    built(small(tmp_path, 3))
    (problem,) = checked(tmp_path).problems
    assert problem.code == "E411"
    assert str(problem.where) == "output/2021/01/story-0.html"
    assert problem.note == "met in 3 pages, first this one"


def test_a_dead_link_to_an_article_is_told_by_planning_alone(tmp_path: Path) -> None:
    """What a build warns of already is not said a second time."""
    write(tmp_path, "content/a.md", article("A", "See [b](b.md).\n", date="2021-05-11"))
    built(tmp_path)
    assert [code for code, _, _ in told(checked(tmp_path))] == ["W403"]


def test_a_site_that_is_not_built_says_so(tmp_path: Path) -> None:
    """Sources are checked all the same; nothing is written to the output."""
    write(tmp_path, "content/a.md", "---\ntitle: A\ndate: 2024-02-30\n---\n")
    write(tmp_path, "content/b.md", article("B"))
    assert [code for code, _, _ in told(checked(tmp_path))] == ["E107", "W416"]
    assert not (tmp_path / "output").exists()


def test_what_was_edited_in_the_output_is_looked_at(tmp_path: Path) -> None:
    """The files that stand are read, not what a build would write."""
    built(small(tmp_path, 2))
    feed = tmp_path / "output/feed.xml"
    feed.write_bytes(feed.read_bytes()[:-10])
    front = tmp_path / "output/index.html"
    front.write_bytes(front.read_bytes() + b'<a href="nowhere.html">')
    (tmp_path / "output/404.html").unlink()
    found = told(checked(tmp_path))
    assert ("E411", "output/index.html", '"nowhere.html" leads to nothing') in found
    assert [(code, where.partition(":")[0]) for code, where, _ in found if code == "E415"] == [
        ("E415", "output/feed.xml")
    ]


def test_other_peoples_files_in_the_output_may_be_linked_to(tmp_path: Path) -> None:
    """A file that stands there is no dead link, whoever put it there; it is not looked into."""
    write(tmp_path, "content/a.md", article("A", "[x](../../extra/x.html)\n", date="2021-05-11"))
    built(tmp_path)
    write(tmp_path, "output/extra/x.html", '<a href="gone.html">')
    assert told(checked(tmp_path)) == []


def test_duplicates_and_conflicts_are_told(tmp_path: Path) -> None:
    """Articles that stand twice are found by their words, waiting versions by the converter's folder."""
    write(tmp_path, "content/a.md", article("A", "The *harbour* opened.\n", date="2021-05-11"))
    write(tmp_path, "content/b.md", article("B", "The harbour opened.\n", date="2021-05-12"))
    write(tmp_path, "content/.converter/conflicts/cafe00000001.md", article("A"))
    built(tmp_path)
    assert [(code, where) for code, where, _ in told(checked(tmp_path))] == [
        ("W414", "content/.converter/conflicts/cafe00000001.md"),
        ("W413", "content/a.md"),
    ]


def test_links_to_other_sites_are_handed_over_with_their_article(tmp_path: Path) -> None:
    """An external link is named with the file it stands in, where an article holds it."""
    write(tmp_path, "content/a.md", article("A", "[x](https://x.example/1)\n", date="2021-05-11"))
    built(tmp_path)
    assert checked(tmp_path).external == (("https://x.example/1", "content/a.md"),)


def test_checking_waits_for_nobody(tmp_path: Path) -> None:
    """While another command is at work the check is refused (E503), since the output may be half new."""
    built(small(tmp_path, 1))
    with (
        opened(tmp_path, Settings(), "inline") as place,
        files.lock(place.state / "lock"),
        pytest.raises(Failed) as failure,
    ):
        inspected(place, Settings(), TODAY, unheard)
    problem: Problem = failure.value.problems[0]
    assert problem.code == "E503"
