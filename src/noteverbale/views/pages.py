"""Briefs and explanations -> HTML: one page with its own style, light and dark, no script, nothing fetched.

In: a `Brief` or an `Explanation`.  Out: HTML; all words of texts are escaped, and only web addresses become links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from noteverbale.views.briefs import Brief
from noteverbale.views.chart import chart
from noteverbale.views.evidence import Evidence
from noteverbale.views.explain import Explanation
from noteverbale.views.rows import Rows, cell
from noteverbale.views.stories import DealStory, Line, contested
from noteverbale.views.ties import Ties, explained
from noteverbale.views.timeline import by_year
from noteverbale.views.wording import headed, outlet, shown, words

# The address of what has an id: a record, a claim or a document.
Leads = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Links:
    """Where words lead: to what stands behind them, or, where nothing answers for that, to the web."""

    leads: Leads | None = None

    def to(self, id: str | None, text: str) -> str:
        """Give words as a link to what has the id."""
        return _link_to(self.leads(id), text) if self.leads and id else escape(text)

    def cite(self, evidence: Evidence, speaker: bool) -> str:
        """Give how a claim is cited; with `speaker` also who says it."""
        said = f", as said by {evidence.said_by}" if speaker and evidence.claim.source.kind != "publisher" else ""
        address = self.leads(evidence.id) if self.leads else original(evidence)
        return _link_to(address, evidence.cited + said) if address else escape(evidence.cited + said)


def brief_page(brief: Brief) -> str:
    """Give a whole page."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="color-scheme" content="light dark"><title>{escape(brief.title)}</title></head>'
        f"<body><main>{brief_body(brief)}</main></body></html>\n"
    )


def brief_body(brief: Brief, leads: Leads | None = None) -> str:
    """Give the brief as a fragment with its style, for a page or a notebook; `leads`: the address of each id, where
    there are pages of records, claims and documents.
    """
    links = _Links(leads)
    parts = (
        f'<h1>{escape(brief.title)}</h1><p class="scope">{escape(brief.scope)}</p>',
        _section("In short", _bullets(brief.short)) if brief.short else "",
        _ties(brief.ties) if brief.ties else "",
        _section("Timeline", _years(brief.timeline, links)),
        _section("Deals", "".join(_deal(deal, links) for deal in brief.deals) or "<p>No arms deal is on record.</p>"),
        _section("Who said what", _list(brief.said, "No attributed claim is on record.", links, speaker=False)),
        _section("Contradictions", _contested(brief, links)),
        _section("Planned and overdue", _list(brief.planned, "Nothing is planned or expected.", links)),
        _section(brief.read, _documents(brief.documents, links)),
        _section("Left out", _bullets(brief.notes)) if brief.notes else "",
    )
    return f'<style>{_style()}</style><div class="nv-page">{"".join(parts)}</div>'


def explanation_html(found: Explanation) -> str:
    """Give an explanation as a fragment with its style, for a notebook."""
    fields = "".join(
        f"<tr><th>{escape(words(one.name))}</th><td>{escape(shown(one.value))}</td>"
        f"<td>{escape(one.judged or one.rule or '')}</td><td><code>{escape((one.claim_id or '')[:9])}</code></td></tr>"
        for one in found.fields
    )
    links = _Links()
    claims = "".join(
        f"<li><code>{escape(one.id[:9])}</code> {escape(one.status)}{_quoted(one, links)}{_link(one)}</li>"
        for one in found.evidence
    )
    opened = _bullets([f"{heading}. {' / '.join(sides)}" for heading, sides in found.contested])
    decided = _bullets(found.judgements)
    return (
        f'<style>{_style()}</style><div class="nv-page"><h2>{escape(found.what)} <code>{escape(found.id)}</code></h2>'
        f"<p>{escape(found.heading)}</p><table>{fields}</table><ol>{claims}</ol>{opened}{decided}</div>"
    )


@cache
def _style() -> str:
    return (files("noteverbale.views") / "page.css").read_text(encoding="utf-8").strip()


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def _ties(ties: Ties) -> str:
    return _section(f"Ties by {ties.unit}", f"{chart(ties)}<p>{escape(explained(ties))}</p>")


def _years(lines: Sequence[Line], links: _Links) -> str:
    return "".join(
        (f"<h3>{escape(year)}</h3>" if year else "") + _list(told, "Nothing that happened is on record.", links)
        for year, told in by_year(lines)
    )


def _list(lines: Iterable[Line], empty: str, links: _Links, *, speaker: bool = True) -> str:
    items = "".join(_line(line, links, speaker) for line in lines)
    return f'<ol class="lines">{items}</ol>' if items else f"<p>{empty}</p>"


def _line(line: Line, links: _Links, speaker: bool) -> str:
    more = f' <span class="more">{line.further}</span>' if line.further else ""
    quoted = _quoted(line.evidence, links, speaker) if line.evidence else ""
    what = links.to(line.record_id, line.what)
    return f'<li><span class="day">{_dated(line.day)}</span><div>{what}{more}{quoted}</div></li>'


def _dated(text: str) -> str:
    """Keep each date on one line."""
    return re.sub(r"\d{4}-\d\d-\d\d", r"<time>\g<0></time>", escape(text))


def _quoted(evidence: Evidence, links: _Links, speaker: bool = True) -> str:
    sentence = f"{escape(evidence.before)}<mark>{escape(evidence.trigger)}</mark>{escape(evidence.after)}"
    return f"<blockquote>{sentence} <cite>{links.cite(evidence, speaker)}</cite></blockquote>"


def _link_to(address: str, text: str) -> str:
    return f'<a href="{escape(address, quote=True)}" rel="noreferrer">{escape(text)}</a>'


def original(evidence: Evidence) -> str | None:
    """Give the address on the web that a claim's text came from; None where it has none, or one of another scheme."""
    return evidence.url if urlsplit(evidence.url or "").scheme in ("http", "https") else None


def _link(evidence: Evidence) -> str:
    features = evidence.link.features if evidence.link else ()
    return "".join(f"<div>{weight:+.2f} {escape(words(name))}: {escape(why)}</div>" for name, weight, why in features)


def _deal(deal: DealStory, links: _Links) -> str:
    row = deal.row
    facts = [("Stage", words(row["stage"])), ("Since", row["since"])]
    facts += [(use.capitalize(), row[use]) for use in ("wanted", "approved", "ordered", "delivered")]
    facts += [("Value", row["value"]), ("Independent texts", row["sources"])]
    told = "".join(f"<div><dt>{name}</dt><dd>{escape(cell(value))}</dd></div>" for name, value in facts if value)
    return (
        f"<h3>{links.to(row['id'], deal.title)}</h3><dl>{told}</dl>{_list(deal.steps, 'No stage is reported.', links)}"
    )


def _bullets(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _contested(brief: Brief, links: _Links) -> str:
    items = "".join(
        f"<li><strong>{links.to(row['id'], contested(row))}</strong><ul>{_sides(brief.sides(row), links)}</ul></li>"
        for row in brief.contradictions
    )
    return f"<ul>{items}</ul>" if items else "<p>None found.</p>"


def _sides(sides: Iterable[tuple[str, Evidence | None]], links: _Links) -> str:
    return "".join(
        f"<li>{escape(told)}{_quoted(quoted, links, speaker=False) if quoted else ''}</li>" for told, quoted in sides
    )


def _documents(rows: Rows, links: _Links) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("Published", "Outlet", "Title", "Claims", "Copy of"))
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{value}</td>"
            for value in (
                row["published"] or "undated",
                escape(outlet(row["publisher"] or "", row["credit"]).strip()),
                links.to(row["id"], headed(row["title"], row["name"])),
                row["claims"],
                escape(headed(None, row["copy_of"] or "")),
            )
        )
        + "</tr>"
        for row in rows
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
