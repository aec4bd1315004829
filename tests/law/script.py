"""Random edit scripts: a site that a seed makes, and steps that change it as people, editors and accidents do.

A step is a name and a number. The number rolls the dice for whatever the step has to choose, so a script can be run
again with any of its steps left out.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator import yamlmap
from tests.sites import STATE, article, converted, write

TAGS = ("Harbours", "Rail", "Courts", "harbours", "Élections", "C++")
PEOPLE = ("Ada Moor", "Bo Pike", "Cyd Reed")
PLACES = ("Oslo", "Quetta", "São Paulo")
WORDS = ("ferry", "council", "bridge", "verdict", "storm", "museum", "strike", "ballot", "reef", "mill", "choir", "dam")
FOREIGN = "CNAME"
MISTAKE = "content/mistake.md"
FOOTER = (
    "{% macro footer(root) %}<footer>{% include 'parts/note.html' %}"
    '<a href="{{ root }}index.html">{{ site.title }}</a></footer>{% endmacro %}\n'
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens to a site."""

    name: str
    dice: int


@dataclass(slots=True)
class Play:
    """A site while a script is played on it: its folder, what day it is, whether the program is to be started again."""

    site: Path
    today: date = date(2024, 6, 1)
    restart: bool = False
    settings: dict[str, Any] = field(default_factory=dict)

    def articles(self) -> list[Path]:
        """The article files, by path."""
        return sorted((self.site / "content").rglob("*.md"))

    def outputs(self) -> list[Path]:
        """The files of the output, by path."""
        return sorted(path for path in (self.site / "output").rglob("*") if path.is_file() and path.name != FOREIGN)

    def set(self, **given: Any) -> None:
        """Change settings and write them; None takes one out."""
        self.settings = {key: value for key, value in {**self.settings, **given}.items() if value is not None}
        write(self.site, "site.yaml", yamlmap.dump(self.settings))


Action = Callable[[Play, random.Random], None]
EDITS: dict[str, Action] = {}
ACCIDENTS: dict[str, Action] = {}
AT_REST = frozenset({"spoil_state", "spoil_rows"})
"""What happens to files while no program has them open: a file that is mapped and then cut off ends any program."""


def edit(function: Action) -> Action:
    """Enter what people do to a site."""
    EDITS[function.__name__] = function
    return function


def accident(function: Action) -> Action:
    """Enter what happens to what the program wrote; it happens alone, for what is lost with it may not be known."""
    ACCIDENTS[function.__name__] = function
    return function


def script(seed: int, length: int) -> tuple[Step, ...]:
    """The steps of one script."""
    dice = random.Random(seed)
    names = [*EDITS] * 2 + [*ACCIDENTS]
    return tuple(Step(dice.choice(names), dice.randrange(1 << 30)) for _ in range(length))


def begin(folder: Path, seed: int) -> Play:
    """The site that a seed makes."""
    dice = random.Random(seed)
    play = Play(folder)
    write(folder, "themes/own/theme.yaml", "extends: default\n")
    write(folder, "themes/own/templates/parts/footer.html", FOOTER)
    write(folder, "themes/own/templates/parts/note.html", "Printed daily.\n")
    play.set(title="The Record", theme=dice.choice(("default", "own")), page_size=dice.choice((2, 3, 20)))
    for _ in range(dice.randint(5, 11)):
        add(play, dice)
    return play


def perform(play: Play, step: Step) -> None:
    """Do what a step says; where there is nothing to do it to, nothing happens."""
    dice = random.Random(step.dice)
    (play.site / MISTAKE).unlink(missing_ok=True)
    if step.name in ACCIDENTS:
        ACCIDENTS[step.name](play, dice)
        return
    EDITS[step.name](play, dice)
    for name in dice.sample(sorted(EDITS), dice.choice((0, 0, 1, 2))):
        EDITS[name](play, dice)


def a_day(dice: random.Random) -> str:
    """A date as articles have them: a day, or as much of one as is known."""
    day = date(2019, 1, 1) + timedelta(days=dice.randrange(2000))
    return dice.choice((day.isoformat(),) * 6 + (day.isoformat()[:7], f"{day.year}~", ""))


def some(dice: random.Random, names: tuple[str, ...]) -> list[str]:
    """A few of the names, or none."""
    return dice.sample(names, dice.randint(0, 2))


def sentence(dice: random.Random) -> str:
    """A sentence that may hold a character of any sort."""
    return " ".join(dice.choices(WORDS, k=dice.randint(3, 9))).capitalize() + dice.choice(
        (".", "!", " – Ω?", " & <co>.")
    )


def a_body(play: Play, dice: random.Random) -> str:
    """Paragraphs, with links to other articles and to pictures, there or not."""
    names = [path.name for path in play.articles()] + ["gone.md", "map.svg"]
    parts = [sentence(dice) for _ in range(dice.randint(1, 3))]
    parts += [f"See [this]({dice.choice(names)})."] if dice.random() < 0.4 else []
    parts += ["![map](map.svg)"] if dice.random() < 0.2 else []
    parts += ["<p onclick='x()'>Loud</p>"] if dice.random() < 0.1 else []
    return "\n\n".join(parts) + "\n"


def chosen(play: Play, dice: random.Random) -> tuple[Path, dict[str, Any], str] | None:
    """One of the articles: its file, its front matter as plain data, its body."""
    found = play.articles()
    if not found:
        return None
    path = dice.choice(found)
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    tree, _ = yamlmap.compose(front, path.name)
    data = yamlmap.value(tree) if tree is not None else None
    return path, _plain(data), body.lstrip("\n")


def _plain(data: Any) -> Any:
    """Records and tuples as dictionaries and lists."""
    if hasattr(data, "pairs"):
        return {key: _plain(value) for key, value in data.pairs}
    return [_plain(item) for item in data] if isinstance(data, tuple | list) else data


def change(play: Play, dice: random.Random, **front: Any) -> None:
    """Write one article again with other front matter."""
    if found := chosen(play, dice):
        path, data, body = found
        given = {**data, **front}
        path.write_text(article(given.pop("title"), body, **given), "utf-8")


@edit
def add(play: Play, dice: random.Random) -> None:
    """Write an article of a new name."""
    name = f"{dice.choice(WORDS)}-{dice.randrange(10_000)}"
    folder = dice.choice(("", "harbour/", "2021/"))
    front: dict[str, Any] = {
        "date": a_day(dice),
        "tags": some(dice, TAGS),
        "people": some(dice, PEOPLE),
        "places": some(dice, PLACES),
        "summary": [sentence(dice)] if dice.random() < 0.3 else "",
        "source": converted() if dice.random() < 0.5 else "",
        "story": "The long strike" if dice.random() < 0.2 else "",
    }
    write(play.site, f"content/{folder}{name}.md", article(sentence(dice), a_body(play, dice), **front))


@edit
def edit_body(play: Play, dice: random.Random) -> None:
    """Write another text under the same front matter."""
    if found := chosen(play, dice):
        path, front, _ = found
        path.write_text(article(front.pop("title"), a_body(play, dice), **front), "utf-8")


@edit
def edit_in_place(play: Play, dice: random.Random) -> None:
    """Change letters and give the file its old size and time back."""
    if found := chosen(play, dice):
        path, _, body = found
        before = path.stat()
        path.write_text(path.read_text("utf-8").replace(body, body.swapcase()), "utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@edit
def edit_title(play: Play, dice: random.Random) -> None:
    """Give an article another title."""
    change(play, dice, title=sentence(dice))


@edit
def edit_date(play: Play, dice: random.Random) -> None:
    """Give an article another date, or take it away."""
    change(play, dice, date=a_day(dice))


@edit
def postpone(play: Play, dice: random.Random) -> None:
    """Date an article some days ahead, or let it expire then."""
    day = play.today + timedelta(days=dice.randint(-1, 3))
    change(play, dice, **{dice.choice(("date", "expires")): day.isoformat()})


@edit
def next_day(play: Play, dice: random.Random) -> None:
    """Let a day pass."""
    play.today += timedelta(days=dice.randint(1, 2))


@edit
def delete(play: Play, dice: random.Random) -> None:
    """Delete an article."""
    if found := chosen(play, dice):
        found[0].unlink()


@edit
def rename(play: Play, dice: random.Random) -> None:
    """Give an article's file another name, perhaps in another folder."""
    if found := chosen(play, dice):
        target = (
            play.site / "content" / dice.choice((".", "moved", "moved/far")) / f"renamed-{dice.randrange(10_000)}.md"
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        found[0].rename(target)


@edit
def retag(play: Play, dice: random.Random) -> None:
    """Put an article under other tags, people and places."""
    change(play, dice, tags=some(dice, TAGS), people=some(dice, PEOPLE), places=some(dice, PLACES))


@edit
def make_draft(play: Play, dice: random.Random) -> None:
    """Make a draft of an article, or publish one."""
    change(play, dice, draft=dice.choice((True, "")))


@edit
def change_events(play: Play, dice: random.Random) -> None:
    """Give an article dated facts, or take them away."""
    days = [day for day in (a_day(dice), a_day(dice), "1950/1959") if day]
    change(play, dice, events=[{"date": day, "text": sentence(dice)} for day in days] if dice.random() < 0.7 else [])


@edit
def change_the_rest(play: Play, dice: random.Random) -> None:
    """Change one of the keys that seldom change."""
    number = dice.randrange(10_000)
    keys: tuple[tuple[str, Any], ...] = (
        ("slug", f"slug-{number}"),
        ("url", f"/kept/{number}.html"),
        ("aliases", [f"/old/{number}/"]),
        ("weight", number),
        ("updated", "2024-03-04"),
        ("language", dice.choice(("ar", "de"))),
        ("corrections", [{"date": "2024-04-05", "text": sentence(dice)}]),
        ("story", dice.choice(("The long strike", "The dam"))),
        ("image", {"src": dice.choice(("map.svg", "")), "caption": sentence(dice), "alt": "A map"}),
        ("mood", sentence(dice)),
        ("canonical_url", "https://elsewhere.example/a"),
    )
    change(play, dice, **dict([dice.choice(keys)]))


@edit
def change_theme(play: Play, dice: random.Random) -> None:
    """Change a partial that every page draws in, one page's template, or a static file; or take one away."""
    name = dice.choice(
        ("templates/parts/note.html", "templates/404.html", "templates/parts/footer.html", "static/n.css")
    )
    path = play.site / "themes/own" / name
    if path.exists() and name.endswith(("404.html", "footer.html")):
        path.unlink()
    elif name.endswith("404.html"):
        write(play.site, f"themes/own/{name}", f'<meta name="generator" content="Dateline">{sentence(dice)}')
    elif name.endswith("footer.html"):
        write(play.site, f"themes/own/{name}", FOOTER)
    else:
        write(play.site, f"themes/own/{name}", f"/* {sentence(dice)} */\n")


@edit
def switch_theme(play: Play, dice: random.Random) -> None:
    """Use the other theme."""
    play.set(theme=dice.choice(("default", "own")))


@edit
def change_settings(play: Play, dice: random.Random) -> None:
    """Change one of the settings."""
    keys: tuple[tuple[str, Any], ...] = (
        ("title", sentence(dice)),
        ("description", sentence(dice)),
        ("page_size", dice.choice((1, 2, 5, 20))),
        ("feed_entries", dice.choice((1, 4, 20))),
        ("base_url", dice.choice(("https://example.org/news/", "https://example.net/", None))),
        ("urls", dice.choice(("flat", "pretty"))),
        ("permalink", dice.choice(("/:year/:slug.html", "/:slug.html", None))),
        ("language", dice.choice(("en", "ar"))),
        ("drafts", dice.choice((True, False))),
        ("future", dice.choice((True, False))),
        ("trust", dice.choice((["harbour"], None))),
        ("params", {"motto": sentence(dice)}),
    )
    play.set(**dict([dice.choice(keys)]))


@edit
def change_media(play: Play, dice: random.Random) -> None:
    """Add, change or remove a file that is published as it is."""
    path = play.site / "content" / dice.choice(("map.svg", "harbour/map.svg", "notes.txt"))
    if path.exists() and dice.random() < 0.4:
        path.unlink()
    else:
        write(path.parent, path.name, f"<svg>{sentence(dice)}</svg>")


@accident
def make_a_mistake(play: Play, dice: random.Random) -> None:
    """Edit two articles and write a third that is not in order, until the next step."""
    edit_title(play, dice)
    delete(play, dice)
    write(
        play.site, MISTAKE, dice.choice(("---\ndate: 2020\n---\n", "---\ntitle: A\ndate: 2020-02-30\n---\n", b"\xff"))
    )


@accident
def restart(play: Play, dice: random.Random) -> None:
    """Start the program again."""
    play.restart = True


@accident
def nothing(play: Play, dice: random.Random) -> None:
    """Save an article as it is."""
    if found := chosen(play, dice):
        found[0].touch()


@accident
def delete_output(play: Play, dice: random.Random) -> None:
    """Delete one output, a folder of them, or all."""
    found = play.outputs()
    if found:
        path = dice.choice(found)
        target = dice.choice((path, path, path.parent, play.site / "output"))
        shutil.rmtree(target) if target.is_dir() else target.unlink()


@accident
def spoil_output(play: Play, dice: random.Random) -> None:
    """Change, cut off or empty one output."""
    found = play.outputs()
    if found:
        path = dice.choice(found)
        data = path.read_bytes()
        path.write_bytes(dice.choice((data + b"<!-- by hand -->", data[: len(data) // 2], b"")))


@accident
def add_foreign(play: Play, dice: random.Random) -> None:
    """Put a file of somebody else into the output."""
    write(play.site, f"output/{dice.choice(('', 'tags/', 'uploads/'))}{FOREIGN}", "news.example.org\n")


@accident
def lose_state(play: Play, dice: random.Random) -> None:
    """Delete what is remembered, all of it or one of its files or folders."""
    folder = play.site / STATE
    found = sorted(folder.rglob("*"))
    target = dice.choice((folder, dice.choice(found))) if found else folder
    shutil.rmtree(target, ignore_errors=True) if target.is_dir() else target.unlink(missing_ok=True)
    play.restart = dice.random() < 0.7


@accident
def spoil_state(play: Play, dice: random.Random) -> None:
    """Flip bytes in, cut off, or replace a file of what is remembered."""
    found = sorted(path for path in (play.site / STATE).rglob("*") if path.is_file() and path.name != "lock")
    if found:
        path = dice.choice(found)
        data = bytearray(path.read_bytes())
        for _ in range(min(len(data), dice.choice((1, 20)))):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        path.write_bytes(dice.choice((bytes(data), bytes(data), data[: len(data) // 2], b"", b"not a database\n" * 99)))


@accident
def spoil_rows(play: Play, dice: random.Random) -> None:
    """Change or delete rows in a memory that remains a sound database."""
    found = sorted((play.site / STATE).rglob("*.sqlite"))
    if not found:
        return
    connection = sqlite3.connect(dice.choice(found))
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = sorted(name for name in names if name != "versions")
        if tables:
            table, way = dice.choice(tables), dice.randrange(3)
            if way == 0:
                connection.execute(f"DELETE FROM {table} WHERE rowid % 2 = 0")
            elif way == 1:
                connection.execute(f"UPDATE {table} SET value = value || 'x' WHERE rowid % 3 = 0")
            else:
                connection.execute("UPDATE versions SET version = 'of another time'")
            connection.commit()
    finally:
        connection.close()
