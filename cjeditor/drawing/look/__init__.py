"""The look of a map, defined once for screen and paper: type, sizes, colours, icons."""
