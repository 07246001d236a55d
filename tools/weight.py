"""Print what an installation of the core weighs: each distribution, who needs it, its megabytes on disk.

`make weight` runs it in a fresh environment. Compiled bytecode, which pip adds and other installers do not, is told
apart; pip itself is not of the core.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

BLOCK = 512  # bytes of one block in which `stat` counts
MEGABYTE = 1_000_000


def needed(roots: Iterable[str]) -> dict[str, str]:
    """Give the distributions that requirements bring along here, by canonical name, each with the first that needs it.

    Requirements of other systems and versions are left out, and so are extras that nobody asks for.
    """
    found: dict[str, str] = {}
    waiting = [(Requirement(root), "asked for") for root in roots]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted, by = waiting.pop(0)
        name = canonicalize_name(wanted.name)
        key = (name, frozenset(wanted.extras))
        if key not in seen:
            seen.add(key)
            found.setdefault(name, by)
            waiting += [(each, name) for each in _needs(name, wanted.extras)]
    return found


def _needs(name: str, extras: Iterable[str]) -> Iterator[Requirement]:
    try:
        told = distribution(name).requires or []
    except PackageNotFoundError:  # asked for, but not on this system
        return
    for requirement in map(Requirement, told):
        asked = ({"extra": extra} for extra in ("", *extras))
        if requirement.marker is None or any(map(requirement.marker.evaluate, asked)):
            yield requirement


def weight(name: str) -> tuple[int, int]:
    """Give the bytes that a distribution takes on disk: without bytecode, and its bytecode."""
    plain = compiled = 0
    for file in distribution(name).files or []:
        path = file.locate()
        size = path.stat().st_blocks * BLOCK if path.is_file() else 0
        plain, compiled = (plain, compiled + size) if "__pycache__" in file.parts else (plain + size, compiled)
    return plain, compiled


def main() -> None:
    """Print the table, heaviest first, and its sum."""
    rows = sorted(((*weight(name), name, by) for name, by in needed(["noteverbale"]).items()), reverse=True)
    print("MB without bytecode, MB of bytecode, distribution (needed by)")
    for plain, compiled, name, by in rows:
        print(f"{plain / MEGABYTE:7.1f} {compiled / MEGABYTE:6.1f}  {name} ({by})")
    plain, compiled = (sum(row[kind] for row in rows) / MEGABYTE for kind in (0, 1))
    print(f"{plain:7.1f} {compiled:6.1f}  {len(rows)} in all")


if __name__ == "__main__":
    main()
