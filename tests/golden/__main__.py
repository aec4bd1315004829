"""Store the golden sites' output anew: `python -m tests.golden`, then read the diff."""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.golden.making import LANGUAGES, SPOKEN, STORED, outputs, spoken


def store(made: dict[str, str], folder: Path) -> None:
    """Put texts in place of what a folder holds."""
    shutil.rmtree(folder, ignore_errors=True)
    for url, text in made.items():
        path = folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


with tempfile.TemporaryDirectory() as temporary:
    site = outputs(Path(temporary))
    languages = {url: text for name in LANGUAGES for url, text in spoken(Path(temporary), name).items()}
store(site, STORED)
store(languages, SPOKEN)
sys.stdout.write(
    f"{len(site) + len(languages)} outputs are stored in tests/golden; read the diff before you commit it\n"
)
