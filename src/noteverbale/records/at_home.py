"""Who meets or agrees -> whether all of them are of one state: "Mr Putin and Mr Ivanov discussed the army".

In: a claim's actors.  Out: yes or no.
Such a claim tells its parties in full. One that names a single person of a state ("Mr Putin opened the meeting") may
leave the other side out, and so may a state's name or a pronoun.
"""

from __future__ import annotations

from functools import cache

from noteverbale.ontology.states import states
from noteverbale.records import rules
from noteverbale.types import Actor


def at_home(actors: tuple[Actor, ...]) -> bool:
    """Tell whether at least two persons or bodies are named, and all are of one state."""
    codes = {actor.code for actor in actors}
    if len(codes) != 1 or codes.isdisjoint(states()):
        return False
    names = states_names() | rules.words("pronouns")
    return len({words for actor in actors if (words := _bare(actor.text)) not in names}) > 1


def _bare(text: str) -> str:
    return text.lower().strip("., ").removeprefix("the ").removesuffix("'s").removesuffix("’s")


@cache
def states_names() -> frozenset[str]:
    """Give the names, adjectives and capitals of all states, lower case."""
    named = (name for one in states().values() for name in (one.name, *one.names, *one.adjectives, *one.capitals))
    return frozenset(name.lower() for name in named)
