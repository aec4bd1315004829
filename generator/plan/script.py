"""Scripts without what browsers skip: lines that are nothing but a comment, and the white space before lines."""

from __future__ import annotations

import re

_COMMENT = re.compile(rb"//(?![#@!])")
"""One that names a source map or a licence stays."""


def lean(script: bytes) -> bytes:
    """The same statements on the same lines, in fewer bytes; as it is, where a text may run over lines.

    That is so where a line holds an odd number of backquotes (a template literal goes on) or ends in a backslash
    (ECMA-262, sections 12.9.4 and 12.9.6). Line ends stay, because they may end a statement (section 12.10).
    """
    lines = [line.strip(b" \t\r") for line in script.split(b"\n")]
    if any(line.count(b"`") % 2 or line.endswith(b"\\") for line in lines):
        return script
    return b"\n".join(line for line in lines if line and not _COMMENT.match(line)) + b"\n"
