"""What dates, addresses and languages look like in the formats that programs read."""

from __future__ import annotations

import re
from datetime import date

_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)", re.ASCII
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MAIL_DATE = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60))? "
    r"(UT|GMT|Z|[ECMP][SD]T|[+-]\d{4})",
    re.ASCII,
)
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+[^\s<>\"{}|\\^`]*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[\w.+-]+", re.ASCII | re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+(?: \(.*\))?")


def is_stamp(text: str) -> bool:
    """Whether a text is a moment as RFC 3339 writes it, with a capital T and Z as RFC 4287, section 3.3 asks."""
    found = _STAMP.fullmatch(text)
    return found is not None and is_day(found[1])


def is_day(text: str) -> bool:
    """Whether a text is a calendar day as ISO 8601 writes it."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_mail_date(text: str) -> bool:
    """Whether a text is a moment as mail writes it (RFC 822), with four digits for the year as RSS prefers."""
    found = _MAIL_DATE.fullmatch(text)
    if found is None or found[2] not in _MONTHS:
        return False
    return is_day(f"{found[3]}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}")


def is_absolute(text: str) -> bool:
    """Whether a text is a whole identifier or address of any scheme (RFC 3987)."""
    return _ABSOLUTE.fullmatch(text) is not None


def is_web(text: str) -> bool:
    """Whether a text is a whole address of the web."""
    return _WEB.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Whether a text has the form of a language tag (BCP 47)."""
    return _LANGUAGE.fullmatch(text) is not None


def is_media_type(text: str) -> bool:
    """Whether a text is a media type, "text/html"."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def is_mail(text: str) -> bool:
    """Whether a text is a mail address, with a name in brackets behind it or without."""
    return _MAIL.fullmatch(text) is not None
