"""Jobs for the tests of executors: workers import them by name."""

import os
import time


def worked(job: object) -> object:
    """Return the job, or fail in the way it names."""
    if job == "hangs":
        time.sleep(60)
    if job == "dies":
        os._exit(3)
    if job == "killed":
        os.kill(os.getpid(), 9)
    if job == "raises":
        raise ValueError("two", "arguments")
    if job == "grows":
        return len(bytearray(4 << 30))
    return job


def made() -> object:
    """Return something that is no executor."""
    return object()
