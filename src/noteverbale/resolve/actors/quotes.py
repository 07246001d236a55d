"""Text -> which stretches are quoted, and which mention speaks in each.

In: text and mentions in order.  Out: `Quotes.at(offset)` and `Quotes.speaker(offset)`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from noteverbale.ontology.cues import any_of, words
from noteverbale.resolve.actors.lexicon import Post
from noteverbale.resolve.actors.mentions import Mention

_MARK = re.compile(r"[“”\"„«»]|\n\s*\n")
_REACH = 400  # characters looked back for a speaker: about two sentences
# After who speaks in a transcript; the second form is a page's card of the person, run together ("ViktorPrime").
_TURN = re.compile(r"(?:[^\n.:]{0,30}|[^\n.:]{0,40}[a-z][A-Z][^\n.:]{0,110}):\s")
_TITLED = re.compile(r"[^\n.:!?“”\"]{0,180}\Z")  # what may stand in a transcript's line before the name of who speaks
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Oo]ur)\b")
_STRETCH = 160  # characters after a quotation that may tell who spoke it
_NEAR = 120  # characters after a quotation in which "he" is still who spoke it
_NAME = re.compile(r"\b([A-ZÀ-Þ][\w’'-]+[a-z])\s+(?:also\s+|further\s+|then\s+)?\Z")
_HE = re.compile(r"\b(?:he|she|they|it)\s+(?:also\s+|further\s+|then\s+)?\Z", re.I)


# Where somebody's words begin and end, and the mention of who speaks, if he is known.
Turn = tuple[int, int, Mention | None]


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('saying')})\b")


@cache
def _stop() -> str:
    """Where a sentence ends, but for the dot of "the U.S. envoy" or of a title; looked back at is one length each.

    Each branch begins with its mark, so that the search skips from mark to mark.
    """
    lengths: dict[int, list[str]] = {}
    for title in sorted(words("dotted_titles")):
        lengths.setdefault(len(title), []).append(re.escape(title))
    titles = "".join(rf"(?<!\b(?:{'|'.join(found)})\.)" for _, found in sorted(lengths.items()))
    return rf"\.(?<!\b[A-Z]\.){titles}\s|!\s|\?\s|\n"


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(_stop() + r"|“|\"")


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(_stop() + "|”")


class Quotes:
    """The quoted stretches of one text, and who speaks in each."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], posts: Sequence[Post] = (), own: Sequence[Turn] = ()
    ) -> None:
        """`own`: long words of one speaker each without marks, in order, from where on no quotation counts."""
        self._text, self._mentions = text, mentions
        self._mention_starts = [m.start for m in mentions]
        told = _turns(text, mentions)
        turns = told or list(own)
        self.transcript = bool(turns)
        self._begins = 0 if told else turns[0][0] if turns else len(text) + 1  # before it quotations count
        quoted = [span for span in _spans(text) if span[1] <= self._begins]
        self._lay([*quoted, *((start, end) for start, end, _ in turns)])
        outside = [m for m in mentions if self.at(m.start) < 0]
        self.speakers: list[Mention | None] = []
        closed = 0
        for start, end in quoted:
            last = _told_before(text, closed, start, outside) or (self.speakers[-1] if self.speakers else None)
            self.speakers.append(_speaker(text, start, end, outside, last, posts))
            closed = end
        self.speakers += [speaker for _, _, speaker in turns]

    def _lay(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]

    def at(self, offset: int) -> int:
        """Give the number of the quotation that an offset lies in, or -1."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.spans[number][1] else -1

    def speaker(self, offset: int) -> Mention | None:
        """Give who speaks at an offset, None outside quotations."""
        number = self.at(offset)
        return self.speakers[number] if number >= 0 else None

    def addressee(self, number: int) -> str | None:
        """Give the code of who is spoken to in a turn of a transcript: another's turn before it, else after it."""
        speaker = self.speakers[number] if self.transcript and number >= 0 else None
        if speaker is None:
            return None
        turns = (*reversed(self.speakers[:number]), *self.speakers[number + 1 :])
        return next((turn.code for turn in turns if turn and turn.code != speaker.code), None)

    def last(self, offset: int) -> Mention | None:
        """Give who spoke the quotation that ends shortly before an offset."""
        number = bisect_right(self._ends, offset) - 1
        near = number >= 0 and offset < self._begins and offset - self._ends[number] < _NEAR
        return self.speakers[number] if near else None

    def stranger(self, offset: int) -> bool:
        """Tell whether who spoke last before an offset is a name that stands for nobody known."""
        left = max(0, offset - _REACH)
        for verb in reversed(list(_saying().finditer(self._text, left, offset))):
            name = _NAME.search(self._text, max(0, verb.start() - 40), verb.start())
            if name:
                at = bisect_right(self._mention_starts, name.start(1)) - 1
                return at < 0 or self._mentions[at].end <= name.start(1)
            if not _HE.search(self._text[max(0, verb.start() - 16) : verb.start()]):
                return False
        return False


def _turns(text: str, mentions: Sequence[Mention]) -> list[Turn]:
    """Give the turns of a transcript ("Vladimir Putin: ..."): (start, end, speaker).

    One alone is a turn where its words follow at once and are soon in the first person.
    """
    marks: list[tuple[int, int, Mention]] = []
    for m in mentions:
        line = text.rfind("\n", 0, m.start) + 1
        if marks and marks[-1][1] == line:
            continue
        colon = _TURN.match(text, m.end)
        if m.sort == "person" and colon and (m.start - line < 40 or _TITLED.match(text, line, m.start)):
            marks.append((colon.end(), line, m))
    if len(marks) < 2 and not _alone(text, marks):
        return []
    ends = [line for _, line, _ in marks[1:]] + [len(text)]
    asked = [match.start() for match in asks().finditer(text)] if marks else []
    told = zip(marks, ends, strict=True)
    return [(start, max(start, min(end, _next(asked, start, end))), m) for (start, _, m), end in told]


def _next(offsets: Sequence[int], start: int, end: int) -> int:
    """Give the first of some offsets from `start` on, or the end."""
    at = bisect_left(offsets, start)
    return offsets[at] if at < len(offsets) else end


@cache
def asks() -> re.Pattern[str]:
    """Match the beginning of a line in which somebody without a name asks: "QUESTION: ...", "Q    Will you ...?"."""
    return re.compile(
        rf"^(?P<who>{any_of('asking')})(?: ?\([^()\n]{{1,40}}\))?(?P<cue> ?:|[^\S\n]{{2,}}|\t)", re.MULTILINE
    )


def _alone(text: str, marks: Sequence[tuple[int, int, Mention]]) -> bool:
    return any(start - m.end <= len(": ") and _FIRST.search(text, start, start + 250) for start, _, m in marks)


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened = -1
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if len(sign) > 1 or sign[0] == "\n":
            spans += [(opened, mark.start())] if opened >= 0 else []
            opened = -1
        elif opened < 0 and sign not in "”»":
            opened = mark.end()
        elif opened >= 0 and sign not in "“„«":
            spans.append((opened, mark.start()))
            opened = -1
        elif sign in "“„«":
            spans += [(opened, mark.start())]
            opened = mark.end()
    return spans


def _speaker(
    text: str, start: int, end: int, mentions: Sequence[Mention], last: Mention | None, posts: Sequence[Post]
) -> Mention | None:
    """Look for a saying verb after the quotation, then before it, and take the mention beside the verb.

    After a quotation that ends with a full stop another sentence begins: it is looked at last, if at all.
    """
    after, before = _stretch(text, end, 1), _stretch(text, start, -1)
    full = text[end - 1 : end] == "."
    for left, right in (after, before) if not full else (before,) if last else (before, after):
        verbs = list(_saying().finditer(text, left, right))
        if not verbs:
            continue
        verb = verbs[0] if (left, right) == after else verbs[-1]
        if _HE.search(text[max(0, verb.start() - 16) : verb.start()]):
            return last or _nearest(mentions, left, verb.start(), verb.end(), verb.end())
        if known := _by_office(text, verb.start(), mentions, posts):
            return known
        found = _subject(text, mentions, left, verb) or _nearest(
            mentions, left, verb.start(), verb.end(), right if (left, right) == after else verb.end()
        )
        if found:
            return found
    return last


def _subject(text: str, mentions: Sequence[Mention], left: int, verb: re.Match[str]) -> Mention | None:
    """Give the first free mention of a sentence that goes on with ", saying": its subject."""
    if not verb.group().endswith("ing") or not text.endswith(", ", 0, verb.start()):
        return None
    first, stop = (bisect_left(mentions, at, key=lambda m: m.start) for at in (left, verb.start()))
    return next((m for m in mentions[first:stop] if m.end <= verb.start() and m.bare), None)


def _by_office(text: str, verb: int, mentions: Sequence[Mention], posts: Sequence[Post]) -> Mention | None:
    """Give whom "the secretary of state said" names: the last person told with that office."""
    at = bisect_left(posts, verb, key=lambda post: post.end) - 1
    at = next((n for n in (at + 1, at) if 0 <= n < len(posts) and 0 <= verb - posts[n].end <= 1), -1)
    if at < 0 or not text[max(0, posts[at].start - 30) : posts[at].start].lower().rstrip().endswith(("the", "the top")):
        return None
    before = mentions[: bisect_left(mentions, posts[at].start, key=lambda m: m.start)]
    return next((m for m in reversed(before) if m.sort == "person" and m.office == posts[at].office.office), None)


def _told_before(text: str, closed: int, start: int, mentions: Sequence[Mention]) -> Mention | None:
    """Give who spoke last, without quotation marks, between the last quotation and this one's sentence."""
    own, _ = _stretch(text, start, -1)
    left = max(closed, own - _REACH)
    for verb in reversed(list(_saying().finditer(text, left, own))):
        begins, _ = _stretch(text, verb.start(), -1)
        found = _nearest(mentions, max(begins, left), verb.start(), verb.end(), verb.end())
        if found:
            return found
    return None


def _stretch(text: str, at: int, way: int) -> tuple[int, int]:
    if way > 0:
        # As far as a mark that begins within the stretch, and what must follow it, reach.
        stop = _closes().search(text, min(at + 1, len(text)), at + _STRETCH + 2)
        return at, min(stop.start() if stop else len(text), at + _STRETCH)
    left = max(0, at - 200)
    piece = text[left:at]
    cut = max((m.end() for m in _begins().finditer(piece)), default=0)
    return left + cut, at


def _nearest(mentions: Sequence[Mention], left: int, verb_start: int, verb_end: int, right: int) -> Mention | None:
    near, stop, after = (bisect_left(mentions, at, key=lambda m: m.start) for at in (left, verb_start, verb_end))
    before = [m for m in mentions[near:stop] if m.end <= verb_start]
    free = [m for m in before if m.bare] or before
    if free:
        return free[-1] if free[-1].end + 40 >= verb_start else free[0]
    return next((m for m in mentions[after : after + 1] if m.start < right), None)
