"""A cue and its unit -> the tokens behind the cue that tell what is said."""

from __future__ import annotations

from noteverbale.reading.attributions.cues import Cue
from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.attributions.sources import Stretch, after
from noteverbale.reading.attributions.units import Unit

_BEGINS = frozenset("DNnU#S")
_FAR = 24  # tokens within which the verb of a clause stands
REACH = 12  # tokens between a verb and its "that"; farther ones belong to another verb


def past_hearer(unit: Unit, cue: Cue) -> int:
    """Give the token after the cue, and after the one who is told where the verb has a hearer."""
    right = cue.last + 1
    if "hearer" not in cue.verb.frames or right >= len(unit):
        return right
    hearer = _hearer(unit, right)
    return hearer[1] + 1 if hearer else right


def following(unit: Unit, cue: Cue, right: int) -> list[Stretch] | None:
    """Give the content that follows an active verb of saying, by the frames of the verb."""
    frames, size = cue.verb.frames, len(unit)
    if right >= size:
        return None
    for frame, find in _FINDERS:
        if frame in frames:
            found = find(unit, right)
            if found and found[0] <= found[1]:
                return [found]
    if cue.verb.lemma == "say" and cue.mood == "finite" and (found := _late_clause(unit, right)):
        return [found]
    return None


def _quotation(unit: Unit, right: int) -> Stretch | None:
    """Find a quotation that the cue leads to: at once, or after a colon, comma or "that" and a few words."""
    for place in range(right, min(right + REACH, len(unit))):
        if unit.tags[place] == "q" and unit.inside[place] >= 0:
            leads = place == right or unit.tags[place - 1] in ":,S" or unit.words[place - 1] in ("that",)
            return (place, _quotation_end(unit, place)) if leads else None
        if unit.tags[place] in ".XV" or (unit.tags[place] == "S" and unit.words[place] != "that"):
            return None
    return None


def _quotation_end(unit: Unit, place: int) -> int:
    """Give the unit's last token, or the end of a quotation that closes with a comma: what follows is not said."""
    own, size = unit.inside[place], len(unit)
    while place + 1 < size and unit.inside[place + 1] == own:
        place += 1
    more = any(inside >= 0 for inside in unit.inside[place + 1 :])
    return place if unit.tags[place - 1] == "," and not more else size - 1


def _clause(unit: Unit, right: int) -> Stretch | None:
    """Find a clause without "that": it begins with a phrase that a finite verb follows."""
    quotation = _quotation(unit, right)
    that = that_of(unit, right, REACH)
    if quotation and (that is None or that > quotation[0]):
        return quotation
    if that is not None:
        return that, end_of_sentence(unit, that)
    start = past_times(unit, right)
    if start >= len(unit) or unit.tags[start] not in "DNnU#SPTqA,R":
        return None
    if unit.tags[start] == "S" and unit.words[start] not in lexicon().classes["asking"]:
        return None
    if unit.tags[start] == "T" or not has_verb(unit, start):
        return None
    return start, end_of_sentence(unit, start)


def _late_clause(unit: Unit, right: int) -> Stretch | None:
    """Find a clause whose verb comes behind a comma: "said 121 projects, worth $2 billion, will be offered", "said
    although talks stalled, it will return".
    """
    start, classes = past_times(unit, right), lexicon().classes
    if start >= len(unit) or unit.words[start] in classes["answers"]:
        return None
    if unit.tags[start] not in "DNnU#" and unit.words[start] not in classes["before_clause"]:
        return None
    for place in range(start + 1, min(start + _FAR, len(unit))):
        if unit.tags[place] in "Xq" or unit.words[place] == ";":
            return (start, end_of_sentence(unit, start)) if unit.tags[place] == "X" else None
    return None


def has_verb(unit: Unit, start: int) -> bool:
    """Tell whether a verb or a quotation comes before the first comma."""
    for place in range(start, min(start + 16, len(unit))):
        if unit.tags[place] in "XVq":
            return True
        if unit.tags[place] in ",:" and place > start:
            return unit.words[start] in ("if", "when", "in", "on", "at", "after")
    return False


def end_of_sentence(unit: Unit, start: int) -> int:
    """Give the last token before a semicolon, else the unit's last."""
    for place in range(start, len(unit)):
        if unit.words[place] == ";" and unit.inside[place] < 0:
            return place - 1
    return len(unit) - 1


def start_of_sentence(unit: Unit, stop: int) -> int:
    """Give the first token after the last end mark or semicolon before `stop`."""
    for place in range(stop - 1, -1, -1):
        if (unit.tags[place] == "." or unit.words[place] == ";") and unit.inside[place] < 0:
            return place + 1
    return 0


def _that_clause(unit: Unit, right: int) -> Stretch | None:
    that = that_of(unit, right, 8)
    if that is not None:
        return that, end_of_sentence(unit, that)
    quotation = _quotation(unit, right)
    if quotation and unit.tags[quotation[0] - 1] in ":,":
        return quotation
    if unit.words[right] in lexicon().classes["asking"]:
        return right, len(unit) - 1
    return _bare_clause(unit, right)


def _bare_clause(unit: Unit, right: int) -> Stretch | None:
    """Find "polls show the party would win": a phrase, then its finite verb; "found documents" is an object."""
    start = past_times(unit, right)
    phrase = after(unit, start) if start < len(unit) else None
    if phrase is None or unit.words[start] in ("them", "him", "me", "us"):
        return None
    place = phrase[1] + 1
    while place < len(unit) and unit.tags[place] == "R":
        place += 1
    if place >= len(unit) or not _finite(unit, place, pronoun=unit.tags[start] == "U"):
        return None
    return start, end_of_sentence(unit, start)


def _finite(unit: Unit, place: int, *, pronoun: bool) -> bool:
    if unit.tags[place] == "X":
        return unit.words[place] not in ("be", "been", "being", "having")
    return pronoun and unit.tags[place] == "V" and not unit.words[place].endswith("ing")


def that_of(unit: Unit, right: int, reach: int) -> int | None:
    """Find the "that" of a verb of saying: at once, or after a time, a place or a hearer with "to"."""
    if right < len(unit) and unit.tags[right] in "DNnA#GU" and unit.words[right] not in lexicon().classes["time"]:
        return None
    return _that_within(unit, right, reach)


def _that_within(unit: Unit, right: int, reach: int) -> int | None:
    right = _past_aside(unit, right)
    for place in range(right, min(right + reach, len(unit))):
        if unit.words[place] == "that" and unit.tags[place] == "S":
            return place
        if unit.tags[place] in ".:XVq":
            return None
        if unit.tags[place] == "," and place > right:
            return None
    return None


def _past_aside(unit: Unit, right: int) -> int:
    """Give the first token behind ", in particular," or ", among other things," after a verb of saying."""
    if right >= len(unit) or unit.tags[right] != ",":
        return right
    for aside in lexicon().classes["asides"]:
        words = aside.split("_")
        end = right + 1 + len(words)
        if unit.words[right + 1 : end] == words and unit.tags[end : end + 1] == [","]:
            return end + 1
    return right


def past_times(unit: Unit, right: int) -> int:
    """Give the first token from `right` on that tells no time."""
    times = lexicon().classes["time"]
    place = right
    while (
        place < len(unit)
        and unit.tags[place + 1 : place + 2] != ["G"]
        and (unit.words[place] in times or (place > right and unit.words[place - 1] == "on"))
    ):
        place += 1
    if (
        place == right
        and place < len(unit)
        and unit.words[place] == "on"
        and unit.words[place + 1 : place + 2]
        and unit.words[place + 1] in times
    ):
        return past_times(unit, place + 1)
    return place


def _after_hearer(unit: Unit, right: int) -> Stretch | None:
    """Find what somebody is told: past the hearer, a pronoun or a noun phrase."""
    that = _that_within(unit, right, 16)
    if that is not None:
        return that, end_of_sentence(unit, that)
    hearer = _hearer(unit, right)
    if hearer is None:
        return _quotation(unit, right)
    return _clause(unit, hearer[1] + 1) if hearer[1] + 1 < len(unit) else None


def _hearer(unit: Unit, right: int) -> Stretch | None:
    if unit.tags[right] == "U" or unit.words[right] in ("her", "his"):
        return right, right
    found = after(unit, right)
    if found is None:
        return None
    first, last = found
    for place in range(first + 1, last + 1):
        if (unit.tags[place] in "DU" and unit.tags[place - 1] not in "PD") or (
            unit.tags[place] == "N" and unit.tags[place - 1] == "n"
        ):
            return first, place - 1
    return found


def _to(unit: Unit, right: int) -> Stretch | None:
    start = past_times(unit, right)
    if start < len(unit) and unit.words[start] == "to" and unit.tags[start + 1 : start + 2] not in (["D"], ["N"]):
        return start, end_of_sentence(unit, start)
    return None


def infinitive(unit: Unit, right: int) -> Stretch | None:
    """Give "to ..." at `right` up to the clause's end, if a verb follows it."""
    if right + 1 >= len(unit) or unit.tags[right + 1] in "DNU#,.:":
        return None
    return right, end_of_clause(unit, right)


def after_agent(unit: Unit, right: int) -> Stretch | None:
    """Give what a passive goes on with after the doer: "... by Tehran as an act of war", "... by Kyiv of shelling"."""
    if right + 1 >= len(unit) or unit.words[right] not in ("as", "of", "for", "about"):
        return None
    return right + (unit.words[right] != "as"), end_of_clause(unit, right)


def _somebody_to(unit: Unit, right: int) -> Stretch | None:
    """Find "X to do": a phrase and then "to" with a verb."""
    if unit.tags[right] not in "DNnU#A":
        return None
    for place in range(right + 1, min(right + 14, len(unit) - 1)):
        if unit.words[place] == "to" or unit.words[place : place + 2] == ["not", "to"]:
            return (right, end_of_clause(unit, right)) if unit.tags[place + 1] not in "DNU#" else None
        if unit.tags[place] in ",.:XVSq":
            return None
    return None


def _object(unit: Unit, right: int) -> Stretch | None:
    """Take the object and what clings to it."""
    start = past_times(unit, right)
    if start >= len(unit) or unit.tags[start] not in "DNnU#AqVSR":
        return None
    if unit.tags[start] == "V" and not unit.words[start].endswith("ing"):
        return None
    if unit.tags[start] == "S" and unit.words[start] not in lexicon().classes["asking"] and unit.words[start] != "that":
        return None
    return start, end_of_clause(unit, start)


def _after_of(unit: Unit, right: int) -> Stretch | None:
    for place in range(right + 1, min(right + 14, len(unit) - 1)):
        if unit.words[place] in ("of", "about", "against"):
            if unit.words[place] == "of" and unit.tags[place + 1] in "DN" and unit.tags[place - 1] == "n":
                continue
            return place + 1, end_of_clause(unit, place + 1)
        if unit.tags[place] in ",.:XS":
            return None
    return None


def end_of_clause(unit: Unit, start: int) -> int:
    """Give the last token of the clause that begins at `start`: up to a comma, an end mark or a subordinating word."""
    for place in range(start + 1, len(unit)):
        if unit.inside[place] >= 0:
            continue
        tag = unit.tags[place]
        if tag in ".:":
            return place - 1
        if tag == "," and _breaks(unit, place + 1):
            return place - 1
        if tag == "J" and lexicon().verb_forms.get(unit.words[min(place + 1, len(unit) - 1)]) in (
            "past",
            "s",
            "participle",
        ):
            return place - 1
        if unit.words[place] in ("while", "because", "although", "though", "but"):
            return place - 1
    return len(unit) - 1


def _breaks(unit: Unit, place: int) -> bool:
    if place >= len(unit):
        return True
    if unit.tags[place] in "JN":
        return any(tag in "XV" for tag in unit.tags[place + 1 : place + 5])
    return unit.tags[place] in "VSURXDNT" and unit.tags[place] not in ("N",)


_FINDERS = (
    ("of", _after_of),
    ("call", _somebody_to),
    ("infinitive", _to),
    ("hearer", _after_hearer),
    ("clause", _clause),
    ("quote", _quotation),
    ("that", _that_clause),
    ("show", _that_clause),
    ("object", _object),
)
