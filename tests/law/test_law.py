"""The law: after every step of any edit script, what an incremental build leaves equals a clean build, byte for byte.

`LAW_SCRIPTS=500 python3 scripts/test.py tests/law -n auto` plays more scripts than a run of all tests does. A failure
names its seed and the fewest steps that still break the law.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator import config
from generator.problems import Failed, has_errors
from generator.workplace import Workplace, opened
from tests.law.script import AT_REST, FOREIGN, Play, Step, begin, perform, script
from tests.sites import STATE, clean, made, stamps, tree, unlike

SCRIPTS = int(os.environ.get("LAW_SCRIPTS", "25"))
LENGTH = 10
WITH_PROCESSES = 12
"""One script in so many runs its work in worker processes."""


def broken(folder: Path, seed: int, steps: Sequence[Step]) -> str:
    """Play the steps; what broke the law, and after which of them; "" when it held."""
    shutil.rmtree(folder, ignore_errors=True)
    play = begin(folder / "site", seed)
    with ExitStack() as places:
        place = _open(places, play, seed)
        found = _unlawful(place, play, folder)
        for number, step in enumerate(steps):
            if found:
                return f"{found}, before step {number}"
            if step.name in AT_REST:
                _end(places, play, killed=step.dice % 2 == 0)
            perform(play, step)
            if play.restart:
                places.close()
                place = _open(places, play, seed)
            found = _unlawful(place, play, folder)
        return f"{found}, after the last step" if found else ""


def _open(places: ExitStack, play: Play, seed: int) -> Workplace:
    play.restart = False
    settings, _ = config.load(play.site)
    executor = "processes" if seed % WITH_PROCESSES == 0 else "inline"
    return places.enter_context(opened(play.site, settings.model_copy(update={"jobs": 2}), executor))


def _end(places: ExitStack, play: Play, killed: bool) -> None:
    """End the program: in good order, or so that its files are as it had them open."""
    state = play.site / STATE
    if killed:
        shutil.copytree(state, play.site / "as it was")
    places.close()
    if killed:
        shutil.rmtree(state)
        (play.site / "as it was").rename(state)
    play.restart = True


def _unlawful(place: Workplace, play: Play, folder: Path) -> str:
    """Build twice, and once beside it; what is not as the law says."""
    today = play.today.isoformat()
    before = tree(play.site / "output")
    try:
        outcome = made(place, today)
    except Failed as failure:
        return f"a build ends with {[problem.code for problem in failure.problems]}: {failure.problems[0].message}"
    after = tree(play.site / "output")
    if not outcome.published:
        assert has_errors(outcome.problems)
        wrong = unlike(before, after)
        return f"a build that was refused changed {wrong}" if wrong else ""
    expected = clean(play.site, folder / "clean", today)
    wrong = unlike({path: data for path, data in after.items() if Path(path).name != FOREIGN}, expected)
    if wrong:
        return f"a clean build makes {wrong} otherwise"
    empty = [path.name for path in (play.site / "output").rglob("*") if path.is_dir() and not any(path.iterdir())]
    if empty:
        return f"empty folders are left: {empty}"
    standing = stamps(play.site / "output")
    again = made(place, today)
    if again.work.written or again.work.removed or again.work.rendered:
        return f"a second build writes {again.work.added + again.work.changed}, removes {again.work.removed}"
    return "" if stamps(play.site / "output") == standing else "a second build touches files"


def shortened(folder: Path, seed: int, steps: tuple[Step, ...]) -> tuple[tuple[Step, ...], str]:
    """The fewest steps that still break the law, and how: each is left out that is not needed for it."""
    reason = broken(folder, seed, steps)
    number = len(steps)
    while number:
        number -= 1
        fewer = steps[:number] + steps[number + 1 :]
        still = broken(folder, seed, fewer)
        if still:
            steps, reason = fewer, still
    return steps, reason


@pytest.mark.parametrize("seed", range(SCRIPTS))
def test_incremental_equals_clean(seed: int, tmp_path: Path) -> None:
    """After every step the output is that of a clean build elsewhere, and building again writes nothing."""
    steps = script(seed, LENGTH)
    if broken(tmp_path, seed, steps):
        fewest, reason = shortened(tmp_path, seed, steps)
        pytest.fail(f"seed {seed}: {reason}\n" + "\n".join(map(repr, fewest)), pytrace=False)
