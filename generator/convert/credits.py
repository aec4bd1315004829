"""Where a picture comes from: the credit beside its caption, in brackets, after a mark, a dash or the last stop."""

from __future__ import annotations

import re
from functools import cache

from generator.convert import datelines, linewords, packs, sources
from generator.convert.uncased import uncased
from generator.convert.words import word_set

_TAIL = 120
_CLOSERS = {")": "(", "]": "[", "）": "（", "］": "［", "】": "【", "》": "《", "〉": "〈"}
_END = " \t\u00a0\u3000."
_TRIM = " \t\u00a0\u3000,—–|/=＝・-▲△:"
# Brackets at the end of a caption that point into the picture or belong to the sentence.
_POINTER = re.compile(
    r"\d|(?:[LRC]|Left|Right|Center|Centre|Top|Bottom|Back|Front|From|In|At|With|Not|See|Above|Below"
    r"|Pictured|Aged?)\b[^/]*$"
    r"|.*\b(?:pictured|left|right|center|centre|second|third|not seen|front|back)$|[RDI]-[A-Z]"
    r"|[A-Z]{1,4}(?:-[A-Z]{1,3})?$"
    r"|(?:Opinion|Video|Part|Update|Updated|Review|Photos?|Gallery|Live|Analysis|Exclusive|Interview"
    r"|Live updates)\b[^/:]{0,12}$"
)
_NAMED = re.compile(r"[^\W\d_][\w.’'-]*+(?:[ /][\w.’'&-]++){0,5}")
_PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.’'-]++(?: (?:[A-ZÀ-ÖØ-Þ][\w.’'-]*+|de|la|al|bin|van|von|der|el)){1,3}")
_SEPARATOR = re.compile(r"[:：/=＝・|]")
_SEPARATORS = re.compile(r"\s?[:：/=＝・|]\s?")
_LABELLED = re.compile(
    r"(?:[،,]?\s?(?:image source,|تصویر کا ذریعہ[،,:]?|مصدر الصورة[،,:]|fuente de la imagen,|crédit photo,|"
    r"источник изображения,|bildquelle,|इमेज स्रोत,|görüntü kaynağı,)\s?|(?:photo|picture|image"
    r"|foto)s?\s[–—-]\s)\s*+(?P<credit>\S.{1,60})",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"(?<=[.!?…”’\"»。！？)\]）])[\s\u00a0]*+|(?<=\s)[—–|-]\s*+|[—–|＝=・]\s*+|(?<=\w)\s?/\s?|,\s")
_SAID = re.compile(
    r"(?:(?<=[\s.。(（])|^)(?P<mark>(?:photo(?:graph)?s?|pictures?|images?|illustration|video|cartoon"
    r"|courtesy|fotos?|photo credit)"
    r" (?:is |are )?(?:by|courtesy(?: of)?|credit|of|de|von|par|di"
    r"|from)(?<!photo of)(?<!image of)(?<!picture of)(?<!photos of)"
    r"(?<!images of)(?<!pictures of)\s++)(?P<credit>(?-i:[A-ZÀ-Þ]|the ).{1,60})",
    re.IGNORECASE,
)
_SAYS = re.compile(r"[hH][oO][tT][oO]|icture|mage|^IMAGE|ourtesy|OURTESY|ideo|llustration|oto |artoon")
_EASTERN = re.compile(
    r"[=＝](?:\d{2,4}年)?(?:\d{1,2}月\d{1,2}日)?[^=＝。]{0,30}?(?P<ja>[^\s=＝、。]{2,12})(?:撮影|提供)$"
    r"|(?:[。\s（(]|^)(?P<zh>(?:新华社|中新社|中新网|本报|本报讯|人民网|中央社)?(?:记者|記者|通讯员"
    r"|实习生)?[\s:：]?[\u4e00-\u9fff]{2,4}(?:[、\s][\u4e00-\u9fff]{2,4}){0,2}\s?(?:摄|攝|摄影|攝影|供图"
    r"|提供))$"
    r"|(?P<issue>(?:新华社|中新社)(?:发|資料|资料)?[（(][^（）()]{2,20}[)）])$"
    r"|(?:[/|\[(\s]|^)사진\s?[=:ㆍ]\s?(?P<ko>[^=\[\](){}]{2,30}?)(?:\s제공)?[\])]?$"
    r"|ⓒ\s?(?P<right>[^ⓒ]{2,30})$"
    r"|(?:^|[\[(（])(?P<db>[^\[\](){}]{2,40}?)(?:\s제공)?[.,]\s?(?:재판매 및 )?DB ?금지[\])）]?$"
)
_OWNER = re.compile(r"(?<=[—–-] )(?P<mark>[A-Z]{2,12} )$")
_RIGHTS = re.compile(r"(?:^|\s)(?:©|Copyright|\(c\)|ⓒ)\s?(?P<credit>[^©\d]{2,50})$")
_CAPTION_MARK = re.compile(
    r"[،,]?\s?(?:image caption,|تصویر کا کیپشن[،,:]?|التعليق على الصورة[،,:]|pie de foto,|légende image,"
    r"|подпись к фото,"
    r"|bildunterschrift,|इमेज कैप्शन,)\s*|media caption,\s*|(?:photo |picture )?caption\s?[:|]\s*|l[ée]gende\s?:\s*"
    r"|bildunterschrift\s?:\s*"
    r"|pie de foto\s?:\s*|[▲△▶◀▼]\s?|【写真】\s?|写真\u3000\s?|写真説明\s?[:：=]?\s?|图说[:：]\s?|图注[:：]\s?"
    r"|圖說[:：]\s?|사진\s?설명\s?[=:]\s?|подпись\s?:\s*",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\s/—–|＝=・-]")
_DASHES = frozenset("—–")
_STOPS = frozenset(".؟۔।!")
_CASELESS = re.compile(r"[\u0600-\u06ff\u0900-\u097f]")
_CAPTION = 110
_LONGEST_SCENE = 240
_SHOUTED = re.compile(r"(?<=[.!?»”\"’] )(?P<credit>[A-ZÁÉÍÓÚÑÜÇÀÈÊÄÖ][A-ZÁÉÍÓÚÑÜÇÀÈÊÄÖ .&/-]{2,39})$")
_RUSSIAN = re.compile(
    r"(?:(?<=[.!?»…”\"] )|^)фото:? (?=пресс|из |с сайта|с места|автора|архив|агентства|предоставлен|(?-i:[А-ЯЁ]))"
    r"(?P<credit>[^.]{4,60})$",
    re.IGNORECASE,
)
# What ends a caption after its last stop: "… the harvest. Contributed photo", "… visitantes. Foto Cuartoscuro".
_CLOSING = re.compile(
    r"(?<=[.!?»”\"’。।۔] )(?:(?P<kind>(?i:(?:contributed|submitted|supplied|handout|staff|courtesy) photo))"
    r"|(?:Foto|Fotos|Photo|Photos|사진) (?P<credit>[A-ZÀ-Þ가-힣][\w’'-]*(?: [\w’'-]+){0,3}))$"
)
_ARCHIVED = re.compile(
    r"[.!?»”\"’] (?:file photo|archive photo|foto de archivo|foto d['’]archivio|photo d['’]archives?|archivfoto"
    r"|архивное фото|фото из архива|arşiv fotoğrafı)\.?$",
    re.IGNORECASE,
)
_JAPANESE_SCENE = re.compile(
    r"[^=＝。]{8,90}[=＝](?:[^=＝。]{0,10}日、[^=＝。]{1,16}|[^=＝。]{2,16}(?:で|[市町村区県都府島港駅館湾城寺内沖]))"
)
_KOREAN_FILED = re.compile(r"[가-힣]{2,6} ?= ?[가-힣A-Za-z0-9]{2,12}")
_PLAIN_WORDS = word_set("in on at with near after during is are was were to for")
_NO_SOURCE = word_set("who which he she it they said says told am pm")


def credit_span(caption: str) -> tuple[int, int, int] | None:
    """Where the credit of a caption begins and ends, and where the caption's own text stops; None without a credit."""
    return _span(caption, False)


def ends_in_credit(text: str) -> bool:
    """Whether a line ends like a caption with its credit, told by the line alone; a dateline alone does not."""
    return _span(text, True) is not None and not _is_dateline(text)


def _is_dateline(text: str) -> bool:
    """Whether a line is a place in capitals and the agency after it: "MADRID, 04 (SERVIMEDIA)"."""
    return text[-1] == ")" and text[:3].isupper() and len(text) <= 50 and datelines.read(text) is not None


def is_credit_line(text: str) -> bool:
    """Whether a line is nothing but a credit: "— AFP", "Photo/Supplied"."""
    return credit_line(text) is not None


def credit_line(text: str) -> tuple[int, int] | None:
    """Where the credit stands in a line that is nothing else, without its mark; None for any other line."""
    if len(text) > 90:
        return None
    bare = text.strip(_END + "—–-()[]（）［］")
    if not bare or (_SEPARATORS.search(text) is None and not _is_credited(bare)):
        return None
    if len(bare) <= 60 and sources.is_cited(bare):
        mark = _mark(bare)
        if mark is None and _LABELLED.fullmatch(text) is None:
            at = text.index(bare)
            return at, at + len(bare)
    span = _span(text, True)
    return (span[0], span[1]) if span is not None and not text[: span[2]].strip(_TRIM + "([（［") else None


def _is_credited(bare: str) -> bool:
    """Whether a line's first or last word may be an agency's, or a word says that a credit follows."""
    words = _WORDS.split(bare.replace("’", "'"))
    return (
        words[-1] in sources.ends()
        or words[0] in sources.agencies()
        or _SAYS.search(bare) is not None
        or bare[0] in "©ⓒ="
        or bare[-1] in "摄攝影供图圖发發）"
        or bare[:4] in {"Фото", "ФОТО"}
        or "DB" in words
    )


def says_photo(text: str) -> bool:
    """Whether a credit line has a word for pictures, and not only the name of an agency."""
    return _mark(text) is not None or _SAID.match(text) is not None


def caption_mark(text: str) -> int:
    """How many characters of a line only say that it is a caption: "Image caption, ", "▲"; 0 where there are none."""
    match = _CAPTION_MARK.match(text)
    return match.end() if match else 0


def is_scene(text: str) -> bool:
    """Whether a line without a credit ends like a caption: "…模型＝２日、那覇市", "… the old pier. File photo"."""
    return len(text) <= _LONGEST_SCENE and bool(_JAPANESE_SCENE.fullmatch(text) or _ARCHIVED.search(text))


def _span(caption: str, strict: bool) -> tuple[int, int, int] | None:
    """The credit; `strict` asks for an agency, a mark or a bracket, as titles too end in names after a dash."""
    text = caption.rstrip(_END)
    if not text:
        return None
    if text[-1] in "”’\"'" and text[-2:-1] in _CLOSERS:
        text = text[:-1]
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:]
    found = _bracketed(tail) if tail[-1] in _CLOSERS else None
    if found is None:
        found = _marked(tail) or _eastern(tail) or _bare(tail, strict)
    if found is None:
        return None
    start, end, stop = found
    return offset + start, offset + end, len(caption[: offset + stop].rstrip(_TRIM))


def _bracketed(tail: str) -> tuple[int, int, int] | None:
    """A credit in brackets at the end, without the mark inside them."""
    opener = tail.rfind(_CLOSERS[tail[-1]])
    if opener < 0:
        return None
    if tail[opener - 4 : opener].endswith(("新华社发", "中新社发", "新华社", "中新社")):
        return _eastern(tail)
    inside = tail[opener + 1 : -1]
    at = opener + 1 + len(inside) - len(inside.lstrip())
    inside = inside.strip()
    if not 2 <= len(inside) <= 80:
        return None
    mark = _mark(inside)
    if mark is not None:
        return at + mark, at + len(inside), opener
    if _KOREAN_FILED.fullmatch(inside) and sources.is_agency(inside.partition("=")[2].strip()):
        return at, at + len(inside), opener
    eastern = _eastern(inside)
    if eastern is not None:
        return at + eastern[0], at + eastern[1], opener
    said = _SAID.match(inside)
    if said is not None:
        return at + _said_from(said), at + len(inside), opener
    named = _is_source(inside) or (_CASELESS.match(inside) and _is_photographer(tail[:opener], inside))
    return (at, at + len(inside), opener) if named else None


def _is_photographer(before: str, inside: str) -> bool:
    """Whether a name in brackets signs a picture, in a script without capitals: after a short line that is no text."""
    found = uncased(inside)
    return found is not None and bool(found.names) and len(before) < _CAPTION and _STOPS.isdisjoint(before)


def _is_source(inside: str) -> bool:
    """Whether words in brackets are a source and no part of the caption: ages, directions and party marks are none."""
    if sources.is_cited(inside):
        return True
    if _POINTER.match(inside) or inside[-1] in ".!?":
        return False
    first = inside.split(None, 1)[0].casefold()
    if inside[0].islower():
        return first in {
            "file",
            "photo",
            "courtesy",
            "via",
            "screengrab",
            "screenshot",
            "supplied",
            "handout",
            "archive",
        }
    if sources.has_cue(inside):
        return True
    if not inside[0].isupper() or _NAMED.fullmatch(inside.replace(",", "")) is None:
        return False
    return not (sources.is_place(inside) or first in _dates() or _NO_SOURCE & set(inside.casefold().split()))


@cache
def _dates() -> frozenset[str]:
    return frozenset(
        packs.folded(word) for pack in packs.packs() for group in (*pack.months, *pack.weekdays) for word in group
    ) | frozenset(packs.together("kickers"))


def _mark(text: str) -> int | None:
    """Where the credit begins in a text that starts with a word for it: "Photo: ", "Foto: ", "写真="."""
    match = _SEPARATORS.search(text)
    if match is None or match.end() >= len(text):
        return None
    if match[0] == "/" and text[: match.start()].casefold() == "photo":
        return 0  # "Photo/Supplied" is how the credit is printed
    return match.end() if packs.folded(text[: match.start()]).strip() in _words() else None


@cache
def _words() -> frozenset[str]:
    """Words that stand before a credit."""
    listed = packs.together("credits")
    return frozenset(phrase for phrase in listed if not phrase.endswith("caption") and phrase != "légende") | frozenset(
        map(packs.folded, linewords.phrases("credit_words"))
    )


def _marked(tail: str) -> tuple[int, int, int] | None:
    """A credit after a word that says so, at the end of a caption or all there is."""
    labelled = _LABELLED.fullmatch(tail)
    if labelled is not None:
        return labelled.start("credit"), len(tail), 0
    for match in _SEPARATORS.finditer(tail) if _SEPARATOR.search(tail) else ():
        before = packs.folded(tail[max(0, match.start() - 28) : match.start()])
        word = _last_word(before)
        if word is None:
            continue
        start = match.start() - len(word)
        credit = tail[match.end() :]
        if 2 <= len(credit) <= 70 and ". " not in credit and _follows(tail, start, credit):
            first = start if match[0] == "/" and word == "photo" else match.end()
            return first, len(tail) - (3 if credit.endswith(" 제공") else 0), start
    if _SAYS.search(tail):
        said = _SAID.search(tail)
        if said is not None and ". " not in said["credit"] and len(said["credit"].split()) <= 8:
            owner = _OWNER.search(tail, 0, said.start())
            return (owner or said).start("mark"), len(tail), (owner or said).start()
    if "ото " in tail[-70:] or "ОТО " in tail[-70:]:
        russian = _RUSSIAN.search(tail)
        if russian is not None and len(russian["credit"].split()) <= 6:
            return russian.start("credit"), len(tail), russian.start()
    closing = _CLOSING.search(tail)
    if closing is not None:
        name = "credit" if closing["credit"] else "kind"
        return closing.start(name), len(tail), closing.start()
    rights = _RIGHTS.search(tail) if "©" in tail else None
    return (rights.start("credit"), len(tail), rights.start()) if rights else None


def _said_from(said: re.Match[str]) -> int:
    """Where the credit begins: "Photo by Mira Holt" and "Courtesy of the museum" are credits as a whole."""
    return said.start("mark")


def _follows(tail: str, start: int, credit: str) -> bool:
    """Whether a mark within a caption stands at its end: after a stop, a bar or a blank, before a name."""
    before = tail[:start].rstrip()
    if not before and not _PLAIN_WORDS.isdisjoint(credit.split()) and not sources.has_cue(credit):
        return False
    if not before:
        return credit[0].isupper() or not credit[0].isalpha() or sources.is_cited(credit) or credit[0] > "\u05ff"
    ends = before[-1] in '.!?…”"»。)）]|–—-/،۔।،▲,;'
    return (ends or sources.is_cited(credit)) and len(credit.split()) <= 7


def _last_word(before: str) -> str | None:
    """The word or words for a credit that a text ends with, the longest of them."""
    words = _words()
    for start in range(len(before)):
        if before[start:] in words and (start == 0 or not before[start - 1].isalpha() or before[start] > "\u2fff"):
            return before[start:]
    return None


def _eastern(tail: str) -> tuple[int, int, int] | None:
    """Photographers' marks of Japanese, Chinese and Korean captions."""
    if tail[-1] < "\u2000" and tail[-2:] != "摄)" and "사진" not in tail and "ⓒ" not in tail and "DB" not in tail:
        return None
    match = _EASTERN.search(tail)
    if match is None or match.lastgroup is None:
        return None
    start, end = match.span(match.lastgroup)
    return start, end, start if match.lastgroup in {"zh", "issue"} else match.start()


def _bare(tail: str, strict: bool) -> tuple[int, int, int] | None:
    """Agencies after the last stop, a dash, a bar or a comma; in a caption also a name after a dash."""
    shouted = _SHOUTED.search(tail) if tail[-2:].isupper() else None
    if shouted is not None and (sources.has_cue(shouted["credit"]) or sources.is_agency(shouted["credit"])):
        return shouted.start("credit"), len(tail), shouted.start()
    last = _WORDS.split(tail[-30:])[-1].replace("’", "'")
    cited = last in sources.ends() or "/" in tail[-40:]
    if not cited and strict:
        return None
    found: tuple[int, int, int] | None = None
    for match in _BOUNDARY.finditer(tail):
        segment = tail[match.end() :].lstrip("—–- ")
        if not segment or len(segment) > 80:
            continue
        start = len(tail) - len(segment)
        if cited and sources.is_cited(segment):
            return start, len(tail), match.start()
        if (
            not strict
            and found is None
            and not _DASHES.isdisjoint(tail[match.start() : start])
            and _is_signed(tail, match.start(), segment)
        ):
            found = start, len(tail), match.start()
    return found


def _is_signed(tail: str, at: int, segment: str) -> bool:
    """Whether what follows a dash is a photographer or an outlet: after a full stop, or a name of two words."""
    if _NAMED.fullmatch(segment) is None or not segment[0].isupper() or _NO_SOURCE & set(segment.casefold().split()):
        return False
    closed = tail[:at].rstrip()[-1:] in {".", "!", "?", "”", '"', "’"}
    return (closed and len(segment.split()) <= 4) or (_PERSON.fullmatch(segment) is not None and len(tail) > 40)
