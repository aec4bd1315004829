"""The `serve` command: the preview over real conversions and builds, with the settings read again for each."""

from __future__ import annotations

from pathlib import Path

from generator import conversion, files, publish, theming
from generator.build import Order, build
from generator.cli.console import unseen
from generator.cli.door import DONE, Door, today
from generator.config import FILE, Settings
from generator.preview.changes import Built, Changed, Folders, folders_of
from generator.preview.serve import serve as shown
from generator.problems import has_errors
from generator.workplace import Workplace, opened


class _Session:
    """One `serve`: the workplace that all its builds share, and the addresses of the last good site."""

    def __init__(self, door: Door, place: Workplace) -> None:
        self.door, self.place = door, place
        with files.lock(place.state / "lock"):
            stands = publish.standing(place.state, place.output)
        self.urls = frozenset(entry.url for entry in stands.ledger.entries)

    def rebuild(self, changed: Changed) -> Built:
        """Bring the site up to date after a change: new documents first, then the pages. Raises Failed."""
        settings = self.door.settings()
        converted = conversion.run(self.door.site, settings).problems if changed.documents else ()
        outcome = build(self.place, settings, Order(today(settings)), unseen)
        work = outcome.work
        if outcome.published:
            self.urls = (self.urls | {*work.added}) - {*work.removed}
        ok = outcome.published and not has_errors(converted)
        return Built((*converted, *outcome.problems), (*work.added, *work.changed), work.removed, ok)

    def listed(self, url: str) -> Path | None:
        """The file of an output of the last good site."""
        return self.place.output / url if url in self.urls else None


def serve(door: Door, port: int, host: str, browser: bool, poll: bool) -> int:
    """Build, show and follow until interrupted, which is how a preview ends well."""
    settings = door.settings()
    with opened(door.site, settings) as place:
        session = _Session(door, place)

        def watched() -> Folders:
            return _watched(door, door.settings(), place.output)

        folders, say = _watched(door, settings, place.output), door.screen.say
        try:
            shown(host, port, browser, poll, session.rebuild, session.listed, folders, say, folders_now=watched)
        except KeyboardInterrupt:  # the way a preview is ended
            door.screen.say("The preview has ended")
    return DONE


def _watched(door: Door, settings: Settings, output: Path) -> Folders:
    theme = theming.load(door.site, settings.theme)
    return folders_of(
        door.site,
        output=output,
        content=settings.content,
        documents=settings.documents,
        themes=("themes", *theme.folders),
        settings=(door.config.resolve() if door.config else FILE,),
    )
