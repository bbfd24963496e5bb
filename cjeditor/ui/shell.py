"""The bare window, shown before any document is known; imports neither session nor model."""
