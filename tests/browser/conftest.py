"""The sites and the hosts that browser tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import making
from tests.browser.host import hosted

PATIENCE_MS = 30_000


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all test processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sites"


@pytest.fixture(scope="session")
def demonstration(shared: Path) -> Path:
    """Return the demonstration site's output."""
    return making.once(shared / "demonstration", making.demonstration) / "output"


@pytest.fixture(scope="session")
def public(shared: Path) -> Path:
    """Return the output of the demonstration site with a base_url and pretty addresses."""
    return making.once(shared / "public", making.public) / "output"


@pytest.fixture(scope="session")
def empty(shared: Path) -> Path:
    """Return the output of a site without articles."""
    return making.once(shared / "empty", making.empty) / "output"


@pytest.fixture(scope="session")
def arabic(shared: Path) -> Path:
    """Return the output of a site in Arabic."""
    return making.once(shared / "arabic", making.arabic) / "output"


@pytest.fixture(scope="session")
def packet(shared: Path) -> Path:
    """Return the output of the invented newspaper that has every kind of page."""
    return making.once(shared / "packet", making.packet) / "output"


@pytest.fixture(scope="session")
def packet_host(packet: Path) -> Iterator[str]:
    """Serve the invented newspaper; return the address of its root without the slash."""
    with hosted(packet) as address:
        yield address


@pytest.fixture(scope="session")
def strict_host(packet: Path) -> Iterator[str]:
    """Serve it as a host does that forbids all but what the site itself holds."""
    with hosted(packet, strict=True) as address:
        yield address


@pytest.fixture(scope="session")
def arabic_host(arabic: Path) -> Iterator[str]:
    """Serve the site in Arabic; return the address of its root without the slash."""
    with hosted(arabic) as address:
        yield address


@pytest.fixture(scope="session")
def host(demonstration: Path) -> Iterator[str]:
    """Serve the demonstration site; return the address of its root without the slash."""
    with hosted(demonstration) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that makes a reader with a browser window of her own; options as Playwright's."""
    contexts: list[BrowserContext] = []

    def made(**options: object) -> BrowserContext:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context

    yield made
    for context in contexts:
        context.close()
