#!/usr/bin/env python3
"""Chiefs of state and of government, as listed by The World Factbook (public domain) -> ontology/actors/leaders.csv.

usage: build_leaders.py LEADERS.jsonl OUT.csv

In: one JSON object a line with gec (country code), role, title_name ("Prime Minister Enda KENNY"), since, last_seen.
Capitals mark the family name; titles stand before the name. A person seen in the last page is given no end.
"""

import csv
import html
import json
import re
import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from noteverbale.ontology.states import states

TITLE = re.compile(
    r"^(?:(?:Presidents?|Ministers?|Premiers|Minister/Minister|Governors?|Prime|Minister|Vice|First|Second|Third|Deputy|King|Queen|Emir|Amir|Sultan|Sheikh|Chancellor|Premier|CEO|"
    r"Interim|Acting|Transition(?:al)?|Transitional|Crown|Prince|Grand|Duke|Governor|Lt\.|Governor-General|General|Gen\.|Captain|Colonel|Col\.|"
    r"Taoiseach|Chairman|Chairperson|Chair|State|Counsellor|Supreme|Leader|Head|of|the|and|Senior|Executive|Chief|Council|Federal|Pope|"
    r"Co-prince|Secretary|Lord|Dame|Sir|Dr\.?|Mr\.?|Mrs\.?|Taliban|Ruler|Caretaker|Emperor|Paramount|Military|His|Her|Majesty|Brig\.|"
    r"Adm\.|Field|Marshal|Minister-designate|Head|Government|National|Unity|Presidency|Member|Republic|Islamic|Federation|"
    r"Provisional|Sovereignty|Ruling|Committee|Foreign|Affairs|Interior|Defense|Finance|Spokesperson|Resident|Administrator|"
    r"Coordinator|Official|in|de|facto|on|-|Swiss|Confederation|Revolution|a|for)[\s,]+)+"
)
NUMBER = re.compile(r"[IVX]+\.?")  # of a monarch; a first word is a family name (XI Jinping)
GONE = (
    "2025-07-01"  # the last pages were taken in January 2026; whoever was seen after this day is taken to be in office
)


def plain(word):
    return word.title() if word.isupper() and len(word) > 1 else word


def name_of(title_name):
    """Give (name in plain case, family name) of "Prime Minister Enda KENNY", or None when no word is in capitals."""
    text = re.sub(r"[,(;].*", "", html.unescape(title_name).replace("’", "'")).strip(" -")
    text = TITLE.sub("", text).strip()
    words = [w for w in text.split() if w not in ("-",)]
    family = [w for w in words if w.isupper() and len(w) > 1 and not NUMBER.fullmatch(w)]
    if not family or len(words) > 6:
        return None
    told = [word if n and NUMBER.fullmatch(word) else plain(word) for n, word in enumerate(words)]
    return " ".join(told), " ".join(map(plain, family))


def spellings(name, family):
    """Give other spellings: without middle words, without accents, Asian order kept."""
    words, found = name.split(), set()
    last = words.index(family.split()[-1]) if family.split()[-1] in words else len(words) - 1
    found.add(" ".join(words[: last + 1]))
    if last > 1:
        found.add(f"{words[0]} {' '.join(words[words.index(family.split()[0]) : last + 1])}")
    found |= {unicodedata.normalize("NFKD", s).encode("ascii", "ignore").decode() for s in found | {name}}
    return sorted(s for s in found if s != name and " " in s)


def main():
    source, target = sys.argv[1:]
    by_gec = {s.fips.lower(): s.iso3 for s in states().values() if s.fips and s.cow and not s.until}  # no territories
    rows = {}
    for line in Path(source).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        state, person = by_gec.get(row["gec"]), name_of(row["title_name"])
        since = re.search(r"\d{4}", row.get("since") or "")
        monarch = re.search(r"\bKing CHARLES|ELIZABETH II", row["title_name"])
        if not state or not person or (monarch and state != "GBR"):
            continue
        name, family = person
        office = "head" if row["role"] == "chief of state" else "premier"
        key = (state, name, since.group() if since else "")
        if key in rows or re.search("Governor General|Governor-General", row["title_name"]):
            continue
        until = "" if row["last_seen"] >= GONE else str(max(int(row["last_seen"][:4]), int(key[2] or 0)))
        rows[key] = [
            state,
            name,
            family,
            "|".join(spellings(name, family)),
            office,
            "GOV",
            key[2],
            until,
            "World Factbook, public domain",
        ]
    with Path(target).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "name", "surname", "terms", "office", "sector", "since", "until", "source"])
        writer.writerows(rows[key] for key in sorted(rows))


if __name__ == "__main__":
    main()
