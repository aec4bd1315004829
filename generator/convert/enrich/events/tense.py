"""Which way from the article's date a clause looks, told by its verbs."""

from __future__ import annotations

from collections.abc import Sequence

from generator.convert.enrich.events.model import Tense
from generator.convert.words import word_set

_FUTURE = word_set(
    "will shall won't ll scheduled due slated expected plans planned planning upcoming tomorrow would ahead intends"
    " hopes aims should must wants going likely deadline pending awaits"
)
_PAST = word_set(
    "was were had did said told met held came went took made won lost beat fell rose led began became left died shot"
    " struck sent gave got saw ran put cut hit found fought brought bought sold spent broke spoke wrote drew grew knew"
    " flew threw kept felt lay stood sat swore sank sang taught thought caught built burnt paid drove rode hid hung"
    " heard been killed drowned sunk stole shut read chose froze withdrew overthrew underwent upheld shook tore woke"
    " wore blew lit slid split spread stuck swept swam bore bound bred dealt dug fed fled laid meant sought slept"
    " shrank spun"
)
_PRESENT = word_set(
    "is are go goes meet meets open opens begin begins start starts close closes end ends face faces play plays visit"
    " visits host hosts take takes travel travels vote votes return returns resume resumes run runs arrive arrives"
    " launch launches hold holds head heads kick kicks expires reopen reopens leave leaves come comes change changes"
    " marks"
)
_BOUNDS = frozenset({",", ";", ":", "—", "–", "“", "”", '"', "(", ")", "…"})
_TURNS = word_set("that and but after before while when which who as because although though since if whether")
_MOST_CLAUSES = 4
_REACH = 60


def tense(words: Sequence[str], start: int, end: int, bounds: tuple[int, int]) -> Tense:
    """The tense of the clause that holds the tokens `start` to `end` (excluded).

    `bounds` are the tokens that may be looked at: no farther than the dates before and after, within the sentence.
    """
    first, last = max(bounds[0], start - _REACH), min(bounds[1], end + _REACH)
    at = start
    for _ in range(_MOST_CLAUSES):
        begin = at
        while begin > first and not _divides(words[begin - 1]):
            begin -= 1
        found = _of(words[begin:at])
        if found is not Tense.UNKNOWN:
            return found
        if begin <= first:
            break
        at = begin - 1
    at = end
    for _ in range(_MOST_CLAUSES):
        stop = at
        while stop < last and not _divides(words[stop]):
            stop += 1
        found = _of(words[at:stop])
        if found is not Tense.UNKNOWN:
            return found
        if stop >= last:
            break
        at = stop + 1
    return Tense.UNKNOWN


def _divides(word: str) -> bool:
    return word in _BOUNDS or word in _TURNS


def _of(clause: Sequence[str]) -> Tense:
    """The tense of one clause: a future word decides, then a past one, then the present, news of what is near."""
    found = Tense.UNKNOWN
    for at, printed in enumerate(clause):
        word = printed.lower()
        if word in _FUTURE:
            perfect = word in {"would", "should", "must"} and "have" in clause[at + 1 : at + 3]
            reported = word in {"planned", "expected", "scheduled"} and at == 0
            if not perfect and not reported:
                return Tense.FUTURE
            found = Tense.PAST
        elif word == "to" and clause[at - 1 : at] in (["set"], ["is"], ["are"]):
            return Tense.FUTURE
        elif word in _PAST or (len(word) > 4 and word.endswith("ed") and printed.islower()):
            passive = any(before.lower() in {"be", "to", "being"} for before in clause[max(0, at - 2) : at])
            if not passive:
                found = Tense.PAST
        elif found is Tense.UNKNOWN and word in _PRESENT:
            found = Tense.PRESENT
    return found
