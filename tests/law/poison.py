"""A Markdown extension that does to its process what a body asks for, and writes down that it was asked."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

HANGS, EXITS, KILLED, GROWS, RAISES, RECURSES = "HANGS", "EXITS", "KILLED", "GROWS", "RAISES", "RECURSES"


class _Poison(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Do what the first line that is an order says; the rest of such a line is the file to note it in."""
        for line in lines:
            order, _, log = line.partition(" ")
            if order in {HANGS, EXITS, KILLED, GROWS, RAISES, RECURSES}:
                with open(log, "a", encoding="utf-8") as file:
                    file.write(f"{order}\n")
                _obey(order)
        return lines


def _obey(order: str) -> None:
    if order == HANGS:
        time.sleep(600)
    elif order == EXITS:
        os._exit(3)
    elif order == KILLED:
        os.kill(os.getpid(), signal.SIGKILL)
    elif order == GROWS:
        bytearray(8 << 30)
    elif order == RECURSES:
        _deeper(sys.getrecursionlimit())
    else:
        raise ValueError("two", "arguments")


def _deeper(levels: int) -> int:
    return _deeper(levels - 1) + 1 if levels else 0


class _Extension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Come before everything else."""
        md.preprocessors.register(_Poison(md), "poison", 100)


def makeExtension(**given: Any) -> Extension:  # noqa: N802 - the library's name
    """Make the extension; Python-Markdown looks for this name."""
    return _Extension(**given)
