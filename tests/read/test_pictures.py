"""The size of a picture is read from its first bytes, whatever they are."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.pictures import size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)


def jpeg(orientation: int | None = None, order: str = "<", frame: int = 0xC2) -> bytes:
    """The head of a JPEG of 640 by 480 pixels, with a comment longer than a block of metadata, perhaps with EXIF."""
    parts = [b"\xff\xd8", b"\xff\xe0", struct.pack(">H", 16), bytes(14)]
    if orientation is not None:
        mark = b"II" if order == "<" else b"MM"
        directory = struct.pack(f"{order}HHHII", 2, 0x010E, 2, 1, 0)
        directory += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
        exif = b"Exif\0\0" + mark + struct.pack(f"{order}HI", 42, 8) + directory
        parts += [b"\xff\xe1", struct.pack(">H", len(exif) + 2), exif]
    parts += [b"\xff\xfe", struct.pack(">H", 60_000), b"\xff\xc0" * 29_999]
    parts += [b"\xff\xff", bytes([frame]), struct.pack(">HBHH", 17, 8, 480, 640), bytes(10)]
    return b"".join(parts)


def webp(kind: bytes, rest: bytes) -> bytes:
    """The head of a WebP file."""
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + rest


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (PNG, (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 640, 480), (640, 480)),
        (jpeg(), (640, 480)),
        (jpeg(frame=0xC0), (640, 480)),
        (jpeg(1), (640, 480)),
        (jpeg(3), (640, 480)),
        (jpeg(6), (480, 640)),
        (jpeg(8, ">"), (480, 640)),
        (webp(b"VP8 ", bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 640, 480)), (640, 480)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14)), (640, 480)),
        (webp(b"VP8X", bytes(4) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")), (640, 480)),
        (b'<?xml version="1.0"?>\n<svg xmlns="x" width="640" height=\'480px\'>', (640, 480)),
        (b'<svg viewBox="0 0 640 480.2">', (640, 480)),
        (b'<svg width="100%" height="50%" viewBox="0,0 64 48">', (64, 48)),
        (b'<svg stroke-width="3" viewBox="0 0 64 48">', (64, 48)),
        (b"<svg>", (0, 0)),
        (b"<html>", (0, 0)),
        (PNG[:18], (0, 0)),
        (jpeg()[:50], (0, 0)),
        (jpeg(6)[:40], (0, 0)),
        (b"GIF89a\0\0\0\0", (0, 0)),
        (b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 2**31, 1), (0, 0)),
        (b"", (0, 0)),
    ],
)
def test_the_size_is_that_of_the_picture_as_it_is_shown(head: bytes, expected: tuple[int, int]) -> None:
    """Each kind of picture says its size; one on its side is turned; one that is cut off or absurd has none."""
    assert size(head) == expected


@given(st.sampled_from([PNG, b"GIF89a", jpeg(6)[:90], webp(b"VP8X", b""), b"<svg viewBox="]), st.binary(max_size=200))
def test_no_bytes_are_too_odd(start: bytes, rest: bytes) -> None:
    """Whatever follows, a size of two sensible numbers or none is read."""
    width, height = size(start + rest)
    assert (width > 0) is (height > 0)
    assert width <= 100_000 >= height
