"""Proving a profile: its own documents are read with it, and what differs from its tests is said at their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import yamlmap
from generator.convert.decode import decode
from generator.convert.model import Draft, Text
from generator.convert.profiles.profile import Profile, Test
from generator.convert.reading import drafted, part
from generator.convert.steering import Steering
from generator.problems import Excerpt, Location, Problem, Source
from generator.yamlmap import YamlList, YamlMap, YamlNode, YamlScalar

_HINT = "mend the profile or the test; until then nothing is converted"
_LINES = {"title": "title", "date": "date", "dateline": "dateline", "authors": "authors", "paragraphs": "body"}


def failures(profile: Profile, source: Source) -> tuple[Problem, ...]:
    """What the tests of a profile, which stands in `source`, find wrong with it: C620, one for each difference."""
    node, _ = yamlmap.compose(source.text, source.path)
    nodes = _documents(node)
    return tuple(
        problem
        for number, (test, document) in enumerate(zip(profile.tests, nodes, strict=True), 1)
        for problem in _failures(profile, test, f"test {number}", _Place(source, document))
    )


class _Place:
    """Where the lines of a test's document stand in the file of the profile."""

    def __init__(self, source: Source, document: YamlNode) -> None:
        block = isinstance(document, YamlScalar) and document.end_line > document.line and not document.bare
        self._source, self._node = source, document
        self._block = block and source.line(document.line)[document.column - 1 : document.column] in {"|", ">"}

    def at(self, line: int) -> Location:
        """A line of the document, counted from 1; the head of the document where it is no block of lines."""
        number = self._node.line + line if self._block else self._node.line
        return self._source.at(number, 1 if self._block else self._node.column)

    def excerpt(self, line: int, text: str, label: str) -> Excerpt:
        """That line with all of it marked."""
        return Excerpt(self.at(line).line or 1, text, 1, max(1, len(text)), label)


def _documents(node: YamlMap | None) -> list[YamlNode]:
    """The nodes of the documents of a profile's tests, in order."""
    tests = node.get("tests") if node is not None else None
    items = tests.items if isinstance(tests, YamlList) else (tests,) if isinstance(tests, YamlMap) else ()
    return [found for item in items if isinstance(item, YamlMap) and (found := item.get("document")) is not None]


def _failures(profile: Profile, test: Test, name: str, place: _Place) -> Iterator[Problem]:
    text, _ = decode(test.document.encode("utf-8", "surrogatepass"), name)
    if text is None or not profile.applies("\n".join(line.text for line in text.lines)):
        message = f"{name}: the document holds none of the signs of “{profile.name}”, so the profile is not used for it"
        yield Problem("C620", message, place.at(1), _HINT)
        return
    drafts, _ = drafted(part(text.lines, Steering((profile,))))
    if len(drafts) != test.articles:
        yield _miscounted(test, name, drafts, text, place)
    elif drafts:
        yield from _unlike(test, name, drafts[0], text, place)


def _miscounted(test: Test, name: str, drafts: Sequence[Draft], text: Text, place: _Place) -> Problem:
    wanted = "1 article is" if test.articles == 1 else f"{test.articles} articles are"
    message = f"{name}: {wanted} expected, {len(drafts)} found"
    first = drafts[-1].first if drafts else 1
    shown = tuple(
        place.excerpt(draft.first, text.lines[draft.first - 1].text, "an article begins here") for draft in drafts
    )
    return Problem("C620", message, place.at(first), _HINT, excerpts=shown)


def _unlike(test: Test, name: str, draft: Draft, text: Text, place: _Place) -> Iterator[Problem]:
    for field, wanted in test.first:
        found: object = len(draft.blocks) if field == "paragraphs" else getattr(draft, field)
        if found == wanted or (field == "title" and not draft.title_printed and not wanted):
            continue
        line = next((claim.line for claim in draft.claims if claim.owner == _LINES[field]), draft.first)
        message = f"{name}: the {field} of the first article is {_said(found)}, not {_said(wanted)}"
        shown = place.excerpt(line, text.lines[line - 1].text, "it was read here" if found else "it begins here")
        yield Problem("C620", message, place.at(line), _HINT, excerpts=(shown,))


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"“{item}”" for item in value) or "missing"
    return f"“{value}”" if isinstance(value, str) and value else str(value) if value else "missing"
