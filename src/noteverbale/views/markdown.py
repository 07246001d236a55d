"""A brief -> Markdown.

In: a `Brief`.  Out: Markdown text; words of texts are escaped, so that they stay words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from noteverbale.views.briefs import Brief
from noteverbale.views.evidence import Evidence
from noteverbale.views.formats import markdown_cell as plain
from noteverbale.views.formats import markdown_text
from noteverbale.views.rows import Row, Rows
from noteverbale.views.stories import DealStory, Line, contested
from noteverbale.views.ties import Ties, explained
from noteverbale.views.timeline import by_year
from noteverbale.views.wording import counted, headed, outlet, words


def brief_markdown(brief: Brief) -> str:
    """Give the brief, one section a part; an empty part says so in one line."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {plain(brief.title)}", "", plain(brief.scope), "")
    if brief.short:
        yield from ("## In short", "", *(f"- {plain(told)}" for told in brief.short), "")
    if brief.ties:
        yield from _ties(brief.ties)
    yield from ("## Timeline", "")
    yield from _years(brief.timeline)
    yield from ("## Deals", "")
    for deal in brief.deals:
        yield from _deal(deal)
    if not brief.deals:
        yield from ("No arms deal is on record.", "")
    yield from ("## Who said what", "")
    yield from _list(brief.said, "No attributed claim is on record.", speaker=False)
    yield from ("## Contradictions", "")
    for row in brief.contradictions:
        yield from _contradiction(row, brief.sides(row))
    yield from ("",) if brief.contradictions else ("None found.", "")
    yield from ("## Planned and overdue", "")
    yield from _list(brief.planned, "Nothing is planned or expected.")
    yield from (f"## {brief.read}", "")
    yield from _rows(brief.documents, _document, "None.")
    if brief.notes:
        yield from ("## Left out", "", *(f"- {plain(note)}" for note in brief.notes))


def _ties(ties: Ties) -> Iterator[str]:
    """The numbers of the periods that hold an event."""
    yield from (f"## Ties by {ties.unit}", "", explained(ties), "")
    heads = (ties.unit, *(f"{side}, {how}" for side in ("co-operation", "conflict") for how in ("words", "deeds")), "")
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for period in ties.periods:
        if any(period.quads):
            yield f"| {' | '.join((period.name, *(str(count or '') for count in period.quads), period.change or ''))} |"
    yield ""


def _years(lines: tuple[Line, ...]) -> Iterator[str]:
    for year, told in by_year(lines):
        yield from (f"### {year}", "") if year else ()
        yield from _list(told, "Nothing that happened is on record.")


def _list(lines: Sequence[Line], empty: str, *, speaker: bool = True) -> Iterator[str]:
    for line in lines:
        more = f" ({line.further})" if line.further else ""
        yield f"- **{plain(line.day)}** {plain(line.what)}{more}"
        if line.evidence:
            yield f"  > {_quoted(line.evidence, speaker)}"
    yield from ("",) if lines else (empty, "")


def _quoted(evidence: Evidence, speaker: bool) -> str:
    sentence = f"{markdown_text(evidence.before)}**{plain(evidence.trigger)}**{markdown_text(evidence.after)}".strip()
    said = f", as said by {plain(evidence.said_by)}" if speaker and evidence.claim.source.kind != "publisher" else ""
    return f"{sentence} — {_cited(evidence)}{said}"


def _cited(evidence: Evidence) -> str:
    url = evidence.url or ""
    safe = url.startswith(("https://", "http://")) and not any(sign in url for sign in " ()<>\n")
    return f"[{plain(evidence.cited)}]({url})" if safe else plain(evidence.cited)


def _deal(deal: DealStory) -> Iterator[str]:
    row = deal.row
    numbers = [f"{use} {row[use]}" for use in ("wanted", "approved", "ordered", "delivered") if row[use]]
    stage = f"Stage: **{plain(words(row['stage']))}**" + (f" since {row['since']}" if row["since"] else "")
    facts = [stage, *(plain(number) for number in numbers), *([f"value {plain(row['value'])}"] if row["value"] else [])]
    yield from (f"### {plain(deal.title)}", "", "; ".join(facts) + f". Independent sources: {row['sources']}.", "")
    yield from _list(deal.steps, "No stage is reported.")


def _rows(rows: Rows, line: Callable[[Row], str], empty: str) -> Iterator[str]:
    yield from (f"- {line(row)}" for row in rows)
    yield from ("",) if rows else (empty, "")


def _contradiction(row: Row, sides: Iterable[tuple[str, Evidence | None]]) -> Iterator[str]:
    yield f"- **{plain(contested(row))}**"
    for told, quoted in sides:
        yield f"  - {plain(told)}"
        if quoted:
            yield f"    > {_quoted(quoted, speaker=False)}"


def _document(row: Row) -> str:
    copy = f"; a copy of {plain(headed(None, row['copy_of']))}" if row["copy_of"] else ""
    title = headed(row["title"], row["name"])
    claims = counted(row["claims"], "claim")
    printed = f", {plain(outlet(row['publisher'], row['credit']))}" if row["publisher"] else ""
    return f"{row['published'] or 'undated'}{printed}: {plain(title)} ({claims}{copy})"
