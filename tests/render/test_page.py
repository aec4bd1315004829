"""Templates: what they are given, what comes out, and how their mistakes are told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model import Page
from generator.problems import Problem, as_text
from generator.render.page import Theme, compiled
from tests.render.samples import SITE, VIEW, page, theme


def rendered(bodies: tuple[str, ...] = (), filters: Any = (), **templates: str) -> str:
    """The page.html of those templates as text."""
    made = Theme(theme(**templates), SITE, filters).page(page(), bodies)
    assert isinstance(made, bytes), as_text([made])
    return made.decode()


def fault(**templates: str) -> Problem:
    """What is wrong with the page.html of those templates."""
    made = Theme(theme(**templates), SITE).page(page())
    assert isinstance(made, Problem), made
    return made


def test_a_template_is_given_six_values() -> None:
    """A template sees the site, the page's view, its root and address, its body and all its bodies."""
    source = "{{ site.title }}|{{ page.title }}|{{ root }}|{{ url }}|{{ body }}|{{ bodies | length }}"
    made = rendered(("<p>a</p>", "<p>b</p>"), page=source)
    assert made == "The Harbour Record|Tide &amp; &lt;time&gt;|../../|2020/05/tide.html|<p>a</p>|2\n"
    assert rendered(page="[{{ body }}]") == "[]\n"


def test_params_are_read_by_name() -> None:
    """The site's free parameters are attributes of site.params."""
    assert rendered(page="{{ site.params.motto }} {{ site.params.depth + 1 }}") == "Dry feet 13\n"


def test_everything_is_escaped_whatever_the_name() -> None:
    """Escaping is on for every template, however its name ends."""
    for name in ("feed.xml", "feed.rss", "text.txt", "page.html.j2", "no-suffix"):
        source = theme(page="{{ page.title }}")[0]
        named = (type(source)(name, name, source.text),)
        assert Theme(named, SITE).page(Page("a", name, VIEW)) == b"Tide &amp; &lt;time&gt;\n"


def test_bytes_are_utf8_with_lf_and_one_line_end() -> None:
    """Blank lines around a page go, carriage returns become line feeds, a lone surrogate is dropped."""
    made = Theme(theme(page="{% set x = 1 %}\n\n<p>\r\né{{ body }}</p>\n\n"), SITE).page(page(), ("a\rb\ud800",))
    assert made == "<p>\néa\nb</p>\n".encode()


def test_blocks_leave_no_blank_lines() -> None:
    """A line that holds only a tag leaves nothing behind."""
    assert rendered(page="<ul>\n  {% for x in [1, 2] %}\n  <li>{{ x }}\n  {% endfor %}\n</ul>") == (
        "<ul>\n  <li>1\n  <li>2\n</ul>\n"
    )


def test_macros_see_the_site_and_the_assets() -> None:
    """An imported macro may use `site` and `asset` without being handed them."""
    macros = "{% macro head() %}{{ site.title }} {{ asset('site.css') }} {{ asset('map one.svg') }}{% endmacro %}"
    source = "{% from 'macros.html' import head %}{{ head() }}"
    assert rendered(page=source, macros=macros) == "The Harbour Record assets/site.0a1b.css assets/map%20one.2c.svg\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 'a\x08b\ufffec & d' | xml }}", "abc &amp; d"),
        ("{{ body | xml }}", "<p>x</p>"),
        ("{{ 'tags/a b.html' | urlencode_path }}", "tags/a%20b.html"),
        ("{{ 'a b.html' | absolute }}", "https://example.org/archive/a%20b.html"),
        ("{{ 'https://e.org/x?y' | absolute }}", "https://e.org/x?y"),
    ],
)
def test_filters(source: str, expected: str) -> None:
    """The house's filters scrub for XML, percent-encode addresses and make them absolute."""
    assert rendered(("<p>\x01x</p>",), page=source) == expected + "\n"


def test_absolute_without_a_base_stays_relative() -> None:
    """Where the site has no base_url an address is only encoded."""
    bare = type(SITE)(**{name: getattr(SITE, name) for name in SITE.__slots__} | {"base_url": ""})
    assert Theme(theme(page="{{ 'a b.html' | absolute }}"), bare).page(page()) == b"a%20b.html\n"


def test_json_cannot_close_what_it_stands_in() -> None:
    """JSON of a view, a record or a text is valid, keeps its letters, and holds nothing that ends what it is in."""
    made = rendered(page='{{ [page, site.params, "</script>\'&é\u2028"] | tojson }}')
    assert json.loads(made)[0]["title"] == VIEW.title
    assert json.loads(made)[1:] == [{"motto": "Dry feet", "depth": 12}, "</script>'&é\u2028"]
    assert not set(made) & set("<>&'\u2028")
    assert "é" in made


def test_a_sites_own_filters_are_there() -> None:
    """Filters of the site's extensions are called by their names."""
    assert rendered(filters=(("shout", str.upper),), page="{{ 'a' | shout }}") == "A\n"


def test_a_theme_is_compiled_once() -> None:
    """The same templates, site and filters give the same compiled theme."""
    assert compiled(theme(page="a"), SITE) is compiled(theme(page="a"), SITE)
    assert compiled(theme(page="b"), SITE) is not compiled(theme(page="a"), SITE)


def test_ids_of_a_templates_closure_are_taken() -> None:
    """What ids a body must not use again is read from the templates its page is made of, and from no others."""
    made = Theme(theme(page="{% include 'top.html' %}<p id=a>", top="<main id='main'>", other="<p id=b>"), SITE)
    assert made.taken("page.html") == {"a", "main"}


FAULTS = sorted((Path(__file__).parent / "faults").glob("*.txt"))


@pytest.mark.parametrize("case", FAULTS, ids=lambda path: path.stem)
def test_a_templates_mistake_is_told(case: Path) -> None:
    """Each mistake names the template's file and line, shows the source, and says what was probably meant."""
    parts = re.split(r"^--- (.*)\n", case.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    files = {
        name.removesuffix(".html"): text.removesuffix("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)
    }
    told = files.pop("told")
    assert as_text([fault(**files)]) == told


def test_every_kind_of_mistake_has_a_case() -> None:
    """Among the cases is each code that a template can meet."""
    told = "".join(case.read_text(encoding="utf-8") for case in FAULTS)
    assert set(re.findall(r"error\[(E\d+)\]", told)) == {"E301", "E302", "E303", "E305", "E306"}


def test_the_same_mistake_differs_in_its_note_only() -> None:
    """Two pages that meet the same mistake give problems that differ in the page they name and in nothing else."""
    made = Theme(theme(page="{{ page.titel }}"), SITE)
    one, two = (
        made.page(Page(url, "page.html", VIEW, origin=origin)) for url, origin in (("a.html", "a.md"), ("b.html", ""))
    )
    assert isinstance(one, Problem)
    assert isinstance(two, Problem)
    assert (one.note, two.note) == ("met in a.md", "met in b.html")
    assert (one.code, one.message, one.where, one.hint, one.excerpts) == (
        two.code,
        two.message,
        two.where,
        two.hint,
        two.excerpts,
    )


def test_a_mistake_without_a_place_is_told_all_the_same() -> None:
    """A page made from no file whose template is missing is named by its address."""
    made = Theme((), SITE).page(Page("404.html", "404.html", VIEW))
    assert isinstance(made, Problem)
    assert as_text([made]) == 'error[E303] the theme has no template "404.html" (for 404.html)'


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "./page.html", "parts/../page.html", ""])
def test_no_template_lies_outside_the_theme(tmp_path: Path, name: str) -> None:
    """A template is found by its exact name among the theme's own; no spelling leads to another file."""
    (tmp_path / "secret.html").write_text("secret")
    assert fault(page=f"{{% include '{name}' %}}", other="").code == "E303"


def test_a_failing_filter_is_the_templates_failure() -> None:
    """A site's filter that raises is told with the line that calls it."""

    def broken(value: str) -> str:
        raise LookupError(value)

    calls: tuple[tuple[str, Callable[..., object]], ...] = (("broken", broken),)
    made = Theme(theme(page="\n{{ 'x' | broken }}"), SITE, calls).page(page())
    assert isinstance(made, Problem)
    assert (made.code, str(made.where)) == ("E305", "themes/small/templates/page.html:2:1")


def test_a_variable_that_an_import_does_not_see_is_told_so() -> None:
    """A macro file is imported without the page's variables; the message says that, and not that the name is wrong."""
    parts = "{% macro foot() %}{{ page.title }}{% endmacro %}\n"
    made = fault(page="{% import 'parts.html' as parts %}{{ parts.foot() }}", parts=parts)
    assert made.message == '"page" does not exist here'
    assert "with context" in made.hint
    assert rendered(page="{% import 'parts.html' as parts with context %}{{ parts.foot() }}", parts=parts).strip()
