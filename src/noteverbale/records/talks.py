"""Voices of a meeting -> by what it was held: in person, by call, by video, by letter.

In: a draft with the voices of one record.  Out: its field `medium`, null where no text tells one.
"""

from __future__ import annotations

from noteverbale.ontology.mediums import called_as
from noteverbale.records.fields import Draft
from noteverbale.records.voices import Told, choose


def add_talks(draft: Draft) -> None:
    """Add the medium. What is called a meeting too ("the meeting" of a video conference) is the narrower of the two."""
    told = [Told(voice.claim.medium, voice) for voice in draft.heard if voice.claim.medium]
    wider = {other for one in told for other in called_as(one.value)}
    draft.put("medium", choose([one for one in told if one.value not in wider]))
