"""The `convert` command: what was asked, in; what became of the documents, out."""

from __future__ import annotations
