"""The verbs: pure functions from an Atlas to the Change that a person asked for, cascades included."""
