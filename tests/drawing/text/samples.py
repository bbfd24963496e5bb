"""Texts that a map may hold, from plain titles to what breaks careless code."""

import unicodedata

from hypothesis import strategies as st

_ODD = (
    *(
        "\u0301",
        "\u0303",
        "\u200d",
        "\ufe0f",
        "\u00ad",
        "\u200b",
        "🇪",
        "🇸",
        "👩",
        "💻",
        "🏽",
        "1\ufe0f\u20e3",
        "❤\ufe0f",
    ),
    *("漢", "字", "。", "「", "」", "한", "ي", "ש", "नि", "→", "☎", "𝔄", "\u3000", "\u00a0", "ﬁ", "ß"),
)
_PLAIN = st.sampled_from(list("abcdefgmwilñéü ABC 0123 -/–.,;:¿?¡!«»“”…%()"))
CHARACTERS = st.one_of(_PLAIN, _PLAIN, st.sampled_from(_ODD), st.characters(exclude_categories=("Cs", "Cc")))

TEXTS = st.lists(st.one_of(CHARACTERS, st.just("\n")), max_size=60).map(
    lambda parts: unicodedata.normalize("NFC", "".join(parts))
)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
