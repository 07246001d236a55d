"""What an exercise's record tells beyond the common fields: the series it belongs to, and its year or number in it.

In: a Draft with the common fields.  Out: the same Draft with an exercise's fields.
"""

from __future__ import annotations

from noteverbale.records.fields import Draft
from noteverbale.records.voices import Told, choose


def add_exercise(draft: Draft) -> None:
    """Add series and edition; an unnamed yearly exercise is one of its parties' series."""
    named = [(voice, voice.claim.name) for voice in draft.heard if voice.claim.name]
    series = choose([Told(name.known, voice) for voice, name in named if name.known])
    draft.put("series", series)
    own = [(voice, name) for voice, name in named if series and name.known == series.value]
    draft.put("edition", choose([Told(name.edition, voice) for voice, name in own if name.edition]))
    parties = draft.fields["parties"]
    if series is None and named and len(parties) > 1:
        draft.put("series", Told(f"annual ({', '.join(parties)})", named[0][0]))
