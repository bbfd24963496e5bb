"""Exporters, one file a format: an Atlas becomes bytes."""
