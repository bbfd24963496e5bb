"""The document as one frozen value: records, atlas, change, index and the rules about them.

Knows pydantic and nothing else of the program; refuses to know files, pictures and windows.
"""
