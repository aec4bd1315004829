from hypothesis import given
from hypothesis import strategies as st

from generator.plan.paginate import count_of, numbered

sizes = st.integers(1, 30)


@given(st.integers(0, 300), sizes, sizes)
def test_head_and_numbered_pages_hold_every_item(total: int, size: int, head: int) -> None:
    """Nothing is lost between the page with the newest items and the numbered pages."""
    items = tuple(range(total))
    shown = {*items[:head], *(item for page in numbered(items, size, head) for item in page)}
    assert shown == set(items)


@given(st.integers(0, 300), sizes, sizes)
def test_pages_are_runs_of_the_list_from_the_oldest(total: int, size: int, head: int) -> None:
    """Page 1 ends with the oldest item, each page goes on where the one before began; only the newest may be short."""
    items = tuple(range(total))
    pages = numbered(items, size, head)
    assert tuple(item for page in reversed(pages) for item in page) == items[total - sum(map(len, pages)) :]
    assert all(len(page) == size for page in pages[:-1])
    assert len(pages) == count_of(total, size, head)


@given(st.integers(0, 300), sizes, sizes)
def test_newest_page_shows_what_the_head_does_not(total: int, size: int, head: int) -> None:
    """No numbered page repeats the head and nothing else."""
    items = tuple(range(total))
    assert all(page[-1] >= head for page in numbered(items, size, head))


@given(st.integers(0, 300), sizes, sizes)
def test_new_item_changes_at_most_the_newest_page(total: int, size: int, extra: int) -> None:
    """With a head no shorter than a page, numbered pages keep their items for good."""
    before = numbered(tuple(range(1, total + 1)), size, size + extra - 1)
    after = numbered(tuple(range(total + 1)), size, size + extra - 1)
    assert after[: len(before)] == before
    assert all(len(page) == size for page in after)
