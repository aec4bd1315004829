"""Which of the old encodings a text that is no UTF-8 is in: the one that makes the most of its letters common ones."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

FALLBACK = "cp1252"
_SAMPLE = 8_192
_MARGIN = 0.1
_RARE = -0.6
_UNDEFINED = -2.0
_CYRILLIC = ("оеаинтсрвлкмдпуяы", "ьгзбчйхжшюцщэфёіїєґў«»—–“”№", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯІЄ")
_ARABIC = ("اليمنورتبةعدسفهكحقأ", "پچژگکیےںھٹڈڑإآىئءؤذزضطظغثجشخصًٌٍَُِّْ،؛؟«»“”ـ", "")
_GREEK = ("αοιετσνηυρπκμλωςάέήίόώύ", "γδθφχβξζψϊϋ«»’“”", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ")
_LATIN_QUOTES = "“”‘’–—…«»‹›•·°£€©®™„\xa0"
_WEST = "éèêàâçñóíáúöüäßåæøãîôœëï"
_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经月日市公新者将部报其前从开加区高长政现进府与业三次关本二第号因力社事之都北京全外家名最"
)
_HAN_OLD = (
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定"
    "行學法所民得經月日市公新者將部報其前從開加區高長政現進府與業三次關本二第號因力社事之都北全外家名最台灣表示"
)
_KANA = "のにをはたがでとしてるなれらいすっかりもこうくさあまそどンースルトイラリクドアジ"
_KANJI = "日一国年大十二本中人会事者社自行長新同的月分市時三東生学出高部後前京上立内田定地金政対間力下間合回方見"
_HANGUL = (
    "이다는의에을가고를은한로기지사하도자인대정서시해원부장과으일수들어리보나있전했것상주공교경학등제국구성동선아여방"
    "비관조회안만세계위연소개당신유민오치발용행년월라화무"
)
_THAI = "านรกอเงยมลวดทสตะปบคหแใไพ่้ีิัาำุูขจชซญณธนผฝฟภศษฉโ็์"


@dataclass(frozen=True, slots=True)
class _Writing:
    """An encoding and its letters: the common ones, others that are well in place, and those that begin words only."""

    encoding: str
    common: str
    others: str = ""
    capitals: str = ""
    latin: bool = False


# In order of precedence; what is not clearly better than what stands before it is not taken.
_WRITINGS = (
    _Writing("cp1252", _WEST + _LATIN_QUOTES, "ùûõòìšžýðþ§½¿¡ºª¼²³´ÉÀÇÖÜÄÅØÆÁÓÚÍÑÈÊÎŒÔŸÞÕ", latin=True),
    _Writing("cp1254", "ğışİçöü’“”‘–—…", "ÇÖÜŞĞâîû«»•·°£€©éêëñ\xa0", latin=True),
    _Writing("mac_roman", "éèêàâçñóíáúöüäßåæøãîôœëï“”‘’–—…«»•·°£©®\xa0", "ùûõ§ÉÀÇÖÜÄÅØÆ€", latin=True),
    _Writing("cp1250", "ěščřžýáíéůąęłśżźćńóúťďňőűäöüß“”„’–…", "ŠČŘŽÝÁÍÉŮŁŚŻŹĆÓÚĎŇâîăşţŐ—‘«»\xa0", latin=True),
    _Writing("iso8859_2", "ěščřžýáíéůąęłśżźćńóúťďňőűäöüß", "ŠČŘŽÝÁÍÉŮŁŚŻŹĆÓÚĎŇâîăşţŐ\xa0", latin=True),
    _Writing("cp850", "éèêàâçñóíáúöüäßåæøãîôëï", "ùûÉÇÖÜÄÅØÆÑ", latin=True),
    *(_Writing(name, *_CYRILLIC) for name in ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")),
    *(_Writing(name, *_ARABIC) for name in ("cp1256", "iso8859_6")),
    *(_Writing(name, *_GREEK) for name in ("cp1253", "iso8859_7")),
    *(_Writing(name, "ויהלאמרתבשנ", "כדםחעטקפצגסזךןףץ–—“”’־") for name in ("cp1255", "iso8859_8")),
    _Writing("cp874", _THAI, "“”‘’–—…"),
    *(_Writing(name, _KANA, _KANJI) for name in ("cp932", "euc_jp")),
    _Writing("gb18030", _HAN, "，。、：；“”《》（）？！"),
    _Writing("big5", _HAN_OLD, "，。、：；「」『』（）？！"),
    _Writing("cp949", _HANGUL, ""),
)
NAMES: Mapping[str, str] = {
    "mac_roman": "Mac Roman",
    "mac_cyrillic": "Mac Cyrillic",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "cp866": "DOS 866",
    "cp850": "DOS 850",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "iso2022_jp": "ISO-2022-JP",
}
_LATIN = tuple(writing for writing in _WRITINGS if writing.latin)
_ASCII = bytes(range(128))
_SELDOM = 12  # where fewer bytes than this part are beyond ASCII, the letters are Latin
_LONG_RUN = re.compile(r"[^\W\d_\x00-\x7f]{3,}")
_IN_WORD = re.compile(r"(?<=[a-z])[^\w\s\x00-\x7f’‘“”–—…·•](?=[a-z])|(?<=[a-z])[À-ÖØ-ÞŠŽŒĞŞİ](?=[a-z])")
_MIXED = re.compile(r"[a-z][^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f][a-z]")
_TWO_BYTES = frozenset({"gb18030", "big5", "cp932", "euc_jp", "cp949"})
_TWO_BYTES_WORTH = 2.0  # among thousands of letters the common ones are rarer, and prove more
_TOO_EASY = {"cp874": 0.25}  # where nearly every byte is a letter
_PRIVATE = re.compile("[\x80-\x9f\ue000-\uf8ff]")
# What old pages say; the rest is what Python knows it by. Latin-1 on a page means Windows-1252 (WHATWG Encoding, 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "euc_kr": "cp949", "gb2312": "gb18030"}
_MEANT |= {"gbk": "gb18030", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}
_READABLE = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e)?|cp(?:125\d|8\d\d|437|720|737|775|932|949|950)|iso8859-\d+|koi8-[ru]|gb18030|big5(?:hkscs)?"
    r"|euc_jp|euc_jis_2004|shift_jis_2004|iso2022_jp|mac-[a-z0-9]+|kz1048|ptcp154|johab"
)
_DECLARED = re.compile(rb"""(?i)(?:charset|encoding|coding)[ \t]{0,4}[=:][ \t]{0,4}["']?([a-z][\w.:-]{2,24})""")
_DECLARED_IN = 1024


def declared(data: bytes) -> str:
    """The encoding that the first kilobyte names (`charset=`, `encoding=`, `coding:`), "" for none that we can read."""
    match = _DECLARED.search(data, 0, _DECLARED_IN)
    if match is None:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return ""
    name = _MEANT.get(name, name)
    return name if _READABLE.fullmatch(name) else ""


def shown(encoding: str) -> str:
    """An encoding as people call it."""
    if encoding.startswith("cp125"):
        return f"Windows-{encoding[2:]}"
    if encoding.startswith("iso8859"):
        return f"ISO 8859-{encoding[8:]}"
    return NAMES.get(encoding, encoding.upper())


def likely(data: bytes) -> tuple[str, ...]:
    """The encodings that the bytes may be in, the likeliest first, Windows-1252 always among them."""
    sample = _sample(data)
    scored: list[tuple[float, str]] = []
    few = len(sample.translate(None, _ASCII)) * _SELDOM < len(sample)
    for writing in _WRITINGS if not few else _LATIN:
        worth = _worth(sample, writing)
        if worth > 0 or writing.encoding == FALLBACK:
            scored.append((worth, writing.encoding))
    best = scored[0]
    for item in scored[1:]:
        if item[0] > best[0] + (_MARGIN if best[1] == FALLBACK else 0):
            best = item
    ranked = [name for _, name in sorted(scored, key=lambda item: -item[0]) if name not in (best[1], FALLBACK)]
    return tuple(dict.fromkeys((best[1], FALLBACK, *ranked)))


def _sample(data: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, up to a limit: what stands between them says nothing."""
    if len(data) <= _SAMPLE:
        return data
    kept: list[bytes] = []
    size = 0
    for line in data[: _SAMPLE * 64].splitlines(keepends=True):
        if not line.isascii():
            kept.append(line[:_SAMPLE])
            size += len(kept[-1])
        if size >= _SAMPLE:
            break
    return b"".join(kept)


def _worth(sample: bytes, writing: _Writing) -> float:
    """What a letter beyond ASCII is worth on average when the bytes are read in this encoding, 1 at most."""
    text = sample.decode(writing.encoding, "replace")
    counted = Counter(text)
    weights = _weights(writing)
    total = sum(number for character, number in counted.items() if character > "\x7f")
    if not total:
        return 0.0
    worth = sum(number * weights.get(character, _RARE) for character, number in counted.items() if character > "\x7f")
    worth += (_UNDEFINED - _RARE) * (counted["\ufffd"] + len(_PRIVATE.findall(text)))
    if writing.encoding in _TWO_BYTES:
        worth *= _TWO_BYTES_WORTH
    elif not writing.latin:
        worth -= 2 * len(_MIXED.findall(text)) + _TOO_EASY.get(writing.encoding, 0.0) * total
    else:
        worth -= 2 * min(counted["ø"], counted["è"] + counted["ì"])  # no language has both
        worth -= 1.5 * sum(len(run) for run in _LONG_RUN.findall(text)) + 2 * len(_IN_WORD.findall(text))
    return worth / total


@cache
def _weights(writing: _Writing) -> Mapping[str, float]:
    weights = dict.fromkeys(writing.capitals, -0.1)
    weights |= dict.fromkeys(writing.others, 0.5)
    weights |= dict.fromkeys(writing.common, 1.0)
    if not writing.latin:
        weights |= dict.fromkeys(_LATIN_QUOTES, 0.0)
    if writing.encoding in _TWO_BYTES:
        weights = {**_ideographs(writing.encoding), **weights}
    return weights


def _ideographs(encoding: str) -> Mapping[str, float]:
    """Letters of the script that are neither common nor out of place."""
    blocks: dict[str, tuple[range, ...]] = {
        "cp949": (range(0xAC00, 0xD7A4),),
        "cp932": (range(0x3041, 0x30FF), range(0x4E00, 0x9FA6)),
        "euc_jp": (range(0x3041, 0x30FF), range(0x4E00, 0x9FA6)),
    }
    found = {chr(number): 0.05 for block in blocks.get(encoding, (range(0x4E00, 0x9FA6),)) for number in block}
    return found | dict.fromkeys("　、。，．・：；？！「」『』（）【】〈〉《》〜ー–…“”‘’０１２３４５６７８９", 0.1)
