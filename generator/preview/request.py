"""What a request asks for, decided from its text alone: the address, whether the host is ours, the range of bytes."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from urllib.parse import unquote_to_bytes, urlsplit

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?")
_SECOND_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\:]")
_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")

TYPES = {
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "htm": "text/html; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "m4a": "audio/mp4",
    "md": "text/plain; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "ttf": "font/ttf",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "wasm": "application/wasm",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
    "xsl": "application/xml; charset=utf-8",
}


def address(target: str) -> str | None:
    """The address below the site's root that a request target names (RFC 9112, section 3.2.1), decoded once.

    The leading slash goes, a folder keeps its closing one. None for what no page can be called: another form than a
    path, bytes that are not UTF-8, control characters, backslash, colon, `.` and `..`, empty segments, and escapes
    that are still there after decoding.
    """
    if not target.startswith("/"):
        return None
    path = target.split("#")[0].split("?")[0]
    try:
        text = unquote_to_bytes(path.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        return None
    if _FORBIDDEN.search(text) or _SECOND_ESCAPE.search(text):
        return None
    *folders, name = text[1:].split("/")
    if any(part in {"", ".", ".."} for part in folders) or name in {".", ".."}:
        return None
    return text[1:]


def query(target: str, key: str) -> int | None:
    """A number from the target's query, given once as `key=number`."""
    found = re.findall(rf"(?:^|&){re.escape(key)}=([0-9]{{1,15}})(?=&|$)", target.partition("?")[2])
    return int(found[0]) if len(found) == 1 else None


def own_host(host: str | None, names: Collection[str], local: str) -> bool:
    """Whether a Host field (RFC 9110, section 7.2) names this server. Any other is a foreign page that was led here.

    Names: localhost, those below it, and those given. Numbers: loopback, and the one the connection came to (`local`).
    """
    found = _HOST.fullmatch(host or "")
    if found is None:
        return False
    name = found["name"].casefold()
    try:
        number = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        bare = name.removesuffix(".")
        return bare == "localhost" or bare.endswith(".localhost") or bare in {other.casefold() for other in names}
    return str(number) in {"127.0.0.1", "::1"} or number == _number(local)


def _number(local: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    number = ipaddress.ip_address(local.partition("%")[0])
    return getattr(number, "ipv4_mapped", None) or number


def own_origin(host: str, site: str | None, origin: str | None, referrer: str | None) -> bool:
    """Whether a request was made by a page of this server.

    `site` is Sec-Fetch-Site (W3C Fetch Metadata), which browsers send to trustworthy hosts; on a plain address of the
    local network only Origin or Referer tell.
    """
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return origin == f"http://{host}"
    if site is not None:
        return True
    try:
        return referrer is not None and urlsplit(referrer)[:2] == ("http", host)
    except ValueError:
        return False


def byte_range(field: str | None, size: int) -> tuple[int, int] | None:
    """First and last byte of the one range asked for (RFC 9110, section 14.1.2), or None for the whole file.

    A range beyond the end is (size, size - 1): nothing can be sent. Several ranges are answered with the whole file.
    """
    found = _RANGE.fullmatch(field or "")
    if found is None or not (found["first"] or found["last"]):
        return None
    if not found["first"]:
        length = int(found["last"])
        return (max(0, size - length), size - 1) if length and size else (size, size - 1)
    first = int(found["first"])
    last = min(int(found["last"] or size - 1), size - 1)
    if found["last"] and int(found["last"]) < first:
        return None
    return (first, last) if first < size else (size, size - 1)


def media_type(url: str) -> str:
    """The media type of an address, from its suffix and nothing else."""
    return TYPES.get(url.rpartition("/")[2].rpartition(".")[2].casefold(), "application/octet-stream")
