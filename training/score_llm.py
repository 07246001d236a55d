"""What the machinery around a large model costs: a model that answers exactly as the annotators did, scored.

    python -m training.score_llm CLAIMS.jsonl --score FOLDER [--words-only]

Each annotated claim is told in the form that the prompt asks for, as words and codes (`--words-only`: words), without
offsets, window by window; what comes out is held against the same annotation by the scorer of the development sets.
A perfect machinery gives 1. Nothing is sent anywhere.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from noteverbale.config import LlmSettings
from noteverbale.documents import from_text
from noteverbale.interchange import interchange_line
from noteverbale.reading import readable
from noteverbale.reading.llm import LlmReader
from noteverbale.reading.llm.passages import passages
from noteverbale.reading.llm.usage import Ledger
from noteverbale.types import Document

_CODED = ("code", "sector")


class Annotators:
    """Stands where the endpoint is: answers with the claims of the sentences shown."""

    def __init__(self, words_only: bool) -> None:
        self._words_only = words_only
        self._claims: list[tuple[int, dict]] = []

    def take(self, document: Document, claims: Sequence[dict]) -> None:
        """Lay out the claims of the next document by the number of their sentence."""
        shown = passages(document.text, readable(document), sentences=10**6, context=0)
        lines = [line for passage in shown for line in passage.coded]
        self._claims = [
            (line.number, claim)
            for claim in claims
            for line in lines
            if line.start <= claim["trigger"]["start"] < line.end
        ]

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Answer as a model does."""
        shown = messages[1]["content"].rpartition("Sentences to code:")[2]
        numbers = {int(number) for number in re.findall(r"^(\d+) ", shown, re.MULTILINE)}
        return json.dumps({"claims": [self._told(n, claim) for n, claim in self._claims if n in numbers]})

    def _told(self, number: int, claim: dict) -> dict:
        plain = {name: claim[name] for name in ("kind", "polarity", "realis", "certainty")}
        words = {name: claim[name] and claim[name]["text"] for name in ("trigger", "time", "place")}
        roles = {role: [self._party(actor) for actor in claim[role]] for role in ("agent", "recipient")}
        source = self._party(claim["source"]) | {"kind": claim["source"]["kind"]}
        deal = {name: claim["deal"][name] for name in ("stage", "item")} if claim["deal"] else {}
        return {"sentence": number, **plain, **words, **roles, "source": source, **deal}

    def _party(self, actor: dict) -> dict:
        codes = {} if self._words_only else {name: actor[name] for name in _CODED if name in actor}
        return {"text": actor["text"]} | codes


def read(rows: Sequence[dict], *, words_only: bool = False) -> Iterator[bytes]:
    """Yield a line of the interchange format for each annotated document."""
    with tempfile.TemporaryDirectory() as folder:
        settings = LlmSettings(endpoint="http://localhost", model="annotators", cache=folder)
        annotators = Annotators(words_only)
        reader = LlmReader(settings, annotators, Ledger(settings))
        for row in rows:
            day = date.fromisoformat(row["published"]) if row.get("published") else None
            document = from_text(
                row["text"], name=row["id"], published=day, publisher=row.get("publisher"), title=row.get("title")
            )
            annotators.take(document, row["claims"])
            yield interchange_line(reader.read(document))
        print(f"dropped: {reader.usage().dropped}", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--score", type=Path, default=Path("../shared/score"))
    parser.add_argument("--words-only", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.claims.read_text(encoding="utf-8").splitlines()]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as system:
        system.write(b"".join(line + b"\n" for line in read(rows, words_only=options.words_only)))
        system.flush()
        scorer = options.score / "score_claims.py"
        subprocess.run([sys.executable, scorer, options.claims, system.name, "--all"], check=True)


if __name__ == "__main__":
    main()
