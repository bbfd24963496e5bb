"""The Qt painter: draws Frames with a QPainter, for the window, the tiles and the PNG.

Every frame is prepared once for a scale and a place within the pixel (glyph runs, pens, whole-pixel edges) and kept,
so that painting it again is a handful of QPainter calls. Asks Qt for no text width and knows no journeys.
"""

from cjeditor.drawing.painters.qt.painting import Bounds, clear_caches, paint_frame
from cjeditor.drawing.painters.qt.place import SMALLEST_TEXT_PX, Detail

__all__ = ["SMALLEST_TEXT_PX", "Bounds", "Detail", "clear_caches", "paint_frame"]
