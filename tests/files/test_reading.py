"""Reading plain values: what needs a closer look is never missed."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cjeditor.files.reading import parse
from cjeditor.model.text import clean_text

odd = st.text(
    st.characters() | st.sampled_from("e\u0301\u1100\u1161\u11a8\u09c7\u09be\u200f\u202e\x7f\x85\r\u2028")
)


@given(text=odd, ascii_only=st.booleans())
def test_a_text_that_a_record_would_change_is_looked_at_by_itself(text: str, ascii_only: bool) -> None:
    data = json.dumps({"title": text}, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    if any("\ud800" <= letter <= "\udfff" for letter in text) and not ascii_only:
        return
    assert parse(data, "a.cjmap").needs_inspection or clean_text(text) == text
