"""A theme is found, read whole, and its mistakes are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import digest, theming
from generator.model import Record
from generator.problems import Failed, as_text


def site(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A site folder with files below themes/."""
    for name, data in files.items():
        path = folder / "themes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def told(folder: Path, name: str) -> str:
    """What loading that theme says."""
    with pytest.raises(Failed) as failure:
        theming.load(folder, name)
    return as_text(failure.value.problems)


def test_a_theme_is_its_files(tmp_path: Path) -> None:
    """Templates come with their texts, static files with their digests, both by name below their folder, in order."""
    made = theming.load(
        site(
            tmp_path,
            {
                "harbour/templates/page.html": "\ufeffa\r\nb",
                "harbour/templates/parts/card.html": "card",
                "harbour/templates/.page.html.swp": "x",
                "harbour/templates/page.html~": "x",
                "harbour/templates/.git/config": "x",
                "harbour/static/site.css": "body{}",
                "harbour/static/fonts/serif.woff2": b"\x00\xff",
                "harbour/theme.yaml": "name: Harbour\nsettings:\n  width: 40\n  hues: [red, {a: 1}]\n",
            },
        ),
        "harbour",
    )
    assert made.templates == ("page.html", "parts/card.html")
    assert [(source.path, source.text) for source in made.sources] == [
        ("themes/harbour/templates/page.html", "a\nb"),
        ("themes/harbour/templates/parts/card.html", "card"),
    ]
    assert [(static.name, static.digest) for static in made.statics] == [
        ("fonts/serif.woff2", digest.of_bytes(b"\x00\xff")),
        ("site.css", digest.of_bytes(b"body{}")),
    ]
    assert Path(made.statics[1].path).read_bytes() == b"body{}"
    assert made.settings == Record((("width", 40), ("hues", ("red", Record((("a", 1),))))))
    assert (made.name, len(made.folders)) == ("harbour", 1)


def test_a_theme_holds_only_what_it_changes(tmp_path: Path) -> None:
    """Files and settings of the theme it extends stand where it has none of its own."""
    made = theming.load(
        site(
            tmp_path,
            {
                "night/theme.yaml": "extends: harbour\nsettings: {paper: black}",
                "night/templates/page.html": "night",
                "harbour/theme.yaml": "settings: {paper: white, ink: blue}",
                "harbour/templates/page.html": "day",
                "harbour/templates/list.html": "list",
                "harbour/static/site.css": "x",
            },
        ),
        "night",
    )
    assert [(source.name, source.text) for source in made.sources] == [("list.html", "list"), ("page.html", "night")]
    assert [static.name for static in made.statics] == ["site.css"]
    assert dict(made.settings.pairs) == {"paper": "black", "ink": "blue"}
    assert [Path(folder).name for folder in made.folders] == ["night", "harbour"]


def test_the_packaged_theme_needs_no_folder(tmp_path: Path) -> None:
    """A site without themes/ has the default theme, with a template for every kind of page."""
    made = theming.load(tmp_path, "default")
    assert {"front.html", "article.html", "list.html", "404.html", "atom.xml"} <= set(made.templates)


def test_a_site_may_override_the_packaged_theme(tmp_path: Path) -> None:
    """A folder of the same name that extends it changes single files of the packaged theme."""
    files: dict[str, str | bytes] = {"default/theme.yaml": "extends: default", "default/templates/404.html": "Gone."}
    made = theming.load(site(tmp_path, files), "default")
    assert {source.name: source.text for source in made.sources}["404.html"] == "Gone."
    assert "article.html" in made.templates


def test_a_theme_may_be_a_path(tmp_path: Path) -> None:
    """A name with a slash in it is a folder seen from the site, and its files are named by where they lie."""
    folder = site(tmp_path, {"harbour/templates/page.html": "a"})
    assert theming.load(folder, "themes/harbour").sources[0].path == "themes/harbour/templates/page.html"
    outside = theming.load(folder / "other", str(folder / "themes/harbour")).sources[0].path
    assert outside == (folder / "themes/harbour/templates/page.html").resolve().as_posix()


def test_a_theme_that_is_not_there(tmp_path: Path) -> None:
    """An unknown name is told with the nearest known one, or with all of them."""
    folder = site(tmp_path, {"harbour/templates/page.html": "a"})
    assert (
        told(folder, "harbor") == 'site.yaml: error[E304] there is no theme "harbor"\n  = help: did you mean "harbour"?'
    )
    assert told(folder, "moonlight").endswith("= help: there are default, harbour")
    assert "there is no theme" in told(folder, "elsewhere/x")


def test_a_theme_cannot_extend_itself(tmp_path: Path) -> None:
    """A ring of themes is named at the theme.yaml that closes it."""
    folder = site(tmp_path, {"a/theme.yaml": "extends: b", "b/theme.yaml": "extends: a"})
    assert told(folder, "a") == (
        'themes/b/theme.yaml: error[E304] the theme "a" extends itself\n  = help: change "extends" in its theme.yaml'
    )


def test_an_extended_theme_that_is_not_there(tmp_path: Path) -> None:
    """The theme.yaml that asks for an unknown theme is named."""
    assert told(site(tmp_path, {"a/theme.yaml": "extends: defalut"}), "a").startswith(
        'themes/a/theme.yaml: error[E304] there is no theme "defalut"\n  = help: did you mean "default"?'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "name: A\nextend: default",
            '2:1: error[E308] theme.yaml has no key "extend"\n  = help: did you mean "extends"?',
        ),
        (
            "colour: red",
            '1:1: error[E308] theme.yaml has no key "colour"\n  = help: put data of your own under "settings"',
        ),
        ("name: [a]", '1:1: error[E308] "name" has to be a text'),
        ("settings: wide", '1:1: error[E308] "settings" has to be names with values'),
    ],
)
def test_theme_yaml_is_checked(tmp_path: Path, text: str, expected: str) -> None:
    """An unknown key or a value of the wrong kind is told with its line and column."""
    assert told(site(tmp_path, {"a/theme.yaml": text}), "a") == f"themes/a/theme.yaml:{expected}"


def test_theme_yaml_that_is_no_yaml(tmp_path: Path) -> None:
    """What YAML itself refuses is told as everywhere."""
    assert told(site(tmp_path, {"a/theme.yaml": "name: [a"}), "a").startswith("themes/a/theme.yaml:1")
    assert "E307" in told(site(tmp_path, {"b/theme.yaml": b"name: \xff"}), "b")


def test_an_empty_value_is_none(tmp_path: Path) -> None:
    """A key without a value is as good as none."""
    files: dict[str, str | bytes] = {"a/theme.yaml": "name:\nsettings:\n", "a/templates/page.html": ""}
    assert theming.load(site(tmp_path, files), "a").settings == Record()


def test_a_theme_without_templates(tmp_path: Path) -> None:
    """A folder that holds no templates and extends nothing is refused with what to do."""
    assert told(site(tmp_path, {"a/static/site.css": "x"}), "a") == (
        "themes/a: error[E307] this theme has no templates\n"
        '  = help: add templates/, or "extends: default" to theme.yaml'
    )


def test_links_do_not_lead_out_of_a_theme(tmp_path: Path) -> None:
    """A link to a file elsewhere is refused, one within the theme is followed."""
    folder = site(tmp_path, {"a/templates/page.html": "a", "a/static/x.css": "x", "b/templates/b.html": "b"})
    (folder / "themes/a/templates/again.html").symlink_to("page.html")
    assert theming.load(folder, "a").templates == ("again.html", "page.html")
    (folder / "themes/a/templates/b.html").symlink_to(folder / "themes/b/templates/b.html")
    assert told(folder, "a") == (
        "themes/a/templates/b.html: error[E307] this link leads out of the theme\n"
        "  = help: copy the file into the theme"
    )


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are told with their line; folders, pipes and dangling names are no files."""
    folder = site(tmp_path, {"a/templates/page.html": b"one\ntwo\xff", "a/static/x.css": "x"})
    (folder / "themes/a/templates/folder.html").mkdir()
    os.mkfifo(folder / "themes/a/templates/pipe.html")
    assert told(folder, "a") == (
        "themes/a/templates/page.html:2: error[E307] this is not UTF-8 (byte 8)\n  = help: save the file as UTF-8"
    )


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses to read is told with its reason."""
    folder = site(tmp_path, {"a/templates/page.html": "a", "a/static/x.css": "x"})

    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert told(folder, "a") == (
        "themes/a/static/x.css: error[E307] this file cannot be read: Permission denied\n\n"
        "themes/a/templates/page.html: error[E307] this file cannot be read: Permission denied"
    )


def test_a_theme_brings_texts_of_its_own(tmp_path: Path) -> None:
    """Texts of the interface lie in words/, one file a language; the theme's own stand before those it extends."""
    files: dict[str, str | bytes] = {
        "night/theme.yaml": "extends: harbour",
        "night/words/en.yaml": "timeline: Log\n",
        "night/words/notes.txt": "no texts",
        "harbour/templates/page.html": "a",
        "harbour/words/en.yaml": "timeline: Chronicle\n",
        "harbour/words/pt.yaml": "parts: {one: uma parte, other: '{count} partes'}\n",
    }
    assert theming.load(site(tmp_path, files), "night").words == (
        ("en", (("timeline", (("other", "Log"),)),)),
        ("pt", (("parts", (("one", "uma parte"), ("other", "{count} partes"))),)),
    )


def test_broken_texts_are_told(tmp_path: Path) -> None:
    """Texts that are no YAML are refused with their place."""
    files: dict[str, str | bytes] = {"a/templates/page.html": "a", "a/words/en.yaml": "timeline: {"}
    assert told(site(tmp_path, files), "a").startswith("themes/a/words/en.yaml:")
