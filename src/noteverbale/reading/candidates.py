"""Who might be a party of a claim: whom its words tell, and whoever else is named nearby.

In: a claim, what the network read at its trigger, and who is who.  Out: code -> the words that mean it, those of the
sentences before among them, each with the network's chance that it fills a role.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from noteverbale.reading.fields import Scene, Seen, actors_of
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.types import Actor, Claim

ROLES = ("agent", "recipient")
_BACK = 2  # sentences before the trigger's whose names count
_FAR = 1_500  # characters from the trigger: sentences of names alone are no reason to look at them all for each claim
NAME = "a name nearby"
UNREAD = (0.0, 0.0)


class Naming(NamedTuple):
    """Words that mean an actor. `told`: the claim has them; `free`: behind no preposition; `early`: near the beginning
    of their sentence; `joint`: in a list. `highest`, `mean`: the network's chances as agent and as recipient.
    """

    actor: Actor
    told: bool
    highest: tuple[float, float]
    mean: tuple[float, float]
    free: bool = False
    early: bool = False
    joint: bool = False


class Read:
    """The network's chances of the words about one trigger, by their places in the text."""

    def __init__(self, item: Seen) -> None:
        found, window = item.found, item.window
        self._chances = [] if found.chances is None else found.chances.tolist()
        last = found.begin + len(self._chances)
        self._starts = window.starts[found.begin : last].tolist()
        self._ends = window.ends[found.begin : last].tolist()

    def naming(self, actor: Actor, *, told: bool = False) -> Naming:
        """Give words that mean an actor with their chances, none where the network did not read them."""
        first, stop = bisect_right(self._ends, actor.start), bisect_left(self._starts, actor.end)
        part = self._chances[first:stop]
        if not part:
            return Naming(actor, told, UNREAD, UNREAD)
        agent, recipient = zip(*part, strict=True)
        return Naming(
            actor, told, (max(agent), max(recipient)), (sum(agent) / len(agent), sum(recipient) / len(recipient))
        )


def candidates(scene: Scene, claim: Claim, item: Seen) -> dict[str, list[Naming]]:
    """Give every known actor who might be a party; the words that the claim has come first."""
    read, found = Read(item), dict[str, list[Naming]]()
    told = (read.naming(actor, told=True) for actor in claim.agent + claim.recipient)
    for naming in (*told, *_read(scene, item, read), *_named(scene, claim, read)):
        if naming.actor.code != "UNK":
            found.setdefault(naming.actor.code, []).append(naming)
    return found


def _read(scene: Scene, item: Seen, read: Read) -> Iterator[Naming]:
    """Yield whom the network believes or half believes in."""
    for role in ROLES:
        for sure in (True, False):
            yield from (read.naming(actor) for actor in actors_of(scene, item, role, sure=sure))


def _named(scene: Scene, claim: Claim, read: Read) -> Iterator[Naming]:
    """Yield the names of the trigger's sentence and of those before it."""
    people = scene.people
    start, end = claim.trigger.start, claim.trigger.end
    begin = max(people.sentence_start(start, _BACK), start - _FAR)
    end = min(end if claim.sentence is None else claim.sentence.end, end + _FAR)
    for mention in people.mentions_between(begin, end):
        naming = read.naming(_actor(people.text, mention))
        yield naming._replace(free=mention.bare, early=mention.early, joint=mention.joint)


def _actor(text: str, mention: Mention) -> Actor:
    return Actor(
        text=text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        code=mention.code,
        sector=mention.sector,
        name=mention.name,
        basis=NAME,
    )
