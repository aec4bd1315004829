"""What people and documents do to the same articles, over whole conversions: nothing of a person's is ever lost."""

from pathlib import Path

import pytest

from bench.merges import Trial


@pytest.mark.parametrize("seed", [101, 102, 103])
def test_no_edit_is_lost_and_no_change_is_silent(tmp_path: Path, seed: int) -> None:
    """Every word of a person survives, and what gave way to it waits and is told; deleted files stay deleted.

    Moved ones are followed, a second run writes nothing, and every document can be rebuilt.
    """
    outcome = Trial(tmp_path, seed, documents=12).run(rounds=3)
    assert outcome.losses == []
    assert outcome.pairs > 20
    assert outcome.conflicts > 0
