"""The only code that writes files, or reads them with limits."""
