"""One text of the interface: its forms, by number or by kind, and the names in its braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

OTHER = "other"
CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)
"""The plural categories of CLDR (UTS 35, part 3)."""

_NAME = re.compile(r"\{(\w+)\}")

Form = tuple[str, ...]
"""A text cut at its names: a piece of text, a name, a piece of text, and so on; the first and the last are text."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text by its forms: one form under "other", or one for each plural category, or one for each kind.

    `plural` is the rule of the language that it is written in.
    """

    forms: Mapping[str, Form]
    plural: Callable[[int], str]

    def form(self, count: int | None, kind: str) -> Form:
        """The form for a number or a kind; "other" where it has none of its own."""
        forms = self.forms
        if len(forms) > 1:
            if count is not None:
                return forms.get(self.plural(abs(count))) or forms[OTHER]
            if kind in forms:
                return forms[kind]
        return forms[OTHER]

    def names(self) -> frozenset[str]:
        """The names that stand in braces in any of its forms."""
        return frozenset(name for form in self.forms.values() for name in form[1::2])


def message(forms: Mapping[str, str], plural: Callable[[int], str]) -> Message:
    """The message of texts by their form. Raises ValueError where there is no form "other"."""
    if OTHER not in forms:
        raise ValueError(f'the form "{OTHER}" is missing')
    return Message({name: tuple(_NAME.split(text)) for name, text in forms.items()}, plural)


def categories_used(plural: Callable[[int], str], numbers: Iterable[int] = range(1001)) -> frozenset[str]:
    """The plural categories that whole numbers have in a language."""
    return frozenset(plural(number) for number in numbers)
