"""Where `nv` and `python -m noteverbale` begin: the command is imported where an interrupt is already told in one line.

In: the command line.  Out: the exit status of the command; 130 for ctrl-C, however early.
"""

import sys


def main() -> None:
    """Run `nv`."""
    try:
        from noteverbale.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\nnv: stopped\n")  # below the ^C that a terminal shows
        sys.exit(130)


if __name__ == "__main__":
    main()
