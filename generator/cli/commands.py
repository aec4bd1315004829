"""The commands and their options, as click reads them. What each does is told in its own room."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli.door import BUG, PATH, USAGE, Door, common, options
from generator.cli.program import PROGRAM


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Usage errors say what to type and end with 2."""
    try:
        ended = dateline.main(args=list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return USAGE
    return ended if isinstance(ended, int) else BUG


def _room(name: str) -> Any:
    """A command's room, imported when its command is run: start-up pays for nothing else."""
    return import_module(f"generator.cli.{name}")


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"Example: {PROGRAM} -C my-archive serve --open",
)
@click.version_option(__version__, prog_name="dateline", message="%(prog)s %(version)s")
@options
@click.pass_context
def dateline(context: click.Context, /, **given: Any) -> Any:
    """Turn a pile of raw documents into an archive people can read, search and edit.

    Without a command: convert what is new in documents/, then build content/ into output/.
    """
    if context.invoked_subcommand is None:
        return context.invoke(_everything, **given)
    context.default_map = {name: dict(given) for name in dateline.commands}
    return None


@dateline.result_callback()
def _ended(code: Any, **_: Any) -> Any:
    return code


@common
def _everything(door: Door) -> int:
    return int(_room("building").everything(door))


@dateline.command(epilog=f"Example: {PROGRAM} convert documents/1947 --report report.html")
@common
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--content", type=PATH, help="The folder to write articles to; default: content.")
@click.option(
    "--report", type=PATH, help="Write what became of every line to this file: JSON, or a page where it ends in .html."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--audit", is_flag=True, help="Rebuild every document from its articles and compare.")
@click.option("--suggest-profile", is_flag=True, help="Print a profile for these documents, and convert nothing.")
def convert(door: Door, **given: Any) -> int:
    """Turn documents (files or folders; default: documents/) into Markdown articles.

    What a person has edited, moved, renamed or deleted stays as it is.
    """
    return int(_room("converting").convert(door, **given))


@dateline.command(epilog=f"Example: {PROGRAM} build --base-url https://archive.example.org/")
@common
@click.option("--output", type=PATH, help="The folder to publish to; default: output.")
@click.option("--base-url", help="The address the site will have, for feeds, sitemap and canonical links.")
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--future", is_flag=True, help="Publish articles dated after today too.")
@click.option("--force", is_flag=True, help="Render every page again, whatever is remembered.")
@click.option("--strict", is_flag=True, help="Warnings fail the build.")
@click.option("--keep-going", is_flag=True, help="Publish what can be published in spite of errors.")
@click.option("--verify", is_flag=True, help="Build it a second time from nothing, and compare every byte.")
@click.option("--why", metavar="URL", help="Say what made this page change, e.g. 1969/07/men-on-the-moon.html.")
def build(door: Door, **given: Any) -> int:
    """Build content/ into output/. With errors nothing is published and the old site stays."""
    return int(_room("building").build(door, **given))


@dateline.command(epilog=f"Example: {PROGRAM} serve --open")
@common
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open", "browser", is_flag=True, help="Open the site in a browser.")
@click.option("--poll", is_flag=True, help="Look for changes every few seconds instead of being told.")
def serve(door: Door, **given: Any) -> int:
    """Build, watch and show the site; open pages follow every save."""
    return int(_room("serving").serve(door, **given))


@dateline.command(epilog=f"Example: {PROGRAM} check --strict")
@common
@click.option("--external", is_flag=True, help="Ask the network about links to other sites.")
@click.option("--strict", is_flag=True, help="Warnings fail the check.")
def check(door: Door, **given: Any) -> int:
    """Check links, anchors, images, front matter, feeds, duplicates and waiting conflicts."""
    return int(_room("checking").check(door, **given))


@dateline.command(epilog=f'Example: {PROGRAM} new "A bridge opens"')
@common
@click.argument("title")
def new(door: Door, title: str) -> int:
    """Begin an article: a draft with today's date."""
    return int(_room("starting").new(door, title))


@dateline.command(epilog=f"Example: {PROGRAM} init my-archive")
@common
@click.argument("new_folder", metavar="DIR", type=PATH)
def init(door: Door, new_folder: Path) -> int:
    """Make a new site folder: site.yaml, documents/, content/ and a first article."""
    return int(_room("starting").init(door, new_folder))


@dateline.command("list", epilog=f"Example: {PROGRAM} list --format json")
@common
def list_(door: Door) -> int:
    """List the articles, and those left out with the reason (draft, future, expired)."""
    return int(_room("listing").articles(door))


@dateline.command(epilog=f"Example: {PROGRAM} schema front-matter > article.schema.json")
@common
@click.argument("name", type=click.Choice(["site", "front-matter", "theme", "entities"]), required=False)
def schema(door: Door, name: str | None) -> int:
    """Print the JSON Schema of site.yaml, front matter, theme.yaml or entities.yaml (default: all)."""
    return int(_room("listing").schema(door, name))


@dateline.command(epilog=f"Example: {PROGRAM} clean")
@common
def clean(door: Door) -> int:
    """Remove what we wrote to output/ and everything remembered; never what we did not write."""
    return int(_room("starting").clean(door))


@dateline.command(epilog=f"Example: {PROGRAM} explain E104")
@common
@click.argument("code", required=False)
def explain(door: Door, code: str | None) -> int:
    """Explain one message, by its code; without a code, list them all."""
    return int(_room("listing").explain(door, code))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
