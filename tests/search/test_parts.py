"""Files of terms say which article holds what, and a term lies in the file that its beginning names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search import parts

TERM = st.text(st.sampled_from("abcdeflnoprstéя東京0123456789\U00020000"), min_size=1, max_size=9)
FOUND = st.dictionaries(TERM, st.integers(0, 7), max_size=30)


def read(file: str) -> dict[str, dict[int, int]]:
    """Return the articles of each term with their levels, as the browser reads them."""
    found: dict[str, dict[int, int]] = {}
    before = ""
    for entry in file.split(",") if file else ():
        head, _, places = entry.partition(" ")
        before = before[: parts.LETTERS.index(head[0])] + head[1:]
        own, level, last, high = found.setdefault(before, {}), 0, -1, 0
        for letter in places:
            digit = parts.LETTERS.index(letter)
            if digit >= parts.GAPS + parts.MORE:
                level, last = digit - parts.GAPS - parts.MORE, -1
            elif digit >= parts.GAPS:
                high = high * parts.MORE + digit - parts.GAPS + 1
            else:
                last += high * parts.GAPS + digit + 1
                high = 0
                own[last] = level
    return found


@given(st.lists(FOUND, max_size=12), st.sampled_from([4, 32, 64, 512]), st.integers(2, 5))
def test_what_is_written_is_read_again(articles: list[dict[str, int]], count: int, length: int) -> None:
    """Every term of every article is in the one file that its beginning names, with its level, and nothing else is."""
    lines = [parts.row(each.items(), length).split("\n") for each in articles]
    for number in range(count):
        own = [[line[at] for at in parts.segments(number, count)] for line in lines]
        found = read(parts.written(own, number, count, length))
        wanted: dict[str, dict[int, int]] = {}
        for place, each in enumerate(articles):
            for term, level in each.items():
                if parts.part_of(term, length, count) == number:
                    wanted.setdefault(term, {})[place] = level
        assert found == wanted


@given(st.sets(st.integers(0, 200_000), min_size=1, max_size=40))
def test_numbers_of_any_size(places: set[int]) -> None:
    """Articles that stand far apart in a large period are told as well."""
    lines = [["a3"] if place in places else [""] for place in range(max(places) + 1)] if max(places) < 5_000 else []
    for place in () if lines else sorted(places):
        assert read(f"#a {parts.placed(3, [place])}") == {"a": {place: 3}}
    if lines:
        assert read(parts.written(lines, 0, 1, 2)) == {"a": dict.fromkeys(sorted(places), 3)}


def test_words_that_begin_alike_lie_together() -> None:
    """The beginning of a word asks for the file of the word."""
    for term in ("flood", "floods", "flooding"):
        assert parts.part_of(term, 3, 32) == parts.part_of("flo", 3, 32)
    assert parts.part_of("t:harbour", 3, 32) == parts.part_of("t:har", 3, 32)
    assert parts.part_of("東京", 3, 32) == parts.part_of("東", 3, 32)


def test_levels_rise_with_weight() -> None:
    """A term that stands often, or in the headline, has a higher level; there are eight."""
    levels = [parts.level(weight) for weight in (1, 2, 3, 5, 9, 16, 30, 99)]
    assert levels == list(range(len(parts.LEVELS)))
