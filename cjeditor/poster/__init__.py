"""The paper a map is printed on: sizes, plan, marks and the composed page.

Pure arithmetic in millimetres over finished frames; refuses to know files and windows.
"""
