"""Articles → plan: every output of the site as a value, with all that its template may see. Pure, and quick."""

from generator.plan.plan import plan
from generator.plan.select import Selection, select

__all__ = ["Selection", "plan", "select"]
