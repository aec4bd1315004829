"""The commands that only tell: articles and what was skipped, schemas, explanations of messages."""

from __future__ import annotations

import json

from generator import schema as schemas
from generator.cli.console import unseen
from generator.cli.door import CONTENT, DONE, Door, today
from generator.cli.program import PROGRAM
from generator.codes import CODES
from generator.model import Article
from generator.problems import Failed, Problem, has_errors
from generator.text import nearest
from generator.workplace import opened


def articles(door: Door) -> int:
    """Print every article, newest first, with its date and file; what is not published says why."""
    from generator import extension, intake  # start-up: `explain` and `schema` read no content
    from generator.plan.select import select

    settings = door.settings()
    with opened(door.site, settings) as place:
        extensions = extension.load(settings.extensions, door.site)
        content = intake.take_in(place, settings, extensions, unseen).content
    selection = select(content.articles, settings, today(settings))
    reasons = {skipped.path: skipped.reason for skipped in selection.skipped}
    ordered = sorted(content.articles, key=_newest_first)
    for article in ordered if not door.screen.json else ():
        door.screen.tell(_line(article, reasons.get(article.path, "")))
    door.screen.say(f"{len(selection.published):,} published, {len(reasons):,} left out")
    door.screen.problems(content.problems)
    door.screen.result(
        {"articles": [_record(article, reasons.get(article.path)) for article in ordered]}, content.problems
    )
    return CONTENT if has_errors(content.problems) else DONE


def _newest_first(article: Article) -> tuple[bool, list[int], str]:
    day = article.date.sort_key if article.date else ""
    return (article.date is None, [-ord(c) for c in day], article.path)


def _line(article: Article, reason: str) -> str:
    day = article.date.text[:10] if article.date else "undated"
    return f"{day:<10}  {article.title}  ({article.path}){f'  – {reason}' if reason else ''}"


def _record(article: Article, reason: str | None) -> dict[str, object]:
    date = article.date.text if article.date else None
    return {"path": article.path, "title": article.title, "date": date, "skipped": reason}


def schema(door: Door, name: str | None) -> int:
    """Print one JSON Schema, or all by name."""
    made = schemas.emit(name) if name else {each: schemas.emit(each) for each in schemas.NAMES}
    door.screen.tell(json.dumps(made, indent=2, ensure_ascii=False))
    return DONE


def explain(door: Door, code: str | None) -> int:
    """Print the page on one message, or the list of all. Raises Failed (E704) for a code that is not there."""
    known = CODES if code is None else {code.upper(): CODES[code.upper()]} if code.upper() in CODES else {}
    if code is not None and not known:
        near = nearest(code.upper(), tuple(CODES), 1)
        hint = f"did you mean {near}?" if near else f"{PROGRAM} explain lists them all"
        raise Failed(Problem("E704", f"there is no message {code}", hint=hint))
    for each, page in known.items() if not door.screen.json else ():
        door.screen.tell(f"{each}  {page.title}" if code is None else f"{each}: {page.title}\n\n{page.text}")
    pages = [{"code": each, "title": page.title, "text": page.text} for each, page in known.items()]
    door.screen.result({"messages": pages}, ())
    return DONE
