"""Meaning as data: kinds, stages, vocabularies, and the tables of actors and equipment, each checked at load.

In: the TOML pages and CSV tables of this folder.  Out: cached, frozen values.  Errors: `OntologyError`.
"""

from __future__ import annotations

from noteverbale.ontology.codes import Code, cameo, code_of, is_done, plover
from noteverbale.ontology.kinds import Kind, kinds
from noteverbale.ontology.mediums import mediums, mode_by
from noteverbale.ontology.modes import mode_of, modes
from noteverbale.ontology.mutual import with_each_other
from noteverbale.ontology.stages import Stage, stages
from noteverbale.ontology.vocabulary import Vocabulary, vocabulary

__all__ = [
    "Code",
    "Kind",
    "Stage",
    "Vocabulary",
    "cameo",
    "code_of",
    "is_done",
    "kinds",
    "mediums",
    "mode_by",
    "mode_of",
    "modes",
    "plover",
    "stages",
    "vocabulary",
    "with_each_other",
]
