"""What the templates for static hosts may see: what to send with the site's files, and what to fetch early."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HostView:
    """What a static host is told. `base` is the path of the site's root on its host, with a slash at its end.

    `policy` is the Content-Security-Policy of all pages; "" for a site that publishes HTML as it was written.
    """

    base: str
    policy: str
