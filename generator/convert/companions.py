"""Lines that only the line above explains: what a label such as "Source:" names, the hour below a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.convert.model import Label, Labelled
from generator.convert.packs import folded, together

_LONGEST = 60
_VALUES = frozenset({Label.SHORT, Label.NAME, Label.CREDIT, Label.TEXT})
_HOUR = r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: (?:[A-Z][a-z]+ )?(?:time|[A-Z]{2,4}))?"
_HOURS = re.compile(rf"{_HOUR}(?:[,|/] ?{_HOUR}){{0,2}}")


def explained(lines: Sequence[Labelled]) -> list[Labelled]:
    """The lines, with those told by the printed line right above them."""
    result = list(lines)
    for at in range(1, len(result)):
        reason = _told(result[at - 1], result[at])
        if reason:
            result[at] = replace(result[at], label=Label.UI, reason=reason)
    return result


def _told(above: Labelled, line: Labelled) -> str:
    if line.label not in _VALUES or len(line.line.text) > _LONGEST:
        return ""
    if above.label is Label.UI and above.reason == "field label":
        named = folded(above.line.text.rstrip(" :："))
        return "source" if named in together("sources") else ""
    if above.label is Label.STAMP and _HOURS.fullmatch(line.line.text) and " " in line.line.text:
        return "time of day"
    return ""
