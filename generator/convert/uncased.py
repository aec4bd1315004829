"""Bylines in scripts without capitals: Korean, Chinese and Japanese forms, and names told by well-known names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.convert import linewords, packs
from generator.convert.words import word_set

_KOREAN = re.compile(
    r"(?:[(\[]?[가-힣A-Za-z0-9·]{2,12}[=＝:][^)\]]{1,14}[)\]]\s?|[가-힣]{2,6}[=＝]\s?|\[[가-힣A-Za-z]{2,10}\s)?"
    r"(?P<name>(?!취재|본지|본보|사진|온라인|전체)[가-힣]{2,4}(?:[·,\s]\s?[가-힣]{2,4}){0,4}?)"
    r"\s?(?:(?:선임|수습|인턴|전문)?기자\]?(?:\s?[=＝])?(?:\s?\S+@\S+)?|(?<!\s\S)(?:\s[\w.+-]+@[\w.-]+))"
)
_CHINESE = re.compile(
    r"[（(【]?(?:(?P<lead>作者|撰文|撰稿|文|记者|記者|特约记者|本报记者|本報記者|新华社记者|中新社记者"
    r"|责任编辑|責任編輯|编辑|編輯|責編|责编)\s?[/／:：|｜\s]\s?(?P<name>[\u4e00-\u9fff·]{2,8}"
    r"(?:[\s、，,]{1,2}[\u4e00-\u9fff·]{2,4}){0,4})"
    r"|(?:本报|本報|新华社|中新社)?(?:记者|記者)(?P<joined>[\u4e00-\u9fff]{2,3}))[)）】]?"
)
_JAPANESE = re.compile(
    r"[【（(]?(?:(?P<desk>[\u3040-\u30ff\u4e00-\u9fff]{2,12})[=＝・／/])?"
    r"(?P<name>[\u4e00-\u9fff]{1,4}?[\s\u3000]?[\u3040-\u30ff\u4e00-\u9fff]{1,5}?)[】)）]?[\s\u3000]?"
    r"(?:記者|特派員|編集委員|論説委員)?"
)
_INTERVIEWER = re.compile(
    r"[（(【](?:聞き手|文|取材・文|構成|取材|執筆|写真・文)[・:：/／\s\u3000]?"
    r"(?P<name>[\u3040-\u30ff\u4e00-\u9fff\u3000 ]{2,10})[）)】]"
)
# A foreign name and the place after it, as Japanese editions of foreign papers sign.
_KATAKANA = re.compile(r"(?P<name>[ァ-ヶー]{2,12}(?:・[ァ-ヶー]{2,12}){1,3})\s?[–—-]\s?[ァ-ヶー\u4e00-\u9fff]{2,10}")
_LONGEST = 45
_UNFIT = re.compile(r"[^\u0600-\u06ff\u0900-\u097f\u200c\s.,،-]|[\d٠-٩۰-۹۔؟؛।:]")
_COMMA = re.compile(r"\s?[,،]\s?")
_EDITING = frozenset({"责任编辑", "責任編輯", "编辑", "編輯", "責編", "责编"})
_STAFF = word_set("新华社记者 中新社记者 综合报道 綜合報導") | word_set(
    "スタッフライター 編集部 ニュース 本紙記者 本报记者 本报讯 记者 記者"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline in ordinary case, where each stands in the text, how sure we are.

    `names` are empty where a desk or "Staff" signs; `agency` tells that the names are those of a news agency or outlet.
    """

    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    confidence: float
    agency: bool = False


def eastern(text: str) -> Byline | None:
    """Bylines of Korean, Chinese and Japanese pages."""
    if len(text) > 60:
        return None
    foreign = _KATAKANA.fullmatch(text) if "ァ" <= text[0] <= "ヶ" else None
    if foreign is not None:
        return Byline((foreign["name"],), (foreign.span("name"),), 0.9)
    interviewer = _INTERVIEWER.fullmatch(text)
    if interviewer is not None:
        return _spread(text, interviewer.span("name"), 0.95)
    if text.strip("【】（）()") in _STAFF:
        return Byline((), (), 0.9)
    match = _KOREAN.fullmatch(text)
    if match is not None:
        return _spread(text, match.span("name"), 0.95)
    match = _CHINESE.fullmatch(text)
    if match is not None:
        if match["lead"] in _EDITING:
            return Byline((), (), 0.9)
        return _spread(text, match.span("name" if match["name"] else "joined"))
    if text.endswith(("記者", "特派員", "編集委員", "論説委員")) or text.startswith("【"):
        match = _JAPANESE.fullmatch(text)
        if match is not None and (match["desk"] or not text.startswith("【")):
            return Byline((match["name"].replace("\u3000", " "),), (match.span("name"),), 0.9)
    return None


def _spread(text: str, span: tuple[int, int], confidence: float = 0.9) -> Byline:
    """The names that blanks or commas part."""
    found = list(re.finditer(r"[^\s、，,·]+", text[slice(*span)]))
    spans = tuple((span[0] + match.start(), span[0] + match.end()) for match in found)
    return Byline(tuple(text[slice(*item)] for item in spans), spans, confidence)


def uncased(text: str) -> Byline | None:
    """A name alone, or with its place or trade, in Arabic script or Devanagari: two to four words, one well known."""
    if len(text) > _LONGEST or _UNFIT.search(text):
        return None
    name, _, place = (part.strip() for part in _COMMA.sub("\n", text, count=1).partition("\n"))
    if place and place not in linewords.phrases("known_places"):
        return None
    if packs.folded(name) in _trades():
        return Byline((), (), 0.9) if place or " " in name else None
    return Byline((name,), ((0, len(name)),), 0.6) if _is_known(name.split()) else None


def _is_known(words: list[str]) -> bool:
    """Whether the last of two to four words is a family's name, or the first a given name and the last may be one."""
    if not 2 <= len(words) <= 4 or not _small().isdisjoint(words):
        return False
    given, family = frozenset(linewords.phrases("given_names")), frozenset(linewords.phrases("family_names"))
    first, last = words[0], words[-1]
    if last in family:
        return len(words) == 2 or first in given
    return first in given and (last in given or (last.startswith("ال") and len(last) > 4))


@cache
def _small() -> frozenset[str]:
    return frozenset(word for code in ("ar", "ur", "fa", "hi") for word in packs.pack(code).words("function_words"))


@cache
def _trades() -> frozenset[str]:
    """Words for one who reports, in place of a name."""
    listed = (*packs.together("correspondents"), "صحافی", "صحافي", "पत्रकार", "روزنامہ نگار")
    return frozenset(packs.folded(word) for word in listed)
