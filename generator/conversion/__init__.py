"""Converting for real: reads the documents and what earlier runs left, lets `convert` decide, writes."""

from generator.conversion.auditing import audit
from generator.conversion.running import ConversionReport, program, run

__all__ = ["ConversionReport", "audit", "program", "run"]
