"""Fonts of this computer: which of them have some letters, which one a map named, and why one is refused."""

from pathlib import Path

import pytest

from cjeditor.interchange import fonts
from cjeditor.interchange.fonts import find_font, fonts_with, open_font
from cjeditor.model.messages import UserError
from tests.drawing.text.test_truetype import collection, small_font


def _font(path: Path, letters: str, *, name: str = "Small Regular", weight: int = 400) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = small_font({ord(letter): f"g{ord(letter)}" for letter in letters}, usWeightClass=weight)
    path.write_bytes(content.replace("Small Regular".encode("utf-16-be"), name.encode("utf-16-be")))
    return path


def test_the_font_that_lacks_the_fewest_letters_comes_first(tmp_path: Path) -> None:
    _font(tmp_path / "a.ttf", "漢", name="Some Kanji One")
    _font(tmp_path / "deep" / "er" / "b.TTF", "漢字", name="All Kanji Two")
    _font(tmp_path / "c.ttf", "abc", name="Latin Face Six")
    found = fonts_with("漢字", (tmp_path,))
    assert [(font.path.name, sorted(font.lacks)) for font in found] == [("b.TTF", []), ("a.ttf", ["字"])]


def test_among_equals_the_plain_weight_of_a_sans_comes_first(tmp_path: Path) -> None:
    _font(tmp_path / "a.ttf", "漢", name="Han Serif Plai")
    _font(tmp_path / "b.ttf", "漢", name="Han Sans Heavy", weight=900)
    _font(tmp_path / "c.ttf", "漢", name="Han Sans Plain")
    assert [font.path.name for font in fonts_with("漢", (tmp_path,))] == ["c.ttf", "a.ttf", "b.ttf"]


def test_what_a_map_cannot_use_is_told_with_the_reason_and_what_is_no_font_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "notes.ttf").write_text("no font", encoding="utf-8")
    (tmp_path / "bound.ttf").write_bytes(small_font({ord("漢"): "a"}, fsType=2))
    (tmp_path / "cut.ttf").write_bytes(small_font({ord("漢"): "a"})[:300])
    (tmp_path / "empty.ttf").touch()
    found = fonts_with("漢", (tmp_path, tmp_path / "gone"))
    assert [(font.path.name, font.fault) for font in found] == [("bound.ttf", "no embedding")]
    assert found[0].reason is not None


def test_a_collection_is_offered_as_its_first_face(tmp_path: Path) -> None:
    (tmp_path / "all.ttc").write_bytes(collection(small_font({ord("漢"): "a"}), small_font({65: "a"})))
    assert [font.name for font in fonts_with("漢", (tmp_path,))] == ["Small Regular"]


def test_a_named_font_is_found_by_its_content_too(tmp_path: Path) -> None:
    _font(tmp_path / "old.ttf", "漢")
    wanted = open_font(_font(tmp_path / "wanted.ttf", "漢字"))
    assert find_font(wanted.name, wanted.sha256, (tmp_path,)) is wanted
    assert find_font(wanted.name, "0" * 64, (tmp_path,)) is None
    assert find_font("Another", wanted.sha256, (tmp_path,)) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no font", "It is not a TrueType font."),
        (b"OTTO" + b"\0" * 40, "Its letters are drawn in a way that a PDF from here cannot hold."),
        (small_font({65: "a"}, fsType=2), "Its licence does not let it be embedded in a PDF."),
        (small_font({65: "a"})[:300], "The file is damaged."),
    ],
)
def test_a_refusal_names_file_reason_and_remedy(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.ttf"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        open_font(path)
    assert str(refused.value.what) == "This font cannot be used for a map."
    assert refused.value.place == str(path)
    assert str(refused.value.reason) == reason
    assert "TrueType" in str(refused.value.remedy)


def test_a_font_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no such file"):
        open_font(tmp_path / "gone.ttf")


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_every_system_has_folders_for_fonts(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert all(isinstance(folder, Path) for folder in fonts.font_folders())
    assert len(fonts.font_folders()) >= 2
