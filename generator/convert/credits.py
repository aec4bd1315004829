"""Where a picture comes from: the credit at the end of its caption, in brackets or after the last full stop."""

from __future__ import annotations

import re

_SOURCES = (
    r"(?:AFP|AP|EPA|DPA|SPA|APP|INP|WAM|PTI|ANI|TASS|RIA|Xinhua|Anadolu(?: Agency)?|Reuters|REUTERS"
    r"|Getty(?: Images)?|Shutterstock|iStock|Alamy"
    r"|Associated Press|Agence France-Presse|Wikimedia Commons|Library of Congress|National Archives"
    r"|NASA|ESA|UNICEF|UNHCR|NOAA|ISPR"
    r"|Capture d[’']écran|Screenshot|Screengrab|Supplied|Handout"
    r"|Courtesy(?: of)? [^.()]{2,40}|File(?: photo)?|Social media|AN [Pp]hotos?|Archives?)"
)
# What is read is never read in another way (atomic groups): a line of a hundred agencies would take years.
_ITEM = rf"(?>(?:[Pp]hoto|[Ff]ile|{_SOURCES})(?!\w)|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}})"
_SOURCE = rf"(?>{_SOURCES}(?!\w))(?>\s?(?:/|,|–|-|via|and)\s?{_ITEM})*+"
_BRACKETED = re.compile(r"[\s.”’\"']*(?:\((?P<round>[^()]{2,80})\)|\[(?P<square>[^\[\]]{2,80})\])\.?\s*$")
_BARE = re.compile(
    rf"(?:(?<=[.!?”’\"])\s+|\s+[—–|/]\s*|\s+-\s+|,\s+)(?P<credit>(?:[Pp]hotos?(?: by)?[:/]?\s?)?{_SOURCE})\.?\s*$"
)
_LINE = re.compile(
    rf"(?:[Pp]hotos?(?: by)?\s?[:/]\s?[^.]{{2,60}}|[—–-]\s?{_SOURCE}|\({_SOURCE}\)|AFP|AP|Reuters|REUTERS)\.?"
)
# Brackets at the end of a caption that point into the picture or belong to the sentence.
_POINTERS = re.compile(
    r"(?:[a-z]|\d|(?:[LRC]|Left|Right|Center|Centre|Top|Bottom|Back|Front)\b[^/]*$|.*\b(?:pictured|left|right|center|centre|second|third)$)"
)
_AGENCY_CUE = re.compile(
    rf"{_SOURCES}|[Pp]hoto|[Ff]ile|/|[Cc]ollection|[Cc]ollaboration|[Aa]rchive|[Aa]gency|[Nn]ews|[Ii]mages?|[Pp]ress"
)
_TAIL = 120


def credit_span(caption: str) -> tuple[int, int, int] | None:
    """Where the credit of a caption begins and ends, and where the caption's own text stops; None without a credit."""
    offset = max(0, len(caption) - _TAIL)
    tail = caption[offset:]
    match = _BRACKETED.search(tail)
    if match is not None:
        name = "round" if match["round"] else "square"
        inside = match[name].strip()
        if inside and not _POINTERS.match(inside) and (_AGENCY_CUE.search(inside) or inside[0].isupper()):
            bracket = tail.index("(" if name == "round" else "[", match.start())
            return offset + match.start(name), offset + match.end(name), offset + len(tail[:bracket].rstrip())
    match = _BARE.search(tail)
    if match is not None:
        return (
            offset + match.start("credit"),
            offset + match.end("credit"),
            offset + len(tail[: match.start()].rstrip(" ,—–|/-")),
        )
    return None


def ends_in_credit(text: str) -> bool:
    """Whether a line ends like a caption with its credit."""
    return (
        text[-1:] in ")]" and _BRACKETED.search(text[-_TAIL:]) is not None and credit_span(text) is not None
    ) or bool(_BARE.search(text[-_TAIL:]))


def is_credit_line(text: str) -> bool:
    """Whether a line is nothing but a credit: "— AFP", "Photo/Supplied"."""
    return len(text) <= 80 and _LINE.fullmatch(text) is not None
