"""Composing: parser events become nodes under a guard, with a stack of our own and a place for each node."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from generator.problems import Problem, Source
from generator.text import printable
from generator.yamlmap.words import Broken, comment_dropped, escape_refused, refused, repaired, set_twice, unreadable

# Without libyaml PyYAML parses alone: the same results, some fifteen times slower.
LIBYAML: Callable[[str], Any] | None = import_module("yaml._yaml").CParser if yaml.__with_libyaml__ else None


_REPAIRS = 12
# Where libyaml and PyYAML do not agree: there PyYAML alone reads.
_UNUSUAL = re.compile(
    r"[\t%]|[|>][-+0-9]*#|:\s+[],}]|[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FORBIDDEN = re.compile(r"[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_BLANK_TABS = re.compile(r"(?m)(?<![ \t])[ \t]++$|(?<=:)\t++(?:[ \t]++$)?|^([^\S\n]*- *+)(?:[ \t]++$|\t++)")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}(?:[eE][+-]?[0-9]{1,2})?")
_NODES = frozenset({yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much YAML is read: bytes of text, levels of nesting, parser events."""

    size: int = 64 * 1024
    depth: int = 32
    events: int = 20_000


DEFAULT_LIMITS = Limits()


class YamlScalar(NamedTuple):
    """A text as written; `bare` where it stands without quotes: `true` may be a boolean, `"true"` may not."""

    text: str
    line: int
    column: int
    bare: bool
    end_line: int
    end_column: int


class YamlList(NamedTuple):
    """A list of nodes; `flow` is set where it is written in brackets."""

    items: tuple[YamlNode, ...]
    line: int
    column: int
    flow: bool


class YamlMap(NamedTuple):
    """Keys with their nodes, in the order of the text, no key twice; `flow` is set where it is written in braces."""

    pairs: tuple[tuple[YamlScalar, YamlNode], ...]
    line: int
    column: int
    flow: bool

    def get(self, key: str) -> YamlNode | None:
        """The node of a key, or None."""
        return next((node for name, node in self.pairs if name.text == key), None)

    def key(self, key: str) -> YamlScalar | None:
        """The key itself, for its place, or None."""
        return next((name for name, _ in self.pairs if name.text == key), None)


YamlNode = YamlScalar | YamlList | YamlMap


def compose(
    text: str, path: str, first_line: int = 1, limits: Limits = DEFAULT_LIMITS
) -> tuple[YamlMap | None, tuple[Problem, ...]]:
    """The mapping a YAML text writes, every node with its line (of the file) and column, and everything wrong with it.

    A text without keys is an empty mapping. A line that lacks quotes is reported and read as if it had them, so that
    the rest can be checked too; None only where nothing could be read. Whoever uses the mapping looks for errors first.
    """
    source = Source(path, text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, first_line)
    if len(source.text) * 4 > limits.size and len(source.text.encode("utf-8", "surrogatepass")) > limits.size:
        note = "texts belong below the closing ---"
        message = f"this is longer than {limits.size // 1024} KB"
        return None, (Problem("E105", message, source.at(first_line), note=note),)
    if (unusual := _UNUSUAL.search(source.text)) and (wrong := _FORBIDDEN.search(source.text, unusual.start())):
        return None, (refused(source, wrong.start()),)
    found: list[Problem] = []
    tree: YamlMap | Broken = _tree(source, limits, found)
    broken: list[Problem] = []
    for _ in range(_REPAIRS):
        if isinstance(tree, YamlMap):
            break
        mended = repaired(source, tree, lambda again: _end_of_sense(again, limits))
        if mended is None:
            break
        source, problem = mended
        broken.append(problem)
        found.clear()
        tree = _tree(source, limits, found)
    if isinstance(tree, Broken):
        return None, (*broken, unreadable(source, tree))
    return tree, (*broken, *found)


def _end_of_sense(source: Source, limits: Limits) -> tuple[int, int] | None:
    """Where a text stops being YAML (line and column in the file), or None when all of it is."""
    tree = _tree(source, limits, [])
    return None if isinstance(tree, YamlMap) else (tree.line, tree.column)


def _tree(source: Source, limits: Limits, found: list[Problem]) -> YamlMap | Broken:
    """The mapping of a text, by libyaml where it is there and agrees with PyYAML, which alone says what is wrong."""
    text = source.text if source.text.endswith("\n") else f"{source.text}\n"  # the two end elsewhere without it
    unusual = _UNUSUAL.search(text) or ("?" in text and ("[" in text or "{" in text))
    if LIBYAML is not None and not unusual:
        tree = _composed(LIBYAML, text, source, limits, found)
        if isinstance(tree, YamlMap):
            return tree
        found.clear()
    if unusual and "\t" in text:
        text = _BLANK_TABS.sub(lambda tabs: (tabs[1] or "") + " " * (len(tabs[0]) - len(tabs[1] or "")), text)
    return _composed(_PurePython, text, source, limits, found)


class _PurePython(Reader, Scanner, Parser):
    """PyYAML's own parser, without the parts that recurse."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _composed(
    parser: Callable[[str], Any], text: str, source: Source, limits: Limits, found: list[Problem]
) -> YamlMap | Broken:
    offset = source.first_line
    try:
        return _Composing(source, found).whole(_guarded(iter(parser(text).get_event, None), source, limits))
    except _Refused as refusal:
        return refusal.broken
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        start = error.context_mark or mark
        if mark is None or start is None:
            return Broken(offset, 1, str(error.problem))
        return Broken(mark.line + offset, mark.column + 1, str(error.problem), start.line + offset, start.column + 1)
    except (yaml.YAMLError, ArithmeticError, LookupError, ValueError) as error:
        # PyYAML lets ValueError and others through, without a place: `%YAML 99999999999999999999`.
        return Broken(offset, 1, str(error))


class _Refused(Exception):
    """The guard's word against a text, with its place."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken)
        self.broken = broken


def _guarded(events: Iterator[Any], source: Source, limits: Limits) -> Iterator[Any]:
    """The events, as long as they stay within the limits: no depth, alias or tag reaches the composing of nodes."""
    depth = documents = 0
    for count, event in enumerate(events, 1):
        kind = type(event)
        if kind in _NODES:
            if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
                _refuse_marker(event, source)
            if kind is not yaml.ScalarEvent:
                depth += 1
                if depth > limits.depth:
                    _refuse(event, source, f"this is nested more than {limits.depth} levels deep", "E105")
        elif kind in _ENDS:
            depth -= 1
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                _refuse(event, source, "a second document begins here")
        if count > limits.events:
            _refuse(event, source, f"this has more than {limits.events:,} parts", "E105")
        yield event


def _refuse(event: Any, source: Source, reason: str, code: str = "E103", final: bool = True) -> None:
    mark = event.start_mark
    raise _Refused(Broken(mark.line + source.first_line, mark.column + 1, reason, code=code, ours=True, final=final))


def _refuse_marker(event: Any, source: Source) -> None:
    mark = event.start_mark
    sign = source.line(mark.line + source.first_line)[mark.column : mark.column + 1]
    name = {"*": "an alias", "&": "an anchor"}.get(sign, "a tag")
    _refuse(event, source, f"YAML reads {name} here, which is not allowed", "E105", final=False)


class _Composing:
    """Nodes made from events with a stack of its own, so that no depth of nesting can exhaust the interpreter's."""

    def __init__(self, source: Source, found: list[Problem]) -> None:
        self.source, self.found = source, found
        self.offset = source.first_line
        self.lines = source.text.split("\n") if "#" in source.text else []
        self.escapes = "\\" in source.text

    def whole(self, events: Iterator[Any]) -> YamlMap:
        """The one mapping of the stream."""
        offset = self.offset
        stack: list[tuple[Any, list[YamlNode]]] = []
        nodes: list[YamlNode] = []
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                nodes.append(self.scalar(event))
            elif kind in _NODES:
                stack.append((event, nodes))
                nodes = []
            elif kind in _ENDS:
                start, outer = stack.pop()
                line, column, flow = start.start_mark.line + offset, start.start_mark.column + 1, bool(start.flow_style)
                if kind is yaml.MappingEndEvent:
                    outer.append(YamlMap(self.pairs(nodes), line, column, flow))
                else:
                    outer.append(YamlList(tuple(nodes), line, column, flow))
                nodes = outer
        return self.root(nodes)

    def root(self, nodes: list[YamlNode]) -> YamlMap:
        """The mapping at the top; a text of comments, or of nothing, is an empty one."""
        if not nodes or (isinstance(nodes[0], YamlScalar) and nodes[0].bare and not nodes[0].text):
            return YamlMap((), self.offset, 1, False)
        if not isinstance(nodes[0], YamlMap):
            raise _Refused(
                Broken(nodes[0].line, nodes[0].column, 'this has to be lines of the form "name: value"', ours=True)
            )
        return nodes[0]

    def scalar(self, event: Any) -> YamlScalar:
        start, end, offset = event.start_mark, event.end_mark, self.offset
        style = event.style
        node = YamlScalar(
            event.value, start.line + offset, start.column + 1, not style, end.line + offset, end.column + 1
        )
        if not style:
            if self.lines and node.text and "#" in self.lines[end.line][end.column :]:
                self.comment(node)
        elif self.escapes and style == '"' and (clean := printable(node.text)) != node.text:
            wrong = next(c for c in node.text if c not in clean)
            self.found.append(escape_refused(self.source, (node.line, node.column), wrong))
        return node

    def comment(self, node: YamlScalar) -> None:
        """Report a comment that looks like a part of the text before it."""
        start, end = (node.line, node.column), (node.end_line, node.end_column)
        if problem := comment_dropped(self.source, node.text, start, end):
            self.found.append(problem)

    def pairs(self, nodes: list[YamlNode]) -> tuple[tuple[YamlScalar, YamlNode], ...]:
        """Keys and values, which come in turn. A key that is no text is refused, one set twice is reported."""
        pairs: dict[str, tuple[YamlScalar, YamlNode]] = {}
        for key, node in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                raise _Refused(Broken(key.line, key.column, "a name has to be a text, not a list or a map", ours=True))
            first = pairs.setdefault(key.text, (key, node))[0]
            if first is not key:
                self.found.append(set_twice(self.source, key.text, (first.line, first.column), (key.line, key.column)))
        return tuple(pairs.values())


def value(node: YamlNode) -> object:
    """Free data as Python values: bare true, false, null and decimal numbers are what they say, the rest is text."""
    if isinstance(node, YamlScalar):
        return _scalar_value(node)
    if isinstance(node, YamlList):
        return [value(item) for item in node.items]
    return {key.text: value(item) for key, item in node.pairs}


def _scalar_value(node: YamlScalar) -> object:
    text = node.text
    if not node.bare:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def plain(node: YamlNode) -> object:
    """Data for a schema, which types it: every scalar is its text, but a bare null, ~ or nothing is None."""
    if isinstance(node, YamlScalar):
        return None if node.bare and node.text in {"", "~", "null"} else node.text
    if isinstance(node, YamlList):
        return [plain(item) for item in node.items]
    return {key.text: plain(item) for key, item in node.pairs}
