"""Files for other programs, in the shapes of the field.

In: the database and checked filters.  Out: an `Export`, whose lines are written as they come; what is left out
is counted. A new format is one module and one row of `EXPORTERS`.
"""

from __future__ import annotations

from noteverbale.views.exports.claims import export_claims
from noteverbale.views.exports.deals import export_register, export_watch_list
from noteverbale.views.exports.dyads import export_dyads
from noteverbale.views.exports.events import export_events
from noteverbale.views.exports.export import Export, Exporter
from noteverbale.views.exports.judgements import export_judgements
from noteverbale.views.exports.panel import export_panel
from noteverbale.views.exports.visits import export_visits

EXPORTERS: dict[str, Exporter] = {
    one.name: one
    for one in (
        Exporter("claims", "jsonl", "interchange format, one document a line", export_claims),
        Exporter("events", "csv", "coded events: PLOVER (POLECAT columns), CAMEO", export_events),
        Exporter("dyads", "csv", "coded events pair by pair, source to target, like ICEWS", export_dyads),
        Exporter("panel", "csv", "dyads by month with zeros, for R and pandas", export_panel),
        Exporter("visits", "csv", "held visits with columns like those of COLT", export_visits),
        Exporter("register", "csv", "ordered and delivered arms, like SIPRI's register", export_register),
        Exporter("judgements", "jsonl", "people's corrections: who, when and why", export_judgements),
        Exporter("watch-list", "csv", "arms deals before the order, with stage and best source", export_watch_list),
    )
}

# The exports whose rows tell a mode and a medium, and so can be asked for one.
CODED = ("events", "dyads")

__all__ = ["CODED", "EXPORTERS", "Export", "Exporter"]
