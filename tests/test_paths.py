"""Paths: no text, however hostile, becomes a name that a disk or a server would take for something else."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import paths

HOSTILE = st.text() | st.text(st.sampled_from("/\\.．／＼﹨‥…\u202e\u0000 \tcon:éÉ-łßİ️"), max_size=12)


@given(HOSTILE)
def test_a_slug_is_a_safe_segment(text: str) -> None:
    """A slug holds letters, digits, marks and single hyphens only, within 100 bytes, and is accepted as a path."""
    slug = paths.slug(text)
    assert len(slug.encode()) <= paths.SEGMENT_BYTES + 1
    assert all(c == "-" or unicodedata.category(c)[0] in "LNM" for c in slug)
    assert "--" not in slug
    if slug:
        assert paths.output_path(f"a/{slug}.html") == f"a/{slug}.html"


@given(HOSTILE)
def test_a_slug_stays_what_it_is(text: str) -> None:
    """The slug of a slug is that slug."""
    assert paths.slug(paths.slug(text)) == paths.slug(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Steel: the return", "steel-the-return"),
        ("Łódź — Zürich", "lodz-zurich"),
        ("O'Brien’s Day", "obriens-day"),
        ("Ærø Straße", "aero-strasse"),
        ("東京 オリンピック", "東京-オリンピック"),
        ("بیروت کا دھماکہ", "بیروت-کا-دھماکہ"),
        ("ａ／ｂ＼ｃ‥", "a-b-c"),
        ("con", "con-"),
        ("CON.txt", "con-txt"),
        ("COM¹", "com1-"),
        ("...", ""),
        ("", ""),
        ("İstanbul", "istanbul"),
        ("ﬁre", "fire"),
    ],
)
def test_slugs_of_names(text: str, slug: str) -> None:
    """Latin letters lose accents and ligatures, other scripts stay, device names get a hyphen."""
    assert paths.slug(text) == slug


def test_a_long_slug_is_cut_between_words() -> None:
    """A slug that is too long ends after a word, or, where one word is too long, between two letters."""
    assert paths.slug("word " * 40).endswith("word")
    assert paths.slug("é" * 300) == "e" * 100
    assert len(paths.slug("東" * 300).encode()) == 99


@given(HOSTILE)
def test_an_output_path_stays_below_the_output(path: str) -> None:
    """A path that is accepted is relative, has no part that leads up, and stays where it is joined."""
    try:
        accepted = paths.output_path(path)
    except paths.PathRefused:
        return
    assert not PurePosixPath(accepted).is_absolute()
    assert not PureWindowsPath(accepted).drive
    assert not {"", ".", ".."} & set(accepted.split("/"))
    assert paths.output_path(accepted) == accepted
    assert "\\" not in accepted


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../x", "'..' is not a file or folder name"),
        ("a//b", "'' is not a file or folder name"),
        ("a/./b", "'.' is not a file or folder name"),
        ("a/", "'' is not a file or folder name"),
        ("", "'' is not a file or folder name"),
        ("a／b", "reads as a slash"),
        ("‥/b", "is not a file or folder name"),
        ("a\\b", "may not have"),
        ("a:b", "may not have"),
        ("a\u202eb", "may not have"),
        ("a\ud800", "may not have"),
        ("a%2fb", "may not have"),
        ("a.", "full stop"),
        (" a", "blank"),
        ("nul.html", "device name"),
        (".git/config", "kept for other programs"),
        ("a/.SVN", "kept for other programs"),
        (".dateline-stage/new/a.html", "kept for other programs"),
        ("x/COM1", "device name"),
        ("é" * 199, "longer than 255 bytes"),
        ("a/" * 199 + "bbb", "longer than 400 bytes"),
    ],
)
def test_paths_that_are_refused(path: str, reason: str) -> None:
    """A path that leads out, or that some system cannot store, is refused with the reason."""
    with pytest.raises(paths.PathRefused) as refused:
        paths.output_path(path)
    assert reason in str(refused.value)


def test_a_path_is_taken_from_the_root_and_composed() -> None:
    """A slash at the beginning means the site's root; letters are stored composed (NFC)."""
    assert paths.output_path("/cafe\u0301.html") == "café.html"


@given(HOSTILE)
def test_a_collision_key_folds_what_disks_fold(path: str) -> None:
    """Case, width and composition make no difference to what two paths may not share."""
    assert paths.collision_key(unicodedata.normalize("NFD", path)) == paths.collision_key(
        unicodedata.normalize("NFC", path)
    )
    assert paths.collision_key("CAFÉ.md") == paths.collision_key("Cafe\u0301.md") == paths.collision_key("ｃａｆé.md")


def test_the_way_to_the_root() -> None:
    """A page knows how far down it lies."""
    assert [paths.root_of(url) for url in ("index.html", "a/b.html", "2023/02/a.html")] == ["", "../", "../../"]


@pytest.mark.parametrize(
    ("base", "target", "found"),
    [
        ("a/b.md", "c.md", "a/c.md"),
        ("a/b.md", "../c.md", "c.md"),
        ("a/b.md", "../../c.md", None),
        ("a/b.md", "..", "."),
        ("a.md", "..", None),
        ("a.md", "/etc/passwd", None),
        ("a/b/c.md", "./d/../e.png", "a/b/e.png"),
    ],
)
def test_links_are_resolved_below_the_root(base: str, target: str, found: str | None) -> None:
    """A relative link is resolved from its file; one that leads out of the root is none."""
    assert paths.resolve(base, target) == found


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("a/b c.html", "a/b%20c.html"),
        ("ä.html", "%C3%A4.html"),
        ("50%.html", "50%25.html"),
        ('a"b', "a%22b"),
        ("a#b?c", "a%23b%3Fc"),
    ],
)
def test_addresses_are_percent_encoded(address: str, expected: str) -> None:
    """An address below the root is written as RFC 3986 asks, slashes kept."""
    assert paths.encoded(address) == expected
    assert paths.whole("https://a.example/b/", address) == f"https://a.example/b/{expected}"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("index.html", "https://a.example/"),
        ("2020/03/é/index.html", "https://a.example/2020/03/%C3%A9/"),
        ("404.html", "https://a.example/404.html"),
        ("my-index.html", "https://a.example/my-index.html"),
        ("feed.xml", "https://a.example/feed.xml"),
    ],
)
def test_a_pretty_address_ends_in_a_slash(address: str, expected: str) -> None:
    """Where pages have folders of their own, a folder's page goes by the name of the folder."""
    assert paths.whole("https://a.example", address, pretty=True) == expected


def test_messages_name_paths_from_a_folder() -> None:
    """A path inside a folder is named from there, another one in full, both with forward slashes."""
    assert paths.shown(PureWindowsPath(r"C:\site"), PureWindowsPath(r"C:\site\content\a.md")) == "content/a.md"
    assert paths.shown(PurePosixPath("/site"), PurePosixPath("/sites/a.md")) == "/sites/a.md"
