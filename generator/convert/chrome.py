"""Page furniture: lines of a page that are nobody's text, each with the reason for leaving it out.

The reasons are: advertisement, agency code, comments, contact, cookie notice, copyright, counter, disclaimer, end
mark, field label, follow button, link to more, navigation, newsletter box, outlet name, page tool, paywall notice,
photo mark, press release mark, print reference, ranking, reference number, related articles, reporting credit,
share row, short address, source, tags.
"""

from __future__ import annotations

import re

from generator.convert import linewords, notices, phrases
from generator.convert.datelinewords import is_date_word
from generator.convert.model import Label
from generator.convert.packs import folded
from generator.convert.words import word_set

LONGEST = 600
"""A longer paragraph is text, whatever it says."""
_LINE = 120
_HEAD = 64
_EDGES = ' \u00a0\u3000\t:：;·•|>»›→←<«‹…*-–—_.!()[]【】（）▶►▼▲↓↑+#“”"、'
_NUMBER = r"\d[\d.,]*+(?:[ \u00a0\u202f]\d{3}\b)*+(?:\s?[KkMm万천]\b)?+\+?"
_COUNT_FIRST = re.compile(rf"[(\[]?\s?(?:{_NUMBER})\s?(?P<what>[^\d\s][^\d]{{0,40}})")
_COUNT_LAST = re.compile(rf"(?P<what>[^\d]{{2,40}}?)\s?[:：(\[]?\s?(?:{_NUMBER})\s?[)\]]?(?:\s?[^\d\W]{{1,8}}\.?)?")
_COUNTER = re.compile(
    r"\d{1,3}\s?/\s?\d{1,3}|\d{1,3}|\d{1,2}(?:[ |]{1,3}\d{1,2}){2,30}|0\d{3}|\d{5,8}"
    r"|(?:\d{1,2} ){2,20}(?:(?:next|last|older|»|>|›|…|\.{3})\s?){1,4}|\+1",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(r"(?P<what>[^\W\d]{2,12} )?\d{1,3} (?:of|de|von|из|di|sur|/) \d{1,3}", re.IGNORECASE)
_END = re.compile(
    r"#{3,}|[-–—]?\s?(?:ENDS?|end of release)\s?[-–—]?|[-–—]\s?30\s?[-–—]|(?:\*\s?){3,}+|_{3,}|[-–—]{3,}"
    r"|={3,}|(?:#\s){2,}#"
    r"|/{2}\s?\S{2,12}\s?/{2}|■|\(ENDS?\)",
    re.IGNORECASE,
)
_SHORT_LINK = re.compile(r"(?:https?://|www\.)\S{3,300}", re.IGNORECASE)
_MAIL = re.compile(r"(?:\(?[\w.+-]++@[\w-]++(?:\.[\w-]++)+\)?[,;\s]{0,3}){1,4}")
_REFERENCE = re.compile(
    r"(?:reference|ref|our ref|release no|press release no|reference no|reference number|news release no)"
    r"[.:]{0,2}\s{1,3}(?=[^\s]*\d)[A-Z0-9][\w./-]{2,30}",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\d{3,5}\*\*\d{3,5}|(?:\d{4}\s)?[a-z]{2,4}(?:/[a-z]{2,4}){1,3}|\d{4} [a-z]{2,4}|(?:EFE|dpa|AFP|AP|DPA"
    r"|AA)\s[a-z]{2,4}(?:[/-][a-z]{2,4}){0,3}"
    r"|\(?(?:foto|vídeo|video|audio|photo|fotos)\)?(?:\s?\((?:foto|vídeo|video|audio|photo|fotos)\)){1,4}"
    r"|\d{1,2}:\d{2}\s?(?:ت ?م|local time)(?:\s\d{1,2}:\d{2}\s?(?:ج ?م ?ت|GMT))?",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s?(?:[>»›→]|&gt;|::)\s?")
_SLASHED = re.compile(r"\s[/|•·]\s|\s?[|｜]\s?")
_FIGURES = re.compile(r"\d[\d.,\u00a0\u202f]*(?: \d{3}\b)*")
_YEARS = re.compile(r"[►▼▶▸+ ]{0,3}(?:(?P<month>[^\W\d]{3,12})\s(?:(?:19|20)\d\d\s)?|(?:19|20)\d\d\s)\(\d{1,4}\)")
_SLOT = re.compile(
    r"[A-Za-z]+[0-9]*(?:_[A-Za-z0-9]+){2,8}(?:\s-\s\S{1,40})?|[A-Z]{2,}(?:_[A-Z0-9]+)+(?:\s-\s\S{1,40})?"
)
_HOST = re.compile(
    r"(?:[/*] ?)?(?:[\w-]{2,30}\.){1,3}(?:com|net|org|info|news|biz|co|ru|de|fr|es|uk|in|pk|jp|kr|cn|tr|sa|ae|ir|tv|eu"
    r"|(?-i:io|me|ua|by|kz|az|uz|ge|gr|it|pl|nl|be|ch|at|se|no|fi|dk|ie|ca|au|nz|za|ng|ke|eg|ma|dz|tn|lb|jo|iq|kw|qa|om|ye"
    r"|sy|ps|bd|lk|np|ph|my|sg|th|vn|id|hk|tw|br|mx|ar|cl|pt|cz|hu|ro|bg|rs|hr|one|online|today|live|press|media|site))",
    re.IGNORECASE,
)
_PICTURE_FILE = re.compile(r"[^\s/]{1,60}\.(?:jpe?g|png|gif|webp|bmp|svg)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:[-•·] )?(?:f/\d{1,2}(?:[.,]\d)?|\d{1,3} ?mm|ISO ?\d{2,5}|1/\d{2,4} ?s(?:ec)?|[-•·] \d{1,4})")
_VIEWED = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2} ?\d{1,7} views?", re.IGNORECASE)
_NEWS_AT = re.compile(r"\d{1,2}[:h]\d{2}(?=[A-ZÀ-Þ])[^\W\d]{3,14} - \S")
_READ_AT = re.compile(r"Читать (?:на )?(?:[\w-]{2,30}\.){1,3}[a-z]{2,6}(?: в)?")
_ABOUT = re.compile(r"عن [A-Za-z][A-Za-z .]{1,30}")
_SIGNED_CODE = re.compile(r"\*{3} ?[^\W\d]{1,3}")
_FILED_ON = re.compile(r"\d{2}-[A-Z]{3}-\d{2}")
_OVERLEAF = re.compile(r"[가-힣]{2,4} \d{1,2}면")
_STARS = "*•·▪■●- "
_ROW_OF_WORDS = 6
_FILED = re.compile(r"In [\"“][^\"“”]{2,40}[\"”]")
_SPACED_CODE = re.compile(
    r"(?:[\u0620-\u064a] ){1,6}[\u0620-\u064a](?: ?/ ?(?:[\u0620-\u064a] ){0,4}[\u0620-\u064a]){1,3}"
)
_TRENDS = re.compile(
    r"(?:trending|trending now|trends|hot topics|tendances|tendencias|im trend|gündem|в тренде|رائج|ट्रेंडिंग)\b"
    r"[^|•·]{1,40}[|•·]",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_BARS = re.compile(r"\s*[|｜·•]\s*")
_NEIGHBOUR = re.compile(
    r"(?:next|previous)(?:\s(?:article|story|post))?\s?[:：]\s?(?!\d)\S+\s\S|(?i:next|previous)\s(?:[Aa]rticle|[Ss]tory|ARTICLE)"
    r"\s?(?-i:(?<=[a-z])[A-Z][a-z’']+|(?<=\s)[A-Z][a-z’']+)",
    re.IGNORECASE,
)
_TWICE = 200
_SENTENCE = frozenset(",;:!?“”«»\"'’—–。、،؛؟।")
_AGENCIES = frozenset(linewords.phrases("sources"))


def reason(text: str) -> tuple[Label, str] | None:
    """The label and reason of a line that is no article's text, None for every other line."""
    size = len(text)
    if size > LONGEST:
        return None
    if size > _LINE:
        if " " not in text and (found := _long_mark(text)) is not None:
            return found
        return _led(text, folded(text[:40])) or (_ended(text) if size <= _TWICE else None) or notices.paragraph(text)
    head = folded(text[:_HEAD])
    if size <= _HEAD:
        key = head.strip(_EDGES)
        known = phrases.exact().get(key) or (phrases.exact().get(key.rstrip(" \u00a0?")) if text[-1] == "?" else None)
        if known is not None:
            return known
        found = _mark(text) if size <= 50 else None
        if found is None and _FIGURE.search(key):
            found = phrases.exact().get(_FIGURES.sub("#", key))
        if found is None and (text[0] in "0123456789([" or text[-1] in "0123456789)]" or head[-3:-2].isdigit()):
            found = _counted(text)
        if found is None and text[-1] in ":：" and key in phrases.labels():
            found = Label.UI, "field label"
        if found is not None:
            return found
    return (_long_mark(text) if size > 50 else None) or _starred(text) or _said(text, head)


def _said(text: str, head: str) -> tuple[Label, str] | None:
    """What the words of a line tell: those it begins or ends with, a row of them, a notice."""
    return _led(text, head) or _ended(text) or _row(text, head) or notices.notice(text, head)


def _starred(text: str) -> tuple[Label, str] | None:
    """A line that begins with a working word after a star or a bullet."""
    bare = text.lstrip(_STARS) if text[0] in _STARS else ""
    return _led(bare, folded(bare[:_HEAD])) if bare else None


def _mark(text: str) -> tuple[Label, str] | None:
    """Marks without words: counters, rules, codes, addresses, references."""
    first = text[0]
    if first.isdigit() or first == "+":
        if _COUNTER.fullmatch(text):
            return Label.COUNTER, "counter"
    elif first in "hHwW" and _SHORT_LINK.fullmatch(text):
        return Label.UI, "short address"
    elif first in "rRoOpPnN" and _REFERENCE.fullmatch(text):
        return Label.REFERENCE, "reference number"
    elif first in "#-–—*_=eE/■(" and _END.fullmatch(text):
        return Label.END, "end mark"
    if ("/" in text or first in "0123456789EdADap(") and len(text) <= 40 and _CODE.fullmatch(text):
        return _coded(text)
    return _sign(text, first) or (_printed(text, first) if len(text) > 2 else None)


def _long_mark(text: str) -> tuple[Label, str] | None:
    """Addresses of pages and places of advertisements that are longer than other marks."""
    if text[0] in "hHwW" and _SHORT_LINK.fullmatch(text):
        return Label.UI, "short address"
    return (Label.UI, "advertisement") if "_" in text and _SLOT.fullmatch(text) else None


def _printed(text: str, first: str) -> tuple[Label, str] | None:
    """What a page prints beside its texts: names of picture files, a camera's data, times of other news, pages."""
    if "." in text[-5:-3] and _PICTURE_FILE.fullmatch(text):
        return Label.UI, "photo mark"
    if first.isdigit():
        if text[-1] in "wsWS" and _VIEWED.fullmatch(text):
            return Label.COUNTER, "counter"
        if _FILED_ON.fullmatch(text):
            return Label.END, "agency code"
        if _NEWS_AT.match(text):
            return Label.UI, "ranking"
    if (first.isdigit() or first in "f-•·I") and _CAMERA.fullmatch(text):
        return Label.UI, "photo mark"
    if first == "R" and text.startswith("Reference: ") and text[11:] in _AGENCIES:
        return Label.END, "source"
    if first == "Ч" and _READ_AT.fullmatch(text):
        return Label.UI, "link to more"
    if first == "ع" and _ABOUT.fullmatch(text):
        return Label.UI, "navigation"
    if first == "*" and _SIGNED_CODE.fullmatch(text):
        return Label.END, "agency code"
    if text[-1] == "면" and _OVERLEAF.fullmatch(text):
        return Label.END, "print reference"
    return None


def _sign(text: str, first: str) -> tuple[Label, str] | None:
    """Addresses of persons and sites, months of an archive, places of advertisements, rows of hash tags."""
    if "@" in text and _MAIL.fullmatch(text):
        return Label.UI, "contact"
    if text[-1] == ")" and (row := _YEARS.fullmatch(text)) and (not row["month"] or is_date_word(row["month"])):
        return Label.UI, "navigation"
    if first == "I" and _FILED.fullmatch(text):
        return Label.UI, "related articles"
    if "_" in text and _SLOT.fullmatch(text):
        return Label.UI, "advertisement"
    if "." in text and (" " not in text or first in "/*") and _HOST.fullmatch(text):
        return Label.UI, "outlet name"
    if first > "\u0600" and "/" in text and _SPACED_CODE.fullmatch(text):
        return Label.END, "agency code"
    if first == "#" and text.count("#") > 1 and all(word.startswith("#") for word in text.replace(",", " ").split()):
        return Label.UI, "tags"
    return None


def _coded(text: str) -> tuple[Label, str] | None:
    """A desk's code is in small letters ("dpa/cgt"); two words with a slash are not ("and/or")."""
    letters = [part for part in re.split(r"[\s/()-]+", text) if part]
    if (len(letters) < 3 and any(part in _PROSE for part in letters)) or any(
        part.isalpha() and part[1:].isupper() and part not in _DESKS for part in letters
    ):
        return None
    return Label.END, "agency code"


_DESKS = frozenset({"EFE", "AFP", "AP", "DPA", "AA", "GMT", "LOCAL", "TIME"})
_PROSE = word_set(
    "and or he she him her his hers it its they them we us you yes no on off in out up down left win am pm"
)


def _counted(text: str) -> tuple[Label, str] | None:
    """A number and what it counts: "3 Mins Read", "Comments (4)", "Page 1 of 4"."""
    for pattern in (_COUNT_FIRST, _COUNT_LAST):
        match = pattern.fullmatch(text)
        if match is not None:
            found = phrases.counted().get(folded(match["what"]).strip(_EDGES))
            if found is not None:
                return found
    match = _PAGE_OF.fullmatch(text)
    if match is not None and (not match["what"] or folded(match["what"]).strip() in phrases.galleries()):
        return Label.COUNTER, "counter"
    return None


def _led(text: str, head: str) -> tuple[Label, str] | None:
    """A line that begins with one of the working words of pages: before a colon, or a phrase that tells by itself."""
    for phrase, kind in phrases.openings().get(head[:2], ()):
        if not head.startswith(phrase):
            continue
        rest = head[len(phrase) :].lstrip()
        if kind.colon and rest[:1] and rest[0] in ":：|»›>" and len(text) <= kind.colon:
            return kind.label, kind.reason
        if kind.open and text[-1] == "." and kind.reason in {"related articles", "link to more"}:
            continue
        after = head[len(phrase) : len(phrase) + 1]
        if kind.open and len(text) <= kind.open and (phrase[-1] > "\u2fff" or not after.isalpha()):
            return kind.label, kind.reason
    return None


def _ended(text: str) -> tuple[Label, str] | None:
    """A line that ends in what a reader is asked to do: "… Jetzt kostenlos anmelden!", "【社会記事一覧へ】"."""
    known = phrases.endings().get(text[-2:])
    if known is None:
        return None
    if text.endswith(" Next Story"):
        return Label.UI, "link to more"
    tail = text[-40:].casefold()
    return next((kind for phrase, kind in known if tail.endswith(phrase)), None)


def _row(text: str, head: str) -> tuple[Label, str] | None:
    """Rows of small words: share buttons, breadcrumbs, menus."""
    words = head.split(None, 1)
    first = words[0].strip(_EDGES) if words else ""
    if first in phrases.shares() and _is_share_row(text):
        return Label.SHARE, "share row"
    if first in phrases.menu() and len(text) <= 100 and _is_menu(text):
        return Label.UI, "navigation"
    if (">" in text or "»" in text or "›" in text or "→" in text) and _is_trail(text):
        return Label.UI, "navigation"
    if "|" in text or "·" in text or "•" in text or "｜" in text:
        return _barred(text)
    if first in {"next", "previous"}:
        return _neighbour(text, head)
    return (Label.UI, "tags") if _repeats(text) else None


def _repeats(text: str) -> bool:
    """Whether a line is a row of key words: three, two of them names, come twice, with no sign of a sentence."""
    if text.count(" ") < _ROW_OF_WORDS - 1 or not _SENTENCE.isdisjoint(text):
        return False
    words = text.split()
    if len(set(words)) + 3 > len(words) or text[-1] == ".":
        return False
    runs = [tuple(words[at : at + 3]) for at in range(len(words) - 2)]
    names = [run for run in runs if sum(word[0].isupper() for word in run) > 1]
    return len(set(names)) < len(names)


def _barred(text: str) -> tuple[Label, str] | None:
    """Rows of short parts between bars: page tools, languages, sections. A part that says more makes it none."""
    if _TRENDS.match(text):
        return Label.UI, "ranking"
    parts = [part.strip(_EDGES) for part in _BARS.split(text) if part.strip(_EDGES)]
    if len(parts) < 2 or any(len(part) > 30 for part in parts):
        return None
    keys = [folded(part) for part in parts]
    if all(key.startswith("for more ") for key in keys):
        return Label.UI, "link to more"
    known = [phrases.exact().get(key) for key in keys]
    told = [found for found in known if found is not None and found[1] != "outlet name"]
    tongues = sum(key in phrases.tongues() for key in keys)
    if tongues > 1 and tongues == len(keys):
        return Label.UI, "navigation"
    if len(told) > 1 and len(told) * 2 > len(keys):
        return told[0]
    short = all(len(part) <= 20 and " " not in part and part[0].isupper() and part.isalpha() for part in parts)
    return (Label.UI, "tags") if len(parts) > 2 and short and _AGENCIES.isdisjoint(parts) else None


def _neighbour(text: str, head: str) -> tuple[Label, str] | None:
    """A link to the page before or after: "Next ArticleLibrary to open on Sundays", "Next: A dog on the train"."""
    match = _NEIGHBOUR.match(text)
    if match is None or text[-1] in ".,;" or any(ch.isdigit() for ch in head[:16]):
        return None
    return Label.UI, "navigation"


def _is_share_row(text: str) -> bool:
    words = [word for part in folded(text).split() if (word := part.strip(_EDGES + ","))]
    shares = phrases.shares()
    return all(word in shares for word in words) and any(shares[word] for word in words)


def _is_menu(text: str) -> bool:
    """Whether a row begins with "Home" and a bar, or holds sections of a paper and nothing else, at least four."""
    parts = [part for part in _SLASHED.split(text) if part]
    if len(parts) > 1:
        return folded(parts[0]).strip(_EDGES) in phrases.homes() and all(len(part) <= 50 for part in parts)
    menu = phrases.menu()
    words = folded(text).split()
    return len(words) >= 4 and all(word.strip(_EDGES) in menu for word in words)


def _is_trail(text: str) -> bool:
    """Whether a line is a path to a page: three short parts, or two of which the first is the front page."""
    parts = [part for part in _CRUMB.split(text) if part]
    if any(len(part) > 60 or any(c in part for c in '“”"=<') for part in parts) or (
        text[-1:] in ".?!" and len(parts) < 4
    ):
        return False
    if text[:1] in "«»>›" or any(ch.isdigit() for ch in text):
        return len(parts) > 1 and folded(parts[0]).strip(_EDGES) in phrases.homes()
    return len(parts) > 2 or (len(parts) == 2 and folded(parts[0]).strip(_EDGES) in phrases.homes())
