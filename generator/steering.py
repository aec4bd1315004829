"""What steers a conversion, read from the site folder.

`profiles/*.yaml`, each proved by its own tests, `splits.yaml` and `entities.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import digest
from generator.convert import splits
from generator.convert.enrich import entities
from generator.convert.model import Entities
from generator.convert.profiles import Profile, parse
from generator.convert.profiles.proof import failures
from generator.convert.steering import FREE, Steering
from generator.gathering import listed, shown
from generator.problems import Location, Problem, Source, has_errors
from generator.read import batch

PROFILES, SPLITS = "profiles", "splits.yaml"
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Steered:
    """The owner's word, a digest of the files that hold it ("" where there are none), and what is wrong with them.

    Where it is not `sound`, a profile or entities.yaml cannot be used: nothing should be converted, since it would be
    split another way, or lose the names that a person decided.
    """

    steering: Steering = FREE
    entities: Entities = entities.NOTHING
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    sound: bool = True


def read(site: Path) -> Steered:
    """The steering of a site."""
    texts: list[str] = []
    problems: list[Problem] = []
    profiles: list[Profile] = []
    for path in _files(site / PROFILES, site, problems):
        source = _source(path, site, problems)
        if source is None:
            continue
        texts += [source.path, source.text]
        profile, wrong = _profile(source, profiles)
        problems += wrong
        profiles += [profile] if profile is not None else []
    sound = not has_errors(problems)
    cuts: splits.Decisions = {}
    if (source := _source(site / SPLITS, site, problems, "C616")) is not None:
        texts += [source.path, source.text]
        cuts, wrong = splits.parse(source.text, source.path)
        problems += wrong
    before = len(problems)
    names = entities.NOTHING
    if (source := _source(site / entities.FILE, site, problems, "C623")) is not None:
        texts += [source.path, source.text]
        names, wrong = entities.load(source.text, source.path)
        problems += wrong
    sound = sound and not has_errors(problems[before:])
    made_of = digest.of_parts(*texts) if texts else ""
    return Steered(Steering(tuple(profiles), cuts), names, made_of, tuple(problems), sound)


def _profile(source: Source, known: list[Profile]) -> tuple[Profile | None, tuple[Problem, ...]]:
    """The profile of a file, and what is wrong with it or found by its own tests."""
    profile, problems = parse(source)
    if profile is None or has_errors(problems):
        return None, problems
    if any(profile.name == other.name for other in known):
        message = f"another file in {PROFILES}/ describes a profile called “{profile.name}”"
        return None, (*problems, Problem("C620", message, source.at(1), "give it another name"))
    own = replace(profile, own=True)
    return own, (*problems, *failures(own, source))


def _files(folder: Path, site: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files of profiles in a folder, by name; none where there is no such folder."""
    try:
        entries = listed(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        problems.append(_unread(folder, site, error))
        return
    for entry in entries:
        if entry.name.endswith(_SUFFIXES) and not entry.name.startswith("."):
            yield Path(entry.path)


def _source(path: Path, site: Path, problems: list[Problem], code: str = "C620") -> Source | None:
    """The text of a file, None where there is none or it cannot be read."""
    try:
        return Source(shown(site, path), batch.content(str(path)).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        message = f"this is no text in UTF-8: the byte at {error.start} is none"
        problems.append(Problem(code, message, Location(shown(site, path)), "save it as UTF-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        problems.append(_unread(path, site, error, code))
    return None


def _unread(path: Path, site: Path, error: OSError, code: str = "C620") -> Problem:
    message = f"this cannot be read: {error.strerror or error}"
    return Problem(code, message, Location(shown(site, path)), "check who owns it, and its permissions")
