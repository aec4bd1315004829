"""Where work runs.

In this process, in supervised worker processes with a deadline each, or on somebody else's executor.

Work is a top-level function of one picklable job. A job that hangs, dies or raises costs that job only: its result is
`Lost`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

from generator.problems import Failed, Problem

Job = TypeVar("Job")
Result = TypeVar("Result")

WINDOW_PER_WORKER = 4
_POOL = "generator.pool"  # loaded when there is work for it: most of a start that finds nothing to do
_EXPIRED = "ProcessExpired"  # what pebble calls a worker that ended by itself


@dataclass(frozen=True, slots=True)
class Lost:
    """What is left of a job that did not return: why, in words for a person."""

    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """A top-level function by the name of its module and its own, loaded where it runs: whoever submits it need not."""

    module: str
    function: str

    def __call__(self, job: Any) -> Any:
        """Do the job."""
        return getattr(import_module(self.module), self.function)(job)


class Inline(Executor):
    """Runs every job at once in this process: for small work, and for the tests that compare with it.

    It keeps no deadline.
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run it now; the future is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands any failure on to whoever asks for the result
            future.set_exception(error)
        return future


class Processes(Executor):
    """Worker processes that are killed when a job passes its deadline or its memory, and replaced (`pool.Pool`)."""

    def __init__(self, workers: int, memory_mb: int, preload: Sequence[str] = ()) -> None:
        self.workers = workers
        self._given = (workers, memory_mb, tuple(preload))
        self._opened: Any = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit a job without a deadline."""
        future: Future[Any] = self._pool().submit(None, partial(fn, **kwargs), args)
        return future

    def within(self, seconds: float, fn: Callable[..., Any], job: object) -> Future[Any]:
        """Submit one job that is killed after so many seconds of running."""
        future: Future[Any] = self._pool().submit(seconds, fn, (job,))
        return future

    def prepare(self) -> None:
        """Let the server that workers come from load what they will need, while this process does something else."""
        self._pool().prepare()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the workers finish, or end them at once and drop what waits."""
        if self._opened is None:
            return
        if cancel_futures:
            self._opened.end()
            return
        self._opened.close()
        if wait:
            self._opened.join()

    def _pool(self) -> Any:
        if self._opened is None:
            self._opened = import_module(_POOL).Pool(*self._given)
        return self._opened


def prepare(executor: Executor) -> None:
    """Say that there will be work: an executor that takes time to begin may begin now."""
    if isinstance(executor, Processes):
        executor.prepare()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def opened(name: str, jobs: int, memory_mb: int, preload: Sequence[str] = ()) -> Iterator[Executor]:
    """The executor called `name`: "inline", "processes", or "module:factory" (a callable that returns an Executor).

    Raises Failed for a name that cannot be loaded. On leaving by an exception, waiting jobs are dropped and workers
    ended.
    """
    executor = _made(name, jobs or cores(), memory_mb, preload)
    try:
        yield executor
        executor.shutdown(wait=True)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise


def _made(name: str, jobs: int, memory_mb: int, preload: Sequence[str]) -> Executor:
    if name == "inline":
        return Inline()
    if name == "processes":
        return Processes(jobs, memory_mb, preload)
    module, _, factory = name.partition(":")
    try:
        made = getattr(import_module(module), factory)()
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        hint = "use inline, processes, or module:factory"
        raise Failed(Problem("E705", f"there is no executor {name!r} ({error})", hint=hint)) from error
    if not isinstance(made, Executor):
        raise Failed(Problem("E705", f"{name} does not return a concurrent.futures.Executor"))
    return made


def run(
    executor: Executor, fn: Callable[[Job], Result], jobs: Sequence[Job], seconds: Callable[[Job], float]
) -> Iterator[tuple[Job, Result | Lost]]:
    """Each job with its result, in the order of `jobs`, whatever the order they end in.

    A bounded number is under way at once.
    """
    window = WINDOW_PER_WORKER * getattr(executor, "workers", cores())
    futures: dict[int, Future[Any]] = {}
    for index in range(min(window, len(jobs))):
        futures[index] = _submitted(executor, fn, jobs[index], seconds)
    for index, job in enumerate(jobs):
        outcome = _outcome(futures.pop(index))
        if index + window < len(jobs):
            futures[index + window] = _submitted(executor, fn, jobs[index + window], seconds)
        yield job, outcome


def _submitted(executor: Executor, fn: Callable[[Any], Any], job: Any, seconds: Callable[[Any], float]) -> Future[Any]:
    if isinstance(executor, Processes):
        return executor.within(seconds(job), fn, job)
    return executor.submit(fn, job)


def _outcome(future: Future[Any]) -> Any:
    try:
        return future.result()
    except TimeoutError:
        return Lost("took too long")
    except MemoryError:
        return Lost("ran out of memory")
    except Exception as error:  # noqa: BLE001 - whatever a job raises costs that job only
        if type(error).__name__ == _EXPIRED:
            return Lost(f"its process ended ({_ended(getattr(error, 'exitcode', None))})")
        return Lost(f"{type(error).__name__}: {error}")


def _ended(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
