"""Documents over every layout that the converter was built for, with what a reader sees in each: how much is found.

`python -m bench.layouts --why` lists what is not.
"""

import pytest

from bench.layouts import drafts, files
from bench.scoring import Score, score
from tests.gold import HERE, read

LEAST = {
    "split": 0.99, "title": 0.985, "date": 0.98, "language": 0.99, "dateline": 0.98, "authors": 0.94, "caption": 0.97,
    "credit": 0.975, "summary": 0.965, "body": 0.985,
}  # fmt: skip
MOST_SPURIOUS = 0.008
NO_VALUES = {"split", "body", "kinds"}


@pytest.fixture(scope="module")
def total() -> Score:
    """The score of all documents together."""
    found = Score()
    for path in files([HERE]):
        gold = read(path)
        found.add(score(gold, drafts(gold)))
    return found


@pytest.mark.parametrize("name", LEAST)
def test_printed_values_are_found(total: Score, name: str) -> None:
    """Of the values that pages print, at least this share is read as printed; for articles and paragraphs likewise."""
    tally = total.tallies[name]
    assert tally.right / tally.printed >= LEAST[name]


def test_values_that_no_page_prints_are_rare(total: Score) -> None:
    """An absent field beats a wrong one."""
    tallies = [tally for name, tally in total.tallies.items() if name not in NO_VALUES]
    assert sum(tally.spurious for tally in tallies) / sum(tally.given for tally in tallies) <= MOST_SPURIOUS


def test_articles_are_not_cut_apart(total: Score) -> None:
    """Of a hundred beginnings that are found, at most two are none."""
    tally = total.tallies["split"]
    assert tally.spurious / tally.given <= 0.02
