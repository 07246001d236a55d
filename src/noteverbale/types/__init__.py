"""The values that flow through the system: bytes -> Document -> Claim -> Record -> View.

All are immutable. Offsets are Unicode code points into `Document.text`, end exclusive; those of a claim that the title
tells (`Claim.part`) go into `Document.title`.
Dates are `datetime.date`; intervals include both ends; None is an open or unknown end.
The wire names (`from`, `to`) are those of the interchange format (docs/codebook.md, section 7).
"""

from noteverbale.types.claims import Claim, Deal, Goods, Money, Quantity, Source, Status
from noteverbale.types.documents import Attribution, Document, Failure, Furniture, Reading, Report, path_name
from noteverbale.types.records import Contradiction, Judgement, Link, Record, State
from noteverbale.types.words import Actor, Mention, Name, Span, When, Where, above

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "Contradiction",
    "Deal",
    "Document",
    "Failure",
    "Furniture",
    "Goods",
    "Judgement",
    "Link",
    "Mention",
    "Money",
    "Name",
    "Quantity",
    "Reading",
    "Record",
    "Report",
    "Source",
    "Span",
    "State",
    "Status",
    "When",
    "Where",
    "above",
    "path_name",
]
