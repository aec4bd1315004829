"""What rendering is asked for and what becomes of a body: values, known without loading what rendering is done with."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from generator import extension
from generator.model import Page, TemplateSource
from generator.views import SiteView

FRAGMENTS = "fragments"
"""The table of the memo that keeps what was laid out."""
ROWS, PARTS = "searchrows", "searchparts"
"""The tables that keep what each article is found by, and the files of terms."""


@dataclass(frozen=True, slots=True)
class MarkupSettings:
    """What shapes the HTML of a body beside its text.

    `extensions`: further Python-Markdown extensions by name ("module:Class", an entry point, or what
    `extension.markdown_names` says). `code`: a digest of the code of those that the site brings itself, "" where there
    are none. `site`: the folder their modules may lie in.
    """

    extensions: tuple[str, ...] = ()
    code: str = ""
    site: str = ""


_NO_MARKUP = MarkupSettings()


class ExtensionRefused(Exception):
    """A Markdown extension that the settings name cannot be loaded; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A body's HTML, still without the site's addresses.

    `removed` says what sanitising took out and how often, `line` the first line of the body (from 1) where something of
    it stands, 0 where none was found.
    """

    html: str
    removed: tuple[tuple[str, int], ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class RenderJob:
    """Pages to render and all they need. `folder` is the site's; bodies are read from below it.

    `stage`: the folder to put the bytes in (None: they come back in the result). `memo`: the file of the memo, if any.
    `hooks` are the site's extensions by name, whose filters the templates may use. `program` is digest.program(),
    worked out here when "". `plain` names the bodies, by digest, that cost a worker its life, each with the reason:
    those are not laid out again but shown as escaped paragraphs.
    """

    folder: Path
    site: SiteView
    templates: tuple[TemplateSource, ...]
    pages: tuple[Page, ...]
    markup: MarkupSettings = _NO_MARKUP
    hooks: tuple[str, ...] = ()
    stage: Path | None = None
    memo: Path | None = None
    program: str = ""
    plain: tuple[tuple[str, str], ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """The job packed for another process, which needs the extensions' modules before the pages can be unpacked."""
        values = tuple(getattr(self, field.name) for field in fields(self))
        return (_unpacked, (self.hooks, str(self.folder), pickle.dumps(values)))


def _unpacked(hooks: tuple[str, ...], site: str, packed: bytes) -> RenderJob:
    extension.load(hooks, site)
    return RenderJob(*pickle.loads(packed))  # noqa: S301 - what this program has packed itself
