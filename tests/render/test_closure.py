"""What a template is made of, and the digest that stands for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, meta

from generator.model import TemplateSource
from generator.render import closure
from tests.render.samples import theme

THEME = theme(
    page="{% extends 'base.html' %}{% block main %}{% include 'parts/card.html' %}{% endblock %}",
    base="{% from 'macros.html' import link with context %}{% block main %}{% endblock %}",
    parts__card="{% import \"macros.html\" as m %}{{ m.link('x') }}",
    macros="{% macro link(x) %}{{ x }}{% endmacro %}",
    other="{% include ['maybe.html', 'parts/foot.html'] ignore missing %}",
    parts__foot="foot",
    free="{% include chosen %}",
)


def edited(name: str, text: str = "{# edited #}") -> tuple[TemplateSource, ...]:
    """The theme with something added to one template."""
    return tuple(
        TemplateSource(source.name, source.path, source.text + text) if source.name == name else source
        for source in THEME
    )


def test_every_transitively_included_template_counts() -> None:
    """Editing a template changes the digests of exactly those that reach it by extends, include, import or from."""
    reaching = {
        "page.html": {"page.html", "free.html"},
        "base.html": {"page.html", "base.html", "free.html"},
        "parts/card.html": {"page.html", "parts/card.html", "free.html"},
        "macros.html": {"page.html", "base.html", "parts/card.html", "macros.html", "free.html"},
        "parts/foot.html": {"parts/foot.html", "other.html", "free.html"},
        "other.html": {"other.html", "free.html"},
        "free.html": {"free.html"},
    }
    before = closure.all_digests(THEME)
    for name, expected in reaching.items():
        after = closure.all_digests(edited(name))
        assert {key for key in before if before[key] != after[key]} == expected, name


def test_a_template_that_appears_counts() -> None:
    """A name that was missing changes the digest once the theme has it, and again when its text changes."""
    first = closure.digest(THEME, "other.html")
    empty = closure.digest((*THEME, TemplateSource("maybe.html", "x", "")), "other.html")
    assert len({first, empty, closure.digest((*THEME, TemplateSource("maybe.html", "x", "y")), "other.html")}) == 3


def test_order_of_the_sources_does_not_count() -> None:
    """The digest depends on names and texts, not on the order they are listed in or the folder they lie in."""
    moved = tuple(TemplateSource(source.name, "elsewhere", source.text) for source in reversed(THEME))
    assert closure.all_digests(THEME) == {name: closure.digest(moved, name) for name in closure.all_digests(THEME)}


def test_a_ring_of_templates_ends() -> None:
    """Templates that include each other have a closure like any other."""
    ring = theme(a="{% include 'b.html' %}", b="{% include 'a.html' %}")
    assert [getattr(member, "name", member) for member in closure.members(ring, "a.html")] == ["a.html", "b.html"]


def test_a_missing_template_has_a_digest() -> None:
    """Asking for a template the theme does not have gives the digest of its absence."""
    assert closure.members(THEME, "none.html") == ("none.html",)
    assert closure.digest(THEME, "none.html") != closure.digest(THEME, "nothing.html")


NAMES = st.sampled_from(["a.html", "b c.html", "é/ü.html", "x%}y.html", "q\\x41.html", "it's.html"])
LITERALS = NAMES.flatmap(lambda name: st.sampled_from([f'"{name}"', f"'{name}'" if "'" not in name else f'"{name}"']))
TARGETS = st.one_of(
    LITERALS,
    st.sampled_from(
        ["chosen", "'a' ~ 'b'", "'a' 'b.html'", "x or 'a.html'", "'a.html' if x else 'b c.html'", "('a.html')"]
    ),
    st.lists(LITERALS, min_size=1, max_size=3).map(lambda names: "[" + ", ".join(names) + "]"),
    st.lists(LITERALS, min_size=2, max_size=3).map(lambda names: "(" + ",".join(names) + ")"),
)
TAGS = st.builds(
    lambda start, form, target, end: f"{start} {form.format(target)} {end}",
    st.sampled_from(["{%", "{%-", "{%+", "{%\n"]),
    st.sampled_from(
        [
            "include {}",
            "include {} ignore missing",
            "include {} ignore missing without context",
            "include {} with context",
            "import {} as m",
            "import {} as m with context",
            "from {} import one, two as three",
            "extends {}",
        ]
    ),
    TARGETS,
    st.sampled_from(["%}", "-%}", "\n%}"]),
)


@given(
    st.lists(st.one_of(TAGS, st.sampled_from(["text", "{{ x }}", "{# note #}", "{% if x %}y{% endif %}"])), max_size=6)
)
def test_nothing_that_jinja_finds_is_missed(parts: list[str]) -> None:
    """Every template that Jinja2 itself says a source refers to is among the references, or they are dynamic."""
    source = "\n".join(parts)
    found = closure.references(source)
    for name in meta.find_referenced_templates(Environment(autoescape=True).parse(source)):
        assert found.dynamic if name is None else (name in found.names or found.dynamic)
