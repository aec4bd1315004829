"""What the preview watches, what changed there and what a build made of it: the values its parts exchange."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.problems import Problem


class Kind(StrEnum):
    """What a watched place is to the build."""

    DOCUMENTS = "documents"
    CONTENT = "content"
    THEME = "theme"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder to watch with all that is in it, or a `single` file; it need not exist yet."""

    path: Path
    kind: Kind
    single: bool = False


@dataclass(frozen=True, slots=True)
class Folders:
    """A site folder as the preview sees it; every path absolute. `ignored` holds folders that nobody writes sources to.

    Files are served only from below `output`.
    """

    site: Path
    output: Path
    places: tuple[Place, ...]
    ignored: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed since the last look, by what it is to the build; `paths` are relative to the site folder, sorted."""

    documents: bool = False
    content: bool = False
    theme: bool = False
    settings: bool = False
    paths: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.documents or self.content or self.theme or self.settings

    def __or__(self, other: Changed) -> Changed:
        return Changed(
            self.documents or other.documents,
            self.content or other.content,
            self.theme or other.theme,
            self.settings or other.settings,
            tuple(sorted({*self.paths, *other.paths})),
        )


EVERYTHING = Changed(documents=True, content=True, theme=True, settings=True)
"""What the first build is told."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one build did: its problems, the addresses it wrote and removed, whether the site is as asked for."""

    problems: tuple[Problem, ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    ok: bool = True


def folders_of(
    site: Path,
    *,
    output: Path,
    content: str = "content",
    documents: str = "documents",
    themes: Iterable[str | Path] = ("themes",),
    settings: Iterable[str | Path] = ("site.yaml",),
    steering: Iterable[str | Path] = ("profiles", "entities.yaml", "splits.yaml"),
    ignored: Iterable[str | Path] = (".dateline",),
) -> Folders:
    """The folders of a site under the names its settings give; `steering` is what the converter reads besides."""
    places = [Place(site / documents, Kind.DOCUMENTS), Place(site / content, Kind.CONTENT)]
    places += [Place(site / path, Kind.DOCUMENTS, Path(path).suffix in {".yaml", ".yml"}) for path in steering]
    places += [Place(site / path, Kind.THEME) for path in themes]
    places += [Place(site / path, Kind.SETTINGS, single=True) for path in settings]
    return Folders(site, output, tuple(places), (output, *(site / path for path in ignored)))


def changed_at(folders: Folders, paths: Iterable[str]) -> Changed:
    """The change that touches those absolute paths, each counted for the innermost place that holds it."""
    kinds: set[Kind] = set()
    names: set[str] = set()
    innermost_first = sorted(folders.places, key=lambda place: len(place.path.parts), reverse=True)
    for path in map(Path, paths):
        place = next((place for place in innermost_first if path.is_relative_to(place.path)), None)
        if place is not None:
            kinds.add(place.kind)
            names.add(path.relative_to(folders.site).as_posix() if path.is_relative_to(folders.site) else path.name)
    return Changed(
        documents=Kind.DOCUMENTS in kinds,
        content=Kind.CONTENT in kinds,
        theme=Kind.THEME in kinds,
        settings=Kind.SETTINGS in kinds,
        paths=tuple(sorted(names)),
    )
