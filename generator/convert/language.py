"""Which language an article is written in: by its script, then by its letters, then by its small words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generator.convert.packs import packs
from generator.convert.words import word_set

_SAMPLE, _MOST_WORDS = 700, 100
_GLANCE, _MOSTLY = 240, 150
_SCRIPTS = {
    "arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"),
    "cyrillic": re.compile(r"[\u0400-\u052f]+"),
    "devanagari": re.compile(r"[\u0900-\u097f]+"),
    "hangul": re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]+"),
    "han": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+"),
    "kana": re.compile(r"[\u3041-\u3096\u30a1-\u30fa]+"),
    "latin": re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+"),
    "other": re.compile(r"[\u0370-\u03ff\u0530-\u05ff\u0700-\u074f\u0780-\u08ff\u0980-\u10ff\u1200-\u1cff]+"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKED_WORD = re.compile(r"[^\s\d.,;:!?()\[\]{}\"“”„«»‹›|/<>*•…،؛؟۔।–—-]+")
# Letters that only these languages have: of the Arabic script, and of the Cyrillic.
_LETTERS = {
    "arabic": {
        "ur": re.compile("[ٹڈڑںےۓہھۂ]"),
        "ps": re.compile("[ټډړږښګڼېۍځڅ]"),
        "ckb": re.compile("[ێۆڕڵەڤ]"),
        "sd": re.compile("[ٺٻڀڄڃڇڌڍڏڊڙڪڳڱڻ]"),
        "fa": re.compile("[پچژگکی]"),
        "ar": re.compile("[ةىيكأإ]"),
    },
    "cyrillic": {
        "uk": re.compile("[іїєґІЇЄҐ]"),
        "be": re.compile("[ўЎ]"),
        "sr": re.compile("[јљњћђџЈЉЊЋЂЏ]"),
        "mk": re.compile("[ѓќѕЃЌЅ]"),
        "kk": re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]"),
        "tg": re.compile("[ҷӣӯҶӢӮ]"),
        "ru": re.compile("[ыэёЫЭЁ]"),
    },
}
# Small words of languages that have no pack, so that a text in one of them is not taken for its neighbour's.
_NEIGHBOURS = {
    "bg": "и на за от се да не са че като която който това след при бъде беше още само по-",
    "ca": "i el la els les de del dels amb per que és una un al als ha han són més també aquest aquesta però seva seu",
    "cs": "a v na je se že s z do o pro za po jako které který ale aby jeho nebo není byl bylo jsou podle také",
    "da": "og i at er det en til på som af for med den har ikke de et var der han men fra ved blev efter også siger",
    "fi": "ja on ei se että oli mutta myös kun joka ovat hän tai mukaan sekä kuin jo vielä nyt ollut mitä",
    "hu": "a az és hogy nem is egy meg volt ez de csak már még vagy szerint után mint lesz között",
    "id": "yang dan di dari untuk pada dengan ini itu dalam tidak akan oleh telah juga sebagai bahwa karena dapat",
    "it": "il di che e la per un in è non sono una con del della le da si al dei alla ha gli nel anche più come",
    "mr": "आहे आणि या हे होते केली तर पण मात्र आहेत असे त्यांनी करण्यात झाली झाले त्या असल्याचे येथील",
    "ms": "yang dan di ini untuk dengan pada dalam itu tidak akan oleh kepada beliau ialah bahawa kerana boleh",
    "ne": "छ र को मा हो भएको गरेको छन् थियो पनि भने गर्ने लागि उनले गरी बताए नेपाल",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij door naar wordt over",
    "no": "og i er det en til på som av for med den har ikke de et var han men fra ved ble etter også sier seg",
    "pl": "i w na z się że do jest nie o to po od za przez jak ale dla są oraz który która przed tym tego został",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos como mas foi ao das é são à também",
    "ro": "și în de la a cu pe pentru din că nu o este un care mai fost au sunt fi prin după acest să",
    "sv": "och att det i en är som på av för med den till inte har de ett om var han men från vid efter också säger",
    "sw": "na ya wa kwa ni katika za la kuwa hiyo huo hii ambayo baada pia wakati yake alisema huku",
    "vi": "và của là có trong cho được với các một không người đã này những khi để về từ theo",
}
_LATIN_BACKED = ("de", "en", "es", "fil", "fr", "tr")
_ENOUGH, _SHARE, _LEAD = 2.0, 0.08, 1.15


def detect(text: str) -> str:
    """The BCP 47 code of the language a text is in, "" when that is not certain.

    A title is often too short; title and body together are meant.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _by_words(_WORD.findall(sample.lower()), "latin")
    if len("".join(_SCRIPTS["latin"].findall(sample[:_GLANCE]))) > _MOSTLY:
        return _by_words(_WORD.findall(sample.lower().replace("’", "'")), "latin")
    counts = {name: sum(map(len, pattern.findall(sample))) for name, pattern in _SCRIPTS.items()}
    asian = counts["han"] + counts["kana"] + counts["hangul"]
    script = max(("arabic", "cyrillic", "devanagari", "latin", "other"), key=lambda name: counts[name])
    # A Han character is worth some three letters of an alphabet.
    if asian * 3 > counts[script]:
        return _by_characters(counts) if asian >= 4 else ""
    if script == "other":
        return ""
    pattern = _WORD if script != "devanagari" else _MARKED_WORD
    found = pattern.findall(sample.lower().replace("’", "'"))
    return _by_letters(sample, script, found) if script in _LETTERS else _by_words(found, script)


def _by_characters(counts: Mapping[str, int]) -> str:
    if counts["hangul"] > counts["kana"] and counts["hangul"] * 2 > counts["han"]:
        return "ko"
    return "ja" if counts["kana"] * 20 >= counts["han"] and counts["kana"] >= 2 else "zh"


def _by_letters(sample: str, script: str, found: list[str]) -> str:
    """The language whose own letters are printed often; where none decides, the small words do."""
    shares = {code: len(pattern.findall(sample)) for code, pattern in _LETTERS[script].items()}
    letters = sum(map(len, _SCRIPTS[script].findall(sample)))
    own = ("ps", "ckb", "sd", "ur") if script == "arabic" else ("uk", "be", "sr", "mk", "kk", "tg")
    best = max(own, key=lambda code: shares[code])
    if shares[best] * 40 > letters:
        return best
    said = _by_words(found, script)
    if script == "cyrillic":
        return said or ("ru" if shares["ru"] >= 2 and shares["ru"] * 40 > letters else "")
    if said:
        return said
    if shares["fa"] > 3 * shares["ar"] and shares["fa"] * 12 > letters:
        return "fa"
    return "ar" if shares["ar"] > 3 * shares["fa"] and shares["ar"] * 12 > letters else ""


def _by_words(found: list[str], script: str) -> str:
    """The language most of whose small words are there, when no other comes near."""
    weights = _weights(script)
    scores: dict[str, float] = {}
    words = found[:_MOST_WORDS]
    for word in words:
        for code, weight in weights.get(word, ()):
            scores[code] = scores.get(code, 0.0) + weight
    if not scores:
        return ""
    first, *others = sorted(scores, key=lambda code: (-scores[code], code))
    second = scores[others[0]] if others else 0.0
    certain = scores[first] >= max(_ENOUGH, _SHARE * len(words)) and scores[first] >= second * _LEAD
    return first if certain else ""


@cache
def _weights(script: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Small words of the languages of a script, each with its languages; a word of several weighs less."""
    codes = {"arabic": ("ar", "fa", "ur"), "cyrillic": ("ru",), "devanagari": ("hi",), "latin": _LATIN_BACKED}[script]
    neighbours = {"cyrillic": ("bg",), "devanagari": ("mr", "ne")}.get(script, ())
    if script == "latin":
        neighbours = tuple(code for code in _NEIGHBOURS if code not in {"bg", "mr", "ne"})
    lists = {item.code: frozenset(item.words("function_words")) for item in packs() if item.code in codes}
    lists |= {code: word_set(_NEIGHBOURS[code]) for code in neighbours}
    users: dict[str, list[str]] = {}
    for code, listed in lists.items():
        for word in listed:
            users.setdefault(word.casefold(), []).append(code)
    return {word: tuple((code, 1.0 if len(who) == 1 else 0.5) for code in who) for word, who in users.items()}
