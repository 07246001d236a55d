"""Kinds folded side by side, each in a process of its own: the rows that one process after another would write.

In: a draft that holds texts and claims, committed.  Out: for each kind, in order, a spool of rows for the draft.
Kinds never meet, so nothing depends on how many are folded at a time. A process is this module, run anew: it needs
nothing of the caller's, reads the draft's claims, which nobody writes any more, and ends when its caller does.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

import msgspec

from noteverbale.errors import StoreError
from noteverbale.flow.ledger import Ledger
from noteverbale.flow.turns import Turns
from noteverbale.records.reconcile import reconcile
from noteverbale.runners.local import cores
from noteverbale.store import RecordDraft, Spool
from noteverbale.types import Judgement

# Claims from which on further processes are worth their start; processes at a time; claims that they may hold in memory
# together (a million claims take 1,590 MB: docs/accuracy/store.md).
_WORTH = 50_000
_AT_ONCE = 2
_ROOM = 520_000
_JUDGEMENTS = msgspec.json.Encoder()


def fold_into(draft: RecordDraft, kind: str, judgements: Sequence[Judgement], ledger: Ledger) -> None:
    """Write the records of one kind."""
    numbers = array("q")
    ledger.turn_to(kind, numbers)
    draft.add_records(reconcile(draft.reports(kind, numbers), judgements, ledger))


def fold_all(draft: RecordDraft, judgements: Sequence[Judgement], ledger: Ledger) -> None:
    """Write the records of all kinds, with more than one process where that is worth it."""
    kinds = draft.kinds()
    draft.commit()
    if draft.claims < _WORTH or min(cores(), len(kinds)) < 2 or not sys.executable:
        for kind in kinds:
            fold_into(draft, kind, judgements, ledger)
        return
    with _spools(draft.path, judgements, kinds) as spools:
        for spool in spools:
            ledger.take(draft.take(spool))
            spool.unlink()


@contextmanager
def _spools(draft: Path, judgements: Sequence[Judgement], kinds: Mapping[str, int]) -> Iterator[Iterator[Path]]:
    """Give the spools of the kinds in order, as they are done; no process is left behind."""
    running, turns = _Running(), Turns(kinds, _ROOM)
    fold = partial(_folded, running, draft, _JUDGEMENTS.encode(judgements))
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        try:
            yield _in_order(kinds, as_completed([threads.submit(_in_turn, turns, fold) for _ in kinds]))
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            running.end()


def _in_turn(turns: Turns, fold: Callable[[str], Path]) -> tuple[str, Path]:
    kind = turns.take()
    try:
        return kind, fold(kind)
    finally:
        turns.give_back(kind)


def _in_order(kinds: Iterable[str], done: Iterator[Future[tuple[str, Path]]]) -> Iterator[Path]:
    """Give the spools in the order of the kinds, whichever was done first."""
    spools: dict[str, Path] = {}
    for kind in kinds:
        while kind not in spools:
            found, spool = next(done).result()
            spools[found] = spool
        yield spools.pop(kind)


class _Running:
    """The processes begun; once ended, one that is begun nevertheless ends too."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._ended = threading.Event()

    def add(self, process: subprocess.Popen[bytes]) -> None:
        """Take a process."""
        self._processes.append(process)
        if self._ended.is_set():
            process.kill()

    def end(self) -> None:
        """Kill all processes."""
        self._ended.set()
        for process in self._processes:
            process.kill()


def _folded(running: _Running, draft: Path, judgements: bytes, kind: str) -> Path:
    """Fold one kind; the process has a group of its own, so that a terminal's ctrl-C reaches only the caller."""
    spool = draft.with_name(f"{draft.name}-{kind}")
    command = [sys.executable, "-m", __name__, str(draft), kind, str(spool)]
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
        process_group=0,
    )
    running.add(process)
    assert process.stdin is not None and process.stdout is not None
    with suppress(BrokenPipeError):
        process.stdin.write(b"%d\n%b" % (len(judgements), judgements))
        process.stdin.flush()
    told = process.stdout.read().decode(errors="replace").strip()
    process.stdout.close()
    failed = process.wait() != 0
    with suppress(BrokenPipeError):
        process.stdin.close()
    if failed:
        why = told or f"the process that made the records of kind {kind} died, perhaps for lack of memory"
        raise StoreError(f"{draft}: {why}; nothing is lost, and the old record remains; run nv rebuild again")
    return spool


def _main(draft: str, kind: str, spool: str) -> int:
    size = sys.stdin.buffer.readline()
    if not size:  # the caller was interrupted before it said what to do
        return 1
    judgements = msgspec.json.decode(sys.stdin.buffer.read(int(size)), type=list[Judgement])
    threading.Thread(target=_end_with_caller, daemon=True).start()
    uri = f"{Path(draft).resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection, Path(spool).open("wb") as stream:
            into = Spool(connection, stream)
            ledger = Ledger(into)
            fold_into(into, kind, judgements, ledger)
            into.end(ledger.held())
    except OSError as error:
        print(f"{spool}: {error.strerror or error}")
        return 1
    return 0


def _end_with_caller() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
