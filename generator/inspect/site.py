"""A site looked at as a whole: its sources as a build reads and plans them, and the outputs that stand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from generator import extension, files, intake, paths, publish, theming
from generator.config import Settings
from generator.inspect import archives, conflicts, feeds
from generator.inspect.duplicates import duplicates
from generator.inspect.links import Broken, Linked, followed
from generator.model import Article, Content, Plan
from generator.plan import plan as planned
from generator.problems import Level, Location, Problem, in_order
from generator.text import nearest, text_from
from generator.workplace import Told, Workplace

_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found, and how much was looked at. `external` are links to other sites, each with where it stands."""

    problems: tuple[Problem, ...]
    articles: int
    pages: int
    links: int
    external: tuple[tuple[str, str], ...]


def inspected(place: Workplace, settings: Settings, today: str, told: Told) -> Inspection:
    """Everything that can be known to be wrong with a site without asking the network. Nothing is published by it.

    What a build would say of the sources comes first; then the outputs that the ledger lists. Raises Failed where a
    build would.
    """
    with files.lock(place.state / "lock"):
        stands = publish.standing(place.state, place.output)
    content, plan = _read(place, settings, today, told)
    own = [entry.url for entry in stands.ledger.entries]
    origins = {page.url: page.origin for page in plan.pages if page.origin}
    linked, unsound = looked_at(place.output, own, stands.found.keys(), settings.base_url, told)
    shown = paths.shown(place.site, place.output)
    problems = (
        *content.problems,
        *plan.problems,
        *duplicates(content.articles, lambda article: _body(place.site, article)),
        *conflicts.waiting(
            _names(place.site / settings.content),
            content.articles,
            settings.content,
            lambda path: _text(place.site, path),
        ),
        *((_below(problem, shown) for problem in unsound) if own else (_unbuilt(shown),)),
        *_told_apart(linked.broken, _Sources(place.site, origins, _dead(plan)), stands.found.keys(), shown),
    )
    pages = sum(url.endswith(_PAGES) for url in own)
    external = tuple((address, origins.get(page) or f"{shown}/{page}") for address, page in linked.external)
    return Inspection(in_order(problems), len(content.articles), pages, linked.count, external)


def looked_at(
    output: Path, urls: Iterable[str], addresses: Set[str], base_url: str, told: Told
) -> tuple[Linked, tuple[Problem, ...]]:
    """The links of the pages and feeds at these addresses of an output folder, and the feeds that cannot be read.

    `addresses` are all that the folder holds; a link to any of them is sound.
    """
    listed = sorted(urls)
    unsound: list[Problem] = []
    broken: list[Broken] = []
    archived: dict[str, archives.Document] = {}
    for url in listed:
        data = files.content(output, url) if feeds.NAMES.fullmatch(url) else None
        if data is not None:
            problems, dead = feeds.inspected(url, data, addresses, base_url)
            unsound += problems
            broken += dead
            if (document := archives.document(url, data, base_url)) is not None:
                archived[url] = document
    unsound += [feeds.refused(url, fault) for url, fault in archives.faults(archived)]
    linked = followed(_pages(output, [url for url in listed if url.endswith(_PAGES)], told), addresses, base_url)
    return Linked((*linked.broken, *broken), linked.external, linked.count), tuple(unsound)


def _pages(output: Path, urls: list[str], told: Told) -> Iterator[tuple[str, str]]:
    for number, url in enumerate(urls, 1):
        data = files.content(output, url)
        if data is not None:
            yield url, data.decode("utf-8", "replace")
        told("pages looked at", number, len(urls))


def _read(place: Workplace, settings: Settings, today: str, told: Told) -> tuple[Content, Plan]:
    extensions = extension.load(settings.extensions, place.site)
    content = intake.take_in(place, settings, extensions, told).content
    theme = theming.load(place.site, settings.theme)
    hooks = tuple(each.pages for each in extensions if each.pages)
    return content, planned(content, settings, theme, today, hooks)


def _body(site: Path, article: Article) -> str:
    try:
        data = extension.markdown(article.body.reader, article.path, (site / article.path).read_bytes())
    except OSError:
        return f"{article.path} has gone"
    return text_from(data, article.body.first_line)


def _text(site: Path, path: str) -> str:
    """The text of a file below the site folder, "" where it cannot be read."""
    try:
        return text_from((site / path).read_bytes())
    except (OSError, UnicodeDecodeError):
        return ""


def _names(content: Path) -> tuple[str, ...]:
    folder = content / conflicts.FOLDER
    return tuple(path.name for path in folder.glob("*.md")) if folder.is_dir() else ()


def _dead(plan: Plan) -> frozenset[str]:
    """The articles in which planning has found a dead link to another article, and said so with a better message."""
    return frozenset(problem.where.path for problem in plan.problems if problem.code == "W403" and problem.where)


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where links come from: `origins` gives the article of a page, `dead` those already said to have dead links."""

    site: Path
    origins: Mapping[str, str]
    dead: frozenset[str]

    def told_before(self, broken: Broken) -> bool:
        """Whether planning has spoken of this link."""
        path = broken.written.partition("#")[0].partition("?")[0]
        return path.casefold().endswith(paths.ARTICLES) and self.origins.get(broken.page) in self.dead

    def place(self, broken: Broken) -> Location | None:
        """The line of the article that holds the link; None where a template made it."""
        origin = self.origins.get(broken.page)
        if origin is None:
            return None
        try:
            text = text_from((self.site / origin).read_bytes())
        except (OSError, UnicodeDecodeError):
            return None
        written = re.escape(broken.written)
        found = re.search(rf"(?<=[(<\"'=]){written}(?=[)>\"'\s])", text)
        found = found or re.search(rf"(?<=\s){written}(?=[>\s]|$)", text)  # a word of the headline may be the same
        if found is None:
            return None
        start = found.start()
        return Location(origin, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _told_apart(broken: Iterable[Broken], sources: _Sources, addresses: Set[str], output: str) -> Iterator[Problem]:
    """One problem for each broken link in an article, and one for each that a template makes, on however many pages."""
    made: dict[tuple[str, str], list[Broken]] = {}
    for link in broken:
        if sources.told_before(link):
            continue
        where = sources.place(link)
        if where is not None:
            yield _problem(link, where, addresses)
        else:
            made.setdefault((link.address, link.fault.value), []).append(link)
    for links in made.values():
        first = min(links, key=lambda link: link.page)
        note = f"met in {len(links):,} pages, first this one" if len(links) > 1 else ""
        yield _problem(first, Location(f"{output}/{first.page}"), addresses, note)


def _problem(broken: Broken, where: Location, addresses: Set[str], note: str = "") -> Problem:
    folder, name = posixpath.split(broken.address)
    beside = tuple(sorted(posixpath.basename(url) for url in addresses if posixpath.dirname(url) == folder))
    near = nearest(name, beside)
    hint = f"did you mean {near}?" if near and near != name else ""
    return Problem("E411", f'"{broken.written}" {broken.fault.value}', where, hint, note)


def _below(problem: Problem, output: str) -> Problem:
    where = problem.where or Location("")
    place = Location(f"{output}/{where.path}", where.line, where.column)
    return Problem(problem.code, problem.message, place, problem.hint)


def _unbuilt(output: str) -> Problem:
    message = "nothing is published here yet, so no links and no feeds were checked"
    return Problem("W416", message, Location(output), "build the site, then check it again", level=Level.WARNING)
