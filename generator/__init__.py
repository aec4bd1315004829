"""Dateline: turns raw documents into Markdown articles, and Markdown articles into a static archive."""

__version__ = "0.1.0"
