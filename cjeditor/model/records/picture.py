"""Use of a picture: which asset, which part of it, and what it shows."""

from __future__ import annotations

from cjeditor.model.records.base import AssetId, Share, Text, Value


class PictureUse(Value):
    """A picture on a card; the crop is left, top, right, bottom in 0–1 of the picture."""

    asset: AssetId
    crop: tuple[Share, Share, Share, Share] = (0.0, 0.0, 1.0, 1.0)
    description: Text = ""
