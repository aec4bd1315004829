"""The titles, leads and labels that planning prints, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from generator.words.dated import Dated
from generator.words.locales import language_name


@dataclass(frozen=True, slots=True, eq=False)
class Words(Dated):
    """The interface in one language: texts by key, numbers, dates, and sentences that are made of several of them."""

    def articles(self, count: int) -> str:
        """So many articles: "2,907 articles"."""
        return self.t("articles", count)

    def label(self, kind: str) -> str:
        """What one term of a taxonomy is called: "Tag"."""
        return self.t("term", kind=kind)

    def index_title(self, kind: str) -> str:
        """What a taxonomy is called: "Tags"."""
        return self.t("terms", kind=kind)

    def index_lead(self, kind: str, count: int, bars: bool) -> str:
        """The sentence above an index: how many terms, and what the bars beside them mean."""
        told = self.t(f"index_{kind}", count)
        return self.t("sentences", first=told, second=self.t("index_bars")) if bars else told

    def index_description(self, kind: str, site: str) -> str:
        """The description of an index for search engines."""
        return self.t("index_description", kind=kind, site=site)

    def all_of(self, kind: str) -> str:
        """The link from a term to its index: "All tags"."""
        return self.t("all_terms", kind=kind)

    def term_lead(self, count: int, span: tuple[int, int] | None, peak: int | None) -> str:
        """How much there is on a term and when: "43,232 articles, 2005–2024, most of them in 2018."."""
        told = self.articles(count)
        if not span:
            return self.t("term_lead", articles=told)
        if peak is None:
            return self.t("term_lead_years", articles=told, years=self.years(*span))
        return self.t("term_lead_peak", articles=told, years=self.years(*span), peak=self.year(peak))

    def term_description(self, kind: str, name: str, site: str) -> str:
        """The description of a term's page for search engines."""
        return self.t("term_description", kind=kind, name=name, site=site)

    def page_title(self, title: str, number: int) -> str:
        """The title of a numbered page: "floods, page 3"."""
        return self.t("page_title", title=title, number=number)

    def page_description(self, title: str, number: int) -> str:
        """The description of a numbered page; it never says of how many."""
        return self.t("page_description", title=title, number=number)

    def page_name(self, number: int) -> str:
        """What a link to a numbered page says."""
        return self.t("page_name", number=number)

    def period_lead(self, published: int, mentioned: int) -> str:
        """What a year or a month holds: "394 articles published; 377 dated facts, in articles of any date, …"."""
        told = self.t("period_published", published) if published else self.t("period_nothing")
        if not mentioned:
            return self.t("period_lead", published=told)
        return self.t("period_lead_mentioned", published=told, mentioned=self.t("period_mentioned", mentioned))

    def period_description(self, title: str, site: str) -> str:
        """The description of a page of the timeline for search engines."""
        return self.t("period_description", title=title, site=site)

    def timeline_lead(self, count: int, mentioned: int, span: tuple[int, int]) -> str:
        """What the whole timeline holds, and how to read it."""
        years = self.years(*span)
        if count:
            told = self.t("timeline_lead", articles=self.articles(count), years=years)
        else:
            told = self.t("timeline_lead_empty", years=years)
        return self.t("sentences", first=told, second=self.t("timeline_lead_mentioned")) if mentioned else told

    def timeline_description(self, site: str) -> str:
        """The description of the timeline's root for search engines."""
        return self.t("timeline_description", site=site)

    def chart_title(self, name: str) -> str:
        """The name of a chart for those who do not see it."""
        return self.t("chart_title", name=name)

    def spark_title(self, count: int, span: tuple[int, int], peak: str) -> str:
        """The sentence that says what a spark shows; `peak` is a period in words."""
        return self.t("spark_title", articles=self.articles(count), years=self.years(*span), peak=peak)

    def coverage_title(self, name: str, unit: str, shared: bool) -> str:
        """The name of a term's chart: "floods: share of all articles by year"; the unit is "day" to "millennium"."""
        return self.t("coverage_share_title" if shared else "coverage_title", kind=unit, name=name)

    def coverage_note(self, unit: str, step: str) -> str:
        """What the columns of a term's chart measure, and how finely."""
        return self.t("coverage_share_note", kind=unit, step=step) if step else self.t("coverage_note", kind=unit)

    def language_name(self, tag: str) -> str:
        """What a language is called: "Arabic"; its tag where there is no name for it."""
        return language_name(tag, self.locale.name)

    def gap(self, count: int) -> str:
        """How long nothing happened: "12 years pass"."""
        return self.t("gap", count)

    def description(self, site: str) -> str:
        """The front page's description where the settings give none."""
        return self.t("site_description", site=site)
