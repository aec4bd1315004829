"""Page → bytes: `batch.render_batch`, `page.Theme`, `body.body` for a text, `closure.digest` for fingerprints.

Nothing is imported here, so that a build with nothing to render loads neither Jinja2 nor Markdown.
"""
