"""Words in each language: dates of every precision, numbers and their groups, plurals, names that run the other way."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel import localedata

from generator import words
from generator.dates import parse
from generator.words.dated import roman
from generator.words.locales import grouped, locale_of, pieces

DATES = (
    "2023-02-01", "2023-02-13T08:15", "1994-05", "1994", "1994~", "1994-05-03~", "199X", "19XX", "2011-21", "2011-35",
    "2011/..", "../2011-05", "1994/2011", "0870",
)  # fmt: skip
SAID = {
    "en": "1 February 2023|13 February 2023|May 1994|1994|about 1994|about 3 May 1994|the 1990s|the 1900s|Spring 2011|"
    "quarter 3 of 2011|since 2011|until May 2011|1994 to 2011|870",
    "en-US": "February 1, 2023|February 13, 2023|May 1994|1994|about 1994|about May 3, 1994|the 1990s|the 1900s|"
    "Spring 2011|quarter 3 of 2011|since 2011|until May 2011|1994 to 2011|870",
    "de": "1. Februar 2023|13. Februar 2023|Mai 1994|1994|um 1994|etwa 3. Mai 1994|1990er-Jahre|20. Jahrhundert|"
    "Frühling 2011|3. Quartal 2011|seit 2011|bis Mai 2011|1994 bis 2011|870",
    "fr": "1er février 2023|13 février 2023|mai 1994|1994|vers 1994|vers le 3 mai 1994|années 1990|XXe siècle|"
    "printemps 2011|3e trimestre 2011|depuis 2011|jusqu’en mai 2011|1994 – 2011|870",
    "es": "1 de febrero de 2023|13 de febrero de 2023|mayo de 1994|1994|hacia 1994|hacia el 3 de mayo de 1994|"
    "década de 1990|siglo XX|primavera de 2011|3.º trimestre de 2011|desde 2011|hasta mayo de 2011|1994 – 2011|870",
    "ar": "1 فبراير 2023|13 فبراير 2023|مايو 1994|1994|نحو 1994|نحو 3 مايو 1994|عقد 1990|القرن 20|ربيع 2011|"
    "الربع 3 من 2011|منذ 2011|حتى مايو 2011|من 1994 إلى 2011|870",
    "ur": "1 فروری 2023|13 فروری 2023|مئی 1994|1994|تقریباً 1994|تقریباً 3 مئی 1994|1990 کی دہائی|20ویں صدی|بہار 2011|"
    "2011 کی سہ ماہی 3|2011 سے|مئی 2011 تک|1994 تا 2011|870",
    "ja": "2023年2月1日|2023年2月13日|1994年5月|1994年|1994年ごろ|1994年5月3日ごろ|1990年代|20世紀|2011年春|"
    "2011年第3四半期|2011年以降|2011年5月まで|1994年～2011年|870年",
    "he": "1 בפברואר 2023|13 בפברואר 2023|מאי 1994|1994|בערך 1994|בערך 3 במאי 1994|שנות ה־1990|המאה ה־20|אביב 2011|"
    "רבעון 3 של 2011|מאז 2011|עד מאי 2011|1994 עד 2011|870",
    "fa": "۱ فوریهٔ ۲۰۲۳|۱۳ فوریهٔ ۲۰۲۳|مهٔ ۱۹۹۴|۱۹۹۴|حدود ۱۹۹۴|حدود ۳ مهٔ ۱۹۹۴|دههٔ ۱۹۹۰|سدهٔ ۲۰|بهار ۲۰۱۱|"
    "سه‌ماههٔ ۳ ۲۰۱۱|از ۲۰۱۱|تا مهٔ ۲۰۱۱|۱۹۹۴ تا ۲۰۱۱|۸۷۰",
}  # fmt: skip
FRENCH = "08\u202fh\u202f15"
EVERY = sorted({*words.languages(), "ar-EG", "pt-BR", "zh-TW", "ru", "hi", "xx"})


@pytest.mark.parametrize("language", sorted(SAID))
def test_dates_of_every_precision(language: str) -> None:
    """A day, a month, a year, an uncertain one, decades, centuries, seasons, quarters and spans, in its words."""
    assert "|".join(words.of(language).date(parse(text)) for text in DATES) == SAID[language]


def test_two_languages_do_not_disturb_each_other() -> None:
    """What a language prints does not depend on which others were asked before, in any order."""
    said = "\n".join(_everything(language) for language in EVERY)
    program = (
        f"from tests.words.test_spoken import EVERY, _everything\nfor name in {EVERY[::-1]!r}: _everything(name)\n"
    )
    program += "import sys; sys.stdout.buffer.write('\\n'.join(map(_everything, EVERY)).encode())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode() == said


def _everything(language: str) -> str:
    spoken = words.of(language)
    months = [name(number) for number in range(1, 13) for name in (spoken.month_name, spoken.short_month_name)]
    days = [name(number) for number in spoken.week for name in (spoken.short_weekday, lambda n: spoken.day(1, n, 1))]
    return repr(
        [language, months, days, spoken.number(1234567), spoken.percent(0.5), *map(spoken.date, map(parse, DATES))]
    )


@pytest.mark.parametrize(
    ("language", "number", "printed"),
    [
        ("en", 43232, "43,232"), ("en", 999, "999"), ("en", 1000, "1,000"), ("en", -4321, "−4,321"),
        ("de", 43232, "43.232"), ("fr", 43232, "43\u202f232"), ("es", 4323, "4323"), ("es", 43232, "43.232"),
        ("ar", 43232, "43,232"), ("ar-EG", 43232, "٤٣٬٢٣٢"), ("fa", 43232, "۴۳٬۲۳۲"), ("fa", 7, "۷"),
        ("hi", 1234567, "12,34,567"), ("ja", 1234567, "1,234,567"),
    ],
)  # fmt: skip
def test_numbers(language: str, number: int, printed: str) -> None:
    """Whole numbers have the groups and the digits of their language."""
    assert words.of(language).number(number) == printed


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", ["لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالًا", "100 مقال", "103 مقالات"]),
        ("fr", ["0 article", "1 article", "2 articles", "3 articles", "11 articles", "100 articles", "103 articles"]),
        ("he", ["0 כתבות", "כתבה אחת", "שתי כתבות", "3 כתבות", "11 כתבות", "100 כתבות", "103 כתבות"]),
        ("ja", [f"{number}件の記事" for number in (0, 1, 2, 3, 11, 100, 103)]),
    ],
)
def test_plurals(language: str, said: list[str]) -> None:
    """So many articles, in the form for that number."""
    assert [words.of(language).articles(number) for number in (0, 1, 2, 3, 11, 100, 103)] == said


@pytest.mark.parametrize(
    ("language", "period", "years", "month", "day", "short", "clock", "percent"),
    [
        ("en", "1960s", "1994–2018", "July 2018", "Sunday 1 July", "Jul 2018", "08:15", "0.5%"),
        ("de", "1960er", "1994–2018", "Juli 2018", "Sonntag, 1. Juli", "Jul 2018", "08:15", "0,5\xa0%"),
        ("fr", "Années 1960", "1994–2018", "juillet 2018", "dimanche 1er juillet", "juil. 2018", FRENCH, "0,5\xa0%"),
        ("ja", "1960年代", "1994～2018年", "2018年7月", "7月1日(日曜日)", "2018年7月", "08:15", "0.5%"),
        ("ar", "عقد 1960", "1994–2018", "يوليو 2018", "الأحد، 1 يوليو", "يوليو 2018", "08:15", "0.5\u200e%\u200e"),
        ("fa", "دههٔ ۱۹۶۰", "۱۹۹۴ تا ۲۰۱۸", "ژوئیهٔ ۲۰۱۸", "یکشنبه ۱ ژوئیه", "ژوئیه ۲۰۱۸", "۰۸:۱۵", "۰٫۵٪"),
    ],
)  # fmt: skip
def test_periods_and_times(
    language: str, period: str, years: str, month: str, day: str, short: str, clock: str, percent: str
) -> None:
    """Decades, runs of years, months, days of the week, times and shares, as the language prints them."""
    spoken = words.of(language)
    assert (spoken.period(1960, 10), spoken.years(1994, 2018), spoken.month(2018, 7)) == (period, years, month)
    assert (spoken.day(1, 6, 7), spoken.short_month(2018, 7), spoken.clock("08:15")) == (day, short, clock)
    assert spoken.percent(0.5) == percent
    assert spoken.clock("") == ""
    assert spoken.period(1994, 1) == spoken.years(1994, 1994)


@pytest.mark.parametrize(("language", "first"), [("en", 0), ("de", 0), ("ar", 5), ("fa", 5), ("he", 6), ("ja", 6)])
def test_weeks_begin_where_they_do(language: str, first: int) -> None:
    """A calendar begins on Monday in Europe, on Sunday in Japan and Israel, on Saturday in Egypt and Iran."""
    week = words.of(language).week
    assert week[0] == first
    assert sorted(week) == list(range(7))


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Mon Tue Wed Thu Fri Sat Sun"),
        ("ar", "س ح ن ث ر خ ج"),
        ("he", "א׳ ב׳ ג׳ ד׳ ה׳ ו׳ ש׳"),
        ("ur", "اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ"),
    ],
)
def test_heads_of_calendars_are_short(language: str, head: str) -> None:
    """Weekdays stand over a calendar as short as they have to be, in letters of their language."""
    spoken = words.of(language)
    assert " ".join(spoken.short_weekday(number) for number in spoken.week) == head


def test_names_that_run_the_other_way_are_isolated() -> None:
    """A name in Arabic letters keeps to itself in an English sentence, and one in Latin letters in an Arabic one."""
    english, arabic = words.of("en"), words.of("ar")
    assert english.t("term_description", kind="tags", name="السدود", site="Gazette") == (
        "Articles tagged \u2068السدود\u2069 in Gazette, newest first."
    )
    assert "\u2068Gazette\u2069" in arabic.t("site_description", site="Gazette")
    assert "\u2068" not in arabic.t("site_description", site="الجريدة")
    assert "\u2068" not in english.t("page_title", title="Łódź 1931", number=3)
    assert "\u2068" not in arabic.t("page_title", title="1931", number=3)


def test_what_is_not_there_is_told() -> None:
    """A key that no catalogue has, and a name that was not given, are failures that name them."""
    with pytest.raises(words.WordMissing, match='"frontpage", but there is "front_page"'):
        words.of("en").t("frontpage")
    with pytest.raises(words.WordMissing, match="site"):
        words.of("en").t("site_description")


def test_language_tags_that_babel_does_not_know() -> None:
    """An unknown language is English, a known one without a catalogue has its own dates in English sentences."""
    assert words.of("xx").date(parse("2023-02-13")) == "13 February 2023"
    assert words.of("it").date(parse("2023-02-13")) == "13 febbraio 2023"
    assert words.of("it").date(parse("2023-02~")) == "about febbraio 2023"
    assert words.of("de-DE-u-co-phonebk").date(parse("2023-02-13")) == "13. Februar 2023"
    assert words.of("fr-FR").date(parse("2023-02-01")) == "1er février 2023"
    assert words.of("ur-PK").date(parse("2023-02-13")) == "13 فروری 2023"
    assert words.of("en-x-press").date(parse("2023-02-13")) == "13 February 2023"
    assert words.of("ar-EG-u-nu-latn").date(parse("2023-02-13")) == words.of("ar-EG").date(parse("2023-02-13"))


def test_patterns() -> None:
    """A pattern of a date keeps its quoted text, and an apostrophe is written as two."""
    assert pieces("d 'de' MMMM y''") == ("", "d", " de ", "MMMM", " ", "y", "'")
    assert pieces("y年M月d日") == ("", "y", "年", "M", "月", "d", "日")
    assert grouped(1234567, locale_of("hi"), 4) == "12,34,567"


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "I"), (4, "IV"), (19, "XIX"), (20, "XX"), (94, "XCIV"), (1990, "MCMXC")]
)
def test_roman_numerals(number: int, letters: str) -> None:
    """Numbers of centuries in Roman numerals."""
    assert roman(number) == letters


def test_every_field_of_every_pattern_is_known() -> None:
    """Whatever language Babel has, its patterns of dates ask for nothing that we could not print."""
    known = {"d", "dd", "MMMM", "y", "Y", "MM", "LLLL", "MMM", "LLL", "M", "L", "G", "E", "EEE", "EEEE", "ccc", "cccc"}
    asked = set()
    for name in localedata.locale_identifiers():
        if "_" not in name and name != "root":
            found = locale_of.__wrapped__(name)
            patterns = (found.day, found.day_of_month, found.weekday_of_month, found.month, found.year)
            for pattern in (*patterns, found.month_short, found.day_short):
                asked |= {(name, field) for field in pieces(pattern)[1::2] if field not in known}
    assert asked == set()
