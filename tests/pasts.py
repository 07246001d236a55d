"""A past in memory: what the store tells a refold, for tests of the refold alone."""

from __future__ import annotations

from collections.abc import Iterable

from noteverbale.records import rules
from noteverbale.records.blocks import digest, marks, turn
from noteverbale.records.facts import Facts
from noteverbale.records.fold import record_id
from noteverbale.records.refold import Gone, Placed, Refold
from noteverbale.records.turns import fullness
from noteverbale.types import Link, Report


class MemoryPast:
    """Claims of one kind with their turns, keys and records."""

    def __init__(self, kind: str) -> None:
        self.kind, self.identity = kind, rules.identity(kind)
        self.reports: dict[int, Report] = {}
        self.rows: dict[int, Placed] = {}
        self.keys: dict[int, set[int]] = {}
        self.links: dict[int, Link] = {}
        self.numbers: dict[str, int] = {}
        self.asked = 0

    def holding(self, key: int) -> list[Placed]:
        return [row for number, row in self.rows.items() if key in self.keys[number]]

    def members(self, cluster: int) -> list[Placed]:
        return [row for row in self.rows.values() if row.cluster == cluster]

    def placed(self, number: int) -> Placed:
        return self.rows[number]

    def report(self, number: int) -> Report:
        return self.reports[number]

    def link(self, number: int) -> Link:
        return self.links[number]

    def change(self, come: Iterable[Report], gone: Iterable[str] = ()) -> None:
        left = [Gone(self.rows.pop(self.numbers[id_]), self.reports.pop(self.numbers[id_])) for id_ in gone]
        arrived = [self._take(report) for report in come]
        refold = Refold(self.kind, self, left, arrived)
        refold.run()
        self.asked = len(refold.now)
        for number, answer in refold.now.items():
            if answer is not None:
                self.rows[number] = self.rows[number]._replace(cluster=answer[0])
                self.links[number] = answer[1]

    def _take(self, report: Report) -> int:
        number = self.numbers[report.claim.id] = len(self.numbers) + 1000 * len(self.keys)
        facts = Facts(report, self.identity)
        full = fullness(facts, self.identity)
        self.reports[number] = report
        self.keys[number] = {digest(self.kind, key) for key in marks(facts, self.identity)}
        at = turn(report.known, report.document_id, report.claim.trigger.start, report.claim.id, full)
        self.rows[number] = Placed(at, number, None)
        return number

    def answer(self) -> dict[str, tuple[str, Link]]:
        return {
            row.turn.claim: (record_id(self.rows[row.cluster].turn.claim), self.links[number])
            for number, row in self.rows.items()
            if row.cluster is not None
        }
