"""A text as tokens and a string of their classes, which is what the grammar reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.enrich.events.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as tokens: the words, their classes (a letter each), and the character where each begins."""

    words: Sequence[str]
    classes: str
    starts: Sequence[int]
    lexicon: Lexicon

    def stop(self, end: int) -> int:
        """The character after the last of the tokens before `end`."""
        return self.starts[end - 1] + len(self.words[end - 1])

    def joined(self, start: int, end: int) -> bool:
        """Whether no blank stands between the tokens `start` to `end` (excluded)."""
        return self.stop(end) - self.starts[start] == sum(map(len, self.words[start:end]))

    def value(self, at: int) -> int:
        """The number that the token stands for."""
        return self.lexicon.value(self.words[at])

    def numbers(self, start: int, end: int, letters: str) -> list[int]:
        """The numbers of the tokens of these classes, in order."""
        classes = self.classes
        return [self.lexicon.value(self.words[at]) for at in range(start, end) if classes[at] in letters]
