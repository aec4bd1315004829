from generator.hostviews import HostView
from generator.model import Image, Media
from tests.plan.sample import article, page, planned, urls

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def test_hosts_are_told_the_strictest_policy() -> None:
    """Pages may load what the site itself holds; headers and speculation rules count from the root of the host."""
    made = planned(article())
    assert page(made, "_headers").view == page(made, "speculation.json").view == HostView("/", STRICT)


def test_a_site_below_a_path_says_so() -> None:
    """With a base_url the rules are for the site's own path."""
    assert page(planned(base_url="https://x.example/old/news/"), "_headers").view.base == "/old/news/"
    assert page(planned(base_url="https://x.example"), "_headers").view.base == "/"


def test_pictures_from_elsewhere_are_let_in() -> None:
    """Where front matter shows a picture of another site, pictures may come from there; nothing else may."""
    made = planned(article(image=Image("https://pictures.example/a.jpg")))
    assert page(made, "_headers").view.policy == STRICT.replace("img-src 'self'", "img-src 'self' https:")


def test_html_that_is_published_as_written_has_no_policy() -> None:
    """A site that trusts a folder's scripts does not forbid them."""
    assert page(planned(article(), trust=("old",)), "_headers").view.policy == ""


def test_articles_do_not_change_what_hosts_are_told() -> None:
    """Another article leaves both files as they are."""
    before, after = planned(article()), planned(article(), article("b"))
    assert page(before, "_headers") == page(after, "_headers")
    assert page(before, "speculation.json") == page(after, "speculation.json")


def test_headers_of_the_site_s_own_stand() -> None:
    """A file `_headers` beside the articles is published instead, and nobody complains."""
    media = Media("content/_headers", "_headers", "0" * 32)
    made = planned(article(), media=(media,))
    assert [copy.path for copy in made.copies if copy.url == "_headers"] == ["content/_headers"]
    assert "_headers" not in urls(made)
    assert made.problems == ()
