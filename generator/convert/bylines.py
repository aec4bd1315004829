"""Lines that say who wrote an article: the names in ordinary case, and where each is printed."""

from __future__ import annotations

import re
from functools import cache

from generator.convert import packs, sources
from generator.convert.nameforms import ordinary, split_names
from generator.convert.uncased import Byline, eastern, uncased
from generator.convert.words import word_set

__all__ = ["SURE", "Byline", "is_name", "is_person", "ordinary", "read", "split_names"]

SURE = 0.8
"""From here on a line is a byline wherever it stands; below, only beside a title or a date line."""
_LONGEST = 200
_LOWER = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțа-яёіїєґѓќўα-ωάέήίόύώ"
_INITIAL = rf"[^\W\d_{_LOWER}]"
_SMALL = (
    r"(?:de|la|al|bin|bint|van|von|der|den|el|da|di|del|du|dos|das|ibn|ben|abu|ter|ten|y|e|zu|zur|le|af|av|ul|ur|st\.)"
)
_WORD = rf"(?:{_INITIAL}(?:[\w’'‘-]*+)\.?|{_SMALL}|[dlDLO][’'](?:{_INITIAL})[\w’'-]*+)"
_NAME = re.compile(rf"{_INITIAL}[\w’'‘.-]*+(?: {_WORD}){{1,4}}")
_CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u0dff]")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
_NO_NAMES = word_set(
    """
    the special news photo arab gulf video audio opinion world business sport sports updated staff writer reuters our
    press agency agencies department ministry university council committee party league cup union court bank group
    company institute association society festival museum hospital school college airport bridge street road park
    and or for with in on at is are was were has have will be to from by about after before how why what when who
    more latest top breaking live exclusive analysis report reports update read share follow about contact home
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december north south east west northern southern eastern western central upper lower
    national international minister president prime foreign secretary police army navy force forces war peace
    day week year night morning christmas easter ramadan eid
    correspondent reporter editor desk bureau newsroom team
    comments facebook twitter instagram youtube whatsapp telegram códigos descuento cupones ofertas gutscheine
    haus geschichte museum museo musée kunst
    """
)
_ALSO_NAMES = word_set(
    "were will west north south east day night week march april june august park king wells read share"
)
# Case endings of Turkish after an apostrophe, and a German genitive: "Ege Denizi'nde", "Haus der Geschichte".
_NO_PERSON = re.compile(
    r"\w{3}['’](?:n?[dt][ae]ki|n?[dt][ae]n|nd[ae]|n[ıiuü]n)\b"
    r"|^(?:(?!(?:van|von|auf|vom|zu)\b)\S++ )?\S++(?<!van)(?<!von) (?:der|des) [A-ZÄÖÜ]"
)
_SIGNED_BELOW = re.compile(r"(?:^|[\s|])(?:Published|Edited|Updated) by:? (?P<name>[^\d:|]{4,40})$", re.IGNORECASE)
_SUBMITTED = re.compile(r"Submitted by:? (?P<name>[A-ZÀ-Þ][a-zß-ÿ]{2,15})")
_OUTLET_REPORT = re.compile(
    r"(?:[A-Z][\w’'-]+ ){1,3}(?:Gazette|Times|News|Tribune|Herald|Post|Press|Courier|Journal|Chronicle) [Rr]eport"
)
_ROLE = re.compile(
    r"(?:(?:AP|AFP|CNN|BBC|Reuters|Dawn|Staff|Special|Senior|Chief|Our|The|Guest|Contributing|Associate"
    r"|Deputy|Foreign|Political|Sports?|Science|Health|Business"
    r"|Technology|Religion|Education|Environment|Religious|Economics?|Diplomatic|Defen[cs]e|Middle|East"
    r"|Asia|Africa|Europe|Investigative|Freelance|Data|News|World|National|Culture|Arts)\s){0,5}+"
    r"(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]olumnist|[Jj]ournalist|[Aa]nalyst|[Cc]ritic"
    r"|[Cc]ontributor|[Pp]roducer|[Ss]taff|[Dd]esk|[Ii]ntern|[Aa]uthor"
    r"|[Ff]ellow|[Pp]rofessor|[Ll]ecturer|[Pp]resenter)s?(?: (?:in|at|for|of) [\w ’'.-]{2,40})?"
    r"|(?:[Ss]pecial|[Ee]xclusive) (?:to|for) (?:the )?[\w ’'.-]{2,40}|(?:[Ff]rom|[Ff]or"
    r"|[Ww]ith) (?:the )?(?-i:[^\W\d_a-z])[\w ’'.&-]{1,40}|[Ii]n (?-i:[^\W\d_a-z])[\w ’'.,-]{1,40}"
    r"|PhD|M\.?D\.?|MP|MEP|Jr\.?|Sr\.?|OBE|CNN|BBC(?: News)?|[A-Z]{2,5} News"
)
_MAIL = re.compile(
    r"\s?[(<\[|]?\s?[\w.+-]++@[\w-]++(?:\.[\w-]++)*\s?[)>\]]?|\s?[(\[|/,]?\s?@\w{2,30}\)?|\s?\((?:Twitter"
    r"|X): ?[^)]{2,30}\)"
)
_JOINT = re.compile(
    r"\s*[,;，、،]\s*(?:(?:and|AND)\s+|und\s+|et\s+|y\s+|و\s?)?|\s+(?:and|AND|&|et|ET|und|UND|y|e|и|ve|और|एवं|اور|with|avec"
    r"|con|mit)\s+|\s*[/|｜•·]\s*|\s+و\s?(?=\S)"
)
_PLACED = re.compile(
    r"\s+(?:in|from|at|à|au|en|aus|из|for)\s+(?:the\s+)?(?P<what>[^\W\d_][\w .’'-]{1,40})$", re.IGNORECASE
)
_FROM = re.compile(r"(?P<name>[^–—-]{4,40}?)\s[–—-]\s(?P<place>[^\d–—]{2,30})")
_DASHED = re.compile(r"\s+[–—-]\s+[^\d]{2,40}$")
_RANK = re.compile(r"^[A-Z][a-z]{1,4}\.?(?: [A-Z][a-z]+)? \((?:r|R|[Rr]e?td\.?)\) ")  # "Col (r) Zubair Hayat"


def read(text: str) -> Byline | None:
    """The byline that a whole line is, or None; one that goes on after the name is none: its end is not certain."""
    if not 2 < len(text) <= _LONGEST:
        return None
    if text[0] > "\u2fff" or "기자" in text:
        found = eastern(text)
        if found is not None:
            return found
    start = _after_by(text)
    if start:
        return _listed(text, start)
    if len(text) > 90 or text[-1] in ".!?…。:؟،":
        return None
    if _signs(text):
        return Byline((), (), 0.9)
    if text[0] == "S" and (single := _single(text)) is not None:
        return single
    if "ublished by" in text and (below := _SIGNED_BELOW.search(text)) is not None:
        return _listed(text, below.start("name")) if "," in text[: below.start()] else None
    if "\u0600" < text[0] < "\u0980":
        return uncased(text)
    return _unmarked(text) if text[0] < "\u0300" else None


def _signs(text: str) -> bool:
    """Whether a desk signs: "Web Desk", "Staff Reporter Peshawar", "Velm Gazette report"."""
    if packs.folded(text) in _signing():
        return True
    desk, _, place = text.rpartition(" ")
    if text.endswith("eport"):
        return _OUTLET_REPORT.fullmatch(text) is not None
    return bool(desk) and packs.folded(desk) in _signing() and sources.is_place(place)


def _single(text: str) -> Byline | None:
    """One name of who sent a text in: "Submitted by Arin"."""
    match = _SUBMITTED.fullmatch(text)
    if match is None or sources.is_agency(match["name"]) or match["name"].casefold() in _NO_NAMES | _signing():
        return None
    return Byline((match["name"],), (match.span("name"),), 0.85)


def is_name(text: str) -> bool:
    """Whether a line may be a person's name and nothing else: two to five words, each with a capital, no digit."""
    text = _RANK.sub("", text)
    if not 4 < len(text) <= 40 or _NAME.fullmatch(text) is None or _CASELESS.search(text) or _EAST.search(text):
        return False
    folded = text.casefold()
    return not (
        _NO_NAMES & set(folded.split())
        or _NO_PERSON.search(text)
        or folded.split()[0] in _spaced() - {"de", "di", "da"}
        or folded in _desks()
        or sources.is_place(text)
        or sources.is_outlet(text)
        or sources.is_agency(text)
    )


def _after_by(text: str) -> int:
    """Where the names begin after a word such as "By", 0 where the line begins with none."""
    head = packs.folded(text[:28])
    for phrase in _by().get(head[:1], ()):
        if not head.startswith(phrase) or packs.folded(text[: len(phrase)]) != phrase:
            continue
        end = len(phrase)
        rest = text[end : end + 4]
        marks = rest.lstrip(" \u00a0\u3000")
        if not marks:
            continue
        if marks[0] in ":：/／|-–・" and (marks[0] not in "-–/・" or phrase[0] > "\u2fff"):
            after = text[end:].lstrip(" \u00a0\u3000:：/／|-–・")
        elif rest[0] in " \u00a0\u3000" and phrase in _spaced():
            after = text[end:].lstrip(" \u00a0\u3000")
        else:
            continue
        return len(text) - len(after) if after else 0
    return _shifted(text) if _CASELESS.match(text) else 0


def _shifted(text: str) -> int:
    """Where the names begin in a script whose vowel signs a folded text has not: after the colon."""
    at = text.find(":", 0, 28)
    return (
        len(text) - len(text[at + 1 :].lstrip())
        if at > 0 and packs.folded(text[:at]).strip() in _phrases() and text[at + 1 :].strip()
        else 0
    )


@cache
def _phrases() -> frozenset[str]:
    extra = (
        "article author, story by, words by, reported by, by author, author, text, autor, autora, redaktion, "
        "автор, بقلم, كتب, کالم, تحریر, 文, 记者, 記者, 作者, 글, 글쓴이, लेखक"
    )
    return frozenset(packs.together("by")) | {packs.folded(phrase) for phrase in extra.split(", ")}


@cache
def _spaced() -> frozenset[str]:
    """Words after which a name stands without a colon."""
    listed = (
        "by, written by, reported by, story by, words by, article by, text by, par, von, por, di, de, di, "
        "da, автор, بقلم, yazan, haber, 記者, 记者, 文"
    )
    many = {phrase for phrase in packs.together("by") if " " in phrase}
    return frozenset({packs.folded(phrase) for phrase in listed.split(", ")} | many)


@cache
def _by() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in packs.longest_first(_phrases()):
        found.setdefault(phrase[:1], []).append(phrase)
    return {start: tuple(listed) for start, listed in found.items()}


@cache
def _desks() -> frozenset[str]:
    return (
        frozenset(packs.together("nobody"))
        | frozenset(packs.together("correspondents"))
        | {"staff writers", "news agencies", "desk", "bureau report"}
    )


def _listed(text: str, start: int) -> Byline | None:
    """The names after a by-word: each a name, or what may stand after names: a role, an outlet, a place, an address."""
    short = packs.folded(text[:start]).strip(" :") in {"de", "di", "da"}
    return _names(text, start, 0.6 if short else 0.95, _is_doubtful(text, start))


def _is_doubtful(text: str, start: int) -> bool:
    """Whether a name alone is too little evidence: the by-word is a small word of prose and no colon follows it."""
    return ":" not in text[:start] and len(text[:start].strip()) <= 3 and text[:start].islower()


def _names(text: str, start: int, confidence: float, doubtful: bool) -> Byline | None:
    found: list[tuple[int, int]] = []
    agency = (0, 0)
    desk = False
    for part, at in _parts(text, start, _end_of_names(text, start)):
        bare = _bare(part)
        if found and _ROLE.fullmatch(part) is not None:
            continue
        if is_person(bare, after=not doubtful and bool(start)):
            found.append((at, at + len(bare)))
        elif sources.is_outlet(bare):
            agency = agency if found or agency != (0, 0) else (at, at + len(bare))
        elif packs.folded(bare) in _desks():
            desk = True
        elif start and not found and 1 < len(bare) <= 8 and bare.isupper() and bare.isalpha():
            agency = at, at + len(bare)
        elif not found or not (_is_role(part) or (confidence < SURE and _is_town(part)) or _is_barred(text, at, part)):
            return None
    if not found and agency == (0, 0) and not desk:
        return None
    spans = tuple(found) or ((agency,) if agency != (0, 0) else ())
    names = tuple(ordinary(text[slice(*span)]) if found else text[slice(*span)] for span in spans)
    return Byline(names, spans, confidence, agency=bool(spans) and not found)


def _is_barred(text: str, at: int, part: str) -> bool:
    """Whether a part behind a bar may be an outlet: a few words with capitals, "By Mira Holt | The Velm Line"."""
    words = part.split()
    return text[:at].rstrip()[-1:] in {"|", "｜"} and len(words) <= 5 and all(word[0].isupper() for word in words)


def _is_role(part: str) -> bool:
    """Whether a part says what a writer is, or where: "Staff Writer", "correspondante à Hanoï"."""
    if _ROLE.fullmatch(part) is not None:
        return True
    folded = packs.folded(part)
    first = folded.split(" ", 1)[0]
    return folded in _desks() or (first in _desks() and len(part) <= 50)


def _is_town(part: str) -> bool:
    """Whether a part after a name may be where its bearer works: a known place, or one word with a capital."""
    return sources.is_place(part) or (
        part.isalpha() and part[0].isupper() and not part.isupper() and part.casefold() not in _NO_NAMES
    )


@cache
def _signing() -> frozenset[str]:
    """Desks and accounts that sign alone on a line."""
    return frozenset(phrase for phrase in packs.together("correspondents") if " " in phrase or phrase[0] > "\u2fff") | {
        "admin",
        "administrator",
        "webmaster",
    }


def _bare(part: str) -> str:
    """A name without what stands after it: its place, its outlet after a dash, its agency."""
    if is_name(part) or sources.is_agency(part):
        return part
    placed = _PLACED.search(part)
    bare = part[: placed.start()] if placed else part
    if not is_name(bare):
        bare = _DASHED.sub("", bare)
    for agency in (
        "The Associated Press",
        "Associated Press",
        "Agence France-Presse",
        "Agence France Presse",
        "Reuters",
    ):
        if bare.endswith(f" {agency}"):
            return bare[: -len(agency) - 1]
    return bare


def is_person(text: str, after: bool) -> bool:
    """Whether words are a person's name; after a by-word also in scripts without capitals, and with initials."""
    if is_name(text) or (after and _is_called(text)):
        return True
    if not after or not 2 <= len(text) <= 40:
        return False
    if _EAST.search(text):
        return re.fullmatch(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々·・\s\u3000]{2,14}", text) is not None
    if _CASELESS.search(text):
        return 1 < len(text.split()) <= 5 and not re.search(r"[\d.!?؟۔:،]", text[:-1])
    return False


def _is_called(text: str) -> bool:
    """Whether a name after a by-word holds a word that names share with others: "By Achieng Were", "By Cornel West"."""
    words = frozenset(text.casefold().split())
    return (
        2 <= len(words) <= 3
        and len(text) <= 40
        and bool(_NO_NAMES & words)
        and _NO_NAMES & words <= _ALSO_NAMES
        and _NAME.fullmatch(text) is not None
        and not (sources.is_place(text) or sources.is_outlet(text) or sources.is_agency(text))
    )


def _end_of_names(text: str, start: int) -> int:
    """Where mail addresses, handles and notes in brackets begin at the end of the line."""
    match = _MAIL.search(text, start)
    end = match.start() if match is not None and not text[match.end() :].strip(" )|,") else len(text)
    bracket = re.search(r"\s?[(\[（][^()\[\]（）]{2,50}[)\]）]$", text[start:end])
    if bracket is not None:
        end = start + bracket.start()
    return start + len(text[start:end].rstrip(" ,;|–—-."))


def _parts(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """What the joints of a list part, with the place of each."""
    found: list[tuple[str, int]] = []
    at = start
    for match in _JOINT.finditer(text, start, end):
        found.append((text[at : match.start()], at))
        at = match.end()
    found.append((text[at:end], at))
    return [(part.rstrip(), place + len(part) - len(part.lstrip())) for part, place in found if part.strip()]


def _unmarked(text: str) -> Byline | None:
    """A line without a by-word: an agency, names with a role or a place, names joined by "and"."""
    if not (text[0].isupper() and 2 <= len(text.split()) <= 14) and not sources.is_outlet(text):
        return None
    if sources.is_outlet(text):
        return Byline((text,), ((0, len(text)),), 0.7, agency=True)
    if _NAME.match(text) is None:
        return None
    end = _end_of_names(text, 0)
    parts = _parts(text, 0, end)
    name, _ = parts[0]
    dashed = _FROM.fullmatch(text)
    if dashed is not None and is_name(dashed["name"]) and sources.is_place(dashed["place"]):
        return Byline((ordinary(dashed["name"]),), (dashed.span("name"),), 0.6)
    placed = _PLACED.search(name)
    first = name[: placed.start()] if placed else name
    if not is_name(first):
        return None
    if placed is not None:
        known = sources.is_place(placed["what"]) or sources.is_agency(placed["what"])
        if len(parts) > 2 or not known:
            return None
    elif (len(parts) == 1 and end == len(text)) or (
        len(parts) > 1
        and not all(is_name(part) or sources.is_agency(part) or _is_role(part) for part, _ in parts[1:])
        and not (len(parts) == 2 and text[len(name) : len(name) + 1] == "," and _is_town(parts[1][0]))
    ):
        return None
    if _DASHED.search(text):
        return None
    mailed = end < len(text) and ("@" in text)
    return _names(text, 0, 0.85 if mailed or any(_is_role(part) for part, _ in parts[1:]) else 0.6, False)
