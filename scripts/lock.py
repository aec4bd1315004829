"""Writes the lock files, requirements*.lock, from pyproject.toml, with hashes, for every platform at once.

Run by `make lock`. The resolver is installed in a throw-away environment, so that it is no dependency of the project.
`make lock UPGRADE=1` (or `--upgrade`) moves every pin to its newest allowed version; without it, pins stay if they can.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOLVER = "uv==0.13.9"
OLDEST_PYTHON = "3.11"
HEADER = "# Made by `make lock` from pyproject.toml: change that, not this.\n"


def resolve(resolver: str, lock: Path, *arguments: str) -> None:
    """Resolve pyproject.toml, or one group of it, into `lock`: pins with markers that hold on every system."""
    command = [resolver, "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST_PYTHON]
    command += ["--generate-hashes", "--no-header", "--annotation-style", "line", *arguments]
    source = [] if "--group" in arguments else ["pyproject.toml"]
    subprocess.run([*command, "--output-file", lock.name, *source], cwd=ROOT, check=True)
    pins = lock.read_text(encoding="utf-8").removeprefix(HEADER)
    lock.write_text(HEADER + pins, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Lock what runs first, then the test tools on top of exactly the same pins, and what the Nu checker may need."""
    unknown = set(arguments) - {"--upgrade"}
    if unknown:
        sys.stderr.write(f"usage: {sys.argv[0]} [--upgrade]\n")
        return 2
    runtime, test = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
    checker = ROOT / "requirements-checker.lock"
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", RESOLVER], check=True)
        resolve(str(scripts / "uv"), runtime, *arguments)
        resolve(str(scripts / "uv"), test, "--extra", "test", "--constraints", runtime.name, *arguments)
        resolve(str(scripts / "uv"), checker, "--group", "checker", *arguments)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
