"""Reading the words after the program's name leaves no trace in the process."""

from __future__ import annotations

import argparse

import pytest

from cjeditor.app.arguments import WrongWordsError, parsed
from cjeditor.ui.wording import wording


def test_argparse_speaks_for_others_as_it_did_before() -> None:
    before = vars(argparse)["_"]
    parsed(["recover", "--list"], wording("es"))
    assert vars(argparse)["_"] is before
    with pytest.raises(WrongWordsError) as wrong:
        parsed(["export"], wording("es"))
    assert "obligatorios" in str(wrong.value) or "argumentos" in str(wrong.value)
    assert vars(argparse)["_"] is before
