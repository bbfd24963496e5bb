"""The lane kinds, one file a kind."""
