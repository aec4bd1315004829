"""The role that a text gives a name: in words before it ("plant pathologist …") or after (", the mayor of Velm")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.convert.enrich.vocabulary import Vocabulary

_APPOSITION = re.compile(
    r", (?!who )(?:(?:the|a|an|one of the|his|her|its|their|our) )?(?:[^\W\d_a-z][\w-]* )?(?:[\w -]{2,30}['’]s )?"
    r"(?P<role>[a-z][^,.;:!?()“”\"]*)"
)
_AGE = re.compile(r", (?:aged )?\d{1,3}(?:, |\.|$| )|, an? \d{1,3}-year-old")
_CUT = re.compile(
    r" (?:who|whose|which|that|said|says|told|and|at|in|on|for|from|with|since|to|as|when|is|was|has|by|after"
    r"|during|until) "
)
_MOST = 6
_ARTICLES = frozenset({"a", "an", "the", "one", "then", "himself", "herself"})
_QUALIFIERS = frozenset(
    {"former", "ex", "late", "acting", "deputy", "vice", "then", "interim", "outgoing", "retired", "co"}
)


def role_before(before: str, words: Vocabulary) -> str:
    """The role at the end of a text: its last noun for what somebody is, with the adjectives it has; "" without one.

    One comma may stand behind it.
    """
    text = before.rstrip(" ")
    if len(text) == len(before):
        return ""
    apart = text.endswith(",")
    parts = text.rstrip(",").rsplit(" ", 5)[-5:]
    if not parts or parts[-1].casefold() not in words.role_ends:
        return ""
    clean = next((index + 1 for index in range(len(parts) - 2, -1, -1) if parts[index][-1:] in ',.;:!?”"’)'), 0)
    for start in range(max(clean, len(parts) - 4), len(parts)):
        if words.before.get(" ".join(parts[start:]).casefold()) in {"office", "role"}:
            if apart and start > 0 and parts[start - 1] == "for":
                return ""
            while start > clean and parts[start - 1].casefold() in words["modifiers"]:
                start -= 1
            if parts[-1][0].isupper():
                return ""
            return " ".join(parts[start:]).lstrip("“\"‘'(—")
    return ""


def role_after(after: str, words: Vocabulary) -> str:
    """The role in apposition at the beginning of a text: ", the director of the museum, …"; "" without one."""
    match = _APPOSITION.match(after)
    if match is None:
        return ""
    phrase = match["role"]
    if len(after) == match.end() and " " in phrase:
        phrase = phrase.rsplit(" ", 1)[0]  # the window of text ends within a word
    cut = _CUT.search(f"{phrase} ")
    if cut:
        phrase = phrase[: cut.start()]
    phrase = phrase.strip()
    head, _, rest = phrase.partition(" of ")
    head_words = [word for word in head.split() if word not in _ARTICLES and not word[0].isdigit()]
    head = " ".join(head_words)
    if not head_words or len(head_words) > 5 or not _ends_in_role(head_words, words):
        return ""
    rest_words = rest.split()
    if (
        rest_words
        and len(rest_words) <= _MOST
        and (rest_words[0] == "the" or rest_words[0][0].isupper() or len(rest_words) < 3)
    ):
        return f"{head} of {rest}" if len(after) > match.end() else head
    return head


def age_after(after: str) -> bool:
    """Whether an age follows, as in "Ann Bell, 34, ..."."""
    return _AGE.match(after) is not None


def core(role: str) -> str:
    """The bare office of a role: "former Prime Minister of Velm" → "prime minister"."""
    bare = role.casefold().partition(" of ")[0]
    kept = [word for word in bare.split() if word not in _QUALIFIERS]
    return " ".join(kept)


def _ends_in_role(parts: Sequence[str], words: Vocabulary) -> bool:
    return any(
        words.before.get(" ".join(parts[start:]).casefold()) in {"office", "role"} for start in range(len(parts))
    )
