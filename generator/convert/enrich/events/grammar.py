"""The grammar of single dates: a passage is one letter a token, and a date is a regular expression over the letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from generator.convert.enrich.events import absolute, anchored, relative
from generator.convert.enrich.events.model import Shape
from generator.convert.enrich.events.passage import Passage

_WEEKDAY = r"(?:(?:W|w\.?),?X?D?)?"
_MONTH = r"(?:[MA]|m\.?)"
_COUNT = r"(?:n-n|[nadh])"
_Reader = Callable[[Passage, int, int], Shape | None]
_FORMS = (
    ("iso", r"y-d-d"),
    ("hyphened", rf"d-{_MONTH}-y"),
    ("numeric", r"(?:d/d/y|d\.d\.y|y/d/d)"),
    ("days", rf"[FG]?{_WEEKDAY}[do]\.?(?:[-K&U]){_WEEKDAY}[do]\.?O?{_MONTH}(?:,?O?y(?![-/]?\d))?"),
    ("tail_days", rf"[FG]?{_WEEKDAY}{_MONTH}[do](?:[-K&U])[do](?:,?y)?(?![MAm])"),
    ("day", rf"{_WEEKDAY}[do]DOT(?:O?D?),?{_MONTH},?O?y"),
    ("day", rf"{_WEEKDAY}{_MONTH}D?[do],?y"),
    ("months", rf"[FG]?{_MONTH}[-K&]{_MONTH}O?,?y"),
    ("bare_months", r"[FG][MA][-K&U][MA](?![do])"),
    ("day", rf"{_WEEKDAY}[do]DOTO?{_MONTH}(?:,?O?[LTN]u)?"),
    ("day", rf"{_WEEKDAY}{_MONTH}D?[do](?:,?O?[LTN]u)?"),
    ("month", rf"{_MONTH},?O?D?y"),
    ("month", r"[MA]O?[LTN]u"),
    ("stepped_month", r"[LTN][MA](?![do])"),
    ("season", r"e,?O?D?y-[dh]|e,?O?D?y|eO?[LTN]u|[LTN]e"),
    ("part_year", r"[rL]-?uO?D?y|QO?,?y|[rL]-?uO[LTN]u"),
    ("century", r"(?:n-r|[ocr])-?u"),
    ("decades", r"S[-&]D?S|'S[-&]'S"),
    ("decade", r"'?S"),
    ("years", r"[FG]?y[-K&U/](?:y|[dh])"),
    ("weekday", r"WO?,?[LTN]u|[LTN]?Wp?"),
    ("beside", r"u[bf]t"),
    ("deictic", r"tp?|Lp|Tp"),
    ("ago", rf"z{{0,2}}{_COUNT}ug"),
    ("step", r"BOD?u|[lE]?[LTN]u"),
    ("comes", rf"Cz{{0,3}}{_COUNT}uf"),
    ("hanging", rf"z{{0,2}}{_COUNT}u[lfb]|l?ju|vu|DNp"),
    ("within", rf"i{_COUNT}u"),
    ("weekend", r"X?Du"),
    ("lone_month", r"[MA]"),
    ("era", r"R[dhy]|[dhy]R"),
    ("year", r"'?y|'[dh]"),
)


TRIGGER = re.compile("[yMAmWSQtuepR]")
"""What a passage with a date has in its classes, to pass over most passages at once."""


_START = re.compile(r"[yMAmWwoSQtevjLTNrcuzBlECR']|[dFGn](?=[^x])|[ah](?=[uR])|D(?=N)|X(?=D?u)|i(?=[nadh])")


def shapes(passage: Passage) -> Iterator[Shape]:
    """Every date of a passage in order, none within another; what only looks like one is left to `refusals`."""
    grammar, forms = _grammar(passage.lexicon.dotted)
    at = 0
    while start := _START.search(passage.classes, at):
        at = start.end()
        match = grammar.match(passage.classes, at - 1)
        if match is None:
            continue
        for reader, form in forms[int(str(match.lastgroup)[1:]) :]:
            match = form.match(passage.classes, at - 1)
            shape = reader(passage, *match.span()) if match else None
            if shape:
                yield shape
                at = shape.end
                break


@cache
def _grammar(dotted: bool) -> tuple[re.Pattern[str], tuple[tuple[_Reader, re.Pattern[str]], ...]]:
    """One pattern that finds where a date may stand and its first form, and every form with its reader."""
    forms = [(name, form.replace("DOT", r"\.?" if dotted else "")) for name, form in _FORMS]
    whole = "|".join(f"(?P<f{number}>{form})" for number, (_, form) in enumerate(forms))
    return re.compile(whole), tuple((_READERS[name], re.compile(form)) for name, form in forms)


_READERS: dict[str, _Reader] = {
    "iso": absolute.iso,
    "hyphened": absolute.hyphened,
    "numeric": absolute.numeric,
    "days": absolute.days,
    "tail_days": absolute.days,
    "day": absolute.day,
    "months": absolute.months,
    "bare_months": absolute.months,
    "month": absolute.month,
    "stepped_month": relative.stepped_month,
    "season": absolute.season,
    "part_year": absolute.part_year,
    "century": absolute.century,
    "decades": absolute.decades,
    "decade": absolute.decade,
    "years": absolute.years,
    "weekday": relative.weekday,
    "beside": relative.beside,
    "deictic": relative.deictic,
    "ago": relative.ago,
    "step": relative.step,
    "comes": anchored.comes,
    "hanging": anchored.hanging,
    "within": relative.within,
    "weekend": relative.weekend,
    "lone_month": absolute.lone_month,
    "era": absolute.era,
    "year": absolute.year,
}
