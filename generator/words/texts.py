"""Texts by key in one language, with numbers and names put in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from generator.text import nearest
from generator.words.locales import Locale, grouped
from generator.words.message import Message

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_RIGHT = frozenset({"R", "AL"})


class WordMissing(LookupError):
    """No catalogue has this key, or a text names something that was not given."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The texts of one language. Numbers of `least` digits and more are grouped."""

    language: str
    direction: str
    locale: Locale
    messages: Mapping[str, Message]
    least: int

    def t(self, key: str, count: int | None = None, **names: object) -> str:
        """The text of a key. `count` chooses its plural form and stands for {count}, `kind` chooses a kind's form.

        Raises WordMissing.
        """
        return "".join(self.parts(key, count, names))

    def parts(self, key: str, count: int | None, names: Mapping[str, object]) -> list[str]:
        """The text in pieces, with what stands for its names between them; finished HTML stays what it is.

        A name that is written in the other direction is isolated, so that it leaves its surroundings in order.
        """
        message = self._message(key)
        form = message.form(count, str(names.get("kind", "")))
        parts = list(form)
        for index in range(1, len(form), 2):
            name = form[index]
            value = count if name == "count" else names.get(name)
            if value is None:
                raise WordMissing(f'the text "{key}" has to be given "{name}"')
            parts[index] = self._printed(value)
        return parts

    def forms(self, key: str) -> dict[str, str]:
        """A text as its catalogue has it, by plural category or kind, for scripts that fill it in.

        Raises WordMissing.
        """
        return {
            name: "".join(f"{{{part}}}" if index % 2 else part for index, part in enumerate(form))
            for name, form in self._message(key).forms.items()
        }

    def number(self, number: int) -> str:
        """A whole number: "43,232"."""
        if -1000 < number < 1000 and not self.locale.digits:
            return str(number)
        return grouped(number, self.locale, self.least)

    def decimal(self, number: float) -> str:
        """A number with its fraction: "1.5"."""
        return self.digits(f"{number:g}".replace(".", self.locale.decimal))

    def percent(self, number: float) -> str:
        """A share in hundredths, with as many places as it has: "0.5%"."""
        printed = self.decimal(number)
        return re.sub(r"[#,0.]+", lambda _: printed, self.locale.percent)

    def digits(self, text: str) -> str:
        """A text with the language's own digits."""
        return text.translate(self.locale.digits) if self.locale.digits else text

    def _message(self, key: str) -> Message:
        found = self.messages.get(key)
        if found is None:
            near = nearest(key, tuple(self.messages))
            raise WordMissing(f'no catalogue has the text "{key}"' + (f', but there is "{near}"' if near else ""))
        return found

    def _printed(self, value: object) -> str:
        if type(value) is str:
            return f"{_FIRST_STRONG_ISOLATE}{value}{_POP_ISOLATE}" if self._turned(value) else value
        if isinstance(value, int):
            return self.number(value)
        return value if isinstance(value, str) else str(value)

    def _turned(self, text: str) -> bool:
        """Whether a text runs in the other direction, by its first letter (UAX 9, rule P2)."""
        if self.direction == "ltr" and text.isascii():
            return False
        first = next((kind for kind in map(unicodedata.bidirectional, text) if kind == "L" or kind in _RIGHT), "")
        return bool(first) and (first in _RIGHT) != (self.direction == "rtl")
