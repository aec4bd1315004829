"""What two versions of a text say otherwise."""

from generator.render.differences import Difference, differences
from generator.render.links import sized

ONE = '<h2 id="a">The lamp</h2>\n<p>It was <em>lit</em> &amp; seen.</p>\n<ul>\n<li>One</li>\n</ul>\n<p>The end.</p>'


def test_the_same_words_do_not_differ() -> None:
    """Case, punctuation and markup are no difference."""
    assert differences(ONE, ONE.replace("<em>", "<b>").replace("</em>", "</b>").replace("The end.", "the END!")) == ()


def test_what_one_has_and_the_other_has_not_is_told_in_order() -> None:
    """Changed, added and missing paragraphs are told as plain text, each with what stands in its place."""
    other = ONE.replace("seen", "heard").replace("<li>One</li>\n", "").replace("<p>The end.", "<p>More.</p><p>The end.")
    assert differences(ONE, other) == (Difference(("It was lit & seen.", "One"), ("It was lit & heard.", "More.")),)
    assert differences("", ONE)[0].there == ("The lamp", "It was lit & seen.", "One", "The end.")


def test_pictures_get_their_size() -> None:
    """A picture of the site that has no size gets the one that is known; nothing else is touched."""
    links = {"a.png": "x/a.png", "b.png": "x/b.png"}
    text = '<p><img alt="1 > 0" src="a.png"> <img width="5" src="a.png"> <img src="b.png"> <a href="a.png">x</a></p>'
    assert sized(text, links, [("x/a.png", 640, 480)]) == text.replace(
        "<img alt", '<img width="640" height="480" alt', 1
    )
    assert sized(text, links, []) == text
