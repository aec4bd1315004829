"""Three texts become one, and the person's word is in it."""

import random

import pytest

from generator.convert import merge
from generator.convert.merge import Action, decide

FILE = "---\n{front}---\n\n{body}\n"


def file(front: dict[str, str], body: list[str]) -> str:
    """A Markdown file with these keys and paragraphs."""
    return FILE.format(front="".join(f"{key}: {value}\n" for key, value in front.items()), body="\n\n".join(body))


BASE = file({"title": "Old", "date": "2020-01-01"}, ["One.", "Two.", "Three."])


@pytest.mark.parametrize(
    ("base", "disk", "ours", "action"),
    [
        (None, None, BASE, Action.WRITE),
        (BASE, None, BASE, Action.DELETED),
        (BASE, None, BASE + "more", Action.DELETED),
        (BASE, BASE, BASE, Action.KEEP),
        (None, BASE, BASE, Action.KEEP),
        (BASE, BASE, BASE + "more", Action.WRITE),
        (BASE, BASE + "theirs", BASE, Action.KEEP),
        (BASE, BASE + "same", BASE + "same", Action.KEEP),
    ],
)
def test_simple_cases_need_no_merge(base: str | None, disk: str | None, ours: str, action: Action) -> None:
    """New files are written, untouched ones follow, edited ones stay, deleted ones stay deleted."""
    decision = decide(base, disk, ours)
    assert (decision.action, decision.conflicts) == (action, ())


def test_changes_in_different_places_are_both_kept() -> None:
    """A person's title and paragraph and our date and paragraph come together."""
    disk = file({"title": "Theirs", "date": "2020-01-01", "note": "kept"}, ["One.", "Two, edited.", "Three."])
    ours = file({"title": "Old", "date": "2021-02-02", "tags": "[a]"}, ["One.", "Two.", "Three, renewed.", "Four."])
    decision = decide(BASE, disk, ours)
    assert decision.action is Action.MERGE
    assert decision.conflicts == ()
    front = {"title": "Theirs", "date": "2021-02-02", "note": "kept", "tags": "[a]"}
    assert decision.text == file(front, ["One.", "Two, edited.", "Three, renewed.", "Four."])


def test_changes_in_one_place_keep_the_person_s() -> None:
    """Where both changed a key or a paragraph, theirs stays and the place is named."""
    disk = file({"title": "Theirs", "date": "2020-01-01"}, ["One.", "Two, by hand.", "Three."])
    ours = file({"title": "Ours", "date": "2020-01-01"}, ["One.", "Two, by the converter.", "Three."])
    decision = decide(BASE, disk, ours)
    assert decision.action is Action.KEEP
    assert decision.conflicts == ("“title”", "the paragraph “Two, by the converter.”")


def test_a_paragraph_the_person_deleted_stays_deleted() -> None:
    """A deletion is an edit: what we change in a deleted paragraph is named, not brought back."""
    disk = file({"title": "Old", "date": "2020-01-01"}, ["One.", "Three."])
    ours = file({"title": "Old", "date": "2020-01-01"}, ["One.", "Two, longer now.", "Three."])
    decision = decide(BASE, disk, ours)
    assert (decision.action, decision.conflicts) == (Action.KEEP, ("the paragraph “Two, longer now.”",))


def test_a_key_the_person_removed_stays_removed() -> None:
    """A key that is gone from the file does not come back unless it changed, and then it is named."""
    disk = file({"title": "Old"}, ["One.", "Two.", "Three."])
    same = file({"title": "Old", "date": "2020-01-01"}, ["One.", "Two.", "Three, new."])
    changed = file({"title": "Old", "date": "2022-01-01"}, ["One.", "Two.", "Three."])
    assert decide(BASE, disk, same).text == file({"title": "Old"}, ["One.", "Two.", "Three, new."])
    assert decide(BASE, disk, changed).conflicts == ("“date”",)


@pytest.mark.parametrize(
    ("theirs", "ours", "body", "named"),
    [
        (["Two.", "Three.", "One."], ["Two.", "Three."], ["Two.", "Three.", "One."], ["One."]),
        (["Two.", "Three."], ["Two.", "Three.", "One."], ["Two.", "Three."], ["One."]),
        (["Two.", "Three.", "One."], ["Two.", "Three.", "One."], ["Two.", "Three.", "One."], []),
        (["One.", "Two.", "Three."], ["Three.", "One.", "Two."], ["Three.", "One.", "Two."], []),
    ],
    ids=["moved, taken out", "taken out, moved", "moved alike", "only ours"],
)
def test_a_moved_paragraph_stands_once(theirs: list[str], ours: list[str], body: list[str], named: list[str]) -> None:
    """A paragraph that was moved is never doubled, nor brought back; what we wanted otherwise is named."""
    front = {"title": "Old", "date": "2020-01-01"}
    disk = file(front, theirs)
    decision = decide(BASE, disk, file(front, ours))
    assert merge.paragraphs((decision.text or disk).split("---\n\n")[1]) == body
    assert len(decision.conflicts) == len(named)
    assert all(text in "".join(decision.conflicts) for text in named)


def test_a_paragraph_that_was_moved_and_rewritten_and_is_gone_is_named() -> None:
    """What a person rewrote elsewhere stays, and that the document has it no more is said."""
    front = {"title": "Old"}
    long = "The old lamp of the harbour is in the museum now, beside the seal."
    base = file(front, ["One.", long, "Three."])
    disk = file(front, ["One.", "Three.", f"{long} And a bell."])
    decision = decide(base, disk, file(front, ["One.", "Three."]))
    assert decision.action is Action.KEEP
    assert decision.conflicts == ("the paragraph “The old lamp of the harbour is in the…”",)


@pytest.mark.parametrize("disk", ["no front matter at all\n", "---\nbroken", ""])
def test_a_file_that_cannot_be_cut_is_left_alone(disk: str) -> None:
    """Without front matter fences nothing is merged: the file stays, and the whole of it is named."""
    decision = decide(BASE, disk, BASE + "more")
    assert (decision.action, decision.conflicts) == (Action.KEEP, ("the whole file",))


def test_a_stranger_s_file_is_left_alone() -> None:
    """A file at our path that we never wrote stays as it is."""
    assert decide(None, BASE, BASE + "more") == merge.Decision(Action.KEEP, conflicts=("the whole file",))


def test_line_ends_of_another_system_are_no_edit_of_every_paragraph() -> None:
    """A file saved with CRLF still takes our changes."""
    disk = BASE.replace("\n", "\r\n")
    ours = file({"title": "Old", "date": "2020-01-01"}, ["One.", "Two.", "Three.", "Four."])
    decision = decide(BASE, disk, ours)
    assert (decision.action, decision.text, decision.conflicts) == (Action.MERGE, ours, ())


@pytest.mark.parametrize("seed", range(8))
def test_no_edit_of_a_person_is_ever_lost(seed: int) -> None:
    """Over random edits on both sides, all that a person wrote is in the result, and what gave way is named."""
    chance = random.Random(seed)
    for _ in range(150):
        body = [f"Paragraph {number}." for number in range(chance.randint(0, 7))]
        front = {"title": "T", "date": "D", "tags": "G"}
        base = file(front, body)
        disk = file(*_edited(chance, front, body, "theirs"))
        ours = file(*_edited(chance, front, body, "ours"))
        decision = decide(base, disk, ours)
        result = decision.text or (ours if decision.action is Action.WRITE else disk)
        written = {line for line in disk.splitlines() if "theirs" in line}
        assert written <= set(result.splitlines())
        lost = [line for line in ours.splitlines() if "ours" in line and line not in result]
        assert bool(lost) <= bool(decision.conflicts)


def _edited(
    chance: random.Random, front: dict[str, str], body: list[str], who: str
) -> tuple[dict[str, str], list[str]]:
    front, body = dict(front), list(body)
    for number in range(chance.randint(0, 4)):
        kind = chance.randrange(5)
        if kind == 0:
            front[chance.choice(["title", "date", "tags", "new"])] = f"{who} {number}"
        elif kind == 1:
            body.insert(chance.randint(0, len(body)), f"Written by {who} {number}.")
        elif body and kind == 2:
            body[chance.randrange(len(body))] = f"Changed by {who} {number}."
        elif body and kind == 3:
            del body[chance.randrange(len(body))]
        elif len(front) > 1 and kind == 4:
            front.pop(chance.choice([key for key in front if key != "title"]), None)
    return front, body
