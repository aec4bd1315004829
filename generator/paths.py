"""Names that become paths and paths that become words: file names, addresses, links, and what messages call a file."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from pathlib import PurePath
from urllib.parse import quote

SEGMENT_BYTES = 100
PATH_BYTES = 400
ARTICLES = (".md", ".markdown")
"""What the name of an article's file ends in, where no extension reads more."""
_FRONT = "index.html"
_UNQUOTED = "/~!*@$,;()=-._+"
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in "0123456789¹²³")}
_KEPT = (".git", ".hg", ".svn")  # version control looks after these, and we do not look into them
_OURS = ".dateline"
_LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ＇`´")
_NOT_ASCII_NAME = re.compile(r"[^a-z0-9]+")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff#%]')


class PathRefused(ValueError):
    """A path that may not be written; the message says which part and why."""


def slug(text: str) -> str:
    """The text as one path segment: NFKC, casefolded, letters, digits and marks kept, everything else one hyphen.

    Latin letters lose their accents; other scripts keep theirs. At most 100 bytes of UTF-8, cut between words where it
    can be. Returns "" when nothing is left, so that the caller names a fallback. A Windows device name gets a hyphen.
    """
    if text.isascii():
        return _named(_NOT_ASCII_NAME.sub("-", text.lower().replace("'", "").replace("`", "")).strip("-"))
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES).translate(_LATIN)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" for c in _without_latin_accents(folded))
    hyphenated = re.sub(r"-{2,}", "-", kept).strip("-")
    return _named(unicodedata.normalize("NFC", hyphenated))


def _named(hyphenated: str) -> str:
    short = _cut(hyphenated, SEGMENT_BYTES)
    return f"{short}-" if short in _DEVICES else short


def _without_latin_accents(text: str) -> str:
    out: list[str] = []
    after_latin = False
    for c in unicodedata.normalize("NFD", text):
        if unicodedata.combining(c) and after_latin:
            continue
        after_latin = "a" <= c <= "z"
        out.append(c)
    return unicodedata.normalize("NFC", "".join(out))


def _cut(text: str, size: int) -> str:
    data = text.encode("utf-8", "ignore")
    if len(data) <= size:
        return data.decode("utf-8")
    short = data[:size].decode("utf-8", "ignore")
    head, hyphen, _ = short.rpartition("-")
    return (head if hyphen and len(head) > len(short) // 2 else short).strip("-")


def output_path(path: str) -> str:
    """A path below output/ that somebody asked for, checked: relative, NFC, forward slashes, safe on every system.

    Raises PathRefused with the part and the reason.
    """
    clean = unicodedata.normalize("NFC", path).lstrip("/")
    if unicodedata.normalize("NFKC", clean).count("/") != clean.count("/"):
        raise PathRefused(f"{path!r} holds a character that reads as a slash")
    if len(clean.encode("utf-8", "surrogatepass")) > PATH_BYTES:
        raise PathRefused(f"it is longer than {PATH_BYTES} bytes")
    parts = clean.split("/")
    for part in parts:
        _check_part(part)
    return "/".join(parts)


def _check_part(part: str) -> None:
    if part in {"", ".", ".."} or unicodedata.normalize("NFKC", part) in {".", ".."}:
        raise PathRefused(f"{part!r} is not a file or folder name")
    if _FORBIDDEN.search(part) or any(0xD800 <= ord(c) <= 0xDFFF for c in part):
        raise PathRefused(f"{part!r} holds a character that a path may not have")
    if part[-1] in ". " or part[0] == " ":
        raise PathRefused(f"{part!r} begins or ends in a blank or a full stop")
    if part.split(".")[0].casefold() in _DEVICES:
        raise PathRefused(f"{part!r} is a device name on Windows")
    if collision_key(part) in _KEPT or collision_key(part).startswith(_OURS):
        raise PathRefused(f"{part!r} is kept for other programs and for what is not published")
    if len(part.encode()) > 255:
        raise PathRefused(f"{part[:20]!r}… is longer than 255 bytes")


def encoded(address: str, also: str = "") -> str:
    """An address below the root as a link writes it: percent-encoded UTF-8 (RFC 3986), slashes and `also` kept."""
    return quote(address, safe=_UNQUOTED + also)


def whole(base_url: str, address: str, pretty: bool = False) -> str:
    """The whole address of a page of the site, percent-encoded; with `pretty`, a folder's own page is the folder."""
    folder, slash, name = address.rpartition("/")
    return f"{base_url.rstrip('/')}/{encoded(folder + slash if pretty and name == _FRONT else address)}"


def shown(folder: PurePath, path: PurePath) -> str:
    """A path as messages name it: relative to the folder where it lies in it, with forward slashes."""
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def collision_key(path: str) -> str:
    """What two paths must not share: file systems may ignore case, width and composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", path).casefold())


def root_of(url: str) -> str:
    """The way from a page up to the site's root: "" for `index.html`, "../../" for `2023/02/a.html`."""
    return "../" * url.count("/")


def resolve(base: str, target: str) -> str | None:
    """A relative link in the file `base`, as a path from the same root; None where it leads out of the root."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
    return None if joined == ".." or joined.startswith(("../", "/")) else joined
