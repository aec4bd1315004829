"""`python -m bench.glue --score` prints how well documents are cut; `--show KIND NUMBER` prints one with its cuts."""

from __future__ import annotations

import argparse

from bench.glue import gold
from bench.glue.files import Glued, held, trained
from bench.glue.lines import labelled
from bench.glue.score import CUTTERS, HEADER, row, scored
from generator.convert import scorer

KINDS = ("homogeneous", "mixed", "single", "learned from", "gold")


def documents(kind: str, seed: int, number: int) -> list[Glued]:
    """Documents of one kind; gold ones are as many as there are."""
    if kind == "gold":
        return gold.documents()
    return trained(99, number) if kind == "learned from" else held(kind, seed, number)


def show(document: Glued) -> None:
    """Print a document: `*` where an article begins, `>` where one is cut, with the probability and the reasons."""
    lines = labelled(document.text)
    cuts = {cut.index: cut for cut in scorer.cuts(lines)}
    print(f"--- {document.family}")
    for at, line in enumerate(lines):
        marks = ("*" if at + 1 in document.firsts else " ") + (">" if at in cuts else " ")
        said = f"   <<< {cuts[at].p} {'; '.join(cuts[at].reasons)}" if at in cuts else ""
        print(f"{marks}{at + 1:4} {line.label.value if line.line.text else '':9} {line.line.text[:90]}{said}")


def main() -> None:
    """Score or show."""
    parser = argparse.ArgumentParser(prog="python -m bench.glue", description=__doc__)
    parser.add_argument("--score", action="store_true", help="print precision, recall and F1")
    parser.add_argument("--documents", type=int, default=300, help="documents of each kind")
    parser.add_argument("--families", action="store_true", help="a line for each family")
    parser.add_argument("--by", default="", choices=("", *CUTTERS), help="only one way of cutting")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", nargs=2, metavar=("KIND", "NUMBER"))
    chosen = parser.parse_args()
    if chosen.show:
        kind, number = chosen.show[0], int(chosen.show[1])
        show(documents(kind, chosen.seed, number + 1)[number])
    if chosen.score:
        for name, cutter in CUTTERS.items():
            if chosen.by in ("", name):
                print(f"{name}\n{HEADER}")
                for kind in KINDS:
                    total, families = scored(documents(kind, chosen.seed, chosen.documents), cutter)
                    print(row(kind, total))
                    for family in sorted(families) if chosen.families else ():
                        print(row(f"  {family}", families[family]))


if __name__ == "__main__":
    main()
