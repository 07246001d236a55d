"""Which words the role branch reads for one trigger, and how it is told where the trigger is.

Of 9,600 annotated arguments 93 % stand in the trigger's sentence and 98 % within one sentence of it.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from noteverbale.reading.windows import Window

# Words on each side of the trigger that the branch reads at the most.
REACH = 40
# Distances are given in words, clipped to this.
FAR = 40


class Region(Struct, frozen=True):
    """Words [start, stop) of a window. `distance`: (words,) 0..2*FAR, FAR is the trigger; `sentence`: 0 before, 1
    own, 2 after.
    """

    start: int
    stop: int
    distance: np.ndarray
    sentence: np.ndarray


def region(window: Window, at: int) -> Region:
    """Give what the branch reads for the trigger that begins at word `at`: its sentence and its two neighbours,
    cut to REACH.
    """
    own = window.sentence[at]
    start = max(int(np.searchsorted(window.sentence, own - 1)), at - REACH)
    stop = min(int(np.searchsorted(window.sentence, own + 1, side="right")), at + REACH + 1)
    words = np.arange(start, stop)
    return Region(
        start, stop, np.clip(words - at, -FAR, FAR) + FAR, np.clip(window.sentence[start:stop] - own, -1, 1) + 1
    )
