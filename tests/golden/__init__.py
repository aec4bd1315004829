"""A small site stored with its output as text: its diff is the review. `python -m tests.golden` stores it anew."""
