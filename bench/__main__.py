"""`python -m bench`.

Build times and files written at 1,000 and 10,000 articles, start-up time, the preview's answer to a save, and what
Lighthouse says of every kind of page.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from bench import lighthouse, rig


def main() -> int:
    """Measure what was asked for and print Markdown tables."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--articles", default="1000,10000", help="sizes, with commas")
    parser.add_argument("--rounds", type=int, default=3, help="medians are over so many rounds")
    parser.add_argument("--no-serve", action="store_true", help="leave the preview out")
    parser.add_argument("--no-lighthouse", action="store_true", help="leave Lighthouse out")
    given = parser.parse_args()
    sizes = [int(size) for size in given.articles.split(",")]
    starts = [rig.measured([sys.executable, str(rig.ROOT / "build.py"), "--version"]).wall for _ in range(9)]
    print(f"start-up, `build.py --version`: {statistics.median(starts):.3f} s (median of 9)\n")
    print("| articles | work | wall, s | CPU, s | peak MB | files written |")
    print("|---|---|---|---|---|---|")
    for size in sizes:
        builds(rig.site(size), given.rounds)
    if not given.no_serve:
        print("\n| articles | save → new page served, ms (median, least, most) |")
        print("|---|---|")
        for size in sizes:
            latency(rig.site(size), rounds=max(5, given.rounds))
    if not given.no_lighthouse:
        print()
        lighthouse.table(lighthouse.site(), given.rounds)
    return 0


def builds(place: rig.Site, rounds: int) -> None:
    """The rows of one size: cold, again, one body edited, one title edited."""
    edits: tuple[tuple[str, Callable[[int], object]], ...] = (
        ("cold", lambda _: rig.forget(place)),
        ("nothing changed", lambda _: None),
        ("one body edited", lambda number: rig.edit_body(place, f"round {number}")),
        ("one title edited", lambda number: rig.edit_title(place, f"round {number}")),
    )
    runs: dict[str, list[tuple[rig.Run, int]]] = {name: [] for name, _ in edits}
    for number in range(rounds):
        for name, edit in edits:
            edit(number)
            before = rig.snapshot(place.output)
            run = rig.build(place, "--quiet")
            runs[name].append((run, len(rig.changed(before, rig.snapshot(place.output)))))
    for name, measured in runs.items():
        median = [
            statistics.median(values)
            for values in zip(*((r.wall, r.cpu, r.peak_mb, n) for r, n in measured), strict=True)
        ]
        print(
            f"| {place.articles:,} | {name} | {median[0]:.2f} | {median[1]:.2f} | {median[2]:.0f} | {median[3]:,.0f} |",
            flush=True,
        )


def latency(place: rig.Site, rounds: int) -> None:
    """From the save of an article to its new text being served, by polling its address."""
    rig.build(place, "--quiet")
    page = next(path for path in place.output.glob(f"*/*/*{place.target.stem}*.html"))
    address = page.relative_to(place.output).as_posix()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with rig.serving(place, port):
        url = f"http://127.0.0.1:{port}/{address}"
        until(url, b"<html")
        time.sleep(2)
        times = []
        for number in range(rounds):
            mark = f"latency {number} of {time.time_ns()}"
            rig.edit_body(place, mark)
            begun = time.monotonic()
            until(url, mark.encode())
            times.append((time.monotonic() - begun) * 1000)
            time.sleep(1)
    print(f"| {place.articles:,} | {statistics.median(times):.0f}, {min(times):.0f}, {max(times):.0f} |", flush=True)


def until(url: str, text: bytes, seconds: float = 120) -> None:
    """Ask for a page until it holds the text. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                if text in answer.read():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.004)
    raise TimeoutError(f"{url} never held {text!r}")


if __name__ == "__main__":
    sys.exit(main())
