"""Measures the generator on a generated archive.

Builds after each kind of edit, start-up, memory, and the preview's answer.
"""
