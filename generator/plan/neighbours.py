"""The other articles that an article's page leads to: related ones with the reason, and those that link to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.model import Archive, Entry
from generator.plan.context import Context
from generator.plan.relations import Reason, relations
from generator.relationviews import Neighbour, Related

MENTIONS = 12
"""How many of the articles that link to an article its page names: the newest."""


class Neighbours:
    """What the page of each entry says of others, by the entry's address."""

    def __init__(self, archive: Archive, context: Context) -> None:
        self._context = context
        self._made: dict[str, Neighbour] = {}
        words = context.words

        @cache
        def told(reason: Reason) -> str:
            if reason.kind == "days":
                return words.t("related_day", kind=("before", "same", "after")[reason.days + 1])
            return words.t("related_reason", kind=reason.kind, name=reason.name)

        self.related: Mapping[str, tuple[Related, ...]] = {
            url: tuple([Related(self._neighbour(entry), told(reason)) for entry, reason in found])
            for url, found in relations(archive, context.shown.versions).items()
        }
        self.mentioned_in: Mapping[str, tuple[Neighbour, ...]] = self._back(archive)

    def _back(self, archive: Archive) -> dict[str, tuple[Neighbour, ...]]:
        """The newest articles that link to each article in their text."""
        known, bodies = self._context.links, self._context.bodies
        found: dict[str, list[Entry]] = {}
        for entry in archive.entries:
            if links := bodies[entry.url].links:
                addresses = dict.fromkeys(address.partition("#")[0] for _, address in links)
                for address in addresses:
                    if address in known and address != entry.url:
                        found.setdefault(address, []).append(entry)
        return {url: tuple([self._neighbour(entry) for entry in others[:MENTIONS]]) for url, others in found.items()}

    def _neighbour(self, entry: Entry) -> Neighbour:
        known = self._made.get(entry.url)
        if known is None:
            card = self._context.cards[entry.url]
            iso, date = (card.date.iso, card.date.text) if card.date else ("", "")
            known = Neighbour(entry.url, card.title, iso, date, card.language, card.direction)
            self._made[entry.url] = known
        return known
