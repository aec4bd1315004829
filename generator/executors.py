"""Where work runs.

In this process, in supervised worker processes with a deadline each, or on somebody else's executor.

Work is a top-level function of one picklable job. A job that hangs, dies or raises costs that job only: its result is
`Lost`.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from generator.problems import Failed, Problem

try:
    import resource
except ImportError:  # Windows has no resource limits
    resource = None  # type: ignore[assignment]

Job = TypeVar("Job")
Result = TypeVar("Result")

WINDOW_PER_WORKER = 4
_LONGEST_END = 15.0
_SET_PARENT_DEATH_SIGNAL = 1  # prctl(2): a worker whose parent was killed ends too


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


class _Pool(ProcessPool):
    """Pebble's pool, but its workers end before their channels do: one that is still starting would miss them aloud."""

    def _stop_pool(self) -> None:
        # A signal that interrupted `Queue.put` between waking its reader and forgetting it makes the queue wake nobody
        # the next time: the reader would sleep through the word to stop.
        self._context.task_queue.put(None)
        if self._pool_manager_loop is not None:
            self._pool_manager_loop.join()
        self._pool_manager.worker_manager.force_stop_workers()  # type: ignore[no-untyped-call]
        super()._stop_pool()  # type: ignore[no-untyped-call]


class Processes(Executor):
    """Worker processes that are killed when a job passes its deadline or its memory, and replaced (pebble's pool)."""

    def __init__(self, workers: int, memory_mb: int, preload: Sequence[str] = ()) -> None:
        self.workers = workers
        self._context = _context(preload)
        self._started = False
        self._pool = _Pool(
            max_workers=workers, context=self._context, initializer=_prepare_worker, initargs=(memory_mb,)
        )

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit a job without a deadline."""
        self._start()
        future: Future[Any] = self._pool.schedule(fn, args=args, kwargs=kwargs)
        return future

    def within(self, seconds: float, fn: Callable[..., Any], job: object) -> Future[Any]:
        """Submit one job that is killed after so many seconds of running."""
        self._start()
        future: Future[Any] = self._pool.schedule(fn, args=(job,), timeout=seconds)
        return future

    def prepare(self) -> None:
        """Let the server that workers come from load what they will need, while this process does something else."""
        if isinstance(self._context, ForkServerContext):
            resource_tracker.ensure_running()  # before, for it unblocks what is blocked
            with _deaf_to(signal.SIGINT):  # the server and its workers inherit this: interrupts are their parent's
                forkserver.ensure_running()

    def _start(self) -> None:
        """Start the workers with the first job, all of them before an interrupt is heard: none is left half started."""
        if self._started:
            return
        self.prepare()
        with _deaf_to(signal.SIGINT, signal.SIGTERM):
            self._started = self._pool.active

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the workers finish, or end them at once and drop what waits."""
        if cancel_futures:
            self._pool.stop()  # type: ignore[no-untyped-call]
        else:
            self._pool.close()  # type: ignore[no-untyped-call]
        if wait:
            self._pool.join()


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
    except BaseException:
        _end(executor)
        raise
    executor.shutdown(wait=True)


def _end(executor: Executor) -> None:
    """Drop what waits and end the workers, but do not wait for ever: a worker may have been ended while it started."""
    ending = threading.Thread(target=executor.shutdown, kwargs={"cancel_futures": True}, daemon=True)
    ending.start()
    ending.join(_LONGEST_END)


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
    except ProcessExpired as error:
        return Lost(f"its process ended ({_ended(error.exitcode)})")
    except MemoryError:
        return Lost("ran out of memory")
    except Exception as error:  # noqa: BLE001 - whatever a job raises costs that job only
        return Lost(f"{type(error).__name__}: {error}")


def _ended(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


def _context(preload: Sequence[str]) -> multiprocessing.context.BaseContext:
    """Workers come from a server process where there is one, and are spawned elsewhere; never forked under threads."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(preload))
        return context
    return multiprocessing.get_context("spawn")


@contextmanager
def _deaf_to(*signals: signal.Signals) -> Iterator[None]:
    """These signals wait until the block ends, for this thread and all that it starts; not on Windows."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare_worker(memory_mb: int) -> None:
    """A worker leaves interrupts to its parent, does not outlive it, and may use so much memory and no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_mb * 1024 * 1024
        if memory_mb and (hard == resource.RLIM_INFINITY or limit <= hard):
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
