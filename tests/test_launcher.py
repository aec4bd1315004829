"""`python3 build.py`: which interpreter runs the program, and what happens when there is none yet."""

import ast
import os
import shutil
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest

from scripts import browser, checker, environment, launcher
from scripts import test as test_run

NETWORK_FAILURE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError': Temporary failure in name resolution
ERROR: Could not find a version that satisfies the requirement click==8.5.1 (from versions: none)
ERROR: No matching distribution found for click==8.5.1
"""


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Path:
    """Return a copy of what the launcher needs, with a program that prints its arguments and interpreter."""
    folder = tmp_path / "a check out"
    for name in ("build.py", "pyproject.toml", "requirements.lock"):
        folder.mkdir(exist_ok=True)
        shutil.copy(root / name, folder)
    shutil.copytree(root / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "generator").mkdir()
    (folder / "generator" / "__init__.py").touch()
    (folder / "generator" / "cli.py").write_text(
        "import sys\ndef main():\n    print(sys.prefix, *sys.argv[1:], sep='|')\n    return 7\n"
    )
    return folder


@pytest.fixture(autouse=True)
def _own_gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let tests that run at once not wait for each other."""
    gate = tmp_path / "gate"
    gate.touch()
    monkeypatch.setattr(environment, "GATE", gate)


def bare_python() -> str:
    """Return the interpreter that this environment was made from, which has none of the packages."""
    return str(sys._base_executable)  # type: ignore[attr-defined]


def launch(checkout: Path, *arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the copy's build.py with the bare interpreter."""
    return subprocess.run(
        [bare_python(), str(checkout / "build.py"), *arguments],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def made_ready(venv: Path, lock: Path) -> Path:
    """Make a small environment without packages and stamp it as holding `lock`."""
    subprocess.run([bare_python(), "-m", "venv", "--without-pip", str(venv)], check=True)
    environment.stamp_of(venv, lock).write_bytes(environment.stamp_text(venv, lock))
    return venv


@pytest.mark.slow
def test_a_bare_interpreter_makes_the_environment_once_and_runs_in_it(checkout: Path, tmp_path: Path) -> None:
    """The first run says one line, installs the lock and runs the program; the second says nothing."""
    first = launch(checkout, "build", "--strict", cwd=tmp_path)
    assert first.stderr.splitlines() == [environment.FIRST_TIME]
    assert first.stdout == f"{checkout / '.venv'}|-C|{checkout}|build|--strict\n"
    assert first.returncode == 7

    second = launch(checkout, cwd=tmp_path)
    assert (second.stderr, second.returncode) == ("", 7)
    imported = "import " + ", ".join(launcher.PACKAGES)
    subprocess.run([environment.interpreter(checkout / ".venv"), "-c", imported], check=True)


def test_the_name_of_every_dependency_is_known_to_the_launcher(root: Path) -> None:
    """The launcher looks for exactly the packages that pyproject.toml requires."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    assert sorted(launcher.PACKAGES.values()) == sorted(line.partition(">=")[0] for line in project["dependencies"])
    assert launcher.outdated() == []


def test_an_equipped_interpreter_needs_no_environment(checkout: Path) -> None:
    """An interpreter that has the packages already runs the program itself and makes no .venv."""
    run = subprocess.run([sys.executable, "build.py"], cwd=checkout, capture_output=True, text=True, check=False)
    assert run.stdout.partition("|")[0] == sys.prefix
    assert not (checkout / ".venv").exists()


def test_a_package_older_than_its_floor_counts_as_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, root: Path
) -> None:
    """An interpreter whose packages are too old is not equipped."""
    text = (root / "pyproject.toml").read_text().replace("markdown>=3.11.3", "markdown>=99")
    (tmp_path / "pyproject.toml").write_text(text.replace("nh3>=", "no-such-distribution>="))
    monkeypatch.setattr(launcher, "ROOT", str(tmp_path))
    assert [unmet.partition(">=")[0] for unmet in launcher.outdated()] == ["markdown", "no-such-distribution"]
    assert not launcher.is_equipped()


@pytest.mark.parametrize(
    ("version", "numbers"), [("3.11.3", (3, 11, 3)), ("15", (15,)), ("2.14.0rc1", (2, 14, 0)), ("8.5+local.9", (8, 5))]
)
def test_the_numbers_of_a_version_are_those_before_its_letters(version: str, numbers: tuple[int, ...]) -> None:
    """Release numbers compare as numbers; what follows a letter or a plus is left out."""
    assert launcher.numbers(version) == numbers


def test_a_stamped_environment_is_ready_until_its_lock_or_its_python_changes(tmp_path: Path) -> None:
    """Ready means: this lock, this interpreter, and no unfinished set-up."""
    lock = tmp_path / "requirements.lock"
    lock.write_text("click==1\n")
    venv = made_ready(tmp_path / ".venv", lock)
    assert environment.is_ready(venv, lock)

    lock.write_text("click==2\n")
    assert not environment.is_ready(venv, lock)
    lock.write_text("click==1\n")
    (venv / environment.UNFINISHED).touch()
    assert not environment.is_ready(venv, lock)
    (venv / environment.UNFINISHED).unlink()
    assert environment.is_ready(venv, lock)
    configuration = venv / "pyvenv.cfg"
    text = configuration.read_text()
    configuration.write_text(text.replace("home = ", "home = /no/such/folder"))
    assert not environment.is_ready(venv, lock)
    configuration.write_text(text)
    environment.interpreter(venv).unlink()
    assert not environment.is_ready(venv, lock)


def test_an_environment_that_is_not_there_is_not_ready(tmp_path: Path, root: Path) -> None:
    """No folder, no stamp: not ready, and no error."""
    assert not environment.is_ready(tmp_path / ".venv", root / "requirements.lock")


def test_an_interrupted_set_up_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a set-up that was cut off has left behind is removed before the next one."""
    lock, venv = tmp_path / "requirements.lock", tmp_path / ".venv"
    lock.write_text("")
    venv.mkdir()
    (venv / environment.UNFINISHED).touch()
    (venv / "half").write_text("written")
    said: list[str] = []
    monkeypatch.setattr(environment, "install", lambda venv, lock, held: None)
    environment.set_up(venv, (lock,), said.append)
    assert not (venv / "half").exists()
    assert environment.is_ready(venv, lock)
    environment.set_up(venv, (lock,), said.append)
    assert said == [environment.FIRST_TIME]
    lock.write_text("# changed\n")
    environment.set_up(venv, (lock,), said.append)
    assert said[1:] == ["Bringing .venv up to date (needs the network) …"]


def test_an_environment_that_has_lost_its_settings_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without pyvenv.cfg the interpreter in .venv is the system's, and nothing is ever installed into that."""
    lock, venv = tmp_path / "requirements.lock", tmp_path / ".venv"
    lock.write_text("")
    subprocess.run([bare_python(), "-m", "venv", str(venv)], check=True)
    assert environment.has_pip(venv)
    (venv / "pyvenv.cfg").unlink()
    assert not environment.has_pip(venv)
    monkeypatch.setattr(environment, "install", lambda venv, lock, held: None)
    environment.set_up(venv, (lock,), lambda line: None)
    assert environment.has_pip(venv)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not inherit the lock")
def test_what_a_killed_launcher_leaves_running_is_waited_for() -> None:
    """The lock is held until the last child has ended, so that two installations never write at once."""
    said: list[str] = []
    with environment.alone(said.append) as held:
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=held)
    with environment.GATE.open("rb") as second:
        assert not environment.taken(second.fileno())
        child.communicate(b"\n")
        assert environment.taken(second.fileno())
    assert said == []


def test_an_environment_that_works_is_kept_when_the_lock_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new lock is installed into the environment that is there; what else a person put there stays."""
    lock, venv = tmp_path / "requirements.lock", tmp_path / ".venv"
    lock.write_text("")
    subprocess.run([bare_python(), "-m", "venv", str(venv)], check=True)
    (venv / "mine").touch()
    monkeypatch.setattr(environment, "install", lambda venv, lock, held: None)
    environment.set_up(venv, (lock,), lambda line: None)
    assert (venv / "mine").exists()
    assert environment.is_ready(venv, lock)


def test_a_failed_installation_leaves_the_environment_unfinished(checkout: Path) -> None:
    """Without a network the run ends with exit code 3 and one message with help, and the next run tries again."""
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "",
        "PIP_CONFIG_FILE": os.devnull,
    }
    run = launch(checkout, "--version", cwd=checkout, **nowhere)
    assert run.returncode == 3, run.stderr
    assert run.stderr.splitlines()[1:] == [
        "The packages cannot be installed: the network cannot be reached.",
        "Set-up needs it once. Connect, or name your proxy in HTTPS_PROXY, and run it again.",
    ]
    assert (checkout / ".venv" / environment.UNFINISHED).exists()
    assert not environment.is_ready(checkout / ".venv", checkout / "requirements.lock")


def test_a_folder_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    """A file where .venv should be, or a folder that cannot be made, fails with help."""
    lock = tmp_path / "requirements.lock"
    lock.write_text("")
    (tmp_path / ".venv").write_text("a file")
    with pytest.raises(environment.SetupFailed, match=r"is not a folder\.\nMove it away"):
        environment.set_up(tmp_path / ".venv", (lock,), lambda line: None)
    with pytest.raises(environment.SetupFailed, match=r"Cannot set up .*\nGive this folder space and permission"):
        environment.set_up(tmp_path / ".venv" / "below", (lock,), lambda line: None)


def test_a_second_launcher_waits_for_the_first() -> None:
    """While one process sets up, another says that it waits, and goes on when the first is done."""
    said: list[str] = []
    waits, entered = threading.Event(), threading.Event()

    def hear(line: str) -> None:
        said.append(line)
        waits.set()

    def second() -> None:
        with environment.alone(hear):
            entered.set()

    with environment.alone(lambda line: None):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(30)
        assert not entered.is_set()
    thread.join(30)
    assert entered.is_set()
    assert said == ["Waiting for another run that is setting up .venv …"]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (NETWORK_FAILURE, "the network cannot be reached"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was locked"),
        ("ERROR: [Errno 13] Permission denied: '/x'", "a file cannot be written"),
        ("ERROR: No matching distribution found for nh3==0.3.8", "no build for this system or Python"),
        ("ERROR: Something new\nnoise", "Something new"),
        ("", "no reason was given"),
    ],
)
def test_what_pip_says_becomes_one_message_with_help(output: str, message: str) -> None:
    """Each way an installation fails is named in one line, with what to do on a second."""
    explained = environment.explain_installation(output)
    assert message in explained
    assert len(explained.splitlines()) == 2


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("The virtual environment was not created successfully because ensurepip is not\navailable.", "-venv"),
        ("/usr/bin/python3: No module named venv", "-venv"),
        ("Error: Command died", "Command died"),
    ],
)
def test_a_python_without_venv_is_told_from_other_failures(output: str, message: str) -> None:
    """Debian's Python without its venv package is named, with the package to install."""
    explained = environment.explain_creation(output)
    assert message in explained
    assert len(explained.splitlines()) == 2


def test_the_launcher_adds_its_own_folder_where_no_site_is_near(tmp_path: Path) -> None:
    """Run from a folder of no site, build.py builds the project it lies in."""
    assert launcher.with_site(["build"], str(tmp_path)) == ["-C", launcher.ROOT, "build"]
    assert launcher.with_site([], str(tmp_path)) == ["-C", launcher.ROOT]
    assert launcher.with_site(["new", "--", "-C"], str(tmp_path)) == ["-C", launcher.ROOT, "new", "--", "-C"]


@pytest.mark.parametrize(
    "arguments", [["-C", "x"], ["-Cx", "build"], ["build", "-C", "x"], ["init", "x"], ["--version"], ["--help"]]
)
def test_a_named_site_or_a_command_without_one_is_left_alone(arguments: list[str], tmp_path: Path) -> None:
    """`-C` wins, wherever it stands; init, --version and their like need no site."""
    assert launcher.with_site(arguments, str(tmp_path)) == arguments


def test_settings_in_the_folder_or_above_it_name_the_site(tmp_path: Path) -> None:
    """The nearest site.yaml decides, as it does for `dateline`."""
    (tmp_path / "site.yaml").touch()
    below = tmp_path / "content" / "articles"
    below.mkdir(parents=True)
    assert launcher.with_site(["build"], str(tmp_path)) == ["build"]
    assert launcher.with_site(["build"], str(below)) == ["build"]


def test_a_package_missing_from_a_checked_environment_is_one_message(checkout: Path) -> None:
    """An environment that was stamped and then damaged ends with exit code 3 and help, not with a traceback."""
    (checkout / "generator" / "cli.py").write_text("def main():\n    import pebble\n")
    run = launch(checkout, cwd=checkout, DATELINE_ENVIRONMENT_CHECKED="1")
    assert run.returncode == 3
    assert run.stderr.startswith("The package pebble is missing from ")
    assert run.stderr.endswith("\nDelete the folder .venv and run this again.\n")


def test_a_mistake_in_the_program_is_not_taken_for_a_missing_package(checkout: Path) -> None:
    """A module of our own that is missing is our bug, and shows as one."""
    (checkout / "generator" / "cli.py").write_text("import generator.absent\n")
    run = launch(checkout, cwd=checkout, DATELINE_ENVIRONMENT_CHECKED="1")
    assert run.returncode == 1
    assert "ModuleNotFoundError: No module named 'generator.absent'" in run.stderr


@pytest.mark.parametrize("version", [(3, 4), (3, 7), (3, 10)])
def test_an_old_python_can_read_the_launcher_and_says_so(version: tuple[int, int], root: Path) -> None:
    """build.py parses under old grammars, is plain ASCII, and ends with one message and exit code 3."""
    source = (root / "build.py").read_bytes()
    assert source.isascii()
    ast.parse(source, feature_version=version)
    pretend = f"import sys; sys.version_info = {version}; exec(compile(sys.stdin.read(), 'build.py', 'exec'))"
    run = subprocess.run([sys.executable, "-c", pretend], input=source, capture_output=True, check=False)
    assert run.returncode == 3
    assert run.stderr.decode().startswith(f"Dateline needs Python 3.11 or newer; this is {version[0]}.{version[1]}.\n")


def test_the_test_lock_repeats_every_pin_of_the_runtime_lock(root: Path) -> None:
    """Tests run on the very packages, digest for digest, that the program is installed with."""

    def pins(name: str) -> dict[str, str]:
        lines = (root / name).read_text().splitlines()
        text = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
        return {pin.partition("==")[0]: pin for pin in text.replace(" \\\n", "").split("\n") if pin}

    runtime, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert runtime
    assert runtime.items() <= test.items()
    assert all("--hash=sha256:" in pin for pin in test.values())


def test_arguments_to_the_test_run_replace_the_whole_run() -> None:
    """With no arguments everything runs with coverage; with some, pytest gets those; the browser can be left out."""
    python = str(environment.interpreter())
    assert test_run.command([]) == [python, "-m", "pytest", *test_run.EVERY_TEST]
    assert test_run.command(["tests/x.py"]) == [python, "-m", "pytest", "tests/x.py"]
    assert test_run.command(["--no-browser"])[3:5] == ["-m", "not browser"]
    assert test_run.command(["--no-checker", "--no-browser"])[3:5] == ["-m", "not browser and not checker"]


def test_a_browser_named_in_the_environment_must_exist(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CHROMIUM wins over what is installed, and a wrong one is an error, not a reason to take another."""
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert browser.find_or_install() == str(program)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "absent"))
    assert browser.find() is None
    with pytest.raises(browser.NoBrowser, match="CHROMIUM names no program"):
        browser.find_or_install()


def test_a_machine_that_cannot_install_a_browser_is_told_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no browser is found and none can be installed, the message names three ways out."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "APPLICATIONS", ())
    with pytest.raises(browser.NoBrowser, match="--no-browser"):
        browser.find_or_install()


def test_a_checker_with_another_digest_is_refused() -> None:
    """What npm brings is only unpacked when it is the pinned package, byte for byte."""
    with pytest.raises(checker.NoChecker, match="another digest"):
        checker.unpacked(b"something else")


def test_a_machine_that_cannot_fetch_the_checker_is_told_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the checker is not there and npm fails, the message says so and names two ways out; nothing is left."""
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\necho 'no network' >&2\nexit 1\n")
    npm.chmod(0o755)
    npm.with_name("java").write_text("#!/bin/sh\n")
    npm.with_name("java").chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}:/usr/bin:/bin")
    said: list[str] = []
    with pytest.raises(checker.NoChecker, match=r"no network\n(?s:.*)--no-checker"):
        checker.find_or_fetch(said.append, tmp_path / ".venv")
    assert len(said) == 1
    assert checker.find(tmp_path / ".venv") is None
    assert not (tmp_path / ".venv").exists()
