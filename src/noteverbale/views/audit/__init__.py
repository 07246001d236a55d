"""The sheet on which a coder judges the reader: who is drawn into it, and what its cells say.

In: the database and checked filters.  Out: `Sheet`, rows for a spreadsheet; `guide`, what its words mean.
"""

from __future__ import annotations

from noteverbale.views.audit.guide import guide
from noteverbale.views.audit.sheet import Plan, Sheet, draw_sheet

__all__ = ["Plan", "Sheet", "draw_sheet", "guide"]
