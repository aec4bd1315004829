"""Long lists cut by time."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Article, Body, Entry
from generator.plan.places import Place
from generator.plan.spans import FULL, PlaceOf, Span, further, spans

MOST = 6
places = st.builds(
    Place,
    st.sampled_from([-44, 3, 1899, 1960, 1961, 1969, 1970, 2018]),
    st.integers(0, 3),
    st.integers(0, 2),
    st.just(True),
)
times = st.lists(st.none() | places, max_size=60)


def run(found: list[Place | None]) -> tuple[tuple[Entry, ...], PlaceOf]:
    """Entries at these places as they run, newest first, undated last; and where each stands."""
    in_turn = sorted(found, key=lambda place: (place.year, place.month, place.day) if place else (-9999,), reverse=True)
    entries = tuple(Entry(Article(f"a{at}", "A", Body("a", 1, "", 0)), f"{at}.html") for at in range(len(in_turn)))
    where = {entry.url: place for entry, place in zip(entries, in_turn, strict=True)}
    return entries, lambda entry: where[entry.url]


def cut(found: list[Place | None]) -> tuple[tuple[Span, ...], tuple[Entry, ...]]:
    """The spans of entries at these places, and the entries."""
    entries, place = run(found)
    return spans(entries, place, MOST), entries


@given(times)
def test_spans_hold_every_entry_once(found: list[Place | None]) -> None:
    """No entry is lost, none stands twice, no span holds too many, no two have one name."""
    made, entries = cut(found)
    assert sorted(entry.url for span in made for entry in span.entries) == sorted(entry.url for entry in entries)
    assert all(0 < len(span.entries) <= MOST for span in made)
    assert len({span.name for span in made}) == len(made)


@given(times, places)
def test_an_entry_changes_the_span_of_its_own_time(found: list[Place | None], added: Place) -> None:
    """One more entry, however old, changes one span; only where that grew too full do others stand in its place."""
    before = {span.name: len(span.entries) for span in cut(found)[0]}
    after = {span.name: len(span.entries) for span in cut([*found, added])[0]}
    changed = {name for name in before.keys() & after.keys() if before[name] != after[name]}
    assert len(changed) <= 1
    assert len(before.keys() - after.keys()) <= 1


def test_names_tell_the_time() -> None:
    """A span is named by its years, or by its month and part."""
    whole, month = (1960, 20, None), (2018, 1, (7, 7))
    made = [(*whole, 0), (2018, 1, None, 0), (2018, 1, (7, 9), 0), (*month, 0), (*month, 2), (2018, 1, (0, 0), 0)]
    names = [Span(*what, ()).name for what in [*made, (0, 0, None, 0), (0, 0, None, 3)]]
    assert names == ["1960-1979", "2018", "2018-q3", "2018-07", "2018-07-2", "2018-00", "undated", "undated-3"]


@given(times, places)
def test_a_full_span_is_cut_into_few(found: list[Place | None], added: Place) -> None:
    """What stands in the place of a span that grew too full is few pages: five, or the parts of a month."""
    before = {span.name for span in cut(found)[0]}
    after = {span.name for span in cut([*found, added])[0]}
    assert len(before) - 1 <= len(after) <= len(before) + 5


@given(times, st.integers(0, 70))
def test_what_is_shown_already_has_no_page(found: list[Place | None], shown: int) -> None:
    """The newest spans are left out while all of theirs is shown elsewhere; every other entry has a page."""
    entries, place = run(found)
    rest = further(entries, place, MOST // FULL, shown)
    assert {entry.url for entry in entries[shown:]} <= {entry.url for span in rest for entry in span.entries}
    assert not rest or not {entry.url for entry in rest[0].entries} <= {entry.url for entry in entries[:shown]}


@given(times, st.randoms(use_true_random=False), st.integers(0, 70))
def test_an_entry_that_runs_out_of_its_year_has_its_place(
    found: list[Place | None], chance: random.Random, shown: int
) -> None:
    """An open date ("../1950") runs with the oldest and stands in 1950: nothing is lost, no span comes twice."""
    entries, place = run(found)
    mixed = chance.sample(entries, len(entries))
    made = spans(mixed, place, MOST)
    assert sorted(entry.url for span in made for entry in span.entries) == sorted(entry.url for entry in entries)
    assert len({span.name for span in made}) == len(made)
    rest = further(mixed, place, MOST // FULL, shown)
    assert {entry.url for entry in mixed[shown:]} <= {entry.url for span in rest for entry in span.entries}
