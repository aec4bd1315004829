"""The commands that begin and end things: a new article, a new site folder, and tidying up."""

from __future__ import annotations

import shlex
from pathlib import Path

from generator import files, paths, yamlmap
from generator.cli.door import DONE, Door, today
from generator.cli.program import PROGRAM
from generator.config import FILE, Settings
from generator.problems import Failed, Location, Problem
from generator.text import squeeze

_FIRST_TEXT = """This is an article. It is a Markdown file: change it, save it, and build again.

Put text files into `documents/`, and what they hold becomes articles beside this one.
"""


def new(door: Door, title: str) -> int:
    """Write a draft with today's date, and say where. Raises Failed where the file is there already."""
    settings = door.settings(anywhere=True)
    name = squeeze(title)
    if not name:
        raise Failed(Problem("E704", "a title may not be empty", hint=f'for example  {PROGRAM} new "A bridge opens"'))
    day = today(settings)
    path = Path(settings.content) / _place(day, paths.slug(name) or "untitled")
    _create(door.site, path, article({"title": name, "date": day, "draft": True}, ""))
    if not door.screen.json:
        door.screen.tell(files.shown(door.site / path))
    door.screen.result({"path": path.as_posix()}, ())
    return DONE


def init(door: Door, folder: Path) -> int:
    """Make a site folder with settings, an empty documents/ and a first article. Raises Failed where it is taken."""
    if not _vacant(folder):
        hint = "choose another name; a folder that has documents/ or content/ in it is a site as it is"
        raise Failed(Problem("E704", f"{folder} is there already and is not empty", hint=hint))
    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Archive"
    settings = Settings()
    day = today(settings)
    first = Path(settings.content) / _place(day, "a-first-article")
    files.make_folder(folder / settings.documents)
    _create(folder, Path(FILE), yamlmap.dump({"title": title, "language": settings.language}))
    _create(folder, first, article({"title": "A first article", "date": day, "tags": ["Beginnings"]}, _FIRST_TEXT))
    door.screen.say(f"A new site is in {folder}. Build it with: {PROGRAM} -C {shlex.quote(str(folder))}")
    door.screen.result({"path": folder.as_posix()}, ())
    return DONE


def clean(door: Door) -> int:
    """Remove what was written to the output and everything remembered of it; say how much."""
    from generator.cleaning import cleaned  # start-up: `new` and `init` publish nothing

    removed, left = cleaned(door.site, door.settings())
    what = "1 file" if removed == 1 else f"{removed:,} files"
    door.screen.say(f"Removed {what} we had written" + (f"; left {left:,} we had not" if left else ""))
    door.screen.result({"removed": removed, "left": left}, ())
    return DONE


def article(front_matter: dict[str, object], body: str) -> str:
    """The text of an article file."""
    return f"---\n{yamlmap.dump(front_matter)}---\n\n{body}"


def _place(day: str, name: str) -> Path:
    return Path("articles", day[:4], day[5:7], f"{name}.md")


def _vacant(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False
    except OSError as error:
        raise Failed(files.problem(error, folder)) from error


def _create(site: Path, path: Path, text: str) -> None:
    if not files.replace_verified(site / path, None, text.encode()):
        raise Failed(Problem("E704", "there is a file here already", Location(path.as_posix()), "choose another title"))
