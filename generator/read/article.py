"""One Markdown file into one article: decoding, the fences of its front matter, its fields, and what its body shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator import digest, yamlmap
from generator.model import Article, Body
from generator.problems import Excerpt, Location, Problem, Source, has_errors
from generator.read import body as bodies
from generator.read.fields import fields
from generator.text import count_words, text_from
from generator.yamlmap import Limits

_FENCE = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_SHOWN = 60  # bytes around one that is not UTF-8


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a file may cost: bytes of front matter, bytes of the whole."""

    front_matter_bytes: int = 64 * 1024
    article_bytes: int = 8 * 1024 * 1024


DEFAULTS = ReadOptions()


@dataclass(frozen=True, slots=True)
class _Parts:
    """A file in two: the front matter from line 2 on, None where there is none, and the body from its first line on."""

    front: str | None
    body: str
    first_line: int


def article(path: str, data: bytes, options: ReadOptions = DEFAULTS) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article that a file's bytes write, and everything wrong with them; None where there is an error among it.

    UTF-8 with or without byte order mark, any line ends. Without front matter the first heading is the title.
    """
    if len(data) > options.article_bytes:
        message = f"this file is larger than {options.article_bytes // (1024 * 1024)} MB"
        return None, (Problem("E105", message, Location(path), "divide it, or raise limits.article_mb in site.yaml"),)
    try:
        text = text_from(data)
    except UnicodeDecodeError as error:
        return None, (_undecodable(path, data, error),)
    parts = _parted(path, text)
    if isinstance(parts, Problem):
        return None, (parts,)
    if parts.front is None:
        return _bare(path, parts)
    source = Source(path, parts.front, 2)
    tree, problems = yamlmap.compose(parts.front, path, 2, Limits(size=options.front_matter_bytes))
    if tree is None:
        return None, problems
    found, more = fields(tree, source)
    problems += more
    if found is None or has_errors(problems):
        return None, problems
    return _whole(path, parts, found.values, found.lines), problems


def _parted(path: str, text: str) -> _Parts | Problem:
    """The file in its two parts, or the problem of a front matter that never ends."""
    opening = _FENCE.match(text) if text.startswith("---") else None
    if opening is None:
        return _Parts(None, text, 1)
    start = opening.end() + 1
    closing = _CLOSING.search(text, start)
    if closing is None:
        excerpt = Excerpt(1, "---", 1, 3, "it begins here")
        hint = "write --- on a line of its own between the front matter and the text"
        return Problem("E103", "the front matter has no end", Location(path, 1, 1), hint, excerpts=(excerpt,))
    end = closing.start()
    return _Parts(text[start:end], text[closing.end() + 1 :], text.count("\n", 0, end) + 2)


def _bare(path: str, parts: _Parts) -> tuple[Article | None, tuple[Problem, ...]]:
    """An article without front matter: its first heading is its title, and no part of a body that it opens."""
    if not parts.body.strip():
        hint = "write at least:  ---  title: …  ---  and a text, or delete the file"
        return None, (Problem("E101", "this file is empty", Location(path, 1, 1), hint),)
    heading = bodies.first_heading(parts.body)
    if heading is None or not heading[0]:
        late = parts.body.lstrip().startswith("---\n")
        hint = (
            'begin the file with a line "---"; nothing may stand before it'
            if late
            else "begin it with  # and the headline"
        )
        note = "there is no front matter and no heading of the first rank"
        return None, (Problem("E101", "this article has no title", Location(path, 1, 1), hint, note),)
    title, offset = heading
    line = parts.body.count("\n", 0, offset) + 1 if offset else 1
    return _whole(path, _Parts(None, parts.body[offset:], line), {"title": title}, ()), ()


def _whole(path: str, parts: _Parts, values: Any, lines: tuple[tuple[str, int], ...]) -> Article:
    data = parts.body.encode("utf-8", "surrogatepass")
    named = [(address, parts.first_line + line - 1) for address, line in bodies.crosslinks(parts.body) if line]
    return Article(
        path=path,
        body=Body(path, parts.first_line, digest.of_bytes(data), len(data)),
        excerpt=bodies.first_paragraph(parts.body),
        words=count_words(parts.body),
        links=bodies.links(parts.body),
        lines=(*lines, *named),
        **values,
    )


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    """E108: which byte, in which line, in its company; and what the file probably is."""
    at = error.start
    line = data.count(b"\n", 0, at) + 1
    start = max(data.rfind(b"\n", 0, at) + 1, at - _SHOWN)
    end = data.find(b"\n", at)
    before = data[start:at].decode("utf-8", "replace").removeprefix("\ufeff")
    after = data[at : min(at + _SHOWN, len(data) if end < 0 else end)].decode("utf-8", "backslashreplace")
    excerpt = Excerpt(line, before + after, len(before) + 1, 4, "this is not UTF-8")
    sixteen = data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[:200].count(b"\0") > len(data[:200]) // 4
    hint = "save the file as UTF-8" + ("; it is UTF-16 now" if sixteen else "")
    message = f"byte {at + 1:,} of this file (0x{data[at]:02X}) is not UTF-8"
    column = data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace").removeprefix("\ufeff")
    return Problem("E108", message, Location(path, line, len(column) + 1), hint, excerpts=(excerpt,))
