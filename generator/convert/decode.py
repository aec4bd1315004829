"""Bytes → lines, whatever the encoding: byte order mark, then strict UTF-8, then Windows-1252.

Every byte can be given back.
"""

from __future__ import annotations

import codecs
import re

from generator.convert.model import Line, Text
from generator.problems import Level, Location, Problem

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# How files begin that people take for text, or rename to .txt (the formats' own magic numbers).
_KINDS = (
    (b"PK\x03\x04", "an office file (.docx, .odt) or an archive (.zip)"),
    (b"\xd0\xcf\x11\xe0", "an office file (.doc)"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "an archive (.gz)"),
)
_ENDS = re.compile(r"\r\n|\n|\r")
_SAMPLE = 65_536
_NO_TEXT = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b\x1e\x1f")
# Windows-1252 leaves five bytes undefined; they become the C1 controls of the same number
# and can be given back.
_UNDEFINED = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_FROM_CP1252 = "".join(_UNDEFINED.get(byte) or bytes([byte]).decode("cp1252") for byte in range(256))
_TO_CP1252 = {character: byte for byte, character in enumerate(_FROM_CP1252)}


def decode(data: bytes, path: str) -> tuple[Text | None, tuple[Problem, ...]]:
    """The text of a document, or None where its bytes are no text; `path` is named in messages.

    A file without a byte order mark that is not UTF-8 is read as Windows-1252 and says so, with the
    first byte that is wrong.
    """
    if not data.strip():
        return Text(lines_of(data.decode("latin-1")), "utf-8"), (_problem("C601", "the document is empty", path),)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Text(lines_of(data[len(mark) :].decode(_codec(encoding))), encoding), ()
            except UnicodeDecodeError:
                break
    if _is_binary(data):
        kind = next((kind for begin, kind in _KINDS if data.startswith(begin)), "")
        hint = f"{f'it looks like {kind}; ' if kind else ''}save its text as a .txt file in UTF-8"
        return None, (_problem("C603", "the bytes of this document are no text", path, hint, Level.ERROR),)
    try:
        return Text(lines_of(data.decode("utf-8")), "utf-8"), ()
    except UnicodeDecodeError as error:
        return _as_cp1252(data, error.start, path)


def encode(text: str, encoding: str) -> bytes:
    """The bytes a decoded text came from. Raises ValueError for a text that did not come from that encoding."""
    if encoding == "cp1252":
        try:
            return bytes(_TO_CP1252[character] for character in text)
        except KeyError as error:
            raise ValueError(f"{error.args[0]!r} is not in Windows-1252") from error
    mark = next((mark for mark, name in _MARKS if name == encoding), b"")
    return mark + text.encode(_codec(encoding))


def lines_of(text: str) -> tuple[Line, ...]:
    """The physical lines (LF, CRLF or CR), as an editor numbers them; a line end at the very end begins no new line."""
    lines: list[Line] = []
    at = 0
    for number, match in enumerate(_ENDS.finditer(text), 1):
        raw = text[at : match.start()]
        lines.append(Line(number, raw, raw.strip(), match[0]))
        at = match.end()
    if at < len(text):
        lines.append(Line(len(lines) + 1, text[at:], text[at:].strip(), ""))
    return tuple(lines)


def _codec(encoding: str) -> str:
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _as_cp1252(data: bytes, start: int, path: str) -> tuple[Text, tuple[Problem, ...]]:
    line = len(_ENDS.findall(data[:start].decode("latin-1"))) + 1
    message = f"byte {start + 1:,} ({data[start]:#04x}) is not UTF-8; the document was read as Windows-1252"
    problem = Problem(
        "C602", message, Location(path, line), "save it as UTF-8 if letters look wrong", level=Level.WARNING
    )
    text = "".join(map(_FROM_CP1252.__getitem__, data))
    return Text(lines_of(text), "cp1252"), (problem,)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    strange = len(sample) - len(sample.translate(None, _NO_TEXT))
    return strange > len(sample) // 20 and strange > 4


def _problem(code: str, message: str, path: str, hint: str = "", level: Level = Level.WARNING) -> Problem:
    return Problem(code, message, Location(path), hint, level=level)
