"""What hosts are told: headers in the form that they read, speculation rules that are JSON."""

from __future__ import annotations

import json
import re

from tests.theme.rendering import rendered


def headers(text: str) -> dict[str, dict[str, str]]:
    """A `_headers` file by path: a line that begins with a slash, then indented lines of a name and a value."""
    found: dict[str, dict[str, str]] = {}
    said: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("/"):
            said = found[line] = {}
        else:
            name, value = re.fullmatch(r"  ([A-Za-z-]+): (.+)", line).groups()  # type: ignore[union-attr]
            said[name] = value
    return found


def test_headers_name_paths_below_the_site() -> None:
    """Every rule begins with the site's path; assets are kept for a year, and a page says what it may load."""
    found = headers(rendered("_headers"))
    assert all(path.startswith("/archive/") for path in found)
    assert found["/archive/*"]["Content-Security-Policy"] == "default-src 'none'; script-src 'self'"
    assert found["/archive/*"]["Speculation-Rules"] == '"/archive/speculation.json"'
    assert found["/archive/assets/*"] == {"Cache-Control": "public, max-age=31536000, immutable"}
    assert found["/archive/speculation.json"]["Content-Type"] == "application/speculationrules+json"
    assert found["/archive/feed.json"]["Content-Type"].startswith("application/feed+json")


def test_a_site_without_a_policy_sends_none() -> None:
    """Where HTML is published as it was written, no policy forbids what it does."""
    assert "Content-Security-Policy" not in rendered("_headers-bare")
    assert headers(rendered("_headers-bare"))["/*"]["X-Content-Type-Options"] == "nosniff"


def test_speculation_rules_are_json_and_stay_in_the_site() -> None:
    """Browsers fetch a page of the site before its link is followed, never a search."""
    (rule,) = json.loads(rendered("speculation.json"))["prefetch"]
    inside, search = rule["where"]["and"]
    assert inside == {"href_matches": "/archive/*"}
    assert search == {"not": {"href_matches": "/*\\?(.+)"}}
    assert rule["eagerness"] == "moderate"


def test_the_counts_of_tags_are_one_call() -> None:
    """The file of tags that move is a classic script with nothing but a call with data, whatever a tag is called."""
    made = rendered("moving.js")
    name, data = re.fullmatch(r"/\* Dateline \*/\n(\w+)\((.*)\);\n", made).groups()  # type: ignore[union-attr]
    month, totals, tags = json.loads(f"[{data}]")
    assert (name, month, totals) == ("archiveMoving", "2024-12", [1700, 80, 90, 110])
    assert tags[1] == ["R&D </lab>", "tags/r-d.html", 0, 1, 1, 1]
    assert "</" not in made
