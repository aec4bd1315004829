"""Datelines of scripts without capitals: there an agency's mark or a form of brackets is the evidence."""

from __future__ import annotations

import re

from generator.convert import datelinewords as words
from generator.convert import linewords, packs
from generator.convert.calendars import han_number
from generator.convert.filed import FiledFrom
from generator.convert.uncased import uncased

_HAN = "\u3400-\u9fff々"
_KANA = "\u3040-\u30ff"
_HANGUL = "가-힣"
_KOREAN = re.compile(
    rf"[(\[【（](?:(?P<outlet>[{_HANGUL}A-Za-z0-9]{{2,12}})\s)?(?P<place>[{_HANGUL}·/ ]{{2,14}}?)\s?[=＝](?"
    rf"P<agency>[^()\[\]【】（）]{{2,20}})[)\]】）]"
    rf"(?:\s{{0,2}}(?P<author>[{_HANGUL}]{{2,4}}(?:[·,\s]\s?[{_HANGUL}]{{2,4}}){{0,4}}?)\s?(?:선임|수습"
    rf"|통신원|인턴)?(?:기자|특파원|통신원))?\s{{0,2}}[=＝]?\s*"
)
_BRACKET = re.compile(
    rf"【(?P<place>[{_HAN}{_KANA}]{{2,12}}?)(?:(?P<wire>[A-Z]{{2,6}})|[・=＝／/\s\u3000](?P<by>[{_HAN}{_KANA}A-Za-zＡ-Ｚ＝=・\s\u3"
    rf"000]{{2,24}})|(?P<agency>共同|時事|ロイター|AFP|ＡＦＰ|ＡＰ))】\s*"
)
_WIRE = re.compile(
    rf"[\[［](?P<place>[{_HAN}{_KANA}／/・]{{2,20}})[\s\u3000]{{1,2}}(?:(?P<m>\d{{1,2}})月)?(?P<d>\d{{1,2}}"
    rf")日[\s\u3000]{{1,2}}(?P<agency>[^\[\]［］]{{2,20}})[\]］]\s{{0,2}}[-－–—]?\s*"
)
_JA_ROUND = re.compile(rf"[（(](?P<place>[{_HAN}{_KANA}]{{2,12}})[=＝](?P<agency>[{_HAN}{_KANA}A-Z]{{2,12}})[）)]\s*")
_CHINESE = re.compile(
    rf"[【（(]?(?P<agency>新华社|新華社|中新社|中新网|本报|本報|人民网|新华网|央视网|环球网|中央社"
    rf"|[{_HAN}]{{1,5}}?[社网網報报台])(?P<place>[{_HAN}]{{2,9}}?)"
    rf"(?:(?P<y>\d{{4}})年)?(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日(?:综合)?(?:电|電|讯|訊|消息|专电"
    rf"|專電)(?:\s?[题題](?=[:：]))?[】)）]?\s{{0,2}}"
    rf"(?:[（(](?:本报|新华社)?(?:记者|記者|通讯员)?[\s:：]?(?P<author>[^（）()]{{2,40}}?)[)）])?\s{{0,2}}["
    rf":：]?[\s\u3000]*"
)
_TAIWAN = re.compile(
    rf"[〔（(【\[]?(?:(?P<agency>[{_HAN}]{{2,4}}社)?記者(?P<author>[{_HAN}]{{2,4}}(?:、[{_HAN}]{{2,4}}){{0,"
    rf"2}})[／/╱](?P<place>[{_HAN}]{{2,8}})(?:[／/]?綜合)?(?:報導|报道|電|專電))[〕）)】\]]?[:：]?\s*"
)
_CNA = re.compile(
    rf"[（(](?P<agency>[{_HAN}]{{2,3}}社)(?:記者|记者)(?P<author>[{_HAN}]{{2,3}})(?P<place>[{_HAN}]{{2,6}}?"
    rf")(?:(?P<m>\d{{1,2}})月)?(?P<d>\d{{1,2}})日(?:專|专|综合外)?[電电][）)]\s*"
)
_ARABIC = "\u0620-\u06ff\u0750-\u077f\u200c"
_ARABIC_WORD = rf"[{_ARABIC}]{{2,14}}"
_RIGHT = re.compile(
    rf"(?P<place>{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}}?(?:\s?[/،]\s?{_ARABIC_WORD}(?:\s{_ARABIC_WORD})"
    rf"{{0,2}}?)?)(?=[\s]?[(\-–—:«،]|\s[\d٠-٩۰-۹]|\sفي\s[\d٠-٩])"
)
_RIGHT_BRACKET = re.compile(
    r"[\s،.–—-]{0,3}(?:\((?P<round>[^()]{2,40})\)|:?\s?«(?P<quoted>[^«»]{2,30})»"
    r"|[-–—:]\s{0,2}(?P<bare>[^()\-–—:\d]{2,24}?)(?=\s?[-–—:(]|\s\d|$))"
)
_RIGHT_MARK = re.compile(r"\s{0,2}(?:[-–—:۔.،]{1,2}|--)\s*")
_RIGHT_DASHED = re.compile(
    r"\s?[-–—]?\s?(?:في\s)?[\d٠-٩۰-۹]{1,2}\s?[-–—/]\s?[\d٠-٩۰-۹]{1,2}(?:\s?[-–—/]\s?[\d٠-٩۰-۹]{4})?"
)
_RIGHT_WHOLE = re.compile(
    rf"\((?P<place>{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}}?)\s?[-–—،:=]\s?(?P<agency>[^()]{{2,30}})\)\s?["
    rf"-–—:]{{0,2}}\s*"
)
_HINDI_WORD = r"[\u0900-\u0963\u0966-\u097f]{2,14}"
_INDIC = re.compile(
    rf"(?P<place>{_HINDI_WORD}(?:\s{_HINDI_WORD}){{0,2}}?(?:\s?/\s?{_HINDI_WORD}(?:\s{_HINDI_WORD}){{0,1}}?"
    rf")?)(?=\s?[(,:।]|\s?[-–—]\s)"
)
_INDIC_DESK = re.compile(
    rf"(?P<agency>{_HINDI_WORD}(?:\s{_HINDI_WORD}){{0,2}}?),\s(?P<place>{_HINDI_WORD}(?:\s{_HINDI_WORD}){{0"
    rf",1}}?)\s?[।:|]\s*"
)
_INDIC_AFTER = re.compile(rf",\s(?P<agency>(?:{_HINDI_WORD}\s){{0,2}}(?:न्यूज|न्यूज़|ब्यूरो|डेस्क|संवाददाता|एजेंसी))\s?[।:|]\s*")
_KNOWN = frozenset(map(packs.folded, linewords.phrases("known_places")))
_REPORTER = re.compile(
    rf"(?P<author>[{_HANGUL}]{{2,4}})(?P<more>(?:[·,\s]\s?[{_HANGUL}]{{2,4}}){{0,4}}?)\s?기자\s?[=＝]\s*"
)
_BETWEEN = re.compile(r"\s?[-–—]\s(?P<author>[^\d()«»:؛،-]{5,30}?)\s[-–—]\s")
_CYRILLIC = re.compile(
    r"\((?P<place>[А-ЯЁ][А-ЯЁа-яё-]++(?: [А-ЯЁ][А-ЯЁа-яё-]++)?), (?P<date>\d{1,2} [а-я]{3,8}(?: \d{4})?(?: г\.?)?),"
    r" (?P<agency>[«\"]?[\w «»\".-]{2,30}?)\)\s?(?:\.|[-–—:])\s*"
)


_JAPANESE_EDITION = re.compile(rf"(?P<place>[{_HAN}{_KANA}]{{2,10}})：(?=[^\s：]{{15}})")


def is_known(place: str) -> bool:
    """Whether a text is a known place in a script without capitals."""
    return packs.folded(place) in _KNOWN


def read(text: str) -> FiledFrom | None:
    """The dateline that a text in a script without capitals begins with, or None."""
    first = text[0]
    if first in "([（【［〔":
        return _opened(text)
    if "\u0590" < first < "\u0900":
        return _right_to_left(text)
    if "\u0900" <= first < "\u0980":
        return _indic(text)
    if "가" <= first <= "힣":
        match = _REPORTER.match(text)
        if match is None or match.end() >= len(text):
            return None
        return FiledFrom("", "", match.end(), 0.9, (0, 0), (match.start("author"), match.end("more")))
    edition = _JAPANESE_EDITION.match(text) if "\u3040" <= first <= "\u9fff" else None
    if edition is not None and is_known(edition["place"]):
        return FiledFrom(edition["place"], "", edition.end(), 0.9)
    if "\u3400" <= first <= "\u9fff":
        for pattern in (_CHINESE, _TAIWAN):
            match = pattern.match(text)
            if match is not None:
                return _found(match, 0.95)
    return None


def _opened(text: str) -> FiledFrom | None:
    """Datelines that begin with a bracket."""
    for pattern in (_KOREAN, _BRACKET, _WIRE, _CHINESE, _TAIWAN, _CNA, _JA_ROUND):
        match = pattern.match(text)
        if match is not None and match.end() < len(text):
            return _bracketed(match)
    match = _CYRILLIC.match(text)
    if match is not None and match.end() < len(text):
        date, day = words.day_in(match["date"])
        if date or day:
            return FiledFrom(match["place"], date, match.end(), 0.95, match.span("agency"), (0, 0), day)
    match = _RIGHT_WHOLE.match(text)
    if match is not None and words.is_filer(match["agency"].strip()) and match.end() < len(text):
        return FiledFrom(match["place"], "", match.end(), 0.9, match.span("agency"))
    return None


def _bracketed(match: re.Match[str]) -> FiledFrom | None:
    named = match.groupdict()
    if match.re is _KOREAN and not named["author"]:
        written = re.fullmatch(rf"(?P<author>[{_HANGUL}]{{2,4}})\s?(?:기자|특파원)", named["agency"])
        if written is not None:
            start = match.start("agency")
            return FiledFrom(
                named["place"].strip(), "", match.end(), 0.95, (0, 0), (start, start + written.end("author"))
            )
    if named.get("wire"):
        return FiledFrom(named["place"], "", match.end(), 0.9, match.span("wire"))
    if match.re is _BRACKET:
        if named["place"] in {
            "写真",
            "動画",
            "速報",
            "独自",
            "関連記事",
            "社説",
            "解説",
            "更新",
            "訂正",
            "お知らせ",
            "快讯",
            "编者按",
            "图集",
            "视频",
            "摘要",
            "导读",
            "相关",
            "原创",
        }:
            return None
        if named["by"]:
            desk = words.is_filer(named["by"].strip()) or named["by"].strip() in {
                "共同",
                "時事",
                "AFP=時事",
                "AFP＝時事",
                "ロイター",
            }
            spans = (match.span("by"), (0, 0)) if desk else ((0, 0), match.span("by"))
            return FiledFrom(named["place"], "", match.end(), 0.9, *spans)
    return _found(match, 0.95)


def _found(match: re.Match[str], confidence: float) -> FiledFrom:
    """The dateline of a match with groups for its parts."""
    named = match.groupdict()
    month, day, year = (_number(named.get(key) or "") for key in ("m", "d", "y"))
    iso, short = words.day_in(f"{year}-{month}-{day}") if year and month else ("", "")
    if month and day and not year:
        short = f"{month:02d}-{day:02d}"
    spans = [match.span(key) if named.get(key) else (0, 0) for key in ("agency", "author")]
    return FiledFrom((named["place"] or "").strip(), iso, match.end(), confidence, spans[0], spans[1], short)


def _number(written: str) -> int:
    """A number in figures or in Han numerals, 0 for none."""
    return int(written) if written.isdigit() else han_number(written) or 0


def _right_to_left(text: str) -> FiledFrom | None:
    """Arabic, Urdu and Persian: a place, perhaps a date, and an agency or a desk; a colon after a known city."""
    match = _RIGHT.match(text, 0, 70)
    if match is None:
        return None
    place = match["place"].strip()
    at = match.end()
    date = day = ""
    agency = (0, 0)
    dated = _RIGHT_DASHED.match(text, at)
    for _ in range(3):
        end = words.end_of_date(text, at)
        if end > at and not dated:
            date, day = words.day_in(text[at:end])
            at = end
        elif dated and agency == (0, 0) and at == match.end():
            at = dated.end()
        bare = re.match(r"\s+(?P<bare>\S{2,12})(?=\s*$|\s?[-–—:])", text[at : at + 20])
        if bare is not None and words.is_filer(bare["bare"]):
            agency, at = (at + bare.start("bare"), at + bare.end("bare")), at + bare.end()
        bracket = _RIGHT_BRACKET.match(text, at)
        name = next((key for key in ("round", "quoted", "bare") if bracket is not None and bracket[key]), "")
        if bracket is None or agency != (0, 0):
            break
        named = bracket[name].strip()
        if not words.is_filer(named) and not ((date or day) and name == "round" and len(named) <= 15):
            break
        agency, at = bracket.span(name), bracket.end()
    mark = _RIGHT_MARK.match(text, at)
    end = mark.end() if mark is not None else at + (text[at : at + 1] == " ")
    if agency != (0, 0):
        return FiledFrom(place, date, end, 0.9, agency, (0, 0), day)
    known = all(packs.folded(part.strip()) in _KNOWN for part in place.split("/"))
    between = _BETWEEN.match(text, match.end())
    written = uncased(between["author"]) if between is not None and known else None
    if between is not None and written is not None and written.names:
        return FiledFrom(place, date, between.end(), 0.9, (0, 0), between.span("author"), day)
    if known and mark is not None and mark[0].strip() in {":", "-", "–", "—"} and len(text) - end > 20:
        return FiledFrom(place, date, end, 0.85, agency, (0, 0), day)
    return None


def _indic(text: str) -> FiledFrom | None:
    """Hindi: a place, perhaps a date, an agency in brackets; a colon or full stop after a known city."""
    desk = _INDIC_DESK.match(text, 0, 70)
    if desk is not None and words.is_filer(desk["agency"]):
        return FiledFrom(desk["place"], "", desk.end(), 0.9, desk.span("agency"))
    if desk is not None and desk["agency"].split()[-1] in {"संवाददाता", "ब्यूरो", "डेस्क", "एजेंसी", "न्यूज", "सूत्र"}:
        return FiledFrom(desk["place"], "", desk.end(), 0.9, desk.span("agency"))
    match = _INDIC.match(text, 0, 70)
    if match is None:
        return None
    after = _INDIC_AFTER.match(text, match.end())
    if after is not None and packs.folded(match["place"]) in _KNOWN:
        return FiledFrom(match["place"], "", after.end(), 0.9, after.span("agency"))
    at = match.end()
    end = words.end_of_date(text, at)
    date, day = words.day_in(text[at:end]) if end > at else ("", "")
    bracket = re.compile(r"[\s,]{0,2}\((?P<agency>[^()]{2,40})\)").match(text, end)
    known = packs.folded(match["place"]) in _KNOWN
    if bracket is not None and words.is_filer(bracket["agency"].strip()):
        mark = re.compile(r"\s?[।:.\-–—|]?\s*").match(text, bracket.end())
        return FiledFrom(
            match["place"], date, mark.end() if mark else bracket.end(), 0.95, bracket.span("agency"), (0, 0), day
        )
    mark = re.compile(r"\s?(?:[।:]|[-–—]{1,2})\s+").match(text, end)
    if known and mark is not None and len(text) - mark.end() > 20:
        return FiledFrom(match["place"], date, mark.end(), 0.85, (0, 0), (0, 0), day)
    return None
