"""The display list and what draws it: frames, the look, text metrics and painters.

Knows shapes, colours and letters; refuses to know journeys.
"""
