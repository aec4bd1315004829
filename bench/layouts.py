"""`python -m bench.layouts [FOLDER…] [--why] [--variant A1]`: how well documents of known layouts are converted.

Converts each gold document by itself and prints one table. What counts as right is said in `bench.scoring`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.scoring import ROWS, Miss, Score, score
from generator import convert
from generator.convert.model import Draft
from tests.gold import HERE, BadGold, Gold, read

_SHOWN = 110
_VARIANT = re.compile(r"(?P<letter>[A-Z])(?P<number>[0-9]+)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the documents of the folders and print the table; 1 when a gold file cannot be read."""
    parser = argparse.ArgumentParser(prog="bench.layouts", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE], help="folders of gold documents, or files")
    parser.add_argument("--why", action="store_true", help="list every miss: file, field, wanted, got")
    parser.add_argument("--variant", action="append", default=[], help="only this variant (may be repeated)")
    given = parser.parse_args(arguments)
    total, variants, unreadable = Score(), dict[str, Score](), 0
    for path in files(given.folders):
        try:
            gold = read(path)
        except (BadGold, UnicodeDecodeError) as error:
            unreadable += 1
            print(f"unreadable: {error}", file=sys.stderr)
            continue
        if given.variant and gold.variant not in given.variant:
            continue
        own = score(gold, drafts(gold))
        total.add(own)
        variants.setdefault(gold.variant, Score()).add(own)
    if given.why:
        for miss in total.misses:
            print(said(miss))
    print("\n".join(table(total, variants)))
    return 1 if unreadable else 0


def files(folders: Sequence[Path]) -> Iterator[Path]:
    """The gold files of folders, and files named one by one."""
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("*.txt"))
        else:
            yield folder


def drafts(gold: Gold) -> list[Draft]:
    """The articles that a gold document is converted to."""
    document = convert.Document(f"{gold.name}.txt", gold.data)
    conversion = convert.convert([document], convert.State(), convert.Options())
    return [article.found.draft for article in conversion.report.documents[0].articles]


def said(miss: Miss) -> str:
    """A miss on one line."""
    wanted, got = (f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text for text in (miss.wanted, miss.got))
    return f"{miss.document}: {miss.field}: wanted {wanted or 'nothing'!r}, got {got or 'nothing'!r}"


def table(total: Score, variants: dict[str, Score]) -> Iterator[str]:
    """The lines of the table: splits, fields, bodies, whole documents, and the variants that are not all right."""
    yield "| | right | printed | accuracy | given | spurious | share |"
    yield "|---|---|---|---|---|---|---|"
    for name in ROWS:
        tally = total.tallies[name]
        yield (
            f"| {name} | {tally.right} | {tally.printed} | {share(tally.right, tally.printed)} "
            f"| {tally.given} | {tally.spurious} | {share(tally.spurious, tally.given)} |"
        )
    split = total.tallies["split"]
    yield f"| split F1 | | | {share(2 * split.right, split.printed + split.given)} | | | |"
    whole = share(total.all_right, total.documents)
    yield f"| documents all right | {total.all_right} | {total.documents} | {whole} | | | |"
    wrong = [
        f"{name} {own.all_right}/{own.documents}"
        for name, own in sorted(variants.items(), key=lambda item: order(item[0]))
        if own.all_right < own.documents
    ]
    yield f"\nall right by variant, where not every document is: {', '.join(wrong) or 'none'}"


def order(variant: str) -> tuple[str, int, str]:
    """The place of a variant: letter, number, the rest."""
    match = _VARIANT.match(variant)
    return (match["letter"], int(match["number"]), variant) if match else (variant, 0, "")


def share(part: int, whole: int) -> str:
    """A share with three digits, or a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main())
