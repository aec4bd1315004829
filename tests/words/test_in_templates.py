"""Templates say the texts of the catalogues in the site's language, escaped like everything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from generator import words
from generator.model import TemplateSource
from generator.render.environment import environment
from generator.words.own import own_texts
from tests.render.samples import SITE


def said(template: str, language: str = "en", own: str = "", **values: object) -> str:
    """What a template prints in a site of that language, whose theme brings those English texts."""
    texts = own_texts({"en": ("words/en.yaml", own)}) if own else ()
    site = replace(SITE, language=language, words=texts)
    made = environment((TemplateSource("page.html", "page.html", template),), site)
    return made.get_template("page.html").render(**values)


def test_a_text_in_each_language() -> None:
    """The same template says the text of the site's language, in the form for the number."""
    template = "{{ t('articles', count=n) }}"
    assert said(template, n=2) == "2 articles"
    assert said(template, "ar", n=2) == "مقالان"
    assert said(template, "fr", n=43232) == "43\u202f232 articles"


def test_what_a_text_is_given_is_escaped() -> None:
    """A name is escaped, a text too; finished HTML among the names stays HTML, and all around it is escaped."""
    assert said("{{ t('page_title', title=name, number=3) }}", name="<b> & co") == "&lt;b&gt; &amp; co, page 3"
    link = Markup("<time>2018</time>")
    assert said("{{ t('updated', date=when) }}", own="updated: 'Put <right> {date}'", when=link) == (
        "Put &lt;right&gt; <time>2018</time>"
    )
    assert said("<p title=\"{{ t('page_title', title=name, number=3) }}\">", name='"') == '<p title="&#34;, page 3">'


def test_numbers_are_the_sites() -> None:
    """The filter for numbers groups them and has the digits of the language."""
    assert [said("{{ 43232 | number }}", language) for language in ("en", "de", "fa")] == ["43,232", "43.232", "۴۳٬۲۳۲"]


def test_a_text_that_is_not_there_fails() -> None:
    """A key that no catalogue has is a failure of the template, never an empty place."""
    with pytest.raises(words.WordMissing):
        said("{{ t('no_such_text') }}")


def test_a_theme_changes_and_adds_texts() -> None:
    """A theme's own text stands before ours; one that only it has is said in English where the language lacks it."""
    assert said("{{ t('timeline') }}", own="timeline: Chronicle") == "Chronicle"
    assert said("{{ t('timeline') }} {{ t('motto') }}", "de", own="motto: Since 1899") == "Zeitleiste Since 1899"
