"""A theme as a value: its templates and static files, read from its folder and from those of the themes it extends.

A theme is `templates/`, `static/`, and perhaps `theme.yaml` and `words/`. One that extends another holds its changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator import digest, paths, yamlmap
from generator.model import OwnTexts, Record, TemplateSource
from generator.problems import Failed, Location, Problem, has_errors
from generator.text import nearest, text_from
from generator.typed import record
from generator.words.own import own_texts

_PACKAGED = (Path(__file__).parent / "themes", Path(__file__).parent.parent / "themes")  # in a wheel, in a checkout
_UNSEEN = ("~", ".swp", ".bak")


class ThemeFile(BaseModel):
    """What theme.yaml may say. Every key may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="theme.yaml")

    name: str = Field("", description="The theme's name for people.")
    description: str = Field("", description="What the theme is like, in a sentence.")
    version: str = Field("", description="The theme's version.")
    author: str = Field("", description="Who made the theme.")
    license: str = Field("", description="The licence of the theme, as an SPDX expression.")
    homepage: str = Field("", description="Where the theme is published.")
    extends: str = Field("", description="The theme whose templates and static files stand where this one has none.")
    settings: dict[str, Any] = Field(default_factory=dict, description="Free data for templates, as site.theme.")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file the theme publishes: its name below static/, the absolute path it is copied from, the digest of its bytes.

    `data` holds the bytes of style sheets and scripts, which planning rewrites.
    """

    name: str
    path: str
    digest: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class ThemeInfo:
    """A theme, read. `templates` are the names of `sources`; `folders` are where they lie, its own first.

    `words` are the texts of its `words/LANGUAGE.yaml`.
    """

    name: str
    templates: tuple[str, ...]
    statics: tuple[StaticFile, ...] = ()
    settings: Record = field(default_factory=Record)
    sources: tuple[TemplateSource, ...] = ()
    words: OwnTexts = ()
    folders: tuple[str, ...] = ()


def load(site: Path, name: str) -> ThemeInfo:
    """The theme of that name: a folder in the site's themes/, else a packaged one; with a slash, a path from the site.

    Raises Failed: E304 no such theme, E307 a file that cannot be used, E308 (or a YAML code) theme.yaml.
    """
    folders, settings = _chain(site, name)
    problems: list[Problem] = []
    sources: dict[str, TemplateSource] = {}
    statics: dict[str, StaticFile] = {}
    texts: dict[str, tuple[str, str]] = {}
    for folder in folders:
        for template, path in _files(site, folder, "templates", problems):
            if template not in sources and (text := _text(site, path, problems)) is not None:
                sources[template] = TemplateSource(template, _shown(site, path), text)
        for static, path in _files(site, folder, "static", problems):
            if static not in statics and (data := _bytes(site, path, problems)) is not None:
                kept = data if path.suffix in {".css", ".js"} else None
                statics[static] = StaticFile(static, path.as_posix(), digest.of_bytes(data), kept)
        for spoken, path in _files(site, folder, "words", problems):
            language, dot, suffix = spoken.rpartition(".")
            said = _text(site, path, problems) if dot and suffix == "yaml" and language not in texts else None
            if said is not None:
                texts[language] = (_shown(site, path), said)
    if not sources and not problems:
        hint = 'add templates/, or "extends: default" to theme.yaml'
        problems.append(Problem("E307", "this theme has no templates", Location(_shown(site, folders[0])), hint))
    if problems:
        raise Failed(*problems)
    return ThemeInfo(
        name,
        tuple(sorted(sources)),
        tuple(statics[static] for static in sorted(statics)),
        record(settings),
        tuple(sources[template] for template in sorted(sources)),
        own_texts(texts),
        tuple(folder.as_posix() for folder in folders),
    )


def _chain(site: Path, name: str) -> tuple[list[Path], dict[str, Any]]:
    """The folders of a theme and of those it extends, and their settings, the theme's own before the others'."""
    folders: list[Path] = []
    settings: dict[str, Any] = {}
    wanted, asked_by = name, Location("site.yaml")
    while wanted:
        folder = next((found for found in _places(site, wanted) if found.is_dir() and found not in folders), None)
        if folder is None:
            raise Failed(
                _absent(site, wanted, asked_by, again=any(found in folders for found in _places(site, wanted)))
            )
        folders.append(folder)
        said = _said(site, folder / "theme.yaml")
        settings = {**said.settings, **settings}
        wanted, asked_by = said.extends, Location(_shown(site, folder / "theme.yaml"))
    return folders, settings


def _places(site: Path, name: str) -> tuple[Path, ...]:
    if "/" in name or "\\" in name or name in {".", ".."}:
        return ((site / name).resolve(),)
    return tuple((themes / name).resolve() for themes in (site / "themes", *_PACKAGED))


def _absent(site: Path, name: str, asked_by: Location, again: bool) -> Problem:
    if again:
        return Problem("E304", f'the theme "{name}" extends itself', asked_by, 'change "extends" in its theme.yaml')
    known = sorted(
        {folder.name for themes in (site / "themes", *_PACKAGED) if themes.is_dir() for folder in themes.iterdir()}
    )
    near = nearest(name, tuple(known))
    hint = f'did you mean "{near}"?' if near else f"there are {', '.join(known)}" if known else ""
    return Problem("E304", f'there is no theme "{name}"', asked_by, hint)


def _said(site: Path, path: Path) -> ThemeFile:
    """What a theme.yaml says. Raises Failed with everything that is wrong with it."""
    if not path.is_file():
        return ThemeFile()
    problems: list[Problem] = []
    text = _text(site, path, problems)
    if text is None:
        raise Failed(*problems)
    shown = _shown(site, path)
    tree, found = yamlmap.compose(text, shown)
    if tree is None or has_errors(found):
        raise Failed(*found)
    data = {key.text: (yamlmap.value if key.text == "settings" else yamlmap.plain)(node) for key, node in tree.pairs}
    try:
        return ThemeFile.model_validate({key: value for key, value in data.items() if value is not None})
    except ValidationError as error:
        raise Failed(*(_wrong(tree, shown, str(wrong["loc"][0]), wrong["type"]) for wrong in error.errors())) from error


def _wrong(tree: yamlmap.YamlMap, shown: str, key: str, kind: str) -> Problem:
    place = tree.key(key)
    where = Location(shown, place.line, place.column) if place else Location(shown)
    if kind == "extra_forbidden":
        near = nearest(key, tuple(ThemeFile.model_fields))
        hint = f'did you mean "{near}"?' if near else 'put data of your own under "settings"'
        return Problem("E308", f'theme.yaml has no key "{key}"', where, hint)
    form = "names with values" if key == "settings" else "a text"
    return Problem("E308", f'"{key}" has to be {form}', where)


def _files(site: Path, folder: Path, part: str, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """The files of a part of a theme by name, sorted, without hidden and editors' files; links out are refused."""
    top = folder / part
    for path in sorted(top.rglob("*")) if top.is_dir() else ():
        name = path.relative_to(top).as_posix()
        if any(piece.startswith(".") for piece in name.split("/")) or name.endswith(_UNSEEN) or path.is_dir():
            continue
        if not path.resolve().is_relative_to(folder):
            where = Location(_shown(site, path))
            problems.append(Problem("E307", "this link leads out of the theme", where, "copy the file into the theme"))
        elif path.is_file():
            yield name, path


def _text(site: Path, path: Path, problems: list[Problem]) -> str | None:
    data = _bytes(site, path, problems)
    if data is None:
        return None
    try:
        return text_from(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this is not UTF-8 (byte {error.start + 1:,})"
        problems.append(Problem("E307", message, Location(_shown(site, path), line), "save the file as UTF-8"))
        return None


def _bytes(site: Path, path: Path, problems: list[Problem]) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as error:
        where = Location(_shown(site, path))
        problems.append(Problem("E307", f"this file cannot be read: {error.strerror}", where))
        return None


def _shown(site: Path, path: Path) -> str:
    """A path for messages: from the site folder where it lies below it."""
    return paths.shown(site.resolve(), path)
