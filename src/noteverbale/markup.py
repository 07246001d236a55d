"""A reading as HTML: the text with its evidence marked, and the claims as a table under it.

In: a Reading.  Out: one HTML fragment with its own style, no script, nothing fetched; all text escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from noteverbale.types import Actor, Claim, Document, Furniture, Mention, Reading

_STYLE = """<style>
.nv{--line:#8886;--soft:#8882;font:15px/1.6 system-ui,sans-serif;color:inherit;max-width:60rem}
.nv h3{margin:0 0 .1em}.nv .nv-meta,.nv .nv-key{opacity:.75;font-size:.85em;margin:.2em 0 .8em}
.nv .nv-text{white-space:pre-wrap;border-left:3px solid var(--line);padding-left:1em}
.nv mark{color:inherit;background:none;padding:.05em .1em;border-radius:3px}
.nv .nv-trigger{background:#e8a01c55;font-weight:600}.nv .nv-actor{background:#3b82f63d}
.nv .nv-source{background:#22a06b3d}.nv .nv-time{background:#9b5de53d}.nv .nv-place{background:#0bb4c43d}
.nv .nv-furniture{opacity:.5}
.nv sup{font:600 .65em system-ui,sans-serif;opacity:.8;margin-left:.15em;white-space:nowrap}
.nv table{border-collapse:collapse;font-size:.9em;margin-top:1em}
.nv th,.nv td{text-align:left;vertical-align:top;padding:.25em .7em .25em 0;border-bottom:1px solid var(--line)}
</style>"""
_LABELS = {"trigger": "trigger", "actor": "actor", "source": "source", "time": "time", "place": "place"}
_HEADS = ("", "Kind", "Trigger", "Who", "To or with whom", "When", "Where", "Status", "Who says it", "Confidence")
# A claim with its number in the table.
Numbered = tuple[int, Claim]
# Where stretches overlap, the earlier role here gives the colour.
_ROLES = ("trigger", "actor", "source", "time", "place")


def reading_html(reading: Reading) -> str:
    """Give the document's text with triggers, actors, sources, times and places marked, then the table of claims."""
    return f'{_STYLE}<div class="nv">{_told(reading)}{claims_html(reading.all_claims)}{_failures(reading)}</div>'


def text_html(reading: Reading) -> str:
    """Give the marked text alone, its claims numbered from 1 on, those of the title first."""
    return f'{_STYLE}<div class="nv">{_told(reading)}</div>'


def _told(reading: Reading) -> str:
    document, told = reading.document, list(enumerate(reading.all_claims, 1))
    of_title, of_text = told[: len(reading.title_claims)], told[len(reading.title_claims) :]
    text = _marked(document.text, of_text, document.furniture)
    return f'{_head(document, of_title)}{_key()}<div class="nv-text">{text}</div>'


def claims_html(claims: Iterable[Claim]) -> str:
    """Give claims as a table, numbered as they are marked in the text."""
    rows = [_row(number, claim) for number, claim in enumerate(claims, 1)]
    if not rows:
        return "<p>No claim was read in this text.</p>"
    head = "".join(f"<th>{name}</th>" for name in _HEADS)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _head(document: Document, told: Sequence[Numbered]) -> str:
    parts = (document.publisher, document.published.isoformat() if document.published else "no publication date")
    meta = ", ".join(escape(part) for part in parts if part)
    return f'<h3>{_marked(document.title or document.name, told)}</h3><div class="nv-meta">{meta}</div>'


def _key() -> str:
    marks = " ".join(f'<mark class="nv-{role}">{label}</mark>' for role, label in _LABELS.items())
    return f'<div class="nv-key">Marked: {marks}; numbers are those of the claims below.</div>'


def _marked(text: str, told: Sequence[Numbered], marks: Sequence[Furniture] = ()) -> str:
    """Cut the text at every border of a marked stretch, so that overlapping stretches need no crossing tags."""
    spans = [span for span in _stretches(claim for _, claim in told) if 0 <= span[0] < span[1] <= len(text)]
    furniture = [(piece.start, piece.end) for piece in marks]
    borders = sorted(
        {0, len(text), *(at for span in spans for at in span[:2]), *(at for span in furniture for at in span)}
    )
    labels = {claim.trigger.end: (number, claim) for number, claim in reversed(told)}
    pieces = []
    for start, end in pairwise(borders):
        roles = {role for first, last, role in spans if first <= start and end <= last}
        faded = any(first <= start and end <= last for first, last in furniture)
        pieces.append(_piece(text[start:end], roles, faded))
        if end in labels and "trigger" in roles:
            number, claim = labels[end]
            pieces.append(f"<sup>{number} {escape(claim.kind)}</sup>")
    return "".join(pieces)


def _piece(text: str, roles: set[str], faded: bool) -> str:
    role = next((name for name in _ROLES if name in roles), None)
    if role:
        return f'<mark class="nv-{role}" title="{", ".join(sorted(roles))}">{escape(text)}</mark>'
    return f'<span class="nv-furniture">{escape(text)}</span>' if faded else escape(text)


def _stretches(claims: Iterable[Claim]) -> Iterator[tuple[int, int, str]]:
    for claim in claims:
        yield claim.trigger.start, claim.trigger.end, "trigger"
        for actor in (*claim.agent, *claim.recipient):
            yield actor.start, actor.end, "actor"
        if claim.source.start is not None and claim.source.end is not None:
            yield claim.source.start, claim.source.end, "source"
        for part, role in ((claim.time, "time"), (claim.place, "place")):
            if part is not None:
                yield part.start, part.end, role


def _row(number: int, claim: Claim) -> str:
    status = f"{'' if claim.polarity == 'positive' else 'not '}{claim.realis}, {claim.certainty}"
    source = claim.source.kind.replace("_", " ") + (f": {claim.source.text}" if claim.source.text else "")
    stage = f" ({claim.deal.stage})" if claim.deal and claim.deal.stage else ""
    cells = (
        str(number),
        claim.kind + stage,
        claim.trigger.text,
        _actors(claim.agent),
        _actors(claim.recipient),
        _when(claim),
        _words(claim.place),
        status,
        source,
        f"{claim.confidence:.2f}",
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _actors(actors: tuple[Actor, ...]) -> str:
    return "; ".join(f"{actor.text} ({actor.code})" for actor in actors)


def _when(claim: Claim) -> str:
    if claim.time is None:
        return ""
    first, last = claim.time.first, claim.time.last
    days = str(first or "…") if first == last else f"{first or '…'} to {last or '…'}"
    return f"{claim.time.text} ({days})" if first or last else claim.time.text


def _words(mention: Mention | None) -> str:
    return mention.text if mention else ""


def _failures(reading: Reading) -> str:
    return "".join(
        f"<p><strong>Not read:</strong> {escape(f.reason)} ({escape(f.where)})</p>" for f in reading.failures
    )
