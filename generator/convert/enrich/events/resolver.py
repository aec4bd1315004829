"""The value of an expression, counted from the article's date where it carries no year; open where nothing tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from generator import dates
from generator.convert.enrich.events import edtf
from generator.convert.enrich.events.model import Basis, Form, Moment, Precision, Shape, Tense

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_FINENESS = {
    "day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH, "quarter": Precision.QUARTER,
    "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.CENTURY, "weekend": Precision.RANGE,
    "era": Precision.YEAR,
}  # fmt: skip
_SURE = 0.97


@dataclass(frozen=True, slots=True)
class Standing:
    """What an expression is counted from.

    `today` is the article's day as an ordinal, 0 where none is trusted. `told` is the day, as (year, month), that the
    paragraph told last and that is far from the article's, year 0 for none; `unsure`: the paragraph before did.
    """

    today: int
    tense: Tense = Tense.UNKNOWN
    told: tuple[int, int] = (0, 0)
    unsure: bool = False

    @property
    def date(self) -> date:
        """The article's day."""
        return date.fromordinal(self.today)


@dataclass(frozen=True, slots=True)
class _Value:
    """An EDTF text before it is joined to an interval, or "" for one that stays open."""

    text: str
    precision: Precision
    basis: Basis = Basis.RELATIVE
    confidence: float = 0.0


def resolve(shape: Shape, standing: Standing) -> Moment | None:
    """The value of a shape; None where there is no such day in the calendar."""
    try:
        value = _range(shape, standing) if shape.upto else _value(shape, standing)
        if not value.text:
            return Moment("", "", "", value.precision, value.basis, 0.3)
        text = f"{value.text}~" if shape.blurred and "/" not in value.text and value.text[-1] != "~" else value.text
        if shape.since:
            text = edtf.interval(text, "")
        if shape.until:
            text = edtf.interval("", text)
        when = dates.parse(text)
    except (dates.NotADate, ValueError, OverflowError):
        return None
    confidence = round(max(0.0, value.confidence - shape.doubt), 2)
    return Moment(when.text, when.first, when.last, value.precision, value.basis, confidence)


def _value(shape: Shape, standing: Standing) -> _Value:
    if shape.form in _ALONE:
        return _ALONE[shape.form](shape, standing)
    if shape.form is Form.CALENDAR and shape.year:
        text = edtf.calendar(shape.year, shape.month, shape.day)
        sure = _SURE if shape.month else 0.95
        agrees = shape.weekday < 0 or dates.weekday(text) == shape.weekday
        return _Value(text, _fineness(shape), Basis.ABSOLUTE, sure if agrees else sure - 0.2)
    narrated = standing.told[0] and not (shape.since or shape.until or shape.unit)
    if narrated and shape.form is Form.CALENDAR and shape.month <= 12:
        return _narrated(shape, standing.told)
    if not standing.today:
        return _Value("", _fineness(shape))
    return _RELATIVE[shape.form](shape, standing)


def _fineness(shape: Shape) -> Precision:
    if shape.form in {Form.DEICTIC, Form.WEEKDAY} or shape.day:
        return Precision.DAY
    if shape.form is Form.CALENDAR:
        month = shape.month
        if month in {40, 41}:
            return Precision.RANGE
        if month > 12:
            return Precision.QUARTER if month > 32 else Precision.SEASON
        return Precision.MONTH if month else Precision.YEAR
    return _FINENESS.get(shape.unit, Precision.DAY)


def _decade(shape: Shape, standing: Standing) -> _Value:
    del standing
    return _Value(edtf.decade(shape.year), Precision.DECADE, Basis.ABSOLUTE, 0.95)


def _century(shape: Shape, standing: Standing) -> _Value:
    del standing
    return _Value(edtf.century(shape.year), Precision.CENTURY, Basis.ABSOLUTE, 0.95)


def _hanging(shape: Shape, standing: Standing) -> _Value:
    del standing
    return _Value("", _fineness(shape), Basis.ANCHORED)


def _weekday(shape: Shape, standing: Standing) -> _Value:
    today = standing.today
    past = today - (today - 1 - shape.weekday) % 7
    coming = past if past == today else past + 7
    if shape.stepped:
        monday = today - (today - 1) % 7
        return _Value(edtf.day(monday + 7 * shape.amount + shape.weekday), Precision.DAY, confidence=0.93)
    if shape.unit:
        monday = today - (today - 1) % 7
        far = {-1: past if past < today else past - 7, 0: coming, 1: monday + 7 + shape.weekday}
        at = far[shape.amount] if shape.amount or standing.tense is not Tense.PAST else past
        return _Value(edtf.day(at), Precision.DAY, confidence=0.85)
    ahead = standing.tense in {Tense.FUTURE, Tense.PRESENT}
    sure = {Tense.PAST: 0.95, Tense.FUTURE: 0.93}.get(standing.tense, 0.85)
    return _Value(edtf.day(coming if ahead else past), Precision.DAY, confidence=sure)


def _deictic(shape: Shape, standing: Standing) -> _Value:
    return _Value(edtf.day(standing.today + shape.amount), Precision.DAY, confidence=0.95)


def _step(shape: Shape, standing: Standing) -> _Value:
    unit, amount, today = shape.unit, shape.amount, standing.today
    if unit == "week":
        return _Value(edtf.week(today + 7 * amount), Precision.WEEK, confidence=0.93)
    if unit == "weekend":
        back = today - (today - 1) % 7 - 1 if (today - 1) % 7 < 5 else today
        past = amount < 0 or (amount == 0 and standing.tense is Tense.PAST)
        at = back if past else today + 7 * amount
        return _Value(edtf.weekend(at), Precision.RANGE, confidence=0.85 if amount > 0 else 0.9)
    return _away(unit, amount, standing.date, 0.93)


def _away(unit: str, amount: int, day: date, sure: float) -> _Value:
    if unit == "quarter":
        year, month = edtf.moved(day.year, (day.month - 1) // 3 * 3 + 1, 3 * amount)
        return _Value(edtf.calendar(year, 33 + (month - 1) // 3, 0), Precision.QUARTER, confidence=sure - 0.08)
    if unit == "decade":
        return _Value(edtf.decade(day.year + 10 * amount), Precision.DECADE, confidence=sure - 0.08)
    if unit == "century":
        return _Value(edtf.century(day.year + 100 * amount), Precision.CENTURY, confidence=sure - 0.08)
    year, month = edtf.moved(day.year, day.month, amount * _MONTHS[unit])
    return _Value(edtf.calendar(year, month if unit == "month" else 0, 0), _FINENESS[unit], confidence=sure)


def _ago(shape: Shape, standing: Standing) -> _Value:
    unit, amount = shape.unit, shape.amount
    if unit == "day":
        text = edtf.day(standing.today + amount)
        return _Value(text, Precision.DAY, confidence=0.93 if -amount <= 14 and not shape.blurred else 0.75)
    if unit == "week":
        if shape.form is Form.COMES:
            return _Value(edtf.day(standing.today + 7 * amount), Precision.DAY, confidence=0.85)
        return _Value(edtf.week(standing.today + 7 * amount), Precision.WEEK, confidence=0.8)
    months = amount * _MONTHS[unit]
    year, month = edtf.moved(standing.date.year, standing.date.month, months)
    if unit == "month":
        return _Value(f"{edtf.calendar(year, month, 0)}~", Precision.MONTH, confidence=0.85)
    return _Value(f"{edtf.calendar(year, 0, 0)}~", Precision.YEAR, confidence=0.85)


def _comes(shape: Shape, standing: Standing) -> _Value:
    return replace(_ago(shape, standing), basis=Basis.ANCHORED, confidence=0.85)


def _calendar(shape: Shape, standing: Standing) -> _Value:
    """A day, month or season without a year."""
    today = standing.date
    fineness = _fineness(shape)
    if shape.stepped:
        text = edtf.calendar(today.year + shape.amount, shape.month, shape.day)
        return _Value(text, fineness, confidence=0.95)
    if shape.unit:
        return _stepped(shape, standing)
    return _nearest(shape, standing)


def _narrated(shape: Shape, told: tuple[int, int]) -> _Value:
    """A month or day without a year in a story of long ago: the next after the one that was told."""
    year = told[0] + (told[1] > shape.month)
    return _Value(edtf.calendar(year, shape.month, shape.day), _fineness(shape), Basis.ANCHORED, 0.75)


def _nearest(shape: Shape, standing: Standing) -> _Value:
    today = standing.today
    year = standing.date.year
    near: list[tuple[int, int, str]] = []
    if shape.weekday >= 0:
        return _named_day(shape, standing)
    for candidate in (year - 1, year, year + 1):
        try:
            when = dates.parse(edtf.calendar(candidate, shape.month, shape.day))
        except dates.NotADate:
            continue
        first, last = edtf.ordinal(when.first), edtf.ordinal(when.last)
        near.append((first, last, when.text))
    past = [item for item in near if item[0] <= today]
    coming = [item for item in near if item[1] >= today]
    tense = standing.tense
    wanted = past if tense is Tense.PAST else coming if tense in {Tense.FUTURE, Tense.PRESENT} else near
    if not wanted:
        raise dates.NotADate("no such day in the years around")
    best = min(wanted, key=lambda item: (_distance(item, today), item[0]))
    far = _distance(best, today)
    sure = 0.92 if tense in {Tense.PAST, Tense.FUTURE} else 0.82
    if far > (280 if tense is Tense.PAST else 200):
        sure -= 0.1
    if standing.unsure:
        sure -= 0.1
    return _Value(best[2], _fineness(shape), confidence=sure)


def _named_day(shape: Shape, standing: Standing) -> _Value:
    """A day without a year but with its weekday, which tells the year: the nearest in which they agree."""
    agreeing: list[tuple[int, int, str]] = []
    for year in range(max(1, standing.date.year - 5), min(9999, standing.date.year + 5) + 1):
        if shape.day <= dates.days_in(year, shape.month):
            text = edtf.calendar(year, shape.month, shape.day)
            if dates.weekday(text) == shape.weekday:
                agreeing.append((edtf.ordinal(text), edtf.ordinal(text), text))
    if not agreeing:
        value = _nearest(replace(shape, weekday=-1), standing)
        return replace(value, confidence=value.confidence - 0.2)
    best = min(agreeing, key=lambda item: (_distance(item, standing.today), item[0]))
    far = _distance(best, standing.today)
    return _Value(best[2], Precision.DAY, confidence=0.96 if far < 340 else 0.7)


def _distance(item: tuple[int, int, str], today: int) -> int:
    first, last, _ = item
    return 0 if first <= today <= last else min(abs(today - first), abs(today - last))


def _stepped(shape: Shape, standing: Standing) -> _Value:
    """Last January, next spring, this May."""
    today, step = standing.date, shape.amount
    year = today.year
    start = shape.month if shape.month <= 12 else (shape.month - 20) * 3
    now = start == today.month if shape.month <= 12 else start <= today.month < start + 3
    if step < 0 and (start >= today.month or now):
        year -= 1
    if step > 0 and (start <= today.month or now):
        year += 1
    if shape.month == 24 and step == 0 and today.month <= 2:
        year -= 1
    return _Value(edtf.calendar(year, shape.month, 0), _fineness(shape), confidence=0.92)


def _within(shape: Shape, standing: Standing) -> _Value:
    if standing.tense is not Tense.FUTURE:
        return _Value("", _fineness(shape))
    if shape.unit == "day":
        return _Value(edtf.day(standing.today + shape.amount), Precision.DAY, confidence=0.9)
    if shape.unit == "week":
        return _Value(edtf.week(standing.today + 7 * shape.amount), Precision.WEEK, confidence=0.85)
    return _away(shape.unit, shape.amount, standing.date, 0.85)


def _range(shape: Shape, standing: Standing) -> _Value:
    assert shape.upto is not None
    left, right = replace(shape, upto=None), shape.upto
    if left.form is Form.RANGE:
        left = replace(left, form=right.form)
    if not (left.year and right.year) and standing.tense is Tense.UNKNOWN:
        standing = replace(standing, tense=Tense.FUTURE if left.form is not Form.WEEKDAY else Tense.PAST)
    first, last = _sided(left, standing), _sided(right, standing)
    if not first.text or not last.text:
        return _Value("", Precision.RANGE, first.basis)
    text = edtf.interval(first.text, last.text)
    basis = Basis.ABSOLUTE if first.basis is last.basis is Basis.ABSOLUTE else Basis.RELATIVE
    if basis is Basis.RELATIVE:
        text = _in_order(first.text, last.text, right, standing)
    return _Value(text, Precision.RANGE, basis, min(first.confidence, last.confidence))


def _sided(shape: Shape, standing: Standing) -> _Value:
    return _Value("", Precision.RANGE) if shape.form is Form.RANGE else _value(shape, standing)


def _in_order(first: str, last: str, right: Shape, standing: Standing) -> str:
    """The interval of two ends that were found one by one: the second is the next after the first."""
    begin = dates.parse(first)
    if dates.parse(last).first < begin.first or right.form is Form.WEEKDAY:
        after = replace(standing, today=edtf.ordinal(begin.first), tense=Tense.FUTURE)
        last = _value(right, after).text
    return edtf.interval(first, last)


_ALONE: dict[Form, Callable[[Shape, Standing], _Value]] = {
    Form.DECADE: _decade,
    Form.CENTURY: _century,
    Form.HANGING: _hanging,
}
_RELATIVE: dict[Form, Callable[[Shape, Standing], _Value]] = {
    Form.WEEKDAY: _weekday,
    Form.DEICTIC: _deictic,
    Form.STEP: _step,
    Form.AGO: _ago,
    Form.COMES: _comes,
    Form.CALENDAR: _calendar,
    Form.WITHIN: _within,
}
