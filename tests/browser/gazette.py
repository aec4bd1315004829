"""The site that shows every kind of page: an invented newspaper of two centuries, made of word lists, odd cases beside.

Sixty articles in eight languages with stories, people, pictures, corrections and events from 1204 on; a month of 400
notices, which one page holds, and one of more, which has pages for its days. The same bytes at every run.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from tests.sites import article, write

Item = TypeVar("Item")

BASE_URL = "https://packet.example/"
SEED = 1882
FULL, CROWDED = "1911-05", "1912-03"
NOTICES = {FULL: 400, CROWDED: 430}

ODD = (
    "2011/03/bare.html",
    "2011/03/long.html",
    "2011/04/unbroken.html",
    "2011/04/خطة-الفيضانات.html",
    "2011/05/urdu.html",
    "2011/06/rich.html",
    "2012/05/dates.html",
    "undated/undated.html",
)
"""Where the odd articles lie: no text, a long headline, one without spaces, from right to left, with everything."""

SETTINGS = f"""\
title: The Arden Packet
description: News of a harbour town and its river, since 1871
base_url: {BASE_URL}
"""
WHO = ("Town council", "River board", "Ferry company", "Lamp keeper", "Orchestra", "Railway", "Fishermen", "Parliament")
DOES = ("approves", "delays", "audits", "restores", "rejects", "reopens", "questions", "maps", "defends")
WHAT = ("the new quay", "winter ferries", "the old bridge", "flood defences", "the night train", "harbour dues")
WHY = ("after ten-year wait", "as costs double", "amid new evidence", "on appeal", "before winter", "in surprise vote")
TAGS = ("Floods", "Railways", "Public works", "Elections", "Harbour", "Fisheries", "Music", "Schools", "Energy")
PEOPLE = (
    ("Ada Korošec", "harbour engineer"),
    ("Łucja Dvořák", "mayor"),
    ("Tomé Ferreira", "ferryman"),
    ("Ingrid Aalto", "judge"),
    ("Samir Haddad", "historian"),
    ("Noor Iqbal", ""),
)
PLACES = ("Port Arden", "Lower Quay", "Saint Orla", "Vellmar")
ORGANISATIONS = ("River Board", "Arden Ferry Company", "Society of Lamp Keepers")
STORIES = ("The wall", "The night train")
SENTENCES = (
    "The board met for six hours before it agreed to the text, according to its minutes.",
    "Residents of the lower town filled the gallery and heard every word.",
    "The measure was first drafted in the spring and lay in a drawer since.",
    "Nobody could say who would pay for the stones, or who had ordered them.",
    "The ferry left on time for the first time in a year.",
    "A second reading is to follow when the river has fallen.",
)
HISTORY = (
    ("1204", "Monks build the first weir."),
    ("1386-06", "A charter gives the town its harbour."),
    ("1571-11-02", "The great flood takes the bridge."),
    ("1699~", "The lamp on the breakwater is first named."),
    ("1755-11-01", "The sea withdraws and returns within the hour."),
    ("1814", "The first steam ferry crosses the river."),
    ("1863-04", "The railway reaches the quay."),
    ("18XX", "Somebody paints the customs house red."),
)
# Headline, text, a tag and a place, by language.
ABROAD: dict[str, tuple[str, str, str, str]] = {
    "ar": ("المجلس يقر خطة الرصيف الجديد", "وافق المجلس يوم الخميس على نص الخطة بعد ست ساعات.", "الميناء", "بورت آردن"),
    "ur": ("بندرگاہ کی نئی دیوار کا کام شروع", "نئی دیوار کا کام پیر کے دن شروع ہوا۔", "بندرگاہ", "پورٹ آرڈن"),
    "he": ("המועצה אישרה את תוכנית הרציף", "המועצה אישרה את התוכנית ביום חמישי אחרי שש שעות.", "נמל", "פורט ארדן"),
    "fa": ("شورا طرح اسکله را تصویب کرد", "شورا پس از شش ساعت متن طرح را تصویب کرد.", "بندر", "پورت آردن"),
    "ja": ("町議会が新しい埠頭を承認", "町議会は六時間の審議のあと、計画を承認した。", "港", "アーデン港"),
    "de": ("Stadtrat billigt neuen Kai", "Der Rat stimmte nach sechs Stunden zu.", "Hafen", "Port Arden"),
    "fr": ("Le conseil approuve le nouveau quai", "Le conseil a voté le texte après six heures.", "Port", "Port Arden"),
}


def fill(site: Path) -> None:
    """Write the site's settings and articles."""
    write(site, "site.yaml", SETTINGS)
    chance = random.Random(SEED)
    for number in range(60):
        write(site, f"content/packet/{number:03}.md", _report(number, chance))
    for number, (language, (title, text, tag, place)) in enumerate(ABROAD.items()):
        front: dict[str, Any] = {
            "date": f"1921-0{number + 1}-1{number}",
            "language": language,
            "tags": [tag, "Harbour"],
        }
        events = [{"date": f"{1880 + number}", "text": text}]
        more = {"dateline": place, "places": [place], "summary": text, "events": events}
        write(site, f"content/abroad/{language}.md", article(title, f"{text}\n\n{text}\n", **front, **more))
    for month, count in NOTICES.items():
        for number in range(count):
            title = f"Notice {number + 1}: {_headline(chance)}"
            clock = f"{month}-{number % 28 + 1:02}T{6 + number % 16:02}:{number % 60:02}:00Z"
            front = {"date": clock, "tags": [TAGS[number % 9]]}
            write(site, f"content/notices/{month}-{number:03}.md", article(title, "The office is open.\n", **front))


def _one(chance: random.Random, items: Sequence[Item]) -> Item:
    """One of the items. Only `random()` is asked, which draws the same on every Python."""
    return items[int(chance.random() * len(items))]


def _some(chance: random.Random, items: Sequence[Item], count: int) -> list[Item]:
    """So many different items, in any order."""
    left = list(items)
    return [left.pop(int(chance.random() * len(left))) for _ in range(count)]


def _headline(chance: random.Random) -> str:
    return " ".join(_one(chance, words) for words in (WHO, DOES, WHAT, WHY))


def _report(number: int, chance: random.Random) -> str:
    """An article of the newspaper: every third one of a running story, every fifth with all it may have."""
    year = 1871 + number * 2 if number % 3 else 1884
    day = f"{year}-{number % 12 + 1:02}-{number % 27 + 1:02}"
    full = number % 5 == 0
    people = [{"name": name, "role": role} if role else name for name, role in _some(chance, PEOPLE, 3)]
    events = [{"date": date, "text": text} for date, text in _some(chance, HISTORY, 3 if full else 1)]
    events.append({"date": f"{year - 1}-{number % 12 + 1:02}", "text": _one(chance, SENTENCES)})
    front = {
        "date": f"{day}T{6 + number % 14:02}:15:00Z" if number % 4 else day,
        "updated": f"{year + 1}-02-03" if full else "",
        "dateline": PLACES[number % 4],
        "authors": [PEOPLE[number % 6][0]] if number % 2 else [],
        "summary": _summary(number, chance),
        "tags": _some(chance, TAGS, 3),
        "people": people,
        "places": [PLACES[number % 4]],
        "organisations": [ORGANISATIONS[number % 3]],
        "story": STORIES[number % 2] if number % 3 == 0 else "",
        "events": events,
        "corrections": [{"date": f"{year + 1}-02-03", "text": "The quay is four hundred yards long."}] if full else [],
    }
    paragraphs = [" ".join(_some(chance, SENTENCES, 3)) for _ in range(2 + number % 4)]
    return article(_headline(chance), "\n\n".join(paragraphs) + "\n", **front)


def _summary(number: int, chance: random.Random) -> str | list[str]:
    if number % 7 == 0:
        return ""
    return _some(chance, SENTENCES, 2) if number % 6 == 0 else _one(chance, SENTENCES)
