"""Why a line is taken for a first line, in a reader's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.convert.scorer.features import AGAIN, FEATURES
from generator.convert.scorer.frame import FAR
from generator.convert.scorer.trees import Forest

MOST = 3
_Test = Callable[[float], bool]


def _some(value: float) -> bool:
    return value > 0


def _near(value: float) -> bool:
    return value < FAR


def _within(value: float) -> bool:
    return value <= AGAIN


def _any(value: float) -> bool:
    return value > float("-inf")


def _none(value: float) -> bool:
    return value <= 0


_WORDS: tuple[tuple[str, _Test, str], ...] = (
    ("again_ahead extended", _within, "its words are printed again a few lines below"),
    ("stamp_ahead", _near, "a date line follows"),
    ("byline_ahead", _near, "an author’s line follows"),
    ("caption_ahead", _near, "a caption follows"),
    ("bullets_ahead", _some, "summary points follow"),
    ("lead_ahead is_lead leads_share", _some, "the text begins with a place"),
    ("is_stamp", _some, "it is a date line"),
    ("is_release is_kicker", _some, "it is a mark that pages begin with"),
    ("gap gap_more gap_widest gap_balance", _some, "more empty lines stand before it than elsewhere"),
    ("soft", _some, "a line of blanks stands before it"),
    ("prev_end", _some, "an end mark or a rule stands before it"),
    ("prev_furniture furniture_behind prev_more more_behind", _some, "buttons or other page marks stand before it"),
    ("prev_credit", _some, "an agency’s credit stands before it"),
    ("prev_cut", _some, "the text before it is cut off"),
    ("prev_head stamp_behind heads_behind", _some, "marks that close a page stand before it"),
    ("prev_closed prev_text prev_width", _some, "a text has ended before it"),
    ("body_before", lambda value: value <= 2, "a text has ended before it"),
    ("echo echo_below", _some, "the text below speaks of it, the text above does not"),
    ("echo_above", _none, "the text below speaks of it, the text above does not"),
    ("shift", lambda value: value < 0.3, "other people and things are spoken of from here"),
    (
        "alike alike_share alike_body like_first like_last",
        lambda value: value > 1,
        "the same layout comes again in this document",
    ),
    ("is_short width closed word_count letters body_line is_text colon upper", _any, "it reads like a title"),
    ("gap_after gap_after_more", _any, "it stands apart"),
    ("next_body_width rest largest run_body run_lines body_after", _some, "a text follows"),
)
_BY_FEATURE: dict[str, tuple[_Test, str]] = {
    name: (test, phrase) for names, test, phrase in _WORDS for name in names.split()
}
_TITLES = "it reads like a title"
_TEXT = FEATURES.index("body_line")


def strongest(trees: Forest, values: Sequence[float]) -> tuple[str, ...]:
    """The phrases of the features that speak most for a first line, the strongest first, at most three."""
    sums: dict[str, float] = {}
    for name, value, share in zip(trees.features, values, trees.shares(values), strict=True):
        if name not in _BY_FEATURE or share <= 0:
            continue
        test, phrase = _BY_FEATURE[name]
        if phrase == _TITLES and values[_TEXT]:
            continue
        if test(value):
            sums[phrase] = sums.get(phrase, 0.0) + share
    ordered = sorted(sums, key=lambda phrase: (-sums[phrase], phrase))
    return tuple(ordered[:MOST])
