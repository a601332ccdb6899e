"""The command ``oitcheck``."""

import sys

try:
    from oitcheck.cli import main
except KeyboardInterrupt:  # Ctrl-C while the program loads
    sys.exit(130)

__all__ = ["main"]

if __name__ == "__main__":
    main()
