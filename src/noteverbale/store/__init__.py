"""The store: a folder with the log of readings and the record derived from it (folder.py says what is where)."""

from noteverbale.store.draft import RecordDraft
from noteverbale.store.folder import Store
from noteverbale.store.naming import Naming
from noteverbale.store.openings import RecordInUse
from noteverbale.store.past import Past
from noteverbale.store.spool import Spool
from noteverbale.store.writer import Writer

__all__ = ["Naming", "Past", "RecordDraft", "RecordInUse", "Spool", "Store", "Writer"]
