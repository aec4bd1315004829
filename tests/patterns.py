"""Reads regular expressions as the machine does, to tell how often one may look at a character."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _constants as codes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]


def wavering(pattern: re.Pattern[str]) -> list[str]:
    """The repeats without a bound that may be tried again with more or fewer: what makes a search quadratic.

    None of them are possessive repeats, and lazy ones that whatever follows ends somewhere, at the end of the text at
    the latest.
    """
    return list(_within(parser.parse(pattern.pattern, pattern.flags)))


def _within(parsed: Any, after: Any = None) -> Iterator[str]:
    """`after` is the step that follows these."""
    steps = list(parsed)
    for number, (code, value) in enumerate(steps):
        following = steps[number + 1] if number + 1 < len(steps) else after
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and value[1] == codes.MAXREPEAT:
            ends = code is codes.MIN_REPEAT and following is not None and _always_ends(following)
            last = code is codes.MAX_REPEAT and following is None and _is_anything(value[2])
            if not ends and not last:
                yield f"{code} of {value[2]}"
        for part in _parts(code, value):
            yield from _within(part, following if code is codes.SUBPATTERN else None)


def _parts(code: Any, value: Any) -> list[Any]:
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code is codes.ATOMIC_GROUP:
        return [value]
    return [value[1]] if code in {codes.ASSERT, codes.ASSERT_NOT} else []


def _always_ends(step: Any) -> bool:
    code, value = step
    if code is codes.SUBPATTERN:
        return len(value[3]) == 1 and _always_ends(value[3][0])
    end = [(codes.AT, codes.AT_END_STRING)]
    return code is codes.BRANCH and any(list(branch) == end for branch in value[1])


def _is_anything(repeated: Any) -> bool:
    return list(repeated) == [(codes.ANY, None)]
