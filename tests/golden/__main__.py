"""Store the golden site's output anew: `python -m tests.golden`, then read the diff."""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.golden.making import STORED, outputs

with tempfile.TemporaryDirectory() as folder:
    made = outputs(Path(folder))
shutil.rmtree(STORED, ignore_errors=True)
for url, text in made.items():
    path = STORED / url
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
sys.stdout.write(f"{len(made)} outputs are stored in tests/golden/output; read the diff before you commit it\n")
