"""The commands that begin and end things: a new article, a new site folder, and tidying up."""

from __future__ import annotations

from pathlib import Path

from generator import files, paths, yamlmap
from generator.cli.console import Screen
from generator.cli.door import DONE, Door, guarded, today
from generator.config import Settings
from generator.problems import Failed, Location, Problem

_FIRST_TEXT = """This is an article. It is a Markdown file: change it, save it, and build again.

Put text files into `documents/`, and what they hold becomes articles beside this one.
"""


def new(door: Door, title: str) -> int:
    """Write a draft with today's date, and say where. Raises Failed where the file is there already."""
    settings = door.settings()
    day = today(settings)
    path = Path(settings.content) / "articles" / day[:4] / day[5:7] / f"{_slug(title)}.md"
    _create(door.site, path, article({"title": title, "date": day, "draft": True}, ""))
    door.screen.tell(path.as_posix())
    return DONE


def init(folder: Path, quiet: bool) -> int:
    """Make a site folder with settings, an empty documents/ and a first article; files that are there stay."""
    screen = Screen(quiet=quiet)

    def made() -> int:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            hint = "choose another name; a folder that has documents/ or content/ in it is a site as it is"
            raise Failed(Problem("E704", f"{folder} is there already and is not empty", hint=hint))
        title = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Archive"
        day = today(Settings())
        first = Path("content") / "articles" / day[:4] / day[5:7] / "a-first-article.md"
        files.make_folder(folder / "documents")
        _create(folder, Path("site.yaml"), yamlmap.dump({"title": title, "language": "en"}))
        _create(folder, first, article({"title": "A first article", "date": day, "tags": ["Beginnings"]}, _FIRST_TEXT))
        screen.say(f"A new site is in {folder}. Build it with: dateline -C {folder}")
        return DONE

    return guarded(screen, made)


def clean(door: Door) -> int:
    """Remove what was written to the output and everything remembered; say how much."""
    from generator.cleaning import cleaned

    removed, left = cleaned(door.site, door.settings())
    door.screen.say(f"Removed {removed:,} files we had written" + (f"; left {left:,} we had not" if left else ""))
    door.screen.result({"removed": removed, "left": left}, ())
    return DONE


def article(front_matter: dict[str, object], body: str) -> str:
    """The text of an article file."""
    return f"---\n{yamlmap.dump(front_matter)}---\n\n{body}"


def _slug(title: str) -> str:
    return paths.slug(title) or "untitled"


def _create(site: Path, path: Path, text: str) -> None:
    if not files.replace_verified(site / path, None, text.encode()):
        raise Failed(Problem("E109", "there is a file here already", Location(path.as_posix()), "choose another title"))
