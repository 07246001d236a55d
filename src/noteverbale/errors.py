"""Everything an operator can do wrong, as exceptions that name the repair.

    NoteVerbaleError
    |-- ConfigError          an option, nv.toml or NOTEVERBALE_* variable is wrong
    |-- InputError           what was named cannot be read at all
    |   |-- UnknownFormat        no reader for this kind of file
    |   `-- UnreadableDocument   the file's form or content defeats its reader
    |-- OntologyError        a data file (ours or the user's) breaks its own rules
    |-- ModelError           the network's files are missing or do not fit this version
    |-- EndpointError        the language model's endpoint refuses, or is not there
    |-- RunStopped           a limit is reached or the endpoint is gone: what was read is kept
    `-- StoreError           the record's folder
        |-- StoreVersionError    made by a newer version
        |-- StoreBusyError       another process is writing
        `-- StoreDamaged         a shard fails its checksum

The world's mess is not here: it is a `Failure`, data beside the reading.
Messages say what happened, where, and what to do. All of these pickle.
"""

from __future__ import annotations


class NoteVerbaleError(Exception):
    """Root of all errors meant for the operator."""


class ConfigError(NoteVerbaleError):
    """An option or setting is wrong."""


class InputError(NoteVerbaleError):
    """What was named as input cannot be read."""


class UnknownFormat(InputError):
    """No reader exists for this kind of file."""


class UnreadableDocument(InputError):
    """The content defeats its reader."""


class OntologyError(NoteVerbaleError):
    """A data file breaks its own rules."""


class ModelError(NoteVerbaleError):
    """The network's files are missing or do not fit this version."""


class EndpointError(NoteVerbaleError):
    """The endpoint of the language model refuses what it is asked, or is not there."""


class RunStopped(NoteVerbaleError):
    """A run ends before its input does, by a limit of the operator's; what was read is kept."""


class StoreError(NoteVerbaleError):
    """The record's folder cannot be used."""


class StoreVersionError(StoreError):
    """The store was made by a newer version."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class StoreDamaged(StoreError):
    """A shard fails its checksum."""
