"""Executors: every job ends, the bad ones cost only themselves, and the order of results is the order of jobs."""

import threading
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest

from generator import executors
from generator.executors import Lost
from generator.problems import Failed
from tests.work_for_executors import worked


def second(job: object) -> float:
    """One second for every job."""
    return 1.0


@pytest.fixture(scope="module")
def pool() -> object:
    """Two workers with 512 MB each."""
    with executors.opened("processes", 2, 512) as opened:
        yield opened


def test_results_keep_the_order_of_jobs(pool: Executor) -> None:
    """Results come in the order of the jobs, each with its job, however many there are."""
    assert list(executors.run(pool, worked, list(range(100)), second)) == [(n, n) for n in range(100)]


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("hangs", "took too long"),
        ("dies", "its process ended (exit code 3)"),
        ("killed", "its process ended (SIGKILL)"),
        ("raises", "ValueError: ('two', 'arguments')"),
        ("grows", "ran out of memory"),
    ],
)
def test_a_bad_job_costs_itself_only(pool: Executor, job: str, reason: str) -> None:
    """A job that hangs, dies, raises or eats the memory is lost with its reason; its neighbours are not."""
    assert list(executors.run(pool, worked, [1, job, 2], second)) == [(1, 1), (job, Lost(reason)), (2, 2)]


def test_inline_and_borrowed_executors_give_the_same(pool: Executor) -> None:
    """Inline work and anybody's executor give what worker processes give."""
    jobs = [1, "raises", 2]
    expected = list(executors.run(pool, worked, jobs, second))
    with executors.opened("inline", 0, 0) as inline, ThreadPoolExecutor(2) as threads:
        assert list(executors.run(inline, worked, jobs, second)) == expected
        assert list(executors.run(threads, worked, jobs, second)) == expected


def test_a_factory_is_an_executor_by_name() -> None:
    """`module:factory` names any concurrent.futures executor."""
    with executors.opened("concurrent.futures:ThreadPoolExecutor", 0, 0) as threads:
        assert isinstance(threads, ThreadPoolExecutor)
        assert list(executors.run(threads, worked, [5], second)) == [(5, 5)]


@pytest.mark.parametrize(
    "name", ["nowhere", "nowhere:at_all", "concurrent.futures:nothing", "tests.work_for_executors:made"]
)
def test_an_executor_that_is_none_is_refused(name: str) -> None:
    """A name that leads to no executor is one clear problem."""
    with pytest.raises(Failed) as failure, executors.opened(name, 0, 0):
        pass
    assert [problem.code for problem in failure.value.problems] == ["E705"]


def test_leaving_by_an_exception_drops_what_waits() -> None:
    """An interrupt ends the workers at once, whatever they are doing."""

    def interrupted() -> None:
        with executors.opened("processes", 1, 256) as pool:
            assert isinstance(pool, executors.Processes)
            pool.within(50, worked, "hangs")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()


def test_a_reader_that_was_not_woken_ends_all_the_same() -> None:
    """A queue that an interrupt left with a waiter that is gone wakes nobody the next time; the workers still end."""
    with executors.opened("processes", 1, 256) as pool:
        assert isinstance(pool, executors.Processes)
        assert list(executors.run(pool, worked, [1], second)) == [(1, 1)]
        gone = threading.Lock()
        gone.acquire()
        pool._opened._pool._context.task_queue.not_empty._waiters.appendleft(gone)


def test_there_is_at_least_one_core() -> None:
    """The number of cores is a positive number."""
    assert executors.cores() >= 1
