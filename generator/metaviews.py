"""What programs read of an article beside its text: dates in their machine forms, the time it is about, a digest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Facts of an article for machines; "" and () where there are none.

    `published` and `modified` are ISO 8601: a moment where its zone is known, else a day, a month or a year. `coverage`
    are the times that its dated facts are about, as ISO 8601 dates and intervals. `digest` is that of its body
    (BLAKE2b, 128 bits, of the UTF-8 text after the front matter).
    """

    published: str = ""
    modified: str = ""
    coverage: tuple[str, ...] = ()
    words: int = 0
    digest: str = ""
