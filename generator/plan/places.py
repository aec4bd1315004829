"""Where a date stands in the timeline, and how it is printed there."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import Precision, When, parse
from generator.plan.urls import Addresses
from generator.views import DateView
from generator.words import Words

_DAILY = frozenset({Precision.DAY, Precision.MOMENT})


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the timeline: a year, its month (0 when not known), and the day of that (0 when not known).

    `exact` where it is one day without doubt; what is not is drawn hollow.
    """

    year: int
    month: int
    day: int
    exact: bool


def place_of(when: When) -> Place:
    """Where a date stands, as finely as it is known; a span stands where it begins, an open one at its known end."""
    if when.precision is Precision.INTERVAL:
        left, right = when.text.split("/")
        known = place_of(parse(right if left == ".." else left))
        return Place(known.year, known.month, known.day, when.exact)
    if when.precision in _DAILY:
        return Place(when.year, int(when.first[5:7]), int(when.first[8:10]), when.exact)
    return Place(when.year, int(when.first[5:7]) if when.precision is Precision.MONTH else 0, 0, False)


class Dates:
    """Dates as views and places, each made once; two equal dates share one value."""

    def __init__(self, addresses: Addresses, words: Words) -> None:
        self._addresses = addresses
        self._words = words
        self._views: dict[str, DateView] = {}
        self._places: dict[str, Place] = {}

    def place(self, when: When) -> Place:
        """The date's place in the timeline."""
        known = self._places.get(when.text)
        if known is None:
            known = self._places[when.text] = place_of(when)
        return known

    def view(self, when: When) -> DateView:
        """The date as it is printed, linked to its month in the timeline, or to its year where no month is known."""
        known = self._views.get(when.text)
        if known is None:
            place = self.place(when)
            month, year = self._addresses.month(place.year, place.month), self._addresses.period(place.year)
            url = month if place.month else year
            known = self._views[when.text] = self._view(when, url)
        return known

    def unlinked(self, when: When) -> DateView:
        """The date as it is printed, without a link: for dates that the timeline does not show."""
        return self._view(when, "")

    def _view(self, when: When, url: str) -> DateView:
        words = self._words
        return DateView(iso(when), words.date(when), url, words.clock(when.clock), when.uncertain)


def iso(when: When) -> str:
    """The date for HTML's `datetime` attribute; "" for what it has no form for (seasons, decades, spans)."""
    if when.precision is Precision.MOMENT:
        return when.text
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}.get(when.precision, 0)
    return when.first[:length]


def rfc3339(when: When) -> str:
    """The date as feeds write it (RFC 3339): midnight where no time is printed, UTC where no zone is."""
    if when.precision is Precision.MOMENT:
        return when.text if when.zone else f"{when.text}Z"
    return f"{when.first}T00:00:00Z"
