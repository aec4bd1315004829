"""A batch of pages → their bytes: one top-level function of one picklable value, for any executor.

Whatever goes wrong comes back as a problem.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from generator import digest, extension, files, memo
from generator import text as texts
from generator.feedviews import FeedView
from generator.indexviews import INDEX_FILES
from generator.model import Linked, Page, Rendered
from generator.paths import encoded, root_of
from generator.problems import Failed, Level, Location, Problem
from generator.render import body, links
from generator.render.job import FRAGMENTS, ExtensionRefused, Fragment, RenderJob
from generator.render.page import Theme, compiled
from generator.render.searching import Index, Sources
from generator.views import SiteView


def render_batch(job: RenderJob) -> tuple[Rendered, ...]:
    """One result for each page, in order; nothing is raised. A page that failed has no digest, its problems say why."""
    bodies = _Bodies(job)
    index = Index(bodies.sources(), [page.view for page in job.pages])
    try:
        theme = compiled(job.templates, job.site, extension.filters(job.hooks, job.folder))
        made = tuple(_guarded(job, theme, bodies, index, page) for page in job.pages)
    except Exception as error:  # noqa: BLE001 - a worker never raises: nobody could say which page it was
        return tuple(_failed(page, (_ours(page, error),)) for page in job.pages)
    bodies.remember()
    index.remember()
    return made


def _guarded(job: RenderJob, theme: Theme, bodies: _Bodies, index: Index, page: Page) -> Rendered:
    try:
        if isinstance(page.view, INDEX_FILES):
            return _staged(job, page, index.file(page.view), ())
        return _rendered(job, theme, bodies, page)
    except Failed as failure:
        return _failed(page, failure.problems)
    except Exception as error:  # noqa: BLE001 - this page is lost, the batch is not
        return _failed(page, (_ours(page, error),))


def _rendered(job: RenderJob, theme: Theme, bodies: _Bodies, page: Page) -> Rendered:
    shown: list[str] = []
    problems: list[Problem] = []
    for number, linked in enumerate(page.bodies):
        fragment, found = bodies.fragment(linked)
        problems += found
        if fragment is None:
            return _failed(page, problems)
        targets = dict(linked.links)
        html = links.sized(fragment.html, targets, linked.sizes)
        named = links.named(html, targets, dict(linked.titles))
        placed = links.rewrite(named, targets, *_roots(job.site, page, number))
        shown.append(links.apart(placed, theme.taken(page.template)) if page.template else placed)
    data = theme.page(page, shown) if page.template else "".join(shown).encode()
    if isinstance(data, Problem):
        return _failed(page, [*problems, data])
    return _staged(job, page, data, tuple(problems))


def _staged(job: RenderJob, page: Page, data: bytes, problems: tuple[Problem, ...]) -> Rendered:
    if job.stage is not None:
        files.stage(job.stage, page.url, data)
    kept = data if job.stage is None else None
    return Rendered(page.url, digest.of_bytes(data), len(data), kept, problems)


def _roots(site: SiteView, page: Page, number: int) -> tuple[str, str]:
    """The root that a body's links start from, and what its links to its own ids start with: absolute in feeds."""
    if not isinstance(page.view, FeedView):
        return root_of(page.url), ""
    root = f"{site.base_url.rstrip('/')}/" if site.base_url else root_of(page.url)
    own = page.view.entries[number].url if number < len(page.view.entries) else ""
    return root, own if not own or "://" in own else root + encoded(own)


def _failed(page: Page, problems: Sequence[Problem]) -> Rendered:
    return Rendered(page.url, "", 0, None, tuple(problems))


def _ours(page: Page, error: Exception) -> Problem:
    where = Location(page.origin) if page.origin else None
    return Problem("E900", f"{page.url} could not be rendered: {type(error).__name__}: {error}", where)


class _Bodies:
    """The fragments of one batch: each body is laid out once, or not at all when the memo has it."""

    __slots__ = ("_fresh", "_job", "_known", "_plain", "_program")

    def __init__(self, job: RenderJob) -> None:
        self._job = job
        self._plain = dict(job.plain)
        self._program = job.program or digest.program()
        self._fresh: dict[str, str] = {}
        keys = {self._key(linked) for page in job.pages for linked in page.bodies}
        self._known = _fragments(_recalled(job.memo, FRAGMENTS, self._program, keys))

    def _key(self, linked: Linked) -> str:
        settings = self._job.markup
        trust = "trusted" if linked.trusted else "sanitised"
        return digest.of_parts(self._program, settings.code, *settings.extensions, trust, linked.body.digest)

    def fragment(self, linked: Linked) -> tuple[Fragment | None, tuple[Problem, ...]]:
        """The body's HTML and what there is to say about it; None where the page cannot be published with it."""
        key = self._key(linked)
        reason = self._plain.get(linked.body.digest)
        fragment = None if reason else self._known.get(key)
        if fragment is None:
            text = self._text(linked)
            if text is None:
                return None, (_changed(linked),)
            if reason:
                return _degraded(linked, text, reason)
            try:
                fragment = body.body(text, linked.trusted, self._job.markup)
            except ExtensionRefused as refusal:
                return None, (_refused(refusal),)
            except Exception as error:  # noqa: BLE001 - Markdown fails in many ways on hostile text
                return _degraded(linked, text, _reason(error))
            self._known[key] = fragment
            self._fresh[key] = json.dumps([fragment.html, fragment.removed, fragment.line], ensure_ascii=False)
        return fragment, (_taken_out(linked, fragment),) if fragment.removed else ()

    def _text(self, linked: Linked) -> str | None:
        """The body's text, or None where the file no longer holds what was planned."""
        try:
            with files.regular(self._job.folder / linked.body.path) as file:
                data = b"" if file is None else file.read()
            markdown = extension.markdown(linked.body.reader, linked.body.path, data)
            text = texts.text_from(markdown, linked.body.first_line)
        except (OSError, UnicodeDecodeError):
            return None
        return text if digest.of_text(text) == linked.body.digest else None

    def remember(self) -> None:
        """Hand what was laid out to the memo."""
        _kept(self._job.memo, FRAGMENTS, self._program, self._fresh)

    def sources(self) -> Sources:
        """What the search index is made from."""
        path, program = self._job.memo, self._program
        return Sources(
            self._searched,
            self._key,
            lambda table, keys: _recalled(path, table, program, keys),
            lambda table, rows: _kept(path, table, program, rows),
        )

    def _searched(self, linked: Linked) -> str:
        """The body's HTML. Of one that its own page cannot show, which says so, its words; Failed where it changed."""
        fragment, problems = self.fragment(linked)
        if fragment is not None:
            return fragment.html
        text = self._text(linked)
        if text is None:
            raise Failed(*problems)
        return body.plain_body(text)


def _fragments(rows: dict[str, str]) -> dict[str, Fragment]:
    found: dict[str, Fragment] = {}
    try:
        for key, row in rows.items():
            html, removed, line = json.loads(row)
            found[key] = Fragment(html, tuple((name, count) for name, count in removed), line)
    except (ValueError, TypeError):  # rows that cannot be understood are misses
        return {}
    return found


def _recalled(path: Path | None, table: str, program: str, keys: Collection[str]) -> dict[str, str]:
    try:
        store = memo.Store(path) if path is not None and keys else None
        if store is None:
            return {}
        try:
            return store.table(table, program).find(keys)
        finally:
            store.close()
    except Exception:  # noqa: BLE001 - a memo that cannot be read is a miss, never an error
        return {}


def _kept(path: Path | None, table: str, program: str, rows: Mapping[str, str]) -> None:
    try:
        store = memo.Store(path) if path is not None and rows else None
        if store is None:
            return
        try:
            store.table(table, program).put_many(rows)
        finally:
            store.close()
    except Exception:  # noqa: BLE001 - what could not be remembered is worked out again next time
        return


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, MemoryError):
        return "it needs more memory than a page may use"
    return f"its markup cannot be read ({type(error).__name__})"


def _degraded(linked: Linked, text: str, reason: str) -> tuple[Fragment | None, tuple[Problem, ...]]:
    line, cause = body.likely_cause(text)
    number = linked.body.first_line + line - 1
    note = f"likely line {number}: {cause}"
    where = Location(linked.body.path)
    if linked.converted:
        problem = Problem("W210", f"shown as plain text: {reason}", where, note=note, level=Level.WARNING)
        return Fragment(body.plain_body(text)), (problem,)
    hint = "simplify that line, or what stands around it"
    return None, (Problem("E201", f"this text cannot be laid out: {reason}", where, hint, note),)


def _changed(linked: Linked) -> Problem:
    where = Location(linked.body.path)
    message = "this file changed while the site was built"
    return Problem("W211", message, where, "run the command again", level=Level.WARNING)


def _refused(refusal: ExtensionRefused) -> Problem:
    hint = "check the name in markdown_extensions, and that its package is installed"
    return Problem("E203", f"a Markdown extension cannot be loaded: {refusal}", hint=hint)


def _taken_out(linked: Linked, fragment: Fragment) -> Problem:
    counts = ", ".join(f"{count} × {name}" for name, count in fragment.removed)
    line = linked.body.first_line + fragment.line - 1 if fragment.line else None
    hint = "write it in Markdown, or name its folder under trust: in site.yaml"
    where = Location(linked.body.path, line)
    return Problem("W310", f"HTML that is not allowed was taken out: {counts}", where, hint, level=Level.WARNING)
