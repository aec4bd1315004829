"""What every test may ask for: the repository, the seed documents, a browser; and how hypothesis searches."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from scripts import browser as browsers
from scripts import checker

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI") == "true"

# No deadlines: a shared machine may stop for a moment. In CI the same examples are tried each time, so that a failure
# is the change's own; `HYPOTHESIS_PROFILE=search` looks further, with new examples each time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "search", deadline=None, max_examples=2_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if CI else "local"))


def missing(what: str) -> None:
    """End the test: a failure in CI, where everything has to be there, and a skip elsewhere."""
    if CI:
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the real documents, which lies beside the repository and is never part of it."""
    folder = ROOT.parent / "shared" / "seeds"
    if not any(folder.glob("*.txt")):
        missing("the seed documents are not beside the repository (../shared/seeds/*.txt)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser, to be given to Playwright as `executable_path`."""
    path = browsers.find()
    if path is None:
        missing(browsers.ADVICE)
    return str(path)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Run one browser for all tests of this process: Playwright allows no second one beside it."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=browsers.FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def nu() -> tuple[str, ...]:
    """Return the command that runs the Nu HTML checker."""
    refused = os.environ.get(checker.REFUSED)
    if refused:
        pytest.fail(refused, pytrace=False)
    command = checker.find()
    if command is None:
        missing(checker.ADVICE)
    return command or ()
