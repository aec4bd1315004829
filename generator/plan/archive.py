"""The archive: every published article at its address, in one total order, and the groups it falls into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator import digest, paths, text
from generator.config import Settings
from generator.model import Aliases, Archive, Article, Entry, Mention, Term
from generator.plan.claims import Claim, settle
from generator.plan.urls import Addresses, Permalinks, address_of
from generator.problems import Problem

NAMES: dict[str, Callable[[Article], Iterable[str]]] = {
    "tags": lambda article: article.tags,
    "people": lambda article: [person.name for person in article.people],
    "places": lambda article: article.places,
    "organisations": lambda article: article.organisations,
    "stories": lambda article: (article.story,) if article.story else (),
}


@dataclass(frozen=True, slots=True)
class Grouped:
    """A taxonomy: its terms from A to Z, and the term of each name as it is written in front matter."""

    terms: tuple[Term, ...]
    by_name: Mapping[str, Term]


def addressed(
    articles: Iterable[Article], settings: Settings, addresses: Addresses
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The articles at their addresses, in order; of two that want one address the first by path has it."""
    permalinks = Permalinks(settings.permalink, addresses)
    problems = [permalinks.problem] if permalinks.problem else []
    claims: list[Claim[Article]] = []
    for article in articles:
        url, problem = address_of(article, addresses, permalinks)
        if problem:
            problems.append(problem)
        claims.append(Claim(url, article.path, article.line_of("url") or article.line_of("slug"), article))
    settled, collisions = settle(claims)
    return in_order(Entry(claim.item, claim.url) for claim in settled), (*problems, *collisions)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The one total order: newest first, undated last; of one moment by `weight` (0 comes last), then by url."""
    by_url = sorted(entries, key=lambda entry: (entry.article.weight or float("inf"), entry.url))
    return tuple(sorted(by_url, key=_moment, reverse=True))


def _moment(entry: Entry) -> str:
    return entry.article.date.sort_key if entry.article.date else ""


def archive_of(
    entries: tuple[Entry, ...], addresses: Addresses, aliases: Aliases = ()
) -> tuple[Archive, Mapping[str, Grouped]]:
    """The archive of entries that are in order, and its taxonomies by the names that front matter uses.

    A name that is an alias of another is filed under that; stories are called as they are.
    """
    shown = {_key(each): name for name, others in aliases for each in (name, *others)}
    groups = {kind: grouped(kind, entries, addresses, {} if kind == "stories" else shown) for kind in NAMES}
    mentions = [Mention(event, entry) for entry in entries for event in entry.article.events]
    mentions.sort(key=lambda mention: mention.event.date.sort_key)
    terms = {kind: group.terms for kind, group in groups.items()}
    return Archive(entries, mentions=tuple(mentions), **terms), groups


def grouped(
    kind: str, entries: Iterable[Entry], addresses: Addresses, shown: Mapping[str, str] | None = None
) -> Grouped:
    """The terms of one taxonomy. Names alike but for case, width and blanks are one term, called as most write it.

    `shown` has, by its folded form, the name that is shown for a name.
    """
    shown = shown or {}
    called = {_key(name): name for name in shown.values()}
    keys: dict[str, str] = {}
    members: dict[str, list[Entry]] = {}
    spellings: dict[str, dict[str, int]] = {}
    names_of = NAMES[kind]
    for entry in entries:
        for name in names_of(entry.article):
            key = keys.get(name)
            if key is None:
                key = _key(name)
                key = keys[name] = _key(shown[key]) if key in shown else key
            if not key:
                continue
            found = members.setdefault(key, [])
            if not found or found[-1] is not entry:
                found.append(entry)
            spelled = spellings.setdefault(key, {})
            spelled[name] = spelled.get(name, 0) + 1
    slugs = slugs_of(members)
    terms = {
        key: Term(kind, called.get(key) or _usual(spellings[key]), addresses.page(f"{kind}/{slugs[key]}"), tuple(found))
        for key, found in members.items()
    }
    in_turn = tuple(sorted(terms.values(), key=lambda term: (text.file_under(term.name), term.url)))
    return Grouped(in_turn, {name: terms[key] for name, key in keys.items() if key})


def _key(name: str) -> str:
    return paths.collision_key(text.squeeze(name))


def _usual(spelled: Mapping[str, int]) -> str:
    name, _ = min(spelled.items(), key=lambda item: (-item[1], item[0]))
    return text.squeeze(name)


def slugs_of(keys: Iterable[str]) -> dict[str, str]:
    """A slug for each folded name, no two alike: of those that share one, only one it spells out has it plain."""
    slugs = {key: paths.slug(key) for key in keys}
    shared: dict[str, int] = {}
    plain: dict[str, str] = {}
    for key, slug in slugs.items():
        shared[slug] = shared.get(slug, 0) + 1
        if key.replace(" ", "-") == slug:
            plain[slug] = min(key, plain.get(slug, key))
    return {key: _distinct(key, slug, shared[slug] == 1 or plain.get(slug) == key) for key, slug in slugs.items()}


def _distinct(key: str, slug: str, has_it_plain: bool) -> str:
    if has_it_plain and slug and slug != "index":
        return slug
    return f"{slug}-{digest.of_text(key)[:8]}".lstrip("-")
