"""What a request asks for is decided from its text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.preview.request import address, byte_range, media_type, own_host, own_origin, query


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/", ""),
        ("/?x=1", ""),
        ("/a.html#top", "a.html"),
        ("/tags/", "tags/"),
        ("/2020/05/a.html", "2020/05/a.html"),
        ("/caf%C3%A9.html", "café.html"),
        ("/caf\xc3\xa9.html", "café.html"),
        ("/a%20b.html", "a b.html"),
        ("/100%25.html", "100%.html"),
    ],
)
def test_a_path_is_an_address(target: str, url: str) -> None:
    """A path is decoded once and loses its leading slash and its query."""
    assert address(target) == url


@pytest.mark.parametrize(
    "target",
    [
        "",
        "*",
        "a.html",
        "http://127.0.0.1/a.html",
        "/../a",
        "/a/..",
        "/a/../b",
        "/./a",
        "/a/.",
        "/%2e%2e/a",
        "/%2E./a",
        "/a%2f..%2fb",
        "/a%5cb",
        "/a\\b",
        "/a%00",
        "/a%0ab",
        "/a\x7f",
        "/c:/x",
        "/a.html%3a%3a$DATA",
        "/%252e%252e/a",
        "/a%252fb",
        "/a%255cb",
        "/%ff",
        "/%c0%ae%c0%ae/",
        "/%ed%a0%80",
        "//host/a",
        "/a//b",
        "/中",
    ],
)
def test_what_no_page_is_called_has_no_address(target: str) -> None:
    """Other forms, climbing, control characters, backslash, colon, second escapes and broken UTF-8 name nothing."""
    assert address(target) is None


@given(st.text(alphabet=st.sampled_from("/.%2eEfF5c\\:a\x00\n?#"), max_size=40))
def test_no_address_leads_out(target: str) -> None:
    """Whatever is asked, an address is a relative path of ordinary names."""
    url = address("/" + target)
    if url is not None:
        parts = url.split("/")
        assert ".." not in parts
        assert "." not in parts
        assert "" not in parts[:-1]
        assert not set("\\:\x00\n") & set(url)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8000",
        "localhost.",
        "a.localhost:1",
        "127.0.0.1",
        "127.0.0.1:99",
        "[::1]:8000",
        "box",
        "192.0.2.7:80",
    ],
)
def test_own_hosts(host: str) -> None:
    """Loopback, localhost, the given names and the number the connection came to are ours."""
    assert own_host(host, {"Box"}, "192.0.2.7")


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "example.org",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "xlocalhost",
        "192.0.2.8",
        "0.0.0.0",
        "2130706433.example.org",
        "[::2]",
        "[",
        "localhost:x",
        "localhost:8000:1",
        "user@localhost",
        "localhost/..",
        "local host",
        "[1.2.3",
        "[zz]",
    ],
)
def test_foreign_hosts(host: str | None) -> None:
    """Any other name is one that somebody else's page was reached by."""
    assert not own_host(host, {"box"}, "192.0.2.7")


def test_a_mapped_number_is_the_same_number() -> None:
    """A socket for both versions of IP names its IPv4 peers in the form of IPv6 (RFC 4291, section 2.5.5.2)."""
    assert own_host("192.0.2.7", set(), "::ffff:192.0.2.7")
    assert own_host("[fe80::1]", set(), "fe80::1%eth0")


@pytest.mark.parametrize(
    ("site", "origin", "referrer", "own"),
    [
        ("same-origin", None, None, True),
        ("same-origin", "http://localhost:1", None, True),
        ("same-origin", "http://evil.example", None, False),
        ("same-site", None, None, False),
        ("cross-site", "http://localhost:1", None, False),
        ("none", None, None, False),
        (None, "http://localhost:1", None, True),
        (None, "https://localhost:1", None, False),
        (None, "null", None, False),
        (None, None, "http://localhost:1/a.html", True),
        (None, None, "http://localhost:1.evil.example/", False),
        (None, None, "http://[/", False),
        (None, None, None, False),
    ],
)
def test_own_origin(site: str | None, origin: str | None, referrer: str | None, own: bool) -> None:
    """Only a page of this server may ask what changed, as Fetch Metadata, Origin or Referer tell."""
    assert own_origin("localhost:1", site, origin, referrer) is own


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("bytes=0-3", (0, 3)),
        ("bytes=5-", (5, 9)),
        ("bytes=5-99", (5, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=-99", (0, 9)),
        ("bytes=10-", (10, 9)),
        ("bytes=-0", (10, 9)),
        ("bytes=3-1", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("bytes=a-b", None),
        ("items=0-1", None),
        (None, None),
        ("bytes=" + "9" * 30 + "-", None),
    ],
)
def test_ranges_of_ten_bytes(field: str | None, part: tuple[int, int] | None) -> None:
    """One range is a part of the file; several, or what is none, are the whole file."""
    assert byte_range(field, 10) == part


def test_an_empty_file_has_no_range() -> None:
    """Nothing of an empty file can be sent in part."""
    assert byte_range("bytes=-5", 0) == (0, -1)
    assert byte_range("bytes=0-", 0) == (0, -1)


def test_types_come_from_the_suffix() -> None:
    """Texts say that they are UTF-8; what is not known is only bytes."""
    assert media_type("a/index.HTML") == "text/html; charset=utf-8"
    assert media_type("feed.xml") == "application/xml; charset=utf-8"
    assert media_type("a.b/noname") == "application/octet-stream"


@pytest.mark.parametrize(
    ("target", "number"),
    [("/w?since=7", 7), ("/w?a=1&since=0", 0), ("/w?since=1&since=2", None), ("/w?since=-1", None)],
)
def test_a_number_in_a_query(target: str, number: int | None) -> None:
    """A number that is given once, in digits, is read."""
    assert query(target, "since") == number
