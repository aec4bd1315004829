"""Worker processes with a deadline and a memory limit each, and how they are ended. The only importer of `pebble`.

Loaded by name when there is work for it (`executors.Processes`): a build that finds nothing to do starts without it.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from pebble import ProcessPool
from pebble.pool.process import PoolManager, TaskManager, WorkerManager

try:
    import resource
except ImportError:  # Windows has no resource limits
    resource = None  # type: ignore[assignment]

_SET_PARENT_DEATH_SIGNAL = 1  # prctl(2): a worker whose parent was killed ends too
_SOON = 0.2
_PATIENCE = 1.0  # seconds for a worker that is being started to be there, before its server is ended with it
_LONGEST_END = 8.0


class Pool:
    """So many workers, started with the first job, that are killed when a job passes its deadline and replaced.

    `preload` names the modules that the server which workers come from loads beforehand.
    """

    def __init__(self, workers: int, memory_mb: int, preload: Sequence[str]) -> None:
        self._context = _context(preload)
        self._started = False
        self._pool = _Processes(
            max_workers=workers, context=self._context, initializer=_prepare_worker, initargs=(memory_mb,)
        )

    def submit(self, seconds: float | None, fn: Callable[..., Any], args: tuple[Any, ...]) -> Future[Any]:
        """One job, killed after so many seconds of running; None is no deadline.

        Seconds in which the job waited for a processor do not count where the system tells them.
        """
        self._start()
        future: Future[Any] = self._pool.schedule(fn, args=args, timeout=seconds)
        return future

    def prepare(self) -> None:
        """Let the server that workers come from load what they will need, while this process does something else."""
        if isinstance(self._context, ForkServerContext):
            resource_tracker.ensure_running()  # before, for it unblocks what is blocked
            with _deaf_to(signal.SIGINT):  # the server and its workers inherit this: interrupts are their parent's
                forkserver.ensure_running()

    def close(self) -> None:
        """Take no more jobs; those under way are done."""
        self._pool.close()  # type: ignore[no-untyped-call]

    def join(self) -> None:
        """Wait until every job is done and every worker has ended."""
        self._pool.join()

    def end(self) -> None:
        """End the workers at once, whatever they do, and drop what waits. Takes seconds at the most."""
        with _deaf_to(signal.SIGINT, signal.SIGTERM):  # impatience is heard when it is done
            self._pool.stop()  # type: ignore[no-untyped-call]
            ending = threading.Thread(target=self._pool.end, daemon=True)
            ending.start()
            ending.join(_LONGEST_END)
            self._pool.kill_workers()

    def _start(self) -> None:
        """Start the workers with the first job, all of them before an interrupt is heard: none is left half started."""
        if self._started:
            return
        self.prepare()
        with _deaf_to(signal.SIGINT, signal.SIGTERM):
            self._started = self._pool.active


class _Processes(ProcessPool):
    """Pebble's pool, which ends in order or at once, and counts for a deadline only what a job could use."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._pool_manager = _Staff(self._context, given["context"])

    def _stop_pool(self) -> None:
        # A signal that interrupted `Queue.put` between waking its reader and forgetting it makes the queue wake nobody
        # the next time: the reader would sleep through the word to stop.
        self._context.task_queue.put(None)
        if self._pool_manager_loop is not None:
            self._pool_manager_loop.join()
        # Before the channels are closed: a worker that is still starting would miss them aloud.
        self._pool_manager.worker_manager.force_stop_workers()  # type: ignore[no-untyped-call]
        super()._stop_pool()  # type: ignore[no-untyped-call]

    def end(self) -> None:
        """Kill the workers there are, and the one that is just being started, until nothing starts any more."""
        for _ in range(2):
            self._context.task_queue.put(None)
        keeper, waited = self._pool_manager_loop, 0.0
        self.kill_workers()
        while keeper is not None and keeper.is_alive():
            keeper.join(_SOON)
            waited += _SOON
            if waited > _PATIENCE:
                _kill_server()
        self.kill_workers()
        for loop in (self._task_scheduler_loop, self._message_manager_loop):
            if loop is not None:
                loop.join(_PATIENCE)
        self._pool_manager.worker_manager.close_channels()  # type: ignore[no-untyped-call]

    def kill_workers(self) -> None:
        """Kill every worker known, with a signal that none can miss: while it starts it is deaf to others."""
        workers = self._pool_manager.worker_manager.workers
        for pid in tuple(workers):
            worker = workers.pop(pid, None)
            if worker is not None:
                worker.kill()
                worker.join(_PATIENCE)


class _Staff(PoolManager):
    """The workers and the jobs of a pool that starts nobody once it has been stopped, and has fair clocks."""

    def __init__(self, context: Any, mp_context: Any) -> None:
        super().__init__(context, mp_context)
        self.worker_manager = _Crew(context, mp_context)
        self.task_manager = _Clocks(context.task_queue.task_done)


class _Crew(WorkerManager):
    """The workers: none is started while the program ends, which would wait for it while it waits for work."""

    def __init__(self, context: Any, mp_context: Any) -> None:
        super().__init__(context.workers, context.worker_parameters, mp_context)
        self._pool = context

    def new_worker(self) -> None:
        """Start a worker, unless the pool has been stopped."""
        if self._pool.alive:
            super().new_worker()  # type: ignore[no-untyped-call]


class _Clocks(TaskManager):
    """Deadlines by the time that a job had: on a machine with too much to do, what it waited for is not its fault."""

    def __init__(self, done: Callable[[], object]) -> None:
        super().__init__(done)
        self._waited: dict[int, float] = {}

    def task_start(self, task_id: int, worker_id: int | None) -> None:
        """A worker has taken the job: what it has waited until now belongs to others."""
        if worker_id:
            self._waited[task_id] = waited(worker_id)
        super().task_start(task_id, worker_id)

    def task_done(self, task_id: int, result: Any) -> None:
        """The job has ended, well or not."""
        self._waited.pop(task_id, None)
        super().task_done(task_id, result)

    def timeout_tasks(self) -> tuple[Any, ...]:
        """The jobs past their deadline by their own clock, among those past it by the clock on the wall."""
        return tuple(task for task in super().timeout_tasks() if self._is_late(task))

    def _is_late(self, task: Any) -> bool:
        lost = waited(task.worker_id) - self._waited.get(task.id, 0.0)
        task.timestamp += max(lost, 0.0)  # the wall's clock is asked again when the job has had its time
        self._waited[task.id] = self._waited.get(task.id, 0.0) + max(lost, 0.0)
        return bool(self.timeout(task))


def waited(pid: int) -> float:
    """The seconds for which a process has been ready to run and had no processor; 0 where the system does not say.

    The second number of Linux's /proc/PID/schedstat (Documentation/scheduler/sched-stats.rst).
    """
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _kill_server() -> None:
    """End the server that workers come from: who waits for a worker from it is told that there is none."""
    pid = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
    if pid:
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)


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
    """A worker leaves interrupts to its parent, does not outlive it, and may use so much memory and no more.

    It hears when it is told to end, whatever the thread that its server was started from was deaf to.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_mb * 1024 * 1024
        if memory_mb and (hard == resource.RLIM_INFINITY or limit <= hard):
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
