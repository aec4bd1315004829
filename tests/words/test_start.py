"""What is not said is not paid for: Babel is loaded with the first word, not with the program."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["generator.build", "generator.plan", "generator.cli", "generator.render.batch"])
def test_no_module_loads_babel(module: str) -> None:
    """Importing the build, planning, rendering or the command line loads neither Babel nor a catalogue."""
    program = f"import sys, {module}; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_first_word_loads_babel() -> None:
    """Saying something does load it, so that the test above means something."""
    program = "import sys; from generator import words; words.of('de').t('timeline'); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
