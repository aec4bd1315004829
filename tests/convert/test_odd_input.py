"""Encodings and odd documents: each is one clear problem or none, and none of them takes long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import convert
from generator.convert.decode import decode, encode, lines_of, part, parts
from generator.problems import Level
from tests.sites import unmeasured


def codes(data: bytes) -> list[tuple[str, Level]]:
    """The problems of one document."""
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    return [(problem.code, problem.level) for problem in conversion.problems]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\x00", "\u00a0\n\u2028".encode(), b"\xff\xfe\n\x00"]
)
def test_a_document_without_words_is_one_warning(data: bytes) -> None:
    """Nothing, blank lines, a byte order mark or a lone control: the document is empty, and that is said once."""
    assert codes(data) == [("C601", Level.WARNING)]


def test_bytes_that_are_no_text_are_one_error() -> None:
    """A picture named like a document is named, and becomes no article."""
    data = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    assert [(problem.code, problem.level) for problem in conversion.problems] == [("C603", Level.ERROR)]
    assert conversion.writes == ()


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"PK\x03\x04", "it looks like an office file (.docx, .odt) or an archive (.zip); "),
        (b"%PDF-1.7", "it looks like a PDF; "),
        (b"\xd0\xcf\x11\xe0", "it looks like an office file (.doc); "),
        (b"\x7fELF", ""),
    ],
)
def test_bytes_that_are_no_text_are_told_what_they_look_like(begins: bytes, kind: str) -> None:
    """Whoever renames an office file reads what it is and what to do; of other bytes only what to do."""
    data = begins + bytes(range(32)) * 9
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    (problem,) = conversion.problems
    assert problem.hint == f"{kind}save its text as a .txt file in UTF-8"


@pytest.mark.parametrize(("size", "code"), [(4, "C601"), (5, "C603"), (1_000_001, "C603")])
def test_a_file_of_zeros_has_lost_its_text(size: int, code: str) -> None:
    """What a failing disk or a copy that was cut off leaves is an error, not an empty document; a few are a stray."""
    level = Level.WARNING if code == "C601" else Level.ERROR
    assert codes(bytes(size)) == [(code, level)]


def test_windows_1252_is_named_with_its_first_byte() -> None:
    """Bytes that are not UTF-8 are read as Windows-1252; the warning names line and byte, and no byte is lost."""
    data = b"A caf\xe9 opens\n\nThe caf\xe9 \x93Lantern\x94 opened on Friday.\n"
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    (problem,) = conversion.problems
    assert (problem.code, str(problem.where)) == ("C602", "documents/d.txt:1")
    assert problem.message == "byte 6 (0xe9) is not UTF-8; the document was read as Windows-1252"
    assert "The café “Lantern” opened on Friday." in conversion.writes[0].text
    assert convert.rebuild(conversion.entries["d.txt"], dict(conversion.bases)) == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(encoding: str) -> None:
    """A byte order mark decides, and is not part of the text."""
    text, problems = decode("Ωmega\nzwei".encode(encoding), "d.txt")
    assert text is not None
    assert [line.raw for line in text.lines] == ["Ωmega", "zwei"]
    assert problems == ()
    assert encode("Ωmega\nzwei", text.encoding) == "Ωmega\nzwei".encode(encoding)


def test_a_false_mark_is_no_promise() -> None:
    """A byte order mark over bytes of another encoding falls back, and gives every byte back."""
    data = b"\xef\xbb\xbfcaf\xe9 and more words"
    text, problems = decode(data, "d.txt")
    assert text is not None
    assert text.encoding == "cp1252"
    assert [problem.code for problem in problems] == ["C602", "C618"]
    assert encode("".join(line.raw + line.ending for line in text.lines), "cp1252") == data


def test_a_text_of_another_encoding_is_refused() -> None:
    """Encoding a text that Windows-1252 does not have is an error of the caller, not a question mark."""
    with pytest.raises(ValueError, match="Ω"):
        encode("Ω", "cp1252")


def test_lines_are_counted_as_an_editor_does() -> None:
    """LF, CRLF and CR end a line; a Unicode separator does not, and an end at the very end begins none."""
    assert [(line.number, line.raw, line.ending) for line in lines_of("a\r\nb\rc\nd\u2028e\x85f\n")] == [
        (1, "a", "\r\n"),
        (2, "b", "\r"),
        (3, "c", "\n"),
        (4, "d\u2028e\x85f", "\n"),
    ]


def test_line_breaks_within_a_line_part_words() -> None:
    """Words on both sides of a Unicode line separator or a form feed stay two words."""
    data = "A title of some length\n\nThe first part.\u2028The second\x0cpart of it\x85is here.\n".encode()
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    assert conversion.writes[0].text.endswith("The first part.  \nThe second  \npart of it  \nis here.\n")


HEAVY = {
    "five megabytes": b'("The quick brown fox of Paris jumps over the lazy dog. " * 6 + "\\n\\n") * 15_500',
    "one long line": b'"word of the day in London " * 40_000',
    "one long word": b'"x" * 1_000_000',
    "capitals": b'"Abc " * 250_000',
    "initials": b'"A. " * 330_000',
    "open brackets": b'"[" * 1_000_000',
    "the same title": b'"Same title again\\n" * 30_000',
    "titles and stamps": b'"Same title again\\nUpdated 13 February 2023\\n" * 15_000',
    "bullets": b'"- x\\n" * 30_000',
    "cities": b'("ISLAMABAD " * 10 + ": hello\\n") * 5_000',
    "slashes": b'("A/" * 60 + "\\n") * 5_000',
    "quotes and dots": b'("A.\'" * 130 + "\\n") * 2_000',
    "hyphens": b'"Aa-" * 330_000',
    "blanks": b'"A" + " " * 1_000_000 + "b"',
    "dates": b'("Updated 1 1 1 1 1 1 1 " * 6 + "\\n") * 5_000',
    "bylines": b'("by " + "a b " * 40 + "\\n") * 5_000',
    "names": b'("Aa Bb " * 60 + "\\n") * 3_000',
    "gaps": b'"Some short title\\n\\n\\n" * 15_000',
    "brackets in captions": b'("x (" * 100 + ")\\n") * 5_000',
}


PART = int(os.environ.get("HEAVY_PART", "5"))
"""The heavy documents are cut to this part of their length; `HEAVY_PART=1` converts all of them."""


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_takes_quadratic_time(name: str, root: Path) -> None:
    """Of documents made to hurt, one four times as long takes far less than sixteen times the calls.

    What a pattern does between two calls is not counted: at these lengths a quadratic one would not end today.
    """
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import cProfile\n"
        "from generator import convert\n"
        f"data = ({HEAVY[name].decode()}).encode()\n"
        "for size in (4, 1):\n"
        f"    part = data[:len(data) // {PART} // size]\n"
        "    counted = cProfile.Profile()\n"
        "    counted.enable()\n"
        "    result = convert.convert([convert.Document('d.txt', part)], convert.State(), convert.Options())\n"
        "    counted.disable()\n"
        "    print(sum(entry.callcount for entry in counted.getstats()))\n"
        "    assert all(document.accounted for document in result.report.documents)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(root)],
        timeout=120,
        check=False,
        capture_output=True,
        text=True,
        env=unmeasured(),
    )
    assert done.returncode == 0, done.stderr
    short, long = map(int, done.stdout.split())
    assert long < 8 * short


def whole(data: bytes) -> tuple[str, str, list[str]]:
    """The encoding, the text and the codes of a document; every byte of it comes back."""
    text, problems = decode(data, "d.txt")
    assert text is not None
    read = "".join(line.raw + line.ending for line in text.lines)
    assert encode(read, text.encoding) == data
    return text.encoding, read, [problem.code for problem in problems]


NEWS = {
    "cp1251": "Мэр города открыл новый мост через реку.\nЖители ждали этого дня двенадцать лет, сообщает агентство.\n",
    "koi8_r": "Мэр города открыл новый мост через реку.\nЖители ждали этого дня двенадцать лет, сообщает агентство.\n",
    "cp866": "Мэр города открыл новый мост через реку.\nЖители ждали этого дня двенадцать лет, сообщает агентство.\n",
    "iso8859_5": "Мэр города открыл новый мост через реку.\nЖители ждали этого дня двенадцать лет.\n",
    "cp1256": "افتتح رئيس البلدية الجسر الجديد فوق النهر.\nوقال إن المدينة انتظرت هذا اليوم سنوات طويلة.\n",
    "iso8859_6": "افتتح رئيس البلدية الجسر الجديد فوق النهر.\nوقال إن المدينة انتظرت هذا اليوم سنوات طويلة.\n",
    "cp1253": "Ο δήμαρχος της πόλης άνοιξε τη νέα γέφυρα πάνω από το ποτάμι.\nΟι κάτοικοι περίμεναν δώδεκα χρόνια.\n",
    "cp1255": "ראש העיר פתח את הגשר החדש מעל הנהר.\nהתושבים חיכו ליום הזה שתים עשרה שנים.\n",
    "cp1254": "Belediye başkanı ırmağın üzerindeki yeni köprüyü açtı.\nŞehir bu günü on iki yıl bekledi, dedi.\n",
    "cp1250": "Starosta města otevřel nový most přes řeku.\nLidé čekali dvanáct let, řekl při slavnosti.\n",
    "cp1252": "Le maire a inauguré le pont – « après douze années d’attente ».\nLa fête a duré jusqu’à minuit.\n",
    "mac_roman": "The mayor opened the bridge. “We didn’t believe it,” she said — after twelve years.\n",
    "cp932": "市長は新しい橋を開通させた。\n市民はこの日を十二年間待っていたと話した。\n",
    "euc_jp": "市長は新しい橋を開通させた。\n市民はこの日を十二年間待っていたと話した。\n",
    "gb18030": "市长为新的大桥剪彩。\n市民说他们等了这一天十二年，这是我们城市的大事。\n",
    "big5": "市長為新的大橋剪綵。\n市民說他們等了這一天十二年，這是我們城市的大事。\n",
    "cp949": "시장은 새 다리를 열었다고 밝혔다.\n시민들은 이 날을 열두 해 동안 기다렸다고 말했다.\n",
    "cp874": "นายกเทศมนตรีเปิดสะพานใหม่ข้ามแม่น้ำ\nชาวเมืองรอวันนี้มาสิบสองปี\n",
}


@pytest.mark.parametrize("encoding", NEWS)
def test_old_encodings_are_told_by_their_letters(encoding: str) -> None:
    """Two sentences in an old encoding come out readable, the encoding is named, and every byte comes back."""
    found, text, codes = whole(NEWS[encoding].encode(encoding))
    assert text == NEWS[encoding]
    assert codes == ["C602"]
    assert found == encoding or encoding == "iso8859_5"


@pytest.mark.parametrize("mark", ["charset=windows-1251", 'encoding: "cp1251"', "-*- coding: WINDOWS-1251 -*-"])
def test_a_declared_encoding_is_believed(mark: str) -> None:
    """What the first lines declare decides where UTF-8 does not hold, however little text there is to tell it by."""
    data = f"{mark}\nЕж\n".encode("cp1251")
    assert whole(data) == ("cp1251", f"{mark}\nЕж\n", [])


@pytest.mark.parametrize(
    "mark", ["charset=rot13", "charset=base64", "charset=utf-7", "charset=nonsense", "coding: utf-8"]
)
def test_a_false_declaration_is_no_promise(mark: str) -> None:
    """A codec that is no writing, an unknown name, or a name that the bytes belie: the letters decide."""
    data = f"{mark}\nLe café est fermé\n".encode("cp1252")
    assert whole(data) == ("cp1252", f"{mark}\nLe café est fermé\n", ["C602"])


def test_utf_8_is_believed_over_what_the_page_says() -> None:
    """A page that was saved anew as UTF-8 still carries its old declaration; its letters are right all the same."""
    data = "charset=windows-1251\nЖители ждали\n".encode()
    assert whole(data) == ("utf-8", "charset=windows-1251\nЖители ждали\n", [])


def test_one_stray_byte_does_not_spoil_the_rest() -> None:
    """A text in UTF-8 with a broken byte is read as UTF-8; the byte is named, is in no article, and comes back."""
    data = "Жители ждали этого".encode() + b" \xff\xa0 " + "дня двенадцать лет\n".encode()
    text, problems = decode(data, "d.txt")
    assert text is not None
    assert text.lines[0].raw == "Жители ждали этого \udcff\udca0 дня двенадцать лет"
    (problem,) = problems
    assert problem.message == "byte 36 (0xff) is not UTF-8 and is left out of the article; 1 more like it"
    assert whole(data)[0] == "utf-8+stray bytes"


def test_halves_of_letters_are_kept_and_named() -> None:
    """Surrogates, in UTF-8 or alone in UTF-16, are in no article and every byte of them comes back."""
    halves = "Жители ".encode() + "\ud83d\ude00".encode("utf-8", "surrogatepass") + " ждали этого дня\n".encode()
    assert whole(halves)[::2] == ("utf-8+stray bytes", ["C602"])
    alone = "\ufeffA half \ud83d letter\n".encode("utf-16-le", "surrogatepass")
    assert whole(alone)[::2] == ("utf-16-le+lone surrogates", ["C618"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_told_by_its_nulls(encoding: str) -> None:
    """What some programs call Unicode is read, mark or no mark."""
    text = "The mayor opened the bridge.\r\nПосле двенадцати лет.\r\n"
    assert whole(text.encode(encoding)) == (f"{encoding}-unmarked", text, ["C602"])


@pytest.mark.parametrize(
    "letters",
    ["townâ€™s", "town鈥檚", "the cafÃ© on", "a \ufffd in", "word.Ìę", "锟斤拷", "the Â£5 note", "don‚Äôt", "ÐÐµÐ½Ñ"],
)
def test_broken_letters_are_named_and_kept(letters: str) -> None:
    """Letters that another program broke are one warning with the line and an example, and print as they came."""
    data = (
        f"The lamp of Velm\n\nThe harbour has a lamp.\nIt says {letters} the keeper.\n\nMore {letters} too.\n".encode()
    )
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    (problem,) = conversion.problems
    assert (problem.code, problem.level, str(problem.where)) == ("C618", Level.WARNING, "documents/d.txt:4")
    assert letters in problem.message
    assert "and 1 more line;" in problem.message
    assert f"It says {letters} the keeper." in conversion.writes[0].text
    assert convert.rebuild(conversion.entries["d.txt"], dict(conversion.bases)) == data


@pytest.mark.parametrize(
    "text", ["Le café – « déjà » – d’Öd", "Âme, Ão, SÃO PAULO, Ì, â la carte", "“Ça va”, dit-elle", "İstanbul’da", "Ðà"]
)
def test_letters_that_only_look_odd_are_not_accused(text: str) -> None:
    """Words of French, Portuguese and Turkish, and quotes printed curly, are no broken letters."""
    assert whole(f"{text}\n".encode()) == ("utf-8", f"{text}\n", [])


def test_odd_blanks_and_controls_are_accounted_for() -> None:
    """NUL, controls, no-break, ideographic and zero-width blanks and mixed line ends: words as printed, bytes back."""
    data = (
        "The lamp\u00a0of Velm\r\n\rThe\u3000harbour\u200b has \x00a\x07 lamp.\n\n"
        "It\u2028is\x0cin\x0bthe\u0085tower.\r\n\ufeffEnd.\r"
    ).encode()
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    assert conversion.problems == ()
    assert all(document.accounted for document in conversion.report.documents)
    assert convert.rebuild(conversion.entries["d.txt"], dict(conversion.bases)) == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "cp932", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_parts_of_a_document_are_whole_lines(encoding: str, end: str) -> None:
    """A document that is read in parts has the lines it has when it is read at once, in every encoding."""
    text = "".join(f"line {'ソ表' if encoding != 'cp1252' else 'é'} {number}{end}" * 3 for number in range(40))
    data = encode(text, encoding)
    lines: list[object] = []
    for span in parts(data, encoding, 100):
        lines += part(data, encoding, span, len(lines) + 1)[1]
    assert lines == list(lines_of(text))
