"""Put other states and invented persons in the place of those that annotated articles name, to measure whether the
reader knows how news is told or only whom it has met.

    python -m training.renamed HELD_OUT.jsonl --out build/renamed.jsonl [--seed 1] [--only GOLD.jsonl] [--home]

Every state a text names by name, adjective, people or capital becomes another one of today's, drawn anew for each
article; every surname of the tables of leaders, officials and holders becomes an invented one. Spans move along.
An actor's code follows its state, unless its own words still tell the old one ("the IRGC"). With `--home` only persons
change: officials whom no table knows.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from noteverbale.ontology.states import State, states
from noteverbale.ontology.tables import Row, packaged, read_table
from noteverbale.resolve import actors
from training.sheets import corpus

SLOTS = ("name", "adjective", "people", "capital")
# Invented: none is in the tables of persons.
SURNAMES = (
    "Velmar Tosrick Andovar Keshtun Ormelin Brakovel Dusandi Haldrin Iventu Jorvask Kelmadi Lostrem Mandukar Nervos "
    "Obanduri Pelkan Quenlow Rasdovi Sarbetu Tolmeny Ulvarin Vostegi Wendral Yarosku Zembali Ardoque Belunti Corvash"
).split()
TABLES = {"leaders.csv": "surname", "officials.csv": "surname", "holders.csv": "name"}


@dataclass(frozen=True, slots=True)
class Change:
    """`text` takes the place of the characters from `start` to `end`, and stands at `new` afterwards."""

    start: int
    end: int
    new: int
    text: str


def forms(state: State) -> dict[str, tuple[str, ...]]:
    """Give the words for a state by slot, the usual one first."""
    return dict(zip(SLOTS, ((state.name, *state.names), state.adjectives, state.people, state.capitals), strict=True))


@cache
def state_forms() -> dict[str, tuple[str, str]]:
    """Give the state and the slot of each word for a state."""
    found = {word: (code, slot) for code, s in states().items() for slot, words in forms(s).items() for word in words}
    return {word: where for word, where in found.items() if len(word) > 3 or word in ("U.S.", "US", "UK", "U.K.")}


@cache
def surnames() -> frozenset[str]:
    """Give the last words of the names of persons that the tables know."""
    rows = ((row, column) for table, column in TABLES.items() for row in _rows(table, column))
    found = {row[column].split()[-1] for row, column in rows if row[column]}
    return frozenset(name for name in found if len(name) > 3 and name.isalpha()) - state_forms().keys()


def _rows(table: str, column: str) -> list[Row]:
    return read_table(packaged(f"actors/{table}"), (column,))


def newcomers() -> list[str]:
    """Give the states of today whose every slot is one plain word."""
    return [
        code
        for code, state in states().items()
        if state.until is None and all(words and words[0].isalpha() for words in forms(state).values())
    ]


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(state_forms().keys() | surnames(), key=lambda word: (-len(word), word))
    return re.compile(
        r"(?<![\w-])(?P<the>[Tt]he )?(?P<word>" + "|".join(map(re.escape, words)) + r")(?!\w)(?P<noun>(?= [a-z]{4}))?"
    )


def changes(text: str, dice: random.Random, *, abroad: bool = True) -> tuple[list[Change], dict[str, str]]:
    """Give what changes in a text, in order, and the new state of each old one (none but `abroad`)."""
    hits = list(_pattern().finditer(text))
    words = {hit["word"] for hit in hits}
    old = sorted({state_forms()[word][0] for word in words & state_forms().keys()}) if abroad else []
    free = [code for code in newcomers() if code not in old]
    to = dict(zip(old, dice.sample(free, min(len(old), len(free))), strict=False))
    invented = dict(zip(sorted(words & surnames()), dice.sample(SURNAMES, len(SURNAMES)), strict=False))
    found, shift = [], 0
    for hit in hits:
        new = _told(hit, to, invented)
        found.append(Change(hit.start(), hit.end(), hit.start() + shift, new))
        shift += len(new) - len(hit[0])
    return found, to


def _told(hit: re.Match[str], to: dict[str, str], invented: dict[str, str]) -> str:
    """Give what stands in the place of a name: "the U.S." becomes "Chad", "the U.S. embassy" "the Chadian embassy"."""
    code, slot = state_forms().get(hit["word"], ("", ""))
    the = hit["the"] or ""
    if code not in to:
        return the + invented.get(hit["word"], hit["word"])
    bare = bool(the) and slot == "name"
    if bare and hit["noun"] is not None:
        return the + forms(states()[to[code]])["adjective"][0]
    return ("" if bare else the) + forms(states()[to[code]])[slot][0]


def changed(text: str, found: Iterable[Change]) -> str:
    """Give the text after the changes."""
    parts, at = [], 0
    for change in found:
        parts += [text[at : change.start], change.text]
        at = change.end
    return "".join([*parts, text[at:]])


def moved(at: int, found: list[Change], *, end: bool) -> int:
    """Give where a span's border stands after the changes; inside a changed word it goes to that word's border."""
    index = bisect_right([c.start for c in found], at - end) - 1
    if index < 0:
        return at
    last = found[index]
    if at < last.end + end:
        return last.new + len(last.text) if end else last.new
    return at - last.end + last.new + len(last.text)


def renamed(row: dict, dice: random.Random, *, abroad: bool = True) -> dict:
    """Give an annotated article with other names; its claims' spans and codes follow. `abroad`: states, too."""
    found, to = changes(row["text"], dice, abroad=abroad)
    text = changed(row["text"], found)

    def follow(value):
        if isinstance(value, list):
            return [follow(each) for each in value]
        if not isinstance(value, dict):
            return value
        new = {key: follow(each) for key, each in value.items()}
        if value.get("start") is not None and value.get("end") is not None:
            new["start"], new["end"] = moved(value["start"], found, end=False), moved(value["end"], found, end=True)
            new["text"] = text[new["start"] : new["end"]]
        for key in ("code", "country"):
            if value.get(key) in to and not _tells(new.get("text"), value[key]):
                new[key] = to[value[key]]
        return new

    apart = {"publisher": "", "title": None} if abroad else {"title": None}
    return row | apart | {"text": text, "claims": follow(row["claims"])}


def _tells(words: str | None, code: str) -> bool:
    """Whether words tell a state by themselves."""
    return bool(words) and any(reading.code == code for reading in actors.resolve(words, [(0, len(words))])[0])


def rows(path: Path, seed: int, only: Path | None = None, *, abroad: bool = True) -> Iterator[dict]:
    """Give the renamed articles of a file; `only`: those whose ids stand in another."""
    wanted = {row["id"] for row in corpus([only])} if only else None
    for row in corpus([path]):
        if wanted is None or row["id"] in wanted:
            yield renamed(row, random.Random(f"{seed} {row['id']}"), abroad=abroad)


def main() -> None:
    """Write the renamed articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=Path, help="a file of articles: only those of the same ids")
    parser.add_argument("--home", action="store_true", help="leave the states as they are")
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    found = rows(options.articles, options.seed, options.only, abroad=not options.home)
    options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")


if __name__ == "__main__":
    main()
