"""Links between articles by name: what they lead to, what is said where they lead nowhere, and the way back."""

from __future__ import annotations

import pytest

from generator.model import Article, Plan
from generator.problems import Level
from tests.plan.sample import article, page, planned

OPENING = article("1932/bridge-opens", "1932-05-14", title="The bridge opens, at last")


def linking(*names: str, line: int = 9, **fields: object) -> Article:
    """An article whose body links to these names, each on the same line."""
    targets = tuple(f"[[{name}]]" for name in names)
    return article("1933/a", "1933-01-01", links=targets, lines=tuple((target, line) for target in targets), **fields)


def links(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The addresses that the article's links lead to."""
    return page(plan, "1933/01/a.html").bodies[0].links


@pytest.mark.parametrize(
    "name",
    [
        "bridge-opens",
        "The bridge opens, at last",
        "the bridge opens at last",
        "THE BRIDGE OPENS, AT LAST",
        "Bridge Opens",
    ],
)
def test_a_name_is_a_slug_or_a_title(name: str) -> None:
    """Case and punctuation do not count."""
    plan = planned(linking(name), OPENING)
    assert links(plan) == ((f"[[{name}]]", "1932/05/bridge-opens.html"),)
    assert plan.problems == ()


@pytest.mark.parametrize(("name", "shown"), [("bridge-opens", OPENING.title), ("the bridge opens, at last", "")])
def test_a_slug_is_shown_as_the_headline(name: str, shown: str) -> None:
    """Where a slug was written the headline goes along; a title stays as it was written."""
    titles = page(planned(linking(name), OPENING), "1933/01/a.html").bodies[0].titles
    assert dict(titles).get(f"[[{name}]]", "") == shown


def test_an_own_slug_counts() -> None:
    """The slug that the front matter sets is a name; that of the file is none then."""
    plan = planned(linking("opening"), article("1932/bridge-opens", "1932-05-14", slug="opening"))
    assert links(plan) == (("[[opening]]", "1932/05/opening.html"),)


def test_an_unknown_name_warns_with_its_line_and_the_nearest() -> None:
    """The message has the file, the line in it, and the title that was probably meant."""
    (problem,) = planned(linking("The bridge opns, at last", line=12), OPENING, article("b")).problems
    assert (problem.code, problem.level, str(problem.where)) == ("W409", Level.WARNING, "content/1933/a.md:12")
    assert problem.hint == 'did you mean "[[The bridge opens, at last]]"?'


def test_the_beginning_of_a_title_is_recognised() -> None:
    """A name that is cut short suggests the title that goes on."""
    (problem,) = planned(linking("The bridge opens"), OPENING).problems
    assert problem.hint == 'did you mean "[[The bridge opens, at last]]"?'


def test_a_name_like_no_other_has_no_suggestion() -> None:
    """Nothing is suggested where nothing is near."""
    (problem,) = planned(linking("Quarterly figures"), OPENING).problems
    assert (problem.code, problem.hint) == ("W409", "")


def test_an_ambiguous_name_warns_with_the_files() -> None:
    """Of two articles with one title neither is chosen; the message names their files."""
    plan = planned(
        linking("Letters"), article("1931/l", "1931-01-01", title="Letters."), article("1932/l", title="letters")
    )
    (problem,) = plan.problems
    assert (problem.code, str(problem.where)) == ("W410", "content/1933/a.md:9")
    assert "1931/l.md" in problem.note
    assert "1932/l.md" in problem.note
    assert links(plan) == ()


def test_the_very_name_decides() -> None:
    """Of several that are alike, the one whose title is letter for letter the name is meant."""
    plan = planned(linking("Letters"), article("1931/l", "1931-01-01", title="Letters"), article("m", title="LETTERS!"))
    assert links(plan) == (("[[Letters]]", "1931/01/l.html"),)
    assert plan.problems == ()


def test_a_draft_is_no_target() -> None:
    """A link to an article that is not published says so."""
    (problem,) = planned(linking("Soon"), article("b", title="Soon", draft=True)).problems
    assert (problem.code, "not published (draft)" in problem.message) == ("W409", True)


def test_what_may_be_code_warns_of_nothing() -> None:
    """A link whose line was not told is in an indented line: it may be code, so nothing is said."""
    assert planned(article("a", links=("[[ -f x ]]",))).problems == ()


def test_articles_name_those_that_mention_them() -> None:
    """Whoever links to an article, by name or by file, stands on its page, newest first, and only once."""
    by_name = linking("bridge-opens", "The bridge opens, at last")
    by_file = article("1934/b", "1934-01-01", links=("../1932/bridge-opens.md#end",))
    own = article("1932/bridge-opens", "1932-05-14", title=OPENING.title, links=("[[bridge-opens]]",))
    plan = planned(by_name, by_file, own)
    back = page(plan, "1932/05/bridge-opens.html").view.mentioned_in
    assert [each.url for each in back] == ["1934/01/b.html", "1933/01/a.html"]
    assert page(plan, "1933/01/a.html").view.mentioned_in == ()


def test_many_mentions_are_the_newest() -> None:
    """The list does not grow without end."""
    many = [article(f"n{day:02}", f"1935-01-{day:02}", links=("1932/bridge-opens.md",)) for day in range(1, 31)]
    back = page(planned(OPENING, *many), "1932/05/bridge-opens.html").view.mentioned_in
    assert len(back) == 12
    assert back[0].iso == "1935-01-30"
