"""The settings of a site: every option with its type, its default and its meaning in one place, read from site.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from generator import yamlmap
from generator.model import Record
from generator.problems import Failed, Level, Location, Problem, Source, has_errors
from generator.text import is_language, text_from
from generator.typed import FROZEN, Free, Meaning, Texts, told, whole_address, wrong

FILE = "site.yaml"
_MEANING = Meaning(unknown="E701", value="E702", written={})


def _address(text: str) -> str:
    if not text:
        return ""
    if not whole_address(text) or "?" in text or "#" in text:
        raise wrong("has to be a whole address", hint="for example https://news.example.org/archive/")
    return text.rstrip("/") + "/"


def _inside(text: str) -> str:
    clean = re.sub(r"/+", "/", text.strip().replace("\\", "/")).removeprefix("./").rstrip("/")
    if not clean or clean.startswith("/") or ".." in clean.split("/") or Path(text).is_absolute():
        raise wrong("has to be a folder inside the site folder")
    return clean


def _filled(text: str) -> str:
    if not text.strip():
        raise wrong("may not be empty")
    return text.strip()


def _language(text: str) -> str:
    if not is_language(text):
        raise wrong("has to be a language code", hint="for example en, de or pt-BR (BCP 47)")
    return text


def _zone(text: str) -> str:
    if text:
        try:
            ZoneInfo(text)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise wrong("has to be a time zone", hint="for example Europe/Zurich") from None
    return text


def _permalink(text: str) -> str:
    if not text.startswith("/") or any(ord(c) < 33 for c in text):
        raise wrong('has to begin with "/" and hold no blanks', hint="for example /:year/:month/:slug.html")
    return text


Inside = Annotated[str, AfterValidator(_inside)]
Filled = Annotated[str, AfterValidator(_filled)]


class Limits(BaseModel):
    """What one article may cost before it is given up on."""

    model_config = FROZEN

    deadline_seconds: float = Field(
        10, ge=0.1, le=3600, description="Seconds of running that a page may take, and 10 more for each MB of its text."
    )
    memory_mb: int = Field(1024, ge=128, description="Memory of a worker process, in MB.")
    front_matter_kb: int = Field(64, ge=1, le=1024, description="Size of an article's front matter, in KB.")
    article_mb: int = Field(8, ge=1, le=1024, description="Size of an article's file, in MB.")


class Settings(BaseModel):
    """What site.yaml may say. Every key may be left out; so may the file."""

    model_config = FROZEN

    title: Filled = Field("Archive", description="The site's name, in its head and in its feeds.")
    description: str = Field("", description="What the site is, in a sentence, for feeds and search engines.")
    language: Annotated[str, AfterValidator(_language)] = Field(
        "en", description="The language of its pages, and of articles that name none (BCP 47)."
    )
    base_url: Annotated[str, AfterValidator(_address)] = Field(
        "", description="Where the site is published (http or https); feeds, sitemap and canonical links need it."
    )
    content: Inside = Field("content", description="The folder of the articles.")
    documents: Inside = Field("documents", description="The folder of raw documents to convert.")
    output: Filled = Field(
        "output", description="The folder the site is written to; it may lie outside the site folder."
    )
    theme: Filled = Field("default", description="A theme in themes/, one that comes with Dateline, or a path to one.")
    urls: Literal["flat", "pretty"] = Field("flat", description="/2023/02/name.html (flat) or /2023/02/name/ (pretty).")
    permalink: Annotated[str, AfterValidator(_permalink)] = Field(
        "/:year/:month/:slug.html", description="The address of an article, of :year, :month, :day and :slug."
    )
    page_size: int = Field(
        25,
        ge=1,
        le=10_000,
        description="The newest articles on the page of a tag or name; further pages hold up to twice as many.",
    )
    feed_entries: int = Field(
        20, ge=1, le=10_000, description="Articles in a feed, and in each document of its archive."
    )
    search: bool = Field(True, description="Write an index that readers search the archive in.")
    drafts: bool = Field(False, description="Publish drafts too.")
    future: bool = Field(False, description="Publish articles with a date that is still to come.")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "", description='What day "today" is (IANA name); the machine\'s own where it is not set.'
    )
    trust: Texts = Field((), description="Folders below content/ whose HTML is published as it is, scripts too.")
    markdown_extensions: Texts = Field((), description="Further Python-Markdown extensions, by name.")
    extensions: Texts = Field((), description='Extensions of Dateline, as "module:attribute".')
    limits: Limits = Field(default_factory=Limits, description="What one article may cost.")
    jobs: int = Field(0, ge=0, le=1024, description="Worker processes; 0 means one for each core.")
    params: Free = Field(default_factory=Record, description="Free data for templates, as site.params.")


def load(folder: Path, file: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a site folder, from site.yaml or the file given, and the warnings about them.

    Without a site.yaml all are defaults. Raises Failed with everything that is wrong:
    E701 unknown key, E702 value, E703 file.
    """
    path = file if file is not None else folder / FILE
    shown = path.as_posix() if file is not None else FILE
    try:
        text = text_from(path.read_bytes())
    except FileNotFoundError:
        if file is None:
            return Settings(), ()
        raise Failed(_unreadable(shown, "there is no such file")) from None
    except OSError as error:
        raise Failed(_unreadable(shown, f"this file cannot be read: {error.strerror or error}")) from None
    except UnicodeDecodeError as error:
        message = f"this file is not UTF-8 (byte {error.start + 1:,})"
        raise Failed(_unreadable(shown, message, "save it as UTF-8")) from None
    return parse(text, shown)


def parse(text: str, path: str = FILE) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that a text says, and the warnings about them. Raises Failed with everything that is wrong."""
    source = Source(path, text)
    tree, found = yamlmap.compose(text, path)
    problems = [replace(problem, code="E703") if problem.level is Level.ERROR else problem for problem in found]
    if tree is None:
        raise Failed(*problems)
    data = {key.text: (yamlmap.value if key.text == "params" else _given)(node) for key, node in tree.pairs}
    try:
        settings = Settings.model_validate({key: value for key, value in data.items() if value is not None})
    except ValidationError as error:
        problems += [_as_setting(problem) for problem in told(error, tree, source, _MEANING, Settings)]
        raise Failed(*problems) from None
    if has_errors(problems):
        raise Failed(*problems)
    return settings, tuple(problems)


def changed(settings: Settings, given: Mapping[str, Any]) -> Settings:
    """The settings with values from the command line in place of theirs. Raises Failed (E704)."""
    try:
        return Settings.model_validate({**dict(settings), **given})
    except ValidationError as error:
        tree = yamlmap.YamlMap((), 1, 1, False)
        meaning = Meaning(unknown="E704", value="E704", written={name: f"--{name.replace('_', '-')}" for name in given})
        problems = told(error, tree, Source("", ""), meaning, Settings)
        raise Failed(*(replace(problem, where=None) for problem in problems)) from None


def _given(node: yamlmap.YamlNode) -> object:
    data = yamlmap.plain(node)
    return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


def _as_setting(problem: Problem) -> Problem:
    return problem if problem.code.startswith("E7") else replace(problem, code="E702")


def _unreadable(path: str, message: str, hint: str = "") -> Problem:
    return Problem("E703", message, Location(path), hint)
