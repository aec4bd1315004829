"""What is said of a date in prose: its shape as printed, its value, and the event that a sentence dates by it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the sentence says with its date.

    Something happened, somebody said so, something lasted, or it hangs on another event.
    """

    EVENT = "event"
    STATEMENT = "statement"
    PERIOD = "period"
    ANCHORED = "anchored"


class Basis(StrEnum):
    """What a date is counted from: itself, the article's date, another date of the text."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    ANCHORED = "anchored"


class Precision(StrEnum):
    """How finely a date is told. A range has two ends of its own."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class Tense(StrEnum):
    """Which way from the article's date a clause looks."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """The grammar of an expression: what has to be known to give it a value."""

    CALENDAR = "calendar"
    """Day, month, season, quarter, half or year; without `year` the article's date has to tell it."""
    WEEKDAY = "weekday"
    DEICTIC = "deictic"
    """So many days from the article's: yesterday."""
    STEP = "step"
    """So many units from the article's: last week."""
    AGO = "ago"
    WITHIN = "within"
    """In two weeks."""
    COMES = "comes"
    """It comes a month after …: dates what it comes after."""
    HANGING = "hanging"
    """A day later: a date that no rule tells."""
    RANGE = "range"
    DECADE = "decade"
    CENTURY = "century"


UNITS = ("day", "week", "month", "quarter", "half", "year", "decade", "century", "weekend")


@dataclass(frozen=True, slots=True)
class Shape:
    """An expression as printed, tokens `start` to `end` (excluded) of a passage.

    `month` is 1–12, a season (21–24), a quarter (33–36) or a half (40, 41), as in EDTF; 0 where it is not said, as for
    `year` and `day`. `weekday` is 0 for Monday, -1 for none. `amount` counts `unit`s, negative for the past.
    `doubt` is taken from the confidence.
    """

    form: Form
    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    unit: str = ""
    amount: int = 0
    blurred: bool = False
    since: bool = False
    until: bool = False
    upto: Shape | None = None
    doubt: float = 0.0
    stepped: bool = False
    """Whether `amount` and `unit` (a year, a week) tell the year or the week: "June last year"."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The value of an expression. `date` is EDTF; "" where it stays open, and then so are `first` and `last`.

    `first` and `last` are the ISO days that it may lie between, both included; `confidence` is between 0 and 1.
    """

    date: str
    first: str
    last: str
    precision: Precision
    basis: Basis
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """A date that a text tells, and the sentence that tells it.

    `date` is EDTF ("" where it stays open), `first` and `last` its ISO days, both included. `expr` is the expression as
    printed, characters `start` to `end` of block number `block` of the article's body (its lines joined by a blank).
    `text` is the sentence as printed, 300 characters at most. `confidence` is between 0 and 1.
    """

    date: str
    first: str
    last: str
    precision: Precision
    kind: Kind
    basis: Basis
    confidence: float
    expr: str
    text: str
    block: int
    start: int
    end: int
