"""What there is stands in the manual, and what stands in the manual is there."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from generator import (
    aboutviews,
    feedviews,
    hostviews,
    metaviews,
    relationviews,
    searchviews,
    termviews,
    timeviews,
    views,
)
from generator.cli.commands import dateline
from generator.config import Limits, Settings
from generator.extension import Extension
from generator.read.frontmatter import (
    ALSO,
    CorrectionFields,
    EventFields,
    FrontMatter,
    ImageFields,
    PersonFields,
    SourceFields,
)
from generator.render.environment import environment
from generator.render.page import VARIABLES
from generator.theming import ThemeFile
from generator.views import SiteView
from tests.docs.manual import PAGES, ROOT, page, rows, section, spans
from tests.theme.gazette import SITE

COMMON = {"-C", "--config", "--jobs", "--quiet", "--format"}
EVERYWHERE = COMMON | {"--version", "--help"}

VIEWS = (views, timeviews, termviews, feedviews, searchviews, hostviews, aboutviews)
"""The modules whose views are those of pages."""


def options_of(command: click.Command) -> set[str]:
    """The long options that a command takes, and `-C`."""
    return {option for parameter in command.params for option in parameter.opts if option.startswith("-")}


HEADED = sorted(name for name, command in dateline.commands.items() if options_of(command) - EVERYWHERE)


def named(text: str) -> set[str]:
    """The options in the spans of code of a text."""
    return {option for span in spans(text) for option in re.findall(r"(?<![\w-])-(?:-[a-z][a-z-]+|C\b)", span)}


def test_every_command_is_in_the_manual() -> None:
    """The table of commands has each of them once, and none that is not there."""
    told = [spans(cells[0])[0].split()[0] for cells in rows(page("commands").partition("## ")[0]) if spans(cells[0])]
    assert sorted(told) == sorted(dateline.commands)


@pytest.mark.parametrize("name", HEADED)
def test_every_option_of_a_command_is_in_its_section(name: str) -> None:
    """A command's section lists exactly the options that the command takes beside those of all commands."""
    told = {option for cells in rows(section(page("commands"), name)) for option in named(cells[0])}
    assert told == options_of(dateline.commands[name]) - EVERYWHERE


def test_the_options_of_all_commands_are_told_once() -> None:
    """They stand under "Everywhere", with `--version` and `--help`."""
    assert {
        option for cells in rows(section(page("commands"), "Everywhere")) for option in named(cells[0])
    } == EVERYWHERE
    for command in (dateline, *dateline.commands.values()):
        assert options_of(command) >= COMMON


@pytest.mark.parametrize("path", [ROOT / "README.md", *PAGES], ids=lambda path: path.stem)
def test_an_option_in_the_manual_is_one_of_ours(path: Path) -> None:
    """No page speaks of an option that no command takes."""
    known = EVERYWHERE.union(*(options_of(command) for command in dateline.commands.values()))
    assert named(path.read_text(encoding="utf-8")) <= known


def written(value: object) -> str:
    """A default as the manual shows it."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"`{value:g}`"
    return f"`{value}`" if isinstance(value, str) and value else "none"


def settings(model: type[BaseModel], before: str = "") -> list[list[str]]:
    """Every setting of a model as a row of the manual: name, default, meaning."""
    table: list[list[str]] = []
    for name, field in model.model_fields.items():
        if name == "limits":
            table += settings(Limits, "limits.")
        else:
            default = field.get_default(call_default_factory=True)
            table.append([f"`{before}{name}`", written(default), str(field.description)])
    return table


def test_every_setting_is_in_the_manual_as_it_is() -> None:
    """The table of settings says what the schema says: names, defaults and meanings, in the same order."""
    assert rows(page("settings").partition("## Notes")[0]) == settings(Settings)


def test_every_key_of_front_matter_is_in_the_manual() -> None:
    """The table of keys names each key, and beside it every other name that it is read as."""
    told: dict[str, set[str]] = {}
    for cells in rows(section(page("front-matter"), "Keys")):
        also = {span.partition(":")[0] for span in spans(cells[2])}
        told |= dict.fromkeys(spans(cells[0]), also)
    assert told == {key: set(ALSO.get(key, ())) for key in FrontMatter.model_fields}


@pytest.mark.parametrize(
    ("key", "model"),
    [
        ("image", ImageFields),
        ("people", PersonFields),
        ("events", EventFields),
        ("corrections", CorrectionFields),
        ("source", SourceFields),
    ],
)
def test_every_key_inside_a_key_is_in_the_manual(key: str, model: type[BaseModel]) -> None:
    """What a nested value may hold is said in the row of its key."""
    (cells,) = (cells for cells in rows(section(page("front-matter"), "Keys")) if key in spans(cells[0]))
    assert set(model.model_fields) <= set(re.findall(r"\w+", " ".join(spans(cells[1]))))


def test_every_key_of_a_theme_is_in_the_manual() -> None:
    """The table of theme.yaml has all its keys and no other."""
    told = {span for cells in rows(section(page("themes"), "Changing a part")) for span in spans(cells[0])}
    assert told == set(ThemeFile.model_fields)


def test_every_view_and_its_fields_are_in_the_manual() -> None:
    """What templates may see is listed view by view, field by field, in the order of the sources."""
    told = {spans(cells[0])[0]: spans(cells[2]) for cells in rows(section(page("themes"), "Views"))}
    known = [
        each
        for module in (*VIEWS, relationviews, metaviews)
        for each in vars(module).values()
        if dataclasses.is_dataclass(each) and isinstance(each, type) and each.__module__ == module.__name__
    ]
    assert told == {each.__name__: [field.name for field in dataclasses.fields(each)] for each in known}
    assert SiteView.__name__ in told


def test_every_template_is_in_the_manual() -> None:
    """The table of templates has those of the default theme that are pages, each with a view that there is."""
    told = {
        span: spans(cells[2])[0] for cells in rows(section(page("themes"), "Templates")) for span in spans(cells[0])
    }
    shipped = {path.name for path in (ROOT / "themes/default/templates").iterdir() if path.is_file()}
    assert set(told) == shipped - {"base.html"}
    assert all(any(hasattr(module, view) for module in VIEWS) for view in told.values())


def test_every_name_and_filter_of_templates_is_in_the_manual() -> None:
    """Variables, the function for static files and our own filters are listed; Jinja2's own are not."""
    tables = rows(section(page("themes"), "What every template sees"))
    told = {spans(cells[0])[0].partition("(")[0] for cells in tables}
    ours = environment((), SITE).filters
    own = {name for name in ours if ours[name].__module__.startswith("generator.")}
    assert told == {*VARIABLES, *own}


def test_every_hook_is_in_the_manual() -> None:
    """The table of hooks has the fields of an extension, in their order."""
    told = [spans(cells[0])[0] for cells in rows(section(page("extensions"), "The hooks"))]
    assert told == [field.name for field in dataclasses.fields(Extension)]


def test_every_room_of_the_house_is_in_the_manual() -> None:
    """The floors of the architecture page hold every module and folder of the package."""
    told = {span for cells in rows(section(page("architecture"), "Floors")) for span in spans(cells[1])}
    package = ROOT / "generator"
    known = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    assert told == known - {"__init__"}


def test_the_pages_have_an_order() -> None:
    """Every page has a weight of its own and a summary, and they begin with how to start."""
    weights = {
        path.stem: int(match[1]) for path in PAGES if (match := re.search(r"(?m)^weight: (\d+)$", page(path.stem)))
    }
    assert sorted(weights) == [path.stem for path in PAGES]
    assert sorted(weights.values()) == list(range(1, len(PAGES) + 1))
    assert weights["start"] == 1
    assert all(re.search(r"(?m)^summary: .+\.\"?$", page(path.stem)) for path in PAGES)
