"""Claims of many texts -> records with history.

In: Reports (a claim with its document's day, publisher and family of copies) and a person's judgements.
Out: Records; families of copies; what a set of claims adds up to; what was known of a record on a day.
"""

from noteverbale.records.expectation import as_of
from noteverbale.records.families import families
from noteverbale.records.merge import merge
from noteverbale.records.reconcile import reconcile

__all__ = ["as_of", "families", "merge", "reconcile"]
