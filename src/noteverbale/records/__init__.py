"""Claims of many texts -> records with history.

In: Reports (a claim with its document's day, publisher and family of copies) and a person's judgements.
Out: Records; families of copies; what a set of claims adds up to; plans overdue; the ledger between two actors.
"""

from noteverbale.records.expectation import as_of, overdue
from noteverbale.records.families import families
from noteverbale.records.ledger import relations
from noteverbale.records.merge import merge
from noteverbale.records.reconcile import reconcile

__all__ = ["as_of", "families", "merge", "overdue", "reconcile", "relations"]
