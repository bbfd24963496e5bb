"""Importers, one file a format: a source becomes an Atlas and Findings."""
