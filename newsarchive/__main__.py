"""`newsarchive` and `python -m newsarchive`: the command line."""

import sys


def main() -> None:
    """Run the command line. Ctrl-C while it is imported ends it as later, without a traceback."""
    try:
        from newsarchive.commands import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
