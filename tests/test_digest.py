"""Digests: of bytes, of texts, of frozen values, of the program."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import digest
from generator.dates import Precision, parse
from generator.model import Body, Record
from generator.problems import Level

FROZEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)


def shape(value: object) -> object:
    """A value with the type of each part, so that 1, 1.0 and True are three."""
    if isinstance(value, tuple):
        return tuple(shape(item) for item in value)
    return (type(value).__name__, repr(value))


def test_a_digest_is_blake2b_of_sixteen_bytes() -> None:
    """A digest is 32 hexadecimal digits that any BLAKE2b gives."""
    assert digest.of_bytes(b"a") == hashlib.blake2b(b"a", digest_size=16).hexdigest()
    assert digest.of_text("ä") == digest.of_bytes("ä".encode())
    assert digest.of_text("\ud800")


@given(st.binary(), st.integers(1, 7))
def test_blocks_and_the_whole_have_one_digest(data: bytes, size: int) -> None:
    """Bytes that come in blocks have the digest they have at once."""
    assert digest.of_blocks(data[at : at + size] for at in range(0, len(data), size)) == digest.of_bytes(data)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_parts_are_kept_apart(one: list[str], other: list[str]) -> None:
    """Two sequences of texts have one digest only if they are equal: ("ab", "") is not ("a", "b")."""
    assert (digest.of_parts(*one) == digest.of_parts(*other)) == (one == other)


@given(FROZEN, FROZEN)
def test_values_have_one_digest_only_if_equal(one: object, other: object) -> None:
    """Frozen values of different shape or content have different digests, equal ones the same in every instance."""
    same = digest.ValueDigest()(one) == digest.ValueDigest()(other)
    assert same == (shape(one) == shape(other))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values."""

    left: object
    right: object


@dataclass(frozen=True, slots=True)
class Couple:
    """Two values of another kind."""

    left: object
    right: object


def test_a_dataclass_counts_by_its_kind_and_its_fields() -> None:
    """Dataclasses of two kinds with the same fields differ; shared parts are counted once and change nothing."""
    of = digest.ValueDigest(shared=(Pair,))
    shared = Pair("a", 1)
    apart = digest.ValueDigest(shared=(Pair,))
    assert of((shared, shared, Couple(shared, 2))) == apart((Pair("a", 1), Pair("a", 1), Couple(Pair("a", 1), 2)))
    assert of((shared, 1)) != of((Pair("a", 2), 1))
    assert of(Pair("a", 1)) != of(Couple("a", 1))
    assert of(Pair("a", 1)) != of(Pair(1, "a"))


def test_the_values_of_the_house_have_digests() -> None:
    """Dates, enumerations, bodies and records have digests; bytes and sets are not frozen data and have none."""
    of = digest.ValueDigest()
    assert of((parse("1994~"), Precision.DAY, Level.ERROR, Body("a", 1, "b", 2), Record((("a", (1,)),))))
    assert of(Precision.DAY) == of("day")
    for value in (b"", {1}, object()):
        with pytest.raises(TypeError, match="not frozen data"):
            of(value)


def test_the_program_has_one_digest_as_long_as_it_does_not_change() -> None:
    """The program's digest is a digest, and the same each time."""
    assert digest.program() == digest.program()
    assert len(digest.program()) == 32


def test_sources_are_the_code_and_data_below_a_folder(tmp_path: Path) -> None:
    """The digest of sources counts what files of code and data hold and how they are called, and no other files."""
    (tmp_path / "a.py").write_bytes(b"1")
    first = digest.of_sources(tmp_path)
    (tmp_path / "notes.md").write_bytes(b"1")
    assert digest.of_sources(tmp_path) == first
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    second = digest.of_sources(tmp_path)
    (tmp_path / "b.py").write_bytes(b"2")
    assert len({first, second, digest.of_sources(tmp_path)}) == 3


def test_a_library_that_is_absent_counts_as_absent() -> None:
    """A library that is not installed has a version all the same, so that a digest can be made."""
    assert digest._version("no-such-library-anywhere") == "absent"
