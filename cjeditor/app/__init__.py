"""The program: its command line and the wiring of the rooms."""
