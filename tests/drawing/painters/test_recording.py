from cjeditor.drawing.frame import Box, Frame, Glyphs, LineTo, MoveTo, Path, Placed, Stroke, rgb
from cjeditor.drawing.painters.recording import record, spoken
from tests.drawing.painters.sample import sample_frame

INK = rgb("#000000")


def nested(item: Box | Path | Glyphs) -> Frame:
    inner = Frame(10, 10, (item,), object_id="tp_1", part="card")
    return Frame(100, 100, (), (Placed(5, 6, Frame(50, 50, (), (Placed(1, 2, inner),))),))


def test_items_are_recorded_where_they_are_on_the_whole_map() -> None:
    [recorded] = record(nested(Box(1, 1, 2, 2, INK)))
    assert recorded.item == Box(7, 9, 2, 2, INK)
    assert (recorded.object_id, recorded.part) == ("tp_1", "card")


def test_each_point_of_a_path_moves() -> None:
    pen = Stroke(INK, 1)
    [recorded] = record(nested(Path((MoveTo(0, 0), LineTo(1, 1)), None, pen)))
    assert recorded.item == Path((MoveTo(6, 8), LineTo(7, 9)), None, pen)


def test_items_come_in_drawing_order() -> None:
    child = Frame(1, 1, (Box(0, 0, 2, 2),))
    items = [r.item for r in record(Frame(9, 9, (Box(0, 0, 1, 1),), (Placed(0, 0, child),)))]
    assert [item.width for item in items if isinstance(item, Box)] == [1, 2]


def test_spoken_text_joins_wrapped_lines() -> None:
    lines = (
        Glyphs("two words", "regular", 16, 0, 0, INK, joins_next="space"),
        Glyphs("and Donaudampf", "regular", 16, 0, 20, INK, joins_next="nothing"),
        Glyphs("schiff", "regular", 16, 0, 40, INK),
    )
    assert spoken(Frame(1, 1, lines)) == "two words and Donaudampfschiff\n"


def test_every_item_of_the_sample_is_recorded() -> None:
    assert {type(r.item).__name__ for r in record(sample_frame())} == {"Box", "Path", "Glyphs", "Picture"}
