"""What was done to make the data of a record, in sentences for the methods section of a paper, with a citation.

In: the database and checked filters.  Out: `Methods`, whose figures are counted in the record.  The text tells what a
reader of the paper needs to judge the data and to make it again; how good it is only an audit of the corpus can tell.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

from noteverbale.ontology import kinds
from noteverbale.store.made import STANDING
from noteverbale.views.citation import bibtex, citation
from noteverbale.views.events import records_of
from noteverbale.views.filters import Filters
from noteverbale.views.formats import markdown_text
from noteverbale.views.judgements import standing_in
from noteverbale.views.selection import spells
from noteverbale.views.wording import counted, listed

_OUTLETS = 6


@dataclass(frozen=True, slots=True)
class Methods:
    """Sentences on texts, reading, record and data; what is needed to make it again; the entry for a bibliography."""

    sentences: tuple[str, ...]
    again: tuple[tuple[str, str], ...]
    bibtex: str
    codes: tuple[str, ...]

    def to_markdown(self) -> str:
        """Give it as Markdown."""
        rows = "\n".join(f"| {name} | {value} |" for name, value in self.again)
        codes = "\n".join(f"- {entry}" for entry in self.codes)
        return (
            "# Methods\n\n" + "\n\n".join(self.sentences) + f"\n\n# To reproduce it\n\n| | |\n|---|---|\n{rows}\n"
            f"\n# To cite\n\n```bibtex\n{self.bibtex}\n```\n\nThe codes:\n\n{codes}\n"
        )


def methods(db: sqlite3.Connection, filters: Filters) -> Methods:
    """Give the methods of a record, and of the data that the filters choose from it."""
    about = dict(map(tuple, db.execute("SELECT name, value FROM about")))
    signatures = [row[0] for row in db.execute(f"SELECT DISTINCT signature FROM documents WHERE {STANDING} ORDER BY 1")]
    readers = listed(signatures) or "nothing"
    told = (_texts(db), _reading(about, readers), _record(db, about), _data(db, filters), _quality())
    version = about["version"]
    return Methods(
        told,
        (
            ("version", f"noteverbale {version}"),
            ("read by", readers),
            ("joining rules", about["rules"]),
            ("log of readings", about["log"]),
            ("filters", filters.words() or "all records"),
        ),
        bibtex(version),
        (citation()["PLOVER"], citation()["CAMEO"]),
    )


def _texts(db: sqlite3.Connection) -> str:
    total, single, undated, first, last = db.execute(
        "SELECT COUNT(*), SUM(family = id), SUM(published IS NULL), MIN(published), MAX(published)"
        f" FROM documents WHERE {STANDING}"
    ).fetchone()
    days = f"published from {first} to {last}" if first else "none with a day of publication"
    without = f" ({undated} without a day of publication)" if undated and first else ""
    copies = f" {single or 0} are independent of each other; the others are copies of these and count once."
    told = f"We read {counted(total, 'text')}, {days}{without}: {_outlets(db)}."
    return f"{told}{_credited(db)}{copies if single != total else ''}{_unread(db)}"


def _outlets(db: sqlite3.Connection) -> str:
    rows = db.execute(
        "SELECT COALESCE(NULLIF(TRIM(publisher), ''), ''), COUNT(*) FROM documents"
        f" WHERE {STANDING} GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()
    named = [(name, count) for name, count in rows if name]
    shown = [f"{markdown_text(name)} ({count})" for name, count in named[:_OUTLETS]]
    rest = sum(count for _, count in named[_OUTLETS:])
    more = [f"{counted(len(named) - _OUTLETS, 'further outlet')} ({rest})"] if rest else []
    nameless = [f"without a named outlet {count}" for name, count in rows if not name]
    return listed([*shown, *more, *nameless]) or "none"


def _credited(db: sqlite3.Connection) -> str:
    """Give in a sentence how many texts are another outlet's than their publisher's, if any."""
    count = db.execute(f"SELECT COUNT(*) FROM documents WHERE credit IS NOT NULL AND {STANDING}").fetchone()[0]
    credit = (
        "credits another outlet or agency and counts" if count == 1 else "credit other outlets or agencies and count"
    )
    return f" {count} {credit} as {'its' if count == 1 else 'their'} report." if count else ""


def _unread(db: sqlite3.Connection) -> str:
    failed = db.execute("SELECT COUNT(*) FROM failures").fetchone()[0]
    are = "failure is" if failed == 1 else "failures are"
    told = "texts and dates that could not be read, or texts that are not in English"
    return f" {failed} {are} on record: {told}." if failed else ""


def _reading(about: dict[str, str], readers: str) -> str:
    return (
        f"They were coded automatically by {readers}, which finds claims about what political actors do, plan, say or"
        f" refuse with or towards each other, in {len(kinds())} kinds with PLOVER and CAMEO codes. Each of the"
        f" {counted(int(about['claims']), 'claim')} is stored with its words, its source, its status (such as occurred,"
        " planned or denied) and the reader's confidence. Names are resolved to states, organisations and groups by"
        " dated tables, and time expressions to days from the day of publication."
    )


def _record(db: sqlite3.Connection, about: dict[str, str]) -> str:
    standing = [one for _, one in standing_in(db)]
    verbs = Counter(one.verb for one in standing)
    authors = listed(sorted({markdown_text(one.author) for one in standing}))
    by_hand = f"{listed([f'{count} {verb}' for verb, count in sorted(verbs.items())])} by {authors}"
    judged = f"Corrections by hand: {by_hand}." if standing else "No record was corrected by hand."
    return (
        f"Claims about one event were joined by rules into {counted(int(about['records']), 'record')}, using for each"
        f" claim only what had been published by then; where texts differ, the better source decides. {judged}"
    )


def _data(db: sqlite3.Connection, filters: Filters) -> str:
    records, notes = records_of(db, filters, "events")
    told = sum(bool(spells(one)) for one in records)
    about = sum(one.estimated is not None for one in records)
    chosen = f"The data are the {counted(len(records), 'record')} {filters.words()}".strip()
    left = " ".join(note for note in notes)
    return (
        f"{chosen}. Of these, {told} are dated by a text (to a day, month or year), {about} by an estimate of up to"
        f" four days for what a text reports as news, and {len(records) - told - about} are only known to have been"
        f" reported by the day of publication. {left}".strip()
    )


def _quality() -> str:
    return (
        "Accuracy: [insert precision and recall on a random sample of this corpus, with 95 % limits, from nv audit draw"
        " and nv audit score, and the agreement of coders if there were two]."
    )
