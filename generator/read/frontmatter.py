"""Front matter as a schema: every key an article may have, the other names it goes by, and what its value becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf, ValidationError, WithJsonSchema

from generator import dates
from generator.dates import NotADate, When
from generator.model import Provenance
from generator.problems import Problem, Source
from generator.text import is_language
from generator.typed import Meaning, Texts, one_or_many, told, whole_address, wrong
from generator.yamlmap import YamlMap

# The names a key also goes by, because other generators, feeds and newsrooms call it so.
ALSO = {
    "title": ("headline",),
    "date": ("published", "pubdate", "pubDate", "publishDate"),
    "updated": ("lastmod", "modified"),
    "dateline": ("place", "location"),
    "authors": ("author", "byline"),
    "summary": ("description", "highlights", "bullets", "standfirst"),
    "image": ("cover",),
    "tags": ("categories", "keywords"),
    "language": ("lang",),
    "story": ("series",),
    "draft": ("status",),
    "url": ("permalink",),
    "aliases": ("redirect_from",),
    "template": ("layout",),
}
_MODEL = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True, hide_input_in_errors=True)
_LINES = re.compile(r"([1-9][0-9]{0,8})(?:\s*[-–]\s*([1-9][0-9]{0,8}))?")
_STATUS = {"draft": True, "published": False, "publish": False, "final": False, "public": False}


def _when(value: object) -> When:
    if not isinstance(value, str):
        raise wrong("has to be a date", code="", hint=_DATE_HINT)
    try:
        return dates.parse(value)
    except NotADate as error:
        said = str(error)
        raise wrong(said, code="E107", hint="" if "(" in said else _DATE_HINT) from None


_DATE_HINT = "write it as 2023-02-13, or as 1994-05, 1994 or 1994~ where no more is known"


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _documented(value: object) -> object:
    if isinstance(value, str):
        return {"url": value} if value.startswith(("http://", "https://")) else {"document": value}
    return value


def _pictured(value: object) -> object:
    return {"src": value} if isinstance(value, str) else value


def _lines(value: object) -> object:
    if isinstance(value, str):
        found = _LINES.fullmatch(value.strip())
        if found and int(found[1]) <= int(found[2] or found[1]):
            return (int(found[1]), int(found[2] or found[1]))
    raise wrong("has to be lines", hint="for example 1-44")


def _drafted(value: object) -> object:
    return _STATUS.get(value.strip().casefold(), value) if isinstance(value, str) else value


def _tagged(value: object) -> object:
    if isinstance(value, str) and not is_language(value.strip()):
        raise wrong("has to be a language code", hint="for example en, ur or pt-BR (BCP 47)")
    return value


def _whole_address(value: object) -> object:
    if isinstance(value, str) and value.strip() and not whole_address(value.strip()):
        raise wrong("has to be a whole address", hint="for example https://news.example.org/2023/story")
    return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else one_or_many(value)


def _schema(*kinds: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [*kinds]})


_TEXT: dict[str, Any] = {"type": "string"}
Date = Annotated[
    InstanceOf[When],
    BeforeValidator(_when),
    WithJsonSchema({"type": "string", "examples": ["2023-02-13", "2023-02-13T08:15:00+05:00", "1994-05", "1994~"]}),
]


class ImageFields(BaseModel):
    """A picture as printed."""

    model_config = _MODEL

    src: str = Field("", description="Its file beside the article, or its address; may be left out.")
    alt: str = Field("", description="What it shows, for those who do not see it.")
    caption: str = Field("", description="The words printed under it.")
    credit: str = Field("", description="Who made it.")


class PersonFields(BaseModel):
    """Somebody the article names."""

    model_config = _MODEL

    name: str = Field(min_length=1, description="The name.")
    role: str = Field("", description="What the text says they are.")


class EventFields(BaseModel):
    """A dated fact the text states."""

    model_config = _MODEL

    date: Date = Field(description="When it was; an interval is allowed (EDTF).")
    text: str = Field(min_length=1, description="What happened.")


class CorrectionFields(BaseModel):
    """What was put right after publication."""

    model_config = _MODEL

    date: Date | None = Field(None, description="When it was put right.")
    text: str = Field(min_length=1, description="What was wrong and what is right.")


class SourceFields(BaseModel):
    """Where an article came from."""

    model_config = _MODEL

    document: str = Field("", description="The document, as a path below documents/.")
    lines: Annotated[tuple[int, int], BeforeValidator(_lines), WithJsonSchema(_TEXT)] = Field(
        (0, 0), description="Its lines in the document, as 1-44."
    )
    url: str = Field("", description="The address it was published at.")
    digest: str = Field("", description="The digest of the document.")

    def provenance(self) -> Provenance:
        """The same as the value that stages hand on."""
        return Provenance(self.document, *self.lines, self.url, self.digest)


_PERSON = Annotated[PersonFields, BeforeValidator(_named, json_schema_input_type=str | PersonFields)]
_IMAGE = Annotated[ImageFields, BeforeValidator(_pictured, json_schema_input_type=str | ImageFields)]
_SOURCE = Annotated[SourceFields, BeforeValidator(_documented, json_schema_input_type=str | SourceFields)]


class FrontMatter(BaseModel):
    """The front matter of an article."""

    model_config = _MODEL

    title: str = Field(min_length=1, description="The headline.")
    date: Date | None = Field(None, description="When it was published: a day, RFC 3339 with zone, or EDTF.")
    updated: Date | None = Field(None, description="When it was last changed.")
    dateline: str = Field("", description="The place it was reported from, as printed.")
    authors: Texts = Field((), description="Who wrote it.")
    summary: Texts = Field((), description="A standfirst, or a list of points.")
    image: _IMAGE | None = Field(None, description="Its picture.")
    images: Annotated[tuple[_IMAGE, ...], BeforeValidator(_listed)] = Field((), description="Further pictures.")
    tags: Texts = Field((), description="What it is about.")
    people: Annotated[tuple[_PERSON, ...], BeforeValidator(_listed)] = Field((), description="People it names.")
    places: Texts = Field((), description="Places it names.")
    organisations: Texts = Field((), description="Organisations it names.")
    events: Annotated[tuple[EventFields, ...], BeforeValidator(_listed)] = Field((), description="Dated facts in it.")
    language: Annotated[str, BeforeValidator(_tagged)] = Field(
        "", description="The language it is written in (BCP 47)."
    )
    story: str = Field("", description="The running story it belongs to.")
    corrections: Annotated[tuple[CorrectionFields, ...], BeforeValidator(_listed)] = Field(
        (), description="What was put right in it."
    )
    id: str = Field("", description="Its stable name; written by the converter.")
    source: _SOURCE | None = Field(None, description="Where it came from; written by the converter.")
    also_in: Annotated[tuple[_SOURCE, ...], BeforeValidator(_listed)] = Field(
        (), description="Other documents that repeat it; written by the converter."
    )
    also_ran_as: Texts = Field((), description="Articles that are other versions of it, by id or file.")
    draft: Annotated[bool, BeforeValidator(_drafted), _schema({"type": "boolean"}, _TEXT)] = Field(
        False, description="Not to be published yet."
    )
    expires: Date | None = Field(None, description="The day from which it is not published any more.")
    slug: str = Field("", description="Its name in its address.")
    url: str = Field("", description="Its whole address below the site.")
    aliases: Texts = Field((), description="Old addresses that lead to it.")
    template: str = Field("", description="The template that shows it.")
    weight: int = Field(0, ge=-(2**53), le=2**53, description="Orders articles of one moment, small before large.")
    canonical_url: Annotated[str, BeforeValidator(_whole_address)] = Field(
        "", description="The address of the original, where that is on another site."
    )


_VALIDATE = FrontMatter.__pydantic_validator__.validate_python


def typed(
    given: Mapping[str, object], tree: YamlMap, source: Source, written: Mapping[str, str]
) -> FrontMatter | list[Problem]:
    """The front matter of values by key, or everything wrong with them; `written` has the keys as in the file."""
    try:
        found: FrontMatter = _VALIDATE(given)
    except ValidationError as error:
        return told(error, tree, source, Meaning("E106", "E106", written), FrontMatter)
    return found
