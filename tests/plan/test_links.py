import pytest

from generator.model import Image, Media, Provenance
from generator.problems import Level
from tests.plan.sample import article, page, planned

MAP = Media("content/2023/old map.png", "2023/old map.png", "0" * 32)
OTHER = article("2023/other")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("other.md", "2023/02/other.html"),
        ("../2023/other.md#third", "2023/02/other.html#third"),
        ("other.md?x=1#third", "2023/02/other.html#third"),
        ("old%20map.png", "2023/old map.png"),
        ("old map.png", "2023/old map.png"),
        ("/2023/other.md", "2023/02/other.html"),
        ("/2023/old%20map.png", "2023/old map.png"),
        ("/2023/02/other.html", "2023/02/other.html"),
    ],
)
def test_links_lead_to_addresses(target: str, address: str) -> None:
    """A link names a file as its author sees it, from the article or from content/, or an address of the site."""
    plan = planned(article("2023/a", links=(target,)), OTHER, media=(MAP,))
    (body,) = page(plan, "2023/02/a.html").bodies
    assert body.links == ((target, address),)
    assert plan.problems == ()


@pytest.mark.parametrize("target", ["notes.pdf", "../../../etc/passwd", "?page=2", "/", "", "tags/rain.html"])
def test_unknown_targets_stay_as_written(target: str) -> None:
    """What is no file of the site is left alone."""
    plan = planned(article("2023/a", links=(target,)))
    assert page(plan, "2023/02/a.html").bodies[0].links == ()
    assert plan.problems == ()


@pytest.mark.parametrize("target", ["othr.md", "/2023/othr.md", "../../../../x.md"])
def test_dead_links_between_articles_warn(target: str) -> None:
    """A link to an article that is not there is a warning that suggests the nearest name beside it."""
    plan = planned(article("2023/a", links=(target,)), OTHER)
    (problem,) = plan.problems
    assert (problem.code, problem.level, str(problem.where)) == ("W403", Level.WARNING, "content/2023/a.md")
    if target == "othr.md":
        assert problem.hint == 'did you mean "other.md"?'


def test_link_to_an_unpublished_article_says_why() -> None:
    """A link to a draft is dead, and the warning says that it is a draft."""
    (problem,) = planned(article("2023/a", links=("b.md",)), article("2023/b", draft=True)).problems
    assert "not published (draft)" in problem.message


@pytest.mark.parametrize(
    ("src", "expected"),
    [
        ("old map.png", "2023/old map.png"),
        ("/2023/old map.png", "2023/old map.png"),
        ("https://pictures.example/1.jpg", "https://pictures.example/1.jpg"),
        ("", ""),
    ],
)
def test_picture_is_at_its_address(src: str, expected: str) -> None:
    """A picture beside the article, an absolute one, and a caption without one are all shown."""
    plan = planned(article("2023/a", image=Image(src, "A map", "The town", "Museum")), media=(MAP,))
    picture = page(plan, "2023/02/a.html").view.picture
    assert (picture.src, picture.alt, picture.caption, picture.credit) == (expected, "A map", "The town", "Museum")
    assert plan.problems == ()


def test_missing_picture_warns_and_keeps_its_caption() -> None:
    """A picture that is not there is a warning; its caption is still shown, and without one there is no figure."""
    plan = planned(
        article("a", image=Image("gone.png", caption="The town"), lines=(("image", 6),)),
        article("b", image=Image("gone.png", alt="x")),
    )
    assert [(problem.code, str(problem.where)) for problem in plan.problems] == [
        ("W404", "content/a.md:6"),
        ("W404", "content/b.md"),
    ]
    assert page(plan, "2023/02/a.html").view.picture.src == ""
    assert page(plan, "2023/02/b.html").view.picture is None


@pytest.mark.parametrize(
    ("trust", "trusted"), [((), False), (("2023",), True), (("/2023/",), True), (("20",), False), ((".",), True)]
)
def test_trust_is_by_folder(trust: tuple[str, ...], trusted: bool) -> None:
    """Only what lies in a trusted folder is trusted, not what begins like it."""
    plan = planned(article("2023/a"), trust=trust)
    assert page(plan, "2023/02/a.html").bodies[0].trusted is trusted


def test_converted_articles_are_known() -> None:
    """An article with a source was made by the converter."""
    plan = planned(article("a", source=Provenance("a.txt", 1, 44)), article("b"))
    assert page(plan, "2023/02/a.html").bodies[0].converted
    assert not page(plan, "2023/02/b.html").bodies[0].converted
