from generator import digest
from generator.plan.assets import assets
from generator.theming import StaticFile


def static(name: str, data: bytes) -> StaticFile:
    """Return a static file; the bytes of style sheets and scripts are at hand, as a theme has them."""
    return StaticFile(
        name, f"/theme/static/{name}", digest.of_bytes(data), data if name.endswith((".css", ".js")) else None
    )


def test_files_are_named_by_their_digest() -> None:
    """A file keeps its folder and suffix, and is copied from where it lies."""
    font = static("fonts/serif.woff2", b"font")
    (asset,), (copy,) = assets([font])
    assert (asset.name, asset.url) == ("fonts/serif.woff2", f"assets/fonts/serif.{font.digest[:16]}.woff2")
    assert (copy.url, copy.digest, copy.path, copy.data) == (asset.url, font.digest, font.path, None)


MARK = b"\n/* Dateline */\n"
"""The end of a style sheet whose bytes are not those of the theme's file."""


def test_style_sheets_call_files_by_their_names() -> None:
    """References to files of the theme are rewritten, in every form; all others stay."""
    sheet = b"""@import "base.css";@font-face{src:url(fonts/serif.woff2?v=1#x)}a{b:url( '../css/fonts/serif.woff2' )}\
c{d:url("data:font/woff2;base64,AA==") url(https://x.example/y.css) url(#z) url(gone.png)}"""
    _, copies = assets(
        [static("css/site.css", sheet), static("css/base.css", b""), static("css/fonts/serif.woff2", b"f")]
    )
    by_stem = {copy.url.split("/")[-1].split(".")[0]: copy for copy in copies}
    font, base = by_stem["serif"].url.removeprefix("assets/css/"), by_stem["base"].url.removeprefix("assets/css/")
    expected = sheet.replace(b"../css/fonts/serif.woff2", b"fonts/serif.woff2").replace(
        b"fonts/serif.woff2", font.encode()
    )
    site = by_stem["site"]
    assert site.data == expected.replace(b"base.css", base.encode()) + MARK
    assert site.digest == digest.of_bytes(site.data)


def test_new_font_is_a_new_style_sheet() -> None:
    """A style sheet's address changes with what it leads to, however far, so no reader keeps an old one."""

    def address(font: bytes) -> str:
        files = [static("a.css", b"@import 'b.css'"), static("b.css", b"x{y:url(f.woff2)}"), static("f.woff2", font)]
        return next(asset.url for asset in assets(files)[0] if asset.name == "a.css")

    assert address(b"1") != address(b"2")


def test_style_sheets_may_import_each_other() -> None:
    """A circle of imports is named and rewritten all the same."""
    named, copies = assets([static("a.css", b"@import 'b.css'"), static("b.css", b"@import 'a.css'")])
    addresses = {asset.name: asset.url.removeprefix("assets/") for asset in named}
    assert [copy.data for copy in copies] == [
        b"@import '%s'" % addresses["b.css"].encode() + MARK,
        b"@import '%s'" % addresses["a.css"].encode() + MARK,
    ]


def test_order_of_files_does_not_matter() -> None:
    """The files come by name, whatever order the theme lists them in."""
    files = [static("b.png", b"b"), static("a.css", b"x{y:url(b.png)}")]
    assert assets(files) == assets(files[::-1])


def test_scripts_lose_their_comments() -> None:
    """A script is published in fewer bytes and marked as ours; one that cannot be shortened is copied as it is."""
    _, (long, short) = assets([static("a.js", b"// One.\n  go();\n"), static("b.js", b"go();\n")])
    assert long.data == b"go();\n" + MARK
    assert long.digest == digest.of_bytes(long.data)
    assert (short.data, short.path) == (None, "/theme/static/b.js")
