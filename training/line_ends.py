"""Cut articles into lines, and count how many of these line ends are told from true ones (resolve/wrapping.py).

    python -m training.line_ends CORPUS.jsonl.gz ... [--width 72] [--ragged 12] [--limit 100]

Also counts the articles that change as they are, without being cut. No article is looked at for what it says.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from noteverbale.resolve.wrapping import unwrapped
from training.evaluate import wrapped
from training.letters import texts


def counted(text: str, width: int, ragged: int, dice: random.Random) -> Counter:
    """Give for one text: line ends put in and found, true ones and kept, and whether it changes uncut."""
    cut = wrapped(text, width, lambda: dice.randint(-ragged, ragged))
    seen = unwrapped(cut)
    put = [at for at, letter in enumerate(cut) if letter == "\n" and text[at] != "\n"]
    true = [at for at, letter in enumerate(text) if letter == "\n"]
    return Counter(
        put=len(put),
        found=sum(seen[at] == " " for at in put),
        true=len(true),
        kept=sum(seen[at] == "\n" for at in true),
        texts=1,
        uncut=int(unwrapped(text) != text),
    )


def main() -> None:
    """Count from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--width", type=int, default=72)
    parser.add_argument("--ragged", type=int, default=0, help="lines longer or shorter by up to so many characters")
    parser.add_argument("--limit", type=int, help="so many texts of each corpus, drawn by chance")
    options = parser.parse_args()
    dice, total = random.Random(1), Counter[str]()
    for path in options.corpora:
        every = list(texts([path]))
        for text in dice.sample(every, min(options.limit or len(every), len(every))):
            total += counted(text, options.width, options.ragged, dice)
    print(f"of {total['put']} line ends put in {total['found'] / max(1, total['put']):.4f} are found,")
    print(f"of {total['true']} true ones {total['kept'] / max(1, total['true']):.4f} are kept;")
    print(f"{total['uncut']} of {total['texts']} texts change uncut")


if __name__ == "__main__":
    main()
