"""What is told of a mention in few words -> names of features, put together once and kept: pointers ask for them often.

In: short words and numbers of few values.  Out: tuples of names, in the order in which anaphora.py lists them.
"""

from __future__ import annotations

from functools import cache

_TELLING = ("partner", "stranger", "mutual", "possessive")  # marks of a pointer that change which mention is meant


@cache
def placed(where: str, sort: str) -> tuple[str, ...]:
    """Give the names of how far a mention is."""
    return where, f"{where}&{sort}"


@cache
def ranked(rank: int, free: int, where: str, sort: str) -> tuple[str, ...]:
    """Give the names of how many other actors, and how many free ones, are nearer to the pointer."""
    return f"rank{rank}", f"free{free}", f"free{free}&{where}", f"free{free}&{sort}"


@cache
def told(name: str, where: str) -> tuple[str, ...]:
    """Give the names of a sign that a mention has."""
    return name, f"{name}&{where}"


@cache
def marked(marks: tuple[str, ...], where: str, bare: bool) -> tuple[str, ...]:
    """Give the names of a pointer's marks beside a mention."""
    return tuple(f"{mark}&{where}&{'bare' if bare else 'led'}" for mark in marks if mark in _TELLING)


@cache
def fitting(sector: str, code: str) -> str:
    """Give the name of a pointer's sector beside the class of an actor."""
    return f"fit:{sector}:{class_of(code)}"


@cache
def beside(prior: str, later: str, ago: str) -> tuple[str, ...]:
    """Give the names of the cues around a mention."""
    return f"{prior}<&{ago}", f"{later}>&{ago}"


@cache
def pointing(prior: str, later: str, ago: str, role: str) -> tuple[str, ...]:
    """Give the names of the cues around a pointer, by the mention that it may stand for."""
    return f"{prior}<.&{ago}&{role}", f".>{later}&{ago}&{role}"


@cache
def gendered(pronoun: str, woman: bool, ago: str) -> str:
    """Give the name of a pronoun's gender beside a person's."""
    return f"{pronoun}&{'woman' if woman else 'man'}&{ago}"


def class_of(code: str) -> str:
    """Give the class of an actor: "NSA" of "NSA-HAMAS", "state" of "NOR"."""
    return code.split("-")[0] if "-" in code else "state"
