"""The story of a build, told once: read, plan, compare, render, publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import digest, executors, extension, files, intake, making, publish, standstill, theming
from generator.config import Settings
from generator.extension import Extension, PagesHook
from generator.indexviews import Found, Period
from generator.intake import Taken
from generator.model import Page, Plan, Skipped, Wanted
from generator.plan import plan as planned
from generator.problems import Level, Problem, has_errors, in_order
from generator.relationviews import Neighbour
from generator.render import closure
from generator.render.job import MarkupSettings, RenderJob
from generator.standstill import Standstill
from generator.theming import ThemeInfo
from generator.views import Card, SiteView
from generator.workplace import Told, Workplace

ATTEMPTS = 3
PASSING = frozenset({"I506", "I521", "W310"})  # said once, by the build that met them


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of one build. `today` is the ISO day that decides what is future and expired.

    `why` is an address whose change is to be explained.
    """

    today: str
    force: bool = False
    strict: bool = False
    keep_going: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """How much was done, counted, so that a test can hold it.

    Files read, pages planned and rendered, outputs touched.
    """

    read: int = 0
    articles: int = 0
    planned: int = 0
    rendered: int = 0
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def written(self) -> int:
        """How many outputs were written."""
        return len(self.added) + len(self.changed)


@dataclass(frozen=True, slots=True)
class _Means:
    """What a site is made with, besides its content and its settings."""

    theme: ThemeInfo
    extensions: tuple[Extension, ...]
    hooks: tuple[str, ...]
    program: str
    markup: MarkupSettings

    @property
    def page_hooks(self) -> tuple[PagesHook, ...]:
        """What the extensions add to the plan."""
        return tuple(each.pages for each in self.extensions if each.pages)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended. `published` is False when errors kept the old site as it was; `why` answers `Order.why`."""

    published: bool
    work: Work
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    why: str = ""


def build(place: Workplace, settings: Settings, order: Order, told: Told) -> Outcome:
    """Bring the output up to date with the site folder; `told` hears how far each stage has come.

    A file that changes while it is built makes the build begin again, three times at the most. Raises Failed where
    nothing can be done at all: a lock that is held, a disk that refuses, a theme that is not there.
    """
    with files.lock(place.state / "lock"):
        for _ in range(ATTEMPTS - 1):
            outcome = _told_once(place, settings, order, told)
            if not any(problem.code == making.MOVED for problem in outcome.problems):
                return outcome
        return _told_once(place, settings, order, told)


def _told_once(place: Workplace, settings: Settings, order: Order, told: Told) -> Outcome:
    means = _means(place, settings)
    publish.recover(place.state, place.output)
    seen = intake.look(place, settings)
    still = _still(place, standstill.made_of(seen.key, settings, means.theme, means.program), order)
    if still is not None:
        return still
    executors.prepare(place.executor)
    stands = publish.standing(place.state, place.output)
    taken = intake.take_in(place, settings, means.extensions, told, seen)
    plan = planned(taken.content, settings, means.theme, order.today, means.page_hooks)
    work = Work(read=taken.read, articles=len(taken.content.articles), planned=len(plan.pages))
    problems = (*place.memo.problems, *stands.problems, *taken.content.problems, *plan.problems)
    if _stops(problems, order):
        return Outcome(False, work, in_order(problems), plan.skipped)
    wanted = tuple(_wanted(plan, means))
    delta = publish.difference(wanted, place.output, stands, order.force)
    why = publish.explained(order.why, wanted, stands.ledger, delta) if order.why else ""
    with files.staging(place.state, place.output) as stage:
        job, deadline = _job(place, plan, means, stage), settings.limits.deadline_seconds
        rendered = making.outputs(place, job, delta, deadline, order.force, told)
        problems = (*problems, *making.counted(problem for item in rendered for problem in item.problems))
        work = replace(work, rendered=sum(isinstance(want.item, Page) for want in delta.write))
        if _stops(problems, order):
            return Outcome(False, work, in_order(problems), plan.skipped)
        done = publish.publish(place.state, stage, place.output, stands, delta, rendered)
    work = replace(work, added=done.added, changed=done.changed, removed=done.removed, unchanged=done.unchanged)
    problems = (*problems, *done.problems, *making.plain_still(place, plan, means.program, rendered))
    outcome = Outcome(True, work, in_order(problems), plan.skipped, why)
    if all(item.digest for item in rendered):
        _remember(place, standstill.made_of(taken.key, settings, means.theme, means.program), order, taken, outcome)
    return outcome


def _means(place: Workplace, settings: Settings) -> _Means:
    """Raises Failed where the theme or an extension is not to be had."""
    theme = theming.load(place.site, settings.theme)
    extensions = extension.load(settings.extensions, place.site)
    code = extension.code(settings.extensions, place.site)
    named = extension.markdown_names(settings.extensions, place.site)
    markup = MarkupSettings((*settings.markdown_extensions, *named), code, str(place.site))
    program = digest.of_parts(digest.program(), code)
    return _Means(theme, extensions, settings.extensions, program, markup)


def _still(place: Workplace, key: str, order: Order) -> Outcome | None:
    """The outcome of a build that has nothing to do; None when it has, or when it was asked to look closer."""
    if order.force or order.why:
        return None
    still = standstill.recalled(place, key, order.today)
    if still is None or _stops(still.problems, order):
        return None
    work = Work(articles=still.articles, planned=still.planned, unchanged=still.unchanged)
    return Outcome(True, work, still.problems, still.skipped)


def _remember(place: Workplace, key: str, order: Order, taken: Taken, outcome: Outcome) -> None:
    """Let the next build know that there is nothing to do, where that can be known."""
    if not key or has_errors(outcome.problems):
        return
    lasting = tuple(problem for problem in outcome.problems if problem.code not in PASSING)
    work = outcome.work
    until = standstill.until(taken.content.articles, order.today)
    counts = (work.articles, work.planned, work.written + work.unchanged)
    stands = standstill.outputs(place)
    standstill.remember(place, Standstill(key, stands, order.today, until, *counts, lasting, outcome.skipped))


def _stops(problems: Iterable[Problem], order: Order) -> bool:
    """Whether problems keep the old site.

    Errors do, warnings do when the build is strict, nothing does when it keeps going.
    """
    found = tuple(problems)
    if order.keep_going:
        return False
    return has_errors(found) or (order.strict and any(problem.level is Level.WARNING for problem in found))


def _wanted(plan: Plan, means: _Means) -> Iterable[Wanted]:
    """Every output with the fingerprint of what it is made from."""
    values = digest.ValueDigest(shared=(Card, Found, Neighbour, Period, SiteView))
    site, laid_out = values(plan.site), values((means.markup.extensions, means.markup.code))
    closures = closure.all_digests(means.theme.sources)
    for page in plan.pages:
        template = closures.get(page.template, "")
        yield Wanted(page.url, publish.fingerprint(page, means.program, template, site, values, laid_out), page)
    for copy in plan.copies:
        yield Wanted(copy.url, publish.of_copy(copy), copy)


def _job(place: Workplace, plan: Plan, means: _Means, stage: Path) -> RenderJob:
    sources, memo = means.theme.sources, place.memo.path
    return RenderJob(place.site, plan.site, sources, (), means.markup, means.hooks, stage, memo, means.program)
