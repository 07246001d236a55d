"""Every named question in one table: what `nv show` and `RecordView` can ask.

In: the database and checked filters.  Out: `Rows`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial

from noteverbale.views.announcements import announcements, sources
from noteverbale.views.claims import claims, documents, statements
from noteverbale.views.contradictions import contradictions
from noteverbale.views.events import events
from noteverbale.views.filters import Filters
from noteverbale.views.planned import planned
from noteverbale.views.relations import relations
from noteverbale.views.rows import Rows
from noteverbale.views.shapes import SHAPES

Question = Callable[[sqlite3.Connection, Filters], Rows]
# One obvious place for a new question.
QUESTIONS: dict[str, Question] = {
    **{what: partial(events, what=what) for what in SHAPES},
    "claims": claims,
    "statements": statements,
    "documents": documents,
    "contradictions": contradictions,
    "planned": planned,
    "announcements": announcements,
    "sources": sources,
    "relations": relations,
}
