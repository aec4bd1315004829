"""The pool: it ends at once whatever its workers do, starts nobody while it ends, and has fair clocks."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import pytest
from pebble.common.process import launch_process
from pebble.pool.base_pool import Task, TaskPayload

from generator import pool
from tests.work_for_executors import worked

UNIX = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system has no signal masks")


def opened(workers: int = 2) -> pool.Pool:
    """A pool whose workers have not been started."""
    return pool.Pool(workers, 256, ())


def workers_of(opened: pool.Pool) -> dict[int, Any]:
    """The worker processes, by number."""
    return opened._pool._pool_manager.worker_manager.workers


@pytest.fixture
def deaf() -> Iterator[None]:
    """A thread that hears no SIGTERM, as the one that a pool starts its first workers from."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    yield
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def test_busy_workers_end_at_once() -> None:
    """A pool that is ended ends workers that are at work; none is left, and none is begun."""
    busy = opened()
    for _ in range(4):
        busy.submit(None, worked, ("hangs",))
    known = dict(workers_of(busy))
    assert len(known) == 2
    busy.end()
    assert not any(worker.is_alive() for worker in known.values())
    assert workers_of(busy) == {}
    assert not busy._pool._pool_manager_loop.is_alive()  # type: ignore[union-attr]


def test_ended_workers_are_not_replaced() -> None:
    """Workers that were ended together with the pool, by a signal to all processes, are not started again."""
    busy = opened()
    busy.submit(None, worked, ("hangs",))
    busy._pool.stop()  # type: ignore[no-untyped-call]
    for worker in list(workers_of(busy).values()):
        worker.kill()
        worker.join()
    crew = busy._pool._pool_manager.worker_manager
    before = dict(crew.workers)
    crew.workers.clear()
    crew.create_workers()  # type: ignore[no-untyped-call]
    assert crew.workers == {}
    crew.workers.update(before)
    busy.end()


@UNIX
def test_a_server_that_gives_no_worker_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for a worker from a server that does not answer is told that there is none, and the pool ends."""
    stuck = opened(1)
    assert stuck.submit(None, worked, (1,)).result() == 1
    asked = threading.Event()

    def noted(*given: Any) -> Any:
        asked.set()
        return launch_process(*given)

    monkeypatch.setattr("pebble.pool.process.launch_process", noted)
    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGSTOP)  # type: ignore[attr-defined]
    workers_of(stuck).clear()  # the keeper asks the server for another one, in vain
    assert asked.wait(60)
    stuck.end()
    assert not stuck._pool._pool_manager_loop.is_alive()  # type: ignore[union-attr]
    assert workers_of(stuck) == {}
    with_another = opened(1)
    assert with_another.submit(None, worked, (2,)).result() == 2
    with_another.end()


@UNIX
def test_workers_hear_the_word_to_end(deaf: None) -> None:
    """A worker from a server that was started where SIGTERM is not heard ends by SIGTERM all the same."""
    forkserver._forkserver._stop()  # type: ignore[attr-defined]
    fresh = opened(1)
    assert fresh.submit(None, worked, (1,)).result() == 1
    (worker,) = workers_of(fresh).values()
    fresh._pool.stop()  # type: ignore[no-untyped-call]
    worker.terminate()
    worker.join(30)
    assert worker.exitcode is not None
    fresh.end()
    forkserver._forkserver._stop()  # type: ignore[attr-defined]


def test_a_pool_without_work_ends() -> None:
    """A pool that was never asked for anything can be ended, and closed."""
    opened().end()
    idle = opened()
    idle.close()
    idle.join()


def test_interrupts_wait_until_the_pool_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second interrupt does not keep the first one from ending the workers."""
    busy = opened(1)
    busy.submit(None, worked, ("hangs",))
    known = dict(workers_of(busy))
    end = busy._pool.end

    def interrupted() -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        end()

    monkeypatch.setattr(busy._pool, "end", interrupted)
    with pytest.raises(KeyboardInterrupt):
        busy.end()
    assert not any(worker.is_alive() for worker in known.values())


@pytest.mark.parametrize(
    ("elapsed", "stood", "late"),
    [(5.0, 0.0, True), (5.0, 4.0, False), (9.0, 4.0, True), (1.0, 0.0, False)],
    ids=["its own time", "mostly waited", "waited and used up", "in time"],
)
def test_waiting_for_a_processor_is_not_counted(
    elapsed: float, stood: float, late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job of three seconds is late when it had three seconds, not when the clock on the wall says so."""
    queued = {7: 2.0}
    monkeypatch.setattr(pool, "waited", lambda pid: queued[pid])
    clocks = pool._Clocks(lambda: None)
    task = Task(1, Future(), 3.0, TaskPayload(worked, (1,), {}))
    clocks.register(task)
    clocks.task_start(1, 7)
    task.timestamp -= elapsed
    queued[7] += stood
    for _ in range(3):
        assert [each.id for each in clocks.timeout_tasks()] == ([1] if late else [])


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="this system does not say who waits")
def test_the_system_says_who_waits() -> None:
    """What a process has waited for grows, in seconds; one that is not there has not waited."""
    before = pool.waited(os.getpid())
    assert 0.0 <= before <= pool.waited(os.getpid())
    assert pool.waited(-1) == 0.0
