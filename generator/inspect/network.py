"""Other people's sites, asked whether they still have what articles link to; the one room that asks the network."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from http import HTTPStatus
from urllib.parse import quote

from generator import __version__
from generator.problems import Level, Location, Problem

AT_ONCE = 12
WAIT_SECONDS = 10.0
ALL_SECONDS = 180.0
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_FAILING = 500
_NAME = f"Dateline/{__version__} (link check)"
Ask = Callable[[str], str]


def dead(
    links: Sequence[tuple[str, str]],
    told: Callable[[str, int, int], None],
    ask: Ask | None = None,
    seconds: float = ALL_SECONDS,
) -> tuple[Problem, ...]:
    """One warning (W412) for each address that is gone or does not answer; `links` are (web address, where it stands).

    The links to one host are asked one after the other, twelve hosts at a time. What has not been asked when `seconds`
    are over is left, which is said in one warning more.
    """
    hosts: dict[str, list[tuple[str, str]]] = {}
    for address, page in links:
        hosts.setdefault(address.split("/")[2].casefold(), []).append((address, page))
    end = time.monotonic() + seconds
    problems: list[Problem] = []
    left = done = 0
    with ThreadPoolExecutor(AT_ONCE) as threads:
        asked = [threads.submit(lambda some: list(_each(some, ask or answer, end)), some) for some in hosts.values()]
        for finished in as_completed(asked):
            for address, page, reason in finished.result():
                done += 1
                left += reason is None
                if reason:
                    problems.append(_problem(address, page, reason))
            told("links asked about", done, len(links))
    if left:
        message = f"{left:,} links to other sites were not asked about: the {seconds:,.0f} seconds for that were over"
        problems.append(Problem("W412", message, hint="run the check again", level=Level.WARNING))
    return tuple(problems)


def _each(links: Iterable[tuple[str, str]], ask: Ask, end: float) -> Iterator[tuple[str, str, str | None]]:
    for address, page in links:
        yield address, page, ask(address) if time.monotonic() < end else None


def answer(address: str) -> str:
    """Why an address is dead; "" where it is alive, or where its server will not tell (401, 403, 429 and their like).

    A server that refuses HEAD is asked with GET, of which nothing but the head is read (RFC 9110, section 9.3.2).
    """
    status = _status(address, "HEAD")
    if isinstance(status, int) and status >= HTTPStatus.BAD_REQUEST:
        status = _status(address, "GET")
    if isinstance(status, str):
        return status
    if status in _GONE or status >= _FAILING:
        known = {each.value: each.phrase for each in HTTPStatus}
        return f"it answers {status} {known.get(status, '')}".rstrip()
    return ""


def _status(address: str, method: str) -> int | str:
    """The status that an address answers with after every redirection, or why there is no answer."""
    plain = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
    try:
        request = urllib.request.Request(plain, method=method, headers={"User-Agent": _NAME})  # noqa: S310 - http(s) only
        with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as response:  # noqa: S310 - as above
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except TimeoutError:
        return f"no answer in {WAIT_SECONDS:.0f} seconds"
    except urllib.error.URLError as error:
        reason = error.reason
        return f"no answer: {getattr(reason, 'strerror', None) or reason}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return f"no answer: {error}"


def _problem(address: str, page: str, reason: str) -> Problem:
    hint = "correct the link, or link to a copy in a web archive"
    return Problem("W412", f"the link to {address} is dead: {reason}", Location(page), hint, level=Level.WARNING)
