"""What the main pages look like, in grey tiles: `python -m tests.browser.baselines` takes them again.

A baseline is a page in the theme's own serif throughout, so that no machine's fonts count, without scripts, scaled down
to one grey of sixteen for each tile of 16 by 16 px: where blocks, rules, columns and charts stand, in a PNG of 2 KB.
"""

from __future__ import annotations

import base64
import struct
import sys
import tempfile
import zlib
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts import browser
from tests.browser import making
from tests.browser.host import hosted

FOLDER = Path(__file__).with_name("baselines")
PAGES = {
    "front": "index.html",
    "article": "2011/06/rich.html",
    "timeline": "timeline/index.html",
    "year": "timeline/1884.html",
    "month": "timeline/1911/05.html",
    "tags": "tags/index.html",
    "tag": "tags/harbour.html",
    "story": "stories/the-wall.html",
}
WIDTHS = (320, 1280)
HEIGHT = 1600
TILE = 16
LEVELS = 16
"""So many greys, from a middle grey and all that is darker to white: text is a light grey when seen from far."""
# Other scripts are drawn by the machine's fonts, and so are the faces of controls.
STYLE = """
    *, ::before, ::after { font-family: "Source Serif" !important; transition: none !important; }
    main :is([lang], [dir]):not(.text), select, .foot { display: none !important; }
"""
DRAWN = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    return document.fonts.ready.then(() => 0);
}"""
GREYS = """async ([picture, tile, levels]) => {
    const bitmap = await createImageBitmap(await (await fetch(picture)).blob());
    const {width, height} = bitmap, canvas = new OffscreenCanvas(width, height), drawn = canvas.getContext('2d');
    drawn.drawImage(bitmap, 0, 0);
    const {data} = drawn.getImageData(0, 0, width, height), greys = [];
    for (let top = 0; top < height; top += tile) for (let left = 0; left < width; left += tile) {
        let sum = 0;
        for (let y = top; y < top + tile; y++) for (let x = left; x < left + tile; x++) {
            const at = 4 * (y * width + x);
            sum += .2126 * data[at] + .7152 * data[at + 1] + .0722 * data[at + 2];
        }
        greys.push(Math.max(0, Math.floor((sum / tile / tile / 128 - 1) * levels)));
    }
    return greys;
}"""


def names() -> list[str]:
    """The baselines: each page at each width, and two of them from right to left."""
    return [f"{page}-{width}" for page in PAGES for width in WIDTHS] + ["front-1280-rtl", "tag-320-rtl"]


def taken(running: Browser, home: str, name: str) -> bytes:
    """The tiles of a page, row by row, each a grey from 0 to LEVELS - 1."""
    page_name, width, *direction = name.split("-")
    context = running.new_context(viewport={"width": int(width), "height": HEIGHT}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/{PAGES[page_name]}", wait_until="load")
    if direction:
        page.evaluate("document.documentElement.dir = 'rtl'")
    page.evaluate(DRAWN, STYLE)
    picture = page.screenshot(clip={"x": 0, "y": 0, "width": int(width), "height": HEIGHT}, animations="disabled")
    context.close()
    desk = running.new_page()
    data = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    greys: list[int] = desk.evaluate(GREYS, [data, TILE, LEVELS])
    desk.close()
    return bytes(greys)


def packed(greys: bytes, width: int) -> bytes:
    """Tiles as a PNG of four bits a pixel (W3C PNG, third edition); `width` in tiles."""
    rows = (greys[start : start + width] for start in range(0, len(greys), width))
    lines = b"".join(b"\0" + bytes(row[at] << 4 | row[at + 1] for at in range(0, width, 2)) for row in rows)
    header = struct.pack(">IIBBBBB", width, len(greys) // width, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return making.SIGNATURE + b"".join(making.chunk(name, data) for name, data in parts)


def unpacked(picture: bytes) -> bytes:
    """The tiles of a PNG that `packed` made."""
    (width,) = struct.unpack_from(">I", picture, 16)
    start = picture.index(b"IDAT")
    (length,) = struct.unpack_from(">I", picture, start - 4)
    lines = zlib.decompress(picture[start + 4 : start + 4 + length])
    step = width // 2 + 1
    pairs = (lines[at + 1 : at + step] for at in range(0, len(lines), step))
    return bytes(grey for line in pairs for pair in line for grey in (pair >> 4, pair & 15))


def main() -> int:
    """Build the invented newspaper, take every baseline, and say how large they are."""
    path = browser.find()
    if path is None:
        raise SystemExit(browser.ADVICE)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        making.packet(Path(folder))
        running = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        with hosted(Path(folder) / "output") as home:
            for name in names():
                width = int(name.split("-")[1])
                (FOLDER / f"{name}.png").write_bytes(packed(taken(running, home, name), width // TILE))
        running.close()
    for stale in set(FOLDER.glob("*.png")) - {FOLDER / f"{name}.png" for name in names()}:
        stale.unlink()
    size = sum(file.stat().st_size for file in FOLDER.glob("*.png"))
    sys.stdout.write(f"{len(names())} baselines, {size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
