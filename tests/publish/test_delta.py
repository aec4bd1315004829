"""What a build has to do follows from what is wanted, what was written and what stands, whatever these are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator import publish
from generator.digest import of_bytes
from generator.model import Copy, Delta, Ledger, Page, Wanted, Written

URLS = st.sampled_from(["index.html", "a.html", "b/c.html", "b/d.jpg", "feed.xml"])
VERSIONS = st.integers(0, 2)
CONTENT = st.sampled_from([b"zero", b"one", b"two", b"edited"])


def signature(data: bytes, fresh: bool) -> str:
    """The signature of a file with those bytes, as it was written (fresh) or after it was copied."""
    return f"{len(data)}-{1 if fresh else 2}-7"


def want(url: str, version: int) -> Wanted:
    """An output in one of its versions; every other one is a copy whose bytes are known."""
    data = (b"zero", b"one", b"two")[version]
    item: Page | Copy = Copy(url, of_bytes(data)) if url.endswith("jpg") else Page(url, "page.html", version)
    return Wanted(url, f"f{version}", item)


def entry(url: str, version: int) -> Written:
    """What the ledger says of an output in one of its versions."""
    data = (b"zero", b"one", b"two")[version]
    return Written(url, f"f{version}", of_bytes(data), len(data), signature(data, True))


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]]:
    """Outputs wanted, a ledger, the bytes that stand in the output, and their signatures."""
    wanted = [want(url, version) for url, version in sorted(draw(st.dictionaries(URLS, VERSIONS)).items())]
    ledger = Ledger(
        tuple(entry(url, version) for url, version in sorted(draw(st.dictionaries(URLS, VERSIONS)).items()))
    )
    standing = draw(st.dictionaries(URLS, CONTENT))
    known = {each.url: each for each in ledger.entries}
    found = {}
    for url, data in standing.items():
        as_written = url in known and known[url].digest == of_bytes(data)
        found[url] = signature(data, as_written and draw(st.booleans()))
    return wanted, ledger, standing, found


def compared(
    situation: tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]], force: bool = False
) -> tuple[Delta, list[str]]:
    """The delta of a situation, and which files were read for it."""
    wanted, ledger, standing, found = situation
    read: list[str] = []

    def digest_of(url: str) -> str | None:
        read.append(url)
        return of_bytes(standing[url]) if url in standing else None

    return publish.compare(wanted, ledger, found, digest_of, force), read


@given(situations(), st.booleans())
def test_every_output_has_one_fate(
    situation: tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]], force: bool
) -> None:
    """Each wanted output is written or kept, each other entry of the ledger removed or forgotten, none twice."""
    wanted, ledger, _, _ = situation
    delta, _ = compared(situation, force)
    kept, written = [each.url for each in delta.keep], [each.url for each in delta.write]
    gone = [each.url for each in delta.remove + delta.forget]
    assert sorted(kept + written) == sorted(each.url for each in wanted)
    assert sorted(gone) == sorted({each.url for each in ledger.entries} - {each.url for each in wanted})
    assert not (force and kept)


@given(situations())
def test_what_is_kept_stands_as_it_should(
    situation: tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]],
) -> None:
    """A kept output was made from just what is wanted, its file holds just those bytes, its signature is today's."""
    wanted, _, standing, found = situation
    delta, _ = compared(situation)
    fingerprints = {each.url: each.fingerprint for each in wanted}
    for each in delta.keep:
        assert each.fingerprint == fingerprints[each.url]
        assert each.digest == of_bytes(standing[each.url])
        assert each.size == len(standing[each.url])
        assert each.signature == found[each.url]


@given(situations())
def test_what_is_written_had_a_reason(
    situation: tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]],
) -> None:
    """An output is written when it is made from something else, or its file is not as it was written."""
    _, ledger, standing, _ = situation
    delta, _ = compared(situation)
    entries = {each.url: each for each in ledger.entries}
    for each in delta.write:
        known = entries.get(each.url)
        data = standing.get(each.url)
        same = known is not None and known.fingerprint == each.fingerprint
        assert not (same and data is not None and known is not None and of_bytes(data) == known.digest)


@given(situations())
def test_only_our_own_bytes_are_removed(
    situation: tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]],
) -> None:
    """A file goes only when it holds what we wrote; one that somebody edited is forgotten and stays."""
    _, _, standing, _ = situation
    delta, _ = compared(situation)
    assert all(each.url not in standing or of_bytes(standing[each.url]) == each.digest for each in delta.remove)
    assert all(of_bytes(standing[each.url]) != each.digest for each in delta.forget)


@given(situations())
def test_files_as_written_are_not_read(
    situation: tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]],
) -> None:
    """A file whose signature is the ledger's is never read; a build with nothing to do reads nothing."""
    _, ledger, _, found = situation
    _, read = compared(situation)
    signatures = {each.url: each.signature for each in ledger.entries}
    assert all(found.get(url) != signatures.get(url) for url in read)


@given(situations())
def test_what_was_done_need_not_be_done_again(
    situation: tuple[list[Wanted], Ledger, dict[str, bytes], dict[str, str]],
) -> None:
    """After a delta is carried out, comparing again finds nothing to write, remove or forget."""
    wanted, _, standing, found = situation
    delta, _ = compared(situation)
    versions = {each.url: int(each.fingerprint[1:]) for each in wanted}
    written = [entry(each.url, versions[each.url]) for each in delta.write]
    ledger = Ledger(delta.keep + tuple(written))
    gone = {each.url for each in delta.remove}
    standing = {url: data for url, data in standing.items() if url not in gone}
    standing.update({each.url: (b"zero", b"one", b"two")[versions[each.url]] for each in delta.write})
    after = {url: signature for url, signature in found.items() if url not in gone}
    after.update({each.url: each.signature for each in written})
    again, read = compared((wanted, ledger, standing, after))
    assert again == replace(again, write=(), remove=(), forget=())
    assert read == []


def test_a_picture_that_nobody_wrote_down_is_adopted() -> None:
    """A file that holds just what a copy is to hold is kept; a page cannot be known before it is made."""
    data = b"one"
    wanted = [want("b/d.jpg", 1), want("a.html", 1)]
    found = {"b/d.jpg": signature(data, True), "a.html": signature(data, True)}
    delta = publish.compare(wanted, Ledger(), found, lambda url: of_bytes(data))
    assert delta.keep == (entry("b/d.jpg", 1),)
    assert [each.url for each in delta.write] == ["a.html"]
