"""A profile: how one outlet prints an article, told without code, in a YAML file that carries its own tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from generator import yamlmap
from generator.convert.model import Label, Labelled, Line
from generator.convert.profiles.layout import Layout, NotALayout, elements
from generator.problems import Problem, Source
from generator.typed import FROZEN, Meaning, Texts, one_or_many, told, wrong

_LABELS = {label.value: label for label in Label if label is not Label.BLANK}
_AFTER = Literal[
    "start", "gap", "gaps", "ui", "stamp", "lead", "more", "mark", "end", "signed", "dated", "index", "text"
]
_MEANING = Meaning("C620", "C620", {"is_": "is"})


def _pattern(value: object) -> object:
    if not isinstance(value, str):
        raise wrong("has to be a regular expression")
    try:
        re.compile(value)
    except re.error as error:
        raise wrong(f"is no regular expression: {error}") from None
    return value


def _label(value: object) -> object:
    if value not in _LABELS:
        raise wrong("is no kind of line", hint=f"there are {', '.join(_LABELS)}")
    return value


def _layout(value: object) -> object:
    try:
        elements(value if isinstance(value, str) else "")
    except NotALayout as error:
        raise wrong(f"cannot be read: {error}") from None
    return value


def _heads(value: object) -> object:
    items = one_or_many(value)
    return [{"layout": item} if isinstance(item, str) else item for item in items] if isinstance(items, list) else items


class HeadFile(BaseModel):
    """One way an article of the outlet begins."""

    model_config = FROZEN

    layout: Annotated[str, BeforeValidator(_layout)] = Field(description="The lines of the head, in order.")
    after: tuple[_AFTER, ...] = Field(("start", "gap", "end"), description="What may stand before the head.")
    regular: bool = Field(False, description="Whether only documents that begin so have such heads.")
    needs: Texts = Field((), description="Kinds of line of which the head must hold each.")
    sure: float = Field(0.95, ge=0, le=1, description="How sure an article begins where these lines stand.")
    evidence: str = Field("", description="Why, in the words of the report.")


class LineFile(BaseModel):
    """Lines of the outlet that the general readers do not know."""

    model_config = FROZEN

    is_: Annotated[str, BeforeValidator(_pattern)] = Field(alias="is", description="What the whole line matches.")
    label: Annotated[str, BeforeValidator(_label)] = Field(description="The kind of line.")
    reason: str = Field("", description="Why it is in no article, in the words of the report.")


class FirstFile(BaseModel):
    """What a test expects of the first article."""

    model_config = FROZEN

    title: str = Field("", description="Its title.")
    date: str = Field("", description="Its date.")
    dateline: str = Field("", description="Its dateline.")
    authors: Texts = Field((), description="Its authors.")
    paragraphs: int = Field(0, ge=0, description="How many blocks its text has.")


class TestFile(BaseModel):
    """A document of the outlet and what it becomes."""

    model_config = FROZEN

    document: str = Field(description="The document's text.")
    articles: int = Field(ge=0, description="How many articles it holds.")
    first: FirstFile = Field(FirstFile(), description="What the first of them says.")


class ProfileFile(BaseModel):
    """profiles/NAME.yaml. `name`, `signs` and `layout` or `lines` are enough."""

    model_config = FROZEN | {"title": "profile"}

    name: str = Field(min_length=1, description="The profile's name, as reports show it.")
    about: str = Field("", description="The outlet, for people.")
    signs: Texts = Field((), description="Texts of which a document must hold one for the profile to be used.")
    outlet: str = Field("", description="The outlet's name: never an author or a tag.")
    language: str = Field("", description="The language of its articles, where the text does not tell.")
    layout: Annotated[tuple[HeadFile, ...], BeforeValidator(_heads)] = Field((), description="How articles begin.")
    lines: tuple[LineFile, ...] = Field((), description="Kinds of its lines.")
    tests: tuple[TestFile, ...] = Field((), description="Documents the profile must read right.")


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines that match are of this kind, whatever they look like otherwise."""

    pattern: re.Pattern[str]
    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Test:
    """A document and what a profile must make of it: the number of articles, the first one's fields that are named."""

    document: str
    articles: int
    first: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """How an outlet prints: the signs it is known by, its heads, its lines, the language where text does not tell."""

    name: str
    signs: tuple[str, ...]
    layouts: tuple[Layout, ...]
    rules: tuple[Rule, ...]
    outlet: str = ""
    language: str = ""
    tests: tuple[Test, ...] = ()
    own: bool = False
    """Whether the site's owner wrote it: its heads go before those of all others."""

    def applies(self, text: str) -> bool:
        """Whether a document holds one of the signs; without signs it always does."""
        return not self.signs or any(sign in text for sign in self.signs)


def parse(source: Source) -> tuple[Profile | None, tuple[Problem, ...]]:
    """The profile that a file holds, or every problem of it with its place (C620)."""
    node, problems = yamlmap.compose(source.text, source.path)
    if node is None:
        return None, problems
    try:
        model = ProfileFile.model_validate(yamlmap.value(node))
    except ValidationError as error:
        return None, (*problems, *told(error, node, source, _MEANING, ProfileFile))
    return _profile(model), problems


def relabelled(lines: Sequence[Labelled], rules: Sequence[Rule]) -> list[Labelled]:
    """The lines with the labels that the rules of a profile give them; the first rule that matches counts."""
    return [_relabelled(item, rules) for item in lines] if rules else list(lines)


_LONGEST_RULED = 600


def _relabelled(item: Labelled, rules: Sequence[Rule]) -> Labelled:
    line: Line = item.line
    if item.label is Label.BLANK or len(line.text) > _LONGEST_RULED:
        return item
    for rule in rules:
        if found := rule.pattern.fullmatch(line.text):
            return Labelled(line, rule.label, rule.reason or item.reason, _value(found))
    return item


def _value(found: re.Match[str]) -> tuple[int, int] | None:
    """The characters that the pattern names `value`, where it does and they are there."""
    span = found.span("value") if "value" in found.re.groupindex else (-1, -1)
    return span if span[0] < span[1] else None


def _profile(model: ProfileFile) -> Profile:
    return Profile(
        name=model.name,
        signs=tuple(model.signs),
        layouts=tuple(_head(model.name, head) for head in model.layout),
        rules=tuple(Rule(re.compile(line.is_), _LABELS[line.label], line.reason) for line in model.lines),
        outlet=model.outlet,
        language=model.language,
        tests=tuple(Test(test.document, test.articles, _expected(test.first)) for test in model.tests),
    )


def _head(name: str, head: HeadFile) -> Layout:
    found = elements(head.layout)
    repeats = any("title=" in element.tokens and element.least for element in found)
    evidence = head.evidence or f"the layout of {name}"
    return Layout(
        head.layout, found, frozenset(head.after), head.sure, evidence, repeats, head.regular, tuple(head.needs)
    )


def _expected(first: FirstFile) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in first.model_dump().items() if value)
