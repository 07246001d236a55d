"""How the shipped weights are made, measured and guarded; not part of the installed package."""
