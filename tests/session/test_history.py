"""Where we stand among the changes."""

from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.messages import message
from cjeditor.session.history import Entry, History
from tests.files.small_document import SMALL


def entry(before: str, after: str, burst: str | None = None) -> Entry:
    start = Draft(SMALL.with_tables(SMALL.info.replaced(title=before), {}))
    start.put_info(SMALL.info.replaced(title=after))
    return Entry(start.change(message("x", after)), None, burst)


def label(found: Entry | None) -> str:
    return found.change.label.english() if found else ""


def test_the_oldest_are_forgotten_first() -> None:
    history = History(is_saved=True, limit=3)
    for number in range(5):
        history.add(entry(str(number), str(number + 1)))
    steps = 0
    while history.undoable:
        history.back()
        steps += 1
    assert steps == 3
    assert not history.is_at_saved


def test_the_saved_place_moves_with_what_is_forgotten() -> None:
    history = History(is_saved=False, limit=2)
    history.add(entry("0", "1"))
    history.add(entry("1", "2"))
    history.mark_saved()
    history.add(entry("2", "3"))
    history.back()
    assert history.is_at_saved


def test_a_saved_place_that_can_be_reached_no_more_is_forgotten() -> None:
    history = History(is_saved=True)
    history.add(entry("0", "1"))
    history.mark_saved()
    history.back()
    history.add(entry("0", "2"))
    assert not history.is_at_saved
    assert history.redoable is None


def test_a_burst_is_one_step_and_ends_at_a_save_and_when_told() -> None:
    history = History(is_saved=True)
    for before, after in (("", "a"), ("a", "ab"), ("ab", "abc")):
        history.add(entry(before, after, "typing"))
    assert label(history.undoable) == "a"
    history.back()
    assert label(history.undoable) == ""
    history.forth()
    history.mark_saved()
    history.add(entry("abc", "abcd", "typing"))
    history.back()
    assert history.is_at_saved
    history.forth()
    history.end_burst()
    history.end_burst()
    history.add(entry("abcd", "abcde", "typing"))
    history.back()
    assert label(history.undoable) == "abcd"
    History(is_saved=True).end_burst()


def test_typing_that_comes_back_to_where_it_began_leaves_no_step() -> None:
    history = History(is_saved=True)
    history.add(entry("", "a", "typing"))
    history.add(entry("a", SMALL.info.title, "other"))
    history.add(entry(SMALL.info.title, "a", "other"))
    assert label(history.undoable) == "a"
    history.back()
    assert history.is_at_saved


def test_an_empty_change_is_still_a_step_for_history() -> None:
    history = History(is_saved=True)
    history.add(Entry(Change(message("x", "Nothing"), {}), None))
    assert history.undoable is not None
