"""Documents → articles: lines are labelled, split, read into fields and a body, enriched, accounted for."""

from generator.convert.convert import (
    Conversion,
    Removal,
    State,
    Write,
    behind,
    convert,
    examine,
    follow,
    settle,
    wanted_ids,
)
from generator.convert.ledger import Entry, Record, rebuild
from generator.convert.model import Document, OnDisk, Options
from generator.convert.report import Report
from generator.convert.steering import Steering

__all__ = [
    "Conversion",
    "Document",
    "Entry",
    "OnDisk",
    "Options",
    "Record",
    "Removal",
    "Report",
    "State",
    "Steering",
    "Write",
    "behind",
    "convert",
    "examine",
    "follow",
    "rebuild",
    "settle",
    "wanted_ids",
]
