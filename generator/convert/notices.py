"""Notices of pages: what they ask of a reader, whom to call, whose the rights are, where the text was printed."""

from __future__ import annotations

import re
from functools import cache

from generator.convert import linewords, phrases
from generator.convert.model import Label
from generator.convert.packs import folded

_REPORTERS = re.compile(
    r"[(\[*（]?\s?(?:additional |with |further )?(?:reporting|writing|editing|compiled|translated"
    r"|production|graphics|text|story|posted|created)"
    r"(?: and (?:reporting|writing|editing|photos|graphics))?(?: contributed)?(?: (?:in"
    r"|from) [\w ]{2,20})? by:? (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?:this (?:article|story|piece) |it )?(?:was )?(?:first |originally |also )?(?:published|appeared"
    r"|printed|carried)(?: first| originally)? "
    r"(?:in|on|at) (?:[^\s]{1,20} ){1,6}?(?:on )?(?:the )?[^\W\d]{0,10}[,]?\s?[^\W\d]{3,9}\.? ?\d{1,2}(?:s"
    r"t|nd|rd|th)?,? \d{4}\.?",
    re.IGNORECASE,
)
_COOKIES = (
    "on your device", "cookie", "çerez", "куки", "クッキー", "쿠키", "كوكيز", "ملفات تعريف الارتباط", "کوکی", "कुकी",
)  # fmt: skip
_NEWSLETTERS = (
    "mailing list", "newsletter", "infolettre", "boletín", "рассылк", "bülten", "メルマガ", "メールマガジン",
    "ニュースレター", "뉴스레터", "النشرة البريدية", "نشرتنا", "نیوز لیٹر", "خبرنامه", "न्यूज़लेटर", "न्यूजलेटर",
    "电子报", "電子報",
)  # fmt: skip
_NAMED_LETTER = re.compile(r"[\w' -]{0,24}newsletters?:?\s?[„“«\"‘'][^„“”«»\"]{2,40}[“”»\"’']", re.IGNORECASE)
_BUTTON = re.compile(r"[„“«\"‘「][^„“”«»\"‘’「」]{1,30}[“”»\"’」]")
_CALL = re.compile(
    r"(?:t|tel|telephone|phone|fax|mobile|telefon|tél|téléphone|тел|电话|電話|전화|هاتف|فون|contact|contacts|kontakt"
    r"|contacto|iletişim|контакт|контакты|media contact|press contact|media enquiries|media inquiries|for interviews"
    r"|for (?:more|further|media|additional) (?:information|details|inquiries|enquiries)"
    r"(?:,? (?:please )?(?:contact|call))?"
    r"|for enquiries|for inquiries|rückfragen an|pour plus d['’]informations|para más información"
    r"|за дополнительной информацией|detaylı bilgi)\b\.?\s{0,2}[:：]?\s(?=.{0,120}?(?:@|\d{3}))",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+|\(0|00)\d[\d\s()./-]{6,20}\d|\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}|0\d{1,4}-\d{2,4}-\d{3,4}")
_CONSENT = linewords.phrases("consent")
_LEGAL = (*linewords.phrases("rights"), *phrases.rights())
_SHORTEST_NOTICE = 30
_QUOTED = frozenset('“"«„「»”')
_LEGAL_START = frozenset('©ⓒ(c"<저*※本版未')
_BOXES = (
    "newsletter", "inbox", "our daily", "our weekly", "email", "e-mail", "alerts", "our app", "channel", "subscri",
    "briefing",
)  # fmt: skip


def notice(text: str, head: str) -> tuple[Label, str] | None:
    """Notices of one line: reporting credits, rights, where it was printed."""
    first = head[:1]
    if first in "(（[*rwaecptg" and _REPORTERS.match(text) and (first in "([*（" or ";" in text or text[-1] != "."):
        return Label.END, "reporting credit"
    if first in "tpaiofc" and text[-1] in "0123456789." and _PRINTED.fullmatch(text):
        return Label.END, "print reference"
    if (found := _called(text, first)) is not None:
        return found
    if (first in _LEGAL_START or len(text) <= 90) and _is_legal(text, head):
        return Label.UI, "copyright"
    return _asked(text.casefold()) if len(text) > _SHORTEST_NOTICE or _QUOTED & set(text) else None


def _asked(lower: str) -> tuple[Label, str] | None:
    """Notices that ask: for consent to cookies, for an address to send a newsletter to."""
    if _names(lower, "cookie", _COOKIES) and _asks_consent(lower):
        return Label.UI, "cookie notice"
    if _names(lower, "newsletter", _NEWSLETTERS) and _offers(lower):
        return Label.UI, "newsletter box"
    return None


def _names(lower: str, word: str, others: tuple[str, ...]) -> bool:
    """Whether a line names a thing: by its common word, or by another of its names in English or in another script."""
    return word in lower or others[0] in lower or (not lower.isascii() and any(other in lower for other in others))


def _offers(lower: str) -> bool:
    """Whether a line on a newsletter tells the reader to take it, or is its name and nothing else."""
    if _NAMED_LETTER.fullmatch(lower):
        return True
    return lower.startswith(_box_starts()) and (
        lower.endswith(_NEWSLETTERS) or (lower[-1] in "!.:" and len(lower) > 40)
    )


def _called(text: str, first: str) -> tuple[Label, str] | None:
    """Whom to call or write to: "Contact: Mira Holt, mira@velm.example", a telephone number alone."""
    if (text[-1].isdigit() or "@" in text) and (
        ((":" in text or "：" in text or first in "tf") and _CALL.match(text)) or _PHONE.fullmatch(text)
    ):
        return Label.UI, "contact"
    return None


def _is_legal(text: str, head: str) -> bool:
    marked = head[:1] in "©ⓒ" or head.startswith(("(c) 19", "(c) 20", "copyright ", "copyright©"))
    if marked and any(ch.isdigit() for ch in text):
        return True
    lower = text.casefold()
    words, unspaced = _legal()
    if not words.isdisjoint(lower.split()) and any(phrase in lower for phrase in _LEGAL):
        return True
    return max(lower[0], lower[-1]) > "\u2fff" and any(phrase in lower for phrase in unspaced)


@cache
def _legal() -> tuple[frozenset[str], tuple[str, ...]]:
    """The longest word of each notice of rights but the last one, on which a stop may hang; the notices of one word."""
    spaced = [phrase.split()[:-1] for phrase in _LEGAL if " " in phrase]
    return frozenset(max(words, key=len) for words in spaced), tuple(phrase for phrase in _LEGAL if " " not in phrase)


def paragraph(text: str) -> tuple[Label, str] | None:
    """Long notices, told by their vocabulary: cookies, rights, reporting credits, newsletters, subscriptions."""
    head = folded(text[:40])
    first = head[:1]
    if first in "(（[*rwaec" and _REPORTERS.match(text) and (";" in text or text[-1] in ")]）"):
        return Label.END, "reporting credit"
    if first in _LEGAL_START and _is_legal(text, head):
        return Label.UI, "copyright"
    lower = text.casefold()
    if _names(lower, "cookie", _COOKIES) and _asks_consent(lower):
        return Label.UI, "cookie notice"
    if "reserved" in lower and "all rights reserved" in lower and not _QUOTED & set(text):
        return Label.UI, "copyright"
    if first in "swge" and head.startswith(_box_starts()) and any(word in lower for word in _BOXES):
        return Label.UI, "newsletter box"
    return None


def _asks_consent(lower: str) -> bool:
    """Whether a paragraph on cookies speaks to the reader, and quotes nobody: a story on cookies does not."""
    if _QUOTED & set(lower):
        lower = _BUTTON.sub(" ", lower)
        if _QUOTED & set(lower):
            return False
    if sum(phrase in lower for phrase in _CONSENT) > 1:
        return True
    return any(sum(phrase in lower for phrase in own) > 1 for own in phrases.cookies())


@cache
def _box_starts() -> tuple[str, ...]:
    return (
        "sign up", "subscribe", "get the", "get our", "get all", "we send", "enter your", "sign me up", "stay up",
        "inscrivez", "abonnez", "recevez", "melden sie", "abonnieren sie", "jetzt", "suscríbe", "suscribe", "recibe",
        "apúntate", "подпи", "получайте", "abone ol", "bültenimiz", "e-bülten", "join", "登録", "무료", "지금",
    )  # fmt: skip
