"""What rendering is asked for, as values: known here without loading what rendering is done with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model import Page, TemplateSource
from generator.views import SiteView

Filters = tuple[tuple[str, Callable[..., object]], ...]
FRAGMENTS = "fragments"
"""The table of the memo that keeps what was laid out."""


@dataclass(frozen=True, slots=True)
class MarkupSettings:
    """What shapes the HTML of a body beside its text.

    `extensions`: further Python-Markdown extensions by name ("module:Class" or an entry point). `code`: a digest of
    the code of those that the site brings itself, "" where there are none.
    """

    extensions: tuple[str, ...] = ()
    code: str = ""


_NO_MARKUP = MarkupSettings()


@dataclass(frozen=True, slots=True)
class RenderJob:
    """Pages to render and all they need. `folder` is the site's; bodies are read from below it.

    `stage`: the folder to put the bytes in (None: they come back in the result). `memo`: the file of the memo, if any.
    `filters` are functions that can be pickled by reference. `program` is digest.program(), worked out here when "".
    `plain` names the bodies, by digest, that cost a worker its life, each with the reason: those are not laid out again
    but shown as escaped paragraphs.
    """

    folder: Path
    site: SiteView
    templates: tuple[TemplateSource, ...]
    pages: tuple[Page, ...]
    markup: MarkupSettings = _NO_MARKUP
    filters: Filters = ()
    stage: Path | None = None
    memo: Path | None = None
    program: str = ""
    plain: tuple[tuple[str, str], ...] = ()
