"""Who said what in a brief: attributed claims, one line a sentence, without what the brief quotes already.

In: records and evidence by claim id.  Out: `Line`s in order of publication.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from noteverbale.views.evidence import Evidence
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code
from noteverbale.views.selection import Selected
from noteverbale.views.stories import Line
from noteverbale.views.timeline import sentence_of
from noteverbale.views.wording import words

Sentence = tuple[str, str, int, int]


def said(
    records: Iterable[Selected], told: Iterable[Evidence], filters: Filters, quoted: Iterable[Line] = ()
) -> list[Line]:
    """Give the attributed claims that the filters believe, once for each family of copies, a sentence at a time.

    `quoted`: lines of the brief whose sentence, and who says it, stand there already.
    """
    owner = {id: record.id for record in records for id in record.state.claim_ids}
    known = {sentence_of(line.evidence) for line in quoted if line.evidence}
    found: dict[tuple[Sentence, str], Line] = {}
    for one in told:
        if one.claim.source.kind == "publisher" or one.copy or not filters.believe(one.claim):
            continue
        if (sentence := sentence_of(one)) in known:
            continue
        line = found.get((sentence, one.said_by))
        about = _about(one)
        if line is None:
            line = Line(one.known or "undated", f"{one.said_by}: {about}", one, owner.get(one.id))
        elif about not in line.what:
            line = replace(line, what=f"{line.what}; {about}")
        found[sentence, one.said_by] = line
    return list(found.values())


def _about(one: Evidence) -> str:
    """The kind, the parties known, and how it is told where it is not simply told as done."""
    codes = dict.fromkeys(party.code for party in (*one.claim.agent, *one.claim.recipient) if party.code != "UNK")
    parties = f" ({', '.join(map(name_of_code, codes))})" if codes else ""
    plain = one.claim.polarity == "positive" and one.claim.realis == "occurred"
    told = "" if plain and one.claim.certainty == "certain" else f", {one.status.removesuffix(', certain')}"
    return f"{words(one.kind)}{parties}{told}"
