"""Reading: Markdown files into articles, each with everything that is wrong with it."""

from generator.read.article import ReadOptions, article
from generator.read.batch import Reading, ReadJob, content, media_digest, read_batch
from generator.read.record import Row, from_record, problem_from_record, problem_to_record, to_record
from generator.read.scan import Kind, Scan, SourceFile, scan

__all__ = [
    "Kind",
    "ReadJob",
    "ReadOptions",
    "Reading",
    "Row",
    "Scan",
    "SourceFile",
    "article",
    "content",
    "from_record",
    "media_digest",
    "problem_from_record",
    "problem_to_record",
    "read_batch",
    "scan",
    "to_record",
]
