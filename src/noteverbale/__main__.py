"""`python -m noteverbale`: the command `nv` where scripts are not on the path."""

from noteverbale.cli import main

if __name__ == "__main__":
    main()
