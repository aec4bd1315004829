"""Takes the pictures of the README and of the manual again: `python -m tests.browser.pictures`.

They show the demonstration archive, built from the checkout's own articles and documents in a folder of its own.
"""

from __future__ import annotations

import shutil
import struct
import sys
import tempfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from scripts import browser
from tests.browser import making
from tests.sites import ROOT

FOLDER = ROOT / "docs" / "content" / "images"
LARGEST = 120_000
COLOURS = 256
SIGNATURE = making.SIGNATURE
PAETH = 4
FOUND = (
    "document.fonts.ready.then(() => !document.querySelector('.found') || !!document.querySelector('.found .river li'))"
)
"""The page is drawn: its fonts are there, and what it was asked to search."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of the demonstration, as a pattern below its output, in a window of that size."""

    name: str
    page: str
    size: tuple[int, int] = (1100, 690)
    scheme: Literal["light", "dark"] = "light"
    query: str = ""


PICTURES = (
    Picture("front", "index.html", (1280, 800)),
    Picture("article", "1903/12/wright-brothers*.html"),
    Picture("timeline", "timeline/index.html"),
    Picture("tag", "tags/united-states.html", scheme="dark"),
    Picture("search", "search.html", query="?q=moon"),
    Picture("telephone", "timeline/1960-1969.html", (360, 680), "dark"),
)


def site(folder: Path) -> Path:
    """The demonstration archive, built in that folder; its output."""
    for name in ("content", "documents", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site.yaml", folder)
    making.dateline(folder)
    return folder / "output"


def taken(running: Browser, output: Path, picture: Picture) -> bytes:
    """A page as the browser draws it, a PNG."""
    width, height = picture.size
    page = running.new_page(viewport={"width": width, "height": height}, color_scheme=picture.scheme)
    page.goto(sorted(output.glob(picture.page))[0].as_uri() + picture.query)
    page.wait_for_function(FOUND)
    drawn = page.screenshot()
    page.close()
    return drawn


def packed(picture: bytes) -> bytes:
    """Nearly the same picture in a third of the bytes: its commonest colours as a palette, one byte for each pixel.

    Takes what the browser makes, a PNG of eight-bit RGB (W3C PNG, third edition).
    """
    chunks: dict[bytes, bytes] = {}
    place = len(SIGNATURE)
    while place < len(picture):
        length, name = struct.unpack_from(">I4s", picture, place)
        chunks[name] = chunks.get(name, b"") + picture[place + 8 : place + 8 + length]
        place += length + 12
    width, height, *form = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if form != [8, 2, 0, 0, 0]:
        raise SystemExit(f"the browser's picture has an unknown form: {form}")
    lines = _unfiltered(zlib.decompress(chunks[b"IDAT"]), width * 3)
    pixels = [[line[at : at + 3] for at in range(0, len(line), 3)] for line in lines]
    counted = Counter(pixel for line in pixels for pixel in line)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    number = {colour: palette.index(_nearest(colour, palette)) for colour in counted}
    rows = b"".join(b"\0" + bytes([number[pixel] for pixel in line]) for line in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(making.chunk(name, data) for name, data in parts)


def _unfiltered(data: bytes, width: int) -> list[bytes]:
    """The lines of a picture of three bytes a pixel, `width` bytes each, as they were before filtering (section 9)."""
    lines = []
    above = bytearray(width)
    for start in range(0, len(data), width + 1):
        kind, line = data[start], bytearray(data[start + 1 : start + 1 + width])
        for at in range(width):
            left, corner = (line[at - 3], above[at - 3]) if at > 2 else (0, 0)
            line[at] = line[at] + _predicted(kind, left, above[at], corner) & 255
        lines.append(bytes(line))
        above = line
    return lines


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind == PAETH:
        distances = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
        return (left, up, corner)[distances.index(min(distances))]
    return (0, left, up, (left + up) // 2)[kind]


def _nearest(colour: bytes, palette: list[bytes]) -> bytes:
    return min(palette, key=lambda known: sum((a - b) ** 2 for a, b in zip(colour, known, strict=True)))


def main() -> int:
    """Build, draw, pack, write. Returns 1 where a picture is too large for its place."""
    path = browser.find()
    if path is None:
        raise SystemExit(browser.ADVICE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    sizes = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        output = site(Path(folder))
        running = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        for picture in PICTURES:
            file = FOLDER / f"{picture.name}.png"
            file.write_bytes(packed(taken(running, output, picture)))
            sizes.append(file.stat().st_size)
            sys.stdout.write(f"{file.relative_to(ROOT)}: {sizes[-1]:,} bytes\n")
        running.close()
    return int(max(sizes) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
