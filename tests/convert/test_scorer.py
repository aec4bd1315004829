"""The boundary scorer: recorded decisions, the best set of cuts, and what it never does whatever it is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import chain, combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.glue.files import held, trained
from bench.glue.score import scored, scorer_cuts
from generator.convert import scorer
from generator.convert.decode import decode, lines_of
from generator.convert.labels import label
from generator.convert.model import Label, Labelled
from generator.convert.scorer.cuts import LEAST, PREAMBLE, PRICES, best
from generator.convert.scorer.features import FEATURES, Words, vector
from generator.convert.scorer.frame import candidates, frame
from generator.convert.scorer.trees import SURE, UNSURE, forest, planted
from tests.convert.soup import document

CASES = sorted((Path(__file__).parent / "scorer").glob("*.txt"))
Worth = list[tuple[int, float, bool]]


def labelled(text: str) -> list[Labelled]:
    """The labelled lines of a text."""
    return [label(line) for line in lines_of(text)]


def case(path: Path) -> tuple[str, list[int], list[int]]:
    """A document, the places of its sure cuts (`>`) and of its doubtful ones (`?`); other lines have a blank there."""
    rows = path.read_text(encoding="utf-8").splitlines()
    marks = {sign: [at for at, row in enumerate(rows) if row.startswith(sign)] for sign in ">?"}
    return "".join(f"{row[2:]}\n" for row in rows), marks[">"], marks["?"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_recorded_decisions_stand(path: Path) -> None:
    """The shipped trees decide small documents as recorded, and give every cut up to three reasons."""
    text, sure, doubtful = case(path)
    found = scorer.cuts(labelled(text))
    assert [cut.index for cut in found if cut.sure] == sure
    assert [cut.index for cut in found if not cut.sure] == doubtful
    assert all(1 <= len(set(cut.reasons)) == len(cut.reasons) <= 3 for cut in found)


def test_the_trees_ask_for_the_features_there_are() -> None:
    """The data file names the features in the order in which they are computed."""
    assert forest().features == FEATURES
    lines = labelled("One\n\nTwo is a line of text that ends in a full stop, as lines of text do.\n\nThree\n")
    columns = frame(lines)
    assert {len(vector(columns, at, Words(columns))) for at in range(1, 3)} == {len(FEATURES)}


def test_a_tree_is_walked_by_its_limits() -> None:
    """Values up to the limit go one way, greater ones the other; shares say what each question added."""
    data = {
        "features": ["a", "b"],
        "base": 0.5,
        "scale": 1.0,
        "shift": 0.0,
        "stages": [[1, -1.5]],
        "trees": [[[0, 2.0, 0.0, 2], -2.0, [1, 1.0, 1.0, 4], 0.5, 1.5], [1.0]],
    }
    trees = planted(data)
    assert trees.score([2, 9]) == -1.5 + 1.0
    assert trees.score([3, 1]) == 0.5 + 0.5 + 1.0
    assert trees.score([3, 2]) == 0.5 + 1.5 + 1.0
    assert trees.shares([3, 2]) == [1.0, 0.5]
    early = planted(data | {"stages": [[1, -1.0]]})
    assert early.score([2, 9]) == -1.5


def test_what_is_generated_is_cut_as_well_as_is_said() -> None:
    """Over layouts not learned from, sure cuts are right in 97 of 100, and single articles stay whole."""
    documents = held("homogeneous", 7, 25) + held("mixed", 7, 15) + held("single", 7, 15)
    total, _ = scored(documents, scorer_cuts)
    assert total.sure > 90
    assert total.sure_precision >= 0.97
    assert total.recall >= 0.75


def test_documents_are_generated_alike_every_time() -> None:
    """The recipe gives the same documents for the same seed, each with lines where its articles begin."""
    assert trained(3, 4) == trained(3, 4)
    for one in trained(3, 12) + held("mixed", 3, 4):
        rows = one.text.split("\n")
        assert all(rows[number - 1].strip() for number in one.firsts)
        assert list(one.firsts) == sorted(set(one.firsts))


def worths() -> st.SearchStrategy[tuple[Worth, int]]:
    """Candidates with the text before each, a score, and whether they are fixed; and the text in all."""
    entry = st.tuples(
        st.integers(0, 90), st.floats(0.01, 6, allow_nan=False).map(lambda value: round(value, 2)), st.booleans()
    )

    def placed(entries: list[tuple[int, float, bool]], rest: int) -> tuple[Worth, int]:
        mass, found = 0, []
        for step, score, forced in entries:
            mass += step
            found.append((mass, 0.0 if forced else score, forced))
        return found, mass + rest

    return st.builds(placed, st.lists(entry, max_size=8), st.integers(0, 90))


def value(worth: Worth, total: int, chosen: Sequence[int]) -> float:
    """What a set of cuts is worth, by the definition: scores less the price of each article."""
    masses = [worth[number][0] for number in chosen] + [total]
    if not chosen:
        return 0.0
    prices = [min(price for least, price in PRICES if after - before >= least) for before, after in pairwise(masses)]
    return sum(worth[number][1] for number in chosen) - sum(prices) - (0.0 if masses[0] >= LEAST else PREAMBLE)


def every(worth: Worth) -> Iterator[tuple[int, ...]]:
    """Every set of cuts that holds the fixed ones."""
    numbers = range(len(worth))
    fixed = {number for number in numbers if worth[number][2]}
    sets = chain.from_iterable(combinations(numbers, size) for size in range(len(worth) + 1))
    return (chosen for chosen in sets if fixed <= set(chosen))


@settings(max_examples=300, deadline=None)
@given(worths())
def test_no_other_set_of_cuts_is_worth_more(given_worth: tuple[Worth, int]) -> None:
    """The dynamic programme finds a set whose worth no other set exceeds."""
    worth, total = given_worth
    chosen = best(worth, total)
    assert {number for number in range(len(worth)) if worth[number][2]} <= set(chosen)
    assert value(worth, total, chosen) == pytest.approx(max(value(worth, total, other) for other in every(worth)))


class Counted(list[tuple[int, float, bool]]):
    """A list that counts how often an entry is looked at."""

    looks = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        self.looks += 1
        return super().__getitem__(at)


def test_work_grows_with_the_number_of_candidates() -> None:
    """Ten times the candidates are looked at ten times as often, not a hundred times."""

    def looks(count: int) -> int:
        worth = Counted((40 * number, 1.0, number % 50 == 49) for number in range(count))
        best(worth, 40 * count)
        return worth.looks

    assert looks(20_000) <= 10.5 * looks(2_000) <= 10.5 * 3 * len(PRICES) * 2_000


@pytest.mark.parametrize("seed", range(200))
def test_rubbish_is_cut_without_complaint(seed: int) -> None:
    """Whatever the lines are: cuts are in order, on printed lines, and never on anchors or in barred ranges."""
    decoded, _ = decode(document(seed), "soup.txt")
    lines = [label(line) for line in decoded.lines] if decoded else []
    anchors = list(range(3, len(lines), 11))
    barred = [(at, at + 2) for at in range(5, len(lines), 13)]
    for fixed, shut in (((), ()), (anchors, barred)):
        found = scorer.cuts(lines, fixed, shut)
        places = [cut.index for cut in found]
        assert places == sorted(set(places))
        assert all(lines[place].label is not Label.BLANK for place in places)
        assert all(not first <= place <= last for place in places for first, last in shut)
        assert not set(places) & set(fixed)
        assert all(UNSURE <= cut.p <= 1 and cut.sure == (cut.p >= SURE) for cut in found)


def test_a_document_with_doubtful_cuts_alone_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cuts that are all unsure are offered, not made; beside an anchor they are."""
    even = {"features": list(FEATURES), "base": 0.0, "scale": 1.0, "shift": 0.0, "stages": [], "trees": []}
    monkeypatch.setattr(import_module("generator.convert.scorer.cuts"), "forest", lambda: planted(even))
    item = "A title\n\nA paragraph of text that is long enough to be the whole of an article, and that ends here.\n"
    lines = labelled("\n\n".join([item + item] * 3))
    found = scorer.cuts(lines)
    assert found
    assert {(cut.p, cut.sure, cut.made) for cut in found} == {(0.5, False, False)}
    beside = scorer.cuts(lines, [found[0].index])
    assert beside
    assert {(cut.sure, cut.made) for cut in beside} == {(False, True)}


def test_candidates_are_no_furniture() -> None:
    """Buttons and end marks begin no article, nor does a long paragraph in the midst of others."""
    text = "Title\n\nFollow\n\n" + "\n\n".join(["A long sentence of text that goes on. " * 8] * 3) + "\n\n###\n"
    columns = frame(labelled(text))
    assert [columns.text[at][:6] for at in candidates(columns)] == ["A long"]
