"""The gold documents, their reader and the arithmetic of their scores."""

from pathlib import Path

import pytest

from bench.scoring import Score, beginnings, common, score
from generator.convert.model import Block, Claim, Draft, Kind
from tests.gold import HERE, BadGold, GoldBlock, parse, read

SOURCE = """\
# variant: A1
out| Menu
# article: {language: en, date: 2021-03-04, dateline: Velm, caption: "The ferry.", credit: AFP, updated: ""}
title| Ferry opens
caption| The ferry. (AFP)
date| Updated 04 March 2021
-|
s|   • Four trips a day
p| VELM: It sails in April,
p+| they say.␣
i| - Adults: 4 crowns
any| More soon
out| Read more
# article: {language: tr, authors: [Ada Sel], title: Second}
title| SECOND
by| By Ada Sel
p|␉A text.
"""


def claims(*owned: tuple[int, str]) -> tuple[Claim, ...]:
    """Claims of whole lines."""
    return tuple(Claim(line, 0, 9, owner) for line, owner in owned)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Blocks of a body."""
    return tuple(Block(Kind.PARAGRAPH, (text,)) for text in texts)


FIRST = Draft(
    2,
    11,
    "Ferry opens",
    claims(
        (2, "title"), (3, "caption"), (4, "date"), (6, "summary"), (7, "body"), (8, "body"), (9, "body"), (11, "-ad")
    ),
    (*paragraphs("It sails in April, they say."), Block(Kind.ITEM, ("Adults: 4 crowns",))),
    date="2021-03-04",
    dateline="Velm",
    points=("Four trips a day",),
    caption="The ferry.",
    credit="AFP",
)
SECOND = Draft(
    12,
    14,
    "Second",
    claims((12, "title"), (13, "authors"), (14, "body")),
    paragraphs("A text."),
    authors=("Ada Sel",),
)


def counts(made: Score, name: str) -> tuple[int, int, int, int]:
    """A tally as it is printed."""
    tally = made.tallies[name]
    return tally.right, tally.printed, tally.given, tally.spurious


def test_a_gold_file_gives_the_document_and_what_to_read_off_it() -> None:
    """Bytes are the lines without their roles; fields, points and blocks are those of the header and the roles."""
    gold = parse(SOURCE, "a1-ferry")
    assert gold.data.decode().splitlines()[6:9] == ["VELM: It sails in April,", "they say.\u00a0", "- Adults: 4 crowns"]
    first, second = gold.articles
    assert first.fields == {
        "language": (("en",),),
        "date": (("2021-03-04",),),
        "dateline": (("Velm",),),
        "caption": (("The ferry.",),),
        "credit": (("AFP",),),
        "title": (("Ferry opens",),),
        "summary": (("Four trips a day",),),
    }
    assert first.blocks == (GoldBlock("p", "It sails in April, they say."), GoldBlock("i", "- Adults: 4 crowns"))
    assert second.fields["title"] == (("Second",),)
    assert second.blocks == (GoldBlock("p", "A text."),)


def test_a_lead_says_where_the_first_paragraph_begins() -> None:
    """A dateline of any form is cut at the words the header gives."""
    head = '# variant: C5\n# article: {dateline: Velm, lead: "It sails"}\n'
    assert parse(f"{head}p| VELM, March 3 (Agency) – It sails.\n", "c5").articles[0].blocks[0].text == "It sails."
    with pytest.raises(BadGold, match="lead"):
        parse(f"{head}p| Nothing of it.\n", "c5")


def test_a_head_may_list_right_values_leave_a_field_open_and_give_the_body() -> None:
    """What lines cannot say is said in the header."""
    head = '{credit: [AFP, Photo/AFP], date: "*", body: [One., Two.]}'
    (article,) = parse(f"# variant: A32\n# article: {head}\np| &lt;p&gt;One.&lt;/p&gt;Two.\n", "a32").articles
    assert article.fields == {"credit": (("AFP",), ("Photo/AFP",)), "date": ()}
    assert [block.text for block in article.blocks] == ["One.", "Two."]


@pytest.mark.parametrize(
    "source",
    [
        "# variant: A1\nno role\n",
        "# variant: A1\nx| unknown role\n",
        "# variant: A1\np| before an article\n",
        "# variant: A1\n# article: {colour: red}\np| x\n",
        "# variant: A1\n# article: {date: [\np| x\n",
        "# variant: A1\n# article: {}\nout| x\n",
        "# variant: A1\n-| x\n",
        "out| x\n",
    ],
)
def test_a_gold_file_that_breaks_the_format_is_refused(source: str) -> None:
    """No line is guessed."""
    with pytest.raises(BadGold):
        parse(source, "x")


def test_what_is_as_in_the_gold_is_right() -> None:
    """Every printed field and block counts once; a language that is not given counts as missed."""
    made = score(parse(SOURCE, "a1-ferry"), [FIRST, SECOND])
    assert counts(made, "split") == (2, 2, 2, 0)
    assert counts(made, "title") == (2, 2, 2, 0)
    assert counts(made, "date") == (1, 1, 1, 0)
    assert counts(made, "authors") == (1, 1, 1, 0)
    assert counts(made, "body") == (3, 3, 3, 0)
    assert counts(made, "kinds") == (3, 3, 3, 0)
    assert counts(made, "language")[:2] == (0, 2)
    assert {miss.field for miss in made.misses} == {"language"}
    assert made.all_right == 0


def test_a_document_without_articles_is_all_right_when_none_is_found() -> None:
    """A draft where the gold has none is too much, and so are its values."""
    gold = parse("# variant: C46\nout| We use cookies\n", "c46")
    assert score(gold, []).all_right == 1
    made = score(gold, [Draft(1, 1, "We use cookies", claims((1, "title")))])
    assert counts(made, "split") == (0, 0, 1, 1)
    assert counts(made, "title") == (0, 0, 1, 1)


def test_articles_run_together_cost_recall_and_their_fields() -> None:
    """The second article is not found, its blocks are too much in the first."""
    both = Draft(2, 14, "Ferry opens", FIRST.claims + SECOND.claims, (*FIRST.blocks, *SECOND.blocks))
    made = score(parse(SOURCE, "a1-ferry"), [both])
    assert counts(made, "split") == (1, 2, 1, 0)
    assert counts(made, "title") == (1, 2, 1, 0)
    assert counts(made, "body") == (2, 3, 3, 1)


def test_an_article_cut_in_two_costs_precision() -> None:
    """The rest of the first article is nobody's beginning."""
    head = Draft(2, 6, "Ferry opens", claims((2, "title")))
    tail = Draft(7, 11, "It sails", claims((7, "body"), (9, "body")), title_printed=False)
    made = score(parse(SOURCE, "a1-ferry"), [head, tail, SECOND])
    assert counts(made, "split") == (2, 2, 3, 1)
    assert counts(made, "title") == (2, 2, 2, 0)


def test_a_head_or_tail_given_to_the_neighbour_is_no_beginning() -> None:
    """A stolen title costs the second article; a stolen paragraph makes it begin in the first."""
    gold = parse(SOURCE, "a1-ferry")
    body = Draft(13, 14, "", claims((13, "authors"), (14, "body")))
    for owner in ("body", "-teaser"):
        thief = Draft(2, 12, "Ferry opens", (*FIRST.claims, *claims((12, owner))))
        assert beginnings(gold, [thief, body]) == {0: 0}
    early = Draft(9, 14, "", (*claims((9, "body")), *SECOND.claims))
    assert beginnings(gold, [Draft(2, 8, "", FIRST.claims[:6]), early]) == {0: 0}


def test_furniture_and_arguable_lines_move_no_beginning() -> None:
    """Lines between articles may be left out by either side."""
    gold = parse(SOURCE, "a1-ferry")
    early = Draft(10, 14, "", (*claims((10, "-ad"), (11, "body")), *SECOND.claims))
    assert beginnings(gold, [FIRST, early]) == {0: 0, 1: 1}


def test_a_value_the_page_does_not_print_is_spurious() -> None:
    """Spurious values are counted among those given."""
    wrong = Draft(12, 14, "Second", SECOND.claims, SECOND.blocks, dateline="Velm", date="2021-03-04")
    made = score(parse(SOURCE, "a1-ferry"), [FIRST, wrong])
    assert counts(made, "dateline") == (1, 1, 2, 1)
    assert counts(made, "date") == (1, 1, 2, 1)
    assert counts(made, "authors") == (0, 1, 0, 0)


def test_blocks_count_in_order() -> None:
    """A block at the wrong place is lost once."""
    gold = [GoldBlock("p", "a"), GoldBlock("p", "b"), GoldBlock("i", "- c")]
    assert common(gold, ["b", "a", "c"]) == [(1, 0), (2, 2)]
    assert common(gold, []) == []


def test_scores_of_documents_add_up() -> None:
    """Two documents count as two."""
    total = Score()
    for _ in range(2):
        total.add(score(parse(SOURCE, "a1-ferry"), [FIRST, SECOND]))
    assert (total.documents, total.all_right) == (2, 0)
    assert counts(total, "title") == (4, 4, 4, 0)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_gold_files_can_be_read(path: Path) -> None:
    """Each is named for its variant and gives a document."""
    gold = read(path)
    assert path.stem.casefold().startswith(gold.variant.casefold())
    assert gold.data.decode().count("\n") == len(gold.rows) > 0
