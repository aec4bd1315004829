"""What people are called in the articles, as printed there, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import text
from generator.model import Entry
from generator.plan.context import Context
from generator.termviews import RoleView

MOST = 8
_LATE = 10_000


def roles(entries: Iterable[Entry], context: Context) -> Mapping[str, tuple[RoleView, ...]]:
    """The roles of each person by the address of the person's page, the earliest first, eight at most.

    Roles alike but for case are one, written as the earliest article writes it; its years are those of the articles
    that print it.
    """
    names = context.names["people"]
    found: dict[str, dict[str, tuple[str, list[int]]]] = {}
    for entry in sorted(entries, key=lambda entry: context.years.get(entry.url, _LATE)):
        for person in entry.article.people:
            if not person.role or person.name not in names:
                continue
            role = text.squeeze(person.role)
            _, years = found.setdefault(names[person.name].url, {}).setdefault(role.casefold(), (role, []))
            if entry.url in context.years:
                years.append(context.years[entry.url])
    return {url: tuple([_view(*role, context) for role in list(them.values())[:MOST]]) for url, them in found.items()}


def _view(role: str, years: list[int], context: Context) -> RoleView:
    return RoleView(role, context.words.years(min(years), max(years)) if years else "")
