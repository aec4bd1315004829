"""Stemmers are translated, or refused where they hold what their compiler does not write."""

from __future__ import annotations

import gzip

import pytest

from generator.search import stemming, twin

HEAD = "class XStemmer(BaseStemmer):\n"


@pytest.mark.parametrize("name", ["arabic", "english", "french", "german", "russian", "spanish"])
def test_stemmers_are_small(name: str) -> None:
    """A stemmer is at most 8 KB as it is sent."""
    assert len(gzip.compress(stemming.javascript(name).encode())) <= 8_000


@pytest.mark.parametrize(
    "body",
    [
        "    def _stem(self):\n        with self: pass\n",
        "    def _stem(self):\n        self.unknown_runtime(1)\n",
        "    def _stem(self):\n        x = [1 for _ in 'a']\n",
        "    def _stem(self):\n        return self.cursor * 2\n",
        "    def _stem(self):\n        for _ in range(3): pass\n",
        "    a_0 = [Other('x', -1, 1)]\n    def _stem(self): return True\n",
        "    a_0 = [Among('x,y', -1, 1)]\n    def _stem(self): return True\n",
        "    a_0 = [Among('x', -1, 1, other)]\n    def _stem(self): return True\n",
        "    class Inner: pass\n",
    ],
)
def test_what_is_not_known_is_refused(body: str) -> None:
    """A statement or an expression of another kind is refused with its line, never guessed."""
    with pytest.raises(twin.NotTranslated, match="line"):
        twin.javascript(HEAD + body)


def test_a_module_holds_one_stemmer() -> None:
    """A module without a stemmer is none."""
    with pytest.raises(twin.NotTranslated, match="one stemmer"):
        twin.javascript("x = 1\n")
