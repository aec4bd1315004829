"""Makes and repairs `.venv` from a lock file. The one place that does, for the launcher and for the test run alike.

An environment is ready when it holds a stamp, written last: a copy of the lock that was installed, below the path of
the interpreter. An interrupted set-up leaves a marker instead and is begun again.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUNTIME_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"

FIRST_TIME = "Setting up .venv (once, about a minute; needs the network) …"
UNFINISHED = "set-up-is-unfinished"
# Locked while one process sets up: a file that is always there.
GATE = ROOT / "build.py"
SECONDS_BETWEEN_LOOKS = 0.2

# What a child process keeps open: while it runs, the lock is held, even if the launcher has been killed.
Held = tuple[int, ...]

# What pip prints → what happened, and what a person can do. The first that matches is told.
CAUSES = (
    (
        r"No space left on device",
        "the disk is full",
        "Free some space (about 300 MB are needed) and run it again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "a downloaded package is not the one that was locked",
        "Nothing is installed whose digest is not in the lock file. Look for a proxy or mirror that changes packages.",
    ),
    (
        r"(Connection|NameResolution|Proxy)Error|name resolution|ConnectTimeout|Read timed out|Max retries|unreachable",
        "the network cannot be reached",
        "Set-up needs it once. Connect, or name your proxy in HTTPS_PROXY, and run it again.",
    ),
    (
        r"Permission denied|Read-only file system",
        "a file cannot be written",
        "Run it in a folder that you may write to.",
    ),
)


class SetupFailed(Exception):
    """The environment cannot be made. The text says why and, on its second line, what to do about it."""


def interpreter(venv: Path = VENV) -> Path:
    """Return where the environment's interpreter is, whether or not it is there."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def stamp_of(venv: Path, lock: Path) -> Path:
    """Return where the environment keeps its proof that `lock` was installed completely."""
    return venv / f"installed-{lock.name}"


def stamp_text(venv: Path, lock: Path) -> bytes:
    """Return what the stamp holds once `lock` is installed for the interpreter that the environment has now."""
    return os.fsencode(f"# {os.path.realpath(interpreter(venv))}\n") + lock.read_bytes()


def is_ready(venv: Path = VENV, lock: Path = RUNTIME_LOCK) -> bool:
    """Say whether the environment has exactly what `lock` names and an interpreter that still starts."""
    try:
        stamped = stamp_of(venv, lock).read_bytes()
        return stamped == stamp_text(venv, lock) and not (venv / UNFINISHED).exists() and has_home(venv)
    except OSError:
        return False


def has_home(venv: Path) -> bool:
    """Say whether the Python that the environment was made from is still there (`home` in pyvenv.cfg, PEP 405)."""
    settings = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    home = re.search(r"^home *= *(.*?) *$", settings, re.MULTILINE)
    return home is not None and Path(home[1]).is_dir() and interpreter(venv).exists()


def set_up(venv: Path, locks: tuple[Path, ...], say: Callable[[str], None]) -> None:
    """Make `.venv` ready for all of `locks`, of which the last names everything. Safe to run twice at once.

    `say` gets one line before anything slow happens. Raises SetupFailed.
    """
    wanted = locks[-1]
    with alone(say) as held:
        if all(is_ready(venv, lock) for lock in locks):
            return
        outdated = stamp_of(venv, locks[0]).exists()
        say(f"Bringing {venv.name} up to date (needs the network) …" if outdated else FIRST_TIME)
        try:
            prepare(venv, held)
            install(venv, wanted, held)
            for lock in locks:
                stamp_of(venv, lock).write_bytes(stamp_text(venv, lock))
            (venv / UNFINISHED).unlink()
        except OSError as error:
            raise SetupFailed(
                f"Cannot set up {venv}: {error.strerror or error}.\n"
                "Give this folder space and permission to write, or copy the project to one that has them."
            ) from error


def prepare(venv: Path, held: Held) -> None:
    """Leave an environment that has an interpreter and pip, and is marked as unfinished. One that works is kept."""
    if venv.is_symlink() or venv.is_file():
        raise SetupFailed(f"{venv} is not a folder.\nMove it away and run this again.")
    marker = venv / UNFINISHED
    kept = not marker.exists() and has_pip(venv)
    venv.mkdir(exist_ok=True)
    marker.touch()
    if kept:
        return
    # The marker stays while the rest goes: being cut off here is an unfinished set-up too.
    for path in sorted(venv.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != marker:
            path.unlink()
    base = getattr(sys, "_base_executable", sys.executable)
    made = run([base, "-I", "-m", "venv", str(venv)], held)
    if made.returncode:
        raise SetupFailed(explain_creation(made.stdout + made.stderr))


def has_pip(venv: Path) -> bool:
    """Say whether the environment's interpreter starts, installs into this environment, and has pip to do so.

    Without its pyvenv.cfg the interpreter is the system's, and would install there.
    """
    look = "import pip, sys; sys.stdout.write(sys.prefix)"
    try:
        prefix = run([str(interpreter(venv)), "-I", "-c", look]).stdout
        return bool(prefix) and Path(prefix).samefile(venv)
    except OSError:
        return False


def install(venv: Path, lock: Path, held: Held) -> None:
    """Install what `lock` names, each package checked against its digest. Raises SetupFailed."""
    pip = [str(interpreter(venv)), "-I", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    # The lock is complete, so nothing is to be looked up beside it; two retries tell an offline machine soon.
    installed = run([*pip, "--no-deps", "--require-hashes", "--retries", "2", "--requirement", str(lock)], held)
    if installed.returncode:
        raise SetupFailed(explain_installation(installed.stdout + installed.stderr))


def run(command: list[str], held: Held = ()) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, keeping what it prints."""
    # A machine's settings for pip may say where packages come from, but not that they go somewhere else.
    elsewhere = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}
    env = {key: value for key, value in os.environ.items() if key not in elsewhere} | {"PIP_REQUIRE_VIRTUALENV": "1"}
    return subprocess.run(
        command,
        env=env,
        pass_fds=held,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def explain_creation(output: str) -> str:
    """Turn what `python -m venv` printed when it failed into a message with help."""
    if re.search(r"No module named '?(venv|ensurepip)|ensurepip is not\s+available", output):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        return (
            "This Python cannot make environments: its module venv or ensurepip is missing.\n"
            f"On Debian and Ubuntu: apt install {package}. Then run this again."
        )
    return f"Python cannot make an environment: {last_line(output)}\nTry: python3 -m venv .venv"


def explain_installation(output: str) -> str:
    """Turn what `pip install` printed when it failed into a message with help."""
    for pattern, cause, help_line in CAUSES:
        if re.search(pattern, output):
            return f"The packages cannot be installed: {cause}.\n{help_line}"
    if "No matching distribution found" in output:
        return (
            f"The packages cannot be installed: {last_line(output)}\n"
            "There may be no build for this system or Python; try another Python version (3.11 or newer)."
        )
    return f"The packages cannot be installed: {last_line(output)}\nDelete the folder .venv and run this again."


def last_line(output: str) -> str:
    """Return the last error a tool printed, or else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["no reason was given"])[-1]


@contextmanager
def alone(say: Callable[[str], None]) -> Iterator[Held]:
    """Wait until no other process sets up this checkout, and keep the others waiting. Yields what children are to hold.

    The operating system's lock on a file: it ends with the process, so none is ever left behind.
    """
    with GATE.open("rb") as file:
        waiting = False
        while not taken(file.fileno()):
            if not waiting:
                say("Waiting for another run that is setting up .venv …")
            waiting = True
            time.sleep(SECONDS_BETWEEN_LOOKS)
        # Windows has no such inheritance; there, a file that is still in use stops the next set-up with a message.
        yield () if os.name == "nt" else (file.fileno(),)


if sys.platform == "win32":
    import msvcrt

    def taken(descriptor: int) -> bool:
        """Take the lock if it is free. The byte locked lies far behind the file's end, so that it can still be read."""
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def taken(descriptor: int) -> bool:
        """Take the lock if it is free. Where a file system knows no locks, go on without."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
