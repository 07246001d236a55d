"""What a text says of itself: publication day, publisher, link, title, credit; the first finding of each counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from noteverbale.documents.dates import parse_date
from noteverbale.types import Furniture, Where


@dataclass(slots=True)
class Findings:
    """What a text says of itself. `origin`: field -> publication_line or dateline; `order`: of days and months in
    figures; `unread`: words of a publication day that name no single day; `headline`: the line above, not among the
    furniture yet, as the title may be known.
    """

    furniture: tuple[Furniture, ...] = ()
    headline: Furniture | None = None
    dateline: Where | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    credit: str | None = None
    origin: dict[str, str] = field(default_factory=dict)
    order: str | None = None
    unread: str | None = None

    def note_day(self, words: str | None, origin: str) -> None:
        """Keep the day that words name, or the words where they name none."""
        day = parse_date(words or "", self.order)
        self.unread = self.unread or (words if words and day is None else None)
        self.note("published", day, origin)

    def note(self, name: str, value: object, origin: str) -> None:
        """Keep a value for a field that has none yet."""
        value = value.strip() if isinstance(value, str) else value
        if value and getattr(self, name) is None:
            setattr(self, name, value)
            self.origin[name] = origin
