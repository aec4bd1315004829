"""What tells the first line of an article from any other line: numbers for one candidate, in a fixed order."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from math import log2

from generator.convert.scorer.frame import (
    BULLET,
    BYLINE,
    CAPTION,
    CREDIT,
    END,
    FAR,
    FURNITURE,
    KICKER,
    LEAD,
    MORE,
    NAME,
    RELEASE,
    SHORT,
    STAMP,
    TEXT,
    Frame,
    words,
)

NEAR = 8
"""How many printed lines of a head are looked at, on either side."""
AGAIN = 14
"""Within how many printed lines a title is printed again."""
_HEADS = frozenset({STAMP, BYLINE, NAME, CAPTION, KICKER, BULLET, RELEASE})

FEATURES = (
    "is_short", "is_text", "is_lead", "is_stamp", "is_name", "is_caption", "is_bullet", "is_release", "is_kicker",
    "body_line", "width", "closed", "question", "colon", "upper", "starts_digit", "starts_quote", "starts_lower",
    "word_count", "letters", "indent",
    "gap", "gap_more", "gap_after", "gap_after_more", "gap_widest", "soft", "gap_balance",
    "prev_text", "prev_lead", "prev_short", "prev_head", "prev_furniture", "prev_end", "prev_credit", "prev_bullet",
    "prev_more",
    "prev_width", "prev_closed", "prev_cut", "body_before", "body_after",
    "stamp_ahead", "byline_ahead", "caption_ahead", "bullets_ahead", "shorts_ahead", "furniture_ahead", "lead_ahead",
    "next_body_width",
    "stamp_behind", "shorts_behind", "heads_behind", "furniture_behind",
    "more_behind", "more_ahead",
    "again_ahead", "again_behind", "prints", "extended",
    "echo_below", "echo_above", "echo", "shift",
    "alike", "alike_share", "alike_body", "like_first", "like_last", "first_kind",
    "usual_gap", "tight", "stamps", "stamps_share", "leads_share", "shorts_share", "size", "run_body", "run_lines",
    "next_cut", "cut_share", "rest", "passed", "largest",
)  # fmt: skip


class Words:
    """The stems of lines, each looked up once."""

    def __init__(self, columns: Frame) -> None:
        self.of = cache(lambda at: words(columns.text[at]))


def vector(columns: Frame, at: int, stems: Words) -> list[float]:
    """The features of one candidate, in the order of FEATURES."""
    return [
        *_line(columns, at),
        *_gap(columns, at),
        *_previous(columns, at),
        *_around(columns, at),
        *_prints(columns, at),
        *_echo(columns, at, stems),
        *_layout(columns, at),
    ]


def _line(columns: Frame, at: int) -> tuple[float, ...]:
    code, text, width = columns.code[at], columns.text[at], columns.width[at]
    first = text[0]
    return (
        code == SHORT,
        code == TEXT,
        code == LEAD,
        code == STAMP,
        code in (NAME, BYLINE),
        code == CAPTION,
        code == BULLET,
        code == RELEASE,
        code == KICKER,
        columns.body[at],
        min(width, 400),
        columns.closed[at],
        text[-1] in "?？؟",
        text[-1] in ":：",
        width < 200 and text.isupper(),
        first.isdigit(),
        first in "“\"‘«„「'",
        first.islower(),
        min(text.count(" "), 30) if width < 300 else 30,
        sum(map(str.isalpha, text[:40])) / min(len(text), 40),
        columns.indent[at] - columns.indent[at - 1],
    )


def _gap(columns: Frame, at: int) -> tuple[float, ...]:
    gap, usual = columns.gap[at], columns.usual
    after = columns.gap[at + 1] if at + 1 < len(columns.gap) else usual
    return (
        gap,
        gap - usual,
        after,
        after - usual,
        gap == columns.widest and gap > usual,
        columns.soft[at],
        gap - after,
    )


def _previous(columns: Frame, at: int) -> tuple[float, ...]:
    code, last = columns.code[at - 1], at - 1
    return (
        code == TEXT,
        code == LEAD,
        code == SHORT,
        code in (STAMP, BYLINE, NAME, CAPTION, KICKER),
        code == FURNITURE,
        code == END,
        code == CREDIT,
        code == BULLET,
        code == MORE,
        min(columns.width[last], 400),
        columns.closed[last],
        columns.cut[last],
        columns.before[at],
        0 if columns.body[at] else columns.after[at],
    )


def _around(columns: Frame, at: int) -> tuple[float, ...]:
    """The kinds of lines between the candidate and the body below it, and back to the body above it."""
    code, body, end = columns.code, columns.body, len(columns.code)
    stamp = byline = caption = FAR
    bullets = shorts = furniture = lead = more = 0
    width = 0
    here = at
    while here < end and here - at <= NEAR:
        one = code[here]
        if body[here]:
            lead = one == LEAD
            width = min(columns.width[here], 600)
            break
        if here > at:
            if one == STAMP:
                stamp = min(stamp, here - at)
            elif one in (BYLINE, NAME):
                byline = min(byline, here - at)
            elif one == CAPTION:
                caption = min(caption, here - at)
            bullets += one == BULLET
            shorts += one in (SHORT, TEXT)
            furniture += one == FURNITURE
            more += one == MORE
        here += 1
    dated = FAR
    above = heads = left = links = 0
    for back in range(at - 1, max(-1, at - NEAR - 1), -1):
        one = code[back]
        if body[back]:
            break
        if one == STAMP and dated == FAR:
            dated = at - back
        above += one in (SHORT, TEXT)
        heads += one in _HEADS
        left += one == FURNITURE
        links += one == MORE
    return (stamp, byline, caption, bullets, shorts, furniture, lead, width, dated, above, heads, left, links, more)


def _prints(columns: Frame, at: int) -> tuple[float, ...]:
    """Whether the line is printed again near by, and how often it is printed in all."""
    key = columns.key[at]
    places = columns.where.get(key, ())
    ahead = behind = FAR * 2
    if len(places) > 1:
        own = bisect_left(places, at)
        if own + 1 < len(places) and places[own + 1] - at <= AGAIN:
            ahead = places[own + 1] - at
        if own and at - places[own - 1] <= AGAIN:
            behind = at - places[own - 1]
    extended = False
    if ahead > AGAIN and len(key) >= 12 and columns.code[at] in (SHORT, TEXT, NAME, CAPTION):
        for place in range(at + 1, min(at + 7, len(columns.key))):
            other = columns.key[place]
            if other and columns.code[place] != CAPTION and (key in other or (len(other) >= 12 and other in key)):
                extended = True
                break
    return (ahead, behind, min(len(places), 6), extended)


def _echo(columns: Frame, at: int, stems: Words) -> tuple[float, ...]:
    """How much of the line's words the lines below and above speak of, and how alike these are to each other."""
    end = len(columns.index)
    below = [here for here in range(at + 1, min(end, at + 9)) if columns.body[here]][:3]
    above = [here for here in range(at - 1, max(-1, at - 9), -1) if columns.body[here]][:3]
    after = frozenset[str]().union(*[stems.of(here) for here in below])
    before = frozenset[str]().union(*[stems.of(here) for here in above])
    own = stems.of(at)
    mine = len(own) or 1
    down, up = len(own & after) / mine, len(own & before) / mine
    if columns.body[at]:
        after |= own
    least = min(len(after), len(before))
    shift = len(after & before) / least if least else 0.5
    return (down, up, down - up, shift)


def _layout(columns: Frame, at: int) -> tuple[float, ...]:
    """How regular the layout around the line is in this document, and what the document is like."""
    places = columns.signatures[columns.signature[at]]
    count = len(places)
    size = len(columns.index)
    apart = 0
    if count > 1:
        apart = min(_apart(columns, places, at), 2000)
    end, run = at + 1, 0
    while end < size and end - at < 12 and (columns.body[end] or end - at < 4):
        run += columns.body[end]
        end += 1
    mass = columns.mass[min(end, size - 1)] - columns.mass[at]
    return (
        min(count, 12),
        count / size,
        apart,
        _like_first(columns, at),
        _like_last(columns, at),
        columns.kind[at] == columns.kind[0],
        columns.usual,
        columns.tight,
        min(columns.stamps, 12),
        columns.stamps / size,
        columns.leads / size,
        columns.shorts / size,
        log2(size),
        min(mass, 3000),
        run,
        _next_cut(columns, at),
        columns.cut_share,
        min(columns.mass[-1] - columns.mass[at], 4000),
        min(columns.mass[at], 4000),
        (columns.mass[end - 1] - columns.mass[at]) / (columns.mass[-1] or 1),
    )


def _next_cut(columns: Frame, at: int) -> bool:
    """Whether the next body line is cut off."""
    body = at if columns.body[at] else at + columns.after[at]
    return body < len(columns.cut) and columns.body[body] and columns.cut[body]


def _apart(columns: Frame, places: list[int], at: int) -> int:
    """How much body text parts the line from the nearest one of the same layout."""
    own = bisect_left(places, at)
    near = [places[here] for here in (own - 1, own + 1) if 0 <= here < len(places)]
    return min(abs(columns.mass[place] - columns.mass[at]) for place in near)


def _like_first(columns: Frame, at: int) -> int:
    """How many lines from here on are of the kinds, and stand apart, as those at the top of the document.

    Up to three lines of a menu may stand above the top.
    """
    kind, gap = columns.kind, columns.gap
    most = min(6, len(kind) - at)
    best = 0
    for top in range(min(4, at)):
        if kind[top] != kind[at]:
            continue
        step = 1
        while step < most and kind[at + step] == kind[top + step] and gap[at + step] == gap[top + step]:
            step += 1
        best = max(best, step)
    return best


def _like_last(columns: Frame, at: int) -> int:
    """How many lines back from here are of the kinds, and stand apart, as those at the end of the document."""
    kind, gap, end = columns.kind, columns.gap, len(columns.kind)
    for step in range(1, min(5, at, end - at)):
        if kind[at - step] != kind[end - step] or (step > 1 and gap[at - step + 1] != gap[end - step + 1]):
            return step - 1
    return min(4, max(0, min(at, end - at) - 1))
