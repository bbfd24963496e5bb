"""The window and its panels, dialogs and words."""
