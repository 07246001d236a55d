"""What no annotated claim may be, whatever its text says: a claim and its document in, (rule, message) pairs out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from noteverbale.ontology.states import states
from training.authoring import SECTORS
from training.labels import CERTAINTIES, KINDS, POLARITIES, REALES, SOURCES, STAGES

Claim = dict[str, Any]
Found = Iterator[tuple[str, str]]
RECIPROCAL = {"meeting", "agreement", "exercise"}
# "belief" has nobody in particular; media and documents are often cited without a name.
WORDLESS = {"publisher", "belief", "media", "document"}
LABELS = {"kind": KINDS, "polarity": POLARITIES, "realis": REALES, "certainty": CERTAINTIES}
_OTHER = re.compile(r"UNK|(?:IGO|NSA|NGO|COM)-[A-Z0-9][A-Z0-9+/-]*")
_CLAUSE = re.compile(r"[,;:!?\n]|\.\s")
TRIGGER_WORDS = 6
# ISO 3166-1 has codes for lands that are no states and that the package's table of states may lack.
TERRITORIES = frozenset(
    "ABW AIA ALA ASM BES BLM BMU COK CUW CYM FLK FRO GGY GIB GLP GRL GUF GUM HKG IMN IOT JEY MAC MAF MNP MSR MTQ MYT "
    "NCL NFK NIU PCN PRI PYF REU SHN SJM SPM SXM TCA TKL VGB VIR WLF ESH ATA".split()
)


def errors(claim: Claim, document: dict[str, Any], sentence: tuple[int, int]) -> Found:
    """Give every breach of one claim."""
    yield from _labels(claim)
    yield from _spans(claim, document["text"])
    yield from _trigger(claim, sentence)
    yield from _roles(claim)
    yield from _source(claim)
    yield from _deal(claim)
    yield from _time(claim, document.get("published"))
    yield from _twice(claim, document["claims"])


def _labels(claim: Claim) -> Found:
    for field, known in LABELS.items():
        if claim[field] not in known:
            yield "label", f"{claim[field]!r} is no {field}"
    if claim["source"]["kind"] not in SOURCES:
        yield "label", f"{claim['source']['kind']!r} is no source kind"
    for actor in claim["agent"] + claim["recipient"]:
        if actor["sector"] not in SECTORS:
            yield "label", f"{actor['sector']!r} is no sector"
        if not _known(actor["code"]):
            yield "code", f"{actor['code']!r} is no code"
    if (code := claim["source"]["code"]) is not None and not _known(code):
        yield "code", f"{code!r} is no code of a source"
    if claim["place"] and not _known(claim["place"]["country"] or "UNK"):
        yield "code", f"{claim['place']['country']!r} is no country"


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(states())


def _known(code: str) -> bool:
    return bool(_OTHER.fullmatch(code)) or code in _states() or code in TERRITORIES


def _spans(claim: Claim, text: str) -> Found:
    named = [(name, claim[name]) for name in ("trigger", "time", "place", "source")]
    named += [(role, actor) for role in ("agent", "recipient") for actor in claim[role]]
    for name, part in named:
        if part is None or part.get("start") is None:
            continue
        start, end = part["start"], part["end"]
        if not 0 <= start < end <= len(text):
            yield "span", f"the {name} {start}:{end} lies outside the text"
        elif text[start:end] != part.get("text"):
            yield "span", f"the {name} {start}:{end} is {text[start:end]!r}, not {part.get('text')!r}"
        elif _off(text, start, end):
            yield "span", f"the {name} {text[start:end]!r} begins or ends inside a word or on a space"


def _off(text: str, start: int, end: int) -> bool:
    """Inside a word on either side, or on a space."""
    return _joined(text, start) or _joined(text, end) or text[start].isspace() or text[end - 1].isspace()


def _joined(text: str, at: int) -> bool:
    """Whether one word runs over `at`; sentences that the page ran together ("terrorismThe") are two words."""
    if not 0 < at < len(text) or not (text[at - 1].isalnum() and text[at].isalnum()):
        return False
    return not (text[at - 1].islower() and text[at].isupper())


def _trigger(claim: Claim, sentence: tuple[int, int]) -> Found:
    trigger = claim["trigger"]
    words = trigger.get("text") or ""
    if len(words.split()) > TRIGGER_WORDS:
        yield "trigger", "a trigger is the fewest words that name the event"
    if trigger["end"] > sentence[1] or _CLAUSE.search(words):
        yield "trigger", "the trigger runs over the end of its clause"


def _roles(claim: Claim) -> Found:
    if claim["kind"] == "visit" and not claim["agent"]:
        yield "roles", "a visit without a visitor"
    if claim["kind"] in RECIPROCAL and claim["recipient"] and not claim["agent"]:
        yield "roles", f"the parties of a {claim['kind']} are agents, not recipients"
    for role in ("agent", "recipient"):
        seen = [(a["start"], a["end"], a["code"], a["sector"]) for a in claim[role]]
        if len(set(seen)) < len(seen):
            yield "roles", f"one {role} stands twice"


def _source(claim: Claim) -> Found:
    kind, words = claim["source"]["kind"], claim["source"].get("text")
    if kind == "publisher" and words is not None:
        yield "source", "the publisher has no source words"
    if kind not in WORDLESS and words is None:
        yield "source", f"a {kind} needs the words that name it"


def _deal(claim: Claim) -> Found:
    deal = claim["deal"]
    if claim["kind"] != "arms_deal":
        if deal is not None:
            yield "deal", "deal facts belong to an arms_deal"
    elif deal is None or deal["stage"] not in STAGES[1:]:
        yield "deal", "an arms_deal needs a stage"


def _time(claim: Claim, published: str | None) -> Found:
    time = claim["time"]
    if time is None:
        return
    since, until = time.get("from"), time.get("to")
    if since and until and since > until:
        yield "time", f"the time runs backwards, from {since} to {until}"
    past = published and until and until < published
    if past and claim["realis"] == "scheduled" and claim["polarity"] == "positive":
        yield "time", f"scheduled, but for {until}, before the publication on {published}"
    if published and since and since > published and claim["realis"] == "occurred" and claim["polarity"] == "positive":
        yield "time", f"occurred, but on {since}, after the publication on {published}"


def _twice(claim: Claim, claims: list[Claim]) -> Found:
    def facts(other: Claim) -> tuple[object, ...]:
        actors = tuple(sorted((r, a["code"], a["start"]) for r in ("agent", "recipient") for a in other[r]))
        place, time = (other[name] and other[name]["start"] for name in ("place", "time"))
        return other["trigger"]["start"], other["kind"], actors, place, time, str(other["deal"])

    first = next(other for other in claims if facts(other) == facts(claim))
    if first is not claim:
        yield "twice", f"the same as {first['id']}: one trigger, one kind, the same parts"
