"""The small printed forms that fields are read from: date lines, datelines, credits, names, places, people."""

import pytest

from generator.convert import datelines, dating, labels, stamps
from generator.convert.credits import credit_span
from generator.convert.decode import lines_of
from generator.convert.enrich import named
from generator.convert.enrich.gazetteer import gazetteer
from generator.convert.gathered import Usage
from generator.convert.model import Block, Draft, Kind, Label, Named
from generator.convert.reading import drafted, part


@pytest.mark.parametrize(
    ("text", "iso", "updated"),
    [
        ("Updated 13 February 2023", "2023-02-13", True),
        ("Last updated: March 4, 2021", "2021-03-04", True),
        ("Published on Thursday, 4th March 2021 at 10:15 am", "2021-03-04", False),
        ("Posted on April 02, 2017 by Mira Holt in Walks", "2017-04-02", False),
        ("Publié le Mercredi 14 juin 2023", "2023-06-14", False),
        ("2021-03-04 08:15", "2021-03-04", False),
        ("Date 26/06/1945", "1945-06-26", False),
        ("Date: 06/06/1945", "1945-06-06", False),
        ("Sept 3, 1939", "1939-09-03", False),
        ("3 May 1922", "1922-05-03", False),
        ("Updated 9 sec ago", "", True),
        ("Last updated: 2 min 39 sec ago", "", True),
        ("Updated 04/05/2012", "", True),
    ],
)
def test_date_lines_are_read(text: str, iso: str, updated: bool) -> None:
    """A line that is a date, with or without words before it, is a stamp; relative and doubtful ones have no day."""
    stamp = stamps.read(text)
    assert stamp is not None
    assert (stamp.iso, stamp.updated) == (iso, updated)


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 1922 the mill burned down.",
        "31 February 2021",
        "Updated 45/45/2021",
        "4 May 2021 by the sea in winter",
        "Updated",
        "x" * 200,
    ],
)
def test_other_lines_are_no_stamps(text: str) -> None:
    """A sentence with a date in it, an impossible day, or a word alone is no date line."""
    assert stamps.read(text) is None


def test_a_doubtful_day_is_settled_by_its_neighbours() -> None:
    """08/05 is the eighth of May in a document that also prints 26/06, the fifth of August in one that prints 06/26."""
    stamp = stamps.read("Date 08/05/1980")
    assert stamp is not None
    assert [stamps.settled(stamp, order) for order in (True, False, None)] == ["1980-05-08", "1980-08-05", ""]


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("ISLAMABAD: Words follow.", "Islamabad", ""),
        ("ISLAMABAD/KARACHI: Words follow.", "Islamabad/Karachi", ""),
        ("GENEVA / BRUSSELS: Words follow.", "Geneva / Brussels", ""),
        ("DES MOINES, Iowa: Words follow.", "Des Moines, Iowa", ""),
        ("PORT-AU-PRINCE: Words follow.", "Port-au-Prince", ""),
        ("RIO DE JANEIRO — Words follow.", "Rio de Janeiro", ""),
        ("WASHINGTON DC: Words follow.", "Washington DC", ""),
        ("ST. LOUIS: Words follow.", "St. Louis", ""),
        ("McALLEN, Texas: Words follow.", "McAllen, Texas", ""),
        ("MCMURDO: Words follow.", "McMurdo", ""),
        ("L'AQUILA: Words follow.", "L'Aquila", ""),
        ("KING'S LYNN: Words follow.", "King's Lynn", ""),
        ("ORSHOLM: Words follow.", "Orsholm", ""),
        ("Al-Ahsa: Words follow.", "Al-Ahsa", ""),
        ("Lisbon: Words follow.", "Lisbon", ""),
        ("SINGAPORE (Reuters) – Words follow.", "Singapore", ""),
        ("ASTORIA, Ore. (AP) — Words follow.", "Astoria, Ore.", ""),
        ("GENEVA, 8 May 1980 — Words follow.", "Geneva", "1980-05-08"),
        ("BHIT SHAH, Jan 7: Words follow.", "Bhit Shah", ""),
        ("NOTE: Words follow.", "", ""),
        ("Q: Words follow.", "", ""),
        ("A-B: Words follow.", "", ""),
        ("Orsholm: Words follow.", "", ""),
        ("Paris - words follow.", "", ""),
        ("NATO-led forces: words", "", ""),
        ("No place here.", "", ""),
    ],
)
def test_datelines_are_read(text: str, place: str, date: str) -> None:
    """Places in capitals, or known ones in ordinary letters, before a colon or dash; other words are text."""
    found = datelines.read(text)
    assert (found.place, found.date) == (place, date) if found else place == ""
    if found:
        assert text[found.end :].lower().startswith("words follow")


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("A boat in the harbour. (AFP)", "A boat in the harbour.", "AFP"),
        ("A boat [Getty Images]", "A boat", "Getty Images"),
        ("A boat (Library of Congress)", "A boat", "Library of Congress"),
        ("A boat in the harbour. AFP", "A boat in the harbour.", "AFP"),
        ("A boat — Reuters", "A boat", "Reuters"),
        ("A boat in the harbour. Capture d’écran.", "A boat in the harbour.", "Capture d’écran"),
        ("A boat (left) and its owner (right)", None, None),
        ("A boat of the line (1804)", None, None),
        ("A boat in the harbour.", None, None),
    ],
)
def test_credits_end_captions(caption: str, text: str | None, credit: str | None) -> None:
    """A credit in brackets or after the last stop is cut off; brackets that point into the picture stay."""
    span = credit_span(caption)
    assert (caption[: span[2]] if span else None) == text
    assert (caption[span[0] : span[1]] if span else None) == credit


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("", Label.BLANK),
        ("  • a point", Label.BULLET),
        ("Follow", Label.UI),
        ("https://arab.example/abc", Label.UI),
        ("Like Loading...", Label.SHARE),
        ("1 / 4", Label.COUNTER),
        ("News release", Label.RELEASE),
        ("Ref: AB/12", Label.REFERENCE),
        ("- 30 -", Label.END),
        ("Exclusive", Label.KICKER),
        ("By Mira Holt and Tom Ardel", Label.BYLINE),
        ("By the sea the houses are white", Label.SHORT),
        ("Mira Holt", Label.NAME),
        ("— AFP", Label.CREDIT),
        ("A boat in the harbour of Velm. (AFP)", Label.CAPTION),
        ("A title without a stop", Label.SHORT),
        ("A sentence that ends with a stop.", Label.TEXT),
        ("VELM: The harbour of Velm has a new lamp of brass.", Label.LEAD),
        ("VELM: Words " + "words " * 100, Label.LEAD),
        ("words " * 100, Label.TEXT),
    ],
)
def test_lines_are_labelled(text: str, label: Label) -> None:
    """Each line has the label of what it looks like by itself."""
    (line,) = lines_of(f"{text}\n")
    assert labels.label(line).label is label


def speaking(*sentences: str, title: str = "", dateline: str = "") -> Named:
    """What an article of these paragraphs speaks of."""
    return named(Draft(1, 9, title, (), tuple(Block(Kind.PARAGRAPH, (text,)) for text in sentences), dateline=dateline))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("He met President Woodrow Wilson there.", [("Woodrow Wilson", "President")]),
        ("Mr. Brennan spoke. Cormac Duffy Brennan was silent.", [("Cormac Duffy Brennan", "")]),
        ("Mr. Brennan spoke and nobody else did.", []),
        ("He saw King George VI and Queen Elizabeth II.", [("King George VI", ""), ("Queen Elizabeth II", "")]),
        ("The former prime minister Imran Dale spoke.", [("Imran Dale", "former prime minister")]),
        ("Former defense secretary, Dr. Una Veld, spoke.", [("Una Veld", "Former defense secretary")]),
        ("President F. W. de Klerk left; Mr. de Klerk was tired.", [("F. W. de Klerk", "President")]),
        ("Secretary of War William Taft sent tents.", [("William Taft", "Secretary of War")]),
        ("General Khalid Omar Haddad came. General Khalid Haddad left.", [("Khalid Omar Haddad", "General")]),
        ("General Motors and General Electric agreed.", []),
        ("King Abdulaziz University and Prince Albert Hall opened.", []),
        ("President of France and Prime Minister of Italy met.", []),
        ("President Monday and President Pakistan were there.", []),
        ("Dr. Anna Berg Tuesday said so.", [("Anna Berg", "")]),
        ("Captain NATO KFOR was a ship, Major New York a horse.", []),
    ],
)
def test_people_have_a_title_before_their_name(text: str, people: list[tuple[str, str]]) -> None:
    """A title makes a person of a full name, and binds a surname to the full name in the text; a thing is nobody."""
    assert [(person.name, person.role) for person in speaking(f"It began quietly. {text}").people] == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met in Paris on Friday.", ["Paris"]),
        ("He lives in Reading, England, by the river.", ["Reading"]),
        ("He came from Dayton, Ohio, to see it.", ["Dayton"]),
        ("Mayor Alan Boston spoke. Boston was angry.", []),
        ("President Washington was on the coin.", []),
        ("They marched on Washington DC in the rain.", ["Washington"]),
        ("The East Berlin office stayed shut.", []),
        ("She said Nice was nice and Mobile was mobile.", []),
        ("The New York Times wrote about it.", []),
        ("She said that UN and US are no places.", []),
    ],
)
def test_places_need_evidence(text: str, places: list[str]) -> None:
    """A city needs a preposition, a state after it or a size known to all; words and surnames are no places."""
    assert list(speaking(f"It began quietly. {text}").places) == places


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The US and the U.S. and America signed with American help.", ["United States"]),
        ("The UK and Britain, said British and English sailors.", ["United Kingdom"]),
        ("Pakistan-US talks began.", ["Pakistan", "United States"]),
        ("Latin American poets swam in the Gulf of Mexico.", []),
        ("PAKISTAN WINS THE CUP AGAIN", ["Pakistan"]),
        ("Michael Jordan jumped. Jordan won.", []),
        ("He was born in Jordan, and Jordanian tea is what he drinks in Jordan.", ["Jordan"]),
        ("He went to Georgia once.", []),
        ("South Korean and North Korean skaters danced.", ["North Korea", "South Korea"]),
        ("New Guinea is an island, and Papua New Guinea a state on it.", ["Papua New Guinea"]),
    ],
)
def test_countries_have_one_name_each(text: str, countries: list[str]) -> None:
    """Names, demonyms and pairs count for one name of the country; runs that mean something else for none."""
    assert sorted(tag for tag in speaking(text).tags if tag in set(gazetteer().countries.values())) == countries


def test_organisations_are_defined_or_known() -> None:
    """Initials in brackets define an organisation, and so does a head such as Board; known ones need neither."""
    found = speaking(
        "The Velm Harbour Board (VHB) met. The VHB wrote to the UN.",
        "The Board of Old Lamps (BXL) was there. The World Bank was not.",
    )
    assert found.organisations == ("Velm Harbour Board", "United Nations", "Board of Old Lamps", "World Bank")


def test_a_very_long_body_is_searched_in_part() -> None:
    """Names far down a very long text are not looked for, and nothing breaks."""
    found = speaking(*["It was quiet. " * 100 for _ in range(60)], "He met President Woodrow Wilson.")
    assert found.people == ()


def test_the_gazetteer_is_small_and_credited() -> None:
    """The data file stays below 250 KB and names its source; a name is found in any case and without its accents."""
    names = gazetteer()
    assert names.place("bogota") is not None
    assert names.spelling("SÃO PAULO") == "São Paulo"
    assert names.place("Nowhere in particular") is None
    assert len(names.places) > 5_000


def test_numeric_dates_of_one_document_agree() -> None:
    """Two press releases of one sender: the date that can be read one way only settles the other."""
    release = (
        "FOR IMMEDIATE RELEASE\nDate {}\n\nHarbour board of Velm buys boats\n\n"
        + "The board has bought boats. " * 4
        + "\n\n###\n\n\n"
    )
    drafts, _ = drafted(part(lines_of(release.format("26/06/1945") + release.format("08/05/1945"))))
    assert [draft.date for draft in drafts] == ["1945-06-26", "1945-05-08"]
    assert dating.usage(()) == Usage(None, "")


@pytest.mark.parametrize(
    ("document", "authors", "caption", "credit"),
    [
        ("A title for a story\n\nBy MIRA HOLT and Tom Ardel\n3 May 2011\n\n{text}", ("Mira Holt", "Tom Ardel"), "", ""),
        (
            "A title for it\n\nA boat.\nAFP\nUpdated 3 May 2011\nFollow\n\nA title for it\n\n{text}",
            (),
            "A boat.",
            "AFP",
        ),
        ("A title for it\n\nAFP\nUpdated 3 May 2011\nFollow\n\nA title for it\n\n{text}", (), "", ""),
        (
            "A title for it\n\nA boat. (AFP)\n— AFP\nUpdated 3 May 2011\n\nA title for it\n\n{text}",
            (),
            "A boat.",
            "AFP",
        ),
        (
            "A title for it\n\nA boat.\nA tree.\nUpdated 3 May 2011\n\nA title for it\n\n{text}",
            (),
            "A boat.",
            "",
        ),
    ],
)
def test_heads_give_authors_and_pictures(document: str, authors: tuple[str, ...], caption: str, credit: str) -> None:
    """Bylines, agency names beside or without a picture, and several captions find their fields."""
    text = "The harbour of the town has a new lamp, and it can be seen from the islands."
    (draft,), _ = drafted(part(lines_of(document.format(text=text))))
    assert (draft.authors, draft.caption, draft.credit, draft.date) == (authors, caption, credit, "2011-05-03")
    assert [block.text for block in draft.blocks] == [text]
