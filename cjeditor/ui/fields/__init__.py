"""Fields of records in the window: what kind of editor each gets, read from its type, and the editors themselves."""
