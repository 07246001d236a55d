"""Count which words news writes small inside sentences, for texts that are all in capitals or all in small letters.

    python -m training.letters CORPUS.jsonl.gz ... [--out src/noteverbale/resolve/small.txt]

A word is in the list if at least FEWEST of its places inside sentences, and SHARE of them all, are in small letters.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

FEWEST, SHARE = 4, 0.6
HEAD = """\
# Words that news writes small inside sentences, three times in five at least. In a text whose letters do not tell, what
# is not here begins with a capital. One a line.
# Source: counts over CC BY news (en.kremlin.ru, Tehran Times, Wikinews) by training/letters.py; licence CC BY 4.0.
"""
# A word after a blank with a letter, a digit or a comma before it: none that begins a sentence.
_INSIDE = re.compile(r"(?<=[\w,;] )[a-zA-Z]+(?:['’][a-zA-Z]+)*(?![\w])")


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the texts of gzipped JSON Lines."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def small_words(found: Iterable[str]) -> list[str]:
    """Give the words that texts write small, in order."""
    small, every = Counter[str](), Counter[str]()
    for text in found:
        for word in _INSIDE.findall(text):
            every[word.lower()] += 1
            small[word] += word.islower()
    return sorted(word for word, count in small.items() if count >= FEWEST and count >= SHARE * every[word])


def main() -> None:
    """Count from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/noteverbale/resolve/small.txt"))
    options = parser.parse_args()
    words = small_words(texts(options.corpora))
    options.out.write_text(HEAD + "".join(f"{word}\n" for word in words), encoding="utf-8")
    print(f"{len(words)} words: {options.out}")


if __name__ == "__main__":
    main()
