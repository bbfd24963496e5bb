"""The dialogs of the window, one file a noun."""
