"""The cues of one unit -> its attributions as tokens: each cue gets its source and its content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from noteverbale.reading.attributions import colons, contents, cues, fronted, relayed, sources
from noteverbale.reading.attributions.cues import Cue
from noteverbale.reading.attributions.drafts import Draft
from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.attributions.sources import Stretch
from noteverbale.reading.attributions.units import Unit


def drafts(unit: Unit) -> list[Draft]:
    """Give the attributions of one unit in the order of their cues."""
    found: list[Draft] = []
    for cue in cues.verbs(unit):
        draft = _of_verb(unit, cue, found)
        if draft:
            found.append(draft)
    taken = {place for draft in found for place in range(draft.cue[0], draft.cue[1] + 1)}
    for first, last in cues.according(unit):
        if relayed.leads(unit, last):
            continue
        found += _of_phrase(unit, first, last)
    found += [_of_adverb(unit, place) for place in cues.hearsay(unit)]
    found += [draft for place in cues.nouns(unit) if place not in taken for draft in _of_noun(unit, place)]
    found += colons.told(unit, found)
    _cut(unit, found)
    said = sorted(draft.cue[0] for draft in found)
    told = [draft for draft in found if draft.content and not _says_within(draft, said)]
    return sorted(told, key=lambda draft: draft.cue)


def _says_within(draft: Draft, said: list[int]) -> bool:
    """Tell whether a source holds another's verb of saying: in "Israel, X vowed, should know" Israel says nothing."""
    if draft.source is None:
        return False
    first, last = draft.source
    return bisect_right(said, last) > bisect_left(said, first)


def _of_verb(unit: Unit, cue: Cue, earlier: list[Draft]) -> Draft | None:
    if relayed.relays(unit, cue):
        return None
    if relayed.is_relayed(unit, cue) and (draft := relayed.relayed(unit, cue, _floor(unit, cue.first - 1, earlier))):
        return draft
    if cue.mood == "passive":
        return _passive(unit, cue)
    if cue.mood == "infinitive":
        return _infinitive(unit, cue, earlier)
    if cue.mood == "ing":
        bare = cue.first and unit.tags[cue.first - 1] in "Nn" and not set("XV") & set(unit.tags[: cue.first])
        own = sources.before(unit, cue.first - 1) if bare else None
        return _with_following(unit, cue, own or _shared(unit, cue, earlier))
    return _inverted(unit, cue, earlier) or _leading(unit, cue) or _finite(unit, cue, earlier)


def _finite(unit: Unit, cue: Cue, earlier: list[Draft]) -> Draft | None:
    last = cue.first - 1
    source = sources.before(unit, last) or _parted(unit, cue)
    if source is None and last >= 0 and (unit.tags[last] in "J,V"):
        return _with_following(unit, cue, _shared(unit, cue, earlier))
    if source is None:
        return None
    if cue.verb.frames & {"clause", "show", "hearer", "quote"} or fronted.quotation_before(unit, source[0] - 1):
        right = contents.past_hearer(unit, cue)
        said = fronted.parenthetic(unit, source[0] - 1, right, _floor(unit, source[0], earlier))
        if said:
            return Draft(source, (cue.first, cue.last), said)
    return _with_following(unit, cue, source)


def _parted(unit: Unit, cue: Cue) -> Stretch | None:
    """Find the subject of "the fellow at the centre, says, “...”", and the "which" of "a statement which said"."""
    last = cue.first - 1
    if last >= 0 and unit.words[last] == "which":
        return last, last
    right = cue.last + 1
    leads = unit.tags[right : right + 2] in ([",", "q"], [":", "q"]) or unit.words[right : right + 1] == ["that"]
    parts = last > 0 and unit.tags[last] == "," and "clause" in cue.verb.frames and leads
    return sources.before(unit, last - 1) if parts and cue.mood == "finite" else None


def _inverted(unit: Unit, cue: Cue, earlier: list[Draft]) -> Draft | None:
    last = cue.first - 1
    if last < 1 or unit.tags[last] not in ",q.":
        return None
    if "clause" not in cue.verb.frames and not fronted.quotation_before(unit, last):
        return None
    source = sources.after(unit, contents.past_times(unit, cue.last + 1))
    if source is None or not sources.may_lead(unit, source[0]):
        return None
    if fronted.quotation_before(unit, last):
        source = sources.with_participle(unit, source)
    if source[1] + 1 < len(unit) and unit.tags[source[1] + 1] in "XVn":
        return None
    said = fronted.parenthetic(unit, last, source[1] + 1, _floor(unit, cue.first, earlier))
    return Draft(source, (cue.first, cue.last), said) if said else None


def _leading(unit: Unit, cue: Cue) -> Draft | None:
    """Find "Said the minister: “...”", where the verb opens the sentence."""
    if "clause" not in cue.verb.frames or (cue.first and unit.tags[cue.first - 1] != "."):
        return None
    source = sources.after(unit, cue.last + 1)
    place = source[1] + 1 if source else len(unit)
    if source is None or unit.tags[place : place + 2] not in ([",", "q"], [":", "q"]) or unit.inside[place + 1] < 0:
        return None
    return Draft(source, (cue.first, cue.last), [(place + 1, len(unit) - 1)])


def _floor(unit: Unit, left: int, earlier: list[Draft]) -> int:
    """Give the first token that fronted content may begin at: after what the draft before it has taken."""
    floor = 1 + max((p for p in range(left - 1) if unit.tags[p] == "." and unit.inside[p] < 0), default=-1)
    ends = [max(d.cue[1], d.source[1] if d.source else 0) for d in earlier if d.content[0][0] < d.cue[0]]
    end = max((end for end in ends if end < left), default=-1)
    if end >= 0:
        breaks = (p + 1 for p in range(end + 1, left - 2) if unit.tags[p] in ",:" and unit.inside[p] < 0)
        floor = max(floor, next(breaks, end + 1))
    while floor < left and unit.tags[floor] in ",J:" and unit.inside[floor] < 0:
        floor += 1
    return floor


def _with_following(unit: Unit, cue: Cue, source: Stretch | None) -> Draft | None:
    if source is None:
        return None
    said = contents.following(unit, cue, cue.last + 1)
    return Draft(source, (cue.first, cue.last), said) if said else None


def _shared(unit: Unit, cue: Cue, earlier: list[Draft]) -> Stretch | None:
    """Give the subject that a coordinated or participial cue goes on with."""
    for draft in reversed(earlier):
        if draft.source and draft.cue[1] < cue.first and not _nested(draft, earlier):
            return draft.source
    for place in range(cue.first):
        if unit.tags[place] in "XV" and unit.inside[place] < 0 and place:
            return sources.before(unit, _before_adverbs(unit, place - 1))
    return None


def _before_adverbs(unit: Unit, place: int) -> int:
    while place > 0 and unit.tags[place] == "R":
        place -= 1
    return place


def _nested(draft: Draft, among: list[Draft]) -> bool:
    """Tell whether a draft lies in what another one says."""
    return any(first <= draft.cue[0] <= last for other in among if other is not draft for first, last in other.content)


def _infinitive(unit: Unit, cue: Cue, earlier: list[Draft]) -> Draft | None:
    place = cue.first - 2
    while place > 0 and (unit.tags[place] in "R" or unit.words[place] == "on"):
        place -= 1
    if place < 1 or unit.words[place] not in lexicon().governors:
        return None
    while place > 0 and (unit.tags[place - 1] in "XR" or unit.words[place - 1] in lexicon().governors):
        place -= 1
    return _finite(unit, Cue(place, cue.main, cue.last, cue.verb, "finite"), earlier)


def _passive(unit: Unit, cue: Cue) -> Draft | None:
    frames = cue.verb.frames
    right = cue.last + 1
    if unit.words[right : right + 1] == ["by"]:
        return _passive_by(unit, cue, sources.after(unit, right + 1))
    if unit.words[right : right + 1] == ["to"] and "raising" in frames:
        about = sources.before(unit, cue.first - 1)
        rest = contents.infinitive(unit, right)
        return Draft(None, (cue.first, cue.last), [about, rest]) if about and rest else None
    said = contents.following(unit, cue, right) if frames & {"clause", "that", "of"} else None
    if said is None or not (unit.words[right] == "that" or "of" in frames):
        return None
    return Draft(None, (cue.first, cue.last), said)


def _passive_by(unit: Unit, cue: Cue, source: Stretch | None) -> Draft | None:
    """Find "X was described by Y as a threat", "X was accused by Y of theft": what is said may stand on both sides."""
    about = sources.before(unit, cue.first - 1)
    if source is None or about is None:
        return None
    rest = contents.after_agent(unit, source[1] + 1)
    if "of" in cue.verb.frames:
        return Draft(source, (cue.first, cue.last), [rest]) if rest else None
    if "object" not in cue.verb.frames:
        return None
    return Draft(source, (cue.first, cue.last), [about, rest] if rest else [about])


def _of_phrase(unit: Unit, first: int, last: int) -> list[Draft]:
    opens = first == 0 or unit.tags[first - 1] in "J:."
    source = (sources.named_after if opens else sources.after)(unit, last + 1)
    if source is None:
        return []
    right = source[1] + 1
    if opens and (first == 0 or any(tag in "XV" for tag in unit.tags[right:])):
        said = [(right, contents.end_of_sentence(unit, right))] if right < len(unit) else []
    else:
        said = [(contents.start_of_sentence(unit, first), first - 1), *_resumed(unit, first, right)]
    return [Draft(source, (first, last), said)] if said and said[0][0] <= said[0][1] else []


def _resumed(unit: Unit, first: int, right: int) -> list[Stretch]:
    """Give what goes on after "One child was, according to the police, ..." where the words before are no sentence."""
    if first < 2 or unit.tags[first - 1] != "," or unit.tags[right : right + 1] != [","] or right + 1 >= len(unit):
        return []
    before, ahead = unit.tags[first - 2], unit.tags[right + 1]
    goes_on = ahead == "X" or (before in "XSRN" and ahead not in "JS")
    return [(right + 1, contents.end_of_sentence(unit, right + 1))] if goes_on else []


def _of_adverb(unit: Unit, place: int) -> Draft:
    size = len(unit) - 1
    sides = [(0, place - 1), (place + 1, size)]
    return Draft(None, (place, place), [side for side in sides if side[0] <= side[1]])


def _of_noun(unit: Unit, place: int) -> list[Draft]:
    owner = cues.owner(unit, place)
    source = None
    if owner is not None:
        source = sources.before(unit, owner - 1) if unit.tags[owner] == "G" else (owner, owner)
    start = place + 1 if unit.words[place + 1] in ("that", "to") else place + 2
    if start >= len(unit):
        return []
    return [Draft(source, (place, place), [(start, contents.end_of_clause(unit, start))])]


def _cut(unit: Unit, found: list[Draft]) -> None:
    """End a content where the next attribution of the same unit begins."""
    for draft in found:
        for other in found:
            edge = other.cue[0]
            if other.source and draft.cue[1] < other.source[0] and edge - 3 < other.source[1] < edge:
                edge = other.source[0]
            if draft is other or other.cue[0] <= draft.cue[1] or edge < 1:
                continue
            fronted = bool(other.content) and other.content[0][0] <= draft.cue[0]
            if (
                unit.tags[edge - 1] == "J"
                or (fronted and unit.tags[edge - 1] in ",q")
                or (unit.tags[edge - 1] == "," and unit.words[edge].endswith("ing"))
            ):
                draft.content = [piece for piece in (_until(unit, piece, edge - 1) for piece in draft.content) if piece]


def _until(unit: Unit, piece: Stretch, edge: int) -> Stretch | None:
    first, last = piece
    if not first < edge <= last:
        return piece
    last = edge - 1
    while last >= first and unit.tags[last] in ",J":
        last -= 1
    return (first, last) if first <= last else None
