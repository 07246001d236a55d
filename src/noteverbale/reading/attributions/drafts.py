"""What one cue gives, before it is placed in the text: source, cue and content in tokens of its unit."""

from __future__ import annotations

from dataclasses import dataclass

from noteverbale.reading.attributions.sources import Stretch


@dataclass(slots=True)
class Draft:
    """An attribution in tokens of its unit."""

    source: Stretch | None
    cue: Stretch
    content: list[Stretch]
