"""The proof on demand: the site built a second time from nothing, beside the first, and every byte compared."""

from __future__ import annotations

from dataclasses import replace

from generator import files, publish
from generator.build import Order, build
from generator.config import Settings
from generator.memo import Store
from generator.model import Ledger
from generator.problems import Location, Problem
from generator.workplace import STATE, VERIFY, Told, Workplace


def differences(place: Workplace, settings: Settings, order: Order, told: Told) -> tuple[Problem, ...]:
    """One problem (E506) for each output that a clean build makes otherwise.

    () when incremental and clean are equal.
    """
    folder = place.site / STATE / VERIFY
    files.clear(folder)
    output = folder / "output"
    memo = Store(folder / "memo.sqlite")
    try:
        clean = Workplace(place.site, output, folder / "state", memo, place.executor)
        files.make_folder(clean.state)
        build(clean, settings, replace(order, force=True, why=""), told)
        made = {entry.url: entry.digest for entry in publish.standing(clean.state, output).ledger.entries}
    finally:
        memo.close()
        files.clear(folder)
    stands = publish.standing(place.state, place.output).ledger
    return tuple(_difference(place, url, made) for url in _unlike(place, stands, made))


def _unlike(place: Workplace, stands: Ledger, made: dict[str, str]) -> list[str]:
    """The addresses whose bytes on the disk are not those of the clean build."""
    urls = {entry.url for entry in stands.entries} | made.keys()
    return sorted(url for url in urls if files.digest_in(place.output, url) != made.get(url))


def _difference(place: Workplace, url: str, made: dict[str, str]) -> Problem:
    what = "a clean build makes this output otherwise" if url in made else "a clean build does not make this output"
    hint = "build --force makes it right; please report what you did before"
    return Problem("E506", what, Location(f"{place.output.name}/{url}"), hint)
