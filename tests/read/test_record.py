"""Records: articles and problems as plain data, and back, exactly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates, model, problems, read
from generator.model import Article, Record

TEXT = st.text(max_size=8)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
DATE = st.sampled_from(
    ["2023-02-13", "2023-02-13T08:15:00+05:00", "1994-05", "1994~", "199X", "1914/1918", "2011/.."]
).map(dates.parse)
FREE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.lists(st.tuples(TEXT, inner), max_size=3).map(lambda pairs: Record(tuple(pairs)))
    ),
    max_leaves=6,
)
SOURCE = st.builds(model.Provenance, TEXT, st.integers(0), st.integers(0), TEXT, TEXT)
ARTICLES = st.builds(
    Article,
    path=TEXT,
    title=TEXT,
    body=st.builds(model.Body, TEXT, st.integers(1), TEXT, st.integers(0), TEXT),
    date=st.none() | DATE,
    updated=st.none() | DATE,
    dateline=TEXT,
    authors=TEXTS,
    standfirst=TEXT,
    points=TEXTS,
    image=st.none() | st.builds(model.Image, TEXT, TEXT, TEXT, TEXT),
    images=st.lists(st.builds(model.Image, TEXT, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    also_ran_as=TEXTS,
    tags=TEXTS,
    people=st.lists(st.builds(model.Person, TEXT, TEXT), max_size=3).map(tuple),
    places=TEXTS,
    organisations=TEXTS,
    events=st.lists(st.builds(model.Event, DATE, TEXT), max_size=3).map(tuple),
    language=TEXT,
    story=TEXT,
    corrections=st.lists(st.builds(model.Correction, st.none() | DATE, TEXT), max_size=3).map(tuple),
    id=TEXT,
    source=st.none() | SOURCE,
    also_in=st.lists(SOURCE, max_size=2).map(tuple),
    draft=st.booleans(),
    expires=st.none() | DATE,
    slug=TEXT,
    url=TEXT,
    aliases=TEXTS,
    template=TEXT,
    weight=st.integers(),
    canonical_url=TEXT,
    extra=st.lists(st.tuples(TEXT, FREE), max_size=3).map(lambda pairs: Record(tuple(pairs))),
    excerpt=TEXT,
    words=st.integers(0),
    links=TEXTS,
    lines=st.lists(st.tuples(TEXT, st.integers(1)), max_size=3).map(tuple),
)
PLACE = st.builds(problems.Location, TEXT, st.none() | st.integers(1), st.none() | st.integers(1))
PROBLEMS = st.builds(
    problems.Problem,
    TEXT,
    TEXT,
    st.none() | PLACE,
    TEXT,
    TEXT,
    st.sampled_from(problems.Level),
    st.lists(
        st.builds(problems.Excerpt, st.integers(1), TEXT, st.integers(1), st.integers(1), TEXT, st.sampled_from("^-")),
        max_size=2,
    ).map(tuple),
    st.lists(PLACE, max_size=2).map(tuple),
)


def through_json(data: object) -> object:
    """Data as it comes out of JSON."""
    return json.loads(json.dumps(data))


def typed(value: object) -> str:
    """A value with the types of all its parts."""
    return repr(value)


@given(ARTICLES)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    """Through JSON and back, an article is equal in every field and in every type."""
    back = read.from_record(through_json(read.to_record(article)))  # type: ignore[arg-type]
    assert back == article
    assert typed(back) == typed(article)
    assert hash(back) == hash(article)


@given(PROBLEMS)
def test_a_problem_comes_back_as_it_was(problem: problems.Problem) -> None:
    """Through JSON and back, a problem is equal and of the same types."""
    back = read.problem_from_record(through_json(read.problem_to_record(problem)))  # type: ignore[arg-type]
    assert back == problem
    assert typed(back) == typed(problem)


def test_every_field_is_covered() -> None:
    """The generated articles above fill every field an article has, so that a new one cannot be forgotten."""
    article = Article("a", "b", model.Body("a", 1, "", 0))
    assert set(Article.__dataclass_fields__) == set(ARTICLES.wrapped_strategy.kwargs)  # type: ignore[attr-defined]
    assert set(read.to_record(article)) == {"path", "title", "body"}


@pytest.mark.parametrize(
    "row", [{}, {"path": 1, "no_such_field": 2}, {"path": "a", "title": "b", "body": [1]}, {"date": 3}]
)
def test_other_data_is_refused(row: dict[str, object]) -> None:
    """Data that is no article's raises one of the errors that a memo takes for a miss."""
    with pytest.raises((TypeError, ValueError, LookupError, AttributeError)):
        read.from_record(row)
