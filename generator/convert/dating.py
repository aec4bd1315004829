"""The date lines of an article: when it was published and updated, and who is named beside the date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from generator import dates
from generator.convert import bylines, datelines, linewords, packs, stamps
from generator.convert.automaton import Placed
from generator.convert.bylines import is_name, split_names
from generator.convert.datelines import FiledFrom
from generator.convert.gathered import Gathered, Usage
from generator.convert.model import Draft, Evidence, Label, Labelled, Line, Segment
from generator.convert.stamps import Stamp
from generator.convert.words import clean

_NOBODY = frozenset({"admin", "administrator", "webmaster", "editor", "staff", "staff writer", "root", "user"})
_NO_SECTION = frozenset({"uncategorized", "uncategorised", "blog", "general", "home"})
_DAY = 86_400
_LINE = 100
_COMMON = frozenset({Label.SHORT, Label.TEXT, Label.KICKER, Label.NAME})


def usage(segments: Sequence[Segment]) -> Usage:
    """What the articles of a document tell of each other.

    Numeric dates that can be read one way only tell the order of the others.
    """
    texts = Counter(
        text
        for segment in segments
        for text in {line.line.text for line in segment.lines if line.label in _COMMON and len(line.line.text) <= _LINE}
    )
    ways: set[bool] = set()
    found: list[Stamp] = []
    for segment in segments:
        for line in segment.lines:
            stamp = stamps.read(line.line.text) if line.label is Label.STAMP else None
            if stamp is None:
                continue
            found.append(stamp)
            if stamp.iso and (stamp.day_first or stamp.month_first) and stamp.day_first != stamp.month_first:
                ways.add(bool(stamp.day_first))
    order = ways.pop() if len(ways) == 1 else None
    return Usage(
        order, max((day for stamp in found if (day := stamps.settled(stamp, order))), default=""), _often(texts)
    )


def _often(texts: Counter[str]) -> frozenset[str]:
    return frozenset(text for text, count in texts.items() if count > 1)


def read_stamp(sheet: Gathered, item: Placed, usage: Usage) -> None:
    """Note the dates that a line prints, and the author and section that stand beside them."""
    line = item.line.line
    stamp = stamps.read(line.text)
    if stamp is None:
        sheet.take(line, "-date line")
        return
    days = [(stamp, _day(stamp, usage))] + ([(stamp.second, _day(stamp.second, usage))] if stamp.second else [])
    known = [(one, day) for one, day in days if day]
    for one, day in known:
        if one.updated or one is not stamp:
            sheet.updated = sheet.updated or day
        else:
            sheet.published = sheet.published or day
    if known:
        owner = "updated" if known[0][0].updated else "date"
        how = f"“{line.text}”" + (" counted back from the newest date line" if known[0][0].relative is not None else "")
        sheet.take(line, owner)
        sheet.say(owner, line, how, 0.97 if stamp.labelled else 0.9)
    else:
        sheet.take(line, f"-date line ({_why_none(stamp)})")
    _read_beside(sheet, line, stamp)
    if not sheet.place:
        places = (datelines.alone(line.text[start:end].strip()) for start, end in stamp.rest)
        sheet.place = next((found.place for found in places if found is not None), "")


def _day(stamp: Stamp, usage: Usage) -> str:
    """The day of a stamp; an age is counted back from the newest day of the document."""
    if stamp.relative is None or stamp.iso:
        return stamps.settled(stamp, usage.day_first)
    return dates.earlier(usage.newest, stamp.relative // _DAY) if usage.newest else ""


def _why_none(stamp: Stamp) -> str:
    if stamp.relative is not None:
        return "relative"
    if stamp.other_calendar:
        return "of another calendar"
    return "day and month cannot be told apart" if stamp.day_first or stamp.month_first else "no whole date"


def _read_beside(sheet: Gathered, line: Line, stamp: Stamp) -> None:
    """The author and the section that stand on the date line."""
    by = line.text[slice(*stamp.by)].strip() or line.text[slice(*stamp.authors)].strip()
    if by and by.casefold() not in _NOBODY:
        read = bylines.read(by)
        names = read.names if read and not read.agency else tuple(split_names(clean(by))) if not read else ()
        sheet.authors += [bylines.ordinary(name) for name in names if is_name(name) or any(stamp.by)]
        sheet.say("authors", line, "named in the date line", 0.85)
    section = line.text[slice(*stamp.section)].strip()
    if section and section.casefold() not in _NO_SECTION and len(section) <= 40:
        sheet.section = sheet.section or clean(section.split(",")[0])


def on_the_day_of_the_page(drafts: Sequence[Draft], preamble: Sequence[Labelled]) -> list[Draft]:
    """The articles of the archive of one day ("Daily Archives" and its date over them), which print no dates."""
    if not any(packs.folded(line.line.text).strip(" :") in _day_archives() for line in preamble):
        return list(drafts)
    if any(draft.date for draft in drafts[1:]):
        return list(drafts)
    stamped = [stamp.iso for line in preamble if line.label is Label.STAMP and (stamp := stamps.read(line.line.text))]
    day = drafts[0].date if drafts and drafts[0].date else stamped[0] if len(stamped) == 1 else ""
    return [draft if draft.date or not day else _on(draft, day) for draft in drafts]


def _on(draft: Draft, day: str) -> Draft:
    told = Evidence("date", draft.first, "the day of the page, which lists the articles of a day", 0.85)
    return replace(draft, date=day, evidence=(*draft.evidence, told))


@cache
def _day_archives() -> frozenset[str]:
    return frozenset(packs.folded(phrase) for phrase in linewords.phrases("day_archives"))


def settled(sheet: Gathered, dateline: FiledFrom | None) -> tuple[str, str]:
    """The date and the later update. An only stamp is the date, whatever it is called.

    Without one the dateline's day counts.
    """
    if sheet.published and sheet.updated:
        return (sheet.published, sheet.updated if sheet.updated > sheet.published else "")
    only = sheet.published or sheet.updated
    if only:
        return only, ""
    return (dateline.date if dateline else ""), ""
