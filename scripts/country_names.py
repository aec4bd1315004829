"""Writes generator/convert/enrich/country_names.json: what countries are called in other languages than English.

Run by hand when the data is to be renewed: `pip install -e .[data]`, then `python3 -m scripts.country_names`. The names
come from CLDR (Unicode License V3, through Babel); names that news uses besides, and names that are as often another
word, are facts kept here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale

from scripts.gazetteer_facts import COUNTRIES

TARGET = Path(__file__).parents[1] / "generator" / "convert" / "enrich" / "country_names.json"
LANGUAGES = "ar bn de el es fa fil fr he hi id it ja ko nl pl pt ru sv tr uk ur vi zh".split()

MORE = {
    "ar": "US أمريكا|US أميركا|US الولايات المتحدة الأمريكية|US الولايات المتحدة الأميركية|US واشنطن وأمريكا|GB بريطانيا|PS فلسطين|SA السعودية"
    "|AE الإمارات|KP كوريا الشمالية|CD الكونغو الديمقراطية|CD الكونغو الديموقراطية|TL تيمور الشرقية|LY ليبيا|MM ميانمار|CZ جمهورية التشيك",
    "bn": "US যুক্তরাষ্ট্র|US আমেরিকা|PS ফিলিস্তিন|GB ব্রিটেন",
    "de": "US USA|US Amerika|GB Großbritannien|GB England|NL Holland|CI Elfenbeinküste|CD Kongo|PS Palästina|CZ Tschechische Republik|BY Weißrussland"
    "|AE Emirate|MM Birma|AE Vereinigten Arabischen Emirate|US Vereinigten Staaten|US Vereinigte Staaten von Amerika|GB Vereinigte Königreich|GB Vereinigten Königreich",
    "el": "US ΗΠΑ|GB Βρετανία|PS Παλαιστίνη",
    "es": "US EE. UU.|US EE.UU.|US EEUU|US Estados Unidos de América|GB Gran Bretaña|GB Inglaterra|PS Palestina|NL Holanda|CI Costa de Marfil|CD Congo|MM Birmania"
    "|ML Malí|SA Arabia Saudita|SA Arabia Saudí|CZ República Checa|AE Emiratos Árabes|BH Bahréin|IQ Irak",
    "fa": "US آمریکا|US امریکا|GB بریتانیا|GB انگلیس|PS فلسطین|AE امارات|AE امارات متحده عربی|SA عربستان|KP کره شمالی|KR کره جنوبی",
    "fil": "US Amerika|US Estados Unidos|PH Pilipinas|JP Hapon|CN Tsina|KR Timog Korea|KP Hilagang Korea|GB Britanya|ES Espanya|US U.S.|SA Saudi Arabia",
    "fr": "US USA|US Etats-Unis|GB Grande-Bretagne|GB Angleterre|GB Royaume-Uni|PS Palestine|CD République démocratique du Congo|CD RDC|CD RD Congo|CZ République tchèque"
    "|AE Emirats arabes unis|MM Birmanie|BY Biélorussie|EG Egypte|ET Ethiopie|EC Equateur|TW Taiwan|VA Vatican|AE Émirats|MD Moldavie|PS territoires palestiniens",
    "he": 'US ארה"ב|US ארצות־הברית|GB בריטניה|PS הרשות הפלסטינית',
    "hi": "US अमेरिका|US अमरीका|US संयुक्त राज्य अमेरिका|GB ब्रिटेन|TR तुर्की|PS फ़िलिस्तीन|PS फिलिस्तीन|AE यूएई|CD कांगो|RU रूस|CZ चेक गणराज्य|BD बांग्लादेश|AF अफगानिस्तान",
    "id": "US AS|US Amerika|GB Inggris|KP Korea Utara|PS Palestina|TW Taiwan|AE Uni Emirat Arab|CN China|CN Tiongkok|TH Thailand|NL Belanda",
    "it": "US USA|US Stati Uniti d'America|GB Gran Bretagna|GB Inghilterra|PS Palestina|NL Olanda|CD Congo|CZ Repubblica Ceca|AE Emirati Arabi|BY Bielorussia|CI Costa d'Avorio",
    "ja": "US 米国|US アメリカ|US 米国|GB 英国|GB イギリス|KP 北朝鮮|PS パレスチナ|CN 中国|CD コンゴ民主共和国|AE UAE|TW 台湾|VA バチカン|CZ チェコ共和国",
    "ko": "KR 한국|US 미국|KP 북한|GB 영국|PS 팔레스타인|AE 아랍에미리트|AE UAE|TR 터키|CD 콩고민주공화국|VA 교황청|TW 대만|CN 중국",
    "nl": "US VS|US Amerika|GB Groot-Brittannië|GB Engeland|PS Palestina|CD Congo|NL Holland|CZ Tsjechië",
    "pl": "US USA|GB Anglia|PS Palestyna|CI Wybrzeże Kości Słoniowej",
    "pt": "US EUA|US Estados Unidos da América|GB Grã-Bretanha|GB Inglaterra|NL Holanda|PS Palestina|CD Congo|CZ República Tcheca|CZ República Checa|IR Irão|VN Vietnã|VN Vietname|PL Polônia|PL Polónia|KE Quênia|AE Emirados Árabes",
    "ru": "US США|US Соединённые Штаты|US Америка|GB Великобритания|GB Англия|GB Британия|KR Южная Корея|KP Северная Корея|KP КНДР|CN КНР|PS Палестина|CD Конго|AE ОАЭ|BY Белоруссия|BY Беларусь|KG Киргизия|MD Молдавия|CZ Чехия|RU РФ",
    "sv": "GB Storbritannien|GB England|PS Palestina|NL Holland|CD Kongo",
    "tr": "US ABD|US Amerika|GB İngiltere|GB Britanya|PS Filistin|NL Hollanda|CZ Çek Cumhuriyeti|AE BAE|AE Birleşik Arap Emirlikleri|KP Kuzey Kore|CD Kongo|BY Beyaz Rusya",
    "uk": "US США|GB Великобританія|GB Велика Британія|PS Палестина|AE ОАЕ|KP КНДР|CD Конго",
    "ur": "US امریکا|US امریکہ|US ریاستہائے متحدہ امریکہ|GB برطانیہ|IN بھارت|IN انڈیا|PS فلسطین|TR ترکی|AE یو اے ای|AE متحدہ عرب امارات|SA سعودی عرب|KP شمالی کوریا|RU روس|CN چین|IR ایران|BD بنگلہ دیش|AF افغانستان|EG مصر",
    "vi": "US Mỹ|GB Anh|KP Triều Tiên|PS Palestine|CN Trung Quốc",
    "zh": "US 美国|US 美國|GB 英国|GB 英國|KR 韩国|KR 韓國|KP 朝鲜|KP 北韓|PS 巴勒斯坦|AE 阿联酋|AE 阿聯酋|SA 沙特|CD 刚果民主共和国|CN 中國|DE 德國|FR 法國|TH 泰國|TW 台灣|TW 台湾|RU 俄罗斯|RU 俄羅斯|VA 梵蒂冈|BA 波黑",
}  # fmt: skip
"""Names that news uses besides those of CLDR."""

NOT = {
    "ar": "مالي عمان عُمان تشاد توغو بنين بيرو غانا جزر كوت الأردن-",
    "de": "Niger-",
    "fa": "مالی عمان چاد چک توگو غنا بنین",
    "fil": "Chad Niger Mali Oman Togo Benin Peru Jordan Georgia Malta Cuba-",
    "fr": "Chili- Niger- Bénin-",
    "he": "מאלי צאד עומאן טוגו מלטה",
    "hi": "माली चाड ओमान- टोगो पेरू- नीजर- भारत-",
    "id": "Mali- AS",
    "it": "Mali Cile- Niger-",
    "ja": "",
    "ko": "수단 이란- 가나 통가 차드 말리 니제르 오만 기니 토고 도미니카 영국-",
    "nl": "VS-",
    "pl": "Mali Niger",
    "pt": "Mali Chade- Omã- Peru-",
    "ru": "Мали- Того Чад Оман- Перу-",
    "sv": "Mali Tchad- Oman-",
    "tr": "Çad Mali Ürdün- Umman- Nijer Fas-",
    "uk": "Малі Того Чад",
    "ur": "مالی عمان چاڈ ٹوگو بینن پیرو گنی کیوبا- نائجر",
    "vi": "Anh Áo Mỹ- Ý Úc- Đức- Pháp- Nga- Bỉ- Lào- Séc- Chad- Peru-",
    "zh": "马里 乍得 多哥 阿曼 汤加",
}
"""Names that are as often another word, which a reader of words cannot tell; a "-" behind one says that it may stay."""


def plain(name: str) -> str:
    """A name as news prints it: without what stands in brackets, with plain hyphens and apostrophes."""
    return re.sub(r"\s*[(（].*$", "", name).replace("\u200f", "").replace("’", "'").replace("ʼ", "'").strip()


def names(language: str, codes: list[str]) -> dict[str, str]:
    """The code by each name of one language."""
    territories = Locale.parse(language).territories
    found = {plain(territories[code]): code for code in codes if code in territories and " - " not in territories[code]}
    found |= {name: code for code, name in (item.split(" ", 1) for item in MORE.get(language, "").split("|") if item)}
    barred = set(NOT.get(language, "").split())
    return {name: code for name, code in sorted(found.items()) if name not in barred and len(name) > 1}


def main() -> None:
    """Write the file, one language a line."""
    codes = [line.split(" ", 1)[0] for line in COUNTRIES.strip().splitlines()]
    lines = [
        f'"{language}": {json.dumps(names(language, codes), ensure_ascii=False, separators=(",", ":"))}'
        for language in LANGUAGES
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
