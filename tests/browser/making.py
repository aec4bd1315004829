"""The sites that the browser visits: made once for all test processes, from documents and from odd articles."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.browser import gazette, kinds
from tests.sites import ROOT, article, environment, write

ODD = Path(__file__).with_name("content")
BASE_URL = "https://news.arden.example/archive/"
PATIENCE = 150.0
BETWEEN_LOOKS = 0.1
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder as `make` fills it, in one of the processes that ask; the others wait until it is complete."""
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        _await(folder.with_suffix(".done"), folder.with_suffix(".failed"))
        return folder
    try:
        make(folder)
    except BaseException:
        folder.with_suffix(".failed").touch()
        raise
    folder.with_suffix(".done").touch()
    return folder


def _await(done: Path, failed: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not done.exists():
        assert not failed.exists(), f"another process could not make {done.stem}"
        assert time.monotonic() < end, f"nobody has made {done.stem}"
        time.sleep(BETWEEN_LOOKS)


def dateline(site: Path, *arguments: str) -> None:
    """Run a command on a site the way the manual says, and expect it to succeed."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "-C", str(site), *arguments],
        env=environment({}),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def demonstration(site: Path) -> None:
    """The demonstration documents as articles, with the odd articles beside them, built."""
    _fill(site)
    dateline(site)


def public(site: Path) -> None:
    """The same, with an address of its own."""
    _fill(site)
    with (site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"base_url: {BASE_URL}\nurls: pretty\npermalink: /:year/:month/:slug/\n")
    dateline(site)


def empty(site: Path) -> None:
    """A site in which nothing has been published yet."""
    (site / "content").mkdir()
    dateline(site, "build")
    kinds.record(site)


def arabic(site: Path) -> None:
    """A site that runs from right to left."""
    write(site, "site.yaml", "title: جريدة آردن\ndescription: أخبار الميناء منذ عشرين عامًا\nlanguage: ar\n")
    for year in range(2003, 2019):
        front = {
            "date": f"{year}-03-{year - 2000:02}",
            "dateline": "بورت آردن",
            "summary": "" if year % 3 else "وافق المجلس يوم الخميس على نص الخطة بعد ست ساعات.",
            "authors": ["آدا كوروشيتس"] if year % 2 else [],
            "tags": ["الميناء", "فيضانات"] if year % 2 else ["الميناء"],
            "people": [{"name": "آدا كوروشيتس", "role": "مهندسة الميناء"}],
            "places": ["بورت آردن"],
            "story": "السور" if year % 4 == 0 else "",
            "events": [{"date": f"{year - 2}", "text": "فاض النهر على البلدة السفلى."}],
            "corrections": [] if year % 5 else [{"date": f"{year}-04-01", "text": "طول السور أربعة كيلومترات."}],
        }
        write(site, f"content/{year}.md", article(f"المجلس يقر خطة عام {year}", "وافق المجلس على الخطة.\n", **front))
    dateline(site, "build")
    kinds.record(site)


def packet(site: Path) -> None:
    """The invented newspaper with every kind of page, and the odd articles beside its own."""
    gazette.fill(site)
    _add_odd(site)
    dateline(site, "build")
    kinds.record(site)


def _fill(site: Path) -> None:
    shutil.copytree(ROOT / "documents", site / "documents")
    shutil.copy(ROOT / "site.yaml", site)
    _add_odd(site)


def _add_odd(site: Path) -> None:
    shutil.copytree(ODD, site / "content" / "odd")
    (site / "content" / "odd" / "quay.png").write_bytes(picture(1600, 900))


def picture(width: int, height: int) -> bytes:
    """A PNG of so many pixels (W3C PNG, third edition): stripes of grey, eight bits deep."""
    rows = b"".join(b"\0" + bytes([200 - row // 30 % 2 * 90]) * width for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(chunk(name, data) for name, data in parts)


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG with its length before and its checksum after it."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
