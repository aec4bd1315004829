"""What the preview adds to a page it serves: the script that reloads it and shows why a build failed."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from generator.preview.board import Notice

SCRIPT = Path(__file__).with_name("reload.js").read_bytes()
STYLE = Path(__file__).with_name("overlay.css").read_bytes()

_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


def script_tag(base: str, notice: Notice, url: str, *, missing: bool = False) -> str:
    """The element that brings the script: where it asks, the page's own address, what it knows, what is wrong."""
    fields = {"base": base, "version": str(notice.version), "url": url, "problems": notice.problems}
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in fields.items() if value)
    return f'<script src="{escape(base)}/reload.js" defer{data}{" data-missing" if missing else ""}></script>'


def with_script(page: bytes, tag: str) -> bytes:
    """The page with the element before the end of its body, or of its head, or at its own end."""
    data = tag.encode("utf-8", "surrogateescape")
    for end in (_BODY_END, _HEAD_END):
        found = list(end.finditer(page))
        if found:
            place = found[-1].start()
            return page[:place] + data + page[place:]
    return page + data


def empty_page(problems: str) -> bytes:
    """What is shown where the site has no 404 page of its own, perhaps because it was never built."""
    words = "The build failed, so there is no page yet." if problems else "There is no page at this address."
    detail = (
        f"<noscript><pre>{escape(problems)}</pre></noscript>"
        if problems
        else '<p><a href="/">To the front page</a></p>'
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No such page</title>'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>'
        f"<body><main><h1>No such page</h1><p>{words}</p>{detail}</main></body></html>\n"
    ).encode()
