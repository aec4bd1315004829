"""Writes generator/convert/scorer/trees.json: the boosted trees of the boundary scorer.

Run by hand when line labels, features or the recipe change: `pip install -e .[data]`, then
`python3 -m scripts.train_scorer`. The documents come from `bench.glue`, by seed; nothing is downloaded.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from bench.glue.dice import Dice
from bench.glue.files import Glued, trained
from bench.glue.lines import labelled, worn
from generator.convert.scorer.features import FEATURES, Words, vector
from generator.convert.scorer.frame import candidates, frame
from generator.convert.scorer.trees import SURE, UNSURE, odds, planted

TARGET = Path(__file__).parents[1] / "generator" / "convert" / "scorer" / "trees.json"
DOCUMENTS, TREES, LEAVES = 8000, 150, 14
NARROWEST = 0.8
"""How far apart the two are at least, in log odds."""
STAGES, LOST = (15, 40, 80), 0.002
CLOSE = 0.97
"""The precision that cuts called sure must have on documents of families not learned from."""


def table(documents: Iterable[Glued], wear: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """One row of features per candidate, and whether it begins an article. With `wear` some marks are not known."""
    rows: list[list[float]] = []
    truth: list[bool] = []
    for number, document in enumerate(documents):
        lines = labelled(document.text)
        columns = frame(worn(lines, Dice(f"worn:{number}")) if wear else lines)
        stems = Words(columns)
        firsts = {number - 1 for number in document.firsts}
        for at in candidates(columns):
            rows.append(vector(columns, at, stems))
            truth.append(columns.index[at] in firsts)
    return np.array(rows, dtype=np.float64), np.array(truth)


def exported(nodes: Any, at: int = 0) -> list[Any]:
    """A tree as a list in preorder: leaves are numbers, questions [feature, limit, mean below, place of the right]."""
    node = nodes[at]
    if node["is_leaf"]:
        return [round(float(node["value"]), 4)]
    left = exported(nodes, int(node["left"]))
    right = exported(nodes, int(node["right"]))
    moved = [[*entry[:3], entry[3] + 1] if isinstance(entry, list) else entry for entry in left]
    place = 1 + len(left)
    there = [[*entry[:3], entry[3] + place] if isinstance(entry, list) else entry for entry in right]
    limit = round(float(node["num_threshold"]), 4)
    return [[int(node["feature_idx"]), limit, round(mean(nodes, at), 4), place], *moved, *there]


def mean(nodes: Any, at: int) -> float:
    """The mean of the leaves below a node, by how many rows reached each."""
    node = nodes[at]
    if node["is_leaf"]:
        return float(node["value"])
    left, right = int(node["left"]), int(node["right"])
    many, few = float(nodes[left]["count"]), float(nodes[right]["count"])
    return (many * mean(nodes, left) + few * mean(nodes, right)) / (many + few)


def calibrated(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """The scale and shift under which SURE is where precision reaches CLOSE, and UNSURE where F1 is greatest."""
    order = np.argsort(-scores)
    right = np.cumsum(truth[order])
    precision = right / np.arange(1, len(order) + 1)
    good = np.nonzero(precision >= CLOSE)[0]
    high = float(scores[order[good[-1]]])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    low = float(scores[order[int(np.argmax(f1))]])
    low = min(low, high - NARROWEST)
    scale = (odds(SURE) - odds(UNSURE)) / (high - low)
    return scale, odds(SURE) - scale * high


def learn(documents: Sequence[Glued]) -> dict[str, Any]:
    """The trees as data, before they are calibrated."""
    rows, truth = table(documents, wear=True)
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=0.1, min_samples_leaf=40, l2_regularization=2.0,
        max_features=0.4, early_stopping=False, random_state=1,
    )  # fmt: skip
    model.fit(rows, truth)
    trees = [exported(stage[0].nodes) for stage in model._predictors]  # noqa: SLF001  # the only way to the trees
    base = float(np.ravel(model._baseline_prediction)[0])  # noqa: SLF001
    assert abs(base - log(truth.mean() / (1 - truth.mean()))) < 0.01
    return {
        "features": list(FEATURES),
        "base": round(base, 4),
        "scale": 1.0,
        "shift": 0.0,
        "stages": [],
        "trees": trees,
    }


def stages(data: dict[str, Any], rows: np.ndarray) -> list[list[float]]:
    """After how many trees, and below which score, lines are given up: all but LOST of the later cuts stay above."""
    trees = planted(data)
    final = np.array([trees.score(row) for row in rows.tolist()])
    kept = [row for row, score in zip(rows.tolist(), final, strict=True) if score > trees.least]
    found: list[list[float]] = []
    for count in STAGES:
        early = planted(data | {"trees": data["trees"][:count]})
        floor = float(np.quantile([early.score(row) for row in kept], LOST))
        found.append([count, round(min(floor, trees.least), 4)])
    return found


def main() -> None:
    """Learn, calibrate and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--target", type=Path, default=TARGET)
    chosen = parser.parse_args()
    data = learn(trained(1, chosen.documents))
    sample = trained(2, 1500)
    rows, truth = table(sample, wear=True)
    trees = planted(data)
    scores = np.array([trees.score(row) for row in rows.tolist()])
    data["scale"], data["shift"] = (round(value, 4) for value in calibrated(scores, truth))
    data["stages"] = stages(data, rows)
    text = json.dumps(data, separators=(",", ":")).replace("],[[", "],\n[[")
    chosen.target.write_text(text + "\n", encoding="utf-8")
    size = f"{len(text) // 1024} KB, {len(data['trees'])} trees"
    print(f"{chosen.target}: {size}, scale {data['scale']}, shift {data['shift']}")


if __name__ == "__main__":
    main()
