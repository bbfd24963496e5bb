"""Older files made new, one numbered pure function over plain dicts a step; imports no model."""
