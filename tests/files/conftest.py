"""What the tests of the writer share: putting another table of operations in place for one test."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.files import system

Install = Callable[[Any], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """A function that puts operations in place until the test ends."""
    return lambda operations: monkeypatch.setattr(system, "current", operations)
