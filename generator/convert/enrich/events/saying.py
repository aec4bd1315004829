"""What a sentence says with its date: that something happened, was said or lasted, and how far that may be told on."""

from __future__ import annotations

from collections.abc import Sequence

from generator.convert.enrich.events.model import Basis, Form, Kind, Moment, Shape
from generator.convert.enrich.events.passage import Passage
from generator.convert.words import word_set

_SAYING = word_set(
    "said says told added stated claimed warned insisted argued noted explained replied tweeted wrote posted"
    " suggested acknowledged urged stressed recalled conceded spoke asked quoted hinted predicted estimated complained"
)
_DOING = word_set(
    "announced confirmed declared unveiled reported ordered ruled revealed disclosed admitted pledged promised denied"
    " accused charged condemned agreed voted approved rejected"
)
_SPEAKING = _SAYING | _DOING
_VERBS = word_set(
    "was were had did met held came went took made won lost began became left died would will has have is are"
)
_DONE = word_set("had has have was were been")
_UNSURE = word_set(
    "could might may if perhaps possibly reportedly allegedly rumoured whether unless If Perhaps Whether Unless"
)
_REACH = 8
_FEWEST_WORDS = 5
_QUOTES = ("“", "”")


def kind(passage: Passage, shape: Shape, basis: Basis) -> Kind:
    """What the sentence says with its date."""
    if shape.form in {Form.COMES, Form.HANGING}:
        return Kind.ANCHORED
    if shape.since or shape.until or shape.form in {Form.RANGE, Form.DECADE, Form.CENTURY}:
        return Kind.PERIOD
    if basis is Basis.ANCHORED:
        return Kind.ANCHORED
    return Kind.STATEMENT if _speaker(passage, shape) >= 0 else Kind.EVENT


def _speaker(passage: Passage, shape: Shape) -> int:
    """The token of the verb of saying that the date belongs to; -1 for none."""
    for at in range(shape.start - 1, max(-1, shape.start - 1 - _REACH), -1):
        word = passage.words[at].lower()
        if word in _SPEAKING:
            return at
        if word in _VERBS or word in {".", ";"} or (len(word) > 4 and word.endswith("ed")):
            return -1
    return -1


def weighed(passage: Passage, shape: Shape, moment: Moment, speaks: Kind, place: tuple[str, str, int]) -> float:
    """The confidence of a date, less for what is only said, asked, quoted or supposed.

    `place` is the text, the sentence and the character where the date begins.
    """
    text, sentence, start = place
    sure = moment.confidence
    if moment.basis is not Basis.ABSOLUTE and _quoted(text, start):
        sure -= 0.15
    if sentence.rstrip("”\"’' ").endswith("?") or sentence.count(" ") < _FEWEST_WORDS - 1:
        sure -= 0.2
    if _supposed(passage, shape):
        sure -= 0.1
    if speaks is Kind.STATEMENT and not _tells_fact(passage, shape):
        sure = min(sure, 0.8)
    if shape.start and passage.classes[shape.start - 1] in "bfI":
        sure = min(sure, 0.85)
    return round(max(sure, 0.0), 2)


def _supposed(passage: Passage, shape: Shape) -> bool:
    for at in range(shape.start - 1, max(-1, shape.start - 1 - _REACH), -1):
        if passage.words[at] in _UNSURE:
            return True
        if passage.words[at] in {".", "!", "?"}:
            return False
    return False


def _tells_fact(passage: Passage, shape: Shape) -> bool:
    """Whether a statement tells something done: an act of speech, or a perfect or passive in what was said."""
    speaker = _speaker(passage, shape)
    if passage.words[speaker].lower() in _DOING:
        return True
    return _done(passage.words[shape.end : shape.end + 24])


def _done(words: Sequence[str]) -> bool:
    for at, word in enumerate(words):
        if word in {".", "“", "”", '"'}:
            return False
        if word in _DONE and any(after.endswith(("ed", "en")) for after in words[at + 1 : at + 4]):
            return True
    return False


def _quoted(text: str, at: int) -> bool:
    """Whether a place is within direct speech."""
    opened, closed = (text.rfind(mark, 0, at) for mark in _QUOTES)
    return opened > closed or text.count('"', 0, at) % 2 == 1
