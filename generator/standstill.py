"""Whether anything has changed at all since the last build: if not a byte has, nothing need be planned to know that.

What a site is made from has one key; what stands in its output has another. A build that ended well remembers both, and
until when the calendar changes nothing (an article that is still to come, or that expires).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from generator import digest, files
from generator.config import Settings
from generator.model import Article, Skipped
from generator.problems import Problem
from generator.publish.ledger import FILE as LEDGER
from generator.read.record import problem_from_record, problem_to_record
from generator.theming import ThemeInfo
from generator.workplace import Workplace

FOREVER = "9999-12-31"
_TABLE = "standstill"


@dataclass(frozen=True, slots=True)
class Standstill:
    """A site that was brought up to date: what it was made from, when, and what was said of it."""

    made_of: str
    outputs: str
    since: str
    until: str
    articles: int
    planned: int
    unchanged: int
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def made_of(content: str, settings: Settings, theme: ThemeInfo, program: str) -> str:
    """The key of everything a site is made from; "" when the content's own is not known."""
    if not content:
        return ""
    templates = [part for source in theme.sources for part in (source.name, source.path, source.text)]
    statics = [part for static in theme.statics for part in (static.name, static.digest)]
    return digest.of_parts(
        content, repr(settings), repr(theme.settings), repr(theme.words), program, *templates, "", *statics
    )


def outputs(place: Workplace) -> str:
    """The key of what stands in the output and of what is known of it: its files and the ledger, by signature."""
    known = files.signature(place.state / LEDGER) or ""
    found = sorted(files.signatures(place.output).items())
    return digest.of_parts(known, *(f"{url} {signature}" for url, signature in found))


def recalled(place: Workplace, key: str, today: str) -> Standstill | None:
    """What the last build remembered, if it still holds on this day; None when there is something to do."""
    row = place.memo.table(_TABLE, "1").find([str(place.state)]).get(str(place.state))
    if not row or not key:
        return None
    try:
        made, stands, since, until, articles, planned, unchanged, problems, skipped = json.loads(row)
        said = tuple(problem_from_record(problem) for problem in problems)
        left = tuple(Skipped(*item) for item in skipped)
        still = Standstill(made, stands, since, until, articles, planned, unchanged, said, left)
    except (ValueError, TypeError, LookupError):
        return None
    holds = still.made_of == key and still.since <= today < still.until
    return still if holds and still.outputs == outputs(place) else None


def remember(place: Workplace, still: Standstill) -> None:
    """Keep it for the next build."""
    problems = [problem_to_record(problem) for problem in still.problems]
    skipped = [[item.path, item.title, item.reason] for item in still.skipped]
    counts = [still.articles, still.planned, still.unchanged]
    row = [still.made_of, still.outputs, still.since, still.until, *counts, problems, skipped]
    place.memo.table(_TABLE, "1").put_many({str(place.state): json.dumps(row, ensure_ascii=False)})


def until(articles: Iterable[Article], today: str) -> str:
    """The first day after today on which another set of articles would be published."""
    days = [FOREVER]
    for article in articles:
        days += [article.date.first] if article.date and article.date.first > today else []
        days += [article.expires.first] if article.expires and article.expires.first > today else []
    return min(days)
