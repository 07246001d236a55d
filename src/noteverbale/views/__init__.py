"""Views: named questions over the SQLite record, briefs, explanations and exports.

In: the path of a store.  Out: `RecordView` (also `noteverbale.open`), `Rows`, briefs and exported files.
"""

from __future__ import annotations

from noteverbale.views.questions import QUESTIONS
from noteverbale.views.recordview import RecordView
from noteverbale.views.rows import Rows

__all__ = ["QUESTIONS", "RecordView", "Rows"]
