"""Articles that stand twice."""

from generator.dates import parse
from generator.inspect.conflicts import waiting
from generator.inspect.duplicates import duplicates
from generator.model import Article, Body
from generator.problems import Level
from generator.text import count_words, excerpt, plain

TEXT = "The harbour opened on Monday, and forty thousand people came."


def article(path: str, text: str = TEXT, title: str = "", date: str = "", id_: str = "") -> Article:
    """An article as reading makes it, with the body kept in its title of last resort."""
    bare = plain(text)
    when = parse(date) if date else None
    return Article(
        path, title or path, Body(path, 1, text, 0), when, excerpt=excerpt(bare), words=count_words(bare), id=id_
    )


def found(*articles: Article) -> list[tuple[str, tuple[str, ...]]]:
    """What is said of the articles, and the paths it is said of."""
    problems = duplicates(articles, lambda each: each.body.digest)
    assert all(problem.code == "W413" and problem.level is Level.WARNING for problem in problems)
    return [(problem.message, tuple(str(place) for place in (problem.where, *problem.also))) for problem in problems]


def test_articles_with_the_same_words_are_one() -> None:
    """Markup, case, punctuation and blanks do not make another article."""
    other = "The *harbour*  opened on Monday; and **forty thousand** people came!"
    assert found(article("b.md", other), article("a.md")) == [
        ("this article is there twice, with the same words", ("a.md", "b.md"))
    ]


def test_articles_that_only_begin_alike_are_two() -> None:
    """The whole bodies are compared, not their beginnings."""
    long = TEXT * 20
    assert found(article("a.md", f"{long} One end."), article("b.md", f"{long} Two end.")) == []


def test_empty_articles_are_not_alike() -> None:
    """Without words there is nothing to compare."""
    assert found(article("a.md", ""), article("b.md", "")) == []


def test_one_title_on_one_day_is_one_article() -> None:
    """Titles are compared without case and extra blanks, dates as they are written."""
    same = [
        article(f"{n}.md", f"{TEXT} {n}", title, "1932-05-14")
        for n, title in enumerate(("A  bridge", "a Bridge", "A bridge"))
    ]
    assert found(*same, article("c.md", "Else.", "A bridge", "1932-05-15"), article("d.md", "Other.", "A bridge")) == [
        ("this article is there 3 times, with the same title and date", ("0.md", "1.md", "2.md"))
    ]


def test_a_group_is_named_once() -> None:
    """Articles that have the same words and the same title are one finding, not two."""
    assert len(found(*(article(path, TEXT, "A bridge", "1932-05-14") for path in ("a.md", "b.md")))) == 1


def test_a_conflict_is_said_of_the_article_it_waits_for() -> None:
    """A waiting version bears the id of its article; where the article is gone, the file itself is named."""
    texts = {
        "content/a.md": "---\ntitle: Mine\ndate: 1932-05-14\n---\n\nOne.\n\nTwo.\n",
        "content/.converter/conflicts/cafe00000001.md": "---\ntitle: B\ndate: 1932-05-14\ntags: [a]\n---\n\nOne.\n",
    }
    names, known = ["cafe00000002.md", "cafe00000001.md"], [article("content/a.md", id_="cafe00000001")]
    problems = waiting(names, known, "content", lambda path: texts[path])
    assert [(problem.code, str(problem.where)) for problem in problems] == [
        ("W414", "content/a.md"),
        ("W414", "content/.converter/conflicts/cafe00000002.md"),
    ]
    assert "content/.converter/conflicts/cafe00000001.md" in problems[0].hint
    assert problems[0].note == "they differ in “title”, “tags”, 1 paragraph"
