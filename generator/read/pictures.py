"""The size at which browsers show a picture, read from the first bytes of its file.

PNG (W3C PNG, 11.2.1), GIF89a, JPEG (ISO 10918-1 B.2.2, turned as its EXIF orientation says), WebP (RFC 9649), SVG 2.
"""

from __future__ import annotations

import re
import struct

HEAD = 1 << 18
"""So many first bytes tell the size, whatever stands before it."""
_LARGEST = 100_000
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset(range(0xD0, 0xD9)) | {0x01, 0xFF}
_ORIENTATION = 0x0112
_QUARTERS = frozenset({5, 6, 7, 8})
_SVG = re.compile(rb"<svg\b[^>]{0,4096}>", re.IGNORECASE)
_LENGTH = re.compile(rb"""\s(width|height)\s*=\s*["']\s*(\d{1,6}(?:\.\d{1,9})?)(?:px)?\s*["']""")
_BOX = re.compile(
    rb"""\sviewBox\s*=\s*["']\s*[-\d.]{1,20}[\s,]{1,9}[-\d.]{1,20}[\s,]{1,9}(\d{1,6}(?:\.\d{1,9})?)[\s,]{1,9}"""
    rb"""(\d{1,6}(?:\.\d{1,9})?)\s*["']"""
)


def size(head: bytes) -> tuple[int, int]:
    """The width and height in CSS pixels of a picture that begins with these bytes; (0, 0) where they do not tell."""
    try:
        width, height = _size(head)
    except (struct.error, IndexError):
        return 0, 0
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else (0, 0)


def _size(head: bytes) -> tuple[int, int]:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", head, 16)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return struct.unpack_from("<HH", head, 6)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _webp(head)
    return _svg(head)


def _jpeg(head: bytes) -> tuple[int, int]:
    """The first frame's size; width and height change places where the picture lies on its side."""
    at, turned = 2, False
    while at + 4 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", head, at + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return (height, width) if turned else (width, height)
        if marker == 0xE1 and head[at + 4 : at + 10] == b"Exif\0\0":
            turned = _on_its_side(head[at + 10 : at + 2 + length])
        at += 2 + length
    return 0, 0


def _on_its_side(exif: bytes) -> bool:
    """Whether the orientation in the first directory of EXIF data (TIFF 6.0) turns the picture by a quarter."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return False
    (at,) = struct.unpack_from(f"{order}I", exif, 4)
    (number,) = struct.unpack_from(f"{order}H", exif, at)
    for entry in range(number):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * entry)
        if tag == _ORIENTATION:
            return value in _QUARTERS
    return False


def _webp(head: bytes) -> tuple[int, int]:
    if head[12:16] == b"VP8X":
        return _three(head, 24) + 1, _three(head, 27) + 1
    if head[12:16] == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if head[12:16] == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _three(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 3], "little")


def _svg(head: bytes) -> tuple[int, int]:
    opening = _SVG.search(head, 0, 1 << 14)
    if opening is None:
        return 0, 0
    given = {name: float(number) for name, number in _LENGTH.findall(opening[0])}
    if len(given) == 2:
        return round(given[b"width"]), round(given[b"height"])
    box = _BOX.search(opening[0])
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
