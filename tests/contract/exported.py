"""An export as rows."""

from __future__ import annotations

import csv
import io

from noteverbale.views import RecordView


def table(view: RecordView, form: str, **filters: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(view.export(form, **filters).lines))))
