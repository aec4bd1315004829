from pathlib import Path

import pytest

from generator.aliases import Decided, aliases, read
from tests.sites import write


def named(text: str) -> dict[str, tuple[str, ...]]:
    """Return the other names by the name that is shown, as a text decides them."""
    return dict(aliases(Decided(text, "")))


def test_aliases_and_merges_are_other_names() -> None:
    """`aliases` gives other names of a name, one or a list; of the lists of `merges` the first is shown."""
    given = "aliases:\n  Islamabad: Isb\n  JFK Airport: [Idlewild, 'New  York International']\n"
    assert named(f"{given}merges:\n  - [Bombay, Mumbai]\n") == {
        "Bombay": ("Mumbai",),
        "Islamabad": ("Isb",),
        "JFK Airport": ("Idlewild", "New York International"),
    }


def test_a_chain_of_names_ends_in_one() -> None:
    """An alias of an alias is another name of the last; names in a ring are called by the first of them."""
    assert named("aliases:\n  C: [B]\n  B: [A]\n") == {"C": ("B", "A")}
    assert named("aliases:\n  B: [A]\n  A: [B]\n") == {"A": ("B",)}


@pytest.mark.parametrize(
    "text",
    ["", "types: {A: person}\n", "aliases: [A, B]\n", "merges: {A: B}\n", "aliases: {A: {b: c}}\n", "aliases: {"],
)
def test_what_decides_no_names_names_nothing(text: str) -> None:
    """A file without aliases, or one that the converter refuses, gives no other names."""
    assert named(text) == {}


def test_the_file_lies_beside_the_settings(tmp_path: Path) -> None:
    """Without entities.yaml, or with one that is no text, nothing is decided."""
    assert read(tmp_path) == Decided()
    write(tmp_path, "entities.yaml", b"\xff\xfe\x00")
    assert read(tmp_path) == Decided()
    write(tmp_path, "entities.yaml", "aliases: {A: B}\n")
    assert aliases(read(tmp_path)) == (("A", ("B",)),)
    assert read(tmp_path).digest
