"""Run the command line as `python -m quarterlight`."""

import sys

from quarterlight.edge.cli import main

if __name__ == "__main__":
    sys.exit(main())
