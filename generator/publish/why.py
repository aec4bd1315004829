"""Why an output is made again, in a sentence for whoever wonders."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Delta, Ledger, Wanted
from generator.publish.fingerprint import reasons
from generator.text import nearest


def explained(url: str, wanted: Iterable[Wanted], ledger: Ledger, delta: Delta) -> str:
    """In a sentence, what made an output change, or that nothing did."""
    before = next((entry for entry in ledger.entries if entry.url == url), None)
    after = next((want for want in wanted if want.url == url), None)
    if after is None:
        near = nearest(url, tuple(want.url for want in wanted))
        return f"{url} is not an output of this site" + (f"; did you mean {near}?" if near else "")
    if before is None:
        return f"{url} is new"
    if not any(want.url == url for want in delta.write):
        return f"{url} has not changed"
    changed = reasons(before.fingerprint, after.fingerprint)
    if changed:
        return f"{url} is made again because this has changed: {'; '.join(changed)}"
    same = before.fingerprint == after.fingerprint
    return f"{url} is made again because {'its file is not as it was written' if same else 'its bytes have changed'}"
