"""Lets `python -m cjeditor` be the `cjeditor` command."""

import sys

from cjeditor.app.command_line import main

if __name__ == "__main__":
    sys.exit(main())
