"""The only writer: every file the generator makes, changes or removes goes through here, whole or not at all."""

from generator.files.area import clear, stage, stage_copy, staged, staging, sweep
from generator.files.atomic import make_folder, remove, write, write_blocks
from generator.files.exchange import replace_all, replace_verified
from generator.files.failure import problem, shown
from generator.files.locking import lock
from generator.files.publication import Publication, publish, recover
from generator.files.spill import Spill
from generator.files.target import check_output
from generator.files.tree import above, content, digest_in, regular, signature, signatures

__all__ = [
    "Publication",
    "Spill",
    "above",
    "check_output",
    "clear",
    "content",
    "digest_in",
    "lock",
    "make_folder",
    "problem",
    "publish",
    "recover",
    "regular",
    "remove",
    "replace_all",
    "replace_verified",
    "shown",
    "signature",
    "signatures",
    "stage",
    "stage_copy",
    "staged",
    "staging",
    "sweep",
    "write",
    "write_blocks",
]
