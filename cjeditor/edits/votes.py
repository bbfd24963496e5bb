"""Votes: the dots people put on cards."""

from __future__ import annotations

from typing import Any

from cjeditor.edits.checks import check
from cjeditor.edits.deletion import delete
from cjeditor.edits.fields import made
from cjeditor.edits.siblings import found
from cjeditor.edits.words import label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import Vote


def add_vote(atlas: Atlas, vote_id: str, about: str, voter: str = "", **fields: Any) -> Change:
    """Put a vote on a record; the fields are those of a vote: party, round, weight."""
    vote = made(Vote, {"id": vote_id, "about": about, "voter": voter, **fields})
    draft = Draft(atlas)
    check(draft, vote)
    draft.put(vote)
    return draft.change(label("add", "votes"))


def remove_vote(atlas: Atlas, vote_id: str) -> Change:
    """Take one vote back."""
    return delete(atlas, [found(atlas.votes, vote_id).id])
