"""Articles → plan: every output of the site as a value, with all that its template may see. Pure, and quick."""

from generator.plan.plan import PagesHook, plan
from generator.plan.select import Selection, select

__all__ = ["PagesHook", "Selection", "plan", "select"]
