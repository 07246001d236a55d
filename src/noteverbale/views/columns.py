"""The columns that people read, on a terminal or a page; all other formats give every column of docs/asking.md.

In: the rows of a question.  Out: heads, and what stands below them in each row.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from noteverbale.views.contradictions import field_in_words, value_in_words
from noteverbale.views.judgements import plain
from noteverbale.views.rows import Row, Rows, cell
from noteverbale.views.wording import days, headed, outlet

_ID_SHOWN = 9  # characters of an id on a terminal: enough to be unique, and nv explain takes the beginning of one
# Left out where there is little room.
ROOM = {
    "claims": ("Told by", "Record"),
    "deals": ("Value", "Sources"),
    "documents": ("Copy of",),
    "relations": ("Planned", "Kept"),
    "contradictions": ("Kind", "Field", "Opened"),
    "judgements": ("Act",),
    "announcements": ("Told", "Words"),
    **dict.fromkeys(("events", "meetings", "attacks", "sanctions", "exercises", "agreements", "planned"), ("Words",)),
}
# Left out where all rows say the same in them.
SAME = ("Dyad",)
# Left out where no row has anything in them.
SELDOM = ("Series", "Name", "Not read", "Closed", "Change", "From", "Note")

Shown = tuple[str, Callable[[Row], str]]


def _id(row: Row) -> str:
    return str(row["id"])[:_ID_SHOWN]


def _shortened(part: str) -> str:
    """Give an id by its beginning; a field or a value whole."""
    return part[:_ID_SHOWN] if re.fullmatch(r"[rc][0-9a-f]{12,}", part) else part


def _of(column: str) -> Callable[[Row], str]:
    return lambda row: " ".join(cell(row[column]).split()).replace("_", " ")


def _text(column: str) -> Callable[[Row], str]:
    return lambda row: " ".join(cell(row[column]).split())


def _when(row: Row) -> str:
    """One day, month or year, or first and last day on two lines; where no text dates it, about when it was as the news
    of its text, else when it became known, if the texts have a day.
    """
    first, last = row["event_from"], row["event_to"]
    if first or last:
        return days(first, last).replace(" to ", "\n")
    if row.get("dates"):
        pairs = [dates.partition("/")[::2] for dates in row["dates"]]
        return "\n".join(days(begun, ended or begun) for begun, ended in pairs)
    if row.get("estimated_to"):
        return f"about\n{row['estimated_to']}"
    return f"known\n{row['first_known']}" if row["first_known"] else "undated"


def _speaker(row: Row) -> str:
    """The words for who says it; where the text names nobody the kind of source."""
    return _text("said_by")(row) or f"({_of('source_kind')(row)})"


def _traveller(row: Row) -> str:
    name = " ".join((row["traveller_name"] or "").split())
    return f"{name} ({row['traveller']})" if name and row["traveller"] else name or row["traveller"] or ""


def _told_as(row: Row) -> str:
    return _of("status")(row) + (", alleged" if row["alleged"] else "")


def _deal_sides(row: Row) -> str:
    return f"{row['supplier'] or '?'} > {row['recipient'] or '?'}"


def _to(one: str, other: str) -> Callable[[Row], str]:
    """Who does it > to whom; a question mark where only the latter is told, who would else pass for the doer."""
    return lambda row: " > ".join(filter(None, (cell(row[one]) or "?" * bool(row[other]), cell(row[other]))))


def _kind(row: Row) -> str:
    """The kind and, where the words tell it, what sort of it: "sanction, convict", "meeting, call"."""
    sort = (row.get("medium") or row["mode"] or "").replace("_", " ")
    return ", ".join(filter(None, (_of("kind")(row), sort)))


def _sides(row: Row) -> str:
    """Who tells each side, and in which words, for whoever judges whether the sides differ."""
    told = zip(row["sides"], row["quotes"], strict=True)
    return "\n".join(f"{side}\n“{quote}”" if quote else side for side, quote in told)


def _outlet(column: str) -> Callable[[Row], str]:
    """The name of an outlet without what stands in brackets behind it: "President of Russia (en.kremlin.ru)"."""
    return lambda row: re.sub(r" \([^()]*\)$", "", _text(column)(row))


def _series(row: Row) -> str:
    return " ".join(cell(row[part]) for part in ("series", "edition") if row[part])


def _items(row: Row) -> str:
    """Give each item with its number where a deal is over several."""
    return ", ".join(row["goods"]) or _text("item")(row)


def _number(row: Row) -> str:
    """The number that counts at the deal's latest step told, with what it applies to; of several items each has its own
    beside it.
    """
    if row["goods"]:
        return ""
    use = next((use for use in ("delivered", "ordered", "approved", "wanted") if row[use]), None)
    return f"{row[use]} {use}" if use else ""


# What each question shows, if it fits.
EVENTS: tuple[Shown, ...] = (
    ("Id", _id),
    ("Kind", _kind),
    ("When", _when),
    ("Who", _to("agents", "recipients")),
    ("Where", _text("place")),
    ("Status", _of("status")),
    ("Words", _text("words")),
    ("Sources", _text("sources")),
)
SHOWN: dict[str, tuple[Shown, ...]] = {
    "exercises": (
        ("Id", _id),
        ("Series", _series),
        ("When", _when),
        ("Who", _text("parties")),
        ("Where", _text("place")),
        ("Status", _of("status")),
        ("Words", _text("words")),
        ("Sources", _text("sources")),
    ),
    "visits": (
        ("Id", _id),
        ("When", _when),
        ("Traveller", _traveller),
        ("Host", _text("hosts")),
        ("Where", _text("place")),
        ("Stage", _of("stage")),
        ("Sources", _text("sources")),
    ),
    "deals": (
        ("Id", _id),
        ("Stage", _of("stage")),
        ("Since", _text("since")),
        ("Sides", _deal_sides),
        ("Item", _items),
        ("Number", _number),
        ("Value", _text("value")),
        ("Sources", _text("sources")),
    ),
    "agreements": (
        ("Id", _id),
        ("Name", _text("name")),
        ("Phase", _of("phase")),
        ("When", _when),
        ("Parties", _text("parties")),
        ("Where", _text("place")),
        ("Status", _of("status")),
        ("Words", _text("words")),
        ("Sources", _text("sources")),
    ),
    "claims": (
        ("Id", _id),
        ("Record", lambda row: _shortened(row["record"] or "")),
        ("Known", _text("known")),
        ("Kind", _of("kind")),
        ("Who", _to("agent", "recipient")),
        ("Status", _told_as),
        ("Told by", _of("source_kind")),
        ("Sentence", _text("sentence")),
    ),
    "statements": (
        ("Id", _id),
        ("Known", _text("known")),
        ("Said by", _speaker),
        ("About", _of("about")),
        ("Sentence", _text("sentence")),
    ),
    "documents": (
        ("Id", _id),
        ("Published", _text("published")),
        ("Outlet", lambda row: outlet(_outlet("publisher")(row), row["credit"]).strip()),
        ("Title", lambda row: headed(row["title"], row["name"])),
        ("Claims", _text("claims")),
        ("Copy of", lambda row: headed(None, row["copy_of"] or "")),
        ("Not read", _text("not_read")),
    ),
    "contradictions": (
        ("Id", _id),
        ("Kind", _of("kind")),
        ("Parties", _text("parties")),
        ("Field", lambda row: field_in_words(row["field"], row["values"])),
        ("Sides", _sides),
        ("Opened", _text("opened")),
        (
            "Closed",
            lambda row: "\n".join(filter(None, (row["closed"], row["settled"] and value_in_words(row["settled"])))),
        ),
    ),
    "planned": (
        ("Id", _id),
        ("Kind", lambda row: cell(row["stage"] or row["kind"]).replace("_", " ")),
        ("When", _when),
        ("Who", _to("agents", "recipients")),
        ("Status", _of("status")),
        ("Outcome", _of("outcome")),
        ("Words", _text("words")),
    ),
    "announcements": (
        ("Id", _id),
        ("Kind", _of("kind")),
        ("Announced", _text("announced")),
        ("By", lambda row: _outlet("publisher" if row["source_kind"] == "publisher" else "by")(row)),
        ("When", lambda row: days(row["event_from"], row["event_to"]).replace(" to ", "\n")),
        ("Who", _to("agents", "recipients")),
        ("Outcome", _of("outcome")),
        ("Words", _text("words")),
        ("Told", _text("decided")),
    ),
    "sources": (
        ("Source", _outlet("source")),
        ("Announced", _text("announced")),
        ("Due", _text("due")),
        ("Held", _text("held")),
        ("Other date", _text("held_other_date")),
        ("Moved", _text("moved")),
        ("Called off", lambda row: str(row["cancelled"] + row["denied"])),
        ("No report", _text("no_report")),
        ("Share", _text("share")),
    ),
    "relations": (
        ("Month", _text("month")),
        ("Dyad", lambda row: f"{row['a']} {row['b']}"),
        ("Events", _text("events")),
        ("Planned", _text("planned")),
        ("Kept", lambda row: f"{row['kept']} of {row['announced']}" if row["announced"] else ""),
        ("Co-operation", _text("cooperation")),
        ("Conflict", _text("conflict")),
        ("Score", _text("score")),
        ("Change", _text("change")),
        ("Kinds", _of("kinds")),
    ),
    "judgements": (
        ("No", _text("number")),
        ("Act", _text("act")),
        ("When", lambda row: row["time"][:10]),
        ("Author", _text("author")),
        ("Verb", _text("verb")),
        ("On", lambda row: " ".join(_shortened(part) for part in plain(row))),
        ("From", _text("since")),
        ("Note", _text("note")),
        ("State", _text("state")),
    ),
    "changes": (
        ("Id", _id),
        ("Kind", _of("kind")),
        ("Who", _to("agents", "recipients")),
        ("Change", _text("change")),
        ("What", _text("what")),
        ("Why", lambda row: "\n".join(row["why"])),
    ),
}


def columns_of(what: str, rows: Rows, *, roomy: bool = True) -> list[Shown]:
    """Give the columns of a question that have something to show; without room the less needed ones are left out."""
    wanted = [one for one in SHOWN.get(what, EVENTS) if roomy or one[0] not in ROOM.get(what, ())]
    filled = [(head, value) for head, value in wanted if head not in SELDOM or any(map(value, rows))]
    return [one for one in filled if one[0] not in SAME or len(set(map(one[1], rows))) > 1]
