"""Who speaks in a transcript, told in capitals ("PRESIDENT PUTIN: ...") -> the same in the letters of names, offset for
offset: names are known by their letters.

In: a text.  Out: a text of equal length ("President Putin: ...").  One word alone ("WALLACE:") counts where it opens
two paragraphs or more.
"""

from __future__ import annotations

import re
from collections import Counter

from noteverbale.reading.capitals import SHORT_NAMES
from noteverbale.resolve.actors.lexicon import spellings

_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[.'’-](?![’']))*"
_LABEL = re.compile(
    rf"^[^\S\n]*(?P<label>{_WORD}(?:,? {_WORD}){{0,7}})(?: ?\([^()\n]{{1,60}}\)){{0,2}} ?:(?=\s+\S)", re.MULTILINE
)
_PART = re.compile(r"[^\W\d_]+")
# Letters that all words of a label may have where it is none but acronyms: "UN", "SPD".
_SHORT = 3


def with_labels(text: str) -> str:
    """Give a text with the labels in capitals of its speakers in the letters of names."""
    found = list(_LABEL.finditer(text))
    counts = Counter(match["label"] for match in found)
    chosen = [match for match in found if _tells(match["label"], counts)]
    letters = list(text) if chosen else []
    for match in chosen:
        letters[slice(*match.span("label"))] = _PART.sub(lambda word: _written(word.group()), match["label"])
    return "".join(letters) if chosen else text


def _tells(label: str, counts: Counter[str]) -> bool:
    """Tell whether words in capitals before a colon are a name with its title, or one name that comes back."""
    words = _PART.findall(label)
    return len(max(words, key=len)) > _SHORT and (len(words) > 1 or counts[label] > 1)


def _written(word: str) -> str:
    low = word.lower()
    if low in SHORT_NAMES or len(low) != len(word):
        return word
    known = spellings().get(low, "")
    return known if known.lower() == low != known else word.capitalize()
