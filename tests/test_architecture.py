"""The house stays as it is drawn: floors, doors, effects and sizes, read from the sources and held in one table."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
SOURCES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    ("problems", "digest", "paths", "text", "crosslinks", "dates"),
    (
        "model",
        "views",
        "aboutviews",
        "feedviews",
        "hostviews",
        "indexviews",
        "metaviews",
        "relationviews",
        "searchviews",
        "termviews",
        "timeviews",
    ),
    (
        "yamlmap",
        "typed",
        "config",
        "extension",
        "codes",
        "theming",
        "gazetteer",
        "aliases",
        "files",
        "memo",
        "executors",
        "pool",
        "search",
        "words",
    ),
    ("convert", "read", "plan", "render", "publish"),
    (
        "workplace",
        "standstill",
        "intake",
        "supervise",
        "making",
        "gathering",
        "steering",
        "resemblance",
        "conversion",
        "build",
        "verify",
        "cleaning",
        "preview",
        "inspect",
        "schema",
        "cli",
    ),
)
VERBS = FLOORS[3]

DOORS = {
    "markdown": {"render/markup.py"},
    "jinja2": {"render/page.py", "render/environment.py"},
    "markupsafe": {"render/page.py", "render/environment.py"},
    "yaml": {"yamlmap/nodes.py"},
    "watchdog": {"preview/watch.py"},
    "nh3": {"render/sanitise.py"},
    "pebble": {"pool.py"},
    "babel": {"words/locales.py"},
    "sqlite3": {"memo.py"},
    "click": {"cli/"},
    "rich": {"cli/"},
    "pydantic": {
        "convert/enrich/entities.py",
        "convert/profiles/profile.py",
        "typed.py",
        "config.py",
        "read/frontmatter.py",
        "theming.py",
        "schema.py",
    },
    "pydantic_core": {"typed.py"},
}

EFFECT_ROOMS = ("files/", "memo.py", "executors.py", "pool.py", "preview/", "inspect/network.py", "cli/")
EFFECT_MODULES = {
    "socket",
    "http",
    "subprocess",
    "random",
    "secrets",
    "time",
    "tempfile",
    "shutil",
    "threading",
    "webbrowser",
}
WRITING_CALLS = {
    "write_text", "write_bytes", "unlink", "rmdir", "mkdir", "rename", "touch", "symlink_to", "hardlink_to",
    "makedirs", "removedirs", "utime", "truncate", "fsync",
}  # fmt: skip
OS_CALLS = {
    "remove",
    "unlink",
    "rename",
    "replace",
    "mkdir",
    "makedirs",
    "rmdir",
    "link",
    "symlink",
    "utime",
    "chmod",
    "fsync",
    "write",
}
ENVIRONMENT = {"environ", "getenv", "urandom"}


def room(path: Path) -> str:
    """The path of a module below the package."""
    return path.relative_to(PACKAGE).as_posix()


def head(path: Path) -> str:
    """The name of the module or folder that stands on a floor."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(name: str) -> int:
    """The floor a name stands on; the package itself is the ground."""
    for number, names in enumerate(FLOORS):
        if name in names:
            return number
    raise AssertionError(f"generator/{name} stands on no floor: add it to FLOORS, and to docs/content/architecture.md")


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module imported, absolute, with its line; `from generator import x` counts as generator.x."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            if node.module == "generator":
                yield from ((f"generator.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield (node.module or "", node.lineno)


def within(path: Path, rooms: tuple[str, ...] | set[str]) -> bool:
    """Whether a module is one of the rooms or lies in one of the folders."""
    return any(room(path) == name or (name.endswith("/") and room(path).startswith(name)) for name in rooms)


@pytest.fixture(params=SOURCES, ids=room)
def module(request: pytest.FixtureRequest) -> tuple[Path, ast.Module, str]:
    """One module of the package: its path, its syntax tree, its text."""
    text = request.param.read_text(encoding="utf-8")
    return request.param, ast.parse(text), text


def test_imports_go_down(module: tuple[Path, ast.Module, str]) -> None:
    """A module imports only from lower floors and from its own folder, and a verb never imports another verb."""
    path, tree, _ = module
    if room(path) == "__init__.py":
        return
    own = head(path)
    for name, line in imports(tree):
        if not name.startswith("generator.") or name == "generator.__version__":
            continue
        other = name.split(".")[1]
        if other == own:
            continue
        top = floor(own) == len(FLOORS) - 1
        low_enough = floor(other) < floor(own) or (top and floor(other) == floor(own))
        words = own in FLOORS[0] + FLOORS[1] + FLOORS[2] and floor(other) == floor(own)
        assert low_enough or words, f"{room(path)}:{line} imports {name} from above"
        assert not (own in VERBS and other in VERBS), f"{room(path)}:{line}: a verb imports a verb"


def test_third_parties_have_one_door(module: tuple[Path, ast.Module, str]) -> None:
    """Each library is imported in its own room only, and no library comes in unnamed."""
    path, tree, _ = module
    for name, line in imports(tree):
        library = name.split(".")[0]
        if library == "generator" or (library in sys.stdlib_module_names and library not in DOORS):
            continue
        assert library in DOORS, f"{room(path)}:{line} imports {library}, which has no door"
        assert within(path, DOORS[library]), f"{room(path)}:{line} imports {library} beside its door"


def test_effects_stay_in_their_rooms(module: tuple[Path, ast.Module, str]) -> None:
    """Writing, clocks, sockets, the environment, randomness and print appear only in the rooms named for them."""
    path, tree, _ = module
    if within(path, EFFECT_ROOMS):
        return
    for name, line in imports(tree):
        assert name.split(".")[0] not in EFFECT_MODULES, f"{room(path)}:{line} imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            assert not _writes(node), f"{room(path)}:{node.lineno} has an effect"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            assert node.attr not in ENVIRONMENT, f"{room(path)}:{node.lineno} reads the environment"


def _writes(node: ast.Call) -> bool:
    function = node.func
    if isinstance(function, ast.Name):
        if function.id == "print":
            return True
        modes = [
            argument.value
            for argument in [*node.args[1:2], *(k.value for k in node.keywords if k.arg == "mode")]
            if isinstance(argument, ast.Constant)
        ]
        return function.id == "open" and any(set(str(mode)) & set("wax+") for mode in modes)
    if isinstance(function, ast.Attribute):
        if isinstance(function.value, ast.Name):
            if function.value.id == "os":
                return function.attr in OS_CALLS
            if function.value.id in {"files", "atomic", "stage"}:
                return False
            if function.value.id in {"datetime", "date"}:
                return function.attr in {"now", "today", "utcnow"}
        return function.attr in WRITING_CALLS
    return False


def test_imports_stand_at_the_top(module: tuple[Path, ast.Module, str]) -> None:
    """No import hides in a function, but for start-up cost in the command line, in extensions and for Babel.

    None is for type checking only.
    """
    path, tree, text = module
    assert "TYPE_CHECKING" not in text, f"{room(path)} imports for type checking only"
    if within(path, {"cli/", "extension.py", "words/locales.py"}):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                assert not isinstance(inner, ast.Import | ast.ImportFrom), (
                    f"{room(path)}:{inner.lineno} imports in a function"
                )


def test_rooms_are_small(module: tuple[Path, ast.Module, str]) -> None:
    """No file passes 400 lines, no function 60."""
    path, tree, text = module
    assert text.count("\n") <= 400, f"{room(path)} has {text.count(chr(10))} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 60, f"{room(path)}:{node.lineno} {node.name} has {length} lines"


def test_names_say_what_they_are(module: tuple[Path, ast.Module, str]) -> None:
    """No class is a manager, a helper or a drawer of tools, or is named after the product.

    Functions are verbs of their own.
    """
    path, tree, _ = module
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            assert not node.name.endswith(("Manager", "Helper", "Utils", "Util")), (
                f"{room(path)}:{node.lineno} {node.name}"
            )
            assert node.name not in {"Dateline", "Generator"}, f"{room(path)}:{node.lineno} {node.name}"
        if isinstance(node, ast.FunctionDef):
            assert not node.name.startswith(("get_", "do_", "process_", "handle_")), (
                f"{room(path)}:{node.lineno} {node.name}"
            )


def test_every_room_says_what_it_is_for(module: tuple[Path, ast.Module, str]) -> None:
    """Every module, public class and public function has a docstring."""
    path, tree, _ = module
    assert ast.get_docstring(tree), f"{room(path)} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{room(path)}:{node.lineno} {node.name} has no docstring"


def test_no_module_holds_state(module: tuple[Path, ast.Module, str]) -> None:
    """No module rebinds a global: what a stage knows comes in by its arguments."""
    path, tree, _ = module
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Global), f"{room(path)}:{node.lineno} rebinds a global"
