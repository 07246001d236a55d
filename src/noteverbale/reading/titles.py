"""A title's claims -> those that its document's text does not tell, as headline style means them.

In: a document; the claims of its title, read as a text of its own; those of its text.  Out: claims with `part` "title".
What both tell is kept where the title tells more: the day, or that it was held. A claim of which the text knows nothing
is a misreading oftener than news, so it must be surer.
Source: docs/design/0008-titles.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from msgspec import structs

from noteverbale.ontology import kinds
from noteverbale.reading.fields import Seen
from noteverbale.reading.headlines import asks, between, in_headline_style
from noteverbale.reading.polarity import DONE
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim, Document, Span

# Characters. No headline is longer; what is longer is a text in the wrong column.
LONGEST = 400
# Characters of a text among which its title is looked for.
_HEAD = 600
# How sure a claim must be: of an event that the text tells too, of one that stands alone (by kind), of a bare headline.
_TOLD, _MET, _NEW, _BARE = 0.4, 0.55, 0.85, 0.5
_MEETINGS = frozenset(("meeting", "visit"))
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
HOME = "home of the publisher"


def apart(document: Document, spans: Iterable[Span]) -> str:
    """Give the title of a document; nothing where it has none, or where its words also stand above the text.

    `spans`: what is read of the text; a title among furniture (a page's front matter) is read nowhere else.
    """
    title = document.title or ""
    words = _plain(title)
    if not words or len(title) > LONGEST:
        return ""
    until = _HEAD + 2 * len(title)
    head = takewhile(lambda span: span.start < until, spans)
    above = " ".join(document.text[span.start : min(span.end, until)] for span in head)
    return "" if words in _plain(above) else title


def lines(title: str) -> list[Span]:
    """Give the lines of a title: what stands on two tells of two things."""
    return [Span(*match.span()) for match in _LINE.finditer(title)]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def as_text(document: Document) -> Document:
    """Give a title as a text of its own, by the same outlet on the same day."""
    return structs.replace(
        document, id=f"{document.id} title", text=document.title or "", title=None, furniture=(), dateline=None
    )


def likely(weighed: Iterable[Seen]) -> list[Seen]:
    """Give what of a title may be given at all; of the others it need not be known who is meant."""
    return [item for item in weighed if item.found.confidence >= _TOLD]


def added(found: Iterable[Claim], told: Sequence[Claim], document: Document, people: Context) -> Iterator[Claim]:
    """Yield the claims of a title that its text does not tell, or less of; `told`: those of the text; `people`: who is
    who in the title.
    """
    title = document.title or ""
    if asks(title):
        return
    whole = Span(0, len(title))
    for claim in found:
        read = structs.replace(_at_home(in_headline_style(claim, document), people), part="title", sentence=whole)
        same = [one for one in told if _same(one, read)]
        if _named(read, people) and (_fit_alone(read) if not document.text.strip() else _adds(read, same, title)):
            yield read


def _named(claim: Claim, people: Context) -> bool:
    """Tell whether all parties are told by the title's own words; "the President" may be the publisher's own."""
    told = [(actor.basis or "", actor.code) for actor in (*claim.agent, *claim.recipient)]
    home = people.scene.home
    return all("pointing" not in basis or (basis.startswith("person") and code == home) for basis, code in told)


def _fit_alone(claim: Claim) -> bool:
    """Tell whether a claim of a title without a text is to be given."""
    parties = 2 if kinds()[claim.kind].roles.reciprocal else 1
    return claim.confidence >= _BARE and len(_codes(claim)) >= parties


def _adds(claim: Claim, same: Sequence[Claim], title: str) -> bool:
    """Tell whether a claim tells more than the text; `same`: what that tells of the event."""
    codes = _codes(claim)
    if len(codes) < 2 or (claim.kind == "visit" and len(_hosts(claim)) > 1):
        return False
    if not same:
        return claim.confidence >= (_MET if claim.kind in _MEETINGS else _NEW)
    return claim.confidence >= _TOLD and (_held(claim, same, title) or _dated(claim, same))


def _same(told: Claim, claim: Claim) -> bool:
    """Tell whether the text's claim may be of the title's event: the same kind, with all its parties."""
    return told.kind == claim.kind and _codes(claim) <= _codes(told)


def _held(claim: Claim, same: Sequence[Claim], title: str) -> bool:
    """Tell whether a title tells an event as held where the text tells a plan ("Putin met the emir" above "the two will
    discuss"); of visits and meetings, which texts tell in passing ("today's conversation"), also where it is held too.
    """
    if claim.realis not in DONE or claim.polarity != "positive":
        return False
    if any(one.realis in DONE for one in same):
        return claim.kind in _MEETINGS
    return not _a_name(claim, title)


def _a_name(claim: Claim, title: str) -> bool:
    """Tell whether a title names an event without a verb ("Iran-EU talks in Vienna"), which tells no time; a page of a
    government's own ("Meeting with President X") is of the day.
    """
    if HOME in claim.inferred.values():
        return False
    return not between(claim, title) and claim.trigger.text.lower() in _nouns(claim.kind)


@cache
def _nouns(kind: str) -> frozenset[str]:
    nouns = kinds()[kind].lexicon.nouns
    return frozenset((*nouns, *(f"{noun}s" for noun in nouns)))


def _dated(claim: Claim, same: Sequence[Claim]) -> bool:
    """Tell whether the title alone tells the day."""
    return _day(claim) and not any(_day(one) for one in same)


def _day(claim: Claim) -> bool:
    return claim.time is not None and claim.time.first is not None and claim.time.last is not None


def _codes(claim: Claim) -> set[str]:
    return {actor.code for actor in (*claim.agent, *claim.recipient)} - {"UNK"}


def _hosts(claim: Claim) -> set[str]:
    """Give who is visited: a tour of several states is told stop by stop in the text."""
    place = claim.place.country if claim.place else None
    return ({actor.code for actor in claim.recipient} | {place or "UNK"}) - {"UNK"}


def _at_home(claim: Claim, people: Context) -> Claim:
    """Give "Meeting with President X", above a government's own page, with that government as the other party."""
    home, codes = people.scene.home, _codes(claim)
    if claim.kind not in _MEETINGS or not people.scene.official or home is None or len(codes) != 1:
        return claim
    if home in codes or any("-" in code for code in codes) or (claim.kind == "visit" and claim.agent):
        return claim
    words = claim.trigger
    host = Actor(text=words.text, start=words.start, end=words.end, code=home, sector="GOV", basis=HOME)
    return structs.replace(claim, agent=(host, *claim.agent), inferred=claim.inferred | {"agent": HOME})
