"""The emotion curve: its shape, and where its words find room."""
