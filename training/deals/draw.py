"""Draw articles by chance that speak of arms trade: python -m training.deals.draw CORPUS.jsonl.gz COUNT

By broad patterns of words, not by what the reader finds, so that what it misses is drawn too. Prints ids, one a line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ARMS = (
    r"arms|weapon\w*|weaponry|missiles?|rockets?|fighter jets?|fighters|warplanes?|jets|aircraft|helicopters?|drones?"
    r"|UAVs?|tanks?|howitzers?|artillery|submarines?|frigates?|corvettes?|warships?|patrol boats?"
    r"|military (?:equipment|hardware|goods)|ammunition|munitions|rifles|air[- ]defen[cs]e|radars?|S-[34]00"
    r"|F-(?:15|16|18|22|35)\w*|Patriots?|Su-\d+|MiG-\d+|Mi-\d+|THAAD|armou?red vehicles?|bombs"
)
TRADE = (
    r"s[eo]ll(?:s|ing)?|sold|sales?|buy(?:s|ing)?|bought|purchas\w+|orders?|ordered|deliver\w*"
    r"|suppl(?:y|ies|ied|ying)|exports?|exported|exporting|imports?|imported|importing|contracts?|procure\w*"
    r"|acquir\w+|acquisition|transfer(?:s|red|ring)?|arms deals?|shipments?|shipped"
)
# Arms with a name or class beside words of an order or a delivery: what a register holds, and most articles do not.
NAMED = (
    r"S-[234]00\w*|F-(?:4|5|14|15|16|18|22|35)\w*|Su-?\d+\w*|MiG-?\d+|Mi-?\d+\w*|Ka-\d+|T-(?:72|80|90)\w*|Tor-M1|Buk"
    r"|Patriots?|THAAD|Rafales?|Mirages?|Typhoons?|Eurofighters?|Apaches?|Black Hawks?|Abrams|Leopards?|HIMARS"
    r"|Javelins?|Stingers?|Bayraktar\w*|C-130\w*|P-8\w*|Scuds?|Exocets?|fighter jets|warplanes|fighters|helicopters"
    r"|submarines|frigates?|corvettes?|warships?|tanks|missile systems?|missile shield"
    r"|air[- ]defen[cs]e systems?|radars?"
)
DONE = (
    r"sold|signed|contracts?|ordered|delivered|deliver(?:y|ies)|bought|purchased|supplied|received|shipped|shipments?"
    r"|acquired|handed over|exported"
)
NEAR = 40  # characters between the two words
LONGEST = 6000  # characters of an article that one can read with care, where no other number is asked for
_ARMS = re.compile(rf"\b(?:{ARMS})\b")


def beside(one: str, other: str) -> re.Pattern[str]:
    """Give the pattern of two kinds of words near each other, in either order."""
    gap = rf"[^.\n]{{0,{NEAR}}}"
    return re.compile(rf"\b(?:{one})\b{gap}\b(?:{other})\b|\b(?:{other})\b{gap}\b(?:{one})\b", re.IGNORECASE)


_TRADED, _DONE = beside(ARMS, TRADE), beside(NAMED, DONE)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--places", type=int, default=2, help="how often arms must stand beside trade")
    parser.add_argument("--done", action="store_true", help="arms with a name beside an order or a delivery, instead")
    parser.add_argument("--without", action="store_true", help="articles with words for arms and none of trade beside")
    parser.add_argument("--longest", type=int, default=LONGEST, help="characters of an article, at most")
    parser.add_argument("--not-among", type=Path, nargs="*", default=[], help="JSON Lines whose ids are left out")
    options = parser.parse_args()
    barred = {row.get("id") for path in options.not_among for row in rows(path)}
    least = 0 if options.without else options.places
    read = (row for row in rows(options.corpus) if row["id"] not in barred and len(row["text"]) <= options.longest)
    fitting = sorted(row["id"] for row in read if fits(row["text"], least, options.done))
    drawn = random.Random(f"deals {least}{' done' * options.done}").sample(fitting, min(options.count, len(fitting)))
    print("\n".join(sorted(drawn)))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the articles of a corpus, packed or not."""
    opening = gzip.open if path.suffix == ".gz" else open
    with opening(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def fits(text: str, least: int, done: bool = False) -> bool:
    """Tell whether a text speaks of arms beside trade in so many places; with none, of arms twice and never so."""
    if len(_ARMS.findall(text)) < 2:
        return False
    places = sum(1 for _ in (_DONE if done else _TRADED).finditer(text))
    return places >= least if least else not places


if __name__ == "__main__":
    main()
