"""What the bench makes of Lighthouse's reports."""

from __future__ import annotations

from typing import Any

from bench.lighthouse import CATEGORIES, FIGURES, Report, middle, read


def report(performance: float, blocked: float, **failed: float) -> dict[str, Any]:
    """A report as Lighthouse writes it: all well but for the performance, the blocked time, and audits that failed."""
    references = [{"id": name, "weight": 3} for name in failed]
    categories = {name: {"score": 1.0, "auditRefs": []} for name in CATEGORIES}
    categories["performance"] = {"score": performance, "auditRefs": [*references, {"id": "hint", "weight": 0}]}
    figures = {name: {"numericValue": 0.0, "score": 1.0} for name in FIGURES}
    figures["total-blocking-time"] = {"numericValue": blocked, "score": 1.0}
    audits = {**figures, **{name: {"score": score} for name, score in failed.items()}, "hint": {"score": 0}}
    return {"categories": categories, "audits": audits}


def test_a_report_is_scores_figures_and_what_failed() -> None:
    """Scores are of a hundred; an audit counts as failed below 90, and only where it has weight."""
    found = read(report(0.994, 12.5, slow=0.4, fine=0.95))
    assert found == Report((99, 100, 100, 100), (0.0, 12.5, 0.0), ("slow",))


def test_one_odd_run_of_three_changes_nothing() -> None:
    """Scores and figures are medians, and what failed once in three runs is not told."""
    runs = [read(report(1.0, 10)), read(report(0.6, 900, slow=0.1)), read(report(1.0, 20))]
    assert middle(runs) == Report((100, 100, 100, 100), (0.0, 20, 0.0), ())
    assert middle([runs[1], runs[1], runs[0]]).failed == ("slow",)
