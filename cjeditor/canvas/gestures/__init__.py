"""What a pointer can do on a map, as small state objects without Qt: press, move, release, cancel.

A new gesture is one file here and one line in `starts.GESTURES`.
"""
