#!/usr/bin/env python3
"""Chiefs of state and of government with the day each took office, from The World Factbook (public domain) ->
ontology/actors/holders.csv.

usage: build_holders.py LEADERS.jsonl OUT.csv

In: one JSON object a line with gec (country code), role, title_name ("Prime Minister Enda KENNY"), since, last_seen.
Pages lie months apart: a holder whom the next page replaces held the office to the eve of the successor's day only
where our own table of officials has him in office until then; else `last` is the last day on which a page names him.
"""

import csv
import json
import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from build_leaders import GONE, name_of
from noteverbale.ontology.officials import officials
from noteverbale.ontology.states import states

DEPUTY = re.compile(
    r"\b(?:vice|deputy|deputies|first lady|counsellor|crown|designate|spokes|governor|representative|co-prince)\b", re.I
)
TITLES = (
    ("supreme leader", re.compile(r"\bsupreme leader\b", re.I)),
    ("prime minister", re.compile(r"\b(?:prime minister|premier|chancellor|taoiseach|minister of state)\b", re.I)),
    ("president", re.compile(r"\bpresident\b", re.I)),
    ("monarch", re.compile(r"\b(?:king|queen|emir|amir|sultan|grand duke|prince|emperor|ruler|pope)\b", re.I)),
)
AFTER_NAME = re.compile(r" (?:serving|previously|elected|as|since)\b.*")
SOURCE = "World Factbook, public domain"


def title_of(words):
    """Give the sort of title that words with a name begin with, or None for deputies and other posts."""
    before = re.split(r"\b[A-ZÀ-Ý’'-]{2,}\b(?<!CEO)", words)[0] or words
    if DEPUTY.search(words):
        return None
    return next((title for title, pattern in TITLES if pattern.search(before)), None)


def day_of(words):
    match = re.search(r"\d{1,2} [A-Z][a-z]+ \d{4}", words or "")
    try:
        return datetime.strptime(match.group(), "%d %B %Y").date() if match else None
    except ValueError:
        return None


def read(source):
    """Give [code, role, title, name, family, first, last seen] of each holder; a role's holders in order of days."""
    by_gec = {s.fips.lower(): s.iso3 for s in states().values() if s.fips and s.cow and not s.until}
    rows = {}
    for row in map(json.loads, source.read_text(encoding="utf-8").splitlines()):
        state, person, title = by_gec.get(row["gec"]), name_of(row["title_name"]), title_of(row["title_name"])
        first = day_of(row.get("since"))
        abroad = re.search(r"\bKing CHARLES|ELIZABETH II", row["title_name"]) and state != "GBR"
        if state and person and title and first and not abroad:
            role = "head" if row["role"] == "chief of state" else "premier"
            name = AFTER_NAME.sub("", person[0])
            key = state, role, first, person[1]
            seen = max(date.fromisoformat(row["last_seen"]), rows[key][6] if key in rows else date.min)
            rows[key] = [state, role, title, name, person[1], first, seen]
    return once([rows[key] for key in sorted(rows, key=lambda key: (*key[:2], key[2], key[3]))])


def once(rows):
    """Join the rows of one holder under one title that follow each other, as after an election."""
    kept = []
    for row in rows:
        if kept and kept[-1][:3] == row[:3] and kept[-1][4].lower() == row[4].lower():
            kept[-1] = [*kept[-1][:6], max(kept[-1][6], row[6])]
        else:
            kept.append(row)
    return kept


def known_until(code, name, day):
    """Tell whether our own table has a person in office, as head of a state or government, up to the year of a day."""
    words = set(re.split(r"[\s-]+", name.lower()))
    own = [row for row in officials() if row.code == code and not row.source.startswith("World Factbook")]
    named = [row for row in own if len(words & set(re.split(r"[\s-]+", row.name.lower()))) >= min(2, len(words))]
    return any(row.office in ("head", "premier") and (row.until is None or row.until >= day.year) for row in named)


def last_of(row, rows):
    """Give the last day of a holder, None where he is in office."""
    code, role, _, name, family, first, seen = row
    later = [other for other in rows if other[:2] == [code, role] and other[5] > first and other[4] != family]
    if not later:
        return None if seen >= date.fromisoformat(GONE) else seen
    eve = later[0][5] - timedelta(days=1)
    return eve if (eve - seen).days <= 31 or known_until(code, name, eve) else min(seen, eve)


def main():
    source, target = map(Path, sys.argv[1:])
    rows = read(source)
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "role", "title", "name", "first", "last", "source"])
        for row in rows:
            code, role, title, name, _, first, _ = row
            writer.writerow([code, role, title, name, first, last_of(row, rows) or "", SOURCE])


if __name__ == "__main__":
    main()
