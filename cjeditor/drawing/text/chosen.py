"""Puts a face of the user's choice at the end of the fallback chain."""

from __future__ import annotations

from cjeditor.drawing.text import faces, metrics, wrap


def choose_face(face: faces.ChosenFace | None) -> None:
    """Let the face (see `faces.open_face`) stand in for characters no shipped face has, or none again.

    What was measured and broken into lines before is forgotten.
    """
    faces.set_chosen_face(face)
    metrics.clear_tables()
    wrap.clear_memo()
