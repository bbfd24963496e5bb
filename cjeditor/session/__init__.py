"""One open document: its value, preview, history, journal and signals; knows no Qt."""
