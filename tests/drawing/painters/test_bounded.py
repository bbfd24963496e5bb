from cjeditor.drawing.painters.bounded import Bounded


def test_what_was_put_is_got_back() -> None:
    kept: Bounded[str, int] = Bounded(4)
    assert kept.put("a", 1) == 1
    assert kept.get("a") == 1
    assert kept.get("b") is None


def test_it_never_holds_more_than_its_limit_and_drops_the_oldest() -> None:
    kept: Bounded[int, int] = Bounded(8)
    for number in range(100):
        kept.put(number, number)
        assert len(kept) <= 8
    assert kept.get(99) == 99
    assert kept.get(0) is None


def test_clearing_forgets_everything() -> None:
    kept: Bounded[int, int] = Bounded(8)
    kept.put(1, 1)
    kept.clear()
    assert len(kept) == 0
