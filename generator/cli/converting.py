"""The `convert` command: what was asked, in; what became of the documents, out."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from generator import conversion
from generator.cli.door import CONTENT, DONE, Door, exit_code
from generator.config import Settings
from generator.conversion import ConversionReport
from generator.convert import summary
from generator.convert.profiles.suggest import as_profile, suggest
from generator.gathering import gather, opened
from generator.problems import Problem, has_errors


def convert(
    door: Door,
    paths: tuple[Path, ...] = (),
    content: Path | None = None,
    report: Path | None = None,
    dry_run: bool = False,
    audit: bool = False,
    suggest_profile: bool = False,
) -> int:
    """Convert the documents, check that they can all be rebuilt, or propose a profile for them."""
    settings = door.settings(anywhere=bool(paths))
    if suggest_profile:
        return _suggested(door, settings, paths)
    if audit:
        return _audit(door, settings, content)
    done = converted(door, settings, paths, content, report, dry_run)
    if not done.report.totals()["documents"] and not has_errors(done.problems):
        door.screen.say(f"No documents in {settings.documents}/" if not paths else "No documents there")
    for line in summary.told(done.report, settings.documents):
        door.screen.say(line)
    if door.screen.json:
        door.screen.result(done.as_json(), done.problems)
    return exit_code(done.problems)


def converted(
    door: Door,
    settings: Settings,
    paths: tuple[Path, ...] = (),
    content: Path | None = None,
    report: Path | None = None,
    dry_run: bool = False,
) -> ConversionReport:
    """Convert, and say what was done and what is wrong."""
    gc.disable()  # the values of a conversion have no cycles; looking for some takes an eighth of its time
    folder = Path(os.path.realpath(content)) if content else None
    chosen = tuple(Path(os.path.realpath(path)) for path in paths)
    with door.screen.progress() as told:

        def heard(documents: int, of: int, articles: int) -> None:
            told("Converting", documents, of, articles, "articles")

        done = conversion.run(door.site, settings, chosen, folder, dry_run, report, heard)
    door.screen.problems(done.problems)
    totals = done.report.totals()
    if totals["documents"]:
        door.screen.say(_summary(totals, len(done.written), dry_run))
    return done


def _summary(totals: dict[str, int], written: int, dry_run: bool) -> str:
    documents = _number(totals["documents"], "document")
    unreadable = f", {totals['unreadable']:,} not text" if totals["unreadable"] else ""
    new = totals["documents"] - totals["unchanged"] - totals["unreadable"]
    if not new and not written:
        return f"{documents}: nothing new{unreadable}"
    verb = "would be written" if dry_run else "written"
    undated = f", {totals['undated']:,} without a date" if totals["undated"] else ""
    articles, files = _number(totals["articles"], "article"), _number(written, "file")
    held = "in it" if new == 1 else "in them"
    untitled = f", {totals['untitled']:,} without a title" if totals["untitled"] else ""
    doubtful = f", {_number(totals['doubtful_cuts'], 'doubtful cut')}" if totals["doubtful_cuts"] else ""
    lacking = f"{undated}{untitled}{doubtful}"
    return f"{documents}, {new:,} new or changed{unreadable}: {articles} {held}, {files} {verb}{lacking}"


def _number(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


def _audit(door: Door, settings: Settings, content: Path | None) -> int:
    problems = conversion.audit(door.site, settings, content.resolve() if content else None)
    door.screen.problems(problems)
    if not problems:
        door.screen.say("Every document can be rebuilt from its articles and the ledger, byte for byte")
    door.screen.result({"rebuilt": not problems}, problems)
    return exit_code(problems) or (CONTENT if problems else DONE)


def _suggested(door: Door, settings: Settings, paths: tuple[Path, ...]) -> int:
    """Print a profile for the documents, with what it would cut in its first lines, as comments."""
    chosen = tuple(Path(os.path.realpath(path)) for path in paths)
    sources, problems = gather(door.site, door.site / settings.documents, chosen)
    documents, refused = opened(sources, door.site)
    problems += refused
    proposal = suggest(documents)
    if not proposal.text and not has_errors(problems):
        hint = "give some more documents of the outlet, each with the beginning of an article in it"
        problems.append(Problem("C626", "no run of lines comes often enough to be a layout", hint=hint))
    door.screen.problems(problems)
    if proposal.text and not door.screen.json:
        door.screen.tell(as_profile(proposal).rstrip("\n"))
    cuttings = {
        each.document: [{"line": line, "title": title} for line, title in each.articles] for each in proposal.cuttings
    }
    door.screen.result({"name": proposal.name, "profile": proposal.text or None, "articles": cuttings}, problems)
    return exit_code(problems)
