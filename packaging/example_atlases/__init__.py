"""The three example atlases, each built from its tables in packaging/example_content."""
