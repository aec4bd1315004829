"""What a conversion shows: doubtful cuts and how to decide them, what is new, and the report as a page."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from generator import conversion
from generator.cli import main
from generator.config import Settings
from generator.conversion import ConversionReport
from generator.convert import summary
from generator.convert.doubts import Doubt
from generator.convert.report import DocumentReport, Report
from tests.convert import soup

FIRST = """Ferry fares rise in spring

Updated 02 March 1931
Follow

Ferry fares rise in spring

OSLO: Crossing the bay will cost twopence more from April, the harbour board said on Monday.

Clerks who cross twice a day spoke of little else.
"""
EVIL = """<script>alert("title")</script> rises

Updated 02 March 1931
Follow

<script>alert("title")</script> rises

OSLO: A line with <b onclick="x">markup</b>, a bell \x07, and a mark \u202e that turns the text around for ever.
"""


def ran(site: Path, report: str = "report.html", **documents: str) -> tuple[ConversionReport, str]:
    """A conversion of these documents and the report it wrote."""
    (site / "documents").mkdir(exist_ok=True)
    for name, text in documents.items():
        (site / f"documents/{name}.txt").write_text(text, encoding="utf-8")
    done = conversion.run(site, Settings(), report=site / report)
    return done, (site / report).read_text(encoding="utf-8")


class Shown(HTMLParser):
    """The numbered lines of a page: the class of each, its text, the words beside it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self.tags: set[str] = set()
        self._in = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where in a line the parser is."""
        self.tags.add(tag)
        known = dict(attrs)
        if tag == "li" and re.fullmatch(r"d\d+-\d+", known.get("id") or "") and known["class"] != "gap":
            self.lines.append([known["class"] or "", "", ""])
        if tag == "span":
            self._in = known.get("class") or ""

    def handle_data(self, data: str) -> None:
        """Keep the text of a line and its owner."""
        if self.lines and self._in in {"t", "owner"} and data != "\n":
            self.lines[-1][1 if self._in == "t" else 2] += data


def test_the_page_shows_every_line_with_its_owner(tmp_path: Path) -> None:
    """All printed lines stand in their order, each with the field or the reason it was given to."""
    _, page = ran(tmp_path, a=FIRST)
    shown = Shown(page).lines
    assert [line[1] for line in shown] == [line for line in FIRST.splitlines() if line]
    kinds = [line[0] for line in shown]
    assert kinds[:4] == ["title", "date", "out", "out"]
    assert set(kinds[4:]) == {"body"}
    assert shown[3][2] == "repeated title"
    assert "dateline" in shown[4][2]


def test_the_page_is_sound_and_without_script(tmp_path: Path) -> None:
    """It is valid HTML, holds no script and no address, and shows its style itself."""
    _, page = ran(tmp_path, a=FIRST, b=EVIL)
    html5lib.HTMLParser(strict=True).parse(page)
    assert {"script", "link", "img"} & Shown(page).tags == set()
    assert "http" not in page
    assert "prefers-color-scheme: dark" in page


def test_what_documents_hold_does_nothing_in_the_page(tmp_path: Path) -> None:
    """Markup is shown as text; what cannot be seen, or turns the text around, is shown as a sign."""
    _, page = ran(tmp_path, b=EVIL)
    assert html.escape('<script>alert("title")</script> rises') in page
    assert "\x07" not in page
    assert "\u2407" in page
    assert "\u202e" not in page


@pytest.mark.parametrize("seed", range(20))
def test_any_document_can_be_shown(seed: int, tmp_path: Path) -> None:
    """The page of random documents is valid, whatever they hold, and holds each of their printed lines."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/soup.txt").write_bytes(soup.document(seed))
    done, page = ran(tmp_path)
    html5lib.HTMLParser(strict=True).parse(page)
    text = done.report.documents[0].text
    assert len(Shown(page).lines) == sum(bool(line.text) for line in text)


def test_the_json_report_is_the_same_data(tmp_path: Path) -> None:
    """Written a document at a time, it is what the run itself says."""
    done, text = ran(tmp_path, "report.json", a=FIRST, b=EVIL)
    assert json.loads(text) == json.loads(json.dumps(done.as_json()))
    none, text = ran(tmp_path / "documents", "none.json")
    assert json.loads(text) == json.loads(json.dumps(none.as_json()))


def test_new_names_are_those_no_article_had(tmp_path: Path) -> None:
    """A place is new once; an article read again brings nothing new, nor does a second that names the same place."""
    first, _ = ran(tmp_path, a=FIRST)
    again, _ = ran(tmp_path)
    second, _ = ran(tmp_path, b=FIRST.replace("Ferry", "Tram").replace("bay", "town"))
    third, _ = ran(tmp_path, c=FIRST.replace("Ferry", "Train").replace("OSLO", "LISBON"))
    assert [done.report.places for done in (first, again, second, third)] == [("Oslo",), (), (), ("Lisbon",)]


def test_only_what_was_asked_for_is_counted(tmp_path: Path) -> None:
    """The documents of a run over one path are those below it, whatever the ledger holds besides."""
    ran(tmp_path, a=FIRST, b=FIRST.replace("Ferry", "Tram"))
    one = conversion.run(tmp_path, Settings(), [tmp_path / "documents/a.txt"]).report.totals()
    assert (one["documents"], one["unchanged"]) == (1, 1)


def report_with(*doubts: Doubt) -> Report:
    """A report of one document that has these doubtful cuts."""
    return Report((DocumentReport("news/feb.txt", "", "utf-8", 9, (), (), 0, 0, 0, doubts),))


def test_a_doubtful_cut_is_shown_with_all_that_decides_it() -> None:
    """Its place, chance and reasons, its text with nothing that steers a terminal, and what to put into splits.yaml."""
    offered = Doubt(46, "High-level delegation\x1b[2J meets", 0.61, ("a date line follows", "it stands apart"), False)
    made = Doubt(80, "- 4 March: a list", 0.8, ("it reads like a title",), True)
    said = list(summary.told(report_with(offered, made), "documents"))
    place = "documents/news/feb.txt:46: an article may begin here (0.61): a date line follows; it stands apart"
    assert place in said
    assert "    High-level delegation\ufffd[2J meets" in said
    assert "documents/news/feb.txt:80: cut here (0.80): it reads like a title" in said
    tail = "\n".join(line.removeprefix("    ") for line in said[said.index("    news/feb.txt:") :])
    assert tail == summary.decisions(summary.doubtful(report_with(offered, made))).rstrip("\n")


def test_what_the_summary_offers_to_paste_decides_the_cut(tmp_path: Path) -> None:
    """Saved as splits.yaml it is read without a word, the document is cut there, and the doubt is gone."""
    ran(tmp_path, a=FIRST)
    line = FIRST.splitlines().index("Clerks who cross twice a day spoke of little else.") + 1
    asked = Doubt(line, "Clerks who cross twice a day spoke of little else.", 0.5, (), False)
    offered = Report((DocumentReport("a.txt", "", "utf-8", 9, (), (), 0, 0, 0, (asked,)),))
    (tmp_path / "splits.yaml").write_text(summary.decisions(summary.doubtful(offered)), encoding="utf-8")
    done = conversion.run(tmp_path, Settings())
    assert done.problems == ()
    assert [article.found.draft.first for article in done.report.documents[0].articles] == [1, line]
    (tmp_path / "splits.yaml").write_text("a.txt:\n  - {join: 1, text: Ferry fares}\n", encoding="utf-8")
    joined = conversion.run(tmp_path, Settings())
    assert [article.found.draft.layout for article in joined.report.documents[0].articles] != [
        article.found.draft.layout for article in done.report.documents[0].articles[:1]
    ]


def test_a_decision_about_nothing_is_named(tmp_path: Path) -> None:
    """A line that is not there, and a document that is not there, are warned of; the rest is converted."""
    (tmp_path / "splits.yaml").write_text(
        "a.txt:\n  - {cut: 3, text: Nothing like this}\nb.txt:\n  - {cut: 1, text: Ferry}\n", encoding="utf-8"
    )
    done, _ = ran(tmp_path, a=FIRST)
    assert [(problem.code, str(problem.where)) for problem in done.problems] == [
        ("C617", "splits.yaml:2:6"),
        ("C617", "splits.yaml:4:6"),
    ]
    assert len(done.written) == 1


def test_the_command_says_what_a_person_can_act_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the first line stand what was left out and why, and what is new; in JSON the same as data."""
    ran(tmp_path, a=FIRST)
    (tmp_path / "documents/b.txt").write_text(FIRST.replace("Ferry", "Tram").replace("OSLO", "LISBON"), "utf-8")
    assert main(["-C", str(tmp_path), "convert", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "  left out: 2 lines (1 follow button, 1 repeated title)\n" in out
    assert "  new: 1 place (Lisbon)\n" in out
    assert main(["-C", str(tmp_path), "convert", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["new"] == {"people": [], "places": ["Lisbon"]}
    assert data["totals"]["untitled"] == 0
    assert data["documents"][0]["doubtful_cuts"] == []
