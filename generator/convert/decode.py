"""Bytes → lines, whatever the encoding: byte order mark, what the text declares, UTF-8, then the likeliest old one.

Every byte can be given back.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.convert import encodings
from generator.convert.model import Line, Text
from generator.problems import Level, Location, Problem

# UTF-32 before UTF-16, whose mark begins like it.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
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
_BLANK = re.compile(rb"[\x00\s]*+\Z")
_SAMPLE = 65_536
_BLOCK = 1 << 20
_NO_TEXT = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b\x1e\x1f")
# Windows-1252 leaves five bytes undefined; they become the C1 controls of the same number
# and can be given back.
_UNDEFINED = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_FROM_CP1252 = "".join(_UNDEFINED.get(byte) or bytes([byte]).decode("cp1252") for byte in range(256))
_TO_CP1252 = {character: byte for byte, character in enumerate(_FROM_CP1252)}
_UNMARKED = "-unmarked"
_STRAY, _LONE = "+stray bytes", "+lone surrogates"
_ERRORS = {_STRAY: "surrogateescape", _LONE: "surrogatepass"}
_FEW_STRAYS = 2
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_STRAYS = re.compile("[\udc80-\udcff]")
_FOREIGN = re.compile("[^\x00-\x7f\udc80-\udcff]")
# Letters that went through a wrong encoding before they came here: UTF-8 read as Windows-1252, as GBK, as Mac Roman;
# GBK's "锟斤拷", which is U+FFFD twice; U+FFFD itself; halves of letters beyond U+FFFF.
_BROKEN = re.compile(
    r"\ufffd++|[\ud800-\udbff]|[âã]€[\x80-\x9f™œžšŸ˜“”¦¢¡‹›\xa0-\xbf]?|Ã[\x80-\xbfƒ‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ](?![\x80-\xbf])"
    r"|Â[\xa0£©«»°·®´¨]|ï»¿|ï¿½|鈥[\u4e00-\u9fff\ue000-\uf8ff?]|锟斤拷|脙漏|‚Ä[ôúùìîò¢]|Ìę|Ð[°-¿]Ð[°-¿]"
)
# What these begin with: most texts hold none of it, and are told by that.
_BREAKS = re.compile("[\ufffd\ud800-\udbffâãÃÂï鈥锟脙‚ÌÐ]")


@dataclass(frozen=True, slots=True)
class Seen:
    """How the bytes of a document are to be read: "" where they are no text; what is wrong with them."""

    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, path: str) -> tuple[Text | None, tuple[Problem, ...]]:
    """The text of a document, or None where its bytes are no text; `path` is named in messages.

    A file that is not UTF-8 says what it was read as, with the first byte that is wrong. Letters that were broken
    before they came here are named and kept.
    """
    seen = look(data, path)
    if not seen.encoding:
        return None, seen.problems
    text = _decoded(data[_mark(seen.encoding) :], seen.encoding)
    lines = lines_of(text)
    return Text(lines, seen.encoding), (*seen.problems, *broken(text, lines, path))


def look(data: bytes, path: str) -> Seen:
    """The encoding of a document: the first that reads all of its bytes and gives them back."""
    if _BLANK.match(data) and not (data.count(0) == len(data) and _is_binary(data)):
        return Seen("utf-8", (_problem("C601", "the document is empty", path),))
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for encoding in (marked, f"{marked}{_LONE}") if marked else ():
        if _gives_back(data, encoding):
            return Seen(encoding)
    unmarked = "" if marked else _wide(data)
    if unmarked:
        return Seen(unmarked, (_read_as(data, 0, encodings.shown(unmarked.partition("-unmarked")[0]), path),))
    if _is_binary(data):
        kind = next((kind for begin, kind in _KINDS if data.startswith(begin)), "")
        hint = f"{f'it looks like {kind}; ' if kind else ''}save its text as a .txt file in UTF-8"
        return Seen("", (_problem("C603", "the bytes of this document are no text", path, hint, Level.ERROR),))
    wrong = _first_wrong(data)
    declared = encodings.declared(data)
    if wrong is None:
        shifted = declared == "iso2022_jp" and b"\x1b" in data and _gives_back(data, declared)
        return Seen(declared if shifted else "utf-8")
    return _old(data, wrong, declared, path)


def encode(text: str, encoding: str) -> bytes:
    """The bytes a decoded text came from. Raises ValueError for a text that did not come from that encoding."""
    if encoding == "cp1252":
        try:
            return bytes(_TO_CP1252[character] for character in text)
        except KeyError as error:
            raise ValueError(f"{error.args[0]!r} is not in Windows-1252") from error
    codec, errors = _codec(encoding)
    try:
        mark = next((mark for mark, name in _MARKS if name == encoding.partition("+")[0]), b"")
        return mark + text.encode(codec, errors)
    except LookupError as error:
        raise ValueError(f"{encoding} is no encoding") from error


def parts(data: bytes, encoding: str, size: int) -> Iterator[tuple[int, int]]:
    """Where a document may be read apart: ranges of about `size` bytes, each of whole lines, the mark in none."""
    at = _mark(encoding)
    width = 4 if "utf-32" in encoding else 2 if "utf-16" in encoding else 1
    ends = [f"{end}".encode(_codec(encoding)[0]) for end in ("\n", "\r")] if width > 1 else [b"\n", b"\r"]
    end = next((end for end in ends if end in data), b"")
    while at < len(data):
        cut = _after(data, end, at + size - size % width, width) if end else len(data)
        yield at, cut
        at = cut


def part(data: bytes, encoding: str, span: tuple[int, int], first: int) -> tuple[str, tuple[Line, ...]]:
    """The text of such a range and its lines, numbered from `first`."""
    text = _decoded(data[span[0] : span[1]], encoding)
    return text, lines_of(text, first)


def lines_of(text: str, first: int = 1) -> tuple[Line, ...]:
    """The physical lines (LF, CRLF or CR), as an editor numbers them; a line end at the very end begins no new line."""
    lines: list[Line] = []
    at = 0
    for number, match in enumerate(_ENDS.finditer(text), first):
        raw = text[at : match.start()]
        lines.append(Line(number, raw, raw.strip(), match[0]))
        at = match.end()
    if at < len(text):
        raw = text[at:]
        lines.append(Line(first + len(lines), raw, raw.strip(), ""))
    return tuple(lines)


def broken(text: str, lines: tuple[Line, ...], path: str) -> tuple[Problem, ...]:
    """Letters that another program broke, named once with the first line and an example. They stay as they are."""
    suspect = None if text.isascii() else _BREAKS.search(text)
    if suspect is None or (first := _BROKEN.search(text, suspect.start())) is None:
        return ()
    line = next(line for line in lines if _BROKEN.search(line.raw))
    at = _BROKEN.search(line.raw) or first
    example = line.raw[max(0, at.start() - 12) : at.end() + 12].strip()
    lines_with = sum(1 for line in lines if _BROKEN.search(line.raw))
    more = f" and {lines_with - 1:,} more line{'s' * (lines_with > 2)}" if lines_with > 1 else ""
    message = f"letters were broken before they came here: “{example}”{more}; they are kept as they are"
    hint = "fetch the document again from where it came from, or mend it there"
    return (Problem("C618", message, Location(path, line.number), hint, level=Level.WARNING),)


def _old(data: bytes, wrong: int, declared: str, path: str) -> Seen:
    """The encoding of bytes that are no UTF-8."""
    if declared and not declared.startswith("utf") and _gives_back(data, declared):
        return Seen(declared)
    for encoding in (f"utf-8{_STRAY}", *encodings.likely(data)):
        if encoding.endswith(_STRAY):
            text = _decoded(data, encoding)
            strays = len(_STRAYS.findall(text))
            if strays * _FEW_STRAYS <= len(_FOREIGN.findall(text)):
                number = f"; {strays - 1:,} more like it" if strays > 1 else ""
                message = f"byte {wrong + 1:,} ({data[wrong]:#04x}) is not UTF-8 and is left out of the article{number}"
                return Seen(encoding, (_problem("C602", message, path, "save it as UTF-8", line=_line(data, wrong)),))
        elif _gives_back(data, encoding):
            return Seen(encoding, (_read_as(data, wrong, encodings.shown(encoding), path),))
    raise AssertionError("Windows-1252 reads every byte")


def _decoded(data: bytes, encoding: str) -> str:
    if encoding == "cp1252":
        return "".join(map(_FROM_CP1252.__getitem__, data)) if not data.isascii() else data.decode("ascii")
    return data.decode(*_codec(encoding))


def _gives_back(data: bytes, encoding: str) -> bool:
    """Whether the encoding reads all of these bytes and makes the same of what it read; looked at block by block."""
    if encoding == "cp1252":
        return True
    try:
        for span in parts(data, encoding, _BLOCK):
            piece = data[span[0] : span[1]]
            codec, errors = _codec(encoding)
            if piece.decode(codec, errors).encode(codec, errors) != piece:
                return False
    except (UnicodeError, LookupError):
        return False
    return True


def _first_wrong(data: bytes) -> int | None:
    """The place of the first byte that is not UTF-8."""
    for start, end in parts(data, "utf-8", _BLOCK):
        try:
            data[start:end].decode("utf-8")
        except UnicodeDecodeError as error:
            return start + error.start
    return None


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of blanks and Latin letters is NUL."""
    sample = data[:_SAMPLE]
    nulls = sample.count(0)
    if nulls * 50 < len(sample) or len(data) % 2:
        return ""
    even = sample[::2].count(0)
    encoding = "utf-16-be" if even * 20 > nulls * 19 else "utf-16-le" if even * 20 < nulls else ""
    if not encoding or not _gives_back(data, f"{encoding}{_UNMARKED}"):
        return ""
    text = sample[: len(sample) // 4 * 4].decode(encoding, "replace")
    shown = sum(character.isprintable() or character in "\t\n\r\f" for character in text)
    return f"{encoding}{_UNMARKED}" if shown * 50 > len(text) * 49 and _CONTROL.search(text) is None else ""


def _codec(encoding: str) -> tuple[str, str]:
    """Python's name of an encoding, and what it does with what is none of its own."""
    name, plus, rest = encoding.partition("+")
    codec = "utf-8" if name == "utf-8-sig" else name.removesuffix(_UNMARKED)
    return codec, _ERRORS.get(plus + rest, "strict")


def _mark(encoding: str) -> int:
    name = encoding.partition("+")[0]
    return next((len(mark) for mark, marked in _MARKS if marked == name), 0)


def _after(data: bytes, end: bytes, at: int, width: int) -> int:
    """Where the line ends that holds a place."""
    found = data.find(end, at)
    while found >= 0 and (found % width or (end[:1] == b"\r" and data[found + width : found + width + 1] == b"\n")):
        found = data.find(end, found + 1)
    return found + len(end) if found >= 0 else len(data)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    strange = len(sample) - len(sample.translate(None, _NO_TEXT))
    return strange > len(sample) // 20 and strange > 4


def _read_as(data: bytes, wrong: int, name: str, path: str) -> Problem:
    message = f"byte {wrong + 1:,} ({data[wrong]:#04x}) is not UTF-8; the document was read as {name}"
    if not wrong:
        message = f"the document was read as {name}"
    return _problem("C602", message, path, "save it as UTF-8 if letters look wrong", line=_line(data, wrong))


def _line(data: bytes, at: int) -> int:
    return len(_ENDS.findall(data[:at].decode("latin-1"))) + 1


def _problem(
    code: str, message: str, path: str, hint: str = "", level: Level = Level.WARNING, line: int | None = None
) -> Problem:
    return Problem(code, message, Location(path, line) if line else Location(path), hint, level=level)
