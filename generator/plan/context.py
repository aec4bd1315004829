"""What page makers share besides the archive: settings, addresses, and what more than one page prints of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import words
from generator.config import Settings
from generator.model import Archive, Entry, Linked, OwnTexts
from generator.plan.archive import Grouped
from generator.plan.cards import Company, card_of, company_of, links_by_name
from generator.plan.places import Dates, Place
from generator.plan.timeline import Timeline
from generator.plan.urls import Addresses
from generator.views import Card, Link, Picture
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """What entries show besides their front matter, by their addresses.

    Their bodies; their pictures, the first of them their own or None; the entries that are other versions of them.
    """

    bodies: Mapping[str, Linked]
    pictures: Mapping[str, tuple[Picture | None, ...]]
    versions: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Context:
    """Read by every maker, changed by none. The mappings are by the entry's address; `years` has the dated ones.

    `names` has the link of each name as front matter writes it, by taxonomy; `aliases` the other names of a term.
    """

    settings: Settings
    addresses: Addresses
    dates: Dates
    company: Mapping[str, Company]
    cards: Mapping[str, Card]
    links: Mapping[str, Link]
    shown: Shown
    years: Mapping[str, int]
    timeline: Timeline
    words: Words
    names: Mapping[str, Mapping[str, Link]]
    aliases: Mapping[str, tuple[str, ...]]

    @property
    def bodies(self) -> Mapping[str, Linked]:
        """The bodies of all entries."""
        return self.shown.bodies

    def place(self, entry: Entry) -> Place | None:
        """Where an entry stands in the timeline; None without a date."""
        return self.dates.place(entry.article.date) if entry.article.date else None

    def cards_of(self, entries: tuple[Entry, ...] | list[Entry]) -> tuple[Card, ...]:
        """The cards of entries, in their order."""
        cards = self.cards
        return tuple([cards[entry.url] for entry in entries])


def context_of(
    archive: Archive,
    groups: Mapping[str, Grouped],
    settings: Settings,
    addresses: Addresses,
    shown: Shown,
    aliases: Mapping[str, tuple[str, ...]],
    own: OwnTexts = (),
) -> Context:
    """The context of an archive. `aliases` are other names by the name that is shown, `own` the theme's texts."""
    spoken = words.of(settings.language, own)
    dates = Dates(addresses, spoken)
    names = links_by_name(groups)
    company = {entry.url: company_of(entry.article, names) for entry in archive.entries}
    language = settings.language
    cards = {entry.url: card_of(entry, company[entry.url], dates, language) for entry in archive.entries}
    links = {entry.url: Link(entry.article.title, entry.url) for entry in archive.entries}
    years = {entry.url: dates.place(entry.article.date).year for entry in archive.entries if entry.article.date}
    timeline = Timeline(archive, dates)
    return Context(settings, addresses, dates, company, cards, links, shown, years, timeline, spoken, names, aliases)
