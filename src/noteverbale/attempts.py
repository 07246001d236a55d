"""One step on one document -> what it gives, or a Failure: the one place where the world's mess becomes data.

Libraries in Rust end a step by a panic, which is no Exception so that no program goes on by accident. Here it is caught
all the same: the step's state is thrown away with it, and other documents need none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from noteverbale.errors import NoteVerbaleError
from noteverbale.types import Failure

Given = TypeVar("Given")
# What stops the whole run, not one document.
_STOPS = (NoteVerbaleError, KeyboardInterrupt, SystemExit, GeneratorExit)


def attempt(act: Callable[[], Given], where: str, stage: str) -> Given | Failure:
    """Do one step on one document; whatever goes wrong in it is a failure of this document only.

    Raises NoteVerbaleError, which is the operator's to mend, and what ends a program (an interrupt, an exit).
    """
    try:
        return act()
    except _STOPS:
        raise
    except BaseException as error:  # noqa: BLE001 - a panic is no Exception
        reason = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace").decode("utf-8")
        return Failure(where=where, reason=reason, stage=stage)
