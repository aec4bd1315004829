"""The words that planning prints, in English: titles, leads, labels and counts, all in this one place."""

from __future__ import annotations

from generator.dates import MONTHS

FRONT = "Front page"
TIMELINE = "Timeline"
ALL_YEARS = "All years"
ALL_ARTICLES = "All articles"
OLDER = "Older articles"
NEWER = "Newer articles"
DAY_NOT_KNOWN = "Day not known"
MONTH_NOT_KNOWN = "Month not known"
NOT_FOUND = "Page not found"
NOT_FOUND_TEXT = "There is nothing at this address. The timeline and the indexes lead to every article."
MOVED_TEXT = "This article has moved."
ATOM, RSS, JSON = "Atom feed", "RSS feed", "JSON feed"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = tuple(name[:3] for name in WEEKDAYS)
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
UNITS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}
KINDS = {
    "tags": ("Tag", "Tags", "tagged"),
    "people": ("Person", "People", "that name"),
    "places": ("Place", "Places", "that name"),
    "organisations": ("Organisation", "Organisations", "that name"),
    "stories": ("Story", "Stories", "of the story"),
}


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 article", "2,907 articles"."""
    return f"{count:,} {one if count == 1 else many}"


def articles(count: int) -> str:
    """So many articles."""
    return counted(count, "article", "articles")


def years(first: int, last: int) -> str:
    """A run of years: "2018", "1994–2018"."""
    return str(first) if first == last else f"{first}–{last}"


def label(kind: str) -> str:
    """What one term of a taxonomy is called: "Tag"."""
    return KINDS[kind][0]


def index_title(kind: str) -> str:
    """What a taxonomy is called: "Tags"."""
    return KINDS[kind][1]


def index_lead(kind: str, count: int, bars: bool) -> str:
    """The sentence above an index: how many terms, and what the bars beside them mean."""
    one, many = KINDS[kind][0].casefold(), KINDS[kind][1].casefold()
    meaning = " Bars show each one’s share of all articles over time." if bars else ""
    return f"{counted(count, one, many)}, from A to Z.{meaning}"


def index_description(kind: str, site: str) -> str:
    """The description of an index for search engines."""
    return f"All {KINDS[kind][1].casefold()} in {site}, from A to Z."


def all_of(kind: str) -> str:
    """The link from a term to its index: "All tags"."""
    return f"All {KINDS[kind][1].casefold()}"


def term_lead(count: int, span: tuple[int, int] | None, peak: int | None) -> str:
    """How much there is on a term and when: "43,232 articles, 2005–2024, most of them in 2018."."""
    told = articles(count)
    if span:
        told += f", {years(*span)}"
    if peak is not None:
        told += f", most of them in {peak}"
    return f"{told}."


def term_description(kind: str, name: str, site: str) -> str:
    """The description of a term's page for search engines."""
    return f"Articles {KINDS[kind][2]} {name} in {site}, newest first."


def page_title(title: str, number: int) -> str:
    """The title of a numbered page: "floods, page 3"."""
    return f"{title}, page {number}"


def page_description(title: str, number: int) -> str:
    """The description of a numbered page; it never says of how many."""
    return f"{title}: page {number}, counted from the oldest article."


def page_name(number: int) -> str:
    """What a link to a numbered page says."""
    return f"Page {number}"


def month(year: int, number: int) -> str:
    """A month: "July 2018"."""
    return f"{MONTHS[number - 1]} {year}"


def month_name(number: int) -> str:
    """A month without its year: "July"."""
    return MONTHS[number - 1]


def day(number: int, weekday: int, month_number: int) -> str:
    """A day in its month: "Sunday 1 July"."""
    return f"{WEEKDAYS[weekday]} {number} {MONTHS[month_number - 1]}"


def period(first: int, length: int) -> str:
    """A year, a decade, or a longer run of years: "2018", "1960s", "1900–1999"."""
    if length == 1:
        return str(first)
    return f"{first}s" if length == 10 and first else f"{first}–{first + length - 1}"


def period_lead(published: int, mentioned: int) -> str:
    """What a year or a month holds: "394 articles published; 377 facts, in articles of any date, fall into it."."""
    told = f"{articles(published)} published" if published else "Nothing published"
    if mentioned:
        fact = counted(mentioned, "dated fact", "dated facts")
        told += f"; {fact}, in articles of any date, {'falls' if mentioned == 1 else 'fall'} into it"
    return f"{told}."


def period_description(title: str, site: str) -> str:
    """The description of a page of the timeline for search engines."""
    return f"{title} in {site}: what was published, and what articles of any date say about it."


def timeline_lead(count: int, mentioned: int, span: tuple[int, int]) -> str:
    """What the whole timeline holds, and how to read it."""
    told = f"{articles(count)}, {years(*span)}." if count else f"{years(*span)}."
    if mentioned:
        told += " Above the line is what was published; below it are the dates that the articles are about."
    return told


def timeline_description(site: str) -> str:
    """The description of the timeline's root for search engines."""
    return f"The timeline of {site}: every article by date, and the dates they are about."


def chart_title(name: str) -> str:
    """The name of a chart for those who do not see it."""
    return f"{name}: articles over time"


def spark_title(count: int, span: tuple[int, int], peak: str) -> str:
    """The sentence that says what a spark shows."""
    return f"{articles(count)}, {years(*span)}, highest share in {peak}"


def date(year: int, month_number: int, number: int) -> str:
    """A calendar day: "13 July 2018"."""
    return f"{number} {MONTHS[month_number - 1]} {year}"


def short_month(year: int, number: int) -> str:
    """A month where there is little room: "Jul 2018"."""
    return f"{SHORT_MONTHS[number - 1]} {year}"


def short_day(month_number: int, number: int) -> str:
    """A day of a month where there is little room: "13 Jul"."""
    return f"{number} {SHORT_MONTHS[month_number - 1]}"


def percent(number: float) -> str:
    """A share in hundredths: "0.5 %"."""
    return f"{number:g} %"


def coverage_title(name: str, unit: str, shared: bool) -> str:
    """The name of a term's chart: "floods: share of all articles by year"."""
    return f"{name}: {'share of all articles' if shared else 'articles'} by {unit}"


def coverage_note(unit: str, step: str) -> str:
    """What the columns of a term's chart measure, and how finely."""
    return f"Share of all articles by {unit}, in steps of {step}" if step else f"Articles by {unit}"


def gap(count: int) -> str:
    """How long nothing happened: "12 years pass"."""
    return f"{count:,} years pass"


def feed_title(name: str, site: str) -> str:
    """The title of the feed of a tag or a story: "floods · The Port Arden Record"."""
    return f"{name} · {site}"


def description(site: str) -> str:
    """The front page's description where the settings give none."""
    return f"The archive of {site}: articles by date, subject, person and place."
