"""What persons decided, as a table: who merged, split, rejected or set what, when and why, and whether it stands.

In: the database.  Out: `Rows` in the order in which they were decided; those that concern one record or claim.
"""

from __future__ import annotations

import re
import sqlite3

import msgspec

from noteverbale.judgements import Names, Numbered, name_begun_by, names
from noteverbale.types import Judgement
from noteverbale.views.rows import Row, Rows
from noteverbale.views.wording import shown

# Fields of a record that hold parties.
_PARTIES = ("agents", "recipients", "supplier", "recipient", "traveller", "host")
Decided = tuple[Row, ...]
COLUMNS = ("number", "act", "time", "author", "verb", "arguments", "since", "note", "state")


def judgements(db: sqlite3.Connection) -> Rows:
    """Give all judgements; `act`: the first number that the same command wrote, which an undo takes back as a whole.

    `state`: "stands", which later one took it back, or that it finds nothing here.
    """
    idle = _idle(db)
    rows = tuple(_row(row, idle) for row in _read(db))
    return Rows(COLUMNS, rows, "judgements", (), len(rows))


def _idle(db: sqlite3.Connection) -> set[int]:
    """Give the standing judgements that name a record or claim that is not here: kept, and without effect."""
    standing = standing_in(db)
    claims = _ids(db, "claims") if standing else set()
    lost = {name for _, one in standing for name in _records_judged(one)}
    lost -= {*_ids(db, "records"), *names(standing)[1].values()} if lost else set()
    lost -= set(map(name_begun_by, claims)) if lost else set()
    return {
        number
        for number, one in standing
        if lost.intersection(_records_judged(one)) or not claims.issuperset(_claims_named(one))
    }


def _ids(db: sqlite3.Connection, table: str) -> set[str]:
    return {row["id"] for row in db.execute(f"SELECT id FROM {table}")}


def _records_judged(one: Judgement) -> tuple[str, ...]:
    return () if one.verb == "reject" else _records_named(one)


def standing_in(db: sqlite3.Connection) -> list[Numbered]:
    """Give the judgements that stand, with their numbers."""
    rows = (row for row in _read(db) if row["undone_by"] is None and row["verb"] != "undo")
    return [(row["number"], _judgement(row)) for row in rows]


def on_record(db: sqlite3.Connection, record_id: str) -> Decided:
    """Give the standing judgements that made a record what it is, also those on records merged into it."""
    standing = standing_in(db)
    joined, apart = names(standing)
    return tuple(row for row in _told(db) if joined.root(record_id) in _roots(row, standing, joined, apart))


def decided_between(db: sqlite3.Connection, before: str, after: str) -> dict[str, Decided]:
    """Give the standing judgements made after one day and up to another, by the record they made what it is."""
    standing = standing_in(db)
    joined, apart = names(standing)
    found: dict[str, list[Row]] = {}
    for row in _told(db):
        if before < row["time"][:10] <= after:
            for root in sorted(_roots(row, standing, joined, apart)):
                found.setdefault(root, []).append(row)
    ids = [row["id"] for row in db.execute("SELECT id FROM records")] if found else []
    return {id: tuple(found[joined.root(id)]) for id in ids if joined.root(id) in found}


def judged_parties(db: sqlite3.Connection, code: str) -> list[str]:
    """Give the records that a person made an actor a party of."""
    standing = standing_in(db)
    wanted = {one.arguments[0] for _, one in standing if one.verb == "set" and _names_actor(one, code)}
    if not wanted:
        return []
    joined, _ = names(standing)
    roots = {joined.root(name) for name in wanted}
    return [row["id"] for row in db.execute("SELECT id FROM records ORDER BY id") if joined.root(row["id"]) in roots]


def _names_actor(one: Judgement, code: str) -> bool:
    _, field, value = one.arguments
    return field in _PARTIES and code in re.findall(r"[\w-]+", value)


def _roots(row: Row, standing: list[Numbered], joined: Names, apart: dict[int, str]) -> set[str]:
    """Give the roots of the records that a judgement concerns; none for one that does not stand."""
    one = dict(standing).get(row["number"])
    if one is None:
        return set()
    return {joined.root(name) for name in (*_records_named(one), *filter(None, (apart.get(row["number"]),)))}


def on_claim(db: sqlite3.Connection, claim_id: str) -> tuple[Row, ...]:
    """Give the standing judgements that name a claim."""
    numbers = {number for number, one in standing_in(db) if claim_id in _claims_named(one)}
    return tuple(row for row in _told(db) if row["number"] in numbers)


def in_words(row: Row) -> str:
    """Give one judgement as a line: number, what, by whom, when, from which day on, and why."""
    since = f", from {row['since']} on" if row["since"] else ""
    note = f": {row['note']}" if row["note"] else ""
    return f"{row['number']}. {row['verb']} {' '.join(plain(row))}{since} ({row['author']}, {row['time']}){note}"


def plain(row: Row) -> list[str]:
    """Give the arguments as people read them: a value that was set in words."""
    *names_, last = row["arguments"]
    if row["verb"] != "set":
        return [*names_, last]
    try:
        return [*names_, shown(msgspec.json.decode(last)) or "none"]
    except msgspec.DecodeError:
        return [*names_, last]


def by(row: Row) -> str:
    """Give who decided, when and why, for the end of a phrase."""
    return f" by {row['author']}, {row['time'][:10]}{': ' + row['note'] if row['note'] else ''}"


def _told(db: sqlite3.Connection) -> list[Row]:
    return [_row(row, set()) for row in _read(db)]


def _records_named(one: Judgement) -> tuple[str, ...]:
    if one.verb == "merge":
        return one.arguments
    return one.arguments[1:] if one.verb == "reject" else one.arguments[:1]


def _claims_named(one: Judgement) -> tuple[str, ...]:
    return one.arguments[1:] if one.verb == "split" else one.arguments[:1] if one.verb == "reject" else ()


def _read(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """A record made before there were judgements has none; nv rebuild makes the table."""
    there = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'judgements'").fetchone()
    return db.execute("SELECT * FROM judgements ORDER BY number").fetchall() if there else []


def _judgement(row: sqlite3.Row) -> Judgement:
    return Judgement(
        verb=row["verb"],
        arguments=tuple(msgspec.json.decode(row["arguments"])),
        author=row["author"],
        time=row["time"],
        note=row["note"],
        since=row["since"],
    )


def _row(row: sqlite3.Row, idle: set[int]) -> Row:
    stands = "finds nothing here" if row["number"] in idle else "stands"
    return {
        "number": row["number"],
        "act": row["act"] if "act" in row.keys() else row["number"],  # noqa: SIM118 -- a row is no mapping
        "time": row["time"],
        "author": row["author"],
        "verb": row["verb"],
        "arguments": msgspec.json.decode(row["arguments"]),
        "since": row["since"],
        "note": row["note"] or None,
        "state": stands if row["undone_by"] is None else f"undone by {row['undone_by']}",
    }
