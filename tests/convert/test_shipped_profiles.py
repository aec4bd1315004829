"""The profiles that come with the converter read their own test documents right."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from generator.convert import profiles
from generator.convert.profiles.profile import parse
from generator.convert.profiles.proof import failures
from generator.problems import Source

SHIPPED = sorted(Path(str(files(profiles))).glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_profile_reads_its_own_documents(path: Path) -> None:
    """Each test of a shipped profile comes out as it says."""
    source = Source(path.name, path.read_text(encoding="utf-8"))
    profile, problems = parse(source)
    assert profile is not None
    assert problems == ()
    assert failures(profile, source) == ()
